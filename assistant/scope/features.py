"""What the classifier sees of a text: its meaning, its words and pairs of words, and signs that often go with a topic."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assistant.scope.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# How much a sign weighs beside a word; chosen by cross-validation on the fitting files.
SIGN_SCALE = 0.25
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in SIGNS.values())


def grams(text: str) -> list[str]:
    """The words of a text, and each pair of neighbours. All numbers count as one word."""
    found = (w.removesuffix("'s") for w in _WORD.findall(text.lower().replace("’", "'")))
    words = ["0" if w.isdigit() else w for w in found]
    return words + [f"{one} {two}" for one, two in pairwise(words)]


def _signs(text: str) -> list[float]:
    straight = text.replace("’", "'")
    return [SIGN_SCALE * math.log1p(len(p.findall(straight))) for p in _patterns()]


def _weighed(text: str, places: Mapping[str, int], rarity: Any) -> Any:
    """Weights of the known words of a text, of length one. Shape: (words,)."""
    import numpy as np

    row = np.zeros(len(places), dtype="float32")
    for gram in grams(text):
        if gram in places:
            row[places[gram]] += 1
    row[row > 0] = 1 + np.log(row[row > 0])
    row *= rarity
    return row / (np.linalg.norm(row) or 1.0)


def features(
    texts: Sequence[str], meanings: Sequence[Sequence[float]], places: Mapping[str, int], rarity: Any
) -> Any:
    """One row a text: 384 numbers of meaning, the signs, then the known words. Shape: (texts, columns).

    `places` says where a word or pair stands among the last columns, `rarity` how rare each is (inverse document frequency).
    """
    import numpy as np

    rows = [
        [*meaning, *_signs(text), *_weighed(text, places, rarity)]
        for text, meaning in zip(texts, meanings, strict=True)
    ]
    return np.array(rows, dtype="float32")
