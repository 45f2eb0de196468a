"""What each signal adds: the score again with one kind of signal levelled, so that it says the same of every row.

Nothing is fitted anew: what is lost is what the model that ships draws from that kind.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from evals.validate.measures import measured
from evals.validate.table import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from evals.validate.score import Scored
    from evals.validate.sets import Door, Line, Set

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cross-encoder", ("entailed", "agreed", "margin", "uncontradicted", "right_")),
    ("exact checks", ("numbers", "dates", "names", "quotations", "negation")),
    ("overlap and cosine", ("covered", "near", "bigrams", "copied", "brief_")),
)


@lru_cache(maxsize=8)
def faithfulness(read: Set) -> dict[str, NDArray[np.float64]]:
    """The score as it ships and with each kind of signal levelled, each of shape (rows,)."""
    import numpy as np

    from assistant.entailment.combine import score
    from assistant.entailment.signals import FEATURES
    from evals.entailment.fit import table

    values = table([(item.given["source"], item.given["text"]) for item in read.items])
    out = {"": np.array([score(FEATURES, row) for row in values])}
    for kind, starts in KINDS:
        level = values.copy()
        for n, name in enumerate(FEATURES):
            if name.startswith(starts):
                level[:, n] = values[:, n].mean()
        out[kind] = np.array([score(FEATURES, row) for row in level])
    return out


@lru_cache(maxsize=8)
def tone(read: Set, score: str) -> dict[str, NDArray[np.float64]]:
    """The same for one tone score."""
    from assistant.tone.model import chances, design, load
    from assistant.tone.values import HEADS
    from assistant.tone.vectors import SIZE

    columns, head = design([item.given["text"] for item in read.items]), HEADS.index(score)
    out = {"": chances(columns, load())[:, head]}
    for kind, part in (("vectors", slice(0, SIZE)), ("marks", slice(SIZE, None))):
        level = columns.copy()
        level[:, part] = columns[:, part].mean(axis=0)
        out[kind] = chances(level, load())[:, head]
    return out


def ablated(line: Line, read: Set, scores: Scored, found: dict[str, NDArray[np.float64]]) -> str:
    """One line of the table of its door; empty where the signals do not give the score that the door gave."""
    import numpy as np

    name = "score" if line.door == "faithfulness" else line.score
    given = np.array([float(row[name]) for row in scores])
    # Whole texts longer than a block are scored in pieces by the door, and as one here.
    if float(np.mean(np.abs(given - found[""]) > 0.01)) > 0.1:
        return ""
    gold = [line.gold(item.raw) if line.keep(item.raw) else None for item in read.items]
    at = np.array([n for n, label in enumerate(gold) if label is not None], dtype=int)
    labels = np.array([gold[n] for n in at], dtype=float)
    if len(set(labels.tolist())) < 2:
        return ""
    cells = [shown(measured(line.measure, labels, each[at])) for each in found.values()]
    return f"| {line.title} | {line.measure} | " + " | ".join(cells) + " |"


def heads(door: Door) -> list[str]:
    """The head of a door's table."""
    kinds: Sequence[str] = [k for k, _ in KINDS] if door == "faithfulness" else ("vectors", "marks")
    names = ["set", "measure", "all", *(f"without {k}" for k in kinds)]
    return ["", "| " + " | ".join(names) + " |", "|---|---|" + "--:|" * (len(names) - 2)]
