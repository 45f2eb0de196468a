"""Reads the data of the rehearsal, `corpus/rehearsal/`, and validates it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, Field, ValidationError

from assistant.errors import LibraryError
from assistant.rehearse.values import Anger, Difficulty, Move, Moves, Shown, Style
from assistant.resources import folder
from assistant.schemas import Value

T = TypeVar("T", bound=BaseModel)


class Change(Value):
    """What a move does to trust, tension and openness, each from -1 to 1."""

    trust: float = Field(0, ge=-1, le=1)
    tension: float = Field(0, ge=-1, le=1)
    openness: float = Field(0, ge=-1, le=1)


class When(Value):
    """When a change applies. Every field that is set must hold.

    `owned` and `surfaced` ask what was said before or in this turn; `beside` and `not_beside` ask for moves in
    the same turn; `after` asks for moves in any turn before; `nth` is the least number of times that the move
    was made before; `quiet` the least number of silences in a row; `shown` the faces it applies to.
    """

    owned: bool | None = None
    surfaced: bool | None = None
    beside: Moves = ()
    not_beside: Moves = ()
    after: Moves = ()
    nth: int = 0
    quiet: int = 0
    shown: tuple[Shown, ...] = ()


class Rule(Value):
    """A change, and when it applies. Of the rules of a move the first that applies is taken."""

    when: When = When()
    change: Change


class DifficultyRule(Value):
    """How a difficulty differs: where it starts, what good and bad moves weigh, what the concern takes.

    `fade` is what is left of a good move each time it is made again; `most` is the most that any value may
    improve in one turn.
    """

    start: Change
    gain: float = Field(gt=0)
    loss: float = Field(gt=0)
    fade: float = Field(gt=0, le=1)
    most: float = Field(gt=0, le=1)
    concern_trust: float = Field(ge=0, le=1)
    concern_tension: float = Field(ge=0, le=1)
    concern_questions: int = Field(ge=1)
    concern_heard: int = Field(ge=0)


class Long(Value):
    """What a long turn does: beyond `words`, for each further `each` words, at most `times` times."""

    words: int
    each: int
    times: int
    change: Change


class End(Value):
    """When the peer ends the talk: after so many turns that hurt (a mending one takes one off), at `ease` or below."""

    ease: float = Field(ge=0, le=1)
    hurts: dict[Difficulty, int]
    hurting: Moves
    mending: Moves


class Rules(Value):
    """The whole state machine, as data."""

    moves: dict[Move, tuple[Rule, ...]]
    no_trust: Moves
    long: Long
    difficulties: dict[Difficulty, DifficultyRule]
    styles: dict[Style, dict[Move, float]]
    angers: dict[Anger, Change]
    hurt: Change
    busy_long: float
    ease: Change
    ease_floor: dict[Shown, float]
    open_tension: float
    end: End


Phase = Literal["opening", "again", "after", "close", "version", "account", "end", "ended"]
About = Literal["side", "need", "rating", "suits", "else", "me", "why"]


class Line(Value):
    """A line of the stock: what is said, to which moves, while showing what, by whom, and when in the talk.

    `about` says what kind of question it answers; `concern` names the hidden concerns that it may be coloured by.
    The phases: `opening` is the leader's first turn, `again` a move made three times or more, `after` once the concern
    is out, `close` when the leader takes leave, `version` and `account` what a line that `offers` it has announced,
    `end` when the peer ends the talk for today, `ended` after that.
    """

    say: str = Field(min_length=2)
    to: Moves = ()
    shown: tuple[Shown, ...]
    style: tuple[Style, ...] = ()
    anger: tuple[Anger, ...] = ()
    phase: tuple[Phase, ...] = ()
    about: tuple[About, ...] = ()
    concern: tuple[str, ...] = ()
    offers: Literal["", "version", "account"] = ""


class ConcernKind(Value):
    """A kind of concern: the words that point to it, how the peer tells it, and how the leader might say it back."""

    cues: tuple[str, ...] = ()
    in_short: str
    wants: str
    heard: str
    hints: tuple[str, ...] = Field(min_length=2)
    says: dict[Style, str]


class PersonaData(Value):
    """What personas are made of."""

    style_cues: dict[Style, tuple[str, ...]]
    anger_cues: dict[Anger, tuple[str, ...]]
    hurt_cues: tuple[str, ...]
    busy_cues: tuple[str, ...]
    concerns: dict[str, ConcernKind]


class MoveTalk(Value):
    """What the coach says about a move, how it moved the other, and the advice behind it."""

    kind: str
    remark: tuple[str, ...]
    effect: str
    advice: str


class HintWhen(Value):
    """When a hint fits; every field that is set must hold.

    `missing` are moves not made yet, `last` moves just made, `words` the least mean length of the leader's turns.
    """

    missing: Moves = ()
    made: Moves = ()
    last: Moves = ()
    shown: tuple[Shown, ...] = ()
    surfaced: bool | None = None
    own_part: bool | None = None
    revealed: bool = False
    turns: int = 0
    words: int = 0
    ended: bool = False


class HintData(Value):
    """A hint of the stock. The first that fits and was not shown on this branch is given."""

    id: str
    when: HintWhen
    text: str
    advice: str
    example: str = ""


class StepCue(Value):
    """How a step of a method shows in a turn: any of the moves, or any of the words."""

    moves: Moves = ()
    words: str = ""
    silent: bool = False


class Coaching(Value):
    """All that the coach says."""

    moves: dict[Move, MoveTalk]
    long: MoveTalk
    better: dict[Move, tuple[str, ...]]
    hints: tuple[HintData, ...]
    examples: dict[str, tuple[str, ...]]
    steps: dict[str, StepCue]


class Instructions(Value):
    """What a model is told for each face."""

    shown: dict[Shown, str]


def _read(name: str) -> Any:
    path = folder("corpus") / "rehearsal" / name
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LibraryError(
            f"Expected {name} to be a readable rehearsal file. Reading it gave: {error}. Mend the file."
        ) from error


def _valid(name: str, kind: type[T]) -> T:
    try:
        return kind.model_validate(_read(name))
    except ValidationError as error:
        raise LibraryError(f"Expected {name} to validate. {error}. Mend the file and try again.") from error


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The state machine.

    Raises:
        LibraryError: the file does not validate.
    """
    return _valid("rules.yaml", Rules)


