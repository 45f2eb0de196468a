"""Moves that depend on what was said before: nothing can be said back that was never said."""

from __future__ import annotations

import re

from assistant.check_faithfulness import situation_text
from assistant.grammar import parse, subject_of
from assistant.rehearse.reader import Reading
from assistant.rehearse.signs import SIGNS, signs
from assistant.rehearse.values import Move, Moves, ReadSentence, Turn
from assistant.schemas import Situation

_COMMON = frozenset("that this with what your have from when they were been because said then".split())
_OPEN_WORDS = frozenset("part bit thing point rest problem truth issue question feeling side reason".split())


def in_context(reading: Reading, path: tuple[Turn, ...], situation: Situation) -> Reading:
    """A reading without saying back what the peer never said.

    Before the peer has spoken there is nothing to say back. Later, a sentence on something that they have not
    mentioned is a guess: as a question it steers, as a statement it is the leader's own account.
    """
    if "listens_back" not in reading.moves:
        return reading
    told = " ".join(turn.text for turn in path if turn.who == "peer").lower()
    sentences = tuple(_read_again(sentence, told, situation) for sentence in reading.sentences)
    heard = {move for sentence in reading.sentences for move in sentence.moves}
    kept = {move for sentence in sentences for move in sentence.moves}
    if "listens_back" not in heard:
        # It was read off the turn as a whole: it stands unless each sentence is a guess.
        lost = not any(_says_back(s.text) and not _is_own(s.text, told, situation) for s in reading.sentences)
        lost = lost or not told
        new: set[Move] = set()
    else:
        lost, new = "listens_back" not in kept, kept - heard
    moves = tuple(move for move in reading.moves if not (lost and move == "listens_back"))
    moves += tuple(move for move in new if move not in moves and told)
    return reading.model_copy(update={"moves": moves, "sentences": sentences})


def _read_again(sentence: ReadSentence, told: str, situation: Situation) -> ReadSentence:
    if "listens_back" not in sentence.moves or (told and not _is_own(sentence.text, told, situation)):
        return sentence
    moves: Moves = tuple(move for move in sentence.moves if move != "listens_back")
    if not moves and told:
        moves = ("asks_leading",) if sentence.text.rstrip().endswith("?") else ("states_fact",)
    return sentence.model_copy(update={"moves": moves})


def _says_back(text: str) -> bool:
    at = dict(zip(SIGNS, signs(text), strict=True))
    return bool(at["back"] or at["empathy"] or at["check"])


def _is_own(text: str, told: str, situation: Situation) -> bool:
    """Whether a sentence is the leader's: a guess, or a fact that they brought along."""
    words = set(re.findall(r"[a-z]{4,}", text.lower())) - _COMMON
    facts = set(re.findall(r"[a-z]{4,}", situation_text(situation).lower()))
    brought = (
        len(words) >= 4 and len(words & facts) >= 0.6 * len(words) and len(words & set(told.split())) < 2
    )
    return brought or _is_guess(text, told)


def _is_guess(text: str, told: str) -> bool:
    """Whether a sentence tells of someone or something that the peer has not mentioned, and of no feeling of theirs."""
    at = dict(zip(SIGNS, signs(text), strict=True))
    if at["empathy"] or at["check"]:
        return False
    bare = re.sub(r"(?i)^\W*(?:(?:so|and|but|okay|ok|right|then|well)\b[\s,]*)+", "", text)
    root = next((t for t in parse(bare) if t.dep_ == "ROOT"), None)
    subject = subject_of(root) if root is not None else None
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    name = subject.lemma_.lower()
    return name not in _OPEN_WORDS and name not in told
