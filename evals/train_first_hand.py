"""Fit what tells the seen from the unseen, and write its weights: `python -m evals.train_first_hand`. Deterministic.

Fitted on our own entries (`validation/first_hand/tuning.jsonl`) and on the sorter's stories; never on `measuring.jsonl`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.first_hand.model import WEIGHTS, Numbers, Weights, to_json, vectors_of
from assistant.retrieve.embedding import WEIGHTS_SHA256
from assistant.sorter.features import marks
from evals.train_sorter import DATA as STORIES

DATA = Path(__file__).parent / "validation" / "first_hand"
SEED = 7
# Chosen by leaving persons out of the tuning part: the pull to zero, and how often the marks count.
STRENGTH, MARKS_SAY = 0.003, 3.0
SEEN_AT_LEAST = 4
FOLDS = 8
# What stories call by other names is neither: an effect or an own part may be seen or not.
OF_STORIES = {"camera": True, "judgement": False, "intent": False, "want": False, "other": False}


@dataclass(frozen=True)
class Entry:
    """Words, who typed them, and whether they tell something seen."""

    person: str
    text: str
    kind: str
    seen: bool
    source: str


def read_entries(part: str) -> list[Entry]:
    """The labelled entries of one part."""
    lines = (DATA / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Entry(r["person"], r["text"], r["kind"], bool(r["seen"]), "entries") for r in rows]


def read_clauses() -> list[Entry]:
    """Clauses of the stories that the sorter is fitted on."""
    found = []
    for part in ("tuning", "extra"):
        for line in (STORIES / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            story = json.loads(line)
            found += [
                Entry(story["person"], c["text"], c["label"], OF_STORIES[c["label"]], "stories")
                for c in story["clauses"]
                if c["label"] in OF_STORIES
            ]
    return found


@dataclass(frozen=True)
class Columns:
    """What is read of entries: vectors (entries, 768), and the marks of each."""

    vectors: Numbers
    marks: list[frozenset[str]]

    def of(self, rows: np.ndarray) -> Columns:
        """Some of the entries."""
        return Columns(self.vectors[rows], [self.marks[row] for row in rows])


@lru_cache(maxsize=4)
def _columns(texts: tuple[str, ...]) -> Columns:
    return Columns(vectors_of(texts), [marks(text) for text in texts])


def columns_of(entries: Sequence[Entry]) -> Columns:
    """The columns of entries, read once."""
    return _columns(tuple(entry.text for entry in entries))


def fit(columns: Columns, seen: np.ndarray) -> Weights:
    """Logistic regression with a strong pull to zero; centre and scale are folded into the weights."""
    from sklearn.linear_model import LogisticRegression

    times = Counter(mark for found in columns.marks for mark in found)
    names = sorted(mark for mark, count in times.items() if count >= SEEN_AT_LEAST)
    at = {name: number for number, name in enumerate(names)}
    marked = np.zeros((len(seen), len(names)))
    for row, found in enumerate(columns.marks):
        marked[row, [at[mark] for mark in found if mark in at]] = MARKS_SAY
    mean, spread = columns.vectors.mean(axis=0), columns.vectors.std(axis=0) + 1e-3
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced", random_state=SEED)
    model.fit(np.hstack([(columns.vectors - mean) / spread, marked]), seen)
    slopes = model.coef_[0]
    vectors = slopes[: len(mean)] / spread
    named = dict(zip(names, (float(x) for x in slopes[len(mean) :] * MARKS_SAY), strict=True))
    return Weights(vectors, named, float(model.intercept_[0] - mean @ vectors))


def totals(weights: Weights, columns: Columns) -> np.ndarray:
    """Log odds, one an entry."""
    told = [sum(weights.marks.get(mark, 0.0) for mark in sorted(found)) for found in columns.marks]
    found: np.ndarray = columns.vectors @ weights.vectors + np.array(told) + weights.bias
    return found


def persons_left_out(entries: Sequence[Entry]) -> np.ndarray:
    """For each entry the log odds by weights that never saw its person."""
    from sklearn.model_selection import GroupKFold

    columns, seen = columns_of(entries), np.array([entry.seen for entry in entries])
    found = np.zeros(len(entries))
    for train, test in GroupKFold(FOLDS).split(found, groups=[entry.person for entry in entries]):
        found[test] = totals(fit(columns.of(train), seen[train]), columns.of(test))
    return found


def fingerprint() -> str:
    """One hash over all that is fitted on."""
    files = [DATA / "tuning.jsonl", STORIES / "tuning.jsonl", STORIES / "extra.jsonl"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def main() -> None:
    """Fit and write."""
    entries = [*read_entries("tuning"), *read_clauses()]
    weights = fit(columns_of(entries), np.array([entry.seen for entry in entries]))
    about: dict[str, object] = {
        "what": "Whether words tell what was seen, heard or received. Linear, on MiniLM layers 4 and 6 and named marks.",
        "fitted_on": "first_hand/tuning.jsonl, sorter/tuning.jsonl, sorter/extra.jsonl",
        "data_sha256": fingerprint(),
        "embedding_sha256": WEIGHTS_SHA256,
        "seed": SEED,
        "strength": STRENGTH,
        "marks_say": MARKS_SAY,
    }
    WEIGHTS.write_text(to_json(weights, about), encoding="utf-8")
    print(
        f"{WEIGHTS.name}: {len(entries)} entries, {len(weights.marks)} marks, {WEIGHTS.stat().st_size / 1000:.0f} kB"
    )


if __name__ == "__main__":
    main()
