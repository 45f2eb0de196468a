"""Text that remembers, for each character, where in the original it stood and which change brought it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

ADDED = -1
_WORDS = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Marked:
    """Characters with their offset in the original (`ADDED` where there is none) and the id of their change ("" if none)."""

    chars: str
    origin: tuple[int, ...]
    by: tuple[str, ...]

    @classmethod
    def of(cls, text: str, start: int) -> Marked:
        """Text as it stands in the original from offset `start`."""
        return cls(text, tuple(range(start, start + len(text))), ("",) * len(text))

    @classmethod
    def new(cls, text: str, change: str) -> Marked:
        """Text that a change adds."""
        return cls(text, (ADDED,) * len(text), (change,) * len(text))

    def cut(self, start: int, end: int) -> Marked:
        """The characters from `start` to `end`."""
        return Marked(self.chars[start:end], self.origin[start:end], self.by[start:end])

    def __add__(self, other: Marked) -> Marked:
        return Marked(self.chars + other.chars, self.origin + other.origin, self.by + other.by)

    def moved(self, change: str) -> Marked:
        """The same characters, marked as moved where nothing else changed them."""
        return Marked(self.chars, self.origin, tuple(b or change for b in self.by))

    def replaced(self, start: int, end: int, new: str, change: str) -> Marked:
        """With `new` in place of the characters from `start` to `end`; words that stay keep their origin."""
        old, words = _WORDS.findall(self.chars[start:end]), _WORDS.findall(new)
        out = self.cut(0, start)
        for tag, a, b, c, d in SequenceMatcher(None, old, words, autojunk=False).get_opcodes():
            if tag == "equal":
                at = start + len("".join(old[:a]))
                out += self.cut(at, at + len("".join(old[a:b])))
            else:
                out += Marked.new("".join(words[c:d]), change)
        return out + self.cut(end, len(self.chars))


def trimmed(before: str, after: str) -> tuple[int, int, int]:
    """How many characters of whole words two texts share at the front and at the back, as (front, back_before, back_after).

    `before[front:back_before]` and `after[front:back_after]` differ.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    front = 0
    while front < min(len(old), len(new)) and old[front] == new[front]:
        front += 1
    back = 0
    while back < min(len(old), len(new)) - front and old[-1 - back] == new[-1 - back]:
        back += 1
    tail = len("".join(old[len(old) - back :]))
    return len("".join(old[:front])), len(before) - tail, len(after) - tail
