"""What a run is made of. A score is 0 (worst) to 1 (best), or None where it could not be computed."""

from __future__ import annotations

import math
from typing import Literal

from pydantic import Field

from assistant.schemas import Preparation, Situation, Status, Value
from evals.cases import Case

Lane = Literal["deterministic", "judged"]
FORMAT = 1


class Work(Value):
    """One thing to do: a case, for the n-th time (from 0)."""

    case: Case
    repeat: int = 0


class Outcome(Value):
    """What came of it: a preparation, and what it cost in US dollars; None where the price is not known."""

    preparation: Preparation
    cost_usd: float | None = 0.0


class Judged(Value):
    """One score, or None for unscored, and why."""

    value: float | None
    reason: str = ""


def scored(value: float | None, reason: str = "") -> Judged:
    """A score; what is not a finite number from 0 to 1 is unscored, and says so."""
    if value is None:
        return Judged(value=None, reason=reason or "no score")
    if not math.isfinite(value) or not 0 <= value <= 1:
        return Judged(value=None, reason=f"expected a score from 0 to 1, got {value!r}. {reason}".strip())
    return Judged(value=round(value, 4), reason=reason)


class Repeat(Value):
    """A case, once: what was prepared, and how it was graded. `error` says why nothing could be."""

    index: int = 0
    status: Status | None = None
    method: str = ""
    draft: str = ""
    said: tuple[str, ...] = ()
    drafted_by: str = ""
    scores: dict[str, float | None] = Field(default_factory=dict)
    checks: dict[str, float | None] = Field(default_factory=dict)
    assertions: dict[str, bool] = Field(default_factory=dict)
    reasons: dict[str, str] = Field(default_factory=dict)
    seconds: float = 0.0
    cost_usd: float | None = 0.0
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether it could be measured and every assertion is true."""
        return not self.error and bool(self.assertions) and all(self.assertions.values())

    @property
    def failed(self) -> tuple[str, ...]:
        """The assertions that are false."""
        return tuple(name for name, true in self.assertions.items() if not true)


class CaseResult(Value):
    """A case with all its repeats."""

    id: str
    fingerprint: str
    cluster: str
    group: str
    tags: tuple[str, ...] = ()
    must_pass: bool = False
    situation: Situation
    must_not: str = ""
    repeats: tuple[Repeat, ...]

    @property
    def passed(self) -> bool:
        """Whether every repeat passed."""
        return all(r.passed for r in self.repeats)

    @property
    def flaky(self) -> tuple[str, ...]:
        """Assertions on which the repeats disagree."""
        names = dict.fromkeys(n for r in self.repeats for n in r.assertions)
        measured = [r for r in self.repeats if not r.error]
        return tuple(n for n in names if len({r.assertions.get(n, True) for r in measured}) > 1)

    @property
    def means(self) -> dict[str, float]:
        """Each score, averaged over the repeats in which it could be computed."""
        found: dict[str, list[float]] = {}
        for repeat in self.repeats:
            for name, value in repeat.scores.items():
                if value is not None:
                    found.setdefault(name, []).append(value)
        passed = [float(r.passed) for r in self.repeats if not r.error]
        found |= {"passed": passed} if passed else {}
        return {name: round(sum(values) / len(values), 4) for name, values in found.items()}


class Run(Value):
    """A whole run, as it is kept, compared and reported."""

    format: int = FORMAT
    lane: Lane
    system: str
    judges: tuple[str, ...] = ()
    started: str
    seconds: float
    cost_usd: float | None = 0.0
    repeats: int = 1
    whole: bool = True
    checks: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    policy: dict[str, str] = Field(default_factory=dict)
    notices: tuple[str, ...] = ()
    cases: tuple[CaseResult, ...]

    @property
    def key(self) -> str:
        """What it may be compared with: the same lane, drafter and judges."""
        return ":".join([self.lane, self.system, *(["+".join(self.judges)] if self.judges else [])])

    @property
    def all_checks(self) -> tuple[str, ...]:
        """The names of all checks that looked."""
        return tuple(sorted(c for checks in self.checks.values() for c in checks))

    @property
    def unscored(self) -> tuple[int, int]:
        """How many scores could not be computed, of how many. A repeat that failed counts as one."""
        all_of: list[float | None] = []
        for repeat in (r for c in self.cases for r in c.repeats):
            all_of += [None] if repeat.error else [*repeat.scores.values(), *repeat.checks.values()]
        return sum(v is None for v in all_of), len(all_of)

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """Cases that could not be measured, and why."""
        return tuple((c.id, r.error) for c in self.cases for r in c.repeats if r.error)
