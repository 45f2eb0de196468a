"""Rehearsal: practise the conversation against a peer who reacts."""

from assistant.rehearse.coach import example_turn, hint, remark
from assistant.rehearse.compare import compare
from assistant.rehearse.counterpart import ReplyStream, StreamingModel, reply_stream
from assistant.rehearse.debrief import debrief
from assistant.rehearse.personas import build_persona
from assistant.rehearse.reader import Reading, read_moves
from assistant.rehearse.replies import Said
from assistant.rehearse.script import play, report, run_script
from assistant.rehearse.state import start_state, step
from assistant.rehearse.talk import answer, branches, finish, hear, rewind, say, start, start_from
from assistant.rehearse.values import (
    Comparison,
    Concern,
    Debrief,
    Difficulty,
    Hint,
    Move,
    Persona,
    Rehearsal,
    Remark,
    Shown,
    State,
    Turn,
)

__all__ = [
    "Comparison",
    "Concern",
    "Debrief",
    "Difficulty",
    "Hint",
    "Move",
    "Persona",
    "Reading",
    "Rehearsal",
    "Remark",
    "ReplyStream",
    "Said",
    "Shown",
    "State",
    "StreamingModel",
    "Turn",
    "answer",
    "branches",
    "build_persona",
    "compare",
    "debrief",
    "example_turn",
    "finish",
    "hear",
    "hint",
    "play",
    "read_moves",
    "remark",
    "reply_stream",
    "report",
    "rewind",
    "run_script",
    "say",
    "start",
    "start_from",
    "start_state",
    "step",
]
