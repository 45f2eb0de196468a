"""Which method fits a situation, why, what the second choice would be, and the order that some need."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.built_in.unwrap import is_nothing
from assistant.schemas import METHOD_IDS, MethodChoice, MethodId, PlanStep, Situation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.schemas import Fit

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
# Cues in the leader's own words, each with what it says to the leader.
_CUES: tuple[tuple[MethodId, str, str], ...] = (
    ("ask-for-time", r"\b(?:ask (?:him|her|them)? ?for (?:time|a talk|a meeting)|set up a (?:talk|meeting)|invite (?:him|her|them) to (?:a )?talk|"
     r"find (?:a )?time to talk|request a meeting|how (?:do|can) i ask (?:him|her|them) to (?:meet|talk))\b", "you want to ask for the conversation"),
    ("agreement", r"\b(?:feedback agreement|give each other feedback|exchange feedback|ask (?:him|her|them) for (?:their )?feedback|permission to give feedback|"
     r"agree (?:on|to) (?:give )?feedback)\b", "you want to agree on giving each other feedback"),
    ("rating", r"\b(?:rate (?:our|the) (?:relationship|work)|1 to 10|one to ten|check-?ins?|where (?:do )?we stand|put a number)\b", "you want to see where you both stand"),
    ("two-way-feedback", r"\b(?:give (?:him|her|them) feedback|tell (?:him|her|them) (?:how|what) (?:it|that) (?:does|did|affects)|feedback (?:both|two) ways?|gives? (?:him|her|them|me) (?:my|his|her|their) feedback|"
     r"impact (?:on|of) (?:my|his|her|their))\b", "you want to give feedback, and hear theirs"),
    ("listen", r"\b(?:what (?:should|can|do) i ask|get to know (?:the|their|his|her)|understand (?:the|their|his|her|how) (?:\w+ )?(?:team|function|work|department)|"
     r"learn (?:about|what)|listening tour|first weeks?)\b", "you want to listen and learn first"),
    ("appreciate", r"\b(?:thank (?:him|her|them|his|her|their)|say thanks|show (?:my |our )?appreciation|appreciate|acknowledge|recogni[sz]e (?:his|her|their|the)|"
     r"give credit|credit (?:him|her|them)|praise)\b", "you want to acknowledge what they did"),
    ("shared-goals", r"\b(?:shared goals?|common goals?|joint (?:goals?|meeting|plan|roadmap)|same goals?|road ?map|non-?negotiables?|common ground|shared (?:kpis?|measures?|metrics)|"
     r"quick wins?|align (?:our|the|both) (?:teams|goals))\b", "you want goals that both teams share"),
    ("customer-mirror", r"\b(?:customers? (?:say|said|complain\w*|tell|told us|feedback|keep asking)|complaints? (?:from|of) customers?|voice of the customer|listen to customers?|"
     r"product feedback)\b", "customers have told you something"),
    ("charter", r"\b(?:charter|how (?:my|our) team works|what (?:they|others) can expect (?:from|of) us|(?:which team|who) does what|ways? of working|rules of engagement|service levels?)\b", "you want to say how your team works"),
    ("no-surprises", r"\b(?:heads?-?up|before (?:we|it|the plan|anything) (?:launch\w*|is fixed|is final|announce\w*|goes out)|involve (?:him|her|them) (?:before|early)|no surprises|"
     r"we (?:plan|are planning|intend|are about) to|let (?:him|her|them) know before)\b", "a plan of yours touches their work"),
    ("mediation", r"\b(?:mediat\w+|neutral (?:person|third|party|someone)|third party|someone neutral|facilitator|bring (?:in )?(?:our|the) (?:shared )?boss|"
     r"(?:tried|talked) (?:everything|many times|three times|twice) (?:and|but))\b", "you think of somebody neutral"),
    ("make-the-case", r"\b(?:make (?:the|our|my) case|seat at the table|undervalued|prove (?:our|my|the) (?:worth|value)|justify (?:our|my|the) (?:budget|headcount)|"
     r"show (?:our|what we) (?:value|worth|bring)|cost cent(?:re|er)|arts and crafts|budget cut)\b", "you want to show what your function is worth"),
)  # fmt: skip
_PLAN: tuple[tuple[MethodId, str], ...] = (
    ("ask-for-time", "So that nobody is caught unprepared."),
    ("reset", "Open it, own your part, and ask for their side."),
    ("rating", "Both say a number, what would raise it, and agree on check-ins. Then keep the check-ins."),
)
_LABELS = {"reset": "A reset", "mention": "A mention"}
_CUE_WEIGHT, _SIGN_WEIGHT, _VOTE_WEIGHT = 3.0, 1.0, 0.5


def _told(situation: Situation) -> str:
    return " ".join((situation.wish, situation.raw, *situation.happened, situation.impact))


def _signs_of_damage(situation: Situation) -> list[str]:
    """What speaks for a reset, in words for the leader."""
    told = _told(situation)
    signs = []
    if not is_nothing(situation.my_part):
        signs.append("you name a part of your own")
    if len(situation.happened) > 1:
        signs.append("several things have happened")
    if _DAMAGE.search(told):
        signs += ["your words are about the relationship itself"] * (1 if situation.happened else 2)
    if _LOUD.search(told):
        signs.append("it was loud, or before others")
    if not is_nothing(situation.impact):
        signs.append("it led to something")
    if not is_nothing(situation.wish):
        signs.append("you hope for something to be different between you")
    return signs


def _cues(situation: Situation) -> dict[MethodId, str]:
    told = _told(situation)
    found = {method: says for method, pattern, says in _CUES if re.search(pattern, told, re.IGNORECASE)}
    if situation.new_in_role and not situation.happened:
        found["listen"] = "you are new in the role"
    return found


def _scores(situation: Situation, advice: Sequence[Fit]) -> tuple[dict[MethodId, float], dict[MethodId, str]]:
    """A score for each method that something speaks for, and what that is."""
    scores: dict[MethodId, float] = defaultdict(float)
    reasons: dict[MethodId, str] = {}
    for method, says in _cues(situation).items():
        scores[method] += _CUE_WEIGHT
        reasons[method] = says
    signs = _signs_of_damage(situation)
    if len(signs) >= 2:
        scores["reset"] += _SIGN_WEIGHT * len(signs)
        reasons.setdefault("reset", ", and ".join(dict.fromkeys(signs)))
    elif situation.happened:
        scores["mention"] += _SIGN_WEIGHT + 1
        reasons.setdefault("mention", "you describe one thing, and little says that more is damaged")
    for fit in advice:
        for method in fit.advice.methods:
            if method in scores:
                scores[method] += _VOTE_WEIGHT * fit.score
    return scores, reasons


def _plan(method: MethodId) -> tuple[PlanStep, ...]:
    """The order in which a damaged relationship is taken up, with the chosen step marked; empty where none is needed."""
    if method not in {m for m, _ in _PLAN}:
        return ()
    return tuple(PlanStep(method=m, why=why, chosen=m == method) for m, why in _PLAN)


def choose_method(
    situation: Situation, advice: Sequence[Fit] = (), known: Sequence[str] = METHOD_IDS
) -> MethodChoice:
    """The method asked for, or for `auto` the one that fits, with the reason, the second choice and the plan.

    `advice` is what retrieval found: its methods break ties. Only methods in `known` are chosen.
    """
    if situation.kind != "auto":
        return MethodChoice(method=situation.kind, why="You asked for it.", plan=_plan(situation.kind))
    scores, reasons = _scores(situation, advice)
    ranked = [m for m in sorted(scores, key=lambda m: -scores[m]) if m in known]
    best: MethodId = (
        ranked[0] if ranked else "listen" if situation.new_in_role and "listen" in known else "mention"
    )
    after: MethodId = "reset" if best == "mention" else "mention"
    second = next((m for m in ranked[1:]), after)
    label = _LABELS.get(best, best.replace("-", " ").capitalize())
    why = f"{label}, because {reasons.get(best, 'little is told yet')}."
    return MethodChoice(method=best, why=why, second=second, plan=_plan(best))
