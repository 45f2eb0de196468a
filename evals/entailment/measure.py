"""How far the faithfulness score agrees with people: `python -m evals.entailment.measure`. Prints a table.

Where a set may be fitted on, only the half that was held back is measured; others whole. Intervals are 95% bootstrap
intervals, drawn by source. An ablation refits the small model on fewer signals, on the same fitting part.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from assistant.entailment.combine import WEIGHTS
from assistant.entailment.signals import FEATURES
from assistant.retrieve.embedding import embed
from evals.entailment.data import Row, fitting, measured
from evals.entailment.fit import CHOICES, applied, fitted, gathered, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

DRAWS = 1000
AIMS = {"expertqa": 0.68, "summedits sales": 0.65, "summedits other": 0.62, "wice": 0.76, "qags xsum": None}


class Part(NamedTuple):
    """One line of the table: rows, their features, and how they are scored."""

    name: str
    measure: str
    rows: list[Row]
    values: NDArray[np.float64]
    cosine: NDArray[np.float64] | None = None


def _auroc(labels: NDArray[np.int64], scores: NDArray[np.float64]) -> float:
    return float(roc_auc_score(labels, scores)) if len(set(labels)) > 1 else 0.5


def _balanced(labels: NDArray[np.int64], scores: NDArray[np.float64]) -> float:
    return float(balanced_accuracy_score(labels, scores >= 0.5)) if len(set(labels)) > 1 else 0.5


MEASURES: dict[str, Callable[[NDArray[np.int64], NDArray[np.float64]], float]] = {
    "AUROC": _auroc,
    "BAcc": _balanced,
}


def interval(part: Part, scores: NDArray[np.float64], measure: str) -> tuple[float, float, float]:
    """The measure, and the ends of its 95% interval when sources are drawn anew 1,000 times."""
    labels = np.array([row.label for row in part.rows])
    groups = np.array([row.group for row in part.rows])
    members = [np.flatnonzero(groups == g) for g in sorted(set(groups))]
    draw = np.random.default_rng(11)
    found = []
    for _ in range(DRAWS):
        at = np.concatenate([members[i] for i in draw.integers(0, len(members), len(members))])
        if len(set(labels[at])) > 1:
            found.append(MEASURES[measure](labels[at], scores[at]))
    low, high = np.percentile(found, [2.5, 97.5])
    return MEASURES[measure](labels, scores), float(low), float(high)


def parts(cache: Path | None, *, cosine: bool) -> list[Part]:
    """All parts, with their features (kept in the cache file if one is named)."""
    summedits = fitting("summedits8", "held")
    asked = [
        ("expertqa", "AUROC", fitting("expertqa_claims", "held")),
        ("summedits sales", "BAcc", [r for r in summedits if r.subset.startswith("sales")]),
        ("summedits other", "BAcc", [r for r in summedits if not r.subset.startswith("sales")]),
        ("wice", "AUROC", fitting("wice_claim", "held")),
        *(
            (f"qags {s}", "AUROC", rows)
            for s in ("cnndm", "xsum")
            if (rows := [r for r in measured("qags") if r.subset == s])
        ),
    ]
    kept = dict(np.load(cache)) if cache and cache.exists() else {}
    for name, _, rows in asked:
        if name not in kept:
            kept[name] = table([(row.source, row.text) for row in rows])
        if cosine and f"{name} cosine" not in kept:
            kept[f"{name} cosine"] = _cosine(rows)
        if cache:
            np.savez(cache, **kept)
    return [
        Part(name, measure, rows, kept[name], kept.get(f"{name} cosine")) for name, measure, rows in asked
    ]


def _cosine(rows: list[Row]) -> NDArray[np.float64]:
    """The closest of the source's stretches of 90 words, by MiniLM."""
    found = []
    for row in rows:
        words = (row.source if isinstance(row.source, str) else " ".join(row.source)).split()[:1000]
        stretches = [" ".join(words[i : i + 90]) for i in range(0, max(1, len(words)), 90)]
        vectors = np.array(embed([row.text, *stretches]))
        found.append(float((vectors[1:] @ vectors[0]).max()))
    return np.array(found)


def _show(name: str, scores: dict[str, NDArray[np.float64]], part: Part) -> str:
    cells = []
    for title, each in scores.items():
        value, low, high = interval(part, each, part.measure)
        cells.append(f"{title} {value:.3f} [{low:.2f}, {high:.2f}]")
    return f"{name:16} {part.measure:5} n={len(part.rows):3} " + " | ".join(cells)


def report(found: list[Part], models: dict[str, dict[str, object]]) -> None:
    """Print the table of the shipped score and of the simplest signals, and the ablation."""
    at = {name: i for i, name in enumerate(FEATURES)}
    for part in found:
        shipped = applied(part.values, models["shipped"])
        both = {"score": shipped}
        print(_show(part.name, both, part))
        auroc = part._replace(measure="AUROC")
        simple = {
            "overlap": part.values[:, at["covered_mean"]], "bigrams": part.values[:, at["bigrams"]],
            "words": -part.values[:, at["text_length"]], "constant": np.full(len(part.rows), 0.4),
        }  # fmt: skip
        if part.cosine is not None:
            simple["cosine"] = part.cosine
        print("   ", _show("", both | simple, auroc).strip())
        ablated = {
            name: applied(part.values, model)
            for name, model in models.items()
            if name not in {"shipped", "combined"}
        }
        print("    ablation:", _show("", ablated, part).strip())
        if part.measure == "BAcc":
            print("    ablation:", _show("", ablated, auroc).strip())


def main() -> None:
    """Measure what ships."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, help="folder for features, so that they are computed once")
    parser.add_argument("--no-cosine", action="store_true")
    given = parser.parse_args()
    kept = given.cache / "fit.npz" if given.cache else None
    if kept and kept.exists():
        loaded = np.load(kept)
        values, labels, groups = loaded["values"], loaded["labels"], list(loaded["groups"])
    else:
        values, labels, groups = gathered()
        if kept:
            np.savez(kept, values=values, labels=labels, groups=np.array(groups))
    models = {"shipped": json.loads(WEIGHTS.read_text(encoding="utf-8"))}
    for name, names in CHOICES.items():
        models[name] = fitted(values, labels, groups, names)
    report(parts(given.cache / "held.npz" if given.cache else None, cosine=not given.no_cosine), models)


if __name__ == "__main__":
    main()
