"""What a rehearsal looked like afterwards: what moved the other, which steps were done, what to try next. No grade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from assistant.library import library
from assistant.rehearse.coach import habit_hint, hints_for, main_move, words_of_move
from assistant.rehearse.data import coaching, rules
from assistant.rehearse.state import ease_of, step
from assistant.rehearse.values import Debrief, Hint, Move, Pivot, Rehearsal, State, StepDone, Turn
from assistant.rehearse.words_of import filled, slot_values
from assistant.schemas import Step

_MOST_PIVOTS = 3
_LEAST_CHANGE = 0.005


def debrief(rehearsal: Rehearsal) -> Debrief:
    """The debrief of the branch that the rehearsal stands on."""
    mine = [turn for turn in rehearsal.path if turn.who == "leader"]
    words = {who: sum(_count(t.text) for t in rehearsal.path if t.who == who) for who in ("leader", "peer")}
    moves: Counter[Move] = Counter(move for turn in mine for move in turn.moves)
    state = rehearsal.state
    return Debrief(
        difficulty=rehearsal.difficulty,
        timeline=(rehearsal.start.shown, *(turn.after.shown for turn in mine)),
        pivots=_pivots(rehearsal, mine),
        steps=_steps(rehearsal, mine),
        surfaced=state.surfaced,
        concern=rehearsal.persona.concern.in_short if state.surfaced else "",
        open_questions=moves["asks_openly"],
        leading_questions=moves["asks_leading"],
        share_of_talk=round(words["leader"] / max(1, sum(words.values())), 2),
        longest=max((_count(turn.text) for turn in mine), default=0),
        moves=dict(moves),
        next=_next(rehearsal, moves),
        notices=_notices(rehearsal, mine),
        ended_at=_ended_at(mine),
    )


def ease(state: State) -> float:
    """How easy the peer is, 0 to 1: the mean that the face is read from."""
    return ease_of(state.trust, state.tension, state.openness)


def _pivots(rehearsal: Rehearsal, mine: Sequence[Turn]) -> tuple[Pivot, ...]:
    changes = {turn.id: ease(turn.after) - ease(turn.before) for turn in mine}
    there = [turn for turn in mine if not turn.before.ended]
    # Where the peer is closed already, hardly anything moves any more; words that hurt weigh all the same.
    weight = {turn.id: max(abs(changes[turn.id]), _force(turn, rehearsal)) for turn in there}
    moved = [turn for turn in there if weight[turn.id] >= _LEAST_CHANGE]
    moved.sort(key=lambda turn: (not turn.after.ended, -weight[turn.id]))
    chosen = sorted(moved[:_MOST_PIVOTS], key=lambda t: t.id)
    found: list[Pivot] = []
    for turn in chosen:
        found.append(_pivot(rehearsal, turn, changes[turn.id], [pivot.better for pivot in found]))
    return tuple(found)


def _force(turn: Turn, rehearsal: Rehearsal) -> float:
    """How much a turn that hurts would have moved someone who still had room to close, 0 where it does not hurt."""
    if main_move(turn) not in coaching().better:
        return 0.0
    midway = turn.before.model_copy(update={"trust": 0.5, "tension": 0.5, "openness": 0.5, "shown": "wary"})
    after = step(midway, turn.moves, rehearsal.persona, rehearsal.difficulty, words=_count(turn.text))
    return max(0.0, ease(midway) - ease(after))


def _pivot(rehearsal: Rehearsal, turn: Turn, change: float, told: Sequence[str]) -> Pivot:
    move = main_move(turn)
    book = coaching()
    long = _count(turn.text) > rules().long.words and change < 0
    talk = (
        book.long
        if long and (move is None or book.moves[move].kind != "hurt")
        else book.moves[move or "states_fact"]
    )
    hurt = bool(move and move in book.better)
    at_turn = rehearsal.model_copy(update={"at": turn.id})
    values = slot_values(at_turn, turn.text) if hurt else {}
    ways = [filled((text,), values) for text in book.better[move]] if move and hurt else []
    # The same wording is not given twice while there is another.
    better = next((way for way in ways if way and way not in told), next(filter(None, ways), ""))
    effect = talk.effect
    if turn.after.surfaced and not turn.before.surfaced:
        effect = f"{effect} It was earned, and they told you what they had held back."
    if turn.before.shown != turn.after.shown:
        effect = f"{effect} They went from {turn.before.shown} to {turn.after.shown}."
    if turn.after.ended:
        effect = f"{effect} There they ended the talk for today."
    answers = (t.text for t in rehearsal.path if t.parent == turn.id)
    return Pivot(
        turn=turn.id,
        words=words_of_move(turn, move) if move and hurt else _short(turn.text),
        moves=turn.moves,
        change=round(change, 3),
        effect=effect,
        answer=next(answers, ""),
        better=better if better != turn.text else "",
        advice=talk.advice,
    )


def _short(text: str, most: int = 200) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _steps(rehearsal: Rehearsal, mine: Sequence[Turn]) -> tuple[StepDone, ...]:
    method = library().methods[rehearsal.method]
    told = [step for step in method.steps if step.id in coaching().steps and _asked_of(step, rehearsal)]
    # What is said after they have left is no step.
    mine = [turn for turn in mine if not turn.before.ended]
    found = [_places(step, mine) for step in told]
    kept = _in_order([places[0] for places in found if places])
    placed: list[tuple[int, int] | None] = []
    for n, places in enumerate(found):
        before = max((p for p in placed if p in kept), default=(0, 0))
        after = min(
            (q[0] for q in found[n + 1 :] if q and q[0] in kept and q[0] >= before), default=(len(mine), 0)
        )
        fits = next((p for p in places if before <= p <= after), None)
        if fits and places[0] not in kept:
            kept.add(fits)
            places = [fits]
        placed.append(places[0] if places else None)
    return tuple(_step_done(step, place, kept) for step, place in zip(told, placed, strict=True))


def _asked_of(step: Step, rehearsal: Rehearsal) -> bool:
    """A step that only the new make is not missed by others."""
    return step.needs != ("new_in_role",) or bool(rehearsal.situation.new_in_role)


def _step_done(step: Step, place: tuple[int, int] | None, kept: set[tuple[int, int]]) -> StepDone:
    status: Literal["done", "missed", "out of order"] = (
        "missed" if place is None else "done" if place in kept else "out of order"
    )
    return StepDone(step=step.id, name=step.name, status=status, turn=place[0] + 1 if place else None)


def _places(step: Step, mine: Sequence[Turn]) -> list[tuple[int, int]]:
    """Where a step shows: turn and sentence, both counted from 0."""
    cue = coaching().steps[step.id]
    found = []
    for n, turn in enumerate(mine):
        if not turn.sentences and set(cue.moves) & set(turn.moves):
            found.append((n, 0))
        for m, sentence in enumerate(turn.sentences):
            said = bool(cue.words) and re.search(rf"(?i)(?<!\w)(?:{cue.words})", sentence.text)
            if said or set(cue.moves) & set(sentence.moves):
                found.append((n, m))
    return found


def _in_order(places: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The longest run of places that only goes forward."""
    runs: list[list[tuple[int, int]]] = [[]]
    for place in places:
        fitting = [run for run in runs if not run or run[-1] <= place]
        runs.append([*sorted(fitting, key=len)[-1], place])
    return set(sorted(runs, key=len)[-1])


