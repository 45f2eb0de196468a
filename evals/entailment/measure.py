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
from scipy.stats import rankdata

from assistant.entailment.combine import WEIGHTS
from assistant.entailment.signals import FEATURES
from assistant.retrieve.embedding import embed
from evals.entailment import data
from evals.entailment.data import Row, fitting, measured
from evals.entailment.fit import COMBINED, EXACT, SIGNALS, Given, applied, fitted, gathered, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

DRAWS = 1000
AIMS = {
    "expertqa": 0.68,
    "summedits sales": 0.65,
    "summedits other": 0.62,
    "wice": 0.76,
    "qags cnndm": 0.83,
    "qags xsum": None,
}


class Part(NamedTuple):
    """One line of the table: rows, their features, and how they are scored."""

    name: str
    measure: str
    rows: list[Row]
    values: NDArray[np.float64]
    cosine: NDArray[np.float64] | None = None


def _auroc(labels: NDArray[np.int64], scores: NDArray[np.float64]) -> float:
    """By ranks: a table takes 200,000 of these, and scikit-learn's takes a hundred times as long."""
    many = int(labels.sum())
    few = len(labels) - many
    if not many or not few:
        return 0.5
    return float((rankdata(scores)[labels == 1].sum() - many * (many + 1) / 2) / (many * few))


def _balanced(labels: NDArray[np.int64], scores: NDArray[np.float64]) -> float:
    if len(set(labels.tolist())) < 2:
        return 0.5
    right = scores >= 0.5
    return float((right[labels == 1].mean() + (~right[labels == 0]).mean()) / 2)


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
        if 0 < labels[at].sum() < len(at):
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


def simple(part: Part) -> dict[str, NDArray[np.float64]]:
    """The simplest signals, as scores."""
    at = {name: part.values[:, i] for i, name in enumerate(FEATURES)}
    return {
        "constant": np.full(len(part.rows), 0.4),
        "fewer words": -at["text_length"],
        "word overlap": at["covered"],
        "bigrams": at["bigrams"],
        "MiniLM cosine": part.cosine if part.cosine is not None else at["meaning"],
    }


def ablations(given: Given) -> dict[str, dict[str, object]]:
    """Each signal alone, and all without each: refitted on the same fitting part."""
    alone = {f"{name} alone": fitted(given, names) for name, names in SIGNALS.items()}
    exact = {"exact checks alone": fitted(given, sorted(EXACT)), "all signals": fitted(given, COMBINED)}
    less = {
        f"without {name}": fitted(given, [n for n in COMBINED if n not in names])
        for name, names in SIGNALS.items()
    }
    return {**alone, **exact, **less}


def report(found: list[Part], models: dict[str, dict[str, object]]) -> None:
    """Print one table a set: what ships, the ablation, and the simplest signals."""
    for part in found:
        aim = AIMS[part.name]
        print(f"{part.name}: {len(part.rows)} texts, {part.measure}" + (f", aim {aim}" if aim else ""))
        for title, model in models.items():
            print(_line(title, part, applied(part.values, model)))
        for title, scores in simple(part).items():
            print(_line(title, part, scores, plain=True))


def _line(title: str, part: Part, scores: NDArray[np.float64], *, plain: bool = False) -> str:
    """AUROC and, of a model's score, balanced accuracy at 0.5, each with its interval."""
    cells = []
    for measure in ("AUROC",) if plain else ("AUROC", "BAcc"):
        value, low, high = interval(part, scores, measure)
        cells.append(f"{measure} {value:.3f} [{low:.2f}, {high:.2f}]")
    return f"  {title:22} " + "  ".join(cells)


def main() -> None:
    """Measure what ships."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, help="folder for features, so that they are computed once")
    parser.add_argument("--no-cosine", action="store_true")
    parser.add_argument("--data", type=Path, help="folder of the measured sets, where they lie elsewhere")
    asked = parser.parse_args()
    if asked.data:
        data.DATA = asked.data
    given = gathered(asked.cache / "fit.npz" if asked.cache else None)
    models = {"score": json.loads(WEIGHTS.read_text(encoding="utf-8")), **ablations(given)}
    report(parts(asked.cache / "held.npz" if asked.cache else None, cosine=not asked.no_cosine), models)


if __name__ == "__main__":
    main()
