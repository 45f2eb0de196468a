"""Surface repair before parsing: blanks, capitals, and apostrophes that were left out."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.shorthand import in_full

_NEGATED = "is was does did has had have do would could should are were ca wo"
_CONTRACTIONS = {f"{stem}nt": f"{stem}n't" for stem in _NEGATED.split()} | {
    "dosent": "doesn't",
    "thats": "that's",
    "whats": "what's",
    "theres": "there's",
    "shes": "she's",
    "hes": "he's",
    "theyve": "they've",
    "theyre": "they're",
    "theyd": "they'd",
    "theyll": "they'll",
    "ive": "I've",
    "youve": "you've",
    "youre": "you're",
}
_CONTRACTED = re.compile(rf"\b({'|'.join(_CONTRACTIONS)})\b", re.IGNORECASE)
_CALENDAR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|november|"
    r"december|christmas|easter|ramadan|diwali|hanukkah|black friday|good friday|boxing day)\b|(?<=\bin )(?:march|may)\b|(?<=\d )(?:march|may)\b|(?<=\bsince )(?:march|may)\b|(?<=\buntil )(?:march|may)\b"
)
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’(?!\w)|(?<![\w'])'[^']+(?:'\w[^']*)*'(?!\w)")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Character spans (start, end) of quotations: words in them are never changed."""
    return [match.span() for match in _QUOTED.finditer(text)]


def inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether a character offset lies in one of the spans."""
    return any(start <= at < end for start, end in spans)


def capitalise(text: str) -> str:
    """First letter up, the rest as it is."""
    for at, letter in enumerate(text):
        if letter.isalpha():
            return text[:at] + letter.upper() + text[at + 1 :]
        if letter.isdigit():
            return text
    return text


def _quiet(text: str, names: tuple[str, ...]) -> str:
    """Bring text typed in capitals down to ordinary case."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 12 or sum(c.isupper() for c in letters) < 0.8 * len(letters):
        return text
    text = text.lower()
    for name in names:
        text = re.sub(rf"\b{re.escape(name.lower())}\b", name, text)
    return text


def _restore_apostrophe(match: re.Match[str]) -> str:
    typed = match[0]
    fixed = _CONTRACTIONS[typed.lower()]
    return capitalise(fixed) if typed[0].isupper() else fixed


def _outside_quotes(text: str, pattern: re.Pattern[str], replace: str) -> str:
    spans = quoted_spans(text)
    return pattern.sub(lambda m: m[0] if inside(spans, m.start()) else replace, text)


def _in_full(text: str, names: tuple[str, ...]) -> str:
    """Shorthand in full outside of quotations."""
    edges = [0, *(at for span in quoted_spans(text) for at in span), len(text)]
    parts = [text[a:b] for a, b in pairwise(edges)]
    return "".join(part if n % 2 else in_full(part, names) for n, part in enumerate(parts))


def tidy(text: str, names: tuple[str, ...] = ()) -> str:
    """Repair the surface of typed text, leaving wording and quotations alone.

    `names` are proper names to keep capitalised in text that came all in capitals.
    """
    text = _quiet(re.sub(r"\s+", " ", text).strip(), names)
    text = re.sub(r"^(?:[-*•–]\s+|\d{1,2}[.)]\s+(?=[A-Za-z]))", "", text)
    spans = quoted_spans(text)
    text = _CONTRACTED.sub(lambda m: m[0] if inside(spans, m.start()) else _restore_apostrophe(m), text)
    text = _in_full(text, names)
    return _outside_quotes(text, re.compile(r"\bi\b(?!\.)"), "I")


def with_calendar_capitals(text: str) -> str:
    """Weekdays and months with their capital, outside quotations."""
    spans = quoted_spans(text)
    return _CALENDAR.sub(lambda m: m[0] if inside(spans, m.start()) else m[0].title(), text)


_ENDS = re.compile(
    r"(?<=[^\W\d_][.!?]|[\"”’)][.!?])(?<!\b[ap]\.m\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\bvs\.)(?<!\bDr\.)(?<!approx\.)(?<!\b[Nn]o\.)\s+(?=[a-z])|(?<=\d[.!?])\s+(?=[a-z]{2})"
)


def finish(text: str) -> str:
    """A sentence: capital at the start of each sentence, a mark at the end."""
    text = capitalise(text.strip().rstrip(",;:- "))
    spans = quoted_spans(text)
    for end in _ENDS.finditer(text):
        if not inside(spans, end.start()):
            text = text[: end.end()] + text[end.end()].upper() + text[end.end() + 1 :]
    if text and not re.search(r"[.!?…][\"'”’)]*$", text):
        text += "."
    return text
