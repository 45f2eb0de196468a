"""Which method fits an intake: what it shows, how much that speaks for each method, and the reason that is told."""

from assistant.choose_method.choose import choose_method

__all__ = ["choose_method"]
