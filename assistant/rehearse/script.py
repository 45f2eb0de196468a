"""Runs a rehearsal unattended: the leader's turns are given, everything comes back as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.language_model import LanguageModel
from assistant.rehearse.coach import remark
from assistant.rehearse.debrief import debrief
from assistant.rehearse.talk import say, start
from assistant.rehearse.values import Difficulty, Rehearsal
from assistant.schemas import Draft, MethodId, Situation


def play(
    situation: Situation,
    difficulty: Difficulty,
    lines: Sequence[str],
    seed: int = 0,
    *,
    model: LanguageModel | None = None,
    method: MethodId | None = None,
    draft: Draft | None = None,
) -> Rehearsal:
    """A whole rehearsal from the leader's turns; an empty line is a silence.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    rehearsal = start(situation, difficulty, seed, method=method, draft=draft)
    for line in lines:
        rehearsal = say(rehearsal, line, model)
    return rehearsal


def run_script(
    situation: Situation,
    difficulty: Difficulty,
    lines: Sequence[str],
    seed: int = 0,
    *,
    model: LanguageModel | None = None,
    method: MethodId | None = None,
    draft: Draft | None = None,
) -> dict[str, Any]:
    """The report of a script: states, moves, replies, remarks and the debrief, as plain data for JSON.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    return report(play(situation, difficulty, lines, seed, model=model, method=method, draft=draft))


def report(rehearsal: Rehearsal) -> dict[str, Any]:
    """A rehearsal's branch as plain data for JSON."""
    path = rehearsal.path
    turns = []
    for heard, answered in zip(path[::2], path[1::2], strict=False):
        said = remark(heard)
        turns.append(
            {
                "said": heard.text,
                "moves": list(heard.moves),
                "shown": heard.after.shown,
                "trust": heard.after.trust,
                "tension": heard.after.tension,
                "openness": heard.after.openness,
                "surfaced": heard.after.surfaced,
                "ended": heard.after.ended,
                "reply": answered.text,
                "by": answered.by,
                "remark": said.model_dump() if said else None,
            }
        )
    return {
        "method": rehearsal.method,
        "difficulty": rehearsal.difficulty,
        "seed": rehearsal.seed,
        "persona": rehearsal.persona.model_dump(exclude={"concern"}),
        "start": rehearsal.start.shown,
        "turns": turns,
        "end": rehearsal.state.shown,
        "debrief": debrief(rehearsal).model_dump(mode="json"),
    }
