"""What is typed in a hurry, in full: `w/o`, `thurs`, `wk 41`, `2 dec`, `KNEW`, `lol`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DAYS = {
    **dict.fromkeys(("mon",), "Monday"), **dict.fromkeys(("tue", "tues"), "Tuesday"), **dict.fromkeys(("wed", "weds"), "Wednesday"),
    **dict.fromkeys(("thu", "thur", "thurs"), "Thursday"), **dict.fromkeys(("fri",), "Friday"), **dict.fromkeys(("sat",), "Saturday"),
    **dict.fromkeys(("sun",), "Sunday"),
}  # fmt: skip
_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "jun": "June", "jul": "July", "aug": "August", "sep": "September",
    "sept": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
_WORDS = {
    "w/o": "without", "w/": "with", "u": "you", "ur": "your", "em": "them", "thru": "through", "cos": "because", "coz": "because",
    "cuz": "because", "wk": "week", "wks": "weeks", "infront": "in front", "alot": "a lot", "gonna": "going to", "wanna": "want to",
    "yest": "yesterday", "tmrw": "tomorrow", "tmr": "tomorrow", "mtg": "meeting", "mtgs": "meetings", "msg": "message", "msgs": "messages",
    "ppl": "people", "b4": "before", "eachother": "each other", "whos": "who's", "pls": "please", "plz": "please", "dept": "department",
    "mins": "minutes", "hrs": "hours", "secs": "seconds", "thurs": "Thursday", "tues": "Tuesday", "weds": "Wednesday", "witout": "without",
}  # fmt: skip


def _any(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BE = {"i": "am", "he": "is", "she": "is", "it": "is"} | dict.fromkeys(("you", "we", "they"), "are")
_CUES = (
    "on",
    "last",
    "this",
    "next",
    "every",
    "by",
    "until",
    "till",
    "since",
    "in",
    "of",
    "from",
    "to",
    "or",
    "and",
)
_AFTER_CUE = "|".join(rf"(?<=\b{cue} )" for cue in _CUES)
# `and sat down` and `he sat 3 hours` name no day.
_BEFORE_DAY = "|".join(
    rf"(?<=\b{cue} )" for cue in ("on", "last", "next", "every", "by", "until", "till", "since")
)
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r",?\s*\b(?:lol|lmao|smh|ffs|wtf|tbh|imo|imho|fyi|btw|omg)\b[!.]*(?=[\s,.!?]|$)", re.IGNORECASE), lambda m: "." if re.search(r"[.!]", m[0]) else ""),
    (re.compile(r"(?<=[A-Za-z]) (?:ma'am|madam|sir|ji)\b(?=[ ,.])|\b(?:Ma'am|Sir) (?=[A-Z])"), lambda _: ""),
    (re.compile(r"(?i)\b(i|you|he|she|we|they|it) (gonna|gona)\b"), lambda m: f"{m[1]} {_BE[m[1].lower()]} going to"),
    (re.compile(r"(?i)\b(could|should|would|must|might)(n't)? of\b(?! (?:course|the|a|my|our|his|her)\b)"), lambda m: f"{m[1]}{m[2] or ''} have"),
    (re.compile(r"(?<=\s)&(?=\s)|(?<=\s)\+(?=\s+[a-z])"), lambda _: "and"),
    (re.compile(r"(?<=[\w%]) = (?=[£$€])"), lambda _: ", "),
    (re.compile(r"(?<=\s)w(?=\s+[a-z0-9£$€])"), lambda _: "with"),
    (re.compile(r"(?<=\d)(?=(?:hrs|mins|wks)\b)"), lambda _: " "),
    (re.compile(r"\b(\d+)x\b(?!\s*\d)"), lambda m: f"{m[1]} times"),
    (re.compile(r"(?<!\w)(?<!\ban )(?<!\bthe )im(?= [a-z])"), lambda _: "I'm"),
    (re.compile(rf"(?i)(?:{_AFTER_CUE}|(?<=\d )|(?<=\dth )|(?<=\dst )|(?<=\dnd )|(?<=\drd ))(?:{_any(_MONTHS)})\b(?:\.(?= \d))?(?!\w)"), lambda m: _full(_MONTHS, m[0])),
    (re.compile(rf"(?i)\b(?:{_any(_MONTHS)})\b\.?(?= \d)"), lambda m: _full(_MONTHS, m[0])),
    (re.compile(rf"(?i)(?:{_BEFORE_DAY})(?:{_any(_DAYS)})\b(?! (?:at|on|in|with|down|there|here|by|next|together|through|for)\b)"), lambda m: _full(_DAYS, m[0])),
    (re.compile(r"(?i)\b(?:mon|tue|thu|fri)\b(?= \d{1,2}(?:st|nd|rd|th)?\b(?!:| ?%| of))"), lambda m: _full(_DAYS, m[0])),
    (re.compile(rf"(?i)(?<![\w'’])(?:{_any(_WORDS)})(?![\w'’/-])(?!\.\w)"), lambda m: _full(_WORDS, m[0])),
)  # fmt: skip
_EMPHASIS = re.compile(r"\b[A-Z]{4,}\b")


def _full(words: dict[str, str], typed: str) -> str:
    return words[typed.rstrip(".").lower()]


def in_full(text: str, keep: Sequence[str] = ()) -> str:
    """Shorthand written out and words in capitals brought down, in text without quotations.

    `keep` are names that stay as they are.
    """
    for pattern, full in _RULES:
        text = pattern.sub(full, text)
    kept = {word for name in keep for word in name.split()}
    return _EMPHASIS.sub(lambda m: m[0].lower() if m[0] not in kept and is_word(m[0].lower()) else m[0], text)
