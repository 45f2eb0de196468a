"""Two drafts side by side: which words of each are not in the other."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    new: bool


def side_by_side(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces of both texts, in order. Where one is empty, or hardly a word is shared, nothing is marked."""
    was, now = _words(before), _words(after)
    match = SequenceMatcher(a=was, b=now, autojunk=False)
    if not was or not now or match.ratio() < 0.3:
        return [Piece(before, False)], [Piece(after, False)]
    left: list[Piece] = []
    right: list[Piece] = []
    for what, a, b, c, d in match.get_opcodes():
        left += [Piece("".join(was[a:b]), what != "equal")] if b > a else []
        right += [Piece("".join(now[c:d]), what != "equal")] if d > c else []
    return left, right


def _words(text: str) -> list[str]:
    """Words with the blanks behind them."""
    return re.findall(r"\S+\s*|\s+", text)
