"""Names that are also everyday words: `will`, `may`, `rich`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import base_form
from assistant.second_person.spelling import plain
from assistant.second_person.words import WORD_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PREPOSITIONS = frozenset("from with to by for at of".split())
_BEFORE_MONTHS = frozenset("in since until by of late".split())


def is_word_not_name(token: Token, doc: Doc) -> bool:
    """Whether a token that could be a name is an everyday word here (`will`, `may`, `rich`)."""
    if _small_beside_capitals(token, doc):
        return True
    if plain(token.text) not in WORD_NAMES:
        return False
    if token.dep_ == "compound" and token.head.pos_ == "NOUN" and token.head.i == token.i + 1:
        return True
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if before is not None and before.lower_ in _PREPOSITIONS and after is not None and not after.like_num:
        return after.pos_ == "NOUN" and token.text[0].islower()
    if _is_month(token, before, after):
        return True
    if token.text[0].islower():
        return _small_reads_as_word(after, doc)
    if before is not None and before.text not in {".", "!", "?", ";"}:
        return False
    return token.dep_ == "amod" or (after is not None and after.pos_ == "NOUN" and token.pos_ != "PROPN")


def _small_beside_capitals(token: Token, doc: Doc) -> bool:
    """A small word whose capitalised form stands elsewhere, or a verb in a text that begins with a capital."""
    if not token.text[0].islower():
        return False
    capital = token.text[0].upper() + token.text[1:]
    if any(t.text == capital and t.i for t in doc):
        return True
    return token.tag_ in {"VB", "VBD", "VBZ", "VBN"} and any(t.text[0].isupper() for t in doc[:1])


def _is_month(token: Token, before: Token | None, after: Token | None) -> bool:
    if plain(token.text) not in {"may", "june", "april", "august"}:
        return False
    in_time = before is not None and (before.like_num or before.lower_ in _BEFORE_MONTHS)
    return in_time or (after is not None and after.like_num)


def _small_reads_as_word(after: Token | None, doc: Doc) -> bool:
    """A word without its capital is a name only where it does something, or stands with another."""
    if any(t.text[0].isupper() and t.i and t.lower_ != "i" for t in doc if t.is_alpha):
        return True
    if after is None:
        return True
    acts = after.is_alpha and base_form(after.text) != after.lower_ and after.tag_ != "NNS"
    return not (acts or after.lower_ in {"'s", "and", "or"})
