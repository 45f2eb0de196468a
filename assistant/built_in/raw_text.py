"""What can be taken from free text where the intake is empty: events, one's own part, and a wish."""

from __future__ import annotations

import re
from typing import Any

from assistant.grammar import parse, subject_of
from assistant.observable import has_time, observe
from assistant.schemas import IntakeField, Situation, Value
from assistant.sentences import split_sentences
from assistant.tidy import quoted_spans

_REGRET = re.compile(
    r"(?i)\bi\b.*\b(?:regret|sorry|my fault|not my finest|shouldn'?t have|should have|should've|could have|wasn'?t fair|not proud)\b"
)
_WISH = re.compile(
    r"(?i)^(?:i(?:'d| would) (?:love|like|prefer)|i (?:just |only |really )?(?:want|hope|wish)|my hope is|all i want)\b"
)
_BACKGROUND = {"be", "have", "run", "work", "lead", "manage", "head", "report"}
_MOST_LETTERS = 6000
_FILLED: tuple[IntakeField, ...] = ("happened", "my_part", "wish")


class FromRaw(Value):
    """A situation filled in from its free text, and which fields came from there."""

    situation: Situation
    fields: tuple[IntakeField, ...] = ()


def _is_event(sentence: str) -> bool:
    """Something that happened once and could be filmed, or words that were said."""
    if observe(sentence).nature != "fact":
        return False
    doc = parse(sentence)
    past = any(
        t.tag_ == "VBD" and t.pos_ == "VERB" and t.lemma_ not in _BACKGROUND and subject_of(t) is not None
        for t in doc
    )
    habit = any(
        t.tag_ == "VBZ" and t.pos_ == "VERB" and t.lemma_ not in _BACKGROUND for t in doc
    ) and has_time(sentence)
    return past or habit or bool(quoted_spans(sentence))


def _sorted(raw: str) -> tuple[list[str], list[str], list[str]]:
    """Events, sentences of regret about oneself, and wishes, in order."""
    events, own, wishes = [], [], []
    for sentence in split_sentences(re.sub(r"\s+", " ", raw)[:_MOST_LETTERS]):
        if _WISH.match(sentence):
            wishes.append(sentence)
        elif _REGRET.search(sentence):
            own.append(sentence)
        elif _is_event(sentence):
            events.append(sentence)
    return events, own, wishes


def fill_from_raw(situation: Situation) -> FromRaw:
    """Fill empty fields from the free text. What was filled in by hand is never touched."""
    if not situation.raw.strip() or situation.happened:
        return FromRaw(situation=situation)
    events, own, wishes = _sorted(situation.raw)
    found: dict[str, Any] = {}
    if events:
        found["happened"] = tuple(e[:1200] for e in events[:20])
    if own and not situation.my_part:
        found["my_part"] = re.sub(r"(?i),? which i regret\b", "", own[0])[:1200]
    if wishes and not situation.wish:
        found["wish"] = wishes[0][:1200]
    return FromRaw(
        situation=situation.model_copy(update=found), fields=tuple(f for f in _FILLED if f in found)
    )
