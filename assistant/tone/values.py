"""What the tone scores are: nine of a text, and those of its sentences."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.schemas import Value

Score = Annotated[float, Field(ge=0.0, le=1.0)]
HEADS = ("blame", "judgement", "uncivil", "politeness", "ownership", "specific", "warm", "open", "respect")


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
