"""Exact checks of particulars: numbers, dates, names and quotations of a text against its source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.entailment.windows import words_of

_UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split(),
        range(1, 21),
        strict=True,
    )
) | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_SCALES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.])(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|bn|mn|k|m|b)\b)?(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december yesterday tomorrow tonight".split()
)
_QUOTED = re.compile(r"[\"“”]([^\"“”]{3,200})[\"“”]")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’.&-]*[\w]|[A-ZÀ-Þ]\w*")
_NOT_NAMES = frozenset("i i'm i've i'd i'll ok okay mr mrs ms dr prof sir madam".split())


class Strange(NamedTuple):
    """What a text holds that its source does not."""

    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    quotations: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The first of them in words: empty where nothing is strange."""
        for name, found in (("number", self.numbers), ("date", self.dates), ("name", self.names)):
            if found:
                return f"the {name} {found[0]} is not in the source"
        return f"the words “{self.quotations[0]}” are not in the source" if self.quotations else ""


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _figures(text: str) -> dict[str, str]:
    """Values as plain digits, each with the words that gave it."""
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(text):
        value = float(match["n"].replace(",", ""))
        found[_plain(value)] = match.group().strip()
        if match["scale"]:
            found[_plain(value * _SCALES[match["scale"].lower()])] = match.group().strip()
            found.pop(_plain(value))
    words = re.split(r"[^\w]+", text.lower())
    for at, word in enumerate(words):
        if word in _UNITS and word != "one":
            found.setdefault(_plain(_UNITS[word]), word)
            following = words[at + 1] if at + 1 < len(words) else ""
            if following in _SCALES and len(following) > 2:
                found.setdefault(_plain(_UNITS[word] * _SCALES[following]), f"{word} {following}")
            elif _UNITS[word] >= 20 and 0 < _UNITS.get(following, 0) < 10:
                found.setdefault(_plain(_UNITS[word] + _UNITS[following]), f"{word}-{following}")
    return found


@lru_cache(maxsize=64)
def _known(source: str) -> tuple[frozenset[str], frozenset[str], str]:
    """Numbers, words and plain text of a source. Bare digits count whatever scale stands behind them."""
    numbers = set(_figures(source)) | {
        _plain(float(n.replace(",", ""))) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", source)
    }
    words = words_of(source)
    numbers |= {str(_ORDINALS.index(w) + 1) for w in words if w in _ORDINALS} | (
        {"1"} if "one" in words else set()
    )
    parts = {p for w in words for p in (w, w.removesuffix("'s").removesuffix("’s"), w.removesuffix("s"))}
    return frozenset(numbers), frozenset(parts), " ".join(words)


def _names(text: str) -> list[str]:
    """Capitalised words that do not stand at the start of a sentence or a quotation."""
    return [
        m.group().rstrip(".")
        for m in _CAPITAL.finditer(text)
        if re.search(r"[\w,;)%'’\"”]\s+$", text[max(0, m.start() - 4) : m.start()])
    ]


def strange(source: str, text: str) -> Strange:
    """Particulars of the text that the source does not hold. Numbers are compared by value, names word by word."""
    numbers, words, plain = _known(source)
    figures = _figures(text)
    missing = tuple(figures[n] for n in figures if n not in numbers)
    dates = tuple(w for w in dict.fromkeys(words_of(text)) if w in _CALENDAR and w not in words)
    names = []
    for name in _names(text):
        pieces = [w.removesuffix("'s").removesuffix("’s") for w in words_of(name)]
        known = all(w in words or w.removesuffix("s") in words or w in _NOT_NAMES | _CALENDAR for w in pieces)
        if not known and not any(c.isdigit() for c in name):
            names.append(name)
    quotes = tuple(q for q in _QUOTED.findall(text) if " ".join(words_of(q)) not in plain)
    return Strange(missing, tuple(d.capitalize() for d in dates), tuple(dict.fromkeys(names)), quotes)
