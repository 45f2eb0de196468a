"""The values of reframing: styles as data, what was changed and why, and what came out."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from assistant.schemas import Finding, Kind, Situation, Slug, Value

StyleId = Literal["direct", "analytical", "warm", "expressive"]
STYLE_IDS: tuple[StyleId, ...] = get_args(StyleId)
Order = Literal["point-first", "context-first"]
Level = Annotated[float, Field(ge=0, le=1)]
OperationName = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]


class Operation(Value):
    """What a named operation is called on the page, why it is done, and the advice id behind it."""

    title: str
    reason: str
    advice: Slug


class Use(Value):
    """An operation as a style uses it. `level` is the strength (0 to 1) from which the slider takes it in."""

    name: OperationName
    level: Level


class Misreading(Value):
    """What is easily read into this style, and what it may be instead."""

    looks_like: str
    may_be: str


class Style(Value):
    """How someone likes to hear things. `control` is one way in which this style may keep control."""

    id: StyleId
    name: str
    in_short: str
    listens_for: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    pace: str
    order: Order
    cut: tuple[str, ...]
    misreadings: tuple[Misreading, ...]
    control: str
    advice: Annotated[tuple[Slug, ...], Field(min_length=1)]
    operations: Annotated[tuple[Use, ...], Field(min_length=1)]


class Mapping(Value):
    """A model that a leader may know: its answers, in lower case, for each style (or `unclear`)."""

    id: Slug
    name: str
    says: str
    answers: dict[StyleId | Literal["unclear"], tuple[str, ...]]


class StyleAnswer(Value):
    """What an answer about a style was read as. `style` is None where it is not clear; `caution` is always shown."""

    style: StyleId | None
    model: str = ""
    says: str = ""
    caution: str


class PossibleAnswer(Value):
    """One answer to a question about the peer, with the weight it gives to each style."""

    id: Slug
    says: str
    styles: dict[StyleId, float]


class StyleQuestion(Value):
    """A question about what was observed of the peer."""

    id: Slug
    ask: str
    answers: Annotated[tuple[PossibleAnswer, ...], Field(min_length=2)]


class Suggestion(Value):
    """The style that the answers point to (None: not clear), the answers that do, and how sure (0 to 1)."""

    style: StyleId | None
    evidence: tuple[str, ...]
    share: Level
    says: str


class Caution(Value):
    """Something for the leader to look at in themselves first, with the advice it stands on."""

    id: Literal["projection", "control"]
    says: str
    advice: Slug


class Change(Value):
    """One change, which can be taken back by itself.

    `start` and `end` are character offsets in the original (equal where something was added), `to_start` and `to_end`
    in the result. `moved` marks a sentence that stands elsewhere and is otherwise as it was.
    """

    id: str
    operation: OperationName
    title: str
    before: str
    after: str
    reason: str
    advice: Slug
    start: int
    end: int
    to_start: int
    to_end: int
    level: Level
    moved: bool = False


class Mark(Value):
    """A run of the result, `start` to `end`, that a change brought or moved."""

    start: int
    end: int
    change: str


class Kept(Value):
    """How much of a changed sentence holds, 0 to 1. `sentence` is that of the result, or of the original where it is gone."""

    sentence: str
    score: Level
    changes: tuple[str, ...]


class Meaning(Value):
    """How much of the meaning is kept: as a whole, the lower of both directions, and for each changed sentence."""

    score: Level
    sentences: tuple[Kept, ...] = ()

    @property
    def worst(self) -> Kept | None:
        """The changed sentence that holds least."""
        return min(self.sentences, key=lambda s: s.score, default=None)


class Reframed(Value):
    """A text as the peer may hear it best, what it was, and each change on the way.

    `taken_back` holds the ids of changes that the leader undid. `questions` ask for what may not be invented.
    `meaning` is None where it was not scored.
    """

    text: Annotated[str, Field(max_length=40_000)]
    original: Annotated[str, Field(max_length=40_000)]
    style: StyleId
    strength: Level
    changes: tuple[Change, ...] = ()
    marks: tuple[Mark, ...] = ()
    taken_back: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    meaning: Meaning | None = None
    notices: tuple[str, ...] = ()
    situation: Situation | None = None
    kind: Kind | None = None
    reframed_by: str = "built-in"
    seconds: float = 0.0
    cost_usd: float | None = 0.0
