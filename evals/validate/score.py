"""Scores of whole sets through the same doors as `first-rung score`, and each line of the table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.schemas import Value
from evals.validate.measures import Figure, constant, figure, word_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from evals.validate.sets import Door, Item, Line, Set

Scored = list[dict[str, Any]]


class Result(Value):
    """One line, measured. `met` is None where there is no aim."""

    set: str
    file: str
    part: str
    door: str
    score: str
    measure: str
    rows: int
    groups: int
    value: float
    low: float
    high: float
    constant: float | None
    words: float | None
    floor: str = ""
    aim: float | None = None
    met: bool | None = None
    people: str = ""


def scored(door: Door, items: Sequence[Item], advance: Callable[[], None]) -> Scored:
    """The scores of rows, in order, as `first-rung score` gives them. `advance` is called once a row."""
    from assistant import entailment, tone

    score_lines: Callable[[Iterable[str]], Iterator[dict[str, Any]]] = (
        entailment.score_lines if door == "faithfulness" else tone.score_lines
    )
    out: Scored = []
    for row in score_lines(json.dumps(item.given, ensure_ascii=False) for item in items):
        out.append(row)
        advance()
    return out


def result(line: Line, read: Set, scores: Scored) -> Result | None:
    """A line measured; None where no row of it is there, or all have the same label."""
    import numpy as np

    gold = [line.gold(item.raw) if line.keep(item.raw) else None for item in read.items]
    at = [n for n, label in enumerate(gold) if label is not None]
    labels = np.array([gold[n] for n in at], dtype=float)
    found = _figure(line, read, scores, at, labels)
    if found is None:
        return None
    words = np.array([read.items[n].words for n in at], dtype=float)
    return Result(
        set=line.title,
        file=line.file,
        part=read.part,
        door=line.door,
        score=line.score,
        measure=line.measure,
        rows=len(at),
        groups=len({read.items[n].group for n in at}),
        value=round(found.value, 4),
        low=round(found.low, 4),
        high=round(found.high, 4),
        constant=constant(line.measure, labels),
        words=word_count(line.measure, labels, words),
        floor=line.floor,
        aim=line.aim,
        met=None if line.aim is None else found.value >= line.aim,
        people=line.people,
    )


def _figure(line: Line, read: Set, scores: Scored, at: Sequence[int], labels: Any) -> Figure | None:
    import numpy as np

    ours = np.array([float(scores[n][line.score]) for n in at])
    return figure(line.measure, labels, ours, [read.items[n].group for n in at])
