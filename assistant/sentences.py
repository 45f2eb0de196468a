"""Sentence splitting that keeps quotations and abbreviations whole."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9À-Þ])")
_SHORT = re.compile(
    r"\b(?:ext|Ext|tel|Tel|pp|para|ca|wk|Wk|Mr|Mrs|Ms|Dr|Prof|St|No|vs|approx|e\.g|i\.e|a\.m|p\.m|Inc|Ltd|Jr|Sr)\.$"
)


def split_sentences(text: str) -> tuple[str, ...]:
    """Sentences of a text in order, without surrounding blanks."""
    out: list[str] = []
    for piece in (p for line in text.splitlines() for p in _END.split(line.strip())):
        if out and _SHORT.search(out[-1]):
            out[-1] += " " + piece
        elif piece.strip():
            out.append(piece.strip())
    return tuple(out)
