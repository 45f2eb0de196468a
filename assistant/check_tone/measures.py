"""Length and reading ease."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.values import Hit

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading, Said

# Below this score a text is hard going for most readers.
HARD = 30.0
_EASY = 80.0
_FEWEST_WORDS = 25
_SILENT_END = re.compile(r"(?:[^aeiouylrn]e|[^aeiouytd]ed|[aeiou][lrn]e|[^sxzcg]es)$")


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, without a silent ending."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", letters))
    if groups > 1 and _SILENT_END.search(letters):
        groups -= 1
    return max(1, groups)


def reading_ease(text: str, sentences: int) -> float:
    """Flesch's reading ease: about 100 for very easy words, under 30 for very hard ones."""
    words = re.findall(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?", text)
    if not words or not sentences:
        return 100.0
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(syllables, words)) / len(words)


def ease_score(reading: Reading) -> float:
    """Reading ease from 0 (very hard) to 1 (easy)."""
    ease = reading_ease(reading.text, len(reading.sentences))
    return round(min(1.0, max(0.0, ease / _EASY)), 2)


def find_hard_reading(reading: Reading) -> list[Hit]:
    """The hardest sentence of a text that is hard to take in by ear."""
    if (
        len(reading.text.split()) < _FEWEST_WORDS
        or reading_ease(reading.text, len(reading.sentences)) >= HARD
    ):
        return []
    hardest = min(reading.sentences, key=lambda s: reading_ease(s.text, 1))
    return [Hit(hardest.start, hardest.end, "Say it in shorter sentences and everyday words.")]


def find_length(reading: Reading) -> list[Hit]:
    """The first sentence too many, and the sentence in which the words run over."""
    limits, found = reading.method.limits, []
    if limits.sentences and len(reading.sentences) > limits.sentences:
        extra = reading.sentences[limits.sentences]
        mend = f"Keep to {limits.sentences} sentence{'s' * (limits.sentences > 1)}. This one goes first."
        found.append(Hit(extra.start, extra.end, mend, ""))
    if limits.words and (over := _runs_over(reading, limits.words)):
        count = sum(_words(s) for s in reading.sentences)
        found.append(Hit(over.start, over.end, f"Keep it under {limits.words} words. These are {count}."))
    return found


def _words(said: Said) -> int:
    return len(re.findall(r"\w+(?:['’-]\w+)*", said.text))


def _runs_over(reading: Reading, most: int) -> Said | None:
    count = 0
    for said in reading.sentences:
        count += _words(said)
        if count > most:
            return said
    return None
