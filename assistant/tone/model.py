"""The linear models of tone: one a score, over manner vectors and marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import RetrievalError
from assistant.tone.marks import mark_names, marks_of
from assistant.tone.values import HEADS
from assistant.tone.vectors import SIZE, manner_vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

WEIGHTS = Path(__file__).parent / "weights.npz"
# A mark far out of what was seen in fitting must not decide alone.
FARTHEST = 6.0


@dataclass(frozen=True)
class Weights:
    """Centre and spread of each column; a slope a column for each head, and its bias."""

    mean: np.ndarray
    spread: np.ndarray
    slopes: np.ndarray
    bias: np.ndarray


@lru_cache(maxsize=4096)
def _row(text: str) -> np.ndarray:
    row = _rows([text])
    row.setflags(write=False)
    return row


def design(texts: Sequence[str]) -> np.ndarray:
    """What the models read of each text: shape (texts, 384 + marks). That of a text by itself is kept, for all who ask for it.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    return _row(texts[0]) if len(texts) == 1 else _rows(texts)


def forget() -> None:
    """Drop what is kept of texts, so that they are read anew."""
    _row.cache_clear()


def _rows(texts: Sequence[str]) -> np.ndarray:
    import numpy as np

    marks = np.array([marks_of(text) for text in texts], dtype=np.float32)
    return np.hstack([manner_vectors(texts), marks.reshape(len(texts), len(mark_names()))])


def chances(columns: np.ndarray, weights: Weights) -> np.ndarray:
    """Scores from 0 to 1, shape (texts, heads)."""
    import numpy as np

    scaled = np.clip((columns - weights.mean) / weights.spread, -FARTHEST, FARTHEST)
    found: np.ndarray = 1 / (1 + np.exp(-(scaled @ weights.slopes.T + weights.bias)))
    return found


@lru_cache(maxsize=1)
def load(file: Path = WEIGHTS) -> Weights:
    """The weights that ship.

    Raises:
        RetrievalError: the file is missing, or was made for other marks or other scores.
    """
    from io import BytesIO
    from zipfile import BadZipFile

    import numpy as np

    try:
        held = np.load(BytesIO(file.read_bytes()), allow_pickle=False)
        weights = Weights(held["mean"], held["spread"], held["slopes"], held["bias"])
        names = tuple(str(name) for name in held["marks"])
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise RetrievalError(
            f"Expected the tone weights in {file.name}, found none that can be read. Install First Rung again."
        ) from error
    if names != mark_names() or weights.slopes.shape != (len(HEADS), SIZE + len(names)):
        raise RetrievalError(
            f"Expected {file.name} made for {len(HEADS)} scores and {len(mark_names())} marks, came {len(names)} marks "
            "or other names. Fit them again: python -m evals.tone.train"
        )
    return weights
