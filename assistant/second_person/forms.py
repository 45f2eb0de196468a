"""The form that a pronoun or a name takes when it is spoken to the peer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.second_person.mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def pronoun_form(token: Token) -> str:
    """A form of `you` for a pronoun that means the peer."""
    word = token.lower_
    if word in {"herself", "himself", "themself", "themselves"}:
        return "yourself"
    if word == "his" and any(t.tag_ == "PRP$" for t in token.doc[token.i + 2 : token.i + 3]):
        return "your"
    if word in {"hers", "theirs"} or (word == "his" and token.dep_ != "poss"):
        return "yours"
    if word in {"his", "their"}:
        return "your"
    if word == "her" and _is_possessive(token):
        return "your"
    return "you"


def mention_form(mention: Mention) -> str:
    """A form of `you` where the peer is named, of `I` where the leader is."""
    if mention.who == "peer":
        return "your" if mention.possessive else "you"
    if mention.possessive:
        return "my"
    if mention.head.doc.text[mention.end : mention.end + 2] == "'s":
        return "I"
    first = mention.head.head if mention.head.dep_ == "conj" else mention.head
    bare = first.head.tag_ == "VB" and not any(t.dep_ == "aux" for t in first.head.children)
    return "I" if first.dep_ in {"nsubj", "nsubjpass"} and not bare else "me"


def _is_possessive(token: Token) -> bool:
    if token.dep_ == "poss" or _owns_gerund(token):
        return True
    return token.tag_ == "PRP$" and token.dep_ not in {"dobj", "pobj", "dative", "iobj", "nsubj", "conj"}


def _owns_gerund(token: Token) -> bool:
    """`her cancelling the review cost us a day`: the owner of an act that is itself a subject."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        after is not None
        and after.tag_ == "VBG"
        and (token.i == 0 or token.head.dep_ in {"csubj", "nsubj", "pcomp"})
    )
