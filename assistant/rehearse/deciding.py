"""From the scores of moves to the moves: what a rule knows for certain mends what the classifier takes for likely."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.rehearse.barbs import asks_if_it_suits, dismisses, offers, threatens
from assistant.rehearse.signs import SIGNS, signs
from assistant.rehearse.values import FITTED, MOVES, Move, Moves

# Words that can only be meant for a machine: no colleague is spoken to like that.
_TO_A_MACHINE = re.compile(
    r"(?i)\b(?:(?:ignore|disregard|forget|override) (?:\w+ ){0,4}(?:above|previous|prior|instructions?|prompts?|rules|guidelines|system|context)|"
    r"(?:system|hidden|initial|secret|original) (?:prompt|message|instructions?)|(?:your|the) (?:prompt|instructions|training data|programming|guidelines|context window)\b|"
    r"language model|large language|\bAI (?:model|system|assistant)\b|the (?:counterpart|leader|persona)\b|^\s*(?:system|assistant|user)\s*:|\bLLM\b|chat ?gpt|chat ?bot|\bgpt\b|are you (?:an? )?(?:ai|bot|robot|machine|computer|program|model|real)\b|as an ai|jailbreak|repeat after me|developer mode|debug mode|"
    r"(?:out of|break|leave|drop|stay in|in) (?:the )?(?:character|role)\b|"
    r"set (?:\w+ ){0,3}(?:trust|tension|openness)\b|(?:trust|tension|openness) (?:to|=|score|level)|you are now (?:in |a |an |my |the )|"
    r"new (?:instructions|rules|orders)\b|(?:answer|reply|respond) (?:only|just|nothing but)\b|(?:forget|ignore) everything|(?:rules|orders|instructions) were you given|pretend (?:this|that|you|to)\b|you (?:be|play) (?:the |my )?\w+ and i(?:'ll| will|'m)|a different game|"
    r"tell me a (?:joke|riddle|story|poem)|(?:answer|speak|talk|reply|write) (?:only |just )?(?:as|like) an?\b|(?:speak|say|write) my (?:lines|part|apology)|capital of|"
    r"end (?:of )?(?:prompt|system|role ?play|simulation)|</?(?:system|user|assistant|s|im_start|im_end)[^>]{0,20}>|\[/?INST|\{\{|\bsudo\b)"
)
_SURE = 0.85
_ATTACKS: frozenset[Move] = frozenset({"blames", "labels", "demands"})
_TAKEN_BACK = re.compile(r"(?i),? but (?:you|your|the|it|they|that|we|i (?:had|was|did|only))\b")
_SAYING_BACK = re.compile(
    r"(?i)^(?:right,? |okay,? |ok,? )?(?:so,? (?:you|it|what|for you)|what i(?:'m|’m)? hear|i hear|it sounds|if i understand)\b"
)
_SO_YOU = re.compile(
    r"(?i)^(?:right,? |okay,? |ok,? )?so,? (?:you (?!need|have|must|should|will|can|want)|for you|there was (?:nobody|no ?one|nothing))"
)
_ONLY_SORRY = re.compile(
    r"(?i)^(?:i(?:'m|’m| am)? )?(?:(?:so|very|really|truly|deeply|do|just) ){0,3}(?:sorry|apologi[sz]e|apologies)(?: for (?:that|it|this))?(?:,? \w+)?[.!]*$"
)
_BEHIND_YOU = re.compile(
    r"(?i)\bi(?:'ve|’ve| have)? (?!(?:wanted|want|will|would|can|could|need|know|hope|think|had to|only)\b)\w+(?: [^.!?,]{1,50})? (?:before (?:you|asking|telling|checking)|without (?:you\b|your|asking|telling|checking|talking|speaking|a word))"
)
_NOT_MINE = re.compile(
    r"(?i)\b(?:not|wasn['’]?t|isn['’]?t|never|hardly) (?:really |exactly |all )?my (?:fault|doing|mistake|job|decision|call|idea)\b"
)
_MATTER = re.compile(
    r"(?i)\b(?:i(?:'d|’d| would) like|i(?:'ve|’ve| have)? want(?:ed)?|i(?:'d|’d)? need) to (?:talk|speak|say (?:something|a word)|tell you|bring up)\b(?: (?:to|with) you)?"
)
_SAY_IT = re.compile(
    r"(?i)(?:^|[.!,;] )(?:just |please |now )?(?:tell me|say|admit|promise(?: me)?) (?:that )?(?:you(?:'re|'ll)? |it was|it's|i'm|we're|everything|all )|\bagree with (?:everything|all|whatever)\b"
)
_HAVE_YOU_TIME = re.compile(
    r"(?i)\b(?:have you got|do you have|got) (?:a (?:minute|moment|sec|second)|half an hour|an hour|time|\w+ minutes)\b|\bis (?:this|now) a (?:good|bad) (?:time|moment)\b"
)


def for_a_machine(text: str) -> bool:
    """Whether something in a text can only be meant for a machine."""
    return bool(_TO_A_MACHINE.search(text))


def decided(score: Mapping[Move, float], text: str) -> Moves:
    """The moves whose score is high enough, mended where grammar knows better."""
    if for_a_machine(text):
        return ("off_topic",)
    at = dict(zip(SIGNS, signs(text), strict=True))
    said: set[Move] = {move for move in FITTED if score[move] >= 0.5 and move != "silence"}
    said = _sorry(said, at, text)
    said = _owned(said, at, text)
    said = _heard(said, at, text, {move for move in _ATTACKS if score[move] < _SURE})
    said = _asked(said, at, text, sure=score["demands"] >= _SURE)
    if "leaves_space" in said and (at["no_need"] or at["space"]) and not at["fast"]:
        said -= {"too_fast"}
    if "flatters" in said and not at["insult"] and not at["label_of_you"]:
        said -= {"labels"}
    said = _offered(_barbed(said, text), text, fast=bool(at["fast"]))
    if len(said) > 1 and score["off_topic"] < _SURE:
        # What does something to the other besides is hardly off the subject.
        said -= {"off_topic"}
    return tuple(move for move in MOVES if move in said)


def _and(said: set[Move], move: Move) -> set[Move]:
    return {*said, move}


def _sorry(said: set[Move], at: Mapping[str, float], text: str) -> set[Move]:
    """An apology needs its word, and has a condition or has none."""
    if not at["sorry"] and not at["sorry_if"]:
        said = said - {"apologises", "apologises_conditionally"}
    if {"apologises", "apologises_conditionally"} <= said:
        said = said - ({"apologises"} if at["sorry_if"] else {"apologises_conditionally"})
    return {"apologises"} if _ONLY_SORRY.match(text) else said


def _owned(said: set[Move], at: Mapping[str, float], text: str) -> set[Move]:
    """What is owned and taken back in one breath is a defence too; “not my fault” owns nothing."""
    back = bool(_TAKEN_BACK.search(text))
    if _BEHIND_YOU.search(text) and not back and not at["reproach"] and not at["not_my"]:
        said = _and(said, "owns") - ({"defends"} if not at["defend"] else set())
    if "owns" in said and back:
        said = _and(said, "defends")
    if "owns" in said and _NOT_MINE.search(text):
        return (said - {"owns"}) | {"defends"}
    if (
        {"owns", "defends"} <= said
        and not at["own"]
        and not at["sorry"]
        and not back
        and not _BEHIND_YOU.search(text)
    ):
        said = said - {"owns"}
    return said


def _heard(said: set[Move], at: Mapping[str, float], text: str, unsure: set[Move]) -> set[Move]:
    """Saying back and attacking exclude each other, where one of them is plain."""
    plain = not at["reproach"] and not at["insult"]
    if at["check"] and plain:
        # “Have I got that right?” asks whether one has understood, and is no trap.
        said = _and(said, "listens_back") - {"asks_leading", "off_topic"}
    if not said and _SO_YOU.match(text) and plain and not at["lead"]:
        said = _and(said, "listens_back")
    kind = (at["empathy"] or at["no_need"]) and plain and not at["blame"]
    if kind and said & {"listens_back", "leaves_space"}:
        said = said - unsure
    if "listens_back" in said and _SAYING_BACK.match(text) and not at["insult"] and not at["never"]:
        return said - _ATTACKS
    return said - {"listens_back"} if said & {"blames", "labels"} and at["never"] else said


def _asked(said: set[Move], at: Mapping[str, float], text: str, *, sure: bool) -> set[Move]:
    """What a question, or a word on what the talk is about, is not."""
    if not at["question"] and not at["ask"]:
        said = said - {"asks_openly"}
    if at["wh_question"] and at["yes_no"] == 0 and not at["reproach"] and not at["defend"]:
        said = said - {"defends"}
    if text.rstrip().endswith("?") and at["wh_question"] and not at["demand"]:
        said = said - {"demands"}
    if at["demand"] and re.search(r"(?i)\bwhat (?:do|would|did) you (?:need|have to)\b", text):
        said = said - {"demands"}
    if not sure and not at["demand"] and not at["imperative"] and not at["you_share"]:
        said = said - {"demands"}
    if (
        re.search(r"(?i)\bi(?:['’]ll| will)\b", text)
        and not sure
        and not at["demand"]
        and not at["imperative"]
    ):
        # Who says what they will do themselves orders nobody.
        said = said - {"demands"}
    if _SAY_IT.search(text):
        said = _and(said, "demands")
    if _HAVE_YOU_TIME.search(text):
        said = said - {"asks_leading", "demands"}
    return said - {"proposes"} if _MATTER.search(text) and not at["question"] else said


def _barbed(said: set[Move], text: str) -> set[Move]:
    """The moves with a threat or a wave of the hand, which are told by their words."""
    if threatens(text):
        said = _and(said, "threatens") - {"asks_openly", "proposes", "leaves_space"}
    if dismisses(text):
        said = _and(said, "dismisses") - {"asks_openly", "leaves_space", "appreciates", "listens_back"}
    return said


def _offered(said: set[Move], text: str, *, fast: bool) -> set[Move]:
    """The moves of a turn that asks whether a proposal would suit: it orders nothing, and hurries nobody."""
    if not asks_if_it_suits(text) or said & {"blames", "labels", "threatens", "dismisses"}:
        return said
    said = said - ({"demands"} if fast else {"demands", "too_fast"})
    return _and(said, "proposes") - {"asks_leading"} if offers(text) else said
