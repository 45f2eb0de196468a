"""What the peer answers to: which move weighs most, what a question asks for, whether the leader takes leave."""

from __future__ import annotations

import re

from assistant.rehearse.barbs import asks_if_it_suits
from assistant.rehearse.data import About
from assistant.rehearse.state import earned_ground
from assistant.rehearse.values import Move, Moves, State
from assistant.sentences import split_sentences

# What the peer reacts to first, where a turn does several things.
WEIGHT: Moves = (
    "off_topic",
    "threatens",
    "labels",
    "blames",
    "demands",
    "dismisses",
    "apologises_conditionally",
    "defends",
    "flatters",
    "too_fast",
    "asks_leading",
    "listens_back",
    "owns",
    "apologises",
    "asks_openly",
    "proposes",
    "appreciates",
    "states_fact",
    "leaves_space",
    "silence",
)
BAD: frozenset[Move] = frozenset(WEIGHT[:11])
_ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        "rating",
        re.compile(
            r"(?i)\b(?:from 1 to 10|1 to 10|1-10|one to ten|out of (?:10|ten)|scale|a number|rate|rating)\b"
        ),
    ),
    (
        "suits",
        re.compile(
            r"(?i)\b(?:(?:is|would) (?:this|it|that|now) (?:be )?(?:a )?(?:good|okay|ok|fine|all right|alright)|is that (?:ok|okay|all right|fine)|do you have (?:time|a moment|a minute)|have you got (?:time|a moment|a minute)|(?:may|can|could) i (?:ask|say|tell))\b"
        ),
    ),
    (
        "else",
        re.compile(
            r"(?i)\b(?:(?:any|some)thing (?:else|more|i (?:should|need|ought|don't|haven't|missed|have missed))|what else|is there more|what (?:am i|have i|did i) (?:miss|missing|missed|not)|what (?:should|don't|do) i (?:not )?know|what haven't)\b"
        ),
    ),
    (
        "why",
        re.compile(
            r"(?i)\b(?:why (?:did|do|was|were|have|is)|what (?:made you|led (?:you|to)|was behind|brought|got you|happened (?:before|there)|was going on)|how (?:come\b|did [^.?!]{1,30} (?:come about|happen)|did (?:it|that) come|did you (?:come|get) to))\b"
        ),
    ),
    (
        "me",
        re.compile(
            r"(?i)\b(?:what (?:did|have|do) i (?:do|done|say|said)|part about me|about me\b|my (?:own )?part|how (?:do|did) i come across|what i (?:did|do|said)|(?:i|me) (?:do|did|doing) that (?:made|makes|hurt))\b"
        ),
    ),
    (
        "need",
        re.compile(
            r"(?i)\b(?:need|needs|needed|help|matters?|important|easier|better|change|different(?:ly)?|want|would like|hope|next time|going forward|from me|could i do|can i do|should i do|from here)\b"
        ),
    ),
)
_LEAVING = re.compile(
    r"(?i)\b(?:let'?s (?:leave it|stop|end|pause) (?:there|here)|leave it (?:there|here) for (?:today|now)|(?:meet|talk|speak) again|pick (?:this|it) up (?:again|next|later|another)|thank(?:s| you) for (?:talking|listening|hearing|telling|being (?:honest|open|straight)|your (?:honesty|openness))|see you|i'?ll let you go|good ?bye|that'?s all (?:from me|for (?:today|now)))\b"
)
# A turn that ends by letting the other off is answered as such.
_RELEASE = re.compile(
    r"(?i)(?:take (?:your|the|all the|as much) time|no (?:need|rush|hurry)|don['’]t (?:have|need) to|not (?:after|asking for) an answer)[^.?!]*[.!]?\s*$"
)


def about(text: str) -> About:
    """What kind of thing a question asks for."""
    asked = " ".join(re.findall(r"[^.!?]*\?", text)) or text
    return next((kind for kind, pattern in _ABOUT if pattern.search(asked)), "side")


def takes_leave(text: str) -> bool:
    """Whether the leader brings the talk to its end."""
    return bool(_LEAVING.search(text))


def by_weight(moves: Moves, text: str) -> Moves:
    """The moves that a peer may answer to, what weighs most first."""
    if {"leaves_space", "listens_back"} <= set(moves) and _RELEASE.search(text):
        moves = tuple(move for move in moves if move in BAD or move == "leaves_space")
    asked = [s for s in split_sentences(text) if s.rstrip().endswith("?")]
    if {"asks_openly", "proposes"} <= set(moves) and len(asked) == 1 and asks_if_it_suits(asked[0]):
        # “Would it help if I rang first?” is a proposal that asks.
        moves = tuple(move for move in moves if move != "asks_openly")
    return tuple(move for move in WEIGHT if move in moves)


def hints_at_concern(moves: Moves, after: State) -> bool:
    """Whether the peer lets on that there is more: asked openly for the first time after ownership, not enough yet."""
    good = "asks_openly" in moves and not set(moves) & BAD
    return bool(good and earned_ground(after) and not after.surfaced and after.shown != "guarded")
