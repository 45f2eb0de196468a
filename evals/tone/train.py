"""Fit the tone scores on our own texts and write their weights: `python -m evals.tone.train`. Deterministic.

One logistic regression a score, on the voices that are not kept back; labels may lie between 0 and 1. Every file
weighs the same. Strength and the say of the marks are chosen on voices left out (five folds) and on whole files left
out, since what comes in will be of other kinds than ours; the threshold is chosen on voices left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np

from assistant.retrieve.embedding import WEIGHTS_SHA256
from assistant.tone.marks import mark_names
from assistant.tone.model import WEIGHTS, Weights
from assistant.tone.values import HEADS
from assistant.tone.vectors import LAYERS
from evals.tone.data import FILES, VALIDATION, Labelled, fingerprint
from evals.tone.fit import (
    SEED,
    Scale,
    Settings,
    columns_of,
    even_weights,
    fit_one,
    fitted_on,
    labels_of,
    scale_of,
    weights_of,
)

Scorer = Callable[[np.ndarray, np.ndarray], np.ndarray]
CARD = VALIDATION / "tone" / "card.json"
STRENGTHS = (0.0001, 0.0003, 0.001, 0.003, 0.01)
MARK_SAYS = (0.5, 1.0, 2.0)
FOLDS = 5
# Of settings that agree this nearly as well as the best (a standard error), the one with the strongest pull to zero.
TOLERANCE = 0.005
# A threshold far from the middle was picked by the noise of few examples.
FARTHEST_SHIFT = 1.0


def agreement(rows: Sequence[Labelled], head: str, scores: np.ndarray) -> float:
    """Mean over files of the area under the curve, or of Spearman's rho for politeness."""
    from scipy.stats import spearmanr
    from sklearn.metrics import roc_auc_score

    found, labels = [], labels_of(rows, head)
    for file in sorted({row.file for row in rows}):
        here = np.array([row.file == file for row in rows])
        if head == "politeness":
            found.append(float(spearmanr(labels[here], scores[here])[0]))
        elif 0 < (labels[here] >= 0.5).mean() < 1:
            found.append(float(roc_auc_score(labels[here] >= 0.5, scores[here])))
    return float(np.mean(found))


def voices_left_out(rows: Sequence[Labelled], score: Scorer) -> np.ndarray:
    """For each row the score by a model that never saw its voice."""
    from sklearn.model_selection import GroupKFold

    scores = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(scores, groups=[row.group for row in rows]):
        scores[test] = score(train, test)
    return scores


def files_left_out(rows: Sequence[Labelled], score: Scorer) -> np.ndarray | None:
    """For each row the score by a model that never saw its file; None where there is one file only."""
    files = np.array([row.file for row in rows])
    if len(set(files)) == 1:
        return None
    scores = np.zeros(len(rows))
    for file in sorted(set(files)):
        test = np.flatnonzero(files == file)
        scores[test] = score(np.flatnonzero(files != file), test)
    return scores


def best_shift(rows: Sequence[Labelled], head: str, scores: np.ndarray) -> float:
    """The threshold, in log odds, with the best macro-F1, mean over files; near ties go to the middle."""
    from sklearn.metrics import f1_score

    labels, files = labels_of(rows, head) >= 0.5, np.array([row.file for row in rows])

    def value(at: float) -> float:
        each = [
            f1_score(labels[files == f], scores[files == f] >= at, average="macro")
            for f in sorted(set(files))
        ]
        return float(np.mean(each)) - 0.005 * abs(at)

    return float(max(np.arange(-FARTHEST_SHIFT, FARTHEST_SHIFT + 0.01, 0.1), key=value))


def _scorer(rows: Sequence[Labelled], head: str, scale: Scale, settings: Settings) -> Scorer:
    scaled = scale(columns_of(rows), settings.marks_say)
    labels, weights = labels_of(rows, head), even_weights(rows)

    def score(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        slopes, bias = fit_one(scaled[train], labels[train], weights[train], settings.strength)
        found: np.ndarray = scaled[test] @ slopes + bias
        return found

    return score


def choose(head: str, rows: Sequence[Labelled], scale: Scale) -> tuple[Settings, dict[str, Any]]:
    """The settings of one score, and how well voices and files left out agree with it."""
    tried = []
    for strength, say in product(STRENGTHS, MARK_SAYS):
        score = _scorer(rows, head, scale, Settings(strength, say))
        near, far = voices_left_out(rows, score), files_left_out(rows, score)
        value = agreement(rows, head, near)
        tried.append((value, value if far is None else agreement(rows, head, far), strength, say, near))
    enough = max(one[0] + one[1] for one in tried) - 2 * TOLERANCE
    value, far_value, strength, say, near = next(one for one in tried if one[0] + one[1] >= enough)
    shift = 0.0 if head == "politeness" else round(best_shift(rows, head, near), 2)
    card = {"rows": len(rows), "strength": strength, "marks_say": say, "shift": shift}
    left_out = {"voices_left_out": round(value, 3), "files_left_out": round(far_value, 3)}
    return Settings(strength, say, shift), {**card, **left_out}


def fit(heads: Sequence[str] = HEADS) -> tuple[Weights, dict[str, dict[str, Any]]]:
    """The weights of these scores, and how each was chosen."""
    rows = fitted_on(heads)
    scale = scale_of([row for each in rows.values() for row in each])
    chosen = {head: choose(head, here, scale) for head, here in rows.items()}
    weights = weights_of(rows, {head: settings for head, (settings, _) in chosen.items()})
    return weights, {head: card for head, (_, card) in chosen.items()}


def settings_that_shipped() -> dict[str, Settings]:
    """The settings in the card."""
    scores = json.loads(CARD.read_text(encoding="utf-8"))["scores"]
    return {head: Settings(one["strength"], one["marks_say"], one["shift"]) for head, one in scores.items()}


def write(weights: Weights, chosen: dict[str, dict[str, Any]]) -> None:
    """Write the weights, and a card that says where they come from."""
    arrays: dict[str, Any] = {
        "mean": weights.mean,
        "spread": weights.spread,
        "slopes": weights.slopes,
        "bias": weights.bias,
    }
    np.savez_compressed(WEIGHTS, marks=np.array(mark_names()), **arrays)
    card = {
        "what": "Tone scores, 0 to 1: one logistic regression a score over MiniLM's fourth layer and named marks.",
        "fitted_on": list(FILES),
        "data_sha256": fingerprint(),
        "embedding_sha256": WEIGHTS_SHA256,
        "layers": LAYERS,
        "seed": SEED,
        "scores": chosen,
        "read_with_care": [
            "All text was written and labelled for this project by one author, a language model; no second reader.",
            "A third of the voices, by hash, was never fitted on: python -m evals.tone.measure gives the figures on it.",
            "English only. Irony without a marker is often missed.",
        ],
    }
    CARD.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, write the weights and the card, print how each score was chosen."""
    weights, chosen = fit()
    write(weights, chosen)
    for head, card in chosen.items():
        print(head, json.dumps(card))
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
