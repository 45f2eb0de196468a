"""Particulars: no name, number, date or quotation stands in a draft that the leader did not give."""

from __future__ import annotations

import re

from assistant.grammar import is_word, parse
from assistant.schemas import Draft, Finding, Situation
from assistant.second_person.mentions import plain
from assistant.tidy import quoted_spans

_NUMBER_WORDS = {
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "thousand": "1000",
}  # fmt: skip
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december yesterday tomorrow".split()
)
_SCALE = re.compile(r"(?i)\b(?:from|between|of)?\s*(?:1|one)\s*(?:to|and|-|–)\s*(?:10|ten)\b")
_NAMES = {"PERSON", "ORG", "GPE", "PRODUCT", "EVENT", "FAC", "LOC", "NORP", "WORK_OF_ART"}
# Sentence openers and pronouns that carry a capital without naming anything.
_NOT_NAMES = frozenset("i ok okay dear hi hello thanks thank sorry".split())


def situation_text(situation: Situation) -> str:
    """All that the leader gave, as one text."""
    people = (situation.me, situation.peer)
    about = [part for p in people for part in (p.name, p.role, p.function)]
    told = (
        *situation.happened,
        situation.my_part,
        situation.impact,
        situation.wish,
        situation.channel,
        situation.raw,
    )
    return " \n".join((*about, *told))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain(text)))


def _numbers(text: str) -> dict[str, str]:
    """Each number of a text in digits, and how it is first written there."""
    found: dict[str, str] = {}
    for match in re.finditer(r"\d[\d,]*|[^\W\d_]+", text):
        word = match[0]
        digits = (
            word.replace(",", "").lstrip("0") or "0"
            if word[0].isdigit()
            else _NUMBER_WORDS.get(word.lower(), "")
        )
        if digits:
            found.setdefault(digits, word.rstrip(","))
    return found


def _strange_numbers(text: str, given: str, *, scale_ok: bool) -> list[str]:
    if scale_ok:
        text = _SCALE.sub(" ", text)
    known = _numbers(given)
    return [written for digits, written in _numbers(text).items() if digits not in known]


def _strange_names(text: str, given: str) -> list[str]:
    known = _words(given)
    doc = parse(text)
    capital = [t for t in doc if t.pos_ == "PROPN" and t.text[0].isupper() and not t.is_sent_start]
    named = [
        t
        for ent in doc.ents
        if ent.label_ in _NAMES
        for t in ent
        if t.text[0].isupper() and t.pos_ == "PROPN" and not (t.is_sent_start and is_word(t.lower_))
    ]
    strange = {
        t.text
        for t in (*capital, *named)
        if not _words(t.text) <= known and t.lower_ not in _NOT_NAMES | _CALENDAR
    }
    return sorted(strange)


def _strange_dates(text: str, given: str) -> list[str]:
    known = {word.split("'")[0] for word in _words(given)}
    words = re.findall(r"[^\W\d_]+", text)
    days = {w: w.lower().removesuffix("s") for w in dict.fromkeys(words)}
    return [w for w, day in days.items() if day in _CALENDAR and not {day, f"{day}s"} & known]


def _strange_quotations(text: str, given: str) -> list[str]:
    typed = re.sub(r"\W+", " ", plain(given))
    quoted = [text[a:b] for a, b in quoted_spans(text)]
    return [q for q in quoted if re.sub(r"\W+", " ", plain(q)).strip() not in typed]


def invented_particulars(text: str, situation: Situation, *, scale_ok: bool = True) -> tuple[str, ...]:
    """Names, numbers, dates and quotations in a text that the situation does not hold.

    `scale_ok` lets the offer of a rating from 1 to 10 stand.
    """
    given = situation_text(situation)
    found = [
        *_strange_numbers(text, given, scale_ok=scale_ok),
        *_strange_names(text, given),
        *_strange_dates(text, given),
        *_strange_quotations(text, given),
    ]
    return tuple(dict.fromkeys(found))


def check_particulars(draft: Draft, situation: Situation) -> list[Finding]:
    """A finding for each name, number, date or quotation that the leader did not give."""
    strange = invented_particulars(draft.text, situation)
    if not strange:
        return [Finding(check="particulars", verdict="pass", score=1.0)]
    reason = "You did not give this name, number, date or quotation."
    mend = "Leave it out, or add it to what happened if it is so."
    return [
        Finding(check="particulars", verdict="fail", score=0.0, span=p, reason=reason, suggestion=mend)
        for p in strange
    ]
