"""Which method fits a situation, why, what the second choice would be, and the order that some need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.choose_method.model import scores
from assistant.choose_method.reasons import why
from assistant.choose_method.signs import signs
from assistant.choose_method.told import read
from assistant.schemas import METHOD_IDS, MethodChoice, MethodId, PlanStep, Situation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.schemas import Fit

_PLAN: tuple[tuple[MethodId, str], ...] = (
    ("ask-for-time", "So that nobody is caught unprepared."),
    ("reset", "Open it, own your part, and ask for their side."),
    ("rating", "Both say a number, what would raise it, and agree on check-ins. Then keep the check-ins."),
)
# Retrieval breaks ties: an item's score lies between 0 and 1.
_VOTE_WEIGHT = 0.1


def choose_method(
    situation: Situation, advice: Sequence[Fit] = (), known: Sequence[str] = METHOD_IDS
) -> MethodChoice:
    """The method asked for, or for `auto` the one that fits, with the reason, the second choice and the plan.

    `advice` is what retrieval found: its methods break ties. Only methods in `known` are chosen.
    """
    if situation.kind != "auto":
        return MethodChoice(method=situation.kind, why="You asked for it.", plan=_plan(situation.kind))
    found = signs(read(situation))
    weighed = scores(found)
    for fit in advice:
        for method in fit.advice.methods:
            if method in weighed:
                weighed[method] += _VOTE_WEIGHT * fit.score
    ranked = [m for m in sorted(weighed, key=lambda m: -weighed[m]) if m in known]
    best: MethodId = ranked[0] if ranked else "mention"
    after: MethodId = "reset" if best == "mention" else "mention"
    second = next(iter(ranked[1:]), after)
    return MethodChoice(method=best, why=why(best, found), second=second, plan=_plan(best))


def _plan(method: MethodId) -> tuple[PlanStep, ...]:
    """The order in which a damaged relationship is taken up, with the chosen step marked; empty where none is needed."""
    if method not in {m for m, _ in _PLAN}:
        return ()
    return tuple(PlanStep(method=m, why=says, chosen=m == method) for m, says in _PLAN)
