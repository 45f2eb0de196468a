"""Fits the small model that combines the signals: `python -m evals.entailment.fit`. Writes assistant/entailment/combine.json.

Fitted on the `combine` quarter of the three sets that may be fitted on (the cross-encoder has not seen them) and on reserved
pairs of other sets. Within a set each label counts the same: 0.5 is the balanced threshold. What goes in is chosen by leaving each set out in turn.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from assistant.entailment.combine import WEIGHTS
from assistant.entailment.signals import FEATURES, features, signals
from assistant.entailment.support import sentences_of
from evals.entailment.data import FITTED, fitting, general

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.entailment.signals import Signals

HOLD = 0.03  # how strongly the weights are held to nought
EXACT_HOLD = 0.1  # of that for the exact checks: they are rarely wrong, though they seldom speak
RESERVED = ("factcheckgpt_stance", "fm2", "contractnli_spans", "fever_vanilla")
SETS: dict[str, tuple[str, ...]] = {
    "overlap": ("covered", "covered_mean", "near", "near_mean", "bigrams", "bigrams_worst", "copied"),
    "exact": ("numbers", "dates", "names", "quotations", "negation"),
    "model": FEATURES[: FEATURES.index("covered")],
}
BRIEF = ("brief_bigrams", "brief_near")  # overlap by rule: it counts in a short text and not in a long one
COMBINED = (*SETS["model"], *SETS["exact"], *BRIEF)
CHOICES: dict[str, tuple[str, ...]] = {
    **SETS,
    "model+exact": (*SETS["model"], *SETS["exact"]),
    "averaged": (*SETS["model"], *SETS["exact"], *SETS["overlap"]),
    "combined": COMBINED,
}
MEASURED_COUNTS = 3.0  # whole texts with real sources count more than the reserved pairs


def seen(
    rows: Sequence[tuple[str | tuple[str, ...], str]], batch: int = 8
) -> list[tuple[list[Signals], int]]:
    """The signals of each (source, text), with the length of the source in words."""
    asked = [((source,) if isinstance(source, str) else source, sentences_of(text)) for source, text in rows]
    found: list[list[Signals]] = []
    for at in range(0, len(asked), batch):
        found += signals(asked[at : at + batch])
    return [(f, sum(len(s.split()) for s in source)) for f, (source, _) in zip(found, asked, strict=True)]


def table(rows: Sequence[tuple[str | tuple[str, ...], str]]) -> NDArray[np.float64]:
    """Features of each (source, text), of shape (rows, features)."""
    return np.array([features(found, words) for found, words in seen(rows)])


def columns(values: NDArray[np.float64], names: Sequence[str]) -> NDArray[np.float64]:
    """The named features, products among them."""
    at = {name: i for i, name in enumerate(FEATURES)}
    return np.stack([np.prod([values[:, at[p]] for p in name.split("*")], axis=0) for name in names], axis=1)


def balance(labels: NDArray[np.int64], groups: Sequence[str]) -> NDArray[np.float64]:
    """A weight for each row: labels alike within a set; the three measured sets count three times the others."""
    names = np.array(groups)
    out = np.zeros(len(labels))
    for name in set(groups):
        for label in (0, 1):
            chosen = (names == name) & (labels == label)
            out[chosen] = (MEASURED_COUNTS if name in FITTED else 1.0) / max(1, chosen.sum())
    return out * len(labels) / out.sum()


def _bounds(names: Sequence[str]) -> list[tuple[float | None, float | None]]:
    """A signal may only speak the way it was made to speak: strangers lower the score, the others raise it."""
    return [(None, 0.0) if name in SETS["exact"] else (0.0, None) for name in names]


def fitted(
    values: NDArray[np.float64],
    labels: NDArray[np.int64],
    groups: Sequence[str],
    names: Sequence[str],
    hold: float = HOLD,
) -> dict[str, object]:
    """Weights as combine.json holds them: logistic, with the sign of each weight fixed beforehand."""
    x = columns(values, names)
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    x = np.clip((x - mean) / scale, -3, 3)
    sign, weight = 2 * labels - 1, balance(labels, groups) / len(labels)
    held = np.array([hold * EXACT_HOLD if name in SETS["exact"] else hold for name in names])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = sign * (x @ w[:-1] + w[-1])
        slope = -weight * sign / (1 + np.exp(z))
        total = float(weight @ np.logaddexp(0, -z) + held @ w[:-1] ** 2)
        return total, np.append(x.T @ slope + 2 * held * w[:-1], slope.sum())

    bounds = [*_bounds(names), (None, None)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    return {
        "features": list(names),
        "mean": [round(float(v), 5) for v in mean],
        "scale": [round(float(v), 5) for v in scale],
        "weight": [round(float(v), 5) for v in found[:-1]],
        "bias": round(float(found[-1]), 5),
    }


def applied(values: NDArray[np.float64], model: dict[str, object]) -> NDArray[np.float64]:
    """Scores of each row under weights as combine.json holds them."""
    x = columns(values, model["features"])  # type: ignore[arg-type]
    x = np.clip((x - np.array(model["mean"])) / np.array(model["scale"]), -3, 3)
    return 1 / (1 + np.exp(-(x @ np.array(model["weight"]) + model["bias"])))


def gathered() -> tuple[NDArray[np.float64], NDArray[np.int64], list[str]]:
    """Features, labels and set names of all that the small model is fitted on."""
    rows: list[tuple[str | tuple[str, ...], str]] = []
    labels: list[int] = []
    groups: list[str] = []
    for name in FITTED:
        for row in fitting(name, "combine"):
            rows.append((row.source, row.text))
            labels.append(row.label)
            groups.append(name)
    draw = random.Random(5)
    pairs = [p for p in general(draw, reserved=True) if p.kind in RESERVED and len(p.premise.split()) > 12]
    draw.shuffle(pairs)
    for name in RESERVED:
        for pair in [p for p in pairs if p.kind == name][:60]:
            rows.append((pair.premise, pair.hypothesis))
            labels.append(int(pair.label in {"entailment", "supported"}))
            groups.append(name)
    return table(rows), np.array(labels), groups


def left_out(
    values: NDArray[np.float64],
    labels: NDArray[np.int64],
    groups: list[str],
    names: Sequence[str],
    hold: float,
) -> str:
    """AUROC and balanced accuracy on each set when fitted on the others."""
    at, out = np.array(groups), []
    for name in FITTED:
        own = at == name
        model = fitted(values[~own], labels[~own], [g for g in groups if g != name], names, hold)
        p = applied(values[own], model)
        out.append(
            f"{name} {roc_auc_score(labels[own], p):.3f}/{balanced_accuracy_score(labels[own], p > 0.5):.3f}"
        )
    return "  ".join(out)


def main() -> None:
    """Show the choices, each set left out in turn; fit the chosen one on all and write it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hold", type=float, default=HOLD)
    parser.add_argument("--cache", type=Path, help="file for the features, so that they are computed once")
    given = parser.parse_args()
    if given.cache and given.cache.exists():
        kept = np.load(given.cache)
        values, labels, groups = kept["values"], kept["labels"], [str(g) for g in kept["groups"]]
    else:
        values, labels, groups = gathered()
        if given.cache:
            np.savez(given.cache, values=values, labels=labels, groups=np.array(groups))
    for title, names in CHOICES.items():
        for hold in (0.01, 0.03, 0.1):
            print(f"{title:9} hold={hold:<5} {left_out(values, labels, groups, names, hold)}")
    model = fitted(values, labels, groups, COMBINED, given.hold)
    WEIGHTS.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(model["features"], model["weight"], strict=True):  # type: ignore[call-overload]
        print(f"{name:20} {weight:+.3f}")


if __name__ == "__main__":
    main()
