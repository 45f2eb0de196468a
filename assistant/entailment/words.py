"""Two texts word by word, and whether the same words stand around two places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.entailment.windows import content_stems, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

FAR = 9  # words of the source to either side of a place that are compared
MOST_PLACES = 60  # of one kind that are looked at in a source
ENOUGH = 2  # shared words, at least
_UNSURE, _SURE = (
    0.15,
    0.6,
)  # shares of the words around that are in doubt below the one and beyond doubt above the other
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?;\n]")
_NOT = frozenset(
    "not never no nobody nothing none neither nor without cannot hardly lack lacks lacking unable".split()
)


class Words(NamedTuple):
    """A text in words: each with its stem ("" where it carries no meaning), whether it is negated, and where each stem stands."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    negated: tuple[bool, ...]
    places: dict[str, tuple[int, ...]]


def is_not(word: str) -> bool:
    """Whether a word negates."""
    return word in _NOT or word.endswith(("n't", "n’t"))


def _begins(text: str, found: Sequence[re.Match[str]]) -> list[int]:
    """For each word, which word its sentence begins with."""
    out: list[int] = []
    for at, match in enumerate(found):
        ended = at == 0 or bool(_ENDS.search(text[found[at - 1].end() : match.start()]))
        out.append(at if ended else out[-1])
    return out


@lru_cache(maxsize=128)
def read(text: str) -> Words:
    """A text in words. A word is negated where one of the three words before it in its sentence negates."""
    found = list(TOKEN.finditer(text))
    words = tuple(m[0].lower() for m in found)
    begins = _begins(text, found)
    stems = tuple(stem(w) if w[0].isdigit() or content_stems(w) else "" for w in words)
    negated = tuple(any(is_not(w) for w in words[max(begins[i], i - 3) : i]) for i in range(len(words)))
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(stem(word), []).append(at)
    return Words(words, stems, negated, {s: tuple(p) for s, p in places.items()})


def around(given: Words, at: int, before: int, after: int) -> frozenset[str]:
    """The stems that carry meaning so many words before and after a place."""
    return frozenset(given.stems[max(0, at - before) : at] + given.stems[at + 1 : at + 1 + after]) - {""}


def best(
    there: Words, places: Sequence[int], wanted: frozenset[str], weights: dict[str, float]
) -> tuple[float, int]:
    """The most weight of the wanted stems that stands around one of the places, and how many they are."""
    found = [wanted & around(there, at, FAR, FAR) for at in places[:MOST_PLACES]]
    return max(((sum(weights.get(s, 0.0) for s in f), len(f)) for f in found), default=(0.0, 0))


def surely(
    there: Words,
    same: Sequence[int],
    other: Sequence[int],
    wanted: frozenset[str],
    weights: dict[str, float],
) -> float:
    """How surely the wanted words stand around the other places rather than around the same ones, 0 to 1."""
    rare = max(weights.values(), default=1.0)
    whole = sum(weights.get(s, rare) for s in wanted)
    here, (weight, count) = best(there, same, wanted, weights)[0], best(there, other, wanted, weights)
    if not whole or count < ENOUGH or weight <= here:
        return 0.0
    return min(1.0, max(0.0, ((weight - here) / whole - _UNSURE) / (_SURE - _UNSURE)))
