"""Two rehearsals side by side: what changed from the first to the second. No verdict on a person."""

from __future__ import annotations

from assistant.rehearse.debrief import debrief
from assistant.rehearse.values import SHOWN, Comparison, Debrief, Move, Rehearsal

_NAMES: dict[Move, str] = {
    "blames": "blame",
    "labels": "labels",
    "demands": "demands",
    "threatens": "a threat",
    "dismisses": "waving them off",
    "defends": "defending",
    "apologises_conditionally": "apologies with a condition",
    "too_fast": "going too fast",
    "listens_back": "saying back what you heard",
    "owns": "owning your part",
}


def compare(first: Rehearsal, second: Rehearsal) -> Comparison:
    """What differs between two rehearsals, the earlier one first, each on the branch it stands on."""
    a, b = debrief(first), debrief(second)
    says = [_end(a, b), *_same_footing(first, second), *_concern(a, b), *_counts(a, b), _talk(a, b)]
    return Comparison(first=a.timeline, second=b.timeline, says=tuple(s for s in says if s))


def _end(a: Debrief, b: Debrief) -> str:
    before, now = a.timeline[-1], b.timeline[-1]
    if (a.ended_at is None) != (b.ended_at is None):
        return f"In the {'first' if a.ended_at else 'second'} they ended the talk themselves; in the other they stayed."
    if before == now:
        return f"Both ended {now}."
    way = "more open" if SHOWN.index(now) > SHOWN.index(before) else "more closed"
    return f"The first ended {before}, the second {now}: {way}."


def _same_footing(first: Rehearsal, second: Rehearsal) -> list[str]:
    if first.difficulty != second.difficulty:
        return [
            f"The first was {first.difficulty} and the second {second.difficulty}, so the ends do not compare directly."
        ]
    return []


def _concern(a: Debrief, b: Debrief) -> list[str]:
    if a.surfaced == b.surfaced:
        return []
    return [f"What they held back came out in the {'second' if b.surfaced else 'first'} only."]


def _counts(a: Debrief, b: Debrief) -> list[str]:
    says = []
    if a.open_questions != b.open_questions:
        says.append(f"Open questions: {a.open_questions}, then {b.open_questions}.")
    for move, name in _NAMES.items():
        before, now = a.moves.get(move, 0), b.moves.get(move, 0)
        if before != now:
            says.append(f"Turns with {name}: {before}, then {now}.")
    return says


def _talk(a: Debrief, b: Debrief) -> str:
    return (
        f"Your share of the talk: {a.share_of_talk:.0%}, then {b.share_of_talk:.0%}. "
        f"Your longest turn: {a.longest} words, then {b.longest}."
    )
