"""Words that make a draft stronger than what was told: once becomes always, some becomes all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.check_faithfulness.acts import act_of
from assistant.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALWAYS = (
    r"always|forever|constantly|continually|repeatedly|routinely|regularly|every (?:single )?\w+|each (?:time|day|week|month|year|\w+day)|"
    r"at each|all (?:the time|year|week|along|day)|(?:again|time|over) and (?:again|over)|as (?:usual|ever)|once again|yet again|"
    r"(?:keeps?|kept) (?:on )?\w+ing|when(?:ever)? it suits you|whenever|whatever|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days|(\w+) in,? \1 out|(\w+) after \2|as (?:you|they) (?:always )?do"
)
_WHOLE = (
    r"completely|entirely|totally|utterly|absolutely|everybody|everyone|everything|everywhere|"
    r"(?:the|your|my|our) (?:whole|entire)|all (?:of )?(?:the|your|my|our|their|its)|all \w+s"
)
_MEANT = r"deliberately|on purpose|knowingly|intentionally|wilfully|full well|out of spite|secretly|behind (?:my|our) backs?"
_NEVER = r"never|nobody|no one|none of|not once|nothing"
_STRONG = re.compile(rf"(?i)\b(?:{_ALWAYS}|{_WHOLE}|{_MEANT})\b")
_NOT_EVER = re.compile(rf"(?i)\b(?:{_NEVER})\b")
_HARMLESS = re.compile(
    r"(?i)\b(?:(?:each|every one|all|both) of (?:us|you)|every one of (?:them|those)|everyone (?:involved|concerned)|every(?:day| good)|all (?:right|yours|ears|that|sorts))\b"
)
_TELLING = re.compile(r"(?i)^(?:all|every|each|the|your|my|our|their|its|of|at|whole|entire)$")
_DENIES = re.compile(
    r"(?i)\b(?:not|no|never|nobody|nothing|none|without|\w+n['’]t|(?:did|was|have|has|had|could|does|do|were|is|are)nt|refus\w+|forg[eo]t\w*|cancel\w+|only)\b"
)


def stronger(text: str, told: str) -> str:
    """The first word that makes a text stronger than what was told; empty where there is none.

    `Never` and `nobody` are left alone where the leader denied something too: there the deeds themselves are compared.
    """
    known = told.lower()
    plain = _HARMLESS.sub(lambda m: " " * len(m[0]), text)
    for match in _STRONG.finditer(plain):
        if re.fullmatch(_MEANT, match[0].lower()) and not re.search(r"(?i)\byou", text):
            continue
        if not _stands(match[0].lower(), known):
            return match[0]
    for match in _NOT_EVER.finditer(plain):
        if not _stands(match[0].lower(), known) and (_is_habit(text) or not _denied_too(text, told)):
            return match[0]
    return ""


def _stands(words: str, told: str) -> bool:
    """Whether the leader used the strong word, with the same noun where it has one."""
    said = re.findall(r"[\w'’-]+", words)
    if said[-1:] == ["time"] and re.search(r"\b(?:twice|times)\b", told):
        return True  # each time, of two
    if len(said) == 1 and said[0].endswith("days"):
        return re.search(rf"\b(?:every|each) {said[0][:-1]}\b|\b{said[0]}\b", told) is not None
    strong = {w for w in said if _TELLING.match(w)}
    nouns = [w for w in said if w not in strong]
    if not strong or not nouns:
        return re.search(rf"\b{re.escape(words)}\b", told) is not None
    same = {"all", "every", "each"} | ({"whole", "entire"} if strong & {"all", "whole", "entire"} else set())
    return any(
        re.search(rf"\b(?:{'|'.join(same)})\b[^.;]{{0,25}}\b{re.escape(n.removesuffix('s'))}", told)
        for n in nouns
    )


def _is_habit(text: str) -> bool:
    """`Engineers never join in time`: in the present tense it is a rule, and no longer what was once."""
    return any(
        t.lower_ == "never" and t.head.tag_ in {"VBP", "VBZ"} and t.head.lemma_ not in {"be", "have"}
        for t in parse(text)
    )


def _denied_too(text: str, told: str) -> bool:
    words = _content(text)
    return any(_DENIES.search(part) and words & _content(part) for part in re.split(r"[.\n;]", told))


def about_it(text: str, told: Iterable[str], share: float, without: str = "") -> bool:
    """Whether at least this share of the words of a sentence stands in what was told: it speaks of that, and of nothing else.

    The words of `without` do not count. Verbs that mean the same are the same.
    """
    words = _content(text)
    if without:
        words -= _content(text, only=without.lower())
    there = {w for part in told for w in _content(part)}
    return bool(words) and len(words & there) >= share * len(words)


@lru_cache(maxsize=512)
def _content(text: str, only: str = "") -> frozenset[str]:
    """The words that carry meaning; with `only` those of them that stand there."""
    kept, few = {"NOUN", "VERB", "PROPN", "NUM"}, set(only.split())
    return frozenset(
        act_of(t).name if t.pos_ == "VERB" else t.lemma_.lower()
        for t in parse(text)
        if t.pos_ in kept and not t.is_stop and (not few or t.lower_ in few)
    )
