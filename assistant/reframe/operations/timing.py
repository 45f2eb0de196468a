"""Operation on time: the day or date of an event comes first, for a listener who puts things in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import parse, subject_of
from assistant.reframe.operations.common import Context, Edit, in_quotes, lower_start

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?i)(?:on (?:last )?{_DAY}(?: morning| afternoon| evening| night)?(?:,? (?:the )?{_NUMBER}(?: of)?(?: {_MONTH})?)?|"
    rf"on (?:the )?{_NUMBER}(?:,? (?:and )?{_NUMBER})*(?: of)?(?: {_MONTH}(?: \d{{4}})?)?|on {_MONTH} {_NUMBER}|in {_MONTH}|"
    rf"yesterday(?: morning| afternoon| evening)?|last (?:week|month|year|night|{_DAY}))"
)
# What may not be left behind without the date before it.
_HANGS_ON = re.compile(
    r"(?i)^\s*(?:an?\b|at \d|this\b|before\b|after\b|during\b|when\b|because\b|and\b|but\b|or\b|to \d|until\b|,|\d)"
)


def date_first(text: str, _context: Context) -> Iterator[Edit]:
    """`You sent the van on 12 May` gives `On 12 May you sent the van`. Questions, requests and clauses stay as they are."""
    doc = parse(text)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or not text.endswith(".") or root.tag_ != "VBD" or re.search(r"[:;]", text):
        return
    subject = subject_of(root)
    # Of several dates each belongs to its own figure: none of them can go first.
    if len(_DATE.findall(text)) != 1 or "," in text:
        return
    if subject is None or min(t.i for t in subject.subtree) != 0:
        return
    for part in root.children:
        words = sorted(part.subtree, key=lambda t: t.i)
        start, end = words[0].idx, words[-1].idx + len(words[-1].text)
        phrase = text[start:end]
        joined = any(c.dep_ in {"conj", "cc", "parataxis"} and c.i < part.i for c in root.children)
        if (
            part.dep_ not in {"prep", "npadvmod", "advmod"}
            or part.i < root.i
            or joined
            or in_quotes(text, start)
        ):
            continue
        if _DATE.fullmatch(phrase) and not _HANGS_ON.match(text[end:]):
            rest = (text[:start].rstrip(" ,") + " " + text[end:].lstrip(" ,")).strip()
            rest = re.sub(r"\s+(?=[.,])", "", rest)
            first = phrase[0].upper() if text[:1].isupper() else phrase[0].lower()
            yield Edit(f"{first}{phrase[1:]} {lower_start(rest)}")
            return
