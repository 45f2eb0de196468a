"""Exchanges of a rehearsal whose moves are given, so that no model is needed."""

from __future__ import annotations

from assistant.rehearse import finish, hear, reply_stream
from assistant.rehearse.reader import Reading
from assistant.rehearse.values import Rehearsal


def turn(talk: Rehearsal, text: str, *moves: str) -> Rehearsal:
    """What the leader says, with its moves, and the answer."""
    heard = hear(talk, text, Reading(moves=moves, sentences=(), words=len(text.split())))
    stream = reply_stream(heard)
    list(stream)
    return finish(heard, stream)
