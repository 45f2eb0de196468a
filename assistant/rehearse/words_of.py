"""The leader's own words and facts as sentences that wordings of the coach can carry."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter

from assistant.built_in.common import short_name
from assistant.built_in.facts import read_facts
from assistant.built_in.own_part import own_part
from assistant.built_in.wish import wish
from assistant.rehearse.data import persona_data
from assistant.rehearse.values import Rehearsal
from assistant.schemas import Situation
from assistant.second_person import address
from assistant.tidy import finish

_MOST_FACTS = 5
# A deed of the leader's is not what they saw.
_OF_ME = re.compile(r"\bI\b")


@lru_cache(maxsize=64)
def own_sentence(situation: Situation) -> str:
    """The leader's own part as a sentence that begins with `I`, "" where none is told."""
    if situation.my_part and address(situation.my_part, situation).unsure:
        # Who “her” is cannot be told: better no wording than one that speaks past the peer.
        return ""
    clause = own_part(situation)
    if clause.form in {"clause", "long", "omission", "said"}:
        return finish(clause.text)
    return f"I know about my part in it: {clause.text}." if clause.form == "thing" else ""


@lru_cache(maxsize=64)
def wish_sentence(situation: Situation) -> str:
    """The leader's wish as a sentence, "" where none is told."""
    clause = wish(situation)
    if clause.form == "sentence":
        return clause.text
    if clause.form == "to":
        text = clause.text
        return finish(f"I'd like {text}")
    if clause.form == "clause":
        return finish(f"I hope that {clause.text}")
    return finish(f"I'd like {clause.text}") if clause.form in {"thing", "result"} else ""


@lru_cache(maxsize=64)
def facts(situation: Situation) -> tuple[str, ...]:
    """What happened, as said to the peer, judgements left out."""
    return tuple(fact.text for fact in read_facts(situation, _MOST_FACTS).spoken)


def fact_near(text: str, situation: Situation) -> str:
    """The fact that shares most words with what was said, else the first about them; "" where there is none."""
    told = facts(situation)
    return max(
        told, key=lambda fact: (len(_content(fact) & _content(text)), not _OF_ME.search(fact)), default=""
    )


def slot_values(rehearsal: Rehearsal, text: str = "") -> dict[str, str]:
    """What the slots of wordings are filled with; a value is "" where it is not known."""
    situation = rehearsal.situation
    answers = [turn.text for turn in rehearsal.path if turn.who == "peer"]
    concern = rehearsal.persona.concern
    kinds = persona_data().concerns
    near = fact_near(text, situation)
    surfaced = rehearsal.state.surfaced and concern.id in kinds
    return {
        "fact": near,
        "seen": "" if _OF_ME.search(near) else near,
        "own": own_sentence(situation),
        "wish": wish_sentence(situation),
        "peer": short_name(situation.peer.name),
        "said": _telling(answers[-1]) if answers else "",
        "heard": kinds[concern.id].heard if surfaced else "",
    }


def filled(texts: tuple[str, ...], values: dict[str, str]) -> str:
    """The first text whose slots are all known, filled; "" where there is none."""
    for text in texts:
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        if all(values.get(name) for name in names):
            told = dict(values)
            if told.get("own") == told.get("fact") and {"own", "fact"} <= names:
                # The fact and the own part may be the same sentence.
                told["own"] = ""
            return re.sub(r"\s{2,}", " ", text.format(**told)).strip()
    return ""


def _telling(answer: str) -> str:
    """The sentence of an answer that tells most: a statement, and the longest."""
    parts = re.split(r"(?<=[.!?…])\s+", answer.replace("“", "").replace("”", ""))
    told = [
        p
        for p in parts
        if not p.endswith("?") and len(p.split()) >= 4 and re.search(r"(?i)\b(?:i|me|my)\b", p)
    ]
    return max(told, key=len, default="")


def _content(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{4,}", text.lower()))
