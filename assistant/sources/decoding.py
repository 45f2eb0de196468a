"""Bytes to text, in the encodings that people save it in."""

from __future__ import annotations

import re

from assistant.sources.limits import Refused

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(data: bytes) -> str:
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
