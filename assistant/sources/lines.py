"""Lines to paragraphs: for plain text, and for the lines that a PDF is printed in. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

# Longer lines than this are not wrapped by an editor: each is a paragraph of its own.
_WRAPPED_AT = 120
_FEW = 0.05
# In lines: Word leaves half a line and more between paragraphs.
_WIDER = 0.4
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\xad\u200b\u2060\ufeff]")
_LIGATURES = re.compile(r"[\ufb00-\ufb06]")
_BULLET = re.compile(r"(?:[•‣▪●◦*+-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+\S")
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_HYPHENATED = re.compile(r"\b[^\W\d_]+-[^\W\d_]+\b")
_CUT_WORD = re.compile(r"([^\W\d_]+)-$")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE)


def clean(text: str) -> str:
    """Text on one line, without what cannot be seen or saved: controls, soft hyphens, halves of characters."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return " ".join(_UNSEEN.sub("", text.replace("\f", " ")).split())


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines between blank ones."""
    out: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            out[-1].append(line.strip())
        elif out[-1]:
            out.append([])
    return [block for block in out if block]


def text_paragraphs(text: str) -> list[str]:
    """Paragraphs of a plain text: between blank lines, or by lines where there are none or lines are not wrapped."""
    lines = text.splitlines()
    blocks = _blocks(lines)
    filled = [line for block in blocks for line in block]
    long = sum(len(line) > _WRAPPED_AT for line in filled)
    if len(blocks) == 1 or long > _FEW * len(filled):
        return filled
    return [p for block in blocks for p in _items(block)]


def _items(block: Sequence[str]) -> list[str]:
    """One paragraph, or one for each item of a list."""
    out: list[str] = []
    for line in block:
        if out and not _BULLET.match(line):
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def with_gaps(chunks: Sequence[tuple[str, float]]) -> str:
    """Printed text, given in pieces with the height on the page at which each begins, with a blank line at each gap.

    A gap is wider than the lines between two pieces need, by the narrow ones among the distances on the page.
    """
    steps: list[tuple[int, int, float]] = []
    breaks, height = 0, None
    for n, (text, at) in enumerate(chunks):
        if text.strip():
            breaks += len(text) - len(text.lstrip("\n"))
            if height is None or breaks:
                steps += [(n, breaks, height - at)] if height is not None else []
                breaks, height = 0, at
            breaks += text.strip("\n").count("\n")
            breaks += len(text) - len(text.rstrip("\n"))
        else:
            breaks += text.count("\n")
    heights = sorted(fall / lines for _, lines, fall in steps if fall > 0)
    line = heights[len(heights) // 4] if heights else 0.0
    wide = {n for n, lines, fall in steps if fall > line * (lines + _WIDER)}
    return "".join("\n" * 2 * (n in wide) + text for n, (text, _) in enumerate(chunks))


def page_paragraphs(pages: Sequence[str]) -> list[list[str]]:
    """The paragraphs of each printed page: lines joined, cut words mended, page numbers and running heads left out."""
    printed = _without_margins([page.splitlines() for page in pages])
    whole = "\n".join(line for lines in printed for line in lines)
    hyphenated = {word.lower() for word in _HYPHENATED.findall(whole)}
    return [
        [_joined(p, hyphenated) for block in _blocks(lines) for p in _ends_found(block)] for lines in printed
    ]


def _margin(line: str) -> str:
    return re.sub(r"\d+", "#", clean(line)).lower()


def _without_margins(pages: list[list[str]]) -> list[list[str]]:
    """Pages without a first or last line that is a page number, or that stands on most pages."""
    kept = [[line for line in lines if line.strip()] for lines in pages]
    seen = Counter(_margin(line) for lines in kept for line in {*lines[:1], *lines[-1:]})
    often = {line for line, times in seen.items() if times >= 3 and times > len(pages) / 2}

    def is_margin(line: str) -> bool:
        return bool(_PAGE_NUMBER.match(line.strip())) or _margin(line) in often

    out = []
    for lines in pages:
        filled = [n for n, line in enumerate(lines) if line.strip()]
        drop = {n for n in (filled[:1] + filled[-1:]) if is_margin(lines[n])}
        out.append([line for n, line in enumerate(lines) if n not in drop])
    return out


def _ends_found(block: Sequence[str]) -> list[list[str]]:
    """Lines grouped into paragraphs: one ends where its line ends early, or where an item of a list begins."""
    width = max(len(line) for line in block)
    out: list[list[str]] = [[]]
    for line in block:
        before = out[-1][-1] if out[-1] else ""
        if before and (_BULLET.match(line) or _ends_early(before, line, width)):
            out.append([])
        out[-1].append(line)
    return out


def _ends_early(line: str, following: str, width: int) -> bool:
    if _ENDS.search(line):
        return len(line) < 0.8 * width
    return len(line) < 0.6 * width and following[:1].isupper() and not line.endswith((",", "-", ";"))


def _joined(lines: Sequence[str], hyphenated: set[str]) -> str:
    """One paragraph of its lines. A word cut at a line's end is mended, unless it carries its hyphen elsewhere too."""
    text = ""
    for line in lines:
        cut = _CUT_WORD.search(text)
        if not cut or not line[:1].islower():
            text = f"{text} {line}" if text else line
            continue
        rest = re.match(r"[^\W\d_]+", line)
        keeps = f"{cut[1]}-{rest[0] if rest else ''}".lower() in hyphenated
        text = (text if keeps else text[:-1]) + line
    return text
