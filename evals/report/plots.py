"""What the page plots: counts and rates before and after. The page's template draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.run.baseline import Accepted
    from evals.run.gate import Verdict
    from evals.run.values import CaseResult, Run

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


class Row(NamedTuple):
    """A method, its number of cases, and the mean of each score; None where it has none."""

    name: str
    n: int
    cells: list[Bar | None]


class Tile(NamedTuple):
    """One figure of the page's head; `mark` is good, bad, warn or empty."""

    name: str
    value: str
    mark: str = ""


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


def by_group(run: Run) -> dict[str, list[CaseResult]]:
    """The cases of each method, and of what is expected in its place."""
    groups: dict[str, list[CaseResult]] = {}
    for case in sorted(run.cases, key=lambda c: (c.group, c.id)):
        groups.setdefault(case.group, []).append(case)
    return groups


def heat(run: Run, before: Accepted | None, names: Sequence[str]) -> list[Row]:
    """The mean of each score by method. Before and after are of the same cases where there is a before."""
    old = before.cases if before else {}
    rows = []
    for group, cases in by_group(run).items():
        cells: list[Bar | None] = []
        for name in names:
            now = [c.means[name] for c in cases if name in c.means]
            was = [old[c.id].means[name] for c in cases if c.id in old and name in old[c.id].means]
            mean = sum(was) / len(was) if was and len(was) == len(now) else None
            cells.append(Bar(name, mean, sum(now) / len(now), len(now)) if now else None)
        rows.append(Row(group, len(cases), cells))
    return rows


def tiles(run: Run, verdict: Verdict) -> list[Tile]:
    """The figures to see first."""
    good, all_of = sum(c.passed for c in run.cases), len(run.cases)
    worse = sum(c.worse for c in verdict.comparisons)
    blank, of = run.unscored
    took = [r.seconds for c in run.cases for r in c.repeats if not r.error]
    cost = "not known" if run.cost_usd is None else f"{run.cost_usd:.2f} USD" if run.cost_usd else "nothing"
    return [
        Tile("cases passed", f"{good} of {all_of}", "good" if good == all_of else ""),
        Tile("newly failing", str(len(verdict.newly_failing)), "bad" if verdict.newly_failing else ""),
        Tile("scores worse", str(worse) if verdict.baseline else "no baseline", "bad" if worse else ""),
        Tile("flaky", str(len(verdict.flaky)), "warn" if verdict.flaky else ""),
        Tile("unscored", f"{blank} of {of}", "warn" if blank else ""),
        Tile("seconds a case", f"{sum(took) / len(took):.2f}" if took else "–"),
        Tile("cost", cost),
    ]


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
