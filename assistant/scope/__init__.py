"""What First Rung is not for: it says so kindly, names who can help, and drafts nothing."""

from assistant.scope.decline import OutOfScope, out_of_scope
from assistant.scope.language import other_language

__all__ = ["OutOfScope", "other_language", "out_of_scope"]
