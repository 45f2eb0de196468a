"""What was not there: a `without` that nobody told of, a thing that was told to be missing, late that became in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.check_faithfulness.clauses import lateness
from assistant.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_THINGS = {"NOUN", "PROPN"}


class Lack(NamedTuple):
    """The words of a draft, and what the leader typed instead; empty where the leader told of nothing like it."""

    words: str
    typed: str


def lacking(text: str, told: Iterable[tuple[str, str]], known: frozenset[str]) -> Lack | None:
    """What a text says was or was not there, against what was told; `told` is pairs of what was typed and what is said.

    `known` are the base forms of all words that were told.
    """
    pairs = tuple(told)
    return _untold(text, known) or _there_after_all(text, pairs) or _in_time(text, pairs)


def _untold(text: str, known: frozenset[str]) -> Lack | None:
    """`Without a reason`, where the leader's words know of no reason."""
    for thing in (t for t in parse(text) if t.pos_ == "NOUN" and _is_without(t)):
        if not known & {t.lemma_.lower() for t in thing.subtree if t.pos_ in {*_THINGS, "ADJ"}}:
            return Lack(text[thing.head.idx : thing.idx + len(thing.text)], "")
    return None


def _there_after_all(text: str, told: tuple[tuple[str, str], ...]) -> Lack | None:
    """`With the form`, where it was told that there was none, and nowhere that there was one."""
    here = [t for t in parse(text) if t.pos_ in _THINGS and _is_had(t)]
    if not here:
        return None
    missing: dict[str, str] = {}
    there = set()
    for typed, said in told:
        for token in (t for t in parse(said) if t.pos_ in _THINGS):
            if _is_without(token) or _has_no(token):
                missing.setdefault(token.lemma_.lower(), typed)
            else:
                there.add(token.lemma_.lower())
    for thing in here:
        lemma = thing.lemma_.lower()
        if lemma in missing and lemma not in there:
            return Lack(text[thing.head.idx : thing.idx + len(thing.text)], missing[lemma])
    return None


def _in_time(text: str, told: tuple[tuple[str, str], ...]) -> Lack | None:
    """`On time`, where only lateness was told of."""
    if lateness(text) >= 0 or any(t.dep_ == "neg" or t.tag_ == "MD" for t in parse(text)):
        return None
    late = [typed for typed, said in told if lateness(said) > 0]
    prompt = any(lateness(said) < 0 for _, said in told)
    return Lack(text.strip(" ."), late[0]) if late and not prompt else None


def _is_without(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "without"


def _has_no(noun: Token) -> bool:
    supposed = any(t.tag_ == "MD" for t in noun.head.children)
    return any(t.lower_ == "no" for t in noun.lefts) and not supposed


def _is_had(noun: Token) -> bool:
    """Whether it is said, and not denied, that a thing was there: `there was a form`, `had its coats`, `with the form`."""
    verb = noun.head
    if any(t.dep_ == "neg" or t.tag_ == "MD" for t in verb.children) or _has_no(noun):
        return False
    if noun.dep_ == "pobj":
        return verb.lower_ == "with"
    past = verb.tag_ in {"VBD", "VBN"}
    expletive = any(t.dep_ == "expl" for t in verb.children)
    return past and ((noun.dep_ == "attr" and expletive) or (noun.dep_ == "dobj" and verb.lemma_ == "have"))
