"""Fits how much each sign of an intake speaks for each method: `python -m evals.train_choose`.

Fitted on the tuning half of `validation/choose`, on our cases that expect a draft, and on what each method says of when to
use it. Deterministic; writes assistant/choose_method/weights.json.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.choose_method.model import WEIGHTS, Weights
from assistant.choose_method.signs import signs
from assistant.choose_method.told import read
from assistant.library import library
from assistant.schemas import METHOD_IDS, Situation
from evals.cases import read_cases
from evals.choose import DATA, half

if TYPE_CHECKING:
    from collections.abc import Sequence

STRENGTH = 1.0
# Our cases ask for a method by name, so that many of them would do for another one too.
CASE_WEIGHT, WHEN_WEIGHT = 0.5, 0.3
# The share of an intake that counts for the methods that would do as well.
SECOND = 0.35
SEEN_AT_LEAST = 3


class Row(NamedTuple):
    """The signs of one intake, the methods that would do, best first, and what it counts."""

    found: frozenset[str]
    accept: tuple[str, ...]
    weight: float
    person: str


def described(situation: Situation) -> frozenset[str]:
    """The names of the signs that an intake shows."""
    return frozenset(signs(read(situation)))


def rows() -> list[Row]:
    """All that the weights are fitted on."""
    found = [Row(described(i.situation), i.accept, 1.0, i.person) for i in half("tuning")]
    found += [
        Row(described(case.situation), case.methods, CASE_WEIGHT, f"case {case.id}")
        for case in read_cases()
        if case.expect.status == "drafted" and case.methods
    ]
    found += [
        Row(described(Situation(wish=when)), (method.id,), WHEN_WEIGHT, "method")
        for method in library().methods.values()
        for when in method.when
    ]
    return found


def _shares(accept: Sequence[str]) -> list[tuple[str, float]]:
    if len(accept) == 1:
        return [(accept[0], 1.0)]
    return [(accept[0], 1 - SECOND), *((m, SECOND / (len(accept) - 1)) for m in accept[1:])]


def fit(given: Sequence[Row]) -> Weights:
    """Softmax regression on the signs, drawn in to zero."""
    from sklearn.linear_model import LogisticRegression

    seen = Counter(sign for row in given for sign in row.found)
    names = sorted(sign for sign, times in seen.items() if times >= SEEN_AT_LEAST)
    split = [(row, method, share * row.weight) for row in given for method, share in _shares(row.accept)]
    shown = np.array([[name in row.found for name in names] for row, _, _ in split], dtype=float)
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(shown, [METHOD_IDS.index(m) for _, m, _ in split], sample_weight=[w for _, _, w in split])
    # Every method has its rows, so the classes stand in the order of METHOD_IDS.
    slopes = model.coef_.T.round(3)
    table = {name: tuple(row.tolist()) for name, row in zip(names, slopes, strict=True)}
    return Weights(bias=tuple(model.intercept_.round(3).tolist()), signs=table)


def main() -> None:
    """Fit, and write the weights with a hash of the labelled text."""
    weights = fit(rows())
    about = {
        "fitted_by": "python -m evals.train_choose",
        "methods": METHOD_IDS,
        "data_sha256": hashlib.sha256((DATA / "tuning.jsonl").read_bytes()).hexdigest(),
    }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in weights.signs.items())
    head = f'{{"about": {json.dumps(about)},\n"bias": {json.dumps(weights.bias)},\n"signs": {{\n'
    WEIGHTS.write_text(f"{head}{lines}\n}}}}\n", encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(weights.signs)} signs, {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
