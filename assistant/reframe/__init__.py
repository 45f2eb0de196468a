"""Reframing: the same message, for the way this peer hears. Nothing added, nothing lost, and each change can be taken back.

`reframe` is the step; `without` takes a change back; `style_for`, `suggest_style` and `mirror` come before it.
"""

from assistant.reframe.engine import reframe, without
from assistant.reframe.language import language_note
from assistant.reframe.meaning import MEANING_FLOOR, Support, by_entailment
from assistant.reframe.mirror import mirror
from assistant.reframe.styles import style_for, style_questions, styles
from assistant.reframe.suggest import suggest_style
from assistant.reframe.values import (
    STYLE_IDS,
    Caution,
    Change,
    Kept,
    Mark,
    Meaning,
    Reframed,
    Style,
    StyleAnswer,
    StyleId,
    StyleQuestion,
    Suggestion,
)

__all__ = [
    "MEANING_FLOOR",
    "STYLE_IDS",
    "Caution",
    "Change",
    "Kept",
    "Mark",
    "Meaning",
    "Reframed",
    "Style",
    "StyleAnswer",
    "StyleId",
    "StyleQuestion",
    "Suggestion",
    "Support",
    "by_entailment",
    "language_note",
    "mirror",
    "reframe",
    "style_for",
    "style_questions",
    "styles",
    "suggest_style",
    "without",
]
