"""A small classifier on MiniLM embeddings: is this a matter between peers, or one of the topics to decline?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.retrieve.embedding import embed

WEIGHTS = Path(__file__).parent / "weights.npz"
# Fitted by `python -m evals.train_scope`, the floor chosen on tuning.jsonl; `python -m evals.scope` prints both halves.
FLOOR_IN_SCOPE = 0.55
# Doubt spread over many topics is an angry text, and no topic.
FLOOR_OF_TOPIC = 0.16
_MOST_WORDS = 150


@lru_cache(maxsize=1)
def _weights() -> tuple[Any, Any, tuple[str, ...]]:
    import numpy as np

    with np.load(WEIGHTS) as kept:
        return kept["coefficients"], kept["intercepts"], tuple(str(c) for c in kept["classes"])


def by_model(text: str) -> str:
    """The topic that a text is most likely about, or the empty string where it may be in scope.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    import numpy as np

    words = " ".join(text.split()[:_MOST_WORDS])
    if len(words.split()) < 4:
        return ""
    coefficients, intercepts, classes = _weights()
    logits = coefficients @ np.array(embed([words])[0]) + intercepts
    chances = np.exp(logits - logits.max())
    chances /= chances.sum()
    in_scope = classes.index("in")
    if chances[in_scope] >= FLOOR_IN_SCOPE:
        return ""
    chances[in_scope] = 0
    return classes[int(chances.argmax())] if chances.max() >= FLOOR_OF_TOPIC else ""
