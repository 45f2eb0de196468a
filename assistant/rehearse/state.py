"""The state of the counterpart: a pure function of the moves, by rules that are data (`rules.yaml`)."""

from __future__ import annotations

from assistant.rehearse.data import Change, DifficultyRule, Rules, When, rules
from assistant.rehearse.values import Difficulty, Move, Moves, Persona, Shown, State

_OWNING: Moves = ("owns", "apologises")
_SIZES = ("trust", "tension", "openness")


def start_state(persona: Persona, difficulty: Difficulty) -> State:
    """The state before the first word: by difficulty, by how hurt the peer is and how they show it."""
    book = rules()
    base, anger = book.difficulties[difficulty].start, book.angers[persona.anger]
    hurt = persona.hurt - 0.5
    values = {
        size: _held(getattr(base, size) + getattr(anger, size) + hurt * getattr(book.hurt, size))
        for size in _SIZES
    }
    return _state(values, State(trust=0, tension=0, openness=0, shown="guarded"))


def step(state: State, moves: Moves, persona: Persona, difficulty: Difficulty, *, words: int = 0) -> State:
    """The state after a turn of the leader.

    Args:
        state: before the turn.
        moves: what the turn did, each move once.
        persona: who answers.
        difficulty: what good and bad moves weigh.
        words: length of the turn in words; a long one tires.
    """
    book, level = rules(), rules().difficulties[difficulty]
    moves = moves or ("states_fact",)
    if state.ended:
        # They have left: nothing that is said now moves them.
        return state.model_copy(update={"turns": state.turns + 1})
    moved = dict.fromkeys(_SIZES, 0.0)
    for move in dict.fromkeys(moves):
        change = _change_of(move, moves, state, book)
        for size, by in _weighed(change, move, state, persona, level).items():
            moved[size] += by
    for size, by in _length(words, persona, book, level).items():
        moved[size] += by
    bad = bool(set(moves) & set(book.no_trust))
    values = {size: _held(getattr(state, size) + _capped(size, by, level, bad)) for size, by in moved.items()}
    return _ended(_remembered(_state(values, state), moves, level), moves, difficulty)


def ease_of(trust: float, tension: float, openness: float) -> float:
    """How easy the peer is, 0 to 1: the mean that the face is read from."""
    weights = rules().ease
    return weights.trust * trust + weights.openness * openness + weights.tension * (1 - tension)


def shown_for(trust: float, tension: float, openness: float) -> Shown:
    """The face that goes with the three numbers, each 0 to 1."""
    book = rules()
    ease = ease_of(trust, tension, openness)
    if ease >= book.ease_floor["open"] and tension <= book.open_tension:
        return "open"
    if ease >= book.ease_floor["neutral"]:
        return "neutral"
    return "wary" if ease >= book.ease_floor["wary"] else "guarded"


def earned(state: State, moves: Moves, level: DifficultyRule) -> bool:
    """Whether the concern comes out now: asked openly, after ownership, with trust enough. `state` counts `moves`."""
    seen = state.seen
    return (
        not state.surfaced
        and "asks_openly" in moves
        and not set(moves) & set(rules().no_trust)
        and earned_ground(state)
        and state.trust >= level.concern_trust
        and state.tension <= level.concern_tension
        and seen.get("asks_openly", 0) >= level.concern_questions
        and seen.get("listens_back", 0) >= level.concern_heard
    )


def earned_ground(state: State) -> bool:
    """Whether something was owned, or an apology made, so far."""
    return any(state.seen.get(move) for move in _OWNING)


def _ended(state: State, moves: Moves, difficulty: Difficulty) -> State:
    """The state with what the peer has put up with so far, and whether they end the talk here."""
    end = rules().end
    hurt, mended = bool(set(moves) & set(end.hurting)), bool(set(moves) & set(end.mending))
    hurts = state.hurts + 1 if hurt else max(0, state.hurts - mended)
    spent = ease_of(state.trust, state.tension, state.openness) <= end.ease
    ended = hurt and spent and hurts >= end.hurts[difficulty]
    return state.model_copy(update={"hurts": hurts, "ended": ended})


def _state(values: dict[str, float], before: State) -> State:
    rounded = {size: round(value, 4) for size, value in values.items()}
    return before.model_copy(update={**rounded, "shown": shown_for(**rounded)})


def _remembered(state: State, moves: Moves, level: DifficultyRule) -> State:
    seen = dict(state.seen)
    for move in moves:
        seen[move] = seen.get(move, 0) + 1
    quiet = state.quiet + 1 if moves == ("silence",) else 0
    now = state.model_copy(update={"seen": seen, "quiet": quiet, "turns": state.turns + 1})
    if not earned(now, moves, level):
        return now
    # To have said it is a relief by itself.
    opened = {
        "trust": now.trust,
        "tension": max(0.0, now.tension - 0.04),
        "openness": min(1.0, now.openness + 0.06),
    }
    return _state(opened, now).model_copy(update={"surfaced": True})


def _change_of(move: Move, moves: Moves, state: State, book: Rules) -> Change:
    for rule in book.moves[move]:
        if _applies(rule.when, move, moves, state):
            return rule.change
    return Change()


def _applies(when: When, move: Move, moves: Moves, state: State) -> bool:
    owned = any(state.seen.get(m) or m in moves for m in _OWNING)
    return (
        (when.owned is None or when.owned == owned)
        and (when.surfaced is None or when.surfaced == state.surfaced)
        and (not when.beside or bool(set(when.beside) & set(moves)))
        and not set(when.not_beside) & set(moves)
        and (not when.after or any(state.seen.get(m) for m in when.after))
        and state.seen.get(move, 0) >= when.nth
        and state.quiet >= when.quiet
        and (not when.shown or state.shown in when.shown)
    )


def _weighed(
    change: Change, move: Move, state: State, persona: Persona, level: DifficultyRule
) -> dict[str, float]:
    """A change by size: a gain fades with each time, a loss weighs more on someone hurt."""
    taste = rules().styles[persona.style].get(move, 1.0)
    fade = level.fade ** state.seen.get(move, 0)
    out = {}
    for size in _SIZES:
        by = getattr(change, size)
        good = by < 0 if size == "tension" else by > 0
        out[size] = by * taste * (level.gain * fade if good else level.loss * (0.8 + 0.4 * persona.hurt))
    return out


def _length(words: int, persona: Persona, book: Rules, level: DifficultyRule) -> dict[str, float]:
    over = words - book.long.words
    if over <= 0:
        return {}
    times = min(book.long.times, 1 + over // book.long.each)
    weight = times * level.loss * (1 + book.busy_long * persona.busy)
    return {size: getattr(book.long.change, size) * weight for size in _SIZES}


def _capped(size: str, by: float, level: DifficultyRule, bad: bool) -> float:
    """No turn brings more than the difficulty allows, and none with blame, a label or a demand brings trust."""
    if size == "tension":
        return max(by, -level.most) if not bad else max(by, 0.0)
    return min(by, 0.0) if bad else min(by, level.most)


def _held(value: float) -> float:
    return min(1.0, max(0.0, value))
