"""Replacements in a text by character span, applied once at the end."""

from __future__ import annotations

import re

from assistant.tidy import capitalise, inside

# An e-mail address or a link stays whole, whatever name is in it.
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")


class Edits:
    """Replacements by character span. Of two that overlap, the first stands."""

    def __init__(self, text: str):
        self.text = text
        self._spans: dict[tuple[int, int], str] = {}
        self._whole = [m.span() for m in _ADDRESS.finditer(text)]

    def put(self, start: int, end: int, new: str) -> None:
        """Put `new` in the place of the characters from `start` to before `end`."""
        if not inside(self._whole, start) and all(end <= s or start >= e for s, e in self._spans):
            self._spans[(start, end)] = new

    def capitalise_starts(self) -> None:
        """Give a capital to what stands at the start of a sentence."""
        for (start, end), new in self._spans.items():
            if _starts_sentence(self.text, start):
                self._spans[(start, end)] = capitalise(new)

    def apply(self) -> str:
        """The text with its replacements."""
        out, at = [], 0
        for (start, end), new in sorted(self._spans.items()):
            out += [self.text[at:start], new]
            at = end
        return "".join(out) + self.text[at:]


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip("\"'“‘( ")
    return not before or before[-1] in ".!?"
