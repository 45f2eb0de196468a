"""How much each sign speaks for each method: weights fitted by `python -m evals.train_choose`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from assistant.schemas import METHOD_IDS, MethodId, Value

if TYPE_CHECKING:
    from collections.abc import Collection

_METHODS: tuple[MethodId, ...] = get_args(MethodId)
WEIGHTS = Path(__file__).with_name("weights.json")
# A method is chosen only where the intake shows one of these: without it there would be no true reason to give.
NEEDS: dict[MethodId, frozenset[str]] = {
    "ask-for-time": frozenset({"time", "prepare"}),
    "agreement": frozenset({"may-we", "said-yes", "feedback"}),
    "rating": frozenset({"rating", "talk-agreed"}),
    "listen": frozenset({"new-in-role", "understand", "ask-them", "new", "hearsay"}),
    "shared-goals": frozenset({"shared", "measured", "own-plans"}),
    "customer-mirror": frozenset({"customer", "their-eyes"}),
    "charter": frozenset({"charter", "habit"}),
    "no-surprises": frozenset({"plan", "heads-up", "unaware"}),
    "mediation": frozenset({"third-person", "talks-failed"}),
    "make-the-case": frozenset({"worth", "undervalued", "figures"}),
    "two-way-feedback": frozenset({"each-other", "feedback", "pattern", "several-facts", "own-part"}),
    "reset": frozenset({"damage", "loud", "behind", "apology", "own-part", "several-facts", "pattern"}),
    "appreciate": frozenset({"thanks", "unthanked", "good-deed"}),
}


class Weights(Value):
    """A number a method, in the order of METHOD_IDS: `bias`, and one row a sign."""

    bias: tuple[float, ...]
    signs: dict[str, tuple[float, ...]]

    def of(self, sign: str, method: MethodId) -> float:
        """How much a sign speaks for a method (natural logarithm of the odds); 0 where it is not known."""
        row = self.signs.get(sign)
        return row[METHOD_IDS.index(method)] if row else 0.0


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that First Rung ships."""
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(bias=read["bias"], signs=read["signs"])


def scores(found: Collection[str], weights: Weights | None = None) -> dict[MethodId, float]:
    """A score for each method that something in the intake speaks for; a mention always has one."""
    weights = weights or shipped()
    fits = [m for m in _METHODS if m not in NEEDS or NEEDS[m] & frozenset(found)]
    return {m: weights.bias[METHOD_IDS.index(m)] + sum(weights.of(s, m) for s in sorted(found)) for m in fits}
