"""Whether a result still means what the original did: by entailment, in both directions, as a whole and by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.reframe.layout import read_units
from assistant.reframe.operations.closing import GLUE
from assistant.reframe.values import Kept, Meaning

if TYPE_CHECKING:
    from assistant.reframe.values import Change

Pair = tuple[str, str]
Claims = list[tuple[str, "tuple[Change, ...]"]]
# How well each text is carried by its source, (source, text), 0 to 1.
Support = Callable[[Sequence[Pair]], Sequence[float]]
# A changed sentence below this is put back. Chosen by `python -m evals.reframe meaning` on the tuning half.
MEANING_FLOOR = 0.4
# These withdraw a judgement or the tone of it on purpose: that it no longer stands there is no loss.
WITHDRAWS = frozenset(
    {
        "reword_label", "reword_threat", "own_the_blame", "turn_absolute", "cut_barbs", "cut_hedges", "cut_frames",
        "cut_pleasantries", "cut_intensifiers", "calm_the_marks",
    }
)  # fmt: skip
# These say how it was for the leader in place of a judgement, which the judgement itself does not entail.
REWORDS = frozenset({"reword_label", "reword_threat", "own_the_blame", "turn_absolute"})


def by_entailment(pairs: Sequence[Pair]) -> list[float]:
    """The shipped entailment score of each pair.

    Raises:
        RetrievalError: the model is missing.
    """
    from assistant.entailment import supports

    return [found.score for found in supports(pairs)]


def _sentences(text: str) -> list[str]:
    return [u.text for u in read_units(text) if u.part == "sentence" and re.search(r"\w", u.text)]


def _touching(changes: Sequence[Change], start: int, end: int, *, new: bool) -> tuple[Change, ...]:
    """The changes at a span of the result (`new`) or of the original. A move touches no sentence."""

    def at(change: Change) -> tuple[int, int]:
        return (change.to_start, change.to_end) if new else (change.start, change.end)

    return tuple(c for c in changes if not c.moved and at(c)[0] < max(end, start + 1) and at(c)[1] >= start)


def _spans(text: str) -> list[tuple[int, int]]:
    out, done = [], 0
    for sentence in _sentences(text):
        start = text.index(sentence, done)
        done = start + len(sentence)
        out.append((start, done))
    return out


def _claims(text: str, changes: Sequence[Change], excused: frozenset[str], *, new: bool) -> Claims:
    """The sentences of a text that claim something, each with the changes at it; without what is excused."""
    found = []
    for start, end in _spans(text):
        touching = _touching(changes, start, end, new=new)
        if text[start:end] not in GLUE and not {c.operation for c in touching} & excused:
            found.append((text[start:end], touching))
    return found


def _both(original: str, text: str, changes: Sequence[Change]) -> tuple[Claims, Claims]:
    """What the result claims, and what the original claimed."""
    return _claims(text, changes, REWORDS, new=True), _claims(original, changes, WITHDRAWS, new=False)


def changed_sentences(
    original: str, text: str, given: str, changes: Sequence[Change]
) -> list[tuple[str, str, tuple[Change, ...]]]:
    """Source, sentence and changes: each sentence that came, with all that was told; each that went, with the result."""
    came, went = _both(original, text, changes)
    told, stays = f"{original}\n{given}".strip(), {s for s, _ in came} & {s for s, _ in went}
    asked = [(told, s, by) for s, by in came if by and s not in stays]
    return asked + [(text, s, by) for s, by in went if by and s not in stays]


def meaning_of(original: str, text: str, given: str, changes: Sequence[Change], support: Support) -> Meaning:
    """How much of the meaning is kept. `given` is what else the leader told.

    Courteous glue is no claim. A judgement that was withdrawn on purpose is not asked back.
    """
    if original == text:
        return Meaning(score=1.0)
    told = f"{original}\n{given}".strip()
    came, went = _both(original, text, changes)
    asked = changed_sentences(original, text, given, changes)
    whole = [(told, " ".join(s for s, _ in came)), (text, " ".join(s for s, _ in went))]
    scores = [min(1.0, max(0.0, s)) for s in support([*whole, *((source, s) for source, s, _ in asked)])]
    each = tuple(
        Kept(sentence=sentence, score=round(score, 3), changes=tuple(c.id for c in touching))
        for score, (_, sentence, touching) in zip(scores[2:], asked, strict=True)
    )
    return Meaning(score=round(min(scores[:2]), 3), sentences=each)


def losing(meaning: Meaning) -> frozenset[str]:
    """The ids of the changes at sentences whose meaning did not hold."""
    return frozenset(c for s in meaning.sentences if s.score < MEANING_FLOOR for c in s.changes)
