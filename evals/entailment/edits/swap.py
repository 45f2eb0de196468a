"""Edits that put one word or name in the place of another: the same change could be made in the premise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.grammar import base_form
from evals.entailment.edits import words
from evals.entailment.edits.forms import Edit, inflected, like, replaced

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

_DIGITS = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
_POOLS = {"PERSON": words.PEOPLE, "GPE": words.PLACES, "LOC": words.PLACES, "ORG": words.BODIES, "NORP": ()}


@lru_cache(maxsize=8)
def both_ways(pairs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """A word to its partners, from `a/b` entries, either way round."""
    found: dict[str, list[str]] = {}
    for entry in pairs:
        one, two = entry.split("/")
        found.setdefault(one, []).append(two)
        found.setdefault(two, []).append(one)
    return {word: tuple(dict.fromkeys(partners)) for word, partners in found.items()}


def partners(token: Token, verbs: Sequence[str], others: Sequence[str]) -> list[str]:
    """What may stand in a token's place, in its form."""
    if token.pos_ == "VERB":
        known = both_ways(tuple(verbs)).get(base_form(token.text), ())
        return [inflected(verb, token.tag_) for verb in known]
    return list(both_ways(tuple(others)).get(token.lower_, ()))


def other_number(digits: str, draw: random.Random) -> str:
    """Another number of the same look: 14 may give 41, 15, 24; 2019 a year near it; 1,250 gives 1,650."""
    plain = digits.replace(",", "")
    if re.fullmatch(r"(?:1[89]|20)\d\d", plain):
        return str(int(plain) + draw.choice([-10, -3, -2, -1, 1, 2, 3, 10]))
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    if len(plain) == 1:
        return str(draw.choice([n for n in range(1, 13) if str(n) != plain]))
    while True:
        at = draw.choice(places)
        new = draw.choice("123456789" if at == 0 else "0123456789")
        changed = digits[:at] + new + digits[at + 1 :]
        if changed != digits:
            return changed


def numbers(doc: Doc, draw: random.Random) -> Iterator[Edit]:
    """Another number, date, weekday, unit or scale."""
    for found in _DIGITS.finditer(doc.text):
        new = other_number(found.group(), draw)
        yield Edit("number", doc.text[: found.start()] + new + doc.text[found.end() :], (found.group(), new))
    for token in doc:
        for series in words.SERIES:
            lower = [w.lower() for w in series]
            if token.lower_ in lower and not (token.lower_ == "may" and token.text == "may"):
                new = draw.choice([w for w in series if w.lower() != token.lower_])
                yield Edit(
                    "date" if series[0][0].isupper() else "number", replaced(token, new), (token.text, new)
                )


def names(doc: Doc, draw: random.Random, others: Sequence[tuple[str, str]]) -> Iterator[Edit]:
    """Another name of the same kind. `others` are (name, kind) of the premise; they are preferred."""
    for ent in doc.ents:
        if ent.label_ not in _POOLS:
            continue
        near = [n for n, k in others if k == ent.label_ and n not in ent.text and ent.text not in n]
        far = [n for n in _POOLS[ent.label_] if n not in doc.text]
        pool = near if near and draw.random() < 0.7 else far
        if pool:
            new = draw.choice(pool)
            text = doc.text[: ent.start_char] + like(new, ent.text) + doc.text[ent.end_char :]
            yield Edit("name", text, (ent.text, new))


def opposites(doc: Doc, draw: random.Random) -> Iterator[Edit]:
    """A word by its opposite."""
    for token in doc:
        found = partners(token, words.OPPOSITE_VERBS, words.OPPOSITE_OTHERS)
        if found and token.pos_ not in {"PROPN", "AUX"}:
            new = draw.choice(found)
            yield Edit("opposite", replaced(token, new), (token.text, new))


def strengths(doc: Doc, draw: random.Random) -> Iterator[Edit]:
    """A weaker or stronger word: some/all, once/often, may/will, asked/demanded."""
    for token in doc:
        found = both_ways(tuple(words.STRENGTH)).get(token.lower_, ())
        if found and token.pos_ != "PROPN":
            new = draw.choice(found)
            yield Edit("strength", replaced(token, new), (token.text, new))


def things(doc: Doc, draw: random.Random, nouns: Sequence[tuple[str, str]]) -> Iterator[Edit]:
    """Another noun, verb or adjective of the same form. `nouns` are (word, tag) from anywhere."""
    for token in doc:
        if token.tag_ not in {"NN", "NNS", "JJ", "VBD", "VBN"} or len(token.text) < 4 or token.pos_ == "AUX":
            continue
        pool = [w for w, tag in nouns if tag == token.tag_ and w[:4].lower() != token.lower_[:4]]
        if pool:
            new = draw.choice(pool)
            yield Edit("thing", replaced(token, new), (token.text, new))
