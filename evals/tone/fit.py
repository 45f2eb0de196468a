"""Fitting of the tone scores once their settings are known: one logistic regression a score, every file alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.tone.model import FARTHEST, Weights, design
from assistant.tone.values import HEADS
from assistant.tone.vectors import SIZE
from evals.tone.data import FILES, Labelled, of_head

SEED = 7
PARTS = ("vectors", "marks")
SMALLEST_SPREAD = 1e-3


@dataclass(frozen=True)
class Settings:
    """Strength of the fit (small = strong pull to zero), how often the marks count, the threshold in log odds."""

    strength: float
    marks_say: float = 1.0
    shift: float = 0.0


@lru_cache(maxsize=1)
def _columns() -> dict[str, np.ndarray]:
    texts = sorted({row.text for head in HEADS for row in of_head(head)})
    return dict(zip(texts, design(texts), strict=True))


def columns_of(rows: Sequence[Labelled]) -> np.ndarray:
    """What the models read of our own texts, each computed once: shape (rows, columns)."""
    return np.array([_columns()[row.text] for row in rows])


def labels_of(rows: Sequence[Labelled], head: str) -> np.ndarray:
    """The labels of one score, each from 0 to 1."""
    return np.array([row.labels[head] for row in rows])


def even_weights(rows: Sequence[Labelled]) -> np.ndarray:
    """Each file weighs the same, whatever its length."""
    files = [row.file for row in rows]
    return np.array([len(rows) / len(set(files)) / files.count(file) for file in files])


def fit_one(
    scaled: np.ndarray, labels: np.ndarray, weights: np.ndarray, strength: float
) -> tuple[np.ndarray, float]:
    """Slopes and bias. Labels between 0 and 1 count for both sides; both sides weigh the same."""
    from sklearn.linear_model import LogisticRegression

    both, half = np.concatenate([labels * weights, (1 - labels) * weights]), len(labels)
    both[:half] *= half / 2 / both[:half].sum()
    both[half:] *= half / 2 / both[half:].sum()
    kept, sides = both > 0, np.repeat([1, 0], half)
    model = LogisticRegression(C=strength, max_iter=3000, random_state=SEED)
    model.fit(np.vstack([scaled, scaled])[kept], sides[kept], sample_weight=both[kept])
    return model.coef_[0], float(model.intercept_[0])


@dataclass(frozen=True)
class Scale:
    """Centre and spread of the columns, over all that is fitted on; and which columns are read."""

    mean: np.ndarray
    spread: np.ndarray
    read: np.ndarray

    def __call__(self, columns: np.ndarray, marks_say: float = 1.0) -> np.ndarray:
        """Centred and scaled columns; the marks count so many times."""
        say = self.read * np.where(np.arange(len(self.mean)) < SIZE, 1.0, marks_say)
        scaled: np.ndarray = np.clip((columns - self.mean) / self.spread, -FARTHEST, FARTHEST) * say
        return scaled

    def folded(self, slopes: np.ndarray, marks_say: float) -> np.ndarray:
        """Slopes for columns that are scaled without regard to what is read and how often it counts."""
        folded: np.ndarray = slopes * self(self.mean + self.spread, marks_say)
        return folded


def scale_of(rows: Sequence[Labelled], parts: Sequence[str] = PARTS) -> Scale:
    """The scale over these rows, of which only the named parts are read."""
    columns = columns_of(rows)
    vectors = np.arange(columns.shape[1]) < SIZE
    read = (vectors & ("vectors" in parts)) | (~vectors & ("marks" in parts))
    return Scale(columns.mean(axis=0), columns.std(axis=0) + SMALLEST_SPREAD, read.astype(float))


def fitted_on(heads: Sequence[str], files: Sequence[str] = tuple(FILES)) -> dict[str, list[Labelled]]:
    """For each score the labelled texts whose voices are not kept back."""
    return {head: [row for row in of_head(head, tuple(files)) if not row.kept_back] for head in heads}


def weights_of(
    rows: Mapping[str, Sequence[Labelled]], settings: Mapping[str, Settings], parts: Sequence[str] = PARTS
) -> Weights:
    """The weights of these scores, fitted on these rows."""
    scale = scale_of([row for each in rows.values() for row in each], parts)
    slopes, bias = [], []
    for head, here in rows.items():
        chosen = settings[head]
        scaled = scale(columns_of(here), chosen.marks_say)
        found, at = fit_one(scaled, labels_of(here, head), even_weights(here), chosen.strength)
        slopes.append(scale.folded(found, chosen.marks_say))
        bias.append(at - chosen.shift)
    return Weights(*(np.array(a, dtype=np.float32) for a in (scale.mean, scale.spread, slopes, bias)))
