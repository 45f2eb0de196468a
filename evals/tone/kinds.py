"""Fit the kinds of fault on our own sentences and write their weights: `python -m evals.tone.kinds`. Deterministic.

Two logistic regressions a kind, one over the columns of the tone scores and one over words and pairs of words. How far each is
believed, and what a sum means as a chance, is fitted on scores of voices left out (Platt). Printed and kept in the card: the area
under the curve on voices left out, among near misses of the same kind and among all near misses.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from assistant.retrieve.embedding import WEIGHTS_SHA256
from assistant.tone.kinds import KIND_WEIGHTS, KindWeights, terms_of
from assistant.tone.marks import mark_names
from assistant.tone.model import FARTHEST, design
from assistant.tone.values import KINDS
from assistant.tone.vectors import LAYERS
from evals.tone.data import VALIDATION
from evals.tone.fit import SEED, SMALLEST_SPREAD
from evals.tone.kind_rows import KindRow, fitted_rows, kinds_fingerprint, positives

KINDS_CARD = VALIDATION / "tone" / "kinds_card.json"
FOLDS = 6
# Chosen by leaving out voices, for what is found where 1 in 500 good sentences and 1 in 100 near misses may be named.
COLUMNS_STRENGTH, WORDS_STRENGTH = 0.01, 10.0
LEAST_TEXTS = 2


@dataclass(frozen=True)
class Fitted:
    """Two linear models a kind, before they are summed: over columns and over terms. Slopes have shape (kinds, …)."""

    mean: np.ndarray
    spread: np.ndarray
    vectorizer: Any
    columns: tuple[np.ndarray, np.ndarray]
    words: tuple[np.ndarray, np.ndarray]

    def scores(self, texts: Sequence[str], columns: np.ndarray) -> np.ndarray:
        """What columns and words say, shape (texts, kinds, 2)."""
        dense = _scaled(columns, self.mean, self.spread) @ self.columns[0].T + self.columns[1]
        words = self.vectorizer.transform(texts) @ self.words[0].T + self.words[1]
        return np.stack([dense, words], axis=2)


def _scaled(columns: np.ndarray, mean: np.ndarray, spread: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.clip((columns - mean) / spread, -FARTHEST, FARTHEST)
    return found


def _one(x: np.ndarray | csr_matrix, y: np.ndarray, strength: float, *, even: bool = True) -> tuple[np.ndarray, float]:  # fmt: skip
    """A logistic regression; where `even`, both sides weigh the same."""
    from sklearn.linear_model import LogisticRegression

    weight = "balanced" if even else None
    model = LogisticRegression(C=strength, max_iter=3000, class_weight=weight, random_state=SEED)
    model.fit(x, y)
    return model.coef_[0], float(model.intercept_[0])


def _each(rows: Sequence[KindRow], x: np.ndarray | csr_matrix, strength: float) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """Slopes and bias of every kind, each fitted on the rows that are labelled for it."""
    slopes, bias = [], []
    for kind in KINDS:
        at = np.array([n for n, row in enumerate(rows) if row.label(kind) is not None])
        found, offset = _one(x[at], np.array([rows[n].label(kind) for n in at]), strength)
        slopes.append(found)
        bias.append(offset)
    return np.array(slopes), np.array(bias)


def fit_parts(rows: Sequence[KindRow], columns: np.ndarray) -> Fitted:
    """Both models of every kind on these rows."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    mean, spread = columns.mean(axis=0), columns.std(axis=0) + SMALLEST_SPREAD
    vectorizer = TfidfVectorizer(analyzer=terms_of, min_df=LEAST_TEXTS, sublinear_tf=True)
    terms = vectorizer.fit_transform([row.text for row in rows])
    dense = _each(rows, _scaled(columns, mean, spread), COLUMNS_STRENGTH)
    return Fitted(mean, spread, vectorizer, dense, _each(rows, terms, WORDS_STRENGTH))


@lru_cache(maxsize=1)
def _columns() -> dict[str, np.ndarray]:
    texts = sorted(row.text for row in fitted_rows())
    return dict(zip(texts, design(texts), strict=True))


def columns_of_rows(rows: Sequence[KindRow]) -> np.ndarray:
    """The columns of rows that are fitted on, each text read once."""
    return np.array([_columns()[row.text] for row in rows])


