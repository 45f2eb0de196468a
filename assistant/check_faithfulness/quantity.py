"""How much and how often: one becomes several, some become most, sometimes becomes often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEVELS = {
    word: level
    for level, words in enumerate((
        "no none", "one single", "two couple pair", "few some several handful certain", "half many lots loads dozens scores plenty numerous",
        "most majority", "all every each whole entire",
    ))
    for word in words.split()
}  # fmt: skip
_LEAST = 3  # `two` for `one` is a number, and left to the particulars
_OFTEN = re.compile(
    r"(?i)\b(?:often|frequently|usually|mostly|most of the time|many times|countless times|more often than not|"
    r"(?:several|many|\w+teen|dozens of) times)\b"
)
_REPEATED = re.compile(
    r"(?i)\b(?:often|frequent\w*|usual\w*|mostly|most|always|every|each|again|keeps?|kept|regular\w*|times|constantly|\w+days)\b"
)


def larger(text: str, told: str) -> str:
    """The first word that makes more of something than was told: of the same noun, or how often; empty where none does."""
    known = _quantities(told)
    for noun, (level, word) in _quantities(text).items():
        if level >= _LEAST and noun in known and known[noun][0] < level:
            return word
    found = _OFTEN.search(text)
    return found[0] if found and not _REPEATED.search(told) else ""


def _quantities(text: str) -> dict[str, tuple[int, str]]:
    """Each noun with the highest level that stands before it, and the words."""
    found: dict[str, tuple[int, str]] = {}
    for token in parse(text):
        level = _LEVELS.get(token.lower_)
        noun = _counted(token) if level is not None else None
        if level is None or noun is None:
            continue
        lemma = noun.lemma_.lower()
        if level > found.get(lemma, (-1, ""))[0]:
            found[lemma] = (level, text[token.idx : noun.idx + len(noun.text)])
    return found


def _counted(token: Token) -> Token | None:
    """The noun of `several customers` and of `most of the customers`."""
    if token.dep_ in {"amod", "det", "nummod", "predet", "quantmod"} and token.head.pos_ == "NOUN":
        return token.head if token.head.i > token.i else None
    for child in token.children:
        if child.lower_ == "of":
            return next((t for t in child.children if t.dep_ == "pobj" and t.pos_ == "NOUN"), None)
    return None
