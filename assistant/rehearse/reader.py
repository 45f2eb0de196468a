"""Reads the moves of a leader's turn: signs by rule and a small classifier, on each sentence and on the whole."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.rehearse.signs import SIGNS, signs
from assistant.rehearse.values import MOVES, Move, Moves, ReadSentence
from assistant.retrieve.embedding import embed
from assistant.schemas import Value
from assistant.sentences import split_sentences

WEIGHTS = Path(__file__).parent / "weights.npz"
MOST_SENTENCES = 24
_SILENT = re.compile(
    r"(?i)^[\W_]*(?:(?:silence|silent|pause|waits?|says nothing|nothing|stays? (?:quiet|silent)|i (?:say nothing|wait|stay (?:quiet|silent))|a (?:long )?(?:pause|silence)|no answer)\b[\w ]{0,30})?[\W_]*$"
)
# Words that can only be meant for a machine: no colleague is spoken to like that.
_TO_A_MACHINE = re.compile(
    r"(?i)\b(?:(?:ignore|disregard|forget|override) (?:\w+ ){0,4}(?:above|previous|prior|instructions?|prompts?|rules|guidelines|system|context)|"
    r"(?:system|hidden|initial|secret|original) (?:prompt|message|instructions?)|(?:your|the) (?:prompt|instructions|training data|programming|guidelines|context window)\b|"
    r"language model|large language|\bAI (?:model|system|assistant)\b|the (?:counterpart|leader|persona)\b|^\s*(?:system|assistant|user)\s*:|\bLLM\b|chat ?gpt|chat ?bot|\bgpt\b|are you (?:an? )?(?:ai|bot|robot|machine|computer|program|model|real)\b|as an ai|jailbreak|developer mode|debug mode|"
    r"(?:out of|break|leave|drop|stay in|in) (?:the )?(?:character|role)\b|"
    r"set (?:\w+ ){0,3}(?:trust|tension|openness)\b|(?:trust|tension|openness) (?:to|=|score|level)|you are now (?:in |a |an |my |the )|"
    r"new (?:instructions|rules|orders)\b|(?:answer|reply|respond) (?:only|just|nothing but)\b|(?:forget|ignore) everything|(?:rules|orders|instructions) were you given|pretend (?:this|that|you|to)\b|you (?:be|play) (?:the |my )?\w+ and i(?:'ll| will|'m)|a different game|"
    r"tell me a (?:joke|riddle|story|poem)|(?:answer|speak|talk|reply|write) (?:only |just )?(?:as|like) an?\b|(?:speak|say|write) my (?:lines|part|apology)|capital of|"
    r"end (?:of )?(?:prompt|system|role ?play|simulation)|</?(?:system|user|assistant|s|im_start|im_end)[^>]{0,20}>|\[/?INST|\{\{|\bsudo\b)"
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
        ReadSentence(text=piece, moves=_decided(score, piece))
        for piece, score in zip(pieces, parts, strict=True)
    ]
    counted = dict(zip(MOVES, _weights()["by_sentence"], strict=True))
    best = {
        move: max([whole[move], *(part[move] for part in parts)]) if counted[move] else whole[move]
        for move in MOVES
    }
    moves = _decided(best, text)
    if _off_topic(text, read):
        moves = ("off_topic",)
    return Reading(moves=moves, sentences=tuple(read) or (ReadSentence(text=text, moves=moves),), words=words)


def move_scores(texts: tuple[str, ...]) -> list[dict[Move, float]]:
    """For each text the score of each move: 0.5 is the threshold that was chosen for it, 1 the most.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    import numpy as np

    weights = _weights()
    features = np.array([features_of(text, vector) for text, vector in zip(texts, embed(texts), strict=True)])
    raw = 1 / (
        1
        + np.exp(
            -(
                (features - weights["mean"]) / weights["scale"] @ weights["coefficients"].T
                + weights["intercepts"]
            )
        )
    )
    cut = weights["thresholds"]
    # Each threshold is mapped to one half, so that scores of moves can be compared.
    even = np.where(raw < cut, 0.5 * raw / cut, 0.5 + 0.5 * (raw - cut) / (1 - cut))
    return [dict(zip(MOVES, map(float, row), strict=True)) for row in even]


