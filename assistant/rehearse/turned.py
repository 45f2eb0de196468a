"""The leader's words in the peer's mouth: `I sent it late` becomes `you sent it late`, `your team` becomes `my team`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.tidy import quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS = 16
_FIRST = {"i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself"}
_SECOND = {"your": "my", "yours": "mine", "yourself": "myself"}
_OBJECT_AFTER = frozenset("let make have help with see hear watch to for lets letting making".split())
_UNSAFE = re.compile(
    r"(?i)[;:()\[\]/\n<>{}\"“”*|#@=]|https?|\b(?:sorry|apologi[sz]e|prompt|instruct\w*|model|system|assistant|leader|counterpart|persona|role|script|rehears\w+|ai|bot|gpt\w*)\b"
)
DAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_TWICE = re.compile(r"(?i)\b(\w+) \1\b")


def turned_round(text: str) -> str:
    """Words of the leader to the peer as the peer would say them back, "" where that is in doubt.

    The full stop goes, and the first letter comes down: the words are to stand inside another sentence.
    """
    text = text.strip(" ,.!?…-–—")
    if not text or _UNSAFE.search(text) or quoted_spans(text) or len(text.split()) > MOST_WORDS:
        return ""
    out = "".join(word_round(token) + token.whitespace_ for token in parse(text))
    out = DAY.sub(lambda found: found[0].capitalize(), out)
    return "" if _TWICE.search(out) else lowered(out)


def word_round(token: Token) -> str:
    """One word, its person turned round, and a verb with it where its form changes."""
    word = token.lower_
    if word in _FIRST:
        return _FIRST[word]
    if word in _SECOND:
        return _SECOND[word]
    if word == "you":
        return "I" if _leads(token) else "me"
    if token.tag_ in {"VBP", "VBZ", "VBD", "MD"} or token.pos_ == "AUX":
        return _agreeing(token)
    return token.text


def _leads(token: Token) -> bool:
    """Whether `you` is a subject, also where the parser lost it: a verb in a tense comes right after."""
    after = next((t for t in token.doc[token.i + 1 : token.i + 2]), None)
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if before in _OBJECT_AFTER and not (after is not None and after.tag_ in {"VBD", "VBP", "MD"}):
        return False
    subject = token.dep_ in {"nsubj", "nsubjpass"}
    return subject or (after is not None and after.tag_ in {"VBD", "VBP", "MD"})


def _agreeing(verb: Token) -> str:
    subject = subject_of(verb) or (subject_of(verb.head) if verb.dep_ in {"aux", "auxpass"} else None)
    before = verb.doc[verb.i - 1].lower_ if verb.i else ""
    who = before if before in {"i", "you"} else subject.lower_ if subject is not None else ""
    if who == "i":
        return {"am": "are", "was": "were", "'m": "'re"}.get(verb.lower_, verb.text)
    if who == "you":
        return {"are": "am", "were": "was", "'re": "'m"}.get(verb.lower_, verb.text)
    return verb.text


def lowered(text: str) -> str:
    """First letter down, unless it is `I` or begins a name or a day."""
    first = re.match(r"[\w'’]+", text)
    keeps = not first or first[0].split("'")[0] == "I" or parse(text)[0].pos_ == "PROPN"
    return text if keeps else text[0].lower() + text[1:]


def capital(text: str) -> str:
    """First letter up."""
    return text[:1].upper() + text[1:]