def scores_left_out(rows: Sequence[KindRow]) -> np.ndarray:
    """What columns and words say of each row where its group was left out, shape (rows, kinds, 2)."""
    from sklearn.model_selection import GroupKFold

    columns, found = columns_of_rows(rows), np.zeros((len(rows), len(KINDS), 2))
    for train, test in GroupKFold(FOLDS).split(columns, groups=[f"{r.file} {r.group}" for r in rows]):
        model = fit_parts([rows[n] for n in train], columns[train])
        found[test] = model.scores([rows[n].text for n in test], columns[test])
    return found


@lru_cache(maxsize=1)
def left_out() -> tuple[np.ndarray, np.ndarray]:
    """How far columns and words are believed, shape (kinds, 3) with the bias last; and each fitted row's log odds, left out."""
    rows = fitted_rows()
    scores, believed = scores_left_out(rows), []
    for n, kind in enumerate(KINDS):
        at = np.array([m for m, row in enumerate(rows) if row.label(kind) is not None])
        slopes, bias = _one(scores[at, n], np.array([rows[m].label(kind) for m in at]), 1.0, even=False)
        believed.append([*slopes, bias])
    weights = np.array(believed)
    odds = (scores * weights[None, :, :2]).sum(axis=2) + weights[:, 2]
    return weights, odds


def fit() -> KindWeights:
    """The weights that ship: both models on all rows, summed as voices left out say."""
    rows, (believed, _) = fitted_rows(), left_out()
    parts = fit_parts(rows, columns_of_rows(rows))
    say, tell = believed[:, :1], believed[:, 1:2]
    bias = believed[:, 2] + believed[:, 0] * parts.columns[1] + believed[:, 1] * parts.words[1]
    return KindWeights(
        parts.mean, parts.spread, parts.columns[0] * say, dict(parts.vectorizer.vocabulary_),
        parts.vectorizer.idf_, parts.words[0] * tell, bias,
    )  # fmt: skip


def areas() -> dict[str, dict[str, float]]:
    """Of each kind the area under the curve on voices left out: among its own near misses, and among all."""
    from sklearn.metrics import roc_auc_score

    rows, (_, odds) = fitted_rows(), left_out()
    found = {}
    for n, kind in enumerate(KINDS):
        own = [m for m, r in enumerate(rows) if r.kind == kind]
        near = [m for m, r in enumerate(rows) if r.kind and r.label(kind) is not None]
        own_area, area = (
            float(roc_auc_score([rows[m].fault for m in at], odds[at, n])) for at in (own, near)
        )
        found[kind] = {"rows": positives(kind), "own_near_misses": round(own_area, 3), "all_near_misses": round(area, 3)}  # fmt: skip
    return found


def write(weights: KindWeights, found: dict[str, dict[str, float]]) -> None:
    """Write the weights, and a card that says where they come from."""
    terms = sorted(weights.terms, key=lambda term: weights.terms[term])
    halves: dict[str, Any] = {"rarity": weights.rarity, "says": weights.says}
    exact: dict[str, Any] = {
        "mean": weights.mean,
        "spread": weights.spread,
        "slopes": weights.slopes,
        "bias": weights.bias,
    }
    np.savez_compressed(
        KIND_WEIGHTS, kinds=np.array(KINDS), marks=np.array(mark_names()), terms=np.frombuffer("\n".join(terms).encode(), dtype=np.uint8),
        **{name: part.astype(np.float16) for name, part in halves.items()}, **{name: part.astype(np.float32) for name, part in exact.items()},
    )  # fmt: skip
    files: dict[str, int] = {}
    for row in fitted_rows():
        files[row.file] = files.get(row.file, 0) + 1
    card = {
        "what": "Kinds of fault, 0 to 1: for each a logistic regression over the columns of the tone scores and one over words, summed.",
        "fitted_on": files,
        "data_sha256": kinds_fingerprint(),
        "embedding_sha256": WEIGHTS_SHA256,
        "layers": LAYERS,
        "seed": SEED,
        "settings": {"columns_strength": COLUMNS_STRENGTH, "words_strength": WORDS_STRENGTH, "terms": len(terms), "least_texts": LEAST_TEXTS, "folds": FOLDS},
        "kinds": found,
        "read_with_care": [
            "All text was written and labelled for this project by language models; no second reader.",
            "kinds_measuring.jsonl, by another writer, and hard.jsonl were never fitted on: python -m evals.tone.findings gives counts on them.",
            "English only. The kinds were written to be hard: most sentences at fault hide it.",
        ],
    }  # fmt: skip
    KINDS_CARD.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, write the weights and the card, print how far each kind can be told."""
    found = areas()
    write(fit(), found)
    for kind, one in found.items():
        print(kind, json.dumps(one))
    print(f"{KIND_WEIGHTS.name}: {KIND_WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
