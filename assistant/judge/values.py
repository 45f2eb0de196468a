"""What a judge replies, and what becomes of its votes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.schemas import Value, Verdict

Fault = Literal["", "lost", "refused", "reply", "crash", "stopped", "late", "not heard", "swayed"]


class JudgeReply(BaseModel):
    """What a judge replies. `quote` holds the words that made it fail, as they stand in the graded text."""

    model_config = ConfigDict(extra="forbid")
    reason: str = Field(min_length=1, max_length=1500)
    quote: str = Field(max_length=1500)
    verdict: Literal["pass", "fail"]


class Vote(Value):
    """One reply of one judge. Where it could not be used, `verdict` is None and `fault` says of what kind it is.

    `cost_usd` is what all attempts cost in US dollars, None where a price is not known.
    """

    judge: str
    verdict: Literal["pass", "fail"] | None
    reason: str
    quote: str = ""
    fault: Fault = ""
    cost_usd: float | None = 0.0


class Graded(Value):
    """The votes on one text and one check. `share` is that of the usable votes that pass, None where too few are."""

    share: float | None
    votes: tuple[Vote, ...]


class Opinion(Value):
    """What a model says of a text on one check.

    `share` is the share of its usable votes that pass, None where it is unscored. `quotes` are the words it minds,
    as they stand in the text; `dissent` is what a vote says that was outnumbered.
    """

    check: str
    verdict: Verdict
    share: float | None
    votes: int
    heard: int
    reason: str
    quotes: tuple[str, ...] = ()
    dissent: str = ""

    @property
    def agreeing(self) -> int:
        """How many of the usable votes are of this verdict."""
        passing = round((self.share or 0.0) * self.heard)
        return passing if self.verdict == "pass" else self.heard - passing


class LeftOut(Value):
    """A check that a model was not asked about, and what is missing for it."""

    check: str
    reason: str


class Judgement(Value):
    """A model's opinion of a text, check by check; `local` where nothing left this computer to get it.

    `notice` says what to do where it could not be asked; `cost_usd` is None where a price is not known.
    """

    judge: str
    local: bool
    opinions: tuple[Opinion, ...]
    left_out: tuple[LeftOut, ...] = ()
    notice: str = ""
    seconds: float = 0.0
    cost_usd: float | None = 0.0
