"""Whether words that a judge quotes stand in the text, and where."""

from __future__ import annotations

import re

from assistant.prompt_files import fenced

_SINGLE, _DOUBLE, _DASH = "'’‘ʼ`´", '"“”„«»', "-‐‑–—"
_AROUND = " \t\n" + _DOUBLE + _SINGLE + ".,;:…"


def standing(text: str, quote: str) -> str:
    """The words of `text` that `quote` repeats, as they stand there; empty where it does not hold them.

    Case, kinds of quotation marks and dashes, and blanks do not count; half a word does not stand in a text.
    """
    words = quote.strip(_AROUND).split()
    if not any(c.isalnum() for c in quote):
        return ""
    pattern = r"\s+".join(map(_loosely, words))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return found[0] if found else ""


def as_shown(text: str) -> str:
    """`text` as it reads between its fence marks, where what could pose as a mark is broken."""
    return fenced(text).split("\n", 1)[1].rsplit("\n", 1)[0]


def is_echo(text: str, reason: str, fewest: int = 4) -> bool:
    """Whether a reason of `fewest` words or more is nothing but words of `text`."""
    return len(reason.split()) >= fewest and bool(standing(text, reason))


def _loosely(word: str) -> str:
    return "".join(_class_of(c) for c in word)


def _class_of(c: str) -> str:
    for alike in (_SINGLE, _DOUBLE, _DASH):
        if c in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(c)
