"""Does a source say what a text says? A cross-encoder of our own, exact checks of particulars, one calibrated score."""

from assistant.entailment.lines import score_lines
from assistant.entailment.model import entailments
from assistant.entailment.support import SentenceSupport, Support, support, supports

__all__ = ["SentenceSupport", "Support", "entailments", "score_lines", "support", "supports"]
