"""Who it is does not matter: names, pronouns and job titles become one stand-in, so that what was done is weighed alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.grammar import base_form, is_word, parse, people_named
from assistant.scope.name_lists import ALSO_NAMES, NO_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from assistant.schemas import Situation

# Stands for each person until the text is parsed: the parser knows it as a name.
_SOMEBODY = "Alex"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]{2,})*")
_HONORIFIC = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Chef|Sister|Father|Captain|Sir|Madam|Uncle|Aunt(?:y|ie)?|Oga|Chief)\b\.? (?=[A-Z])"
)
_RUN = re.compile(rf"\b{_SOMEBODY}(?:[ -]+{_SOMEBODY})+\b")
_UNIT = r"(?:the )?[\w&-]+(?: (?:and|&) [\w-]+)?"
# A title says where someone works, and nothing of what happened.
_TITLES = re.compile(
    rf"\b(?:(?:our|the|my|a|another|fellow) )*(?:co-)?(?:head|director|chief|vp|vice president|dean|chair|leader) of {_UNIT}\b"
    r"|\b(?:our|the) (?:\w+ )(?:director|head)\b(?! (?:of|count|start|office|nurse|teacher))"
    r"|\b(?:(?:our|the|my) )?(?:cfo|cto|coo|cmo|cio|cpo|ciso)\b"
    r"|\b(?:my|our) (?:\w+ )?(?:colleague|peer|counterpart|co-?worker|workmate|opposite number)\b",
    re.IGNORECASE,
)
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_OBJECTS = frozenset({"dobj", "pobj", "dative", "obj"})
_TIMES = frozenset({"may", "june", "summer", "autumn", "sunday"})
_BEFORE_A_TIME = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|last|next|early|late|mid|before|on|every|this|end)|\d(?:st|nd|rd|th)?)[ -]$",
    re.IGNORECASE,
)
# `We let Ana go`: the subject of `go`, and an object all the same.
_LETTING = frozenset({"let", "make", "help", "watch"})
_PRONOUNS = {"he": "they", "she": "they", "him": "them", "his": "their", "hers": "theirs"}
_SELVES = {"himself": "themselves", "herself": "themselves"}


def _own_names(situation: Situation | None) -> frozenset[str]:
    if situation is None:
        return frozenset()
    given = f"{situation.peer.name} {situation.me.name}"
    return frozenset(word.lower() for word in _WORD.findall(given) if len(word) > 1)


def _begins(text: str, start: int) -> bool:
    return not text[:start].strip() or text[:start].rstrip(" \t\"'“‘(-*")[-1:] in "\n.!?:…;"


def _ordered(text: str, start: int, end: int) -> bool:
    """Whether a word that is a name and a verb too begins an order: `Mark the date`, `Will you`."""
    return _begins(text, start) and bool(
        re.match(
            r"\s+(?:the|a|an|this|that|these|my|our|his|her|it|him|them|you|us|me|we|i|to|all|of|for|and)\b",
            text[end:],
            re.I,
        )
    )


def _dated(text: str, start: int, end: int) -> bool:
    """Whether `May` and the like stand as a time: `in May`, `3 June`, `last summer`."""
    return bool(_BEFORE_A_TIME.search(text[:start]) or re.match(r"\s+\d", text[end:]))


def _is_name(text: str, start: int, end: int, own: frozenset[str], found: frozenset[str]) -> bool:
    word = text[start:end]
    low = word.lower()
    if low in NO_NAMES:
        return False
    if low in own or low in found:
        return word[0].isupper() or not is_word(low)
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    if low in ALSO_NAMES:
        return not _ordered(text, start, end) and not (low in _TIMES and _dated(text, start, end))
    # What begins a sentence is written large anyway: only an unknown word is a name there and elsewhere.
    return not _known(low) and not re.search(r"\b(?:an?|this|each|every)\s+$", text[:start], re.I)


@lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    """Whether a word, or what it is a form of, is common English: function words stand in no list of nouns and verbs."""
    if is_word(word) or any(is_word(part) for part in re.split(r"[-'’]", word)):
        return True
    token = parse(word)[0]
    return bool(token.is_stop)


def _hidden(text: str, own: frozenset[str]) -> str:
    """The text with somebody for each name and each job title."""
    text = _TITLES.sub(_SOMEBODY, _HONORIFIC.sub("", text))
    found = frozenset(
        word.lower()
        for name in people_named(text)
        for word in _WORD.findall(name)
        if len(word) > 1 and not _known(word.lower())
    )
    parts, last = [], 0
    for hit in _WORD.finditer(text):
        if _is_name(text, *hit.span(), own, found):
            parts += [text[last : hit.start()], _SOMEBODY]
            last = hit.end()
    return _RUN.sub(_SOMEBODY, "".join([*parts, text[last:]]))


def _owns(token: Token) -> bool:
    """Whether a person's name stands in the genitive. The parser takes `'s touching` for one too."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) > 0 and after[0].tag_ == "POS" and not (len(after) > 1 and after[1].tag_ == "VBG")


def _stand_in(token: Token) -> str | None:
    """What a token becomes where it is a person, or None."""
    low = token.lower_
    if token.text == _SOMEBODY:
        if _owns(token):
            return "their"
        let = token.i > 0 and base_form(token.nbor(-1).text) in _LETTING
        return "them" if let or token.dep_ in _OBJECTS else "they"
    if low == "her":
        return "their" if token.tag_ == "PRP$" else "them"
    return _PRONOUNS.get(low) or _SELVES.get(low)


def _of_a_person(verb: Token) -> bool:
    """Whether a verb, or the one it is joined to, has a person as its subject."""
    seen = verb
    while True:
        subject = next((t for t in seen.children if t.dep_ in {"nsubj", "nsubjpass"} and t.i < seen.i), None)
        if subject is not None:
            return _stand_in(subject) is not None
        if seen.dep_ not in {"conj", "aux", "auxpass"} or seen.head is seen:
            return False
        seen = seen.head


def _verb(token: Token) -> str | None:
    """A verb in the third person as it stands with `they`, or None where it is left alone."""
    low = token.lower_
    if not (token.tag_ == "VBZ" or low == "was") or not _of_a_person(token):
        return None
    if low.startswith("'"):
        after = next((t.lower_ for t in token.doc[token.i + 1 :] if t.pos_ != "ADV"), "")
        return "'ve" if after in {"been", "got", "had", "done", "gone"} else "'re"
    return _PLURAL.get(low) or base_form(low)


def _plainly(text: str) -> Iterable[str]:
    for token in parse(text):
        new = _stand_in(token) or _verb(token)
        if token.tag_ == "POS" and token.i and token.nbor(-1).text == _SOMEBODY:
            new = "" if _owns(token.nbor(-1)) else "'re"
        if new and _begins(token.doc.text, token.idx):
            new = new.capitalize()
        yield (token.text if new is None else new) + token.whitespace_


@lru_cache(maxsize=512)
def _masked(text: str, own: frozenset[str]) -> str:
    lines = (line for line in text.replace("’", "'").split("\n"))
    return "\n".join("".join(_plainly(_hidden(line, own))) for line in lines)


def masked(text: str, situation: Situation | None = None) -> str:
    """The text with `they` for whoever is named, for he and she, and for a job title; lines stay lines.

    The names of the two people are taken from the situation where one is given; others are found in the text.
    """
    return _masked(text, _own_names(situation))
