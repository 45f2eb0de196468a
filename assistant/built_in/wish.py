"""What the leader hopes for, in a form that asks nothing of the peer alone where that can be helped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.built_in.clauses import (
    Clause,
    as_spoken,
    as_thing,
    is_clause,
    lower_first,
    names_in,
    not_said,
    root_of,
    without_end,
)
from assistant.built_in.sayable import without_asides
from assistant.built_in.unwrap import APOLOGY_OF_THEIRS, is_nothing, quote, without_wish_opener
from assistant.grammar import base_form, parse
from assistant.observable import judges_someone
from assistant.sentences import split_sentences
from assistant.tidy import finish

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from assistant.schemas import Situation

_TOGETHER = re.compile(
    r"\b(together|each other|one another|both|jointly|our|us|we|shared|two teams|between us|equals)\b|"
    r"^(?:agree|align|talk|share|meet|plan|work|build|find|start|restart|rebuild|sort|settle|coordinate|decide|speak|"
    r"clear|get along|get back|set|fix|repair|reset|move|collaborate|cooperate|communicate|begin|bury|end|stop)\b",
    re.IGNORECASE,
)


# That they stop, or stop doing something to us: an end of something, and nothing that could be seen.
_STOP = re.compile(
    r"(?i)(?:stop|quit|don'?t|do not)\b.*\b(?:me|my|us)\b|"
    r"(?:he|she|they|him|her|them|you)(?: (?:just|should|must|to|would))* (?:stops?|quits?)(?: (?:it|this|that))?\W*$"
)
# Wanting something of somebody is an order; liking to have it is a wish.
_WANTS_OF_THEM = re.compile(
    r"(?i)^i (?:just |really |only |simply )?(?:want|need) (?!us\b)(?=\w+(?: \w+)? to\b)"
)


def wish(situation: Situation) -> Clause:
    """What the leader hopes for, in a form that asks nothing of the peer alone where that can be helped."""
    typed = without_asides(situation.wish, names_in(situation))
    if is_nothing(typed):
        return not_said(situation.wish)
    text = without_wish_opener(without_end(typed))
    text = re.sub(r"(?i)^let(?: us|'?s) ", "we should ", re.sub(r"\.\s+(?=[a-z])", ", ", text))
    if APOLOGY_OF_THEIRS.search(text):
        return Clause(
            form="none",
            left_out=typed,
            question="An apology can be offered and not asked for. What else would you like to be different?",
        )
    if judges_someone(text) or _STOP.match(text):
        return Clause(
            form="none", question=f"{quote(typed)}: what would you see or hear if that had come true?"
        )
    first, *rest = split_sentences(text) or [text]
    own = [r for r in rest if re.match(r"(?i)(?:and |also,? |maybe )?(?:i|i'd|we|we'd)\b", r)]
    more = " ".join(finish(as_spoken(r, situation)) for r in own)
    return _wish_form(without_end(first), situation).model_copy(update={"more": more})


def _wish_form(text: str, situation: Situation) -> Clause:
    text = _WANTS_OF_THEM.sub("I'd like ", text)
    if re.match(r"(?i)(?:i|i'd|i'm|my|what i|we'd)\b", text):
        return Clause(form="sentence", text=finish(as_spoken(text, situation)))
    if re.match(r"(?i)(?:hoping|wanting|wishing|looking)\b", text):
        return Clause(form="sentence", text=finish(as_spoken("I'm " + text[0].lower() + text[1:], situation)))
    if re.match(r"(?i)(?:want|hope|would like|wish|need)\b", text):
        return Clause(form="sentence", text=finish(as_spoken("I " + text[0].lower() + text[1:], situation)))
    return _wish_by_modal(text, situation) or _wish_by_grammar(text, situation)


def _wish_by_modal(text: str, situation: Situation) -> Clause | None:
    """`she should tell me first`, `can we agree on a rule`, `us deciding together`: who is to do what."""
    people = "she|he|they|we|us|him|her|them|i|" + (
        re.escape(situation.peer.name.split()[0]) if situation.peer.name else "she"
    )
    swapped = re.sub(rf"(?i)^(?:can|could|may|should|would) ({people}) ", r"\1 should ", text)
    modal = re.match(
        rf"(?i)({people}) (?:should|must|could|can|would|needs? to|ha(?:s|ve) to|to) (.+)", swapped
    )
    gerund = re.match(rf"(?i)({people}) (\w+ing)\b(.*)", text)
    if modal:
        who, act = modal[1], modal[2]
    elif gerund and parse(gerund[2])[0].tag_ in {"VBG", "NN"}:
        who, act = gerund[1], base_form(gerund[2]) + gerund[3]
    else:
        return None
    one = {"we": "us", "i": "me", "she": "her", "he": "him", "they": "them"}.get(who.lower(), who)
    if one == "me":
        return Clause(form="to", text="to " + _after("I want to " + act, situation))
    spoken = as_spoken(f"I would like {one} to {act}", situation)
    return Clause(form="to", text=re.sub(r"(?i)^i would like ", "", spoken))


def _after(text: str, situation: Situation) -> str:
    """What follows `I want to` once it is spoken to the peer."""
    return as_spoken(text, situation)[len("I want to ") :]


def _infinitive(text: str) -> str:
    """The words as they go on from `to`, or the empty string: `understanding why` gives `understand why`."""
    negated = re.match(r"(?i)not (\w+)", text)
    first = negated[1] if negated else text.split()[0]
    rest = text[negated.end() :] if negated else text[len(first) :]
    doc = parse(f"I want to {first.lower()}{rest}")
    said = "not " if negated else ""
    if first.lower().endswith("ing") and parse(text)[1 if negated else 0].tag_ == "VBG":
        return f"{said}{base_form(first)}{rest}"
    lone_noun = not rest.strip() and parse(text)[0].pos_ in {"NOUN", "PROPN", "ADJ"}
    of_follows = rest.strip().lower().startswith("of ")
    if doc[3].tag_ == "VB" and base_form(first) == first.lower() and not lone_noun and not of_follows:
        return f"{said}{first.lower()}{rest}"
    if doc[3].pos_ == "ADV" and len(doc) > 4 and doc[4].tag_ == "VB":
        return f"{said}{first.lower()}{rest}"
    return ""


def _headed_by_noun(doc: Doc) -> bool:
    """`a heads-up before a hold goes on`: a noun phrase whose clause was taken for the whole."""
    joins = {"before", "after", "when", "until", "which", "who", "where", "whenever", "if"}
    return doc[0].tag_ == "DT" and any(t.lower_ in joins for t in doc[: root_of(doc).i])


_FOR_USE = re.compile(
    r"(?i)([a-z]+)[ -](in|out|up|off|over|down|back) (sheet|list|form|book|log|register|meeting|call|slot|time|tool|process|plan|date|rota|note|page)$"
)
_COUNTED = frozenset(
    "calendar meeting call list rule sheet slot date plan process chat talk register rota template channel form agreement routine checklist handover "
    "conversation hour mailbox inbox dashboard report contact owner deadline".split()
)


def _thing_by_sight(text: str) -> str:
    """`faster call outs`, `shared calendar`, `sign out sheet`: things, though their first word could be a verb; else empty."""
    use = _FOR_USE.match(text)
    if use:
        return f"a {use[1].lower()}-{use[2].lower()} {use[3].lower()}"
    words = text.split()
    first = parse(text)[0]
    if not 2 <= len(words) <= 5 or (
        first.tag_ not in {"JJ", "JJR", "VBN", "NN"} and not words[0].lower().endswith(("er", "ier"))
    ):
        return ""
    last = parse(f"We have {text}")[-1]
    if last.tag_ == "NNS" and first.tag_ != "NN":
        return lower_first(text)
    if last.lower_ in _COUNTED and last.tag_ == "NN":
        return f"{'an' if words[0][0].lower() in 'aeiou' else 'a'} {lower_first(text)}"
    return ""


def _wish_by_grammar(text: str, situation: Situation) -> Clause:
    act = re.sub(r"(?i)^to ", "", text)
    thing = _thing_by_sight(act) if act == text else ""
    if thing:
        return Clause(form="thing", text=lower_first(as_spoken(thing, situation)))
    joint = re.sub(r"(?i)\b(?:together )?with me\b", "together", act)
    infinitive = _infinitive(joint)
    if infinitive:
        spoken = _after(f"I want to {infinitive}", situation)
        us = joint != act or (
            _TOGETHER.search(infinitive) is not None and not re.search(r"(?i)\b(?:me|my)\b", infinitive)
        )
        return Clause(form="to", text=f"us to {spoken}" if us else f"to {spoken}")
    if is_clause(parse(text)) and not _headed_by_noun(parse(text)):
        spoken = lower_first(as_spoken(text, situation))
        return Clause(
            form="clause",
            text=re.sub(
                r"^(we) (?=(?!can|will|could|are|have|never|do|don|did|should|shall|may|must|won|need|want)\w+)",
                r"\1 can ",
                spoken,
            ),
        )
    return Clause(form="thing", text=as_thing(text, situation, own=False))
