"""Whether words hand on what somebody else told: it may be true, and nobody can say that they saw it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEER = frozenset("he she they him her them his their".split())
_SELF = frozenset("i we you me us it this that which who he she they what".split())
_US, _OUR = frozenset({"me", "us"}), frozenset({"my", "our"})
_TELLS = frozenset(
    "say tell mention report whisper claim swear reckon confide confirm affirm hear overhear see notice think inform warn let remark insist "
    "repeat suggest complain write know count".split()
)
_WITNESS = frozenset({"see", "hear", "overhear", "notice"})
# What one reads in a thing is read by oneself.
_THINGS = frozenset(
    "log mail email e-mail note notice sign board minutes report sheet calendar memo letter message text plan slide contract system tracker "
    "ticket agenda screen page invoice receipt photo recording video map rota list form file record phone bot".split()
)
_FRAMES = re.compile(
    r"(?i)\b(?:supposedly|allegedly|reportedly)\b|\brumou?rs?\b|\bgrapevine\b|\bgossip\b|\blittle bird\b|\bscuttlebutt\b|\bhearsay\b|"
    r"^(?:so )?apparently\b|[.;] apparently\b|\b(?:the )?word (?:is|has it|goes|from|around|in the \w+ is)\b|"
    r"\bfrom what (?:i|we)(?:'m| am|'re| are|'ve| have)? (?:hear|heard|been told|told|gather)|\b(?:it is|it's|it was|is) (?:being )?said\b|\bit appears that\b|"
    r"\b(?:i|we)(?:'ve| have| had)? (?:\w+ )?(?:hear|heard|gather|gathered) (?:that|from|through|via|it from|about (?:him|her|them)|(?:he|she|they)(?:'s|'d| \w+))\b|"
    r"\b(?:i|we)(?:'m|'ve| am|'re| are| was| were| have| got| have been|'ve been)? (?:been )?(?:told|given to understand)\b(?: by [^,.]{2,30}?)?(?: that)? (?:he|she|they|him|her)\b|"
    r"\bcame to know from\b|\beverybody been saying\b|\b(?:people|folks?|everyone|everybody|somebody|someone|others|they all) (?:\w+ )?(?:say|says|reckons?|whispers?|are saying|keeps? saying)\b"
)
_OWN_EARS = re.compile(
    r"(?i)\b(?:i|we) (?:over)?heard (?:him|her|them)\b|\bto my face\b|\b(?:i|we) (?:saw|watched)\b|\bin front of me\b|^(?:he|she|they) (?:told|said|wrote)\b"
)


def is_hearsay(text: str, names: tuple[str, ...] = ()) -> bool:
    """Whether words hand on what a third person told about the peer. `names` are the peer's: what they told is first hand."""
    if _OWN_EARS.search(text):
        return False
    quotes = quoted_spans(text)
    if any(not inside(quotes, m.start()) for m in _FRAMES.finditer(text)):
        return True
    theirs = {word.casefold() for name in names for word in name.split()}
    return any(not inside(quotes, t.idx) and _hands_on(t, theirs) for t in parse(text))


def _hands_on(verb: Token, theirs: set[str]) -> bool:
    """`the porter told me that he …`: a third person tells, and what is told is about the peer."""
    if verb.lemma_.lower() not in _TELLS or verb.pos_ not in {"VERB", "NOUN", "PROPN"}:
        return False
    teller = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if (
        teller is None
        or teller.lower_ in _SELF
        or teller.lower_ in theirs
        or teller.lemma_.lower() in _THINGS
    ):
        return False
    owner = [t for c in teller.children if c.dep_ == "poss" for t in c.subtree]
    if any(t.lower_ in {"his", "her", "their"} or t.lower_ in theirs for t in owner):
        return False
    told_to = [c for c in verb.children if c.dep_ in {"dative", "dobj"} and c.i < verb.i + 4]
    if any(
        c.lower_ not in _US and not any(g.lower_ in _OUR for g in c.children)
        for c in told_to
        if c.lower_ not in _PEER
    ):
        return False
    within = {"ccomp", "dep", "dobj"} if verb.lemma_.lower() in _WITNESS else {"ccomp", "dep"}
    told = [t for c in verb.children if c.dep_ in within and c.i > verb.i for t in c.subtree]
    return any(t.lower_ in _PEER or t.lower_ in theirs for t in told)
