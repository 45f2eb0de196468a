"""The values of a rehearsal. All are frozen: a turn or a rewind gives a new `Rehearsal`, and no branch is lost."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from assistant.schemas import Draft, MethodId, Situation, Slug, Value

Move = Literal[
    "owns",
    "apologises",
    "apologises_conditionally",
    "blames",
    "labels",
    "asks_openly",
    "asks_leading",
    "listens_back",
    "defends",
    "demands",
    "appreciates",
    "leaves_space",
    "too_fast",
    "states_fact",
    "proposes",
    "flatters",
    "off_topic",
    "threatens",
    "dismisses",
    "silence",
]
MOVES: tuple[Move, ...] = get_args(Move)
# Moves that a classifier tells; the others are told by their words.
FITTED: tuple[Move, ...] = tuple(move for move in MOVES if move not in {"threatens", "dismisses"})
Moves = tuple[Move, ...]
Difficulty = Literal["easy", "medium", "hard"]
DIFFICULTIES: tuple[Difficulty, ...] = get_args(Difficulty)
Shown = Literal["guarded", "wary", "neutral", "open"]
SHOWN: tuple[Shown, ...] = get_args(Shown)
Style = Literal["direct", "analytical", "warm", "expressive"]
Anger = Literal["cold", "sharp", "withdrawn", "joking"]
Who = Literal["leader", "peer"]
Share = Annotated[float, Field(ge=0, le=1)]
TurnText = Annotated[str, StringConstraints(max_length=6000)]


class Concern(Value):
    """What the peer holds back until it is earned: its kind, a hint of it, and the words in which it comes."""

    id: Slug
    hint: str
    says: str
    in_short: str


class Persona(Value):
    """Who answers. `hurt` and `busy` run from 0 to 1; `wants` is what the peer would like, as a feeling or need."""

    name: str
    style: Style
    anger: Anger
    hurt: Share
    busy: Share
    wants: str
    concern: Concern


class State(Value):
    """How the peer is doing, each from 0 to 1, and what they remember of the talk so far.

    `seen` counts each move of the leader; `quiet` counts silences in a row; `surfaced` turns true once the
    concern has been said; `turns` counts the leader's turns. `hurts` counts turns that hurt, less those that made
    good; `ended` turns true once the peer has ended the talk for today, and then nothing moves any more.
    """

    trust: Share
    tension: Share
    openness: Share
    shown: Shown
    seen: dict[Move, int] = Field(default_factory=dict)
    quiet: int = 0
    turns: int = 0
    surfaced: bool = False
    hurts: int = 0
    ended: bool = False


class ReadSentence(Value):
    """One sentence of a turn and the moves in it."""

    text: str
    moves: Moves


class Turn(Value):
    """One turn of a rehearsal.

    `parent` is the id of the turn before it on its branch, None for the first; `before` and `after` are the
    peer's state around it. For the peer's turns `moves` is empty, `line` is the stock line used ("" where a
    model wrote), and `reveals` says that the concern came out. `by` names who wrote the words; `cut` marks a
    reply that was stopped half way.
    """

    id: int
    parent: int | None
    who: Who
    text: TurnText
    moves: Moves = ()
    sentences: tuple[ReadSentence, ...] = ()
    before: State
    after: State
    lines: tuple[str, ...] = ()
    reveals: bool = False
    by: str = "you"
    cut: bool = False


class Rehearsal(Value):
    """A tree of turns. `at` is the turn that the talk stands at, None before the first one."""

    situation: Situation
    method: MethodId
    persona: Persona
    difficulty: Difficulty
    seed: int
    start: State
    draft: Draft | None = None
    turns: tuple[Turn, ...] = ()
    at: int | None = None

    def turn(self, number: int) -> Turn:
        """The turn with this id.

        Raises:
            IndexError: there is no such turn.
        """
        if not 0 <= number < len(self.turns):
            raise IndexError(f"Expected a turn from 0 to {len(self.turns) - 1}, got {number!r}.")
        return self.turns[number]

    @property
    def path(self) -> tuple[Turn, ...]:
        """The turns of the branch that the talk stands on, oldest first."""
        return self.path_to(self.at)

    def path_to(self, number: int | None) -> tuple[Turn, ...]:
        """The turns from the first one to turn `number`, oldest first; empty for None."""
        found: list[Turn] = []
        while number is not None:
            found.append(self.turn(number))
            number = found[-1].parent
        return tuple(reversed(found))

    @property
    def state(self) -> State:
        """The peer's state now."""
        return self.start if self.at is None else self.turn(self.at).after

    @property
    def leaves(self) -> tuple[int, ...]:
        """The ids of the turns that nothing follows: one a branch, oldest first."""
        parents = {turn.parent for turn in self.turns}
        return tuple(turn.id for turn in self.turns if turn.id not in parents)


class Hint(Value):
    """What to try now, why, and the advice it stands on."""

    text: str
    advice: Slug
    example: str = ""


class Remark(Value):
    """One short remark on the words just used. `words` quotes them, `kind` says whether they helped."""

    kind: Literal["helped", "hurt", "note"]
    words: str
    text: str
    advice: Slug


class Pivot(Value):
    """One of the turns that moved the peer most. `change` runs from -1 to 1; `better` is "" where none is needed."""

    turn: int
    words: str
    moves: Moves
    change: float
    effect: str
    answer: str
    better: str = ""
    advice: str = ""


class StepDone(Value):
    """A step of the method: whether it was done, and in which of the leader's turns (counted from 1)."""

    step: Slug
    name: str
    status: Literal["done", "missed", "out of order"]
    turn: int | None = None


class Debrief(Value):
    """What a rehearsal looked like afterwards. There is no grade in it.

    `timeline` holds what the peer showed, at the start and after each turn of the leader. `share_of_talk` is
    the leader's part of all words, 0 to 1; `longest` is the leader's longest turn, in words. `ended_at` is the
    leader's turn, counted from 1, at which the peer ended the talk; None where they stayed.
    """

    difficulty: Difficulty
    timeline: tuple[Shown, ...]
    pivots: tuple[Pivot, ...]
    steps: tuple[StepDone, ...]
    surfaced: bool
    concern: str
    open_questions: int
    leading_questions: int
    share_of_talk: Share
    longest: int
    moves: dict[Move, int]
    next: tuple[Hint, ...]
    notices: tuple[str, ...] = ()
    ended_at: int | None = None


class Comparison(Value):
    """Two rehearsals side by side, the earlier one first: plain sentences, no verdict."""

    first: tuple[Shown, ...]
    second: tuple[Shown, ...]
    says: tuple[str, ...]
