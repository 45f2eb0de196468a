"""Particulars: no name, number, date or quotation stands in a draft that the leader did not give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_faithfulness.clauses import only_reported
from assistant.check_faithfulness.numbers import MONTH, known_numbers, numbers, said_otherwise
from assistant.grammar import is_word, parse
from assistant.schemas import Draft, Finding, Situation, Yours
from assistant.second_person.mentions import plain
from assistant.tidy import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Token

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december yesterday tomorrow".split()
)
_SHORT = {
    day[:cut]: day for day in _CALENDAR - {"may"} for cut in (3, 4) if len(day) > 5 and day not in {"yesterday", "tomorrow", "march"}
} | {"thurs": "thursday"}  # fmt: skip
_SCALE = re.compile(
    r"(?i)\b(?:from|between|of)?\s*(?:1|one)\s*(?:to|and|till|through|-|–)\s*(?:10|ten)\b|\b(?:out )?of (?:10|ten)\b|/10\b"
)
_DAY = re.compile(r"(?i)\b(\d{1,2})(?:st|nd|rd|th)\b")
# Groups of two that a talk between two people is full of.
_PAIRS = frozenset(
    "us you people team side function department number thing leader head word way hand human list half minute cent sentence mind "
    "adult party area group place question".split()
)
_NAMES = {"PERSON", "ORG", "GPE", "PRODUCT", "EVENT", "FAC", "LOC", "NORP", "WORK_OF_ART"}
_OPEN = re.compile(
    r"(?i)\?\W*$|\b(?:thank\w*|i['’]d|we['’]d|would|could|shall|maybe|perhaps|i hope|my hope|i wish|i want|let['’]?s|let us|if you|after that we|"
    r"then we|(?:we|you) (?:can|each|both)|i['’]ll|appreciate)\b"
)
# Sentence openers and pronouns that carry a capital without naming anything.
_NOT_NAMES = frozenset(
    "i ok okay dear hi hello thanks thank sorry mr mrs ms miss sir madam dr doctor prof professor kia namaste bonjour hola ciao salaam hej hallo moin "
    "servus guten buenos buongiorno shalom".split()
)


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


def _strange_numbers(text: str, given: str, *, scale_ok: bool) -> list[str]:
    if scale_ok:
        text = _SCALE.sub(" ", text)
    known = known_numbers(given)
    return [
        written
        for digits, written in numbers(text).items()
        if digits not in known and not said_otherwise(digits, written, text, given)
    ]


def _strange_days(text: str, given: str) -> list[str]:
    """`The 8th`, where 8 was told only as something else, such as an hour."""
    known = set(_DAY.findall(given))
    known |= {
        n
        for pair in re.findall(
            rf"(?i)\b(\d{{1,2}}) (?:of )?{MONTH}|{MONTH} (\d{{1,2}})\b|\b(\d{{1,2}})[./-]\d", given
        )
        for n in pair
    }
    known |= set(re.findall(r"(?i)\b(?:the|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?) (\d{1,2})\b", given))
    known |= {
        n
        for pair in re.findall(
            rf"(?i)\b(\d{{1,2}})(?: and | to | or | till | until |[-–])(\d{{1,2}}) (?:of )?{MONTH}", given
        )
        for n in pair
    }
    return [m[0] for m in _DAY.finditer(text) if m[1] not in known and m[1] in known_numbers(given)]


def _strange_pairs(text: str, given: str) -> list[str]:
    """`Two interviews`, where only one interview was told of."""
    if re.search(r"(?i)\b(?:two|2|both|pair|couple|twice|second)\b", given):
        return []
    several = {t.lemma_.lower() for t in parse(given) if t.tag_ in {"NNS", "NNPS"}}
    twos = [t for t in parse(text) if t.lower_ == "two" and t.dep_ == "nummod"]
    return [
        f"{t.text} {t.head.text}"
        for t in twos
        if t.head.lemma_.lower() not in several | _PAIRS and t.head.i == t.i + 1
    ]


def _strange_names(text: str, given: str) -> list[str]:
    known = _words(given)
    doc = parse(text)
    capital = [t for t in doc if t.pos_ == "PROPN" and t.text[0].isupper() and not _opens(t)]
    named = [
        t
        for ent in doc.ents
        if ent.label_ in _NAMES
        for t in ent
        if t.text[0].isupper() and t.pos_ == "PROPN" and not (_opens(t) and is_word(t.lower_))
    ]
    strange = {
        t.text
        for t in (*capital, *named)
        if not _words(t.text) <= known and t.lower_.removesuffix("s") not in _NOT_NAMES | _CALENDAR
    }
    return sorted(strange)


def _opens(token: Token) -> bool:
    """Whether a token stands where any word has a capital: at the start of a sentence or of a quotation."""
    before = token.doc[token.i - 1].text if token.i else "."
    return bool(token.is_sent_start) or before[-1] in '.!?:"\n…'


def _strange_dates(text: str, given: str) -> list[str]:
    known = {word.split("'")[0] for word in _words(given)}
    known |= {_SHORT[word.removesuffix("s")] for word in known if word.removesuffix("s") in _SHORT}
    known |= {"wednesday"} if "weds" in known else set()
    words = re.findall(r"[^\W\d_]+", text)
    days = {w: w.lower().removesuffix("s") for w in dict.fromkeys(words)}
    days |= {w: _SHORT[day] for w, day in days.items() if day in _SHORT and w[0].isupper()}
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
        *_strange_days(text, given),
        *_strange_pairs(text, given),
        *_strange_names(text, given),
        *_strange_dates(text, given),
        *_strange_quotations(text, given),
    ]
    return tuple(dict.fromkeys(found))


def check_particulars(draft: Draft, situation: Situation) -> list[Finding]:
    """A finding for each name, number, date or quotation that the leader did not give.

    Where the leader wrote the words themselves, a day or a number in a thank you, a question or a wish is theirs to name.
    """
    typed = [s for s in draft.sentences if all(isinstance(o, Yours) and o.field == "raw" for o in s.origins)]
    free = {s.text for s in typed if _OPEN.search(s.text) and not only_reported(s.text, _OPEN)}
    told = " ".join(s.text for s in draft.sentences if s.text not in free)
    strange = [*invented_particulars(told, situation)]
    given = situation_text(situation)
    strange += [n for text in free for n in (*_strange_names(text, given), *_strange_quotations(text, given))]
    if not strange:
        return [Finding(check="particulars", verdict="pass", score=1.0)]
    mend = "Leave it out, or add it to what happened if it is so."
    return [
        Finding(
            check="particulars", verdict="fail", score=0.0, span=p, reason=_reason(p, given), suggestion=mend
        )
        for p in dict.fromkeys(strange)
    ]


def _reason(strange: str, given: str) -> str:
    """What stands in the draft, and what the leader wrote instead where there is one thing of the kind."""
    if strange[0] in '“"':
        return "Nobody says these words in what you told."
    days = [
        w for w in dict.fromkeys(re.findall(r"[^\W\d_]+", given)) if w.lower().removesuffix("s") in _CALENDAR
    ]
    if strange.lower().removesuffix("s") in _CALENDAR:
        return (
            f"You wrote {_listed(days)}; the draft says {strange}."
            if days
            else f"You did not say that it was {strange}."
        )
    if any(c.isdigit() for c in strange) or numbers(strange) or strange.lower().startswith("two "):
        given_numbers = list(numbers(given).values())
        short = 0 < len(given_numbers) <= 3
        return (
            f"You wrote {_listed(given_numbers)}; the draft says {strange}."
            if short
            else f"You did not give the number {strange}."
        )
    return f"You did not name {strange}."


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
