"""Fits the small model that combines the signals: `python -m evals.entailment.fit`. Writes assistant/entailment/combine.json.

Fitted on the `combine` quarter of the three sets that may be fitted on (the cross-encoder has not seen them), on reserved
pairs of other sets, and on copies with and without an edit. Within a set each label counts the same: 0.5 is the balanced
threshold. What goes in was chosen by cross-validation over sources within all that.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from assistant.entailment.combine import WEIGHTS
from assistant.entailment.signals import FEATURES, features, signals
from assistant.entailment.support import sentences_of
from evals.entailment.copies import copies
from evals.entailment.data import FITTED, Row, fitting, general

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.entailment.signals import Signals

HOLD = 0.1  # how strongly the weights are held to nought
EXACT_HOLD = 0.1  # of that for the exact checks: they are rarely wrong, though they seldom speak
RESERVED = ("factcheckgpt_stance", "fm2", "contractnli_spans", "fever_vanilla")
SIGNALS: dict[str, tuple[str, ...]] = {
    "verdict": ("entailed", "entailed_short"),
    "wrong word": ("right_word", "right_word_short", "right_mean"),
    "meaning": ("meaning", "brief_meaning"),
    "bigrams": ("brief_bigrams",),
    "figures": ("figures",),
    "names": ("names",),
    "turned": ("turned",),
    "changed": ("changed",),
}
EXACT = frozenset({"figures", "names", "turned", "changed"})
COMBINED = tuple(feature for each in SIGNALS.values() for feature in each)
MEASURED_COUNTS = 6.0  # whole texts with real sources count more than the reserved pairs
FOLDS = 6


class Given(NamedTuple):
    """What the small model is fitted on: features of shape (rows, features), labels, the set and source of each row."""

    values: NDArray[np.float64]
    labels: NDArray[np.int64]
    sets: NDArray[np.str_]
    sources: NDArray[np.str_]

    def of(self, rows: NDArray[np.bool_]) -> Given:
        """Some of the rows."""
        return Given(*(each[rows] for each in self))


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
    """The named features."""
    return values[:, [FEATURES.index(name) for name in names]]


def balance(labels: NDArray[np.int64], sets: Sequence[str]) -> NDArray[np.float64]:
    """A weight for each row: labels alike within a set; the three measured sets count more than the others."""
    names = np.array(sets)
    out = np.zeros(len(labels))
    for name in set(sets):
        for label in (0, 1):
            chosen = (names == name) & (labels == label)
            out[chosen] = (MEASURED_COUNTS if name in FITTED else 1.0) / max(1, chosen.sum())
    return out * len(labels) / out.sum()


def fitted(given: Given, names: Sequence[str], hold: float = HOLD) -> dict[str, object]:
    """Weights as combine.json holds them: logistic, with the sign of each weight fixed beforehand.

    A signal may only speak the way it was made to speak: exact checks lower the score, the others raise it.
    """
    x = columns(given.values, names)
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    x = np.clip((x - mean) / scale, -3, 3)
    sign, weight = 2 * given.labels - 1, balance(given.labels, list(given.sets)) / len(given.labels)
    held = np.array([hold * EXACT_HOLD if name in EXACT else hold for name in names])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = sign * (x @ w[:-1] + w[-1])
        slope = -weight * sign / (1 + np.exp(z))
        total = float(weight @ np.logaddexp(0, -z) + held @ w[:-1] ** 2)
        return total, np.append(x.T @ slope + 2 * held * w[:-1], slope.sum())

    bounds = [*((None, 0.0) if name in EXACT else (0.0, None) for name in names), (None, None)]
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


def _reserved() -> list[tuple[str, Row]]:
    draw, out = random.Random(5), []
    pairs = [p for p in general(draw, reserved=True) if p.kind in RESERVED and len(p.premise.split()) > 12]
    draw.shuffle(pairs)
    for name in RESERVED:
        for at, pair in enumerate([p for p in pairs if p.kind == name][:60]):
            label = int(pair.label in {"entailment", "supported"})
            out.append((name, Row("", pair.premise, pair.hypothesis, label, name, f"{name}{at}")))
    return out


def gathered(cache: Path | None = None) -> Given:
    """All that the small model is fitted on; the features are kept in the cache file if one is named."""
    if cache and cache.exists():
        return Given(**np.load(cache))
    rows = [(name, row) for name in FITTED for row in fitting(name, "combine")]
    rows += _reserved() + [("copies", row) for row in copies(random.Random(31))]
    given = Given(
        table([(row.source, row.text) for _, row in rows]),
        np.array([row.label for _, row in rows]),
        np.array([name for name, _ in rows]),
        np.array([row.group for _, row in rows]),
    )
    if cache:
        np.savez(cache, **given._asdict())
    return given


def folds(given: Given, seed: int) -> NDArray[np.int64]:
    """A fold for each row; rows of one source share it."""
    draw, out = random.Random(seed), np.zeros(len(given.labels), dtype=np.int64)
    for name in sorted(set(given.sets)):
        sources = sorted(set(given.sources[given.sets == name]))
        draw.shuffle(sources)
        at = {source: i % FOLDS for i, source in enumerate(sources)}
        rows = np.flatnonzero(given.sets == name)
        out[rows] = [at[given.sources[i]] for i in rows]
    return out


def crossed(given: Given, names: Sequence[str], hold: float, seeds: int = 3) -> str:
    """AUROC and balanced accuracy on each set, each source scored by a model that has not seen it."""
    scores = np.zeros((seeds, len(given.labels)))
    for seed in range(seeds):
        fold = folds(given, seed)
        for at in range(FOLDS):
            model = fitted(given.of(fold != at), names, hold)
            scores[seed, fold == at] = applied(given.values[fold == at], model)
    out = []
    for name in (*FITTED, *RESERVED, "copies"):
        own = given.sets == name
        both = [
            (
                roc_auc_score(given.labels[own], p[own]),
                balanced_accuracy_score(given.labels[own], p[own] >= 0.5),
            )
            for p in scores
        ]
        out.append(f"{name[:9]} {np.mean([a for a, _ in both]):.3f}/{np.mean([b for _, b in both]):.3f}")
    return "  ".join(out)


def main() -> None:
    """Show each signal alone, all, and all without each, cross-validated; fit all and write the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hold", type=float, default=HOLD)
    parser.add_argument("--cache", type=Path, help="file for the features, so that they are computed once")
    asked = parser.parse_args()
    given = gathered(asked.cache)
    for title, names in SIGNALS.items():
        print(f"{title:18} {crossed(given, names, asked.hold)}")
    for title, names in SIGNALS.items():
        print(f"less {title:13} {crossed(given, [n for n in COMBINED if n not in names], asked.hold)}")
    for hold in (0.03, 0.1, 0.3):
        print(f"all, hold {hold:<8} {crossed(given, COMBINED, hold)}")
    model = fitted(given, COMBINED, asked.hold)
    WEIGHTS.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    for name, weight in zip(model["features"], model["weight"], strict=True):  # type: ignore[call-overload]
        print(f"{name:20} {weight:+.3f}")


if __name__ == "__main__":
    main()
