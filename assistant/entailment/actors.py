"""Who did it: a sentence that gives to one person what the source tells of another. By the word before the verb, without a parser."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.entailment.words import FAR, TOKEN, read, surely

if TYPE_CHECKING:
    from assistant.entailment.windows import Passage

AFTER = 7  # words after the verb that are compared
_SPEAKERS = frozenset("i we".split())
_BETWEEN = frozenset(
    "had has have did does do will would also then later only just already simply again never not".split()
)
_STARTS = re.compile(r"[.!?\n\"“”:•]\s*$")


@lru_cache(maxsize=128)
def _capitals(text: str) -> tuple[tuple[bool, ...], frozenset[str]]:
    """Which words have a capital, and the words that have one in the middle of a sentence: names, mostly."""
    capital, names, end = [], set(), 0
    for found in TOKEN.finditer(text):
        first = not end or _STARTS.search(text[end : found.start()]) is not None
        end = found.end()
        capital.append(found.group()[0].isupper())
        if capital[-1] and not first:
            names.add(found.group().lower())
    return tuple(capital), frozenset(names)


def _actor(text: str, at: int, names: frozenset[str]) -> str:
    """The name, "i" or "we" right before the verb at this place; empty where something else stands there."""
    words = read(text).words
    i = at - 1
    while i >= 0 and words[i] in _BETWEEN:
        i -= 1
    if i < 0 or not (
        words[i] in _SPEAKERS or (_capitals(text)[0][i] and words[i] in names and read(text).stems[i])
    ):
        return ""
    return words[i]


def other_actor(source: Passage, whole: str, sentence: str) -> tuple[float, str]:
    """How surely, 0 to 1, the source says of another person what the sentence says of one; and the word for that person."""
    there, text = read(whole), read(sentence)
    names = _capitals(whole)[1] | _capitals(sentence)[1]
    worst = (0.0, "")
    for at in range(1, len(text.words)):
        verb = text.stems[at]
        own = _actor(sentence, at, names) if verb and verb in there.places else ""
        if not own or _capitals(sentence)[0][at] or verb[0].isdigit():
            continue
        others = [
            p
            for p in there.places[verb]
            if _actor(whole, p, names) not in {"", own} and own not in there.words[max(0, p - FAR) : p]
        ]
        rest = [p for p in there.places[verb] if p not in others]
        wanted = frozenset(text.stems[at + 1 : at + 1 + AFTER]) - {""}
        found = surely(there, rest, others, wanted, source.weights) if others else 0.0
        worst = max(worst, (found, own), key=lambda each: each[0])
    return worst
