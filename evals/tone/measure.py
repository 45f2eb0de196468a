"""Measure the tone scores as they ship: `python -m evals.tone.measure [--data FOLDER] [--ablation]`.

On people's judgement in sets gathered by others, which were never fitted on, and on our own voices that were kept
back. Intervals are 95%, by bootstrap over groups.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.tone.model import Weights, chances, design, load
from assistant.tone.values import HEADS
from evals.tone.data import FILES, of_head
from evals.tone.fit import columns_of, fitted_on, labels_of, weights_of
from evals.tone.train import settings_that_shipped

SEED, DRAWS = 7, 1000
Measure = Callable[[np.ndarray, np.ndarray], float]


def auroc(labels: np.ndarray, scores: np.ndarray) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(labels, scores))


def rho(labels: np.ndarray, scores: np.ndarray) -> float:
    from scipy.stats import spearmanr

    return 0.0 if np.ptp(scores) == 0 else float(spearmanr(labels, scores)[0])


def macro_f1(labels: np.ndarray, scores: np.ndarray) -> float:
    from sklearn.metrics import f1_score

    return float(f1_score(labels, scores >= 0.5, average="macro"))


@dataclass(frozen=True)
class Outside:
    """A set, what of it is compared with which score, and the figures to know."""

    name: str
    head: str
    gold: Callable[[dict[str, Any]], float | None]
    group: str
    measure: Measure
    floor: str
    aim: str


SETS = (
    Outside("email_face_acts", "blame", lambda r: r["attack"], "seed", auroc, ".91 fitted on it", ".88"),
    Outside("email_politeness", "politeness", lambda r: r["gold_tone"], "seed", rho, ".53 unfitted", ".65"),
    Outside(
        "oss_incivility", "uncivil", lambda r: 1 - r["label"], "thread", auroc, ".72 fitted on it", ".72"
    ),
    Outside("checkthat_subj_en", "judgement", lambda r: r["label"], "", macro_f1, ".64 fitted on it", ".64"),
    Outside("checkthat_subj_en", "judgement", lambda r: r["label"], "", auroc, "", ""),
    Outside("stanford_politeness", "politeness", lambda r: r["score"], "", rho, ".60 fitted on it", ""),
    Outside("stanford_politeness", "politeness", lambda r: r["label"], "", auroc, ".81 fitted on it", ""),
)


@dataclass(frozen=True)
class Held:
    """A set read in: its columns, labels, groups and word counts."""

    columns: np.ndarray
    labels: np.ndarray
    groups: np.ndarray
    words: np.ndarray


def read(folder: Path, outside: Outside, columns: dict[str, np.ndarray]) -> Held:
    """The labelled rows of one set. Columns are computed once a set and kept in `columns`."""
    rows = [json.loads(line) for line in (folder / f"{outside.name}.jsonl").read_text("utf-8").splitlines()]
    if outside.name not in columns:
        columns[outside.name] = design([row["text"] for row in rows])
    gold = [outside.gold(row) for row in rows]
    kept = [at for at, value in enumerate(gold) if value is not None]
    groups = [str(rows[at].get(outside.group, at)) for at in kept]
    words = [float(len(rows[at]["text"].split())) for at in kept]
    return Held(
        columns[outside.name][kept], np.array([gold[at] for at in kept]), np.array(groups), np.array(words)
    )


def interval(held: Held, scores: np.ndarray, measure: Measure) -> tuple[float, float]:
    """The 95% interval, by drawing whole groups again and again."""
    draw = np.random.default_rng(SEED)
    members = [np.flatnonzero(held.groups == group) for group in np.unique(held.groups)]
    found = []
    for _ in range(DRAWS):
        at = np.concatenate([members[n] for n in draw.integers(len(members), size=len(members))])
        if np.ptp(held.labels[at]) > 0:
            found.append(measure(held.labels[at], scores[at]))
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


def overall(found: np.ndarray) -> np.ndarray:
    """The score named overall, of rows of scores."""
    blame, uncivil, polite = (found[:, HEADS.index(head)] for head in ("blame", "uncivil", "politeness"))
    together: np.ndarray = (polite + 1 - np.maximum(blame, uncivil)) / 2
    return together


def table(folder: Path, columns: dict[str, np.ndarray]) -> None:
    """Print each set with its interval, beside the floors, a constant and word count."""
    weights = load()
    print("| set | score | measure | rows | ours | 95% | overall | floor | constant | word count | aim |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for one in SETS:
        held = read(folder, one, columns)
        found = chances(held.columns, weights)
        scores, good = found[:, HEADS.index(one.head)], overall(found)
        low, high = interval(held, scores, one.measure)
        side = good if one.head == "politeness" else 1 - good
        constant = one.measure(held.labels, np.ones(len(held.labels)))
        words = (held.words > np.median(held.words)).astype(float) if one.measure is macro_f1 else held.words
        other = one.measure(held.labels, words)
        if one.measure is auroc:
            other = max(other, 1 - other)
        cells = [
            one.name,
            one.head,
            one.measure.__name__,
            len(scores),
            f"{one.measure(held.labels, scores):.3f}",
        ]
        cells += [f"{low:.3f} to {high:.3f}", f"{one.measure(held.labels, side):.3f}", one.floor]
        print(
            "|", " | ".join(str(cell) for cell in [*cells, f"{constant:.3f}", f"{other:.3f}", one.aim]), "|"
        )


def own_table() -> None:
    """Print precision, recall and F1 on our own voices that were kept back, by score and by file."""
    from sklearn.metrics import precision_recall_fscore_support

    weights = load()
    print(
        "\n| score | file | rows | positive | precision | recall | F1 | AUROC or rho |\n|---|---|---|---|---|---|---|---|"
    )
    for n, head in enumerate(HEADS):
        for file in FILES:
            rows = [row for row in of_head(head, (file,)) if row.kept_back]
            if not rows:
                continue
            labels, scores = labels_of(rows, head), chances(columns_of(rows), weights)[:, n]
            if head == "politeness":
                print(f"| {head} | {file} | {len(rows)} | | | | | {rho(labels, scores):.3f} |")
                continue
            truth = labels >= 0.5
            p, r, f, _ = precision_recall_fscore_support(
                truth, scores >= 0.5, average="binary", zero_division=0
            )
            print(
                f"| {head} | {file} | {len(rows)} | {truth.sum()} | {p:.2f} | {r:.2f} | {f:.2f} | {auroc(truth, scores):.3f} |"
            )


def _row(
    name: str, weights: Weights, heads: tuple[str, ...], folder: Path, columns: dict[str, np.ndarray]
) -> None:
    cells = []
    for one in SETS:
        if one.head in heads:
            held = read(folder, one, columns)
            cells.append(
                f"{one.measure(held.labels, chances(held.columns, weights)[:, heads.index(one.head)]):.3f}"
            )
        else:
            cells.append("")
    print("|", " | ".join([name, *cells]), "|")


def ablation(folder: Path, columns: dict[str, np.ndarray]) -> None:
    """Print what each part of the model and each file of ours adds; settings as they ship."""
    heads, settings = HEADS[:4], settings_that_shipped()
    print("\n| fitted on | " + " | ".join(f"{one.name} {one.measure.__name__}" for one in SETS) + " |")
    print("|" + "---|" * (len(SETS) + 1))
    for name, parts in (
        ("both", ("vectors", "marks")),
        ("vectors only", ("vectors",)),
        ("marks only", ("marks",)),
    ):
        _row(name, weights_of(fitted_on(heads), settings, parts), heads, folder, columns)
    for left in FILES:
        files = tuple(file for file in FILES if file != left)
        touched = tuple(head for head in heads if of_head(head, (left,)))
        if touched:
            _row(f"without {left}", weights_of(fitted_on(touched, files), settings), touched, folder, columns)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--ablation", action="store_true")
    asked = parser.parse_args()
    columns: dict[str, np.ndarray] = {}
    table(asked.data, columns)
    own_table()
    if asked.ablation:
        ablation(asked.data, columns)


if __name__ == "__main__":
    main()
