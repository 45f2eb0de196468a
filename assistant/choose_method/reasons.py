"""Why a method was chosen: what in the intake spoke for it, with the leader's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.choose_method.model import NEEDS, shipped
from assistant.choose_method.signs import BY_GRAMMAR
from assistant.choose_method.wording import CUES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.schemas import MethodId

_LABELS: dict[MethodId, str] = {
    "reset": "A reset",
    "mention": "A mention",
    "no-surprises": "A heads-up",
    "appreciate": "A thank you",
    "rating": "Rating it together",
    "agreement": "An agreement on feedback",
    "two-way-feedback": "Feedback both ways",
    "listen": "Listening first",
    "shared-goals": "A shared goals meeting",
    "customer-mirror": "The customer mirror",
    "charter": "A team charter",
    "mediation": "Asking a neutral third in",
    "make-the-case": "Making the case",
    "ask-for-time": "Asking for the conversation",
}
_BY_FORM = {
    "own-part": "you name a part of your own",
    "several-facts": "you tell of more than one thing",
    "an-effect": "it led to something",
    "new-in-role": "you are new in the role",
}
# Beside what a method needs, these may be told as a reason for it.
_ALSO: dict[MethodId, frozenset[str]] = {
    "appreciate": frozenset({"effort", "good-end"}),
    "mediation": frozenset({"blow-up"}),
    "customer-mirror": frozenset({"rivals"}),
    "mention": frozenset({"small", "sound"}),
    "agreement": frozenset({"each-other"}),
    "two-way-feedback": frozenset({"sound"}),
}
_TOLD_MOST, _QUOTED_MOST, _QUOTED_LEAST = 2, 60, 4


def why(method: MethodId, found: Mapping[str, str]) -> str:
    """One sentence: the method, and the one or two signs that spoke most for it."""
    allowed = NEEDS.get(method, frozenset()) | _ALSO.get(method, frozenset())
    spoke = [s for s in found if s in allowed and _says(s)]
    first = sorted(spoke, key=lambda s: (-shipped().of(s, method), s))
    # A sign that speaks against the method is told only where there is none beside it.
    told = [s for s in first if shipped().of(s, method) > 0][:_TOLD_MOST] or first[:1]
    reasons = dict.fromkeys(_with_words(_says(s), found[s]) for s in told)
    return f"{_LABELS[method]}, because {', and '.join(reasons) or _little(found)}."


def _says(sign: str) -> str:
    if sign in BY_GRAMMAR:
        return BY_GRAMMAR[sign][1]
    return CUES[sign].says if sign in CUES else _BY_FORM.get(sign, "")


def _with_words(says: str, words: str) -> str:
    words = words.strip(" \n,;:.")
    if len(words) < _QUOTED_LEAST:
        return says
    if len(words) > _QUOTED_MOST:
        words = words[:_QUOTED_MOST].rsplit(" ", 1)[0] + "…"
    return f"{says} (“{words}”)"


def _little(found: Mapping[str, str]) -> str:
    """Why it is a mention where nothing speaks for more."""
    if "nothing-happened" in found:
        return "little is told yet"
    if "several-facts" in found:
        return "you tell what happened, and nothing says that more is damaged"
    return "you describe one thing, and little says that more is damaged"
