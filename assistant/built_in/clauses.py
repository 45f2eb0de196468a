"""What the leader typed into a field, as a clause that a phrase can carry. The form comes from the root of the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.built_in.unwrap import quote, without_machine_words
from assistant.grammar import base_form, parse, subject_of
from assistant.schemas import Situation, Value
from assistant.second_person import address, address_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Form = Literal["clause", "long", "omission", "hedged", "said", "thing", "result", "sentence", "to", "none"]
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
LONG_WORDS = 10


class Clause(Value):
    """A field as it can be spoken: its form and words, further sentences, what was left out, what has to be asked."""

    form: Form
    text: str = ""
    more: str = ""
    left_out: str = ""
    question: str = ""


NONE = Clause(form="none")


def lower_first(text: str) -> str:
    """Lower the first letter, unless the first word is a name, `I`, a quotation or an abbreviation."""
    doc = parse(text)
    first = doc[0] if len(doc) else None
    if (
        first is None
        or first.text in {"I", *_DAYS}
        or not first.is_alpha
        or (len(first) > 1 and first.text[:2].isupper())
    ):
        return text
    lone = len(doc) < 3 and base_form(first.text) == first.lower_ and not first.ent_type_
    if not lone and (first.pos_ == "PROPN" or first.ent_type_ in {"PERSON", "ORG", "GPE"}):
        return text
    return text[0].lower() + text[1:]


def without_end(text: str) -> str:
    """A sentence without its final mark."""
    return re.sub(r"[.!?\s]+$", "", text)


def as_spoken(text: str, situation: Situation, before: str = "") -> str:
    """Words as they are said to the peer, without the mark at their end; `before` is what was told before them."""
    said = address_after(before, text, situation) if before else address(text, situation)
    return without_end(said.text)


def root_of(doc: Doc) -> Token:
    """The root of the first sentence."""
    return next(t for t in doc if t.dep_ == "ROOT")


def is_clause(doc: Doc) -> bool:
    """A finite verb at the root, with a subject of its own."""
    root = root_of(doc)
    return root.pos_ in {"VERB", "AUX"} and subject_of(root) is not None and is_finite(root)


def is_finite(verb: Token) -> bool:
    """Whether a verb, or one of its auxiliaries, has a tense."""
    group = [verb, *(t for t in verb.children if t.dep_ in {"aux", "auxpass"})]
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in group)


def is_thing(doc: Doc) -> bool:
    """A noun phrase: a noun at the root, whatever hangs on it."""
    root = root_of(doc)
    starts = doc[0].tag_ in {"DT", "PRP$", "CD", "NN", "NNS", "NNP", "JJ", "PDT", "WDT"}
    return (
        starts and root.pos_ in {"NOUN", "PROPN", "NUM"} and not any(t.dep_ == "cop" for t in root.children)
    )


def is_gerund(doc: Doc) -> bool:
    """Whether words begin with a verb in -ing."""
    return doc[0].tag_ == "VBG" or (doc[0].lower_ == "not" and len(doc) > 1 and doc[1].tag_ == "VBG")


def as_thing(text: str, situation: Situation, *, own: bool = True) -> str:
    """A noun phrase with the article that speech needs: an act of one's own has one, a wish only before `of`."""
    doc = parse(text)
    root = root_of(doc)
    bare = root.tag_ == "NN" and not any(
        t.dep_ in {"det", "poss", "nummod"} or t.lower_ == "no" for t in root.children
    )
    spoken = lower_first(as_spoken(text, situation))
    if not own:
        of_follows = any(t.lower_ == "of" for t in root.children) and doc[0] == root
        return f"the {spoken}" if bare and of_follows else spoken
    return f"the {spoken}" if bare and root.i <= 2 and len(doc) > 1 and not is_gerund(doc) else spoken


def names_in(situation: Situation) -> tuple[str, ...]:
    """The names of the two, where they are known."""
    return tuple(name for name in (situation.peer.name, situation.me.name) if name)


def not_said(typed: str) -> Clause:
    """Nothing, with a question where the field held only words for a program."""
    if not without_machine_words(typed)[1]:
        return NONE
    return Clause(
        form="none",
        question=f"{quote(typed)} reads like words for a program, so it was left out. What would you say to your peer?",
    )


def sound(sentence: str) -> bool:
    """One subject at the root, none twice in a row, a finite verb."""
    doc = parse(sentence)
    doubled = re.search(r"(?i)\b(i|you|we|the|to) \1\b", sentence)
    return is_clause(doc) and not doubled
