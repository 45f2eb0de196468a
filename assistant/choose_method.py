"""Which method fits a situation, and why. Only methods that the library holds in full are chosen."""

from __future__ import annotations

import re

from assistant.schemas import MethodChoice, Situation

_DAMAGE = re.compile(
    r"\b(?:since then|no longer|any ?more|stopped (?:talking|speaking|answering)|only (?:e-?mail|write|talk through)|avoid\w*|trust\w*|"
    r"relationship|fresh start|reset|months|years|apolog\w*|hurt|between us|not speaking|cold|tense|tension|start over|rebuild|repair|again)\b",
    re.IGNORECASE,
)


def _signs_of_damage(situation: Situation) -> list[str]:
    """What speaks for a reset, in words for the leader."""
    told = " ".join((*situation.happened, situation.impact, situation.wish, situation.raw))
    signs = []
    if situation.my_part.strip():
        signs.append("you name a part of your own")
    if len(situation.happened) > 1:
        signs.append("several things have happened")
    if _DAMAGE.search(told):
        signs.append("your words are about the relationship itself")
    if situation.wish.strip():
        signs.append("you hope for something to be different between you")
    return signs


def choose_method(situation: Situation) -> MethodChoice:
    """The method asked for, or for `auto` the one that fits, with the reason and the second choice."""
    if situation.kind != "auto":
        return MethodChoice(method=situation.kind, why="You asked for it.")
    signs = _signs_of_damage(situation)
    if len(signs) >= 2:
        why = f"A reset, because {', and '.join(signs)}."
        return MethodChoice(method="reset", why=why, second="mention")
    told = (
        f"one thing stands out ({signs[0]})"
        if signs
        else "one small thing happened, and nothing says that more is damaged"
    )
    return MethodChoice(method="mention", why=f"A mention, because {told}.", second="reset")
