"""How far a judge agrees with people: Cohen's kappa, Spearman and AUROC, beside two judges that know nothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from assistant.schemas import Value
from evals.run.labelled import Labelled, read_labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.run.calibration_judges import Judge

__all__ = ["Agreement", "Calibration", "calibrate", "read_labelled", "table"]
_RESAMPLES, _SEED = 400, 20


class Pair(NamedTuple):
    """One row: the judge's score and verdict, the people's label and its yes or no, and the cluster."""

    score: float
    passes: bool
    label: float
    good: bool
    group: str


class Agreement(Value):
    """One judge against the labels: point and 95% interval of each figure; None where it has none."""

    judge: str
    rows: int
    kappa: tuple[float, float, float] | None
    spearman: tuple[float, float, float] | None
    auroc: tuple[float, float, float] | None


class Calibration(Value):
    """One set, one judge: its agreement, that of judges that know nothing, and the AUROC of each check behind it."""

    name: str
    check: str
    labels_by: str
    rows: int
    good: int
    unscored: int
    agreements: tuple[Agreement, ...]
    by_check: dict[str, float]


def calibrate(data: Labelled, judge: Judge) -> Calibration:
    """Grade every row and compare. Rows without a score are counted apart and left out of the figures."""
    graded = [judge.grade(row, data.check) for row in data.rows]
    both = [(row, g) for row, g in zip(data.rows, graded, strict=True) if g.score is not None]
    mine = [Pair(g.score or 0.0, g.passes, r.label, r.good, r.group) for r, g in both]
    lengths = sorted(len(r.text.split()) for r in data.rows)
    middle = lengths[len(lengths) // 2]
    constant = [Pair(1.0, True, r.label, r.good, r.group) for r in data.rows]
    shorter = [
        Pair(-len(r.text.split()), len(r.text.split()) <= middle, r.label, r.good, r.group) for r in data.rows
    ]
    longer = [p._replace(score=-p.score, passes=not p.passes) for p in shorter]
    # The word count may choose its direction on the very data: it is a bar, and may be flattered.
    words, what = (
        (shorter, "fewer words")
        if (_auroc(shorter) or 0) >= (_auroc(longer) or 0)
        else (longer, "more words")
    )
    checks = sorted({c for _, g in both for c in g.by_check})
    return Calibration(
        name=data.name,
        check=data.check,
        labels_by=data.labels_by,
        rows=len(data.rows),
        good=sum(r.good for r in data.rows),
        unscored=len(data.rows) - len(both),
        agreements=(
            agreement(judge.name, mine),
            agreement("always passes", constant),
            agreement(f"{what}, the better", words),
        ),
        by_check={
            c: value
            for c in checks
            if (value := _auroc([p._replace(score=g.by_check.get(c, 1.0)) for p, (_, g) in zip(mine, both, strict=True)])) is not None
        },
    )  # fmt: skip


def agreement(judge: str, pairs: Sequence[Pair]) -> Agreement:
    """All figures of one judge, with intervals from a bootstrap over clusters."""
    import numpy as np

    clusters: dict[str, list[Pair]] = {}
    for pair in pairs:
        clusters.setdefault(pair.group, []).append(pair)
    groups, dice = list(clusters.values()), np.random.default_rng(_SEED)
    draws = [
        [p for n in dice.integers(0, len(groups), len(groups)) for p in groups[n]]
        for _ in range(_RESAMPLES if groups else 0)
    ]
    figures = {}
    for name, figure in (("kappa", _kappa), ("spearman", _spearman), ("auroc", _auroc)):
        point = figure(pairs)
        drawn = [v for d in draws if (v := figure(d)) is not None] if point is not None else []
        low, high = np.quantile(drawn, [0.025, 0.975]) if drawn else (math.nan, math.nan)
        figures[name] = None if point is None or not drawn else (point, float(low), float(high))
    return Agreement(judge=judge, rows=len(pairs), **figures)


def _kappa(pairs: Sequence[Pair]) -> float | None:
    from sklearn.metrics import cohen_kappa_score

    if len({p.good for p in pairs}) < 2:
        return None
    if len({p.passes for p in pairs}) < 2:
        return 0.0
    return float(cohen_kappa_score([p.good for p in pairs], [p.passes for p in pairs]))


def _spearman(pairs: Sequence[Pair]) -> float | None:
    from scipy.stats import spearmanr

    if len({p.label for p in pairs}) < 2:
        return None
    if len({p.score for p in pairs}) < 2:
        return 0.0
    return float(spearmanr([p.score for p in pairs], [p.label for p in pairs]).statistic)


def _auroc(pairs: Sequence[Pair]) -> float | None:
    from sklearn.metrics import roc_auc_score

    if len({p.good for p in pairs}) < 2:
        return None
    return float(roc_auc_score([p.good for p in pairs], [p.score for p in pairs]))


def table(done: Sequence[Calibration], policy: dict[str, str]) -> str:
    """The figures as Markdown, and the policy by which the judge was told to grade."""
    lines = []
    for c in done:
        lines += [
            f"### {c.name}: {c.check}",
            "",
            f"{c.rows} rows, {c.good} good, {c.unscored} unscored. Labels by {c.labels_by}.",
            "",
            "| judge | rows | Cohen's kappa | Spearman | AUROC |",
            "|---|--:|---|---|---|",
        ]
        lines += [
            f"| {a.judge} | {a.rows} | {_shown(a.kappa)} | {_shown(a.spearman)} | {_shown(a.auroc)} |"
            for a in c.agreements
        ]
        if c.by_check:
            lines += [
                "",
                "AUROC of each check: " + ", ".join(f"{n} {v:.2f}" for n, v in c.by_check.items()) + ".",
            ]
        lines.append("")
    for check, text in policy.items():
        lines += [f"### Policy: {check}", "", *(f"    {line}" for line in text.splitlines()), ""]
    return "\n".join(lines)


def _shown(figure: tuple[float, float, float] | None) -> str:
    return "none" if figure is None else f"{figure[0]:.2f} ({figure[1]:.2f} to {figure[2]:.2f})"
