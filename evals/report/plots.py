"""What the page plots: counts and rates before and after. The page's template draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.run.baseline import Accepted
    from evals.run.values import Run

BINS = 11
"""Ten tenths, and one for a full 1."""


class Spread(NamedTuple):
    """How a score is spread over the cases: how many stand in each tenth, and how many at 1."""

    name: str
    before: list[int]
    after: list[int]

    @property
    def most(self) -> int:
        """The highest count, at least 1."""
        return max(1, *self.before, *self.after)


class Bar(NamedTuple):
    """A rate from 0 to 1, before (None where there was none) and after, over `n` values."""

    name: str
    before: float | None
    after: float
    n: int


def histogram(values: Sequence[float]) -> list[int]:
    """How many values fall into each tenth from 0 to 1, and how many are 1."""
    counts = [0] * BINS
    for value in values:
        counts[min(BINS - 1, max(0, int(value * (BINS - 1))))] += 1
    return counts


def spread(run: Run, before: Accepted | None, names: Sequence[str]) -> list[Spread]:
    """A distribution for each score."""
    old = before.cases if before else {}
    plots = []
    for name in names:
        was = [old[c.id].means[name] for c in run.cases if c.id in old and name in old[c.id].means]
        now = [c.means[name] for c in run.cases if name in c.means]
        plots.append(Spread(name, histogram(was), histogram(now)))
    return plots


def per_method(run: Run, before: Accepted | None) -> list[Bar]:
    """The share of cases passed, by method."""
    old = before.cases if before else {}
    was: dict[str, list[float]] = {}
    now: dict[str, list[float]] = {}
    for case in run.cases:
        now.setdefault(case.group, []).append(float(case.passed))
        if case.id in old:
            was.setdefault(case.group, []).append(float(old[case.id].passed))
    return _bars(was, now)


def per_check(run: Run, before: Accepted | None) -> list[Bar]:
    """The mean of each check."""
    old = before.cases if before else {}
    was: dict[str, list[float]] = {}
    now: dict[str, list[float]] = {}
    for case in run.cases:
        for repeat in case.repeats:
            for name, value in repeat.checks.items():
                if value is not None:
                    now.setdefault(name, []).append(value)
        for name in case.repeats[0].checks if case.id in old else ():
            was.setdefault(name, []).append(old[case.id].checks.get(name, 1.0))
    return _bars(was, now)


def _bars(was: Mapping[str, Sequence[float]], now: Mapping[str, Sequence[float]]) -> list[Bar]:
    return [
        Bar(
            name,
            sum(was[name]) / len(was[name]) if name in was else None,
            sum(values) / len(values),
            len(values),
        )
        for name, values in sorted(now.items())
    ]
