"""Words for several people: plurals, teams, `two of mine`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.second_person.words import GROUPS, PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_group(token: Token) -> bool:
    """Whether a word means several people, so that `they` could mean them."""
    many = (
        (token.tag_ in {"NNS", "NNPS"} and _is_people(token))
        or token.lower_ in GROUPS
        or token.text == "IT"
        or _some_of_ours(token)
        or token.ent_type_ == "ORG"
    )
    return many and token.dep_ != "compound"


def _is_people(plural: Token) -> bool:
    one = plural.lemma_.lower()
    return (
        one in PERSON_NOUNS
        or one in GROUPS
        or one.endswith(("er", "or", "ist", "ant", "ian", "man", "woman"))
    )


def _some_of_ours(token: Token) -> bool:
    """`two of mine`, `some of my crew`: people without a noun of their own."""
    counts = token.like_num or token.lower_ in {"some", "most", "many", "several", "few", "all", "both"}
    of = [c for c in token.children if c.lower_ == "of"]
    return counts and any(t.lower_ in {"mine", "ours", "us", "my", "our"} for c in of for t in c.subtree)
