"""All grades of one preparation: scores, the checks behind them, and assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evals.run import scores
from evals.run.adapter import EXTRAS, by_check, family_scores
from evals.run.assertions import Said, assertions
from evals.run.values import Judged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.schemas import Preparation
    from evals.cases import Case
    from evals.run.config import EvalSettings

OWN = (
    "abstention", "restraint", "kept", "kept_out", "unmoved", "owned", "retrieval", "steps", "reading", "length",
)  # fmt: skip


class Grades(NamedTuple):
    """What one preparation was graded."""

    scores: dict[str, Judged]
    checks: dict[str, Judged]
    assertions: dict[str, Said]


def grade(case: Case, preparation: Preparation, settings: EvalSettings) -> Grades:
    """The grades that need no judge. A score whose computing fails is unscored, and says why."""
    found: dict[str, Judged] = {}
    for name in (n for n in OWN if n != "unmoved"):
        found |= _tried(name, getattr(scores, name), case, preparation)
    for extra in EXTRAS:
        found |= _tried(extra.__name__, extra, case, preparation)
    checks: dict[str, Judged] = {}
    if preparation.draft is not None and case.expect.status == "drafted":
        checks = by_check(preparation)
        found |= family_scores(checks, settings)
    return Grades(found, checks, assertions(case, preparation))


def _tried(
    name: str,
    score: Callable[[Case, Preparation], Mapping[str, Judged]],
    case: Case,
    preparation: Preparation,
) -> dict[str, Judged]:
    try:
        return dict(score(case, preparation))
    # Whatever goes wrong in one score must not lose the others.
    except Exception as error:
        return {name: Judged(value=None, reason=f"{type(error).__name__}: {error}")}
