"""Who did what, and whether it was so: read from a text, to hold a draft against what the leader told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from assistant.grammar import parse, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that carry little by themselves: the same one stands in many sentences of any talk.
_LIGHT = frozenset(
    "be have do get feel think know want like hope see talk look make let go come mean need try keep start would "
    "say ask find hear thank help happen understand miss".split()
)
_STRONG = (
    r"always|never|constantly|continually|repeatedly|every (?:single )?(?:time|day|week|month|one)|each time|all the time|"
    r"again and again|time and again|over and over|completely|entirely|totally|utterly|absolutely|deliberately|on purpose|"
    r"knowingly|nobody|no one|everybody|everyone|none of|as usual|once again|yet again|kept on|keep on|keeps on|whole"
)

_SIDES = frozenset({"i", "you", "my", "your"})


class Deed(NamedTuple):
    """A verb with who does it (`i`, `you`, `we`, `my` or `your` people, or `other`), whether it is denied, and a habit."""

    verb: str
    who: str
    denied: bool
    habit: bool


def deeds(text: str, *, bare: str = "") -> tuple[Deed, ...]:
    """The deeds in a text, those in the passive left out. `bare` is who a verb without a subject is said of."""
    return tuple(d for token in parse(text) if (d := _deed(token, bare)) is not None)


def _deed(token: Token, bare: str) -> Deed | None:
    if token.pos_ != "VERB" or token.lemma_.lower() in _LIGHT or token.tag_ == "VBG":
        return None
    if any(t.dep_ in {"nsubjpass", "auxpass"} for t in token.children):
        return None
    who = _who(token)
    if not who and not (bare and token.dep_ == "ROOT"):
        return None
    return Deed(token.lemma_.lower(), who or bare, _denied(token), token.tag_ in {"VBP", "VBZ"})


def _who(token: Token) -> str:
    verb: Token = token
    while (subject := subject_of(verb)) is None and verb.dep_ in {"conj", "xcomp"} and verb.head is not verb:
        verb = verb.head
    if subject is None:
        return ""
    if subject.lower_ in {"i", "you", "we"}:
        return subject.lower_
    owner = next((t.lower_ for t in subject.children if t.dep_ == "poss"), "")
    return {"my": "my", "our": "my", "your": "your"}.get(owner, "other")


def _denied(token: Token) -> bool:
    near = [*token.children, *(t for t in token.head.children if token.dep_ == "xcomp")]
    return any(t.dep_ == "neg" or t.lower_ in {"never", "nobody", "no", "without"} for t in near)


def against(draft: Iterable[Deed], told: Iterable[Deed]) -> str:
    """What a draft turns round, in words: the doer, a yes into a no, once into a habit. Empty where it turns nothing."""
    known: dict[str, list[Deed]] = {}
    for deed in told:
        known.setdefault(deed.verb, []).append(deed)
    for deed in draft:
        there = known.get(deed.verb, [])
        same = [other for other in there if other.who == deed.who]
        if there and not same and deed.who in _SIDES and all(other.who in _SIDES for other in there):
            return f"you told that someone else did it ({deed.verb})"
        if same and all(other.denied != deed.denied for other in same):
            return f"you told it the other way round ({deed.verb})"
        if same and deed.habit and deed.who in {"you", "your"} and not any(other.habit for other in same):
            return f"you told that it was so once, and not that it is so ({deed.verb})"
    return ""


def stronger(text: str, told: str) -> str:
    """The first word that makes a text stronger than what was told; empty where there is none."""
    for match in re.finditer(rf"(?i)\b(?:{_STRONG})\b", text):
        if not re.search(rf"(?i)\b{re.escape(match[0])}\b", told):
            return match[0]
    return ""
