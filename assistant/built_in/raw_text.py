"""What can be taken from free text where the intake is empty: events, one's own part, what it led to, and a wish."""

from __future__ import annotations

from assistant.errors import InputError, RetrievalError
from assistant.schemas import IntakeField, Situation, Value
from assistant.sorter import into_intake, sort_text

_FILLED: tuple[IntakeField, ...] = ("happened", "my_part", "impact", "wish")
_MOST_ASKED = 3


class FromRaw(Value):
    """A situation filled in from its free text, which fields came from there, and what has to be asked about the rest."""

    situation: Situation
    fields: tuple[IntakeField, ...] = ()
    questions: tuple[str, ...] = ()


def fill_from_raw(situation: Situation) -> FromRaw:
    """Fill empty fields from the free text. What was filled in by hand is never touched."""
    if not situation.raw.strip() or situation.happened:
        return FromRaw(situation=situation)
    try:
        filled, asked = into_intake(sort_text(situation.raw), situation)
    except (InputError, RetrievalError):
        return FromRaw(situation=situation)
    fields = tuple(f for f in _FILLED if getattr(filled, f) != getattr(situation, f))
    return FromRaw(situation=filled, fields=fields, questions=asked[:_MOST_ASKED])
