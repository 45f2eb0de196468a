"""JSON lines in, JSON lines out: `first-rung score faithfulness`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.entailment.support import supports
from assistant.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BATCH = 8
_SHAPE = '{"id": …, "source": "text" or ["sentence", …], "text": "…"}'

Row = tuple[Any, "str | tuple[str, ...]", str]


def read_line(line: str, number: int) -> Row:
    """The id, source and text of one line; `number` counts from 1.

    Raises:
        InputError: it is not JSON, or not of the shape asked for.
    """
    try:
        row = json.loads(line)
    except ValueError as problem:
        raise InputError(
            f"Line {number}: expected JSON {_SHAPE}, came {line.strip()[:60]!r} ({problem})."
        ) from None
    if not isinstance(row, dict) or not {"id", "source", "text"} <= row.keys():
        raise InputError(
            f"Line {number}: expected {_SHAPE}, came {line.strip()[:60]!r}. Give all three fields."
        )
    source, text = row["source"], row["text"]
    if isinstance(source, list) and all(isinstance(s, str) for s in source):
        source = tuple(source)
    if not isinstance(source, str | tuple):
        raise InputError(
            f"Line {number}: expected 'source' to be a text or a list of sentences, came {source!r:.60}. Mend the line."
        )
    if not isinstance(text, str):
        raise InputError(f"Line {number}: expected 'text' to be a text, came {text!r:.60}. Mend the line.")
    return row["id"], source, text


def _scored(rows: list[Row]) -> Iterator[dict[str, Any]]:
    found = supports([(source, text) for _, source, text in rows])
    for (name, _, _), each in zip(rows, found, strict=True):
        yield {"id": name, "score": each.score, "supported": each.supported}


def score_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Score each line; eight are read ahead, so that the model runs over several at once. Blank lines are passed over.

    What stands before a bad line is scored and given out first.

    Raises:
        InputError: a line cannot be read; the message names its number.
        RetrievalError: the model is missing.
    """
    waiting: list[Row] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            waiting.append(read_line(line, number))
        except InputError:
            yield from _scored(waiting)
            raise
        if len(waiting) == BATCH:
            yield from _scored(waiting)
            waiting = []
    yield from _scored(waiting)
