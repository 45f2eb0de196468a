"""The parts of a source that lie closest to a sentence: short premises for the entailment model."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORDS = 90  # of a stretch of the source: with the hypothesis about 160 word pieces
GATHERED = 60  # words gathered from anywhere: less, since they crowd out one another
LONGEST_SENTENCE = 45
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDINGS = re.compile(r"(?:'s|’s|ingly|edly|ing|ies|ied|es|ed|ly|s)$")
_COMMON = frozenset(
    "a an the and or but if of to in on at by for from with as is are was were be been being am do does did have has had "
    "he she it they we i you his her its their our my your him them us me this that these those there then than so such "
    "will would can could may might shall should must not no into about over after before which who whom what when where "
    "while also just only very more most some any all each other another up out down off".split()
)


class Passage(NamedTuple):
    """A source cut into sentences, each with its content stems, and how telling each stem is."""

    sentences: tuple[str, ...]
    stems: tuple[frozenset[str], ...]
    weights: dict[str, float]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending: `moved` and `moves` give `mov`."""
    word = word.lower()
    cut = _ENDINGS.sub("", word) if len(word) > 4 else word.removesuffix("s") if len(word) > 3 else word
    return cut.removesuffix("e") if len(cut) > 3 else cut


def words_of(text: str) -> list[str]:
    """The words of a text in order, lower case."""
    return [w.lower() for w in _WORD.findall(text)]


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(w) for w in words_of(text) if w not in _COMMON)


def _pieces(sentence: str) -> Iterable[str]:
    words = sentence.split()
    for start in range(0, len(words), LONGEST_SENTENCE):
        yield " ".join(words[start : start + LONGEST_SENTENCE])


@lru_cache(maxsize=64)
def passage(source: str | tuple[str, ...]) -> Passage:
    """Cut a source into sentences; a sentence beyond 45 words is cut again. Linear in the words given."""
    lines = (source,) if isinstance(source, str) else source
    whole = (s for line in lines for s in split_sentences(line))
    sentences = tuple(piece for s in whole for piece in _pieces(s))
    stems = tuple(content_stems(s) for s in sentences)
    seen = Counter(s for each in stems for s in each)
    weights = {s: math.log(1 + len(sentences) / n) for s, n in seen.items()}
    return Passage(sentences, stems, weights)


def _joined(source: Passage, chosen: Iterable[int]) -> str:
    return " ".join(source.sentences[i] for i in sorted(chosen))


def _around(source: Passage, best: int, close: Sequence[float], words: int) -> set[int]:
    """Sentences next to each other, grown from the best one towards the closer neighbour."""
    first = last = best
    room = words - len(source.sentences[best].split())
    while True:
        sides = [i for i in (first - 1, last + 1) if 0 <= i < len(source.sentences)]
        fitting = [i for i in sides if len(source.sentences[i].split()) <= room]
        if not fitting:
            return set(range(first, last + 1))
        taken = max(fitting, key=lambda i: (close[i], -i))
        room -= len(source.sentences[taken].split())
        first, last = min(first, taken), max(last, taken)


def _gathered(source: Passage, wanted: frozenset[str], close: Sequence[float], words: int) -> set[int]:
    """Sentences from anywhere, each the one that adds most of what is still uncovered."""
    chosen: set[int] = set()
    left, room = set(wanted), words
    likely = sorted(range(len(close)), key=lambda i: (-close[i], i))[:40]
    while True:
        gains = {
            i: sum(source.weights.get(s, 0.0) for s in source.stems[i] & left)
            for i in likely
            if i not in chosen and len(source.sentences[i].split()) <= room
        }
        best = max(gains, key=lambda i: (gains[i], close[i], -i), default=None)
        if best is None or not gains[best]:
            break
        chosen.add(best)
        left -= source.stems[best]
        room -= len(source.sentences[best].split())
    for i in likely:  # what room is left goes to the next closest
        if i not in chosen and close[i] and len(source.sentences[i].split()) <= room:
            chosen.add(i)
            room -= len(source.sentences[i].split())
    return chosen


def premises(source: Passage, sentence: str, *, words: int = WORDS, count: int = 2) -> list[str]:
    """At most `count` premises of at most `words` words each, the closest first; one where the source is short.

    The first is gathered from anywhere in the source, the others are stretches of it.
    """
    total = sum(len(s.split()) for s in source.sentences)
    if total <= words + 20:
        return [" ".join(source.sentences)] if source.sentences else []
    wanted = content_stems(sentence)
    close = [sum(source.weights.get(s, 0.0) for s in stems & wanted) for stems in source.stems]
    found = [_gathered(source, wanted, close, min(words, GATHERED))]
    used: set[int] = set()
    while len(found) < count:
        free = [i for i in range(len(close)) if i not in used]
        if not free:
            break
        stretch = _around(source, max(free, key=lambda i: (close[i], -i)), close, words)
        used |= stretch
        if stretch not in found:
            found.append(stretch)
    return [_joined(source, chosen) for chosen in found if chosen]
