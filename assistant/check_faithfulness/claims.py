"""To the leader: what a draft says of what happened is what the leader told."""

from __future__ import annotations

import re

from assistant.built_in.facts import read_facts
from assistant.check_faithfulness.said import Deed, against, deeds, stronger
from assistant.entailment import supports
from assistant.errors import RetrievalError
from assistant.grammar import parse
from assistant.schemas import Draft, Finding, Sentence, Situation, Yours

# Chosen on the tuning half of evals/validation/flaws: sentences that keep to what was told stand above it.
FLOOR = 0.15
_NO_CLAIM = re.compile(
    r"(?i)\?\W*$|\b(?:could|would|can|may|might|shall|perhaps|sorry|apolog\w+|thank\w*|i'd|we'd|i hope|i wish|i(?:'ll| will)|let(?:'s| us)|"
    r"please|need(?:ed)? nothing|no need)\b|\b1 to 10\b"
)
_SAME = 0.4
_TELLS = {"happened", "my_part", "impact", "raw"}
_MOST_FACTS = 20
_MEND = "Say it as it was, or add it to what happened if it is so."


def check_claims(draft: Draft, situation: Situation) -> list[Finding]:
    """A finding for each sentence that tells of what happened otherwise than the leader did.

    Who did it, a yes turned into a no, and words that make it stronger are compared as they stand; the rest is left to
    entailment. Wishes, questions, greetings and what a source advises are no claims.
    """
    spoken = [fact.text for fact in read_facts(situation, _MOST_FACTS).spoken]
    own = (situation.my_part, situation.impact, situation.wish, situation.raw)
    told = tuple(text for text in (*spoken, *own) if text)
    claims = [s.text for s in draft.sentences if _tells(s) and not _NO_CLAIM.search(s.text)]
    if not claims or not told:
        return [Finding(check="claims", verdict="pass", score=1.0)]
    known, whole = _deeds(spoken, situation), " ".join((*told, *situation.happened))
    found = [_turned(text, known, whole) for text in claims]
    out = [f for f in found if f is not None]
    rest = [text for text, f in zip(claims, found, strict=True) if f is None]
    out += _unsupported(rest, told)
    return out or [Finding(check="claims", verdict="pass", score=1.0)]


def _tells(sentence: Sentence) -> bool:
    return any(isinstance(o, Yours) and o.field in _TELLS for o in sentence.origins)


def _deeds(spoken: list[str], situation: Situation) -> tuple[Deed, ...]:
    found = [deed for fact in spoken for deed in deeds(fact)]
    found += deeds(situation.my_part, bare="i") if situation.my_part else ()
    found += deeds(situation.impact) if situation.impact else ()
    return tuple(found)


def _turned(text: str, known: tuple[Deed, ...], whole: str) -> Finding | None:
    if (word := stronger(text, whole)) and _about_it(text, whole):
        return _finding(word, f"“{word}” makes it stronger than you told it.", 0.0)
    if why := against(deeds(text), known):
        return _finding(text, f"It turns round what happened: {why}.", 0.0)
    return None


def _about_it(text: str, whole: str) -> bool:
    """Whether a sentence speaks of what was told, and not of something else."""
    words = {
        t.lemma_.lower() for t in parse(text) if t.pos_ in {"NOUN", "VERB", "PROPN", "NUM"} and not t.is_stop
    }
    told = {t.lemma_.lower() for t in parse(whole)}
    return bool(words) and len(words & told) >= _SAME * len(words)


def _unsupported(texts: list[str], told: tuple[str, ...]) -> list[Finding]:
    if not texts:
        return []
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
