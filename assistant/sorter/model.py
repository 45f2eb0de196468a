"""A linear model over clauses: the meaning of each, its marks, and which kind follows which."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from assistant.retrieve.embedding import embed
from assistant.sorter.features import placed_marks, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.sorter.values import Label

WEIGHTS = Path(__file__).with_name("weights.json")
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Described:
    """What the model reads of the clauses of one text, in order.

    `vectors` is (clauses, 768): each clause, then each with the clause before it.
    """

    vectors: Numbers
    marks: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Weights:
    """`vectors` (768, 7), `marks` (7,) a mark, `bias` (7,), `follows` (7, 7): row before, column after, as factors."""

    vectors: Numbers
    marks: dict[str, Numbers]
    bias: Numbers
    follows: Numbers

    def probabilities(self, described: Described) -> Numbers:
        """The probability of each label (columns, in the order of LABELS) for each clause (rows)."""
        total = described.vectors @ self.vectors + self.bias
        for row, found in zip(total, described.marks, strict=True):
            # In a fixed order, so that the sum is the same in every process.
            for mark in sorted(found & self.marks.keys()):
                row += self.marks[mark]
        return _in_order(_shares(np.exp(total - total.max(axis=1, keepdims=True))), self.follows)


def _shares(rows: Numbers) -> Numbers:
    shares: Numbers = rows / rows.sum(axis=-1, keepdims=True)
    return shares


def _in_order(alone: Numbers, follows: Numbers) -> Numbers:
    """Weigh each clause's labels by those of the clauses before and after it (forward and backward sums)."""
    forward, backward = alone.copy(), np.ones_like(alone)
    for at in range(1, len(alone)):
        forward[at] = _shares(alone[at] * (forward[at - 1] @ follows))
    for at in range(len(alone) - 2, -1, -1):
        backward[at] = _shares(follows @ (alone[at + 1] * backward[at + 1]))
    return _shares(forward * backward)


def describe(clauses: Sequence[str]) -> Described:
    """Read the clauses of one text; there must be at least one.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    read = [plain(clause) for clause in clauses]
    joined = [
        f"{before}. {here}" if before else here for before, here in zip(["", *read], read, strict=False)
    ]
    vectors = np.asarray(embed([*read, *joined]), dtype=np.float64)
    return Described(
        vectors=np.hstack([vectors[: len(read)], vectors[len(read) :]]), marks=placed_marks(clauses)
    )


def to_json(weights: Weights, about: dict[str, Any]) -> str:
    """The weights as text, one mark a line, rounded to four places."""

    def line(numbers: Numbers) -> str:
        return json.dumps([round(float(x), 4) for x in numbers])

    def block(rows: Sequence[str]) -> str:
        return "[\n" + ",\n".join(rows) + "\n]"

    marks = ",\n".join(f"{json.dumps(name)}: {line(row)}" for name, row in sorted(weights.marks.items()))
    return (
        f'{{"about": {json.dumps(about)},\n"bias": {line(weights.bias)},\n'
        f'"follows": {block([line(row) for row in weights.follows])},\n"marks": {{\n{marks}\n}},\n'
        f'"vectors": {block([line(row) for row in weights.vectors])}}}\n'
    )


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that First Rung ships."""
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(
        vectors=np.asarray(read["vectors"]),
        marks={name: np.asarray(row) for name, row in read["marks"].items()},
        bias=np.asarray(read["bias"]),
        follows=np.asarray(read["follows"]),
    )


def best(labels: Sequence[Label], probabilities: Numbers) -> list[tuple[Label, float]]:
    """The likeliest label of each clause, and its probability."""
    return [(labels[int(row.argmax())], float(row.max())) for row in probabilities]
