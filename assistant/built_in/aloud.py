"""A fact as one says it aloud: `Thursday 4pm you left` is `On Thursday at 4pm you left`, and nobody shouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATE = rf"(?:{_DAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|(?:black |good |easter |boxing |shrove )?{_DAY}"
_CLOCK = r"\d{1,2}(?:[.:]\d{2})? ?(?:[ap]m|a\.m\.|p\.m\.|o'clock)|\d{1,2}[.:]\d{2}"
_SUBJECT = r"(?:you|your|i|my|we|our|they|the|a|an|one|two|three|\d+ of)\b"
# A date at the start, with or without an hour, and somebody who does something behind it.
_OPENING = re.compile(rf"(?i)^(?P<date>{_DATE}),?(?: (?:at )?(?P<clock>{_CLOCK}))?,? (?={_SUBJECT})")
# `3/6: you moved it` and `There was 4/6: no reply`.
_SHORT_DATE = re.compile(
    rf"(?i)^(?P<thing>there (?:was|were) )?(?P<date>\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?)\.?(?(thing):|:?) (?=(?(thing)no\b|{_SUBJECT}))"
)
_LEADS = frozenset(
    "on this last next every each by since until till from to before after for of and or in via the a that most some any through following "
    "previous past good black easter boxing one same between".split()
)
_LOT = re.compile(
    r"(?i)\byour lot\b(?! (?:number|no)\b)(?=,? (?:\w+n't|had|have|has|left|did|were|was|are|is|sent|took|came|\w+ed)\b)"
)
_LISTS_ON = re.compile(r"(?i)(?:,\s|\band\b|\bthen\b|\bbut\b)")
_JOINS = frozenset("then so which who whom whose where as but not no nothing if because when while".split())
_SAYS = frozenset("say think guess know suppose believe tell hear mean".split())
_TOLD_WORDS = re.compile(r"(?i)\btold(?=:? [\"“])")
_SHOUT = re.compile(r"\s*!+(?=\s|$|[\"”’)])|(?<=[.?])!+")


def aloud(text: str) -> str:
    """The same words with the day's preposition, an `and` between two clauses, and no exclamation marks. Quotations stay."""
    for mend in (_calm, _dated, _days, _told, _and_between):
        text = mend(text)
    return text


def _outside(text: str, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> str:
    quotes = quoted_spans(text)
    return pattern.sub(lambda m: m[0] if inside(quotes, m.start()) else by(m), text)


def _calm(text: str) -> str:
    ended = _outside(text, _SHOUT, lambda m: "" if text[: m.start()].endswith((".", "?")) else ".")
    return re.sub(r"(?<=[.?])\.+(?=\s|$)", "", ended)


def _told(text: str) -> str:
    said = _outside(text, _LOT, lambda m: f"{m[0][0]}our people")
    return _TOLD_WORDS.sub("said", said)


def _dated(text: str) -> str:
    short = _SHORT_DATE.match(text)
    if short:
        return f"On {short['date']} {'there was ' if short['thing'] else ''}{text[short.end() :]}"
    opening = _OPENING.match(text)
    if not opening:
        return text
    clock = f" at {opening['clock']}" if opening["clock"] else ""
    return f"On {opening['date']}{clock} {text[opening.end() :]}"


def _days(text: str) -> str:
    """`he left Tuesday` is `he left on Tuesday`, where the day hangs on a verb and nothing leads it."""
    quotes, doc = quoted_spans(text), parse(text)
    out = text
    for token in reversed(doc):
        bare = re.fullmatch(_DAY, token.lower_) and token.i > 0 and not inside(quotes, token.idx)
        before = doc[token.i - 1] if token.i else None
        if (
            not bare
            or before is None
            or before.lower_ in _LEADS
            or before.pos_ in {"DET", "ADJ", "PROPN", "NUM", "PUNCT"}
        ):
            continue
        if token.dep_ == "npadvmod" and token.head.pos_ in {"VERB", "AUX"}:
            out = f"{out[: token.idx]}on {out[token.idx :]}"
    return out


def _and_between(text: str) -> str:
    """`You took six, brought back four` gets an `and`: in speech two clauses do not stand side by side with a comma."""
    doc = parse(text)
    commas = [
        t for t in doc if t.text == "," and 0 < t.i < len(doc) - 1 and not inside(quoted_spans(text), t.idx)
    ]
    if len(list(doc.sents)) != 1 or not commas:
        return text
    splices = [c for c in commas if _is_splice(c)]
    if len(splices) != 1:
        return text
    at = splices[0].idx + 1
    return text if _LISTS_ON.search(text, at) else f"{text[:at]} and{text[at:]}"


def _is_splice(comma: Token) -> bool:
    """Whether a finite clause ends before a comma and one of equal rank begins behind it, without a word that joins them."""
    after = comma.nbor()
    if after.pos_ in {"CCONJ", "SCONJ", "PUNCT"} or after.lower_ in _JOINS:
        return False
    verb = next((t for t in comma.doc[comma.i + 1 :] if "Fin" in t.morph.get("VerbForm", [])), None)
    if verb is None:
        return False
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    if min(t.i for t in verb.subtree if t.i > comma.i) != comma.i + 1:
        return False
    if verb.lemma_ in _SAYS and _has_subject(verb, comma):
        return False
    if verb.dep_ in {"conj", "dep", "advcl"} and verb.head.i < comma.i:
        return verb.dep_ == "conj" or after == verb or after.dep_ in {"aux", "neg"}
    own = _has_subject(verb, comma) or after == verb or after.dep_ in {"aux", "neg"}
    before = (c for c in verb.children if c.dep_ == "ccomp" and c.i < comma.i)
    return verb.dep_ == "ROOT" and own and any(_has_subject(c) for c in before)


def _has_subject(verb: Token, behind: Token | None = None) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} and (behind is None or c.i > behind.i) for c in verb.children)
