"""The pages of a PDF that is open: their lines, their paragraphs with a place, and the bookmarks over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.sources.blocks import TITLE_LENGTH, Block
from assistant.sources.lines import clean, with_gaps

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader


def printed(page: PageObject) -> str:
    """The lines of a page, with a blank one where it leaves more room than between lines."""
    chunks: list[tuple[str, float]] = []

    def seen(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        chunks.append((text, inner[4] * outer[1] + inner[5] * outer[3] + outer[5]))

    page.extract_text(visitor_text=seen)
    return with_gaps(chunks)


def pdf_blocks(pages: list[list[str]], outline: dict[int, str]) -> list[Block]:
    """Paragraphs counted from 1 on each page, under the last bookmark on or before it.

    Args:
        pages: the paragraphs of each page.
        outline: the bookmark of a page, pages counted from 1.
    """
    out: list[Block] = []
    heading = ""
    for page, paragraphs in enumerate(pages, 1):
        heading = outline.get(page, heading)
        texts = [text for text in map(clean, paragraphs) if text]
        out += [Block(text, heading, page, n) for n, text in enumerate(texts, 1)]
    return out


def bookmarks(reader: PdfReader) -> dict[int, str]:
    """The first bookmark of each page that has one, empty where the outline cannot be read."""
    out: dict[int, str] = {}
    try:
        left: list[Any] = list(reader.outline)
        while left:
            entry = left.pop(0)
            if isinstance(entry, list):
                left[:0] = entry
            elif (number := reader.get_destination_page_number(entry)) is not None:
                out.setdefault(number + 1, clean(entry.title or "")[:TITLE_LENGTH])
    except Exception:  # a broken outline is no reason to refuse the text
        return {}
    return out
