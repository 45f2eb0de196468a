"""What a case lost, and its drafts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.report.words import Piece, side_by_side

if TYPE_CHECKING:
    from evals.run.baseline import Kept
    from evals.run.values import CaseResult

_NOTHING = "(nothing)"


def losses(case: CaseResult, old: Kept | None) -> str:
    """Which scores a case lost against the baseline, or lacks without one, and why."""
    r = case.repeats[0]
    lost = [
        f"{name} {value:.2f}" + (f" (was {old.means[name]:.2f})" if old and name in old.means else "")
        for name, value in case.means.items()
        if value < (old.means.get(name, value) if old else 1.0)
    ]
    failed = dict.fromkeys(f for repeat in case.repeats for f in repeat.failed)
    reasons = {n: why for repeat in reversed(case.repeats) for n, why in repeat.reasons.items()}
    why = [f"{n}: {reasons[n]}" for n in failed if reasons.get(n)] or [r.error]
    return ". ".join(part for part in (", ".join(lost), "; ".join(why)[:600]) if part)


def drafts(case: CaseResult, old: Kept | None) -> tuple[list[Piece], list[Piece]]:
    """The draft before and after, in pieces; where there is none, what was asked or said in its place.

    Of several repeats the first that failed is shown.
    """
    r = next((r for r in case.repeats if not r.passed), case.repeats[0])
    after = r.draft or "\n".join(r.said)
    return side_by_side((old.draft if old else "") or _NOTHING, after or _NOTHING)
