"""What the operations share: their input, the edit they propose, and small questions about a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.reframe.layout import Unit
from assistant.reframe.values import StyleId
from assistant.schemas import Kind, Limits, Situation
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Context:
    """What an operation may know: the style, the situation, the kind with its limits, and where the sentence stands.

    `whole` is the text as it is by now. `seed` is a number that stays the same for one original.
    """

    style: StyleId
    situation: Situation | None
    kind: Kind | None
    limits: Limits
    written: bool = False
    number: int = 0
    whole: str = ""
    seed: int = 0


@dataclass(frozen=True)
class Edit:
    """A sentence as it would be. `glue` says that a negation which goes belonged to no content, as in `no worries if not`."""

    text: str
    glue: bool = False


@dataclass(frozen=True)
class Rearranged:
    """Units in another order or number. `units` carry `change` where they are new or moved; `before` and `after` for people."""

    units: list[Unit]
    before: str
    after: str
    moved: bool = False


POINTS_BACK = frozenset("it this that they he she him her them these those its their his".split())
SentenceOperation = Callable[[str, Context], Iterator[Edit]]
TextOperation = Callable[[list[Unit], Context, str], Iterator[Rearranged]]

REQUEST = re.compile(
    r"(?i)\b(?:could|can|would|will) (?:you|we|i(?: please)? have)\b(?! (?:imagine|believe|guess))|^kindly [a-z]|\bplease\b(?! (?:find|note|see attached|know|be advised))|"
    r"\bi (?:need|want|expect|ask|would ask|would like|'d like) you(?: not)? to\b|\bi'?d like you to\b|\bif you (?:could|would|can)\b|\byou (?:must|need to|have to|should(?! have)|ought to)\b|"
    r"\bi would ask you\b|\blet me know\b|\b(?:can|could|shall) we\b|\bi (?:need|expect) (?:the|your|a|an|all|those|these|some)\b|\blet'?s\b"
)
THANKS = re.compile(
    r"(?i)\b(?:thank(?:s| you)|i(?:'m| am) (?:so |really |very )?(?:grateful|glad|thankful|happy)\b(?! to (?:talk|discuss|hear|help))|i (?:really |truly |very much )?(?:appreciate[ds]?|value|admire|liked|loved)\b|well done|good (?:job|work)|great (?:job|work)|you did (?:a|an|so)|saved (?:us|me|my|our|the day))"
)
WISH = re.compile(
    r"(?i)\b(?:i(?:'d| would) (?:like|love|prefer)\b(?! you)|i (?:hope|wish|want)\b(?! (?:you(?:'re| are)? (?:well|had)|this (?:mail|email|message|note)|your (?:week|day)|all is|to (?:say|mention|flag|tell|ask|thank)))|"
    r"what i (?:hope|want|wish)|my (?:hope|wish|aim|goal)|our (?:goal|aim)|so that we\b|we both want|i(?:'m| am) hoping)"
)
_LEANS_BACK = re.compile(
    r"(?i)^(?:it|it's|this|that|that's|they|he|she|these|those|such|so|but|and|or|because|then|also|however|therefore|instead|otherwise|still|yet|besides|"
    r"for example|for instance|both|neither|either|the (?:same|other|latter|former|second|third)|another|again|which|as a result|in the end|afterwards?|after that|since then|now|"
    r"on the other hand|at the same time|even|him|her|them|there|(?:each|every) time|in (?:each|every|both) cases?|here|first|second|third|one of|i (?:did|do|know|mean|was|am) (?:it|that|this|so|not)\b)\b"
)


# `It` that stands for the whole matter.
OF_THE_WHOLE = re.compile(
    r"(?i)^(?:we can take our time with this\b|how (?:did|do) you see (?:it|that|this)\b|(?:how|what) (?:did|was|does|is|were) (?:it|that)\b|that(?:['’]s| is) (?:how|my side)\b)"
)


# `It would be good if we met`: this `it` points to nothing before it.
_IT_OF_NOTHING = re.compile(
    r"(?i)^it(?:['’]d be| (?:would|might|could|will) be|['’]s| is| was) (?:\w+ly |very |so |really )?\w+ (?:if|that|to|for)\b"
)


def leans_back(text: str) -> bool:
    """Whether a sentence stands on the one before it: by a connective or by a pronoun that points back."""
    if OF_THE_WHOLE.match(text):
        return False
    text = _IT_OF_NOTHING.sub("", text)
    if _LEANS_BACK.match(text):
        return True
    doc = parse(text)
    for token in doc:
        if (
            token.lower_ in POINTS_BACK
            and token.dep_ not in {"mark", "expl"}
            and token.tag_ not in {"IN", "WDT"}
        ):
            earlier = [t for t in doc[: token.i] if t.pos_ in {"NOUN", "PROPN"}]
            if not earlier and not (token.dep_ == "det" or (token.tag_ == "DT" and token.dep_ != "nsubj")):
                return True
    return False


def is_request(text: str) -> bool:
    """Whether a sentence asks for something to be done."""
    return bool(REQUEST.search(text)) or imperative(parse(text)) is not None


def imperative(doc: Doc) -> Token | None:
    """The verb of an order, where a sentence is one."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in {"VB", "VBP"} or doc.text.rstrip().endswith("?"):
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in root.children):
        return None
    helpers = [c for c in root.children if c.dep_ in {"aux", "auxpass"}]
    if any(h.lower_ not in {"do", "don't"} for h in helpers) or any(t.lower_ == "to" for t in root.lefts):
        return None
    return root


def in_quotes(text: str, at: int) -> bool:
    """Whether a character stands in a quotation."""
    return inside(quoted_spans(text), at)


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches outside of quotations."""
    spans = quoted_spans(text)
    return (m for m in pattern.finditer(text) if not inside(spans, m.start()))


def swap(text: str, start: int, end: int, new: str) -> str:
    """The sentence with other words from `start` to `end`, its blanks, commas and capital mended."""
    out = text[:start] + new + text[end:]
    out = re.sub(r"(?<=\S)[ \t]{2,}", " ", out)
    out = re.sub(r"[ \t]+(?=[,.;!?](?:\s|$))", "", out)
    out = re.sub(r",\s*(?=[,.;!?])", "", out).lstrip(" ,;")
    if not re.search(r"\w", out):
        return ""
    if text[:1].isupper() and out[:1].islower():
        out = out[0].upper() + out[1:]
    return out


def lower_start(text: str) -> str:
    """The first letter in lower case, unless the first word is a name, `I` or an abbreviation."""
    doc = parse(text)
    first = doc[0] if len(doc) else None
    if (
        first is None
        or first.text == "I"
        or first.text.startswith("I'")
        or (len(text) > 1 and text[:2].isupper())
    ):
        return text
    if first.pos_ == "PROPN" or first.ent_type_ in {"PERSON", "ORG", "GPE", "DATE", "NORP", "PRODUCT"}:
        return text if first.pos_ == "PROPN" else text[0].lower() + text[1:]
    return text[0].lower() + text[1:]


def ended(text: str, mark: str) -> str:
    """The sentence with this mark at its end."""
    return re.sub(r"[.!?…]*(?=[\"”’')\s]*$)", "", text).rstrip() + mark
