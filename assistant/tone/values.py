"""What the tone scores are: nine of a text, those of its sentences, and the kinds of fault that a sentence sounds like."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.schemas import Value

Score = Annotated[float, Field(ge=0.0, le=1.0)]
HEADS = ("blame", "judgement", "uncivil", "politeness", "ownership", "specific", "warm", "open", "respect")
KINDS = ("threat", "order", "non_apology", "absolute", "contempt", "mind_reading", "blame", "label")


class ToneScore(Value):
    """Tone of a text, each from 0 to 1.

    High is worse for `blame` (faults the reader), `judgement` (an evaluation, not an observation) and
    `uncivil`; high is better for all others. From 0.5 on, the text is read as having it.
    """

    blame: Score
    judgement: Score
    uncivil: Score
    politeness: Score
    overall: Score
    ownership: Score
    specific: Score
    warm: Score
    open: Score
    respect: Score


class KindScores(Value):
    """How much a sentence sounds like each kind of fault, from 0 to 1: the chance of it among sentences of which 1 in 30 has it."""

    threat: Score
    order: Score
    non_apology: Score
    absolute: Score
    contempt: Score
    mind_reading: Score
    blame: Score
    label: Score


class SentenceScore(Value):
    """The tone of one sentence, and where it stands in the text (characters, end not included)."""

    text: str
    start: int
    end: int
    tone: ToneScore

    @property
    def badness(self) -> float:
        """How bad the worst of blame and incivility is, 0 to 1."""
        return max(self.tone.blame, self.tone.uncivil)
