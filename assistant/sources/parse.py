"""Documents to numbered paragraphs, one small parser a format. The only door to the parsers; nothing is run or fetched."""

from __future__ import annotations

import io
import logging
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.blocks import TITLE_LENGTH, Block, Piece, first_heading, numbered
from assistant.sources.decoding import decoded
from assistant.sources.limits import MB, MOST_PAGES, MOST_UNPACKED_BYTES, Refused, check_size, kind_of
from assistant.sources.lines import clean, page_paragraphs, text_paragraphs
from assistant.sources.pdf_pages import bookmarks, pdf_blocks, printed

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement
    from docx.table import Table
    from markdown_it.token import Token

_OFFICE_97 = b"\xd0\xcf\x11\xe0"
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_DROPPED = frozenset("script style noscript template nav head svg iframe object canvas button select".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    "p div section article aside main header footer body html ul ol li dl dt dd blockquote pre table caption tr "
    "figure figcaption address details summary fieldset form hr".split()
)


class Parsed(NamedTuple):
    """A document as its paragraphs."""

    title: str
    kind: str
    blocks: tuple[Block, ...]


def parse(name: str, data: bytes) -> Parsed:
    """Read a document by the ending of its name.

    Raises:
        Refused: the kind is not read, or the document is empty, too large, broken, encrypted or without text.
    """
    kind = kind_of(name)
    check_size(len(data))
    try:
        title, blocks = _PARSERS[kind](data)
    except Refused:
        raise
    except Exception as error:  # parsers of other people's files raise anything, RecursionError among it
        raise Refused(
            f"Expected a whole {kind.upper()} file, but reading it failed ({type(error).__name__}). "
            "Open it in the program that made it and save it again."
        ) from error
    if not blocks:
        raise Refused("Expected words to read, but there are none in it. Check that it is the right file.")
    return Parsed(clean(title)[:TITLE_LENGTH] or PurePath(name).stem, kind, tuple(blocks))


def _txt(data: bytes) -> tuple[str, list[Block]]:
    return "", numbered((p, False) for p in text_paragraphs(decoded(data)))


def _md(data: bytes) -> tuple[str, list[Block]]:
    from markdown_it import MarkdownIt

    text = decoded(data).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    blocks = numbered(_md_pieces(tokens))
    title = _FRONT_TITLE.search(front[1]) if front else None
    return title[1] if title else first_heading(blocks), blocks


def _md_pieces(tokens: Iterable[Token]) -> Iterator[Piece]:
    opened = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "inline" and row is not None:
            row.append(_md_words(token))
        elif token.type == "inline":
            yield _md_words(token), opened == "heading_open"
        elif token.type in ("fence", "code_block"):
            yield token.content, False
        elif token.type == "html_block":
            yield from _html_pieces(_soup(token.content))
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(row or ()), False
            row = None
        opened = token.type


def _md_words(inline: Token) -> str:
    breaks = ("softbreak", "hardbreak")
    kept = [child for child in inline.children or () if child.type != "html_inline"]
    return "".join(" " if child.type in breaks else child.content for child in kept)


def _soup(markup: str | bytes) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    logging.getLogger("bs4").setLevel(logging.CRITICAL)  # it tells of every character that it replaces
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of markup that looks like a file name or like XML
        return BeautifulSoup(markup, "html.parser")


def _html(data: bytes) -> tuple[str, list[Block]]:
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" in data:
        decoded(data)
    soup = _soup(data)
    blocks = numbered(_html_pieces(soup))
    return (soup.title.get_text() if soup.title else "") or first_heading(blocks), blocks


def _html_pieces(root: BeautifulSoup) -> Iterator[Piece]:
    """The text of a page, block by block. On the stack, a bool closes a block: True one that is a heading."""
    from bs4.element import CData, NavigableString, Tag

    words: list[str] = []
    stack: list[PageElement | bool] = [False, root]
    while stack:
        node = stack.pop()
        if isinstance(node, bool):
            yield from _html_block(words, node)
        elif isinstance(node, Tag) and node.name not in _DROPPED:
            if node.name in _BLOCKS:
                yield from _html_block(words, False)
                stack.append(node.name in _HEADINGS)
            elif node.name == "br":
                words.append("\n")
            elif node.name in ("td", "th") and "".join(words).strip():
                words.append(" | ")
            stack.extend(reversed(node.contents))
        elif type(node) in (NavigableString, CData):
            words.append(re.sub(r"\s+", " ", str(node)))


def _html_block(words: list[str], is_heading: bool) -> Iterator[Piece]:
    """What was gathered, as a paragraph; two line breaks in a row part it."""
    gathered = "".join(words)
    words.clear()
    for text in re.split(r"\n\s*\n", gathered):
        yield text, is_heading


def _docx(data: bytes) -> tuple[str, list[Block]]:
    import docx

    if data.startswith(_OFFICE_97):
        raise Refused(
            "Expected an open .docx, but this one is protected by a password, or is an old .doc under a new "
            "name. Save it as .docx without a password."
        )
    if data.startswith(b"%PDF-"):
        raise Refused("Expected .docx, but by its content this is a PDF. Rename it to end in .pdf.")
    _check_unpacked(data)
    document = docx.Document(io.BytesIO(data))
    blocks = numbered(_docx_pieces(document.iter_inner_content()))
    title = document.core_properties.title
    return title if title and title != "Word Document" else first_heading(blocks), blocks


def _check_unpacked(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > MOST_UNPACKED_BYTES:
        raise Refused(
            f"Expected at most {MOST_UNPACKED_BYTES // MB} MB when unpacked, but it holds {size // MB} MB. "
            "Split it, or save it without its pictures."
        )


def _docx_pieces(content: Iterable[object]) -> Iterator[Piece]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for item in content:
        if isinstance(item, Paragraph):
            style = (item.style.name if item.style else "") or ""
            yield item.text, style == "Title" or style.startswith("Heading")
        elif isinstance(item, Table):
            yield from ((row, False) for row in _docx_rows(item))


def _docx_rows(table: Table) -> Iterator[str]:
    """One paragraph a row. A cell that spans several columns is given once."""
    for row in table.rows:
        cells = {id(cell._tc): cell.text.strip() for cell in row.cells}
        yield " | ".join(text for text in cells.values() if text)


def _pdf(data: bytes) -> tuple[str, list[Block]]:
    from pypdf import PasswordType, PdfReader

    if b"%PDF-" not in data[:1024]:
        raise Refused(
            "Expected a PDF, but it does not begin like one. Save it from its program as PDF again."
        )
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # faults come as exceptions, here
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise Refused(
            "Expected an open PDF, but this one is encrypted with a password. Save a copy without it."
        )
    if len(reader.pages) > MOST_PAGES:
        raise Refused(
            f"Expected at most {MOST_PAGES} pages, but it has {len(reader.pages)}. Split it into parts."
        )
    blocks = pdf_blocks(page_paragraphs([printed(page) for page in reader.pages]), bookmarks(reader))
    if not blocks:
        raise Refused(
            "Expected words to read, but its pages are pictures (a scan?). Run text recognition (OCR) over it first."
        )
    return (reader.metadata.title if reader.metadata else "") or "", blocks


_PARSERS: dict[str, Callable[[bytes], tuple[str, list[Block]]]] = {
    "txt": _txt,
    "md": _md,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}
