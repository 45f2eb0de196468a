"""Documents to numbered paragraphs, one small parser a format. The only door to the parsers; nothing is run or fetched."""

from __future__ import annotations

import io
import logging
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.sources.limits import (
    ENDINGS,
    KINDS,
    MOST_BYTES,
    MOST_PAGES,
    MOST_PARAGRAPHS,
    MOST_UNPACKED_BYTES,
    Refused,
)
from assistant.sources.lines import clean, page_paragraphs, text_paragraphs, with_gaps

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement
    from docx.table import Table
    from markdown_it.token import Token
    from pypdf import PageObject, PdfReader

_MB = 1024 * 1024
_TITLE_LENGTH = 200
_OFFICE_97 = b"\xd0\xcf\x11\xe0"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_DROPPED = frozenset("script style noscript template nav head svg iframe object canvas button select".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    "p div section article aside main header footer body html ul ol li dl dt dd blockquote pre table caption tr "
    "figure figcaption address details summary fieldset form hr".split()
)

Piece = tuple[str, bool]
"""A paragraph, and whether it is a heading."""


class Block(NamedTuple):
    """One paragraph. `paragraph` counts from 1, headings too: within its page where there are pages."""

    text: str
    heading: str
    page: int | None
    paragraph: int
    is_heading: bool = False


class Parsed(NamedTuple):
    """A document as its paragraphs."""

    title: str
    kind: str
    blocks: tuple[Block, ...]


def kind_of(name: str) -> str:
    """The kind of a document, by the ending of its name.

    Raises:
        Refused: it is not one of the kinds that are read.
    """
    ending = PurePath(name).suffix.lower()
    if ending in KINDS:
        return KINDS[ending]
    hint = " Save it as .docx first." if ending in (".doc", ".odt", ".rtf", ".pages") else ""
    raise Refused(
        f"Expected one of {ENDINGS}, but this ends in {ending!r}.{hint or ' Save it as one of these.'}"
    )


def check_size(size: int) -> None:
    """Refuse what is too large or holds nothing.

    Raises:
        Refused: the size is 0, or over the limit.
    """
    if size == 0:
        raise Refused("Expected a document, but the file is empty. Check that it was saved or copied whole.")
    if size > MOST_BYTES:
        raise Refused(
            f"Expected at most {MOST_BYTES // _MB} MB, but the file has {size / _MB:.1f} MB. "
            "Split it, or save it without its pictures."
        )


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
    return Parsed(clean(title)[:_TITLE_LENGTH] or PurePath(name).stem, kind, tuple(blocks))


def _numbered(pieces: Iterable[Piece]) -> list[Block]:
    """Paragraphs that hold something, counted from 1, each under the heading before it."""
    out: list[Block] = []
    heading = ""
    for raw, is_heading in pieces:
        if text := clean(raw):
            heading = text[:_TITLE_LENGTH] if is_heading else heading
            out.append(Block(text, heading, None, len(out) + 1, is_heading))
        if len(out) > MOST_PARAGRAPHS:
            raise Refused(
                f"Expected at most {MOST_PARAGRAPHS:,} paragraphs, but it has more. Split it into parts."
            )
    return out


def _first_heading(blocks: list[Block]) -> str:
    return next((block.text for block in blocks if block.is_heading), "")


def _decoded(data: bytes) -> str:
    """The text of a text file: UTF-8 or UTF-16 by its mark, else UTF-8, else Western European.

    Raises:
        Refused: it is no text.
    """
    if data.startswith(b"%PDF-"):
        raise Refused(
            "Expected text, but by its content this is a PDF. Rename it to end in .pdf and try again."
        )
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if _CONTROL.search(text) or text.count("\ufffd") > len(text) / 100:
        raise Refused(
            "Expected text, but this is something else under that name: it holds bytes that no text holds. "
            "Save it as text (UTF-8), or give it its right ending."
        )
    return text


def _txt(data: bytes) -> tuple[str, list[Block]]:
    return "", _numbered((p, False) for p in text_paragraphs(_decoded(data)))


def _md(data: bytes) -> tuple[str, list[Block]]:
    from markdown_it import MarkdownIt

    text = _decoded(data).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    blocks = _numbered(_md_pieces(tokens))
    title = _FRONT_TITLE.search(front[1]) if front else None
    return title[1] if title else _first_heading(blocks), blocks


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
        _decoded(data)
    soup = _soup(data)
    blocks = _numbered(_html_pieces(soup))
    return (soup.title.get_text() if soup.title else "") or _first_heading(blocks), blocks


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
    blocks = _numbered(_docx_pieces(document.iter_inner_content()))
    title = document.core_properties.title
    return title if title and title != "Word Document" else _first_heading(blocks), blocks


def _check_unpacked(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > MOST_UNPACKED_BYTES:
        raise Refused(
            f"Expected at most {MOST_UNPACKED_BYTES // _MB} MB when unpacked, but it holds {size // _MB} MB. "
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
    blocks = _pdf_blocks(page_paragraphs([_printed(page) for page in reader.pages]), _outline(reader))
    if not blocks:
        raise Refused(
            "Expected words to read, but its pages are pictures (a scan?). Run text recognition (OCR) over it first."
        )
    return (reader.metadata.title if reader.metadata else "") or "", blocks


def _printed(page: PageObject) -> str:
    """The lines of a page, with a blank one where it leaves more room than between lines."""
    chunks: list[tuple[str, float]] = []

    def seen(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        chunks.append((text, inner[4] * outer[1] + inner[5] * outer[3] + outer[5]))

    page.extract_text(visitor_text=seen)
    return with_gaps(chunks)


def _pdf_blocks(pages: list[list[str]], outline: dict[int, str]) -> list[Block]:
    out: list[Block] = []
    heading = ""
    for page, paragraphs in enumerate(pages, 1):
        heading = outline.get(page, heading)
        texts = [text for text in map(clean, paragraphs) if text]
        out += [Block(text, heading, page, n) for n, text in enumerate(texts, 1)]
    return out


def _outline(reader: PdfReader) -> dict[int, str]:
    """The first bookmark of each page that has one, empty where the outline cannot be read."""
    out: dict[int, str] = {}
    try:
        left: list[Any] = list(reader.outline)
        while left:
            entry = left.pop(0)
            if isinstance(entry, list):
                left[:0] = entry
            elif (number := reader.get_destination_page_number(entry)) is not None:
                out.setdefault(number + 1, clean(entry.title or "")[:_TITLE_LENGTH])
    except Exception:  # a broken outline is no reason to refuse the text
        return {}
    return out


_PARSERS: dict[str, Callable[[bytes], tuple[str, list[Block]]]] = {
    "txt": _txt,
    "md": _md,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}
