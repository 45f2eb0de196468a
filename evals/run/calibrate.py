"""How far a judge agrees with people: Cohen's kappa, Spearman and AUROC, beside two judges that know nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.schemas import Value
from evals.run.agreement import Agreement, Marks, agreement, auroc
from evals.run.labelled import Labelled, read_labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.run.calibration_judges import Graded, Judge

__all__ = ["Agreement", "Calibration", "calibrate", "read_labelled", "table"]
_RESAMPLES = 400


class Calibration(Value):
    """One set, one judge: its agreement, that of judges that know nothing, and that of each check behind it.

    `by_check` holds the AUROC of each check; `checks` all figures of those that tell rows apart, `silent` names the others.
    """

    name: str
    check: str
    labels_by: str
    rows: int
    good: int
    unscored: int
    agreements: tuple[Agreement, ...]
    by_check: dict[str, float]
    checks: tuple[Agreement, ...] = ()
    silent: tuple[str, ...] = ()
    means: str = ""
    part: str = ""
    of: int = 0


def calibrate(data: Labelled, judge: Judge, advance: Callable[[], None] = lambda: None) -> Calibration:
    """Grade every row and compare. Rows without a score are counted apart and left out. `advance` is called once a row."""
    graded = []
    for row in data.rows:
        graded.append(judge.grade(row, data.check))
        advance()
    scored = [n for n, g in enumerate(graded) if g.score is not None]
    mine = _marks(data, scored, [graded[n].score or 0.0 for n in scored], [graded[n].passes for n in scored])
    found = agreement(judge.name, mine, _RESAMPLES)
    checks, silent = _checks(data, graded, scored)
    return Calibration(
        name=data.name,
        check=data.check,
        labels_by=data.labels_by,
        rows=len(data.rows),
        good=sum(r.good for r in data.rows),
        unscored=len(data.rows) - len(scored),
        agreements=(found, *_know_nothing(data)),
        by_check={a.judge: a.auroc[0] for a in checks if a.auroc is not None},
        checks=checks,
        silent=silent,
        means=data.good,
        part=data.part,
        of=data.of,
    )


def _marks(data: Labelled, at: Sequence[int], scores: Sequence[float], passes: Sequence[bool]) -> Marks:
    rows = [data.rows[n] for n in at]
    return Marks.of(scores, passes, [r.label for r in rows], [r.good for r in rows], [r.group for r in rows])


def _know_nothing(data: Labelled) -> tuple[Agreement, Agreement]:
    """One that passes all, and one that counts words, in the direction that suits it better on these very rows."""
    every = range(len(data.rows))
    lengths = [len(r.text.split()) for r in data.rows]
    middle = sorted(lengths)[len(lengths) // 2]
    shorter = _marks(data, every, [-n for n in lengths], [n <= middle for n in lengths])
    longer = _marks(data, every, lengths, [n > middle for n in lengths])
    fewer = (auroc(shorter) or 0) >= (auroc(longer) or 0)
    words, what = (shorter, "fewer words") if fewer else (longer, "more words")
    constant = _marks(data, every, [1.0] * len(lengths), [True] * len(lengths))
    return (
        agreement("always passes", constant, _RESAMPLES),
        agreement(f"{what}, the better", words, _RESAMPLES),
    )


def _checks(
    data: Labelled, graded: Sequence[Graded], scored: Sequence[int]
) -> tuple[tuple[Agreement, ...], tuple[str, ...]]:
    """The agreement of each check that tells rows apart, and the names of those that say the same of all."""
    names = dict.fromkeys(name for n in scored for name in graded[n].by_check)
    found, silent = [], []
    for name in names:
        at = [n for n in scored if name in graded[n].by_check]
        scores = [graded[n].by_check[name] for n in at]
        passes = [graded[n].verdicts.get(name, score >= 0.5) for n, score in zip(at, scores, strict=True)]
        if len(set(scores)) > 1:
            found.append(agreement(name, _marks(data, at, scores, passes), _RESAMPLES))
        else:
            silent.append(name)
    return tuple(found), tuple(silent)


def table(done: Sequence[Calibration], policy: dict[str, str]) -> str:
    """The figures as Markdown, and the policy by which the judge was told to grade."""
    lines = []
    for c in done:
        drawn = f"{c.rows} of {c.of} rows, drawn by a fixed seed" if c.of > c.rows else f"{c.rows} rows"
        means = f" Good: {c.means}." if c.means else ""
        lines += [
            f"### {c.name}: {c.check}",
            "",
            f"{drawn} ({c.part}), {c.good} good, {c.unscored} unscored. Labels by {c.labels_by}.{means}",
            "",
            *_rows("judge", c.agreements),
            "",
        ]
        if c.checks:
            lines += [*_rows("behind it", c.checks), ""]
        if c.silent:
            lines += [f"The same of every row: {', '.join(c.silent)}.", ""]
    lines += ["Intervals are 95%, by a bootstrap over groups of rows that belong together.", ""]
    for check, text in policy.items():
        lines += [f"### Policy: {check}", "", *(f"    {line}" for line in text.splitlines()), ""]
    return "\n".join(lines)


def _rows(title: str, agreements: Sequence[Agreement]) -> list[str]:
    return [
        f"| {title} | rows | Cohen's kappa | Spearman | AUROC |",
        "|---|--:|---|---|---|",
        *(
            f"| {a.judge} | {a.rows} | {_shown(a.kappa)} | {_shown(a.spearman)} | {_shown(a.auroc)} |"
            for a in agreements
        ),
    ]


def _shown(figure: tuple[float, float, float] | None) -> str:
    return "none" if figure is None else f"{figure[0]:.2f} ({figure[1]:.2f} to {figure[2]:.2f})"
