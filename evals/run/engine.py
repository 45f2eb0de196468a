"""The run itself. pydantic-evals does the work: cases at a time, progress, and graders that fail alone."""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic_evals import Case as Item
from pydantic_evals import Dataset
from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

from assistant.library import library
from assistant.schemas import Cited, Yours
from evals.run.adapter import FAMILIES, family_of
from evals.run.config import EvalSettings
from evals.run.grading import OWN, grade
from evals.run.values import CaseResult, Judged, Outcome, Repeat, Run, Work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_evals.reporting import EvaluationReport, ReportCase, ReportCaseFailure

    from assistant.schemas import Preparation
    from evals.cases import Case
    from evals.run.judges import Panel
    from evals.run.systems import System

Report = "EvaluationReport[Work, Outcome, Any]"
CHECK, TRUE = "check:", "true:"
_UNSCORED = "unscored"


def _as_reason(judged: Judged) -> EvaluationReason:
    """pydantic-evals keeps numbers as scores and words as labels: what has no score is a label."""
    return EvaluationReason(
        value=_UNSCORED if judged.value is None else judged.value, reason=judged.reason or None
    )


@dataclass(repr=False)
class Grader(Evaluator[Work, Outcome, Any]):
    """The scores, checks and assertions that need no judge."""

    settings: EvalSettings

    def evaluate(self, ctx: EvaluatorContext[Work, Outcome, Any]) -> dict[str, EvaluationReason]:
        """All grades by name."""
        grades = grade(ctx.inputs.case, ctx.output.preparation, self.settings)
        return {
            **{name: _as_reason(j) for name, j in grades.scores.items()},
            **{CHECK + name: _as_reason(j) for name, j in grades.checks.items()},
            **{
                TRUE + n: EvaluationReason(value=ok, reason=None if ok else why)
                for n, (ok, why) in grades.assertions.items()
            },
        }


@dataclass(repr=False)
class Judging(Evaluator[Work, Outcome, Any]):
    """The scores that judges give."""

    panel: Panel

    async def evaluate(self, ctx: EvaluatorContext[Work, Outcome, Any]) -> dict[str, EvaluationReason]:
        """A score for each check that applies."""
        work, made = ctx.inputs, ctx.output.preparation
        found = await asyncio.to_thread(self.panel.judge, work.case, made, work.repeat)
        return {name: _as_reason(j) for name, j in found.items()}


def run_cases(
    cases: Sequence[Case],
    system: System,
    settings: EvalSettings,
    *,
    repeats: int = 1,
    panel: Panel | None = None,
    whole: bool = True,
    progress: bool = False,
) -> Run:
    """Prepare and grade all cases, each `repeats` times. A case that cannot be prepared has an error, and no grades."""
    started, clock = datetime.now(UTC), time.perf_counter()
    data = Dataset[Work, Outcome, Any](
        name="first-rung",
        cases=[
            Item(name=f"{case.id} [{n}]", inputs=Work(case=case, repeat=n))
            for case in cases
            for n in range(repeats)
        ],
        evaluators=[Grader(settings), *([Judging(panel)] if panel else [])],
    )
    report = data.evaluate_sync(
        system.run,
        name=system.name,
        max_concurrency=system.concurrency,
        progress=progress and sys.stdout.isatty(),
    )
    judges = panel.names if panel else ()
    checks = sorted({c for item in report.cases for c in _names(item) if c.startswith(CHECK)})
    plain = [c.removeprefix(CHECK) for c in checks]
    return Run(
        lane="judged" if panel else system.lane,
        system=system.name,
        judges=judges,
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - clock, 1),
        cost_usd=_total(report, panel),
        repeats=repeats,
        whole=whole,
        checks={f: tuple(c for c in plain if family_of(c, settings) == f) for f in FAMILIES},
        policy=panel.policy if panel else {},
        notices=panel.notices if panel else (),
        cases=_results(cases, report, repeats),
    )


def _names(item: ReportCase[Any, Any, Any]) -> list[str]:
    return [*item.scores, *item.labels, *item.assertions]


def _total(report: EvaluationReport[Work, Outcome, Any], panel: Panel | None) -> float | None:
    costs = [item.output.cost_usd for item in report.cases]
    known = [c for c in costs if c is not None]
    if len(known) < len(costs) or (panel and panel.cost_usd is None):
        return None
    return round(sum(known) + ((panel.cost_usd or 0.0) if panel else 0.0), 6)


def _results(
    cases: Sequence[Case], report: EvaluationReport[Work, Outcome, Any], repeats: int
) -> tuple[CaseResult, ...]:
    done: dict[tuple[str, int], Repeat] = {}
    for item in report.cases:
        done[item.inputs.case.id, item.inputs.repeat] = _repeat(item)
    for lost in report.failures:
        done[lost.inputs.case.id, lost.inputs.repeat] = _lost(lost)
    return tuple(
        CaseResult(
            id=case.id,
            fingerprint=case.fingerprint,
            cluster=case.cluster or case.id,
            group=case.group,
            tags=case.tags,
            must_pass=case.must_pass,
            situation=case.situation,
            must_not=case.expect.must_not,
            repeats=tuple(done[case.id, n] for n in range(repeats)),
        )
        for case in cases
    )


def _lost(item: ReportCaseFailure[Work, Outcome, Any]) -> Repeat:
    return Repeat(index=item.inputs.repeat, error=item.error_message[:600])


def _repeat(item: ReportCase[Work, Outcome, Any]) -> Repeat:
    made = item.output.preparation
    values: dict[str, float | None] = {n: float(s.value) for n, s in item.scores.items()}
    values |= dict.fromkeys(item.labels)
    reasons = {n: r.reason for n, r in (*item.scores.items(), *item.labels.items()) if r.reason}
    reasons |= {n.removeprefix(TRUE): r.reason for n, r in item.assertions.items() if r.reason}
    # A grader that failed takes its own scores with it, and no others.
    for failure in item.evaluator_failures:
        values |= {name: None for name in OWN if failure.name == "Grader"} or {f"judge_{failure.name}": None}
        reasons[failure.name] = failure.error_message[:600]
    return Repeat(
        index=item.inputs.repeat,
        status=made.status,
        method=made.choice.method if made.choice else "",
        draft=made.draft.text if made.draft else "",
        said=_said(made),
        drafted_by=made.drafted_by,
        scores={n: v for n, v in values.items() if not n.startswith(CHECK)},
        checks={n.removeprefix(CHECK): v for n, v in values.items() if n.startswith(CHECK)},
        assertions={n.removeprefix(TRUE): r.value for n, r in item.assertions.items()},
        reasons=_short(reasons),
        # Of the preparing alone: a case may have waited for a process.
        seconds=made.seconds,
        cost_usd=item.output.cost_usd,
    )


def _short(reasons: Mapping[str, str]) -> dict[str, str]:
    return {name: reason[:600] for name, reason in reasons.items()}


def _said(made: Preparation) -> tuple[str, ...]:
    """What the draft says, a sentence a line with its origins; else what was asked, or why nothing is drafted."""
    if made.draft is None:
        return made.questions or made.notices
    known = library().advice
    lines = []
    for sentence in made.draft.sentences:
        yours = [o.field for o in sentence.origins if isinstance(o, Yours)]
        cited = [
            f"{known[o.advice].person} [{o.advice}]" if o.advice in known else o.advice
            for o in sentence.origins
            if isinstance(o, Cited)
        ]
        lines.append(f"{sentence.text} — {', '.join([*yours, *cited]) or 'plain words'}")
    return tuple(lines)
