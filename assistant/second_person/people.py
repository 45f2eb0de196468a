"""Other people in a fact: single persons who are neither the peer nor the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.second_person.mentions import Mention
from assistant.second_person.spelling import plain
from assistant.second_person.words import PERSON_NOUNS, THINGS_IN_ER
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def other_people(doc: Doc, ours: list[Mention]) -> list[Token]:
    """Head tokens of single people other than the leader and the peer, in order."""
    taken = {i for m in ours for i in range(m.start, m.end)}
    quotes = quoted_spans(doc.text)

    def is_person(token: Token) -> bool:
        if token.idx in taken or inside(quotes, token.idx):
            return False
        if token.ent_type_ == "PERSON" and token.pos_ == "PROPN":
            in_place = token.dep_ == "pobj" and token.head.lower_ in {"in", "at"}
            return token.dep_ != "compound" and not in_place
        if any(c.dep_ == "appos" and _is_person_noun(c) for c in token.children) or _one_of_them(token):
            return True
        return _is_person_noun(token) and token.tag_ in {"NN", "NNP"} and token.dep_ != "compound"

    return [token for token in doc if is_person(token) and token.dep_ not in {"appos", "poss"}]


def _is_person_noun(token: Token) -> bool:
    """Whether a noun names a person: from the list, or by an agent's ending."""
    word = plain(token.lemma_)
    if word in PERSON_NOUNS or plain(token.text) in PERSON_NOUNS:
        return True
    agent = word.endswith(("er", "or", "ist", "eur")) and len(word) > 5 and word not in THINGS_IN_ER
    return agent and token.dep_ in {"nsubj", "nsubjpass"}


def _one_of_them(token: Token) -> bool:
    """`one of my buyers`: a single person out of a group."""
    of = next((c for c in token.children if c.lower_ == "of"), None)
    return token.lower_ == "one" and of is not None and any(_is_person_noun(c) for c in of.children)
