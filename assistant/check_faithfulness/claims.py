"""To the leader: what a draft says of what happened is what the leader told."""

from __future__ import annotations

import re

from assistant.built_in.common import short_name
from assistant.check_faithfulness.clauses import only_reported
from assistant.check_faithfulness.deeds import deeds
from assistant.check_faithfulness.lacks import lacking
from assistant.check_faithfulness.order import reordered
from assistant.check_faithfulness.quantity import larger
from assistant.check_faithfulness.said import Turned, against, borne_out, other_than
from assistant.check_faithfulness.strength import about_it, stronger
from assistant.check_faithfulness.told import names_of, told_by, told_deeds, told_words
from assistant.entailment import supports
from assistant.errors import RetrievalError
from assistant.grammar import parse
from assistant.schemas import Draft, Finding, Sentence, Situation, Yours

# Chosen by `python -m evals.flaws --choose-floor`: sentences that keep to what was told stand above it.
FLOOR = 0.08
_NO_CLAIM = re.compile(
    r"(?i)\?\W*$|\b(?:could|would|can|(?-i:may)|might|shall|perhaps|maybe|sorry|apolog\w+|thank\w*|i['’]d|we['’]d|i hope|my hope|i wish|my wish|"
    r"i want|i(?: will|['’]ll)|let(?:['’]s| us)|please|need(?:ed)? nothing|nothing (?:needed|to)|no need)\b|"
    r"\b(?:1|one) (?:to|and) (?:10|ten)\b|\bout of (?:10|ten)\b"
)
_WISH = re.compile(
    r"(?i)\b(?:i['’]d (?:like|love|be glad)|i would (?:like|love)|i['’]?m hoping|(?:i|we) hope|i wish|i want|(?:my|our) (?:hope|wish)|"
    r"what i (?:want|hope|wish))\b"
)
_SAME = 0.4
_TELLS = {"happened", "my_part", "impact", "raw"}
_MEND = "Say it as it was, or add it to what happened if it is so."


def check_claims(draft: Draft, situation: Situation, *, to_peer: bool = True) -> list[Finding]:
    """A finding for each sentence that tells of what happened otherwise than the leader did.

    With `to_peer` false the words are for others, and what names nobody was done by the leader's own side.

    Who did it, a yes turned into a no, the order of things, a guess told as certain and words that make it stronger are
    compared as they stand; the rest is left to entailment. Wishes, questions, greetings and what a source advises are no
    claims for entailment.
    """
    told = told_by(situation)
    telling = [s.text for s in draft.sentences if _tells(s)]
    if not telling or not told:
        return [Finding(check="claims", verdict="pass", score=1.0)]
    found = [turned(text, situation, to_peer=to_peer) for text in telling]
    out = [_finding(f.words, _by_name(f.why, situation), 0.0) for f in found if f is not None]
    done = {t for t, f in zip(telling, found, strict=True) if f is not None}
    left = [t for t in claims_of(draft) if t not in done and not _said_so(t, situation, to_peer)]
    out += _unsupported(left, situation)
    return out or [Finding(check="claims", verdict="pass", score=1.0)]


def _by_name(reason: str, situation: Situation) -> str:
    name = short_name(situation.peer.name)
    return reason.replace("your peer", name) if name else reason


def claims_of(draft: Draft) -> list[str]:
    """The sentences of a draft that are held against what was told by entailment.

    What the leader wrote themselves tells of what happened only where something in it is past.
    """
    return [s.text for s in draft.sentences if _tells(s) and not _NO_CLAIM.search(s.text) and _is_claim(s)]


def _tells(sentence: Sentence) -> bool:
    return any(isinstance(o, Yours) and o.field in _TELLS for o in sentence.origins)


def _is_claim(sentence: Sentence) -> bool:
    typed = all(isinstance(o, Yours) and o.field == "raw" for o in sentence.origins)
    return not typed or any(t.tag_ in {"VBD", "VBN"} for t in parse(sentence.text))


def turned(text: str, situation: Situation, *, to_peer: bool = True) -> Turned | None:
    """What a sentence turns of what the leader told, in words; None where it turns nothing that can be compared."""
    if text.rstrip().endswith("?") or _WISH.search(text):
        return None
    told = told_by(situation)
    every = [t.said for t in told]
    me, peer = names_of(situation)
    if found := against(deeds(text, me=me, peer=peer), told_deeds(situation, to_peer=to_peer)):
        return found
    if lack := lacking(text, [(t.typed, t.said) for t in told if not t.wished], told_words(situation)):
        return other_than(lack.words, lack.typed)
    if found := reordered(text, [t.typed for t in told]):
        return found
    all_told = " \n".join((*every, *(t.typed for t in told)))
    silent = _NO_CLAIM.search(text) and not only_reported(text, _NO_CLAIM)
    word = "" if silent else stronger(text, all_told) or larger(text, all_told)
    if word and about_it(text, every, _SAME, without=word):
        return Turned(word, f"You did not say “{word.lower()}”: it makes more of it than you told.")
    return None


def _said_so(text: str, situation: Situation, to_peer: bool) -> bool:
    """Whether all that a sentence tells of was told, deed by deed: what entailment does not know in other words."""
    me, peer = names_of(situation)
    return borne_out(deeds(text, me=me, peer=peer), told_deeds(situation, to_peer=to_peer))


def premises_of(situation: Situation) -> tuple[str, ...]:
    """What entailment reads a claim against."""
    return tuple(t.said for t in told_by(situation))


def _unsupported(texts: list[str], situation: Situation) -> list[Finding]:
    if not texts:
        return []
    told = premises_of(situation)
    try:
        found = supports([(told, text) for text in texts])
    except RetrievalError as error:
        return [Finding(check="claims", verdict="unscored", score=None, reason=str(error))]
    return [
        _finding(text, "Nothing that you told says this.", round(f.score, 2))
        for text, f in zip(texts, found, strict=True)
        if f.score < FLOOR
    ]


def _finding(span: str, reason: str, score: float) -> Finding:
    return Finding(check="claims", verdict="fail", score=score, span=span, reason=reason, suggestion=_MEND)
