"""Numbers of a text in digits, however they are written: in words, as a time of day, with a `k` behind them."""

from __future__ import annotations

import re

_UNITS = dict(
    zip(
        "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(3, 20),
        strict=True,
    )
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
) | {"fourty": 40}
_SMALL = {"one": 1, "two": 2}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ORDINALS = {
    word: day
    for day, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
_WORD = re.compile(r"\d[\d,]*|[^\W\d_]+")
_NTH = re.compile(
    rf"(?i)\b({'|'.join(_ORDINALS)}) (?:of )?{MONTH}\b|\b{MONTH},? (?:the )?({'|'.join(_ORDINALS)})\b"
)
_THOUSANDS = re.compile(r"(?i)\b(\d{1,3})(?:\.(\d))? ?(?:k|thousand)\b")
# A number that goes without saying where the other one is told.
_SAME = (
    (r"\bhalf (?:past|after|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\bhalf an? |and a half\b", ("30",)), (r"\bquarter (?:past|after)\b|\bquarters? of an hour\b", ("15",)),
    (r"\bquarter (?:to|before|of)\b", ("45",)), (r"\bnoon\b|\bmid-?day\b", ("12",)), (r"\bmidnight\b", ("12", "00", "0", "24")),
    (r"\bdozen\b", ("12",)), (r"\bfortnight", ("14",)), (r"\b(?:thrice|trio)\b", ("3",)),
)  # fmt: skip
_TIMED = r"(?i:\b(?:at|by|until|till|since|after|before|past|around|about|from|to) N\b|\bN ?[ap]\.?m\b|\bN[:.h]\d\d|\d[:.h]N\b|\bN o['’]clock)"
_LASTS = r"(?i:\bN[ -](?:minutes?|mins?|days?|boxes|pieces)\b)"
_CLOCK = re.compile(r"(?i)\b(\d{1,2})(?:[:.h]\d{2})?\s*([ap])\.?\s?m\b|\b(\d{1,2})[:.h]\d{2}\b")


def numbers(text: str) -> dict[str, str]:
    """Each number of a text in digits, and how it is first written there. One and two are left out where they are words."""
    found: dict[str, str] = {}
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        value, used = _value([w[0].lower() for w in words[at : at + 3]])
        if value:
            end = words[at + used - 1].end()
            found.setdefault(value, text[words[at].start() : end].rstrip(","))
        at += used
    for match in _NTH.finditer(text):
        found.setdefault(str(_ORDINALS[(match[1] or match[2]).lower()]), match[0])
    return found


def _value(words: list[str]) -> tuple[str, int]:
    """The number that stands at the first of the words, empty where none does, and how many words it takes."""
    first, after = words[0], words[1] if len(words) > 1 else ""
    if first[0].isdigit():
        return first.replace(",", "").lstrip("0") or "0", 1
    if first in _TENS:
        unit = {**_SMALL, **_UNITS}.get(after, 10)
        return (str(_TENS[first] + unit), 2) if unit < 10 else _scaled(_TENS[first], after)
    if first in _UNITS:
        return _scaled(_UNITS[first], after)
    if first in {"a", "one", "two"} and after in _LARGE:
        return _scaled(_SMALL.get(first, 1), after)
    return (str(_LARGE[first]), 1) if first in _LARGE else ("", 1)


def _scaled(value: int, after: str) -> tuple[str, int]:
    return (str(value * _LARGE[after]), 2) if after in _LARGE else (str(value), 1)


def known_numbers(text: str) -> frozenset[str]:
    """The numbers that a text gives, with 40000 for 40k and 2 for two."""
    known = set(numbers(text)) | {
        digits.replace(",", "").lstrip("0") or "0" for digits in re.findall(r"\d[\d,]*", text)
    }
    for match in _THOUSANDS.finditer(text):
        known.add(str(int(match[1]) * 1000 + int(match[2] or 0) * 100))
    parts = {part for word in re.findall(r"[^\W\d_]+", text.lower()) for part in [_part(word)] if part}
    return frozenset(known | parts)


def said_otherwise(digits: str, written: str, text: str, told: str) -> bool:
    """Whether a number of a text is one of what was told in another form: 15:00 for 3 pm, 30 minutes for half an hour."""
    if any(digits in forms and re.search(f"(?i){pattern}", told) for pattern, forms in _SAME):
        return _beside(written, text, rf"{_TIMED}|{_LASTS}")
    if digits in _hours(told):
        return _beside(written, text, _TIMED)
    order = next((w for w, day in _ORDINALS.items() if str(day) == digits), "")
    return bool(
        order and re.search(rf"(?i)\b{order}\b", told) and re.search(rf"\b{digits}(?:st|nd|rd|th)\b", text)
    )


def _beside(written: str, text: str, near: str) -> bool:
    return re.search(near.replace("N", re.escape(written)), text) is not None


def _hours(told: str) -> set[str]:
    """The hours of a text on the other clock."""
    found: set[str] = set()
    for match in _CLOCK.finditer(told):
        hour = int(match[1] or match[3])
        if hour > 12:
            found.add(str(hour - 12))
        elif match[3] or match[2].lower() == "p":
            found.add(str(hour + 12))
    return found


def _part(word: str) -> str:
    """A number word by itself: `two` counts where it is asked what is known."""
    value = {**_SMALL, **_UNITS, **_TENS, **_LARGE}.get(word)
    return str(value) if value else ""
