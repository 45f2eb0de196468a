"""The classifier of tone, asked where no rule has spoken. What it finds is said as a doubt: it hears, and cannot say why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.ears import BLAME_BESIDE, EARS, KIND_EARS, ORDER_IN_MENTION, REASONS
from assistant.check_tone.requests import as_request
from assistant.check_tone.reword import front_of
from assistant.check_tone.values import Hit
from assistant.grammar import parse
from assistant.tidy import quoted_spans
from assistant.tone import kinds_of_sentence, tone_of_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.check_tone.ears import Ear
    from assistant.check_tone.values import Reading, Said, SentenceScores
    from assistant.schemas import Finding

UNSCORED = "tone-classifier"
# Words that thank, own or set free are heard wrongly too often to be doubted.
_KIND = re.compile(
    r"(?i)\b(?:thank you|thanks for|grateful|glad|admire|sorry|apologi[sz]e|needn't|don't (?:need|have) to|i (?:was|am|'m) (?:the one|wrong)|i'm wrong|"
    r"of me|my (?:own|fault|mistake|doing|part)|i own)\b"
)
# What is said of us alone puts nobody down.
_OURS = re.compile(r"(?i)\b(?:i|we|us|our|my)\b")
_OTHERS = re.compile(r"(?i)\b(?:you\w*|ye|y'all|he|she|they|their|some\w*|nobody|no one|people|who)\b")
_MOST_QUOTED = 0.25
_OF_US_TOO = frozenset({"threat", "order"})


def is_doubt(finding: Finding) -> bool:
    """Whether a finding is the classifier's: it heard something, and no rule can say what."""
    return finding.verdict == "fail" and finding.reason in REASONS


def scored_hits(
    reading: Reading, scores: Sequence[SentenceScores] | None, taken: Sequence[Hit]
) -> dict[str, list[Hit]]:
    """Hits for sentences in which a kind of fault or a score is heard and no rule has spoken.

    Without scores the classifier is asked, for the kind first. Scores that are given stand alone: no kind is heard beside them.

    Raises:
        ValueError: there are scores, and not as many as sentences.
        RetrievalError: the classifier cannot be used.
    """
    if scores and len(scores) != len(reading.sentences):
        raise ValueError(f"Expected {len(reading.sentences)} scores, one a sentence, got {len(scores)}.")
    found: dict[str, list[Hit]] = {}
    if scores is not None and not scores:
        return found
    for at, said in enumerate(reading.sentences):
        if any(said.start <= hit.start < said.end for hit in taken):
            continue
        ear = _ear(reading, said, None if scores is None else scores[at])
        if ear:
            found.setdefault(ear.check, []).append(_doubt(said, ear, ask=scores is None))
    return found


def _ear(reading: Reading, said: Said, score: SentenceScores | None) -> Ear | None:
    """The ear that speaks of a sentence: where no score was given a kind of fault, else the worst score."""
    kind = heard_kind(reading, said) if score is None else None
    if kind:
        return ORDER_IN_MENTION if reading.in_mention and kind.score == "order" else kind
    if spared(reading, said):
        return None
    return _heard(tone_of_sentence(said.text) if score is None else score)


def heard_kind(reading: Reading, said: Said) -> Ear | None:
    """The kind of fault that has gone farthest from its floor to certainty; None where none is, or where the sentence is spared."""
    scores = kinds_of_sentence(said.text)
    over = {ear: (getattr(scores, ear.score) - ear.floor) / (1 - ear.floor) for ear in KIND_EARS}
    loud = [ear for ear in KIND_EARS if over[ear] >= 0 and not spared(reading, said, ear.score)]
    return max(loud, key=lambda ear: over[ear], default=None)


def _heard(score: SentenceScores) -> Ear | None:
    """The ear whose score is farthest above its floor; None where none is."""
    above = {ear: float(getattr(score, ear.score)) - ear.floor for ear in EARS}
    if score.blame < BLAME_BESIDE:
        above = {ear: over for ear, over in above.items() if ear.score != "uncivil"}
    ear = max(above, key=lambda e: above[e])
    return ear if above[ear] >= 0 else None


_AN_ACT_AT_LENGTH = 8


def _doubt(said: Said, ear: Ear, *, ask: bool) -> Hit:
    """A hit over the sentence; where its first clauses sound well alone, over the last one, which can be left out."""
    end = said.start + len(said.text.rstrip(".!?"))
    asked = as_request(said.text) if ask and ear.check == "threats" and ear.score == "order" else ""
    asked = "" if asked and _sounds(asked) else asked
    front = front_of(said, len(said.text)) if ask and not asked else ""
    if not front or _sounds(front):
        return Hit(said.start, end, ear.mend, asked or None, ear.reason)
    behind = said.text[len(front) - 1 :].rstrip(".!?")
    if len(behind.strip(" ,;–—-").split()) >= _AN_ACT_AT_LENGTH and any(
        t.tag_ == "VBD" and t.pos_ == "VERB" for t in parse(behind)
    ):
        # An act is told there with its circumstances: to leave it out would lose a fact.
        return Hit(said.start, end, ear.mend, None, ear.reason)
    return Hit(end - len(behind.lstrip(" ,;–—-")), end, ear.mend, front, ear.reason)


def _sounds(words: str) -> bool:
    """Whether anything is heard in words that would stand alone."""
    kinds = kinds_of_sentence(words)
    return any(getattr(kinds, ear.score) >= ear.floor for ear in KIND_EARS) or bool(
        _heard(tone_of_sentence(words))
    )


def spared(reading: Reading, said: Said, kind: str = "") -> bool:
    """Whether a sentence owns, thanks or sets free, speaks of us alone, or is in good part what somebody else said.

    A threat or an order may speak of us alone (`I will take this upstairs`, `Send us the list`), and what is no apology says sorry.
    """
    quoted = sum(b - a for a, b in quoted_spans(said.text))
    plain = reading.plain[said.start : said.end]
    if quoted >= _MOST_QUOTED * len(plain):
        return True
    if kind == "non_apology":
        return False
    ours = kind not in _OF_US_TOO and bool(_OURS.search(plain)) and not _OTHERS.search(plain)
    return ours or bool(_KIND.search(plain)) or reading.own(said.start)
