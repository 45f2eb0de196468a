"""Something a camera would have: an event in the past, a quotation, a number, a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.tidy import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIME_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|"
    r"november|december|stand-?up|off-?site|huddle|1:1|one-on-one|town ?hall|board|workshop|demo|all-hands|dinner|lunch|"
    r"breakfast|conference|launch|interview|hearing|round|handover|rehearsal|committee|assembly|today|yesterday|morning|afternoon|evening|week|month|quarter|year|sprint|meeting|review|call|"
    r"q[1-4]|twice|once|times|since|ago|last|\d+)\b",
    re.IGNORECASE,
)


def has_evidence(text: str) -> bool:
    """Whether words hold something a camera would have: an event in the past, a quotation, a number, a time."""
    return evidence(parse(text))


def evidence(doc: Doc) -> bool:
    """Something a camera would have: an event in the past, a quotation, a number, a time."""
    past = any(t.tag_ in {"VBD", "VBN"} and t.lemma_ not in {"be", "have"} and t.pos_ == "VERB" for t in doc)
    return (
        past
        or bool(quoted_spans(doc.text))
        or any(t.like_num for t in doc)
        or bool(_TIME_WORDS.search(doc.text))
    )


def has_time(text: str) -> bool:
    """Whether words name a date, an occasion or a number of times."""
    doc = parse(text)
    return any(t.ent_type_ in {"DATE", "TIME", "ORDINAL"} for t in doc) or bool(_TIME_WORDS.search(text))


def event_besides(doc: Doc, judged: list[Token]) -> bool:
    """Whether something happened, or was said, besides what judges."""
    heads = {t.i for t in judged} | {t.head.i for t in judged}
    event = any(t.pos_ == "VERB" and t.tag_ == "VBD" and t.i not in heads for t in doc)
    return event or bool(quoted_spans(doc.text))
