"""Operations that add a sentence: out of the situation's own words, or plain glue. Nothing else is ever added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.built_in.clauses import Clause
from assistant.built_in.facts import read_facts
from assistant.built_in.impact import impact
from assistant.built_in.wish import wish
from assistant.grammar import parse
from assistant.reframe.layout import Unit, body, with_unit
from assistant.reframe.operations.common import THANKS, WISH, Context, Rearranged, is_request
from assistant.tidy import finish

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_FACTS = 2
_SAID_ALREADY = 0.5
PLEASANT = re.compile(
    r"(?i)\b(?:(?:i )?(?:hope|trust) (?:you|your|this|all)|how are you|good to (?:see|hear)|it was (?:good|nice|great) to)\b"
)


def _content(text: str) -> set[str]:
    return {
        t.lemma_.lower()
        for t in parse(text)
        if t.pos_ in {"NOUN", "VERB", "PROPN", "ADJ", "NUM"} and not t.is_stop
    }


def said_already(sentence: str, text: str) -> bool:
    """Whether half of what a sentence holds stands in the text."""
    words = _content(sentence)
    return not words or len(words & _content(text)) >= _SAID_ALREADY * len(words)


def fits(units: Sequence[Unit], sentence: str, context: Context) -> bool:
    """Whether one more sentence keeps to the limits of the method."""
    limits = context.limits
    count = sum(u.part in {"sentence", "greeting"} for u in units)
    words = sum(len(u.text.split()) for u in units) + len(sentence.split())
    return (limits.sentences is None or count < limits.sentences) and (
        limits.words is None or words <= limits.words
    )


def _before_request(units: list[Unit]) -> int:
    """The place before the first request or wish, else behind the last sentence."""
    places = body(units)
    for n in places[1:]:
        if is_request(units[n].text) or WISH.search(units[n].text) or units[n].text.endswith("?"):
            return n
    return behind(units)


def behind(units: list[Unit]) -> int:
    """The place behind the last sentence, but before a short word of thanks."""
    places = [n for n, u in enumerate(units) if u.part == "sentence"]
    last = places[-1] if places else len(units) - 1
    closing = (
        places and len(places) > 1 and THANKS.search(units[last].text) and len(units[last].text.split()) < 7
    )
    return last if closing else last + 1


def whole_text(units: Sequence[Unit]) -> str:
    """All words as one text."""
    return " ".join(u.text for u in units)


def add_unit(
    units: list[Unit], at: int, sentence: str, context: Context, change: str
) -> Iterator[Rearranged]:
    """The units with a sentence added, where the limits of the method allow it."""
    before = units[at - 1] if at else None
    # Behind words without a mark an added sentence would run on.
    open_end = (
        before is not None and before.part == "sentence" and not re.search(r"[.!?…:][\"”’)]*$", before.text)
    )
    if sentence and not open_end and fits(units, sentence, context):
        yield Rearranged(with_unit(units, at, sentence, change), "", sentence)


def add_evidence(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """A fact of the situation that the text does not tell yet, one at a time."""
    if context.situation is None or context.kind == "mention":
        return
    for fact in read_facts(context.situation, MOST_FACTS).spoken:
        if not said_already(fact.text, whole_text(units)):
            yield from add_unit(units, _before_request(units), finish(fact.text), context, change)
            return


def impact_sentence(clause: Clause) -> str:
    """What it led to, as a sentence."""
    if clause.form == "sentence":
        return clause.text
    if clause.form == "thing":
        return f"For me that meant {clause.text}."
    return f"The result on my side: {clause.text}." if clause.form == "result" else ""


def wish_sentence(clause: Clause) -> str:
    """What is hoped for, as a sentence."""
    forms = {
        "to": "I would like {}.",
        "thing": "What I hope for is {}.",
        "clause": "I hope {}.",
        "sentence": "{}",
    }
    return forms[clause.form].format(clause.text) if clause.form in forms else ""


def add_context(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """What it led to, where the situation tells it and the text does not."""
    if context.situation is None or context.kind == "mention":
        return
    sentence = impact_sentence(impact(context.situation))
    if sentence and not said_already(sentence, whole_text(units)):
        yield from add_unit(units, _before_request(units), sentence, context, change)


def name_shared_aim(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """What the leader hopes for, where the situation tells it and the text holds no wish."""
    if context.situation is None or not context.limits.may_request:
        return
    sentence = wish_sentence(wish(context.situation))
    if sentence and not said_already(sentence, whole_text(units)):
        yield from add_unit(units, behind(units), sentence, context, change)
