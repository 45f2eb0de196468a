"""Which subjects govern a word: its own verb's, and those of the verbs above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_above(token: Token) -> Token | None:
    """The nearest verb that governs a token."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def subject_along(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it is coordinated with or serves as a purpose."""
    while subject_of(verb) is None:
        shared = verb.dep_ in {"xcomp", "advcl"} and not any(
            t.dep_ in {"dobj", "dative"} for t in verb.head.children
        )
        if verb.head == verb or not (verb.dep_ == "conj" or shared):
            return None
        verb = verb.head
    return subject_of(verb)


def subjects_above(pronoun: Token) -> list[Token]:
    """Subjects of the verbs that govern a pronoun, nearest first, without the pronoun itself."""
    found = []
    verb = verb_above(pronoun)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and subject.lower_ in {"who", "that"} and verb.dep_ == "relcl":
            subject = verb.head
        if subject is not None and subject != pronoun:
            found.append(subject)
        verb = verb.head if verb.head != verb and verb.head.pos_ in {"VERB", "AUX"} else verb_above(verb)
    return found
