"""A document as numbered paragraphs, whatever it was written in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from assistant.sources.limits import MOST_PARAGRAPHS, Refused
from assistant.sources.lines import clean

TITLE_LENGTH = 200

Piece = tuple[str, bool]
"""A paragraph, and whether it is a heading."""


class Block(NamedTuple):
    """One paragraph. `paragraph` counts from 1, headings too: within its page where there are pages."""

    text: str
    heading: str
    page: int | None
    paragraph: int
    is_heading: bool = False


def numbered(pieces: Iterable[Piece]) -> list[Block]:
    """Paragraphs that hold something, counted from 1, each under the heading before it.

    Raises:
        Refused: there are more than are taken of one document.
    """
    out: list[Block] = []
    heading = ""
    for raw, is_heading in pieces:
        if text := clean(raw):
            heading = text[:TITLE_LENGTH] if is_heading else heading
            out.append(Block(text, heading, None, len(out) + 1, is_heading))
        if len(out) > MOST_PARAGRAPHS:
            raise Refused(
                f"Expected at most {MOST_PARAGRAPHS:,} paragraphs, but it has more. Split it into parts."
            )
    return out


def first_heading(blocks: list[Block]) -> str:
    """The heading that comes first, empty where there is none."""
    return next((block.text for block in blocks if block.is_heading), "")
