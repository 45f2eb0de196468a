"""Other people whom a pronoun could mean as well as the peer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import subject_of
from assistant.second_person.families import family_of
from assistant.second_person.scene import Scene
from assistant.second_person.subjects import verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token


def rivals_of(pronoun: Token, scene: Scene) -> list[Token]:
    """The people before a pronoun whom it fits, in order."""
    family = family_of(pronoun)
    return [
        o
        for o in scene.others
        if o.i < pronoun.i
        and scene.gender(o) in {None, family}
        and not _owns(pronoun, o)
        and pronoun not in o.conjuncts
        and not _in_one_clause(pronoun, o)
    ]


def _owns(pronoun: Token, other: Token) -> bool:
    """`her deputy`: the owner is not the one owned."""
    return pronoun.head == other and pronoun.tag_ == "PRP$"


def _in_one_clause(pronoun: Token, other: Token) -> bool:
    """`to the rep he said`: subject and object of one verb are two people."""
    verb = pronoun.head
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or other.dep_ not in {"dobj", "dative", "pobj"}:
        return False
    above = verb_above(other)
    participle = (
        above is not None and above.dep_ == "advcl" and above.head == verb and subject_of(above) is None
    )
    return other.head == verb or (other.dep_ == "pobj" and other.head.head == verb) or participle
