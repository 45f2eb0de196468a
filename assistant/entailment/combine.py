"""The small model that turns signals into one calibrated score: weights in combine.json, made by evals.entailment.fit."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.schemas import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Path(__file__).with_name("combine.json")


class Weights(Value):
    """A logistic model over standardised features; products of two features are features too, `a*b`."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]
    bias: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that ship."""
    return Weights(**json.loads(WEIGHTS.read_text(encoding="utf-8")))


def standard(given: Weights, values: dict[str, float]) -> list[float]:
    """The model's features, standardised and held within three deviations."""
    out = []
    for name, mean, scale in zip(given.features, given.mean, given.scale, strict=True):
        value = math.prod(values[part] for part in name.split("*"))
        out.append(min(3.0, max(-3.0, (value - mean) / scale)))
    return out


def score(names: Sequence[str], values: Sequence[float], given: Weights | None = None) -> float:
    """How likely the source supports the text, 0 to 1."""
    model = given or weights()
    known = dict(zip(names, values, strict=True))
    total = model.bias + sum(w * v for w, v in zip(model.weight, standard(model, known), strict=True))
    return 1 / (1 + math.exp(-total))
