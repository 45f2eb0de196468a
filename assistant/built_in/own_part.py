"""The leader's own part, as the subject of an apology."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.built_in.clauses import (
    LONG_WORDS,
    NONE,
    Clause,
    as_spoken,
    as_thing,
    is_clause,
    is_gerund,
    is_thing,
    names_in,
    not_said,
    root_of,
    sound,
    without_end,
)
from assistant.built_in.sayable import without_asides
from assistant.built_in.unwrap import (
    HEDGE,
    SAID_SORRY,
    is_nothing,
    only_sorry,
    without_excuse,
    without_opener,
)
from assistant.grammar import parse
from assistant.second_person import address
from assistant.tidy import finish

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from assistant.schemas import Situation

_MY_DOING = re.compile(
    r"(?i)[,;.]?\s+(?:and |which )?(?:that |it |this )?(?:was|is|'s) (?:my (?:doing|fault|mistake|slip|responsibility)|on me|down to me|mine)\s*$"
)


def own_part(situation: Situation) -> Clause:
    """The leader's own part, as the subject of an apology. `none` where nothing of one's own is told."""
    typed = without_asides(situation.my_part, names_in(situation))
    if is_nothing(typed):
        return not_said(situation.my_part)
    kept, left_out = without_excuse(without_opener(typed))
    text = without_end(kept)
    if not text:
        return NONE
    if left_out and only_sorry(text):
        return Clause(
            form="none", left_out=left_out, question="What are you sorry for? Say what you did yourself."
        )
    doing = _MY_DOING.search(text)
    if doing and sound(told := as_spoken(text[: doing.start()], situation)):
        return Clause(form="long", text=f"{told}. That was my doing")
    clause = _own_form(_with_peer_named(text, situation), situation)
    if clause.form == "none":
        ask = f"“{typed}”: what did you do yourself? Say it as a sentence that starts with “I”."
        return Clause(form="none", question=ask)
    return clause.model_copy(update={"left_out": left_out})


def _with_peer_named(text: str, situation: Situation) -> str:
    """`before I went to her`: of one's own part, whoever else it could be is the peer."""
    unsure = {word.lower() for word in address(text, situation).unsure}
    name = situation.peer.name
    for token in reversed(parse(text)):
        if name and token.lower_ in unsure and token.tag_ == "PRP":
            text = text[: token.idx] + name + text[token.idx + len(token) :]
    return text


def _own_form(text: str, situation: Situation) -> Clause:
    if HEDGE.match(text):
        return Clause(
            form="hedged", text=_own_sentence(re.sub(HEDGE, "", text, count=1), situation, hedge=text)
        )
    if SAID_SORRY.search(text):
        return Clause(form="said", text=finish(as_spoken(text, situation)))
    doc = parse(text)
    if is_gerund(doc) or (is_thing(doc) and not _is_adjective_phrase(doc)):
        return Clause(form="thing", text=as_thing(text, situation))
    sentence = _own_sentence(text, situation)
    if not sound(sentence) or re.match(r"(?i)(?:you|she and i|we both)\b", sentence):
        return NONE
    if (
        re.match(r"(?i)i (?:should|could|ought to)(?: have|'ve)\b(?! not|n't)", sentence)
        and "," not in sentence
    ):
        return Clause(form="omission", text=sentence)
    long = len(sentence.split()) > LONG_WORDS or re.search(r"[.;,]", sentence)
    return Clause(form="long" if long else "clause", text=sentence)


def _own_sentence(text: str, situation: Situation, hedge: str = "") -> str:
    """The own part as a sentence, with its `I` where it was left out."""
    doc = parse(text)
    if hedge and is_clause(parse(hedge)):
        return as_spoken(hedge, situation)
    if not is_clause(doc) and not re.match(r"(?i)(?:i|i've|i'd|we|my team|our team)\b", text):
        text = _with_i(text)
        hedged = HEDGE.match(hedge)
        if hedged:
            text = f"{hedged[0].strip().capitalize()} {text}"
    return as_spoken(text, situation)


def _is_adjective_phrase(doc: Doc) -> bool:
    root = root_of(doc)
    return root.pos_ in {"ADJ", "ADV"} or (
        root.tag_ == "VBN" and not any(t.dep_ == "dobj" for t in root.children)
    )


def _with_i(text: str) -> str:
    """Put `I`, `I was` or `I have` before words without a subject."""
    lowered = text[0].lower() + text[1:]
    first = parse("I " + lowered)[1]
    if first.lower_ == "been":
        return f"I have {lowered}"
    alone = parse(text)
    if root_of(alone).pos_ in {"ADJ", "ADV"} or alone[0].tag_ in {"JJ", "RB", "IN", "RBR", "JJR"}:
        return f"I was {lowered}" if first.tag_ not in {"VBD", "MD"} else f"I {lowered}"
    return f"I {lowered}"
