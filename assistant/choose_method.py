"""Which method fits a situation, and why. Only methods that the library holds in full are chosen."""

from __future__ import annotations

import re

from assistant.built_in.unwrap import is_nothing
from assistant.schemas import MethodChoice, Situation

_DAMAGE = re.compile(
    r"\b(?:since then|no longer|any ?more|stopped (?:talking|speaking|answering|inviting)|only (?:e-?mail|write|talk through)|avoid\w*|"
    r"trust\w*|relationship|fresh start|start (?:over|again|from)|reset|apolog\w*|hurt|between us|not speaking|tense|tension|rebuild|repair|"
    r"(?:ha(?:s|ve)n'?t|not|never) (?:\w+ ){0,3}since|haven'?t spoken|for (?:weeks|months|years)|cold war|each other)\b",
    re.IGNORECASE,
)
_LOUD = re.compile(
    r"\b(?:shout\w*|yell\w*|scream\w*|in front of|the board|the ceo|hung up|swore|walked out|slammed)\b",
    re.IGNORECASE,
)


def _signs_of_damage(situation: Situation) -> list[str]:
    """What speaks for a reset, in words for the leader."""
    told = " ".join((*situation.happened, situation.impact, situation.wish, situation.raw))
    signs = []
    if not is_nothing(situation.my_part):
        signs.append("you name a part of your own")
    if len(situation.happened) > 1:
        signs.append("several things have happened")
    if _DAMAGE.search(told):
        signs += ["your words are about the relationship itself"] * (1 if situation.happened else 2)
    if _LOUD.search(told):
        signs.append("it was loud, or before others")
    if not is_nothing(situation.wish):
        signs.append("you hope for something to be different between you")
    return signs


def choose_method(situation: Situation) -> MethodChoice:
    """The method asked for, or for `auto` the one that fits, with the reason and the second choice."""
    if situation.kind != "auto":
        return MethodChoice(method=situation.kind, why="You asked for it.")
    signs = _signs_of_damage(situation)
    if len(signs) >= 2:
        why = f"A reset, because {', and '.join(dict.fromkeys(signs))}."
        return MethodChoice(method="reset", why=why, second="mention")
    told = "you describe one thing, and little says that more is damaged"
    return MethodChoice(method="mention", why=f"A mention, because {told}.", second="reset")