@lru_cache(maxsize=1)
def persona_data() -> PersonaData:
    """What personas are made of.

    Raises:
        LibraryError: the file does not validate.
    """
    return _valid("personas.yaml", PersonaData)


@lru_cache(maxsize=1)
def coaching() -> Coaching:
    """Remarks, hints, examples, better wordings and the signs of steps.

    Raises:
        LibraryError: the file does not validate.
    """
    return _valid("coaching.yaml", Coaching)


@lru_cache(maxsize=1)
def stock() -> tuple[Line, ...]:
    """Every line of the built-in counterpart, in the order of the files.

    Raises:
        LibraryError: a file does not validate, or a line stands twice.
    """
    files = sorted((folder("corpus") / "rehearsal" / "replies").glob("*.yaml"))
    lines = [line for file in files for line in _lines(f"replies/{file.name}")]
    said = [line.say for line in lines]
    twice = sorted({text for text in said if said.count(text) > 1})
    if twice or not lines:
        raise LibraryError(f"Expected every reply once, these stand twice: {twice!r}. Remove one of each.")
    return tuple(lines)


def _lines(name: str) -> list[Line]:
    try:
        return [
            Line.model_validate({**group.get("all", {}), **_one(entry)})
            for group in _read(name)
            for entry in group["lines"]
        ]
    except (ValidationError, KeyError, TypeError) as error:
        raise LibraryError(
            f"Expected {name} to be groups of lines. It gave: {error}. Mend the file."
        ) from error


def _one(entry: str | dict[str, Any]) -> dict[str, Any]:
    return {"say": entry} if isinstance(entry, str) else entry


@lru_cache(maxsize=1)
def instructions() -> dict[Shown, str]:
    """For each face, what a model is told about how the peer speaks.

    Raises:
        LibraryError: the file does not validate.
    """
    return _valid("instructions.yaml", Instructions).shown
