"""Whether a run may pass: must-pass cases, floors, and nothing worse than the baseline beyond noise."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from pydantic import Field

from assistant.schemas import Value
from evals.run.statistics import interval

if TYPE_CHECKING:
    from evals.run.baseline import Accepted, Baseline
    from evals.run.config import EvalSettings
    from evals.run.values import CaseResult, Run

PASSED, FAILED, UNMEASURED = 0, 1, 3
ORDER = "passed tone manner leader sources form steps owned retrieval abstention restraint kept kept_out unmoved reading length".split()


class Comparison(Value):
    """One score before and after, over the `n` cases that have it in both; the interval is of the difference."""

    score: str
    n: int
    before: float
    after: float
    low: float
    high: float
    worse: bool = False
    better: bool = False

    @property
    def difference(self) -> float:
        """After less before."""
        return round(self.after - self.before, 4)


class Verdict(Value):
    """What the gate says, and why. `means` are over all cases of the run, baseline or not."""

    code: int
    reasons: tuple[str, ...]
    notices: tuple[str, ...] = ()
    means: dict[str, float]
    counts: dict[str, int]
    comparisons: tuple[Comparison, ...] = ()
    newly_failing: tuple[str, ...] = ()
    newly_passing: tuple[str, ...] = ()
    flaky: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    worst: tuple[str, ...] = ()
    baseline: str = ""

    @property
    def passed(self) -> bool:
        """Whether the run may pass."""
        return self.code == PASSED


def judge_run(
    run: Run, baseline: Baseline, settings: EvalSettings, *, without_baseline: bool = False
) -> Verdict:
    """The verdict on a run. `without_baseline` leaves out the comparison; floors and must-pass cases still count."""
    before = None if without_baseline else baseline.runs.get(run.key)
    pairs = _pairs(run, before)
    comparisons = _comparisons(pairs, before, settings, run) if before else ()
    means, counts = _means(run)
    must = _must_pass(run)
    lost = _unmeasured(run, settings)
    if before is None and not without_baseline:
        lost.append(
            f"there is no baseline for {run.key!r} to compare with; `first-rung eval accept` makes this run one"
        )
    failed = [*must, *_floors(means, counts, settings), *_worse(comparisons), *_slow(run, settings)]
    code = FAILED if must else UNMEASURED if lost else FAILED if failed else PASSED
    old = before.cases if before else {}
    return Verdict(
        code=code,
        reasons=(*must, *lost, *(f for f in failed if f not in must)),
        notices=(
            *_unlike(run, pairs, before),
            *_too_few(comparisons, pairs, settings),
            *_other_checks(run, before),
            *_fell_back(run),
            *run.notices,
        ),
        means=means,
        counts=counts,
        comparisons=comparisons,
        newly_failing=tuple(c.id for c in pairs if not c.passed and old[c.id].passed),
        newly_passing=tuple(c.id for c in pairs if c.passed and not old[c.id].passed),
        flaky={c.id: c.flaky for c in run.cases if c.flaky},
        worst=_worst(run, pairs, before),
        baseline=before.accepted if before else "",
    )


def _pairs(run: Run, before: Accepted | None) -> list[CaseResult]:
    """The cases that can be compared: there before, not changed since, and measured."""
    old = before.cases if before else {}
    return [
        c
        for c in run.cases
        if c.id in old
        and old[c.id].fingerprint == c.fingerprint
        and any(not repeat.error for repeat in c.repeats)
    ]


def _comparisons(
    pairs: list[CaseResult], before: Accepted | None, settings: EvalSettings, run: Run
) -> tuple[Comparison, ...]:
    """All scores before and after. An exact score is the same every time; of all others the chance counts too."""
    old = before.cases if before else {}
    names = {n for c in pairs for n in c.means if n in old[c.id].means}
    ordered = [n for n in ORDER if n in names] + sorted(names - set(ORDER))
    out = []
    for name in ordered:
        both = [c for c in pairs if name in c.means and name in old[c.id].means]
        was, now = [old[c.id].means[name] for c in both], [c.means[name] for c in both]
        by = [n - w for n, w in zip(now, was, strict=True)]
        found = interval(by, [c.cluster for c in both], settings.confidence, settings.resamples)
        # Of a few situations an interval says little, however they differ.
        enough = found.clusters >= settings.compare_from
        least = max(
            settings.margin, 0.0 if _exact(run, before, name) else found.beyond(settings.alarm / len(ordered))
        )
        out.append(
            Comparison(
                score=name,
                n=len(both),
                before=round(sum(was) / len(was), 4),
                after=round(sum(now) / len(now), 4),
                low=round(found.low, 4),
                high=round(found.high, 4),
                worse=enough and found.high < 0 and found.mean < -least,
                better=enough and found.low > 0 and found.mean > least,
            )
        )
    return tuple(out)


def _exact(run: Run, before: Accepted | None, score: str) -> bool:
    """Whether an unchanged system always has this score: where the built-in drafter drafts, only judges waver."""
    if before is None or before.repeats != run.repeats:
        return False
    return run.lane == "deterministic" or (run.system == "built-in" and not score.startswith("judge_"))


def _means(run: Run) -> tuple[dict[str, float], dict[str, int]]:
    found: dict[str, list[float]] = {}
    for case in run.cases:
        for name, value in case.means.items():
            found.setdefault(name, []).append(value)
    ordered = [n for n in ORDER if n in found] + sorted(found.keys() - set(ORDER))
    return (
        {n: round(sum(found[n]) / len(found[n]), 4) for n in ordered},
        {n: len(found[n]) for n in ordered},
    )


def _must_pass(run: Run) -> list[str]:
    out = []
    for case in (c for c in run.cases if c.must_pass):
        failed = dict.fromkeys(f for r in case.repeats if not r.error for f in r.failed)
        if failed:
            out.append(f"{case.id} must pass, and fails on {', '.join(failed)}")
    return out


def _floors(means: dict[str, float], counts: dict[str, int], settings: EvalSettings) -> list[str]:
    floors = {**settings.floors, **settings.judged_floors}
    return [
        f"{name} is {means[name]:.3f}, below its floor of {floor}"
        for name, floor in floors.items()
        if counts.get(name, 0) >= settings.floor_from and means[name] < floor
    ]


def _worse(comparisons: tuple[Comparison, ...]) -> list[str]:
    return [
        f"{c.score} is worse by {-c.difference:.3f} (from {c.before:.3f} to {c.after:.3f}; interval {c.low:+.3f} to {c.high:+.3f}, {c.n} cases)"
        for c in comparisons
        if c.worse
    ]


def _slow(run: Run, settings: EvalSettings) -> list[str]:
    took = [r.seconds for c in run.cases for r in c.repeats if not r.error]
    most = settings.seconds_most
    middle = statistics.median(took) if took else 0.0
    return (
        [f"half of the cases take {middle:.1f} s or more, {most} s are allowed"]
        if most is not None and middle > most
        else []
    )


def _unmeasured(run: Run, settings: EvalSettings) -> list[str]:
    blank, of = run.unscored
    out = []
    if run.errors:
        name, why = run.errors[0]
        out.append(f"{len(run.errors)} could not be measured, such as {name}: {why}")
    names = {n for c in run.cases for n in c.means}
    floors = {**settings.floors, **(settings.judged_floors if run.judges else {})}
    missing = sorted(floors.keys() - names) if run.whole and run.cases else []
    if missing:
        out.append(f"there is a floor for {', '.join(missing)}, and no such score")
    # Without a single score there is nothing to pass on.
    if not of or blank / of > settings.unscored_most:
        share = f"{settings.unscored_most:.0%}"
        out.append(f"{blank} of {of} scores could not be computed, {share} are allowed")
    return out


def _unlike(run: Run, pairs: list[CaseResult], before: Accepted | None) -> list[str]:
    """What could not be compared with the baseline, and why."""
    if before is None:
        return []
    here = {c.id for c in run.cases}
    new = sorted(here - before.cases.keys())
    changed = sorted(here - {c.id for c in pairs} - set(new) - {i for i, _ in run.errors})
    gone = sorted(before.cases.keys() - here) if run.whole else []
    said = (
        ("new, not in the baseline", new),
        ("changed since the baseline, not compared", changed),
        ("in the baseline, but gone", gone),
    )
    notices = [f"{len(ids)} {what}: {', '.join(ids[:10])}" for what, ids in said if ids]
    if before.repeats != run.repeats:
        # Each repeat of the built-in drafter has words of its own.
        notices.append(
            f"{run.repeats} repeats, and {before.repeats} in the baseline: other words are compared"
        )
    return notices


def _too_few(
    comparisons: tuple[Comparison, ...], pairs: list[CaseResult], settings: EvalSettings
) -> list[str]:
    """Scores that fell, on too few situations to fail the gate for."""
    fell = []
    for c in comparisons:
        situations = {p.cluster for p in pairs if c.score in p.means}
        if c.difference < -settings.margin and len(situations) < settings.compare_from:
            fell.append(f"{c.score} by {-c.difference:.3f} ({len(situations)})")
    return [f"lower, on too few situations to compare: {', '.join(fell)}"] if fell else []


def _other_checks(run: Run, before: Accepted | None) -> list[str]:
    """Which checks came and went: a family's mean is then another measure, and no worse draft."""
    if before is None or not run.whole:
        return []
    new, gone = set(run.all_checks) - set(before.checks), set(before.checks) - set(run.all_checks)
    said = (("new", sorted(new)), ("gone", sorted(gone)))
    return [
        f"checks {what} since the baseline: {', '.join(names)}; see the scores of each check"
        for what, names in said
        if names
    ]


def _fell_back(run: Run) -> list[str]:
    """Where a model was to draft and the built-in draft was shown: that is what was graded."""
    if run.system == "built-in":
        return []
    back = [c.id for c in run.cases for r in c.repeats if r.drafted_by == "built-in"]
    return (
        [f"{len(back)} drafts are the built-in drafter's, because the model's were refused: {', '.join(dict.fromkeys(back))}"]
        if back
        else []
    )  # fmt: skip


def _worst(run: Run, pairs: list[CaseResult], before: Accepted | None, most: int = 3) -> tuple[str, ...]:
    """The cases that lost most against the baseline, or without one those that stand lowest; none that lost nothing."""
    old = before.cases if before else {}

    def loss(case: CaseResult) -> float:
        names = [n for n in case.means if n != "reading"]
        return sum(old[case.id].means.get(n, case.means[n]) - case.means[n] for n in names)

    def lack(case: CaseResult) -> float:
        return sum(1 - v for n, v in case.means.items() if n != "reading")

    rank, cases = (loss, pairs) if before else (lack, [c for c in run.cases if c.means])
    ranked = sorted(cases, key=lambda c: (-rank(c), c.id))
    return tuple(c.id for c in ranked[:most] if rank(c) > 1e-9)