def features_of(text: str, vector: list[float]) -> list[float]:
    """The features of one text: its embedding (384 numbers), its signs, and pairs of signs that matter together."""
    found = signs(text)
    at = dict(zip(SIGNS, found, strict=True))
    pairs = [
        at["sorry"] * (1 - at["sorry_if"]),
        at["wh_question"] * (1 - at["lead"]),
        at["question"] * at["lead"],
        at["question"] * at["back"],
        at["back"] * (1 - at["blame"]),
        at["i_share"] * at["own"],
        at["thank"] * (1 - at["flatter"]),
        at["question"] * at["propose"],
        at["empathy"] * (1 - at["insult"]) * (1 - at["reproach"]),
        at["you_not"] * at["reproach"],
        at["i_subject_past"] * at["own_act"],
        at["lead"] * (1 - at["check"]),
        at["wh_question"] * (1 - at["blame"]) * (1 - at["reproach"]),
    ]
    return [*vector, *found, *pairs]


def _decided(score: dict[Move, float], text: str) -> Moves:
    """The moves whose score is high enough, mended where grammar knows better."""
    if _TO_A_MACHINE.search(text):
        return ("off_topic",)
    at = dict(zip(SIGNS, signs(text), strict=True))
    said: set[Move] = {move for move in MOVES if score[move] >= 0.5 and move != "silence"}
    if not at["sorry"] and not at["sorry_if"]:
        said -= {"apologises", "apologises_conditionally"}
    if {"apologises", "apologises_conditionally"} <= said:
        said -= {"apologises"} if at["sorry_if"] else {"apologises_conditionally"}
    if not at["question"] and not at["ask"]:
        said -= {"asks_openly"}
    if _ONLY_SORRY.match(text):
        said &= {"apologises"}
        said.add("apologises")
    if at["check"] and not at["reproach"] and not at["insult"]:
        # “Have I got that right?” asks whether one has understood, and is no trap.
        said.add("listens_back")
        said -= {"asks_leading", "off_topic"}
    if "owns" in said and _TAKEN_BACK.search(text):
        said.add("defends")
    if {"owns", "defends"} <= said and not at["own"] and not at["sorry"] and not _TAKEN_BACK.search(text):
        said -= {"owns"}
    kind = (at["empathy"] or at["no_need"]) and not at["reproach"] and not at["blame"]
    if kind and not at["insult"] and said & {"listens_back", "leaves_space"}:
        said -= {move for move in _ATTACKS if score[move] < _SURE}
    if "listens_back" in said and _SAYING_BACK.match(text) and not at["insult"] and not at["never"]:
        said -= _ATTACKS
    if "leaves_space" in said and (at["no_need"] or at["space"]) and not at["fast"]:
        said -= {"too_fast"}
    if len(said) > 1:
        # What does something to the other besides is not off the subject.
        said -= {"off_topic"}
    return tuple(move for move in MOVES if move in said)


_SURE = 0.85
_ATTACKS: frozenset[Move] = frozenset({"blames", "labels", "demands"})
_TAKEN_BACK = re.compile(r"(?i),? but (?:you|your|the|it|they|that|we|i (?:had|was|did|only))\b")
_SAYING_BACK = re.compile(
    r"(?i)^(?:right,? |okay,? |ok,? )?(?:so,? (?:you|it|what|for you)|what i(?:'m|’m)? hear|i hear|it sounds|if i understand)\b"
)
_ONLY_SORRY = re.compile(
    r"(?i)^(?:i(?:'m|’m| am)? )?(?:(?:so|very|really|truly|deeply|do|just) ){0,3}(?:sorry|apologi[sz]e|apologies)(?: for (?:that|it|this))?(?:,? \w+)?[.!]*$"
)


def _off_topic(text: str, read: list[ReadSentence]) -> bool:
    """Whether a turn as a whole is beside the talk: something in it is meant for a machine, or nearly all is foreign."""
    return (
        bool(_TO_A_MACHINE.search(text))
        or signs(text)[SIGNS.index("not_english")] == 1.0
        or (bool(read) and all(sentence.moves == ("off_topic",) for sentence in read))
    )


@lru_cache(maxsize=1)
def _weights() -> dict[str, Any]:
    import numpy as np

    with np.load(WEIGHTS) as kept:
        return {name: kept[name] for name in kept.files}
