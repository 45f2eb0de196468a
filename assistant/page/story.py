"""A story sorted into clauses: its words for the page, and the way from corrected clauses into the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.page import intake
from assistant.sorter import TITLES, Label, SortedClause, into_intake

if TYPE_CHECKING:
    from spacy.tokens import Doc

ASKS: Mapping[str, str] = {
    "judgement": "What did you see or hear, and when?",
    "intent": "What did they say or do that made you think so?",
}
"""The question to a clause that is no fact, by its kind."""

LONGEST_REPLY = 1200

_SHORT: Mapping[str, str] = {"camera": "What a camera saw"}
"""Kinds whose title is too long for the box beside a clause."""

_SINGLE = frozenset("he she him her his hers".split())


def title(label: Label) -> str:
    """What a kind of clause is called on the page."""
    name = _SHORT.get(label, TITLES[label])
    return name[0].upper() + name[1:]


def counted(clauses: Sequence[SortedClause], labels: Sequence[str]) -> str:
    """One line on what was found: how many facts, and what is no fact."""
    facts = sum(label == "camera" for label in labels)
    none = sum(label in ASKS for label in labels)
    found = (
        f"{facts} of {len(clauses)} parts {'is' if facts == 1 else 'are'} what a camera would have recorded."
    )
    if none:
        found += f" {none} {'is' if none == 1 else 'are'} not, and will not be told as {'a fact' if none == 1 else 'facts'}."
    return found


def corrected(
    clauses: Sequence[SortedClause], labels: Sequence[str], replies: Sequence[str]
) -> tuple[SortedClause, ...]:
    """The clauses under the kinds that were picked; an answered judgement gives way to its answer, a fact."""
    out = []
    for clause, label, reply in zip(clauses, labels, replies, strict=True):
        if label in ASKS and reply.strip():
            out.append(clause.model_copy(update={"text": reply.strip(), "label": "camera", "score": 1.0}))
        else:
            out.append(clause.model_copy(update={"label": label}))
    return tuple(out)


def filled(
    clauses: Sequence[SortedClause], answers: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The form's answers with the clauses put in, and what is still to ask.

    Raises:
        InputError: what already stands in the form cannot be used.
    """
    situation, questions = into_intake(clauses, intake.situation_of({**answers, "raw": ""}))
    found = {name: getattr(situation, name) for name in ("my_part", "impact", "wish")}
    return {**answers, **found, "happened": situation.happened or ("",)}, questions


def one_person(text: str) -> str:
    """The name of the only person that a story names; empty where it names none, or perhaps more than one.

    A name that the parser takes for a place or a firm counts where somebody is told of as `he` or `she`.
    """
    from assistant.grammar import parse

    doc = parse(text)
    people = {e.text for e in doc.ents if e.label_ == "PERSON"}
    named = {name for name in people | _acting(doc) if name[:1].isupper() and not name.isupper()}
    # `Wanda` and `Wanda Hill` are one person, who is called by the shorter name.
    shorter = {n for n in named if not any(o != n and set(o.split()) < set(n.split()) for o in named)}
    sure = people if not any(token.lower_ in _SINGLE for token in doc) else named
    return next(iter(shorter & sure), "") if len(shorter) == 1 else ""


def _acting(doc: Doc) -> set[str]:
    """Proper names of whatever does something or has something, as far as they are no words besides."""
    from assistant.grammar import is_word

    entity = {token.i: ent for ent in doc.ents for token in ent}
    return {
        entity[token.i].text if token.i in entity else token.text
        for token in doc
        if token.pos_ == "PROPN"
        and token.dep_ in {"nsubj", "nsubjpass", "appos", "poss"}
        and (token.i not in entity or entity[token.i].label_ in {"ORG", "GPE"})
        and not is_word(token.lower_)
    }


def is_answerable(question: str) -> bool:
    """Whether the answer to a question that was left is a fact to add."""
    return question.endswith(tuple(ASKS.values()))
