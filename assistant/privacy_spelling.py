"""How one hidden word may be written, and a number for each way, so that hiding loses nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_APOSTROPHES = "'’"
_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_LONGEST_ACRONYM = 3

Variant = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Spelling:
    """The ways to write `usual`: with and without its accents, and each letter small or capital.

    Attributes:
        usual: the way it is usually written.
        exact: only so, as for a telephone number.
        ordinary: also a word of the language, so only where it begins with a capital.
    """

    usual: str
    exact: bool = False
    ordinary: bool = False

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """For each way to spell it, the ways to write each character, the usual one first."""
        if self.exact:
            return (tuple((char,) for char in self.usual),)
        return tuple(self._variant(text) for text in dict.fromkeys(_accents(self.usual)))

    @cached_property
    def pattern(self) -> str:
        """A regular expression, without bounds, for every way to write it."""
        return "|".join(
            "".join(f"(?:{_any_of(options)})" for options in variant) for variant in self.variants
        )

    @cached_property
    def styles(self) -> tuple[int, int, int]:
        """The numbers of the usual way, of all small letters, and of all capitals."""
        usual = self.number(self.usual) or 0
        small = self.number("".join(_cases(char)[0] for char in self.usual))
        capitals = self.number("".join(_cases(char)[-1] for char in self.usual))
        return usual, usual if small is None else small, usual if capitals is None else capitals

    def number(self, word: str) -> int | None:
        """The number, from 0 up, of the way that `word` is written; None where it is another word."""
        for index, variant in enumerate(self.variants):
            if len(word) == len(variant) and all(map(_holds, variant, word)):
                way = 0
                for options, char in zip(variant, word, strict=True):
                    way = way * len(options) + options.index(char)
                return way * len(self.variants) + index
        return None

    def written(self, number: int) -> str | None:
        """The word written in the way of that number; None where there is no such way."""
        way, index = divmod(number, len(self.variants))
        chars = []
        for options in reversed(self.variants[index]):
            way, chosen = divmod(way, len(options))
            chars.append(options[chosen])
        return None if way else "".join(reversed(chars))

    def _variant(self, text: str) -> Variant:
        first, *rest = (_options(char) for char in text)
        return ((_cases(text[0])[-1],) if self.ordinary else first, *rest)


def usually(name: str) -> str:
    """`name` as it is usually written: 'dana' and 'DANA' become 'Dana', 'IBM' and 'McKay' stay."""
    name = unicodedata.normalize("NFC", name)
    small = "".join(_cases(char)[0] for char in name)
    capitals = "".join(_cases(char)[-1] for char in name)
    if name != small and (name != capitals or len(name) <= _LONGEST_ACRONYM):
        return name
    first_letter = re.compile(rf"^.|(?<=^.[{_APOSTROPHES}]).")
    return first_letter.sub(lambda match: _cases(match[0])[-1], small)


def _accents(text: str) -> Iterator[str]:
    """`text` with its accents in one piece, in pieces, left out, and spelled out."""
    yield text
    yield unicodedata.normalize("NFD", text)
    small = text.lower()
    for plain in (small.translate(_PLAIN), small.translate(_SPELLED_OUT).translate(_PLAIN)):
        pieces = unicodedata.normalize("NFD", plain)
        bare = "".join(char for char in pieces if not unicodedata.combining(char))
        # Its case does not matter: every case of every letter is one of the ways.
        if bare and bare != small:
            yield bare


def _cases(char: str) -> tuple[str, ...]:
    small, capital = char.lower(), char.upper()
    return (small, capital) if small != capital and len(small) == len(capital) == 1 else (char,)


def _options(char: str) -> tuple[str, ...]:
    ways = tuple(_APOSTROPHES) if char in _APOSTROPHES else _cases(char)
    return tuple(dict.fromkeys((char, *ways)))


def _holds(options: tuple[str, ...], char: str) -> bool:
    return char in options


def _any_of(options: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, options))
