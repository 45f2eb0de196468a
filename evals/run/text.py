"""What a text does and holds, read by simple means of the evals' own: the product's checks do not mark their own work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "–": "-", "—": "-"}
)
_QUOTED = re.compile(r'"[^"]*"')
_SORRY = r"\b(?:sorry|apologi[sz]e[sd]?|apolog(?:y|ies)|regret)\b"
_MOVES = {
    "apology": _SORRY,
    "request": r"\b(?:please|could you|can you|will you|would you (?!like|say|rate)|i (?:need|want|expect|ask) you to|you (?:should|must|need to|have to|ought to)|"
    r"make sure|from now on|going forward|next time|why don'?t you|i suggest)\b",
    "question": r"\?",
    "thanks": r"\b(?:thank|thanks|grateful|appreciate)\b",
    "rating": r"\b(?:1|one) (?:to|and|-) (?:10|ten)\b",
    "threat": r"\b(?:or else|consequences|last (?:warning|chance)|i(?:'ll| will) (?:escalate|report you|go to (?:your|our) boss)|you(?:'ll| will) regret)\b",
    "absolute": r"\byou(?:'re| are|r \w+)? (?:always|never|constantly)\b|\b(?:always|never) you\b|\byou .{0,40}(?:all the time|every single time)",
}  # fmt: skip
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february april june july august september october november december"
_CALENDAR = re.compile(rf"\b(?:{'|'.join((*_DAYS.split(), *_MONTHS.split()))})\b")
_SCALE = re.compile(r"\b(?:1|one) (?:to|and|-) (?:10|ten)\b|\b(?:1|10)\b")


def plain(text: str) -> str:
    """Small letters, straight quotes, single blanks."""
    return " ".join(text.translate(_STRAIGHT).casefold().split())


def holds(text: str, wanted: str) -> bool:
    """Whether words stand in a text."""
    return plain(wanted) in plain(text)


def _spoken(text: str) -> str:
    """A text without what it quotes."""
    return _QUOTED.sub(" ", plain(text))


def moves_in(text: str) -> set[str]:
    """The moves that a text makes, outside of what it quotes."""
    spoken = _spoken(text)
    return {name for name, pattern in _MOVES.items() if re.search(pattern, spoken)}


def softened_apology(text: str) -> str:
    """The sentence in which an apology is taken back by a “but”, an “if” or a “however”; empty where none is."""
    sentences = split_sentences(text)
    for n, sentence in enumerate(sentences):
        spoken, after = _spoken(sentence), _spoken(sentences[n + 1]) if n + 1 < len(sentences) else ""
        if re.search(rf"{_SORRY}.*\b(?:but|however|although|if)\b", spoken):
            return sentence
        if re.search(_SORRY, spoken) and re.match(r"\W*(?:but|however|then again)\b", after):
            return f"{sentence} {sentences[n + 1]}"
    return ""


def new_particulars(text: str, given: str) -> tuple[str, ...]:
    """Digits, weekdays and months of a text that stand nowhere in what was given; a scale of 1 to 10 may."""
    spoken, known = plain(text), plain(given)
    digits = set(re.findall(r"\d+", _SCALE.sub(" ", spoken))) - set(re.findall(r"\d+", known))
    named = set(_CALENDAR.findall(spoken))
    shortened = {w for w in named if any(re.search(rf"\b{w[:n]}s?\b", known) for n in range(3, len(w) + 1))}
    return tuple(sorted(digits | (named - shortened)))


def copied(text: str, sources: Iterable[str], given: str, run: int = 8) -> str:
    """The first run of that many words shared with a source and not with what was given; empty where none is."""
    words, own = _words(text), _runs(_words(given), run)
    taken = _source_runs(tuple(sources), run)
    for n in range(len(words) - run + 1):
        piece = words[n : n + run]
        if piece in taken and piece not in own:
            return " ".join(piece)
    return ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w']+", plain(text)))


def _runs(words: tuple[str, ...], run: int) -> set[tuple[str, ...]]:
    return {words[n : n + run] for n in range(len(words) - run + 1)}


@lru_cache(maxsize=4)
def _source_runs(sources: tuple[str, ...], run: int) -> frozenset[tuple[str, ...]]:
    return frozenset().union(*(_runs(_words(s), run) for s in sources))


@lru_cache(maxsize=1)
def _hyphens() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US")


def reading_ease(text: str) -> float | None:
    """Flesch's reading ease, 0 (hard) to 100 (easy); None where there are no words."""
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", plain(text))
    sentences = [s for s in split_sentences(text) if re.search(r"\w", s)]
    if not words or not sentences:
        return None
    hyphens = _hyphens()
    syllables = sum(len(hyphens.positions(w)) + 1 for w in words)
    ease = 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)
    return float(min(100.0, max(0.0, ease)))
