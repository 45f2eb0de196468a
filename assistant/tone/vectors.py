"""Vectors of a text's manner: MiniLM's fourth layer, averaged. Its last layer keeps the topic and drops the tone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.retrieve.embedding import embed_early

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

# Chosen by leaving out voices of our own texts; it also costs a third less than all six.
LAYERS = 4
SIZE = 384
_AT_ONCE, _WORKERS = 128, 2


@lru_cache(maxsize=1)
def _loaded() -> None:
    """Loads the model, before two workers ask for it at once."""
    _encode(["."])


def _encode(texts: Sequence[str]) -> np.ndarray:
    return embed_early(texts, LAYERS)


def manner_vectors(texts: Sequence[str]) -> np.ndarray:
    """Unit vectors, shape (texts, 384). A text beyond 256 word pieces is cut by the model.

    Many texts are shared out to two workers, each with one thread of its own.

    Raises:
        RetrievalError: the model is missing or is not the published one.
    """
    import numpy as np

    if not texts:
        return np.zeros((0, SIZE), dtype=np.float32)
    if len(texts) <= _AT_ONCE:
        return _encode(texts)
    from concurrent.futures import ThreadPoolExecutor

    _loaded()
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    shares = [order[at : at + _AT_ONCE] for at in range(0, len(order), _AT_ONCE)]
    out = np.zeros((len(texts), SIZE), dtype=np.float32)
    with ThreadPoolExecutor(_WORKERS) as pool:
        found = pool.map(_encode, ([texts[at] for at in share] for share in shares))
        for share, vectors in zip(shares, found, strict=True):
            out[share] = vectors
    return out
