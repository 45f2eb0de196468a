"""Paragraphs to passages: short enough for the encoder, long enough to mean something. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.sources.blocks import Block
from assistant.sources.limits import MOST_PASSAGES, Refused

MOST_WORDS = 150
# The encoder reads 256 word pieces; the rest is for a wrong guess.
MOST_PIECES = 235
# A paragraph shorter than this is taken together with what follows it under the same heading.
ENOUGH_WORDS = 40
_HEADING_WORDS = 15
_TOKEN = re.compile(r"[a-zA-Z]+|\d+|\S")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’)\]]*\s+|[。！？]")
_UNIT = re.compile(r"\S{1,60}\s*")


class Cut(NamedTuple):
    """A passage: the quotation word for word, and where it stands."""

    text: str
    heading: str
    page: int | None
    paragraphs: tuple[int, ...]


def word_pieces(text: str) -> int:
    """About how many pieces the encoder makes of a text, rather too many than too few."""
    return sum(_pieces_of(token) for token in _TOKEN.findall(text))


def _pieces_of(token: str) -> int:
    if token.isdigit():
        return 1 + 2 * len(token) // 3
    return 1 if len(token) <= 5 else 1 + (len(token) - 3) // 3


def for_encoder(heading: str, text: str) -> str:
    """What is embedded: the passage under its heading."""
    return f"{' '.join(heading.split()[:_HEADING_WORDS])}\n{text}" if heading else text


def _room(heading: str) -> int:
    """Word pieces that a heading leaves for its text."""
    return MOST_PIECES - word_pieces(for_encoder(heading, "").strip())


def _fits(texts: Sequence[str], room: int) -> bool:
    text = " ".join(texts)
    return len(text.split()) <= MOST_WORDS and word_pieces(text) <= room


def _filled(units: Iterable[str], room: int) -> Iterator[str]:
    """Units in order, as many together as fit. Nothing is lost between them, so that a quotation stays word for word."""
    held, words, pieces = "", 0, 0
    for unit in units:
        more_words, more_pieces = len(unit.split()), word_pieces(unit)
        if held and (words + more_words > MOST_WORDS or pieces + more_pieces > room):
            yield held
            held, words, pieces = "", 0, 0
        held, words, pieces = held + unit, words + more_words, pieces + more_pieces
    if held:
        yield held


def _sentences(text: str) -> Iterator[str]:
    """Sentences with the blanks behind them."""
    at = 0
    for found in _SENTENCE_END.finditer(text):
        yield text[at : found.end()]
        at = found.end()
    yield text[at:]


def _cut_long(text: str, room: int) -> Iterator[str]:
    """A paragraph in parts that fit: cut at sentences, a long sentence at words, a long word anywhere."""
    for part in _filled(_sentences(text), room):
        yield from (p.strip() for p in _filled(_UNIT.findall(part), room))


def _told(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks to quote. A heading is quoted only where no text follows under it."""
    for block, following in pairwise([*blocks, None]):
        if block and not (block.is_heading and following and not following.is_heading):
            yield block


def cut(blocks: Sequence[Block]) -> tuple[Cut, ...]:
    """Passages of a document, in order.

    Raises:
        Refused: there are more than are taken of one document.
    """
    out: list[Cut] = []
    held: list[Block] = []
    for block in _told(blocks):
        room = _room(block.heading)
        for text in _cut_long(block.text, room):
            if held and not _goes_with(held, block, text, room):
                out.append(_closed(held))
                held = []
            held.append(block._replace(text=text))
            if len(out) >= MOST_PASSAGES:
                raise Refused(
                    f"Expected at most {MOST_PASSAGES:,} passages of up to {MOST_WORDS} words, but it has more. "
                    "Split it into parts."
                )
    return (*out, _closed(held)) if held else tuple(out)


def _closed(held: Sequence[Block]) -> Cut:
    numbers = tuple(dict.fromkeys(block.paragraph for block in held))
    return Cut("\n".join(block.text for block in held), held[0].heading, held[0].page, numbers)


def _goes_with(held: Sequence[Block], block: Block, text: str, room: int) -> bool:
    """Whether a text joins the passage in hand: same place, that one still short, and there is room."""
    same_place = (held[0].heading, held[0].page) == (block.heading, block.page)
    short = sum(len(b.text.split()) for b in held) < ENOUGH_WORDS
    return same_place and short and _fits([*(b.text for b in held), text], room)
