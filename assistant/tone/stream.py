"""Tone of JSON lines, streamed: what `first-rung score tone` runs."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError
from assistant.tone.score import score_tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHOWN = ("blame", "judgement", "uncivil", "politeness", "overall")
# Large enough for two workers, small enough that results come while the input is still read.
_BATCH = 512


def _read(number: int, line: str) -> tuple[Any, str]:
    expected = 'Expected a JSON object with "id" and "text" (a string)'
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(
            f"Line {number}: {expected}, came no JSON ({error.msg}, column {error.colno}). Mend or remove the line."
        ) from error
    if not isinstance(row, dict) or "id" not in row:
        raise InputError(f"Line {number}: {expected}, came none with an id. Add the id.")
    if not isinstance(row.get("text"), str):
        came = type(row["text"]).__name__ if "text" in row else "no text"
        raise InputError(f"Line {number}: {expected}, came {came}. Give the text as a string.")
    return row["id"], row["text"]


def score_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """For each line `{"id", "text"}` its id and five scores, in order. Blank lines are passed over.

    Lines before a bad one are scored and given first.

    Raises:
        InputError: a line cannot be read; the message begins with its number, counted from 1.
        RetrievalError: the embedding model or the weights cannot be used.
    """
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    failed: InputError | None = None
    while failed is None and (batch := list(islice(numbered, _BATCH))):
        rows = []
        for number, line in batch:
            try:
                rows.append(_read(number, line))
            except InputError as error:
                failed = error
                break
        for (name, _), tone in zip(rows, score_tone([text for _, text in rows]), strict=True):
            yield {"id": name, **tone.model_dump(include=set(SHOWN))}
    if failed is not None:
        raise failed
