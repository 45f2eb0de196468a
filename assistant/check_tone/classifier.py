"""The classifier of tone, asked where no rule has spoken. What it finds is said as a doubt: it hears, and cannot say why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.check_tone.reword import front_of
from assistant.check_tone.values import Hit
from assistant.tidy import quoted_spans
from assistant.tone import tone_of_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.check_tone.values import Reading, Said, SentenceScores
    from assistant.schemas import Finding

UNSCORED = "tone-classifier"


@dataclass(frozen=True)
class Ear:
    """A score that stands behind a check: from where on it speaks, and what it says."""

    score: str
    floor: float
    reason: str
    mend: str


# The floors let at most 1 in 100 good sentences of our own be named (`python -m evals.tone.floors`), and none of the drafts that
# the built-in drafter makes of the cases. They are to be chosen again whenever the weights are fitted again.
EARS: Mapping[str, Ear] = {
    "blame-and-labels": Ear(
        "blame", 0.86, "This may sound like blame, however it was meant.",
        "If it is something you saw, say it with its day and its words. If it is how it was for you, begin with “I”.",
    ),
    "judgement": Ear(
        "judgement", 0.82, "This may sound like a verdict rather than something you both could look at.",
        "Say what was there to see or hear, and leave the weighing for when you talk.",
    ),
    "contempt": Ear(
        "uncivil", 0.80, "This may sting more than you mean it to.",
        "Read it aloud as if it were said to you. Would something plainer do?",
    ),
}  # fmt: skip
# Plain questions and headings sound curt by themselves: they are only doubted where they sound like blame too.
BLAME_BESIDE = 0.6
# Words that thank, own or set free are heard wrongly too often to be doubted.
_KIND = re.compile(
    r"(?i)\b(?:thank you|thanks for|grateful|glad|admire|sorry|apologi[sz]e|needn't|don't (?:need|have) to|i (?:was|am|'m) (?:the one|wrong)|i'm wrong|"
    r"of me|my (?:own|fault|mistake|doing|part)|i own)\b"
)
# What is said of us alone puts nobody down.
_OURS = re.compile(r"(?i)\b(?:i|we|us|our|my)\b")
_OTHERS = re.compile(r"(?i)\b(?:you\w*|ye|y'all|he|she|they|their|some\w*|nobody|no one|people|who)\b")
_MOST_QUOTED = 0.25


def is_doubt(finding: Finding) -> bool:
    """Whether a finding is the classifier's: it heard something, and no rule can say what."""
    return finding.verdict == "fail" and any(finding.reason == ear.reason for ear in EARS.values())


def scored_hits(
    reading: Reading, scores: Sequence[SentenceScores] | None, taken: Sequence[Hit]
) -> dict[str, list[Hit]]:
    """Hits for sentences that a score finds at fault and no rule has named. Without scores the classifier is asked.

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
        if any(said.start <= hit.start < said.end for hit in taken) or spared(reading, said):
            continue
        check = _heard(tone_of_sentence(said.text) if scores is None else scores[at])
        if check:
            found.setdefault(check, []).append(_doubt(said, EARS[check], ask=scores is None))
    return found


def _heard(score: SentenceScores) -> str:
    """The check whose score is farthest above its floor; empty where none is."""
    above = {check: float(getattr(score, ear.score)) - ear.floor for check, ear in EARS.items()}
    if score.blame < BLAME_BESIDE:
        del above["contempt"]
    check = max(above, key=lambda c: above[c])
    return check if above[check] >= 0 else ""


def _doubt(said: Said, ear: Ear, *, ask: bool) -> Hit:
    """A hit over the sentence; where its first clauses sound well alone, over the last one, which can be left out."""
    end = said.start + len(said.text.rstrip(".!?"))
    front = front_of(said, len(said.text)) if ask else ""
    if not front or _heard(tone_of_sentence(front)):
        return Hit(said.start, end, ear.mend, None, ear.reason)
    behind = said.text[len(front) - 1 :].rstrip(".!?")
    return Hit(end - len(behind.lstrip(" ,;–—-")), end, ear.mend, front, ear.reason)


def spared(reading: Reading, said: Said) -> bool:
    """Whether a sentence owns, thanks or sets free, speaks of us alone, or is in good part what somebody else said."""
    quoted = sum(b - a for a, b in quoted_spans(said.text))
    plain = reading.plain[said.start : said.end]
    ours = bool(_OURS.search(plain)) and not _OTHERS.search(plain)
    return ours or bool(_KIND.search(plain)) or quoted >= _MOST_QUOTED * len(plain) or reading.own(said.start)