def _next(rehearsal: Rehearsal, moves: Counter[Move]) -> tuple[Hint, ...]:
    """Two things: the habit that hurt most, if any, and what was missing."""
    book = coaching()
    hurting = [move for move, _ in moves.most_common() if book.moves[move].kind == "hurt"]
    # What weighs most comes first, where two were made as often.
    hurting.sort(key=lambda move: (-moves[move], list(book.better).index(move)))
    habit = next((found for move in hurting if (found := habit_hint(rehearsal, move))), None)
    fitting = [habit] if habit else []
    for found in hints_for(rehearsal, len(book.hints)):
        if all(found.advice != other.advice for other in fitting):
            fitting.append(found)
    return tuple(fitting[:2])


def _notices(rehearsal: Rehearsal, mine: Sequence[Turn]) -> tuple[str, ...]:
    found = []
    if left := _ended_at(mine):
        after = " What you said after that no longer reached them." if left < len(mine) else ""
        found.append(f"They had heard enough and ended the talk for today, after your turn {left}.{after}")
    if len(mine) < 3:
        found.append("This was a short talk, so there is little to say about it.")
    if not rehearsal.situation.happened and not rehearsal.situation.my_part:
        found.append("You have told no facts, so the better wordings stay general.")
    if any(turn.by not in {"you", "built-in"} for turn in rehearsal.path):
        found.append("Some answers were written by a model; the state behind them was not.")
    return tuple(found)


def _ended_at(mine: Sequence[Turn]) -> int | None:
    return next((n for n, turn in enumerate(mine, 1) if turn.after.ended), None)


def _count(text: str) -> int:
    return len(re.findall(r"\w+(?:['’]\w+)*", text))
