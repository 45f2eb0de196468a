"""What a sentence turns round: an opposite, another day, a "not", or another person where the source has the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.entailment.actors import other_actor
from assistant.entailment.opposites import calendar_lines, lines, sides
from assistant.entailment.windows import stem
from assistant.entailment.words import ENOUGH, MOST_PLACES, Words, around, best, is_not, read, surely

if TYPE_CHECKING:
    from assistant.entailment.windows import Passage

NEAR = 6  # words of the text to either side that are compared
_REFUSES = frozenset(
    "refuse refused refuses fail failed fails decline declined declines deny denied denies stop stopped unlikely only".split()
)


class Turned(NamedTuple):
    """How surely, 0 to 1, a sentence turns its source round, and the word where it does."""

    opposite: float = 0.0
    calendar: float = 0.0
    negated: float = 0.0
    actor: float = 0.0
    word: str = ""

    @property
    def most(self) -> float:
        """The surest of the four."""
        return max(self.opposite, self.calendar, self.negated, self.actor)


def _sorted_places(text: Words, at: int, there: Words, line: int, side: int) -> tuple[list[int], list[int]]:
    """Where the source says the same as this word, and where a rival of it; a "not" turns the one into the other."""
    same: list[int] = []
    other: list[int] = []
    for word, its in lines()[line].items():
        for place in there.places.get(word, ()):
            agrees = (side in its) == (there.negated[place] == text.negated[at])
            (same if agrees else other).append(place)
    return same, other


def _opposed(text: Words, at: int, there: Words, weights: dict[str, float]) -> tuple[float, bool]:
    """How surely the source has a rival of this word in its place; and whether it is a day, month or time."""
    worst, calendar = 0.0, False
    for line, side in sides().get(stem(text.words[at]), ()):
        wanted = frozenset(s for s in around(text, at, NEAR, NEAR) if s not in lines()[line])
        same, other = _sorted_places(text, at, there, line, side)
        dated = line in calendar_lines()
        if not other or (dated and best(there, same, wanted, weights)[1] >= ENOUGH):
            continue  # sources give many dates: one that stands in such a place is taken as it is
        found = surely(there, same, other, wanted, weights)
        if found > worst:
            worst, calendar = found, dated
    return worst, calendar


def _explained(text: Words, at: int, there: Words, weights: dict[str, float]) -> bool:
    """Whether the word that is negated here is the opposite of what the source says: "not raise" where it says "cut"."""
    for i in range(at + 1, min(at + 4, len(text.words))):
        for line, side in sides().get(stem(text.words[i]), ()):
            same, other = _sorted_places(text, i, there, line, side)
            wanted = frozenset(s for s in around(text, i, NEAR, NEAR) if s not in lines()[line])
            if best(there, same, wanted, weights) > max((0.0, 0), best(there, other, wanted, weights)):
                return True
    return False


def _denied(text: Words, at: int, there: Words, weights: dict[str, float]) -> float:
    """How surely the source says without a "not" what the text says with the one that stands here."""
    if _explained(text, at, there, weights):
        return 0.0
    scope = around(text, at, 3, 6)
    same: list[int] = []
    other: list[int] = []
    for word in sorted(scope):
        for place in there.places.get(word, ())[:MOST_PLACES]:
            near = there.words[max(0, place - 6) : place + 6]
            (same if any(is_not(w) or w in _REFUSES for w in near) else other).append(place)
    return surely(there, same, other, scope, weights)


def turned(source: Passage, whole: str, sentence: str) -> Turned:
    """What a sentence turns round. `whole` is the text of the source, one sentence a line."""
    there, text = read(whole), read(sentence)
    opposite, calendar, negated = (0.0, ""), (0.0, ""), (0.0, "")
    for at, own in enumerate(text.words):
        if stem(own) in sides():
            found, dated = _opposed(text, at, there, source.weights)
            if dated:
                calendar = max(calendar, (found, own))
            else:
                opposite = max(opposite, (found, own))
        if is_not(own):
            negated = max(negated, (_denied(text, at, there, source.weights), own))
    actor = other_actor(source, whole, sentence)
    word = max(negated, actor, opposite, calendar, key=lambda each: each[0])
    return Turned(opposite[0], calendar[0], negated[0], actor[0], word[1])
