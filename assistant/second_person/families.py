"""The pronouns of a person, and which of them fit a word or a given name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.second_person.spelling import plain
from assistant.second_person.words import HE_NAMES, MEN, SHE_NAMES, WOMEN

if TYPE_CHECKING:
    from spacy.tokens import Token

Family = Literal["she", "he", "they"]

FAMILIES: dict[str, Family] = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themself", "themselves"), "they"),
}


def family_of(token: Token) -> Family | None:
    """The pronoun family of a token, None if it is no third-person pronoun of a person."""
    return FAMILIES.get(token.lower_) if token.tag_ in {"PRP", "PRP$"} or token.lower_ in FAMILIES else None


def gender_of(person: Token) -> Family | None:
    """`she` or `he` where the word or the given name tells, else None."""
    beside = [t for c in person.children if c.dep_ == "appos" for t in (c, *c.lefts)]
    return gender_of_words([t.text for t in (*person.lefts, person, *beside)])


def gender_of_words(words: list[str]) -> Family | None:
    """`she` or `he` where a title, a noun or a given name among the words tells, else None."""
    plainly = {plain(w).rstrip(".") for w in words}
    plainly |= {w.split("-")[0] for w in plainly}
    if plainly & WOMEN or plainly & SHE_NAMES:
        return "she"
    return "he" if plainly & MEN or plainly & HE_NAMES else None
