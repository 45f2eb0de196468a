"""The classifier behind the reader of moves: what it reads of a text, and the score of each move."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.rehearse.signs import SIGNS, signs
from assistant.rehearse.values import FITTED, Move
from assistant.retrieve.embedding import embed
from assistant.tone import score_tone

WEIGHTS = Path(__file__).parent / "weights.npz"


def move_scores(texts: tuple[str, ...]) -> list[dict[Move, float]]:
    """For each text the score of each move: 0.5 is the threshold that was chosen for it, 1 the most.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    import numpy as np

    weights = _weights()
    features = np.array(features_of(texts))
    raw = 1 / (
        1
        + np.exp(
            -(
                (features - weights["mean"]) / weights["scale"] @ weights["coefficients"].T
                + weights["intercepts"]
            )
        )
    )
    cut = weights["thresholds"]
    # Each threshold is mapped to one half, so that scores of moves can be compared.
    even = np.where(raw < cut, 0.5 * raw / cut, 0.5 + 0.5 * (raw - cut) / (1 - cut))
    return [dict(zip(FITTED, map(float, row), strict=True)) for row in even]


def features_of(texts: Sequence[str]) -> list[list[float]]:
    """The features of texts, a row each: embedding (384 numbers), signs, pairs of signs, tone.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    rows = zip(texts, embed(texts), score_tone(texts), strict=True)
    return [
        [*vector, *signs(text), *_pairs(text), *tone.model_dump().values()] for text, vector, tone in rows
    ]


def _pairs(text: str) -> list[float]:
    """Signs that matter together."""
    at = dict(zip(SIGNS, signs(text), strict=True))
    return [
        at["sorry"] * (1 - at["sorry_if"]),
        at["wh_question"] * (1 - at["lead"]),
        at["question"] * at["lead"],
        at["question"] * at["back"],
        at["back"] * (1 - at["blame"]),
        at["i_share"] * at["own"],
        at["thank"] * (1 - at["flatter"]),
        at["question"] * at["propose"],
        at["empathy"] * (1 - at["insult"]) * (1 - at["reproach"]),
        at["you_not"] * at["reproach"],
        at["i_subject_past"] * at["own_act"],
        at["lead"] * (1 - at["check"]),
        at["wh_question"] * (1 - at["blame"]) * (1 - at["reproach"]),
    ]


def counts_by_sentence() -> dict[Move, bool]:
    """For each move whether its sentences count beside the whole turn."""
    return dict(zip(FITTED, map(bool, _weights()["by_sentence"]), strict=True))


@lru_cache(maxsize=1)
def _weights() -> dict[str, Any]:
    import numpy as np

    with np.load(WEIGHTS) as kept:
        return {name: kept[name] for name in kept.files}
