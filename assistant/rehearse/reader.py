"""Reads the moves of a leader's turn: signs by rule and a small classifier, on each sentence and on the whole."""

from __future__ import annotations

import re

from assistant.rehearse.deciding import decided, for_a_machine
from assistant.rehearse.features import counts_by_sentence, move_scores
from assistant.rehearse.signs import SIGNS, signs
from assistant.rehearse.values import FITTED, Moves, ReadSentence
from assistant.schemas import Value
from assistant.sentences import split_sentences

MOST_SENTENCES = 24
_SILENT = re.compile(
    r"(?i)^[\W_]*(?:(?:silence|silent|pause|waits?|says nothing|nothing|stays? (?:quiet|silent)|i (?:say nothing|wait|stay (?:quiet|silent))|a (?:long )?(?:pause|silence)|no answer)\b[\w ]{0,30})?[\W_]*$"
)


class Reading(Value):
    """The moves of a turn, those of each sentence, and its length in words."""

    moves: Moves
    sentences: tuple[ReadSentence, ...]
    words: int


def read_moves(text: str) -> Reading:
    """What a turn of the leader does to the other.

    An empty turn, or one that says that nothing is said, is `silence`. A turn without any move that the
    classifier is sure of has none.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    words = len(re.findall(r"\w+(?:['’]\w+)?", text))
    if _SILENT.match(text):
        return Reading(moves=("silence",), sentences=(), words=0)
    split = split_sentences(text)[:MOST_SENTENCES]
    pieces = split if len(split) > 1 else ()
    scores = move_scores((text, *pieces))
    whole, *parts = scores
    read = [
        ReadSentence(text=piece, moves=decided(score, piece))
        for piece, score in zip(pieces, parts, strict=True)
    ]
    counted = counts_by_sentence()
    best = {
        move: max([whole[move], *(part[move] for part in parts)]) if counted[move] else whole[move]
        for move in FITTED
    }
    moves = decided(best, text)
    if _off_topic(text, read):
        moves = ("off_topic",)
    return Reading(moves=moves, sentences=tuple(read) or (ReadSentence(text=text, moves=moves),), words=words)


def _off_topic(text: str, read: list[ReadSentence]) -> bool:
    """Whether a turn as a whole is beside the talk: something in it is meant for a machine, or nearly all is foreign."""
    return (
        bool(for_a_machine(text))
        or signs(text)[SIGNS.index("not_english")] == 1.0
        or (bool(read) and all(sentence.moves == ("off_topic",) for sentence in read))
    )
