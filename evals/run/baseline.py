"""The baseline: the figures of the last accepted run of each kind, committed beside the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from assistant.errors import InputError
from assistant.schemas import Value
from evals.cases import HERE
from evals.run.values import FORMAT, Run

if TYPE_CHECKING:
    from evals.run.values import CaseResult

FILE = HERE / "baseline.json"


class Kept(Value):
    """What is kept of a case: its figures and its first draft. A check at 1 is left out."""

    fingerprint: str
    passed: bool
    means: dict[str, float]
    checks: dict[str, float] = Field(default_factory=dict)
    failed: tuple[str, ...] = ()
    draft: str = ""


class Accepted(Value):
    """One accepted run."""

    accepted: str
    repeats: int = 1
    checks: tuple[str, ...] = ()
    cases: dict[str, Kept]


class Baseline(Value):
    """Accepted runs by kind: lane, drafter and judges."""

    format: int = FORMAT
    runs: dict[str, Accepted] = Field(default_factory=dict)


def read_baseline(file: Path = FILE) -> Baseline:
    """The baseline in a file, empty where there is none.

    Raises:
        InputError: the file cannot be read, or is no baseline.
    """
    if not file.exists():
        return Baseline()
    try:
        return Baseline.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise InputError(
            f"{file}: expected a baseline, got: {str(error)[:300]}. Accept a run anew."
        ) from error


def kept(case: CaseResult) -> Kept:
    """What the baseline keeps of a case."""
    checks: dict[str, float] = {}
    for repeat in case.repeats:
        for name, value in repeat.checks.items():
            if value is not None and value < 1:
                checks[name] = min(value, checks.get(name, 1.0))
    return Kept(
        fingerprint=case.fingerprint,
        passed=case.passed,
        means=case.means,
        checks=checks,
        failed=tuple(dict.fromkeys(f for r in case.repeats for f in r.failed)),
        draft=case.repeats[0].draft,
    )


def accept(run: Run, baseline: Baseline) -> Baseline:
    """The baseline with the cases of a run in it. A whole run takes the place of the old one, a part is laid over it."""
    unmeasured = [case.id for case in run.cases if any(r.error for r in case.repeats)]
    if unmeasured:
        raise InputError(
            f"Expected a run in which every case was measured, but {unmeasured[:5]!r} were not. Run again."
        )
    cases = {case.id: kept(case) for case in run.cases}
    before = baseline.runs.get(run.key)
    if before and not run.whole:
        cases = before.cases | cases
    new = Accepted(
        accepted=run.started[:10],
        repeats=run.repeats,
        checks=run.all_checks,
        cases=dict(sorted(cases.items())),
    )
    return baseline.model_copy(update={"runs": dict(sorted((baseline.runs | {run.key: new}).items()))})


def write_baseline(baseline: Baseline, file: Path = FILE) -> None:
    """Write it with a case a line, so that a change of one is a line in a diff."""
    runs = []
    for key, run in baseline.runs.items():
        cases = [
            f"    {json.dumps(name)}: {json.dumps(case.model_dump(mode='json', exclude_defaults=True), ensure_ascii=False, sort_keys=True)}"
            for name, case in run.cases.items()
        ]
        head = f'   {json.dumps(key)}: {{"accepted": {json.dumps(run.accepted)}, "repeats": {run.repeats}, "checks": {json.dumps(run.checks)}, "cases": {{\n'
        runs.append(head + ",\n".join(cases) + "\n   }}")
    text = f'{{\n  "format": {baseline.format},\n  "runs": {{\n' + ",\n".join(runs) + "\n  }\n}\n"
    file.write_text(text, encoding="utf-8")


def read_run(file: Path) -> Run:
    """A run as `first-rung eval run` left it.

    Raises:
        InputError: the file cannot be read, or is no run.
    """
    try:
        return Run.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise InputError(
            f"{file}: expected a run (run.json of `first-rung eval run`), got: {str(error)[:300]}."
        ) from error
