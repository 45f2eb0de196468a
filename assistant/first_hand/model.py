"""A linear model over two layers of MiniLM and over the sorter's marks."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.errors import RetrievalError
from assistant.first_hand.hearsay import is_hearsay
from assistant.retrieve.embedding import embed, embed_early
from assistant.sorter.features import marks, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Path(__file__).with_name("weights.json")
# The fourth layer knows how something is told, the last one what it is about.
LAYERS = 4
SIZE = 384
OF_HEARSAY = 0.1
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """`vectors` (768,): the early layer, then the last; a slope a mark; a bias."""

    vectors: Numbers
    marks: dict[str, float]
    bias: float


def vectors_of(texts: Sequence[str]) -> Numbers:
    """What the model reads of texts beside their marks: shape (texts, 768).

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    read = [plain(text) for text in texts]
    return np.hstack([np.asarray(embed_early(read, LAYERS)), np.asarray(embed(read))]).astype(np.float64)


@lru_cache(maxsize=4096)
def first_hand(text: str, names: tuple[str, ...] = ()) -> float:
    """The chance, from 0 to 1, that words tell something that was seen, heard or received; 0 of words without a letter.

    Hearsay has at most a small chance, whatever it tells. `names` are the peer's own: what the peer said is no hearsay.

    Raises:
        RetrievalError: the embedding model or the weights cannot be used.
    """
    if not any(letter.isalpha() for letter in text):
        return 0.0
    weights, read = load(), _unnamed(text, names)
    told = sum(weights.marks.get(mark, 0.0) for mark in sorted(marks(read)))
    total = float(vectors_of([read])[0] @ weights.vectors) + told + weights.bias
    chance = float(1 / (1 + np.exp(-total)))
    return min(chance, OF_HEARSAY) if is_hearsay(text, names) else chance


def _unnamed(text: str, names: tuple[str, ...]) -> str:
    """The words with a pronoun for the peer: what they are called says nothing of what was seen."""
    called = sorted(
        {part for name in names for part in (name, *name.split()) if len(part) > 2}, key=len, reverse=True
    )
    for name in called:
        text = re.sub(rf"\b{re.escape(name)}['’]s\b", "her", text)
        text = re.sub(rf"\b{re.escape(name)}\b", "she", text)
    return text


def to_json(weights: Weights, about: dict[str, object]) -> str:
    """The weights as text, rounded to four places."""
    slopes = {name: round(slope, 4) for name, slope in sorted(weights.marks.items())}
    held = {
        "about": about,
        "bias": round(weights.bias, 4),
        "marks": slopes,
        "vectors": [round(float(x), 4) for x in weights.vectors],
    }
    return json.dumps(held, ensure_ascii=False) + "\n"


@lru_cache(maxsize=1)
def load(file: Path = WEIGHTS) -> Weights:
    """The weights that ship.

    Raises:
        RetrievalError: the file is missing or is not what it should be.
    """
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        weights = Weights(np.asarray(held["vectors"], dtype=np.float64), held["marks"], float(held["bias"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RetrievalError(
            f"Expected weights in {file.name}, found none that can be read. Install First Rung again."
        ) from error
    if weights.vectors.shape != (2 * SIZE,):
        raise RetrievalError(
            f"Expected {2 * SIZE} numbers in {file.name}, came {weights.vectors.shape}. Fit them again: python -m evals.train_first_hand"
        )
    return weights
