"""Agreement of one judge with labels: Cohen's kappa, Spearman and AUROC, with intervals over groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.schemas import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

_SEED = 20


class Agreement(Value):
    """One judge against the labels: point and 95% interval of each figure; None where it has none."""

    judge: str
    rows: int
    kappa: tuple[float, float, float] | None
    spearman: tuple[float, float, float] | None
    auroc: tuple[float, float, float] | None


class Marks(NamedTuple):
    """What a judge says of rows beside what people say, each of shape (rows,): its score and verdict, their label, good or not.

    `groups` numbers the groups of rows that belong together, from 0.
    """

    scores: NDArray[np.float64]
    passes: NDArray[np.bool_]
    labels: NDArray[np.float64]
    good: NDArray[np.bool_]
    groups: NDArray[np.int64]

    @classmethod
    def of(
        cls, scores: Sequence[float], passes: Sequence[bool], labels: Sequence[float], good: Sequence[bool], groups: Sequence[str]
    ) -> Marks:  # fmt: skip
        """The marks of rows, group names numbered in their order."""
        import numpy as np

        numbers = {name: n for n, name in enumerate(dict.fromkeys(groups))}
        return cls(
            np.array(scores, dtype=float),
            np.array(passes, dtype=bool),
            np.array(labels, dtype=float),
            np.array(good, dtype=bool),
            np.array([numbers[g] for g in groups], dtype=int),
        )

    def drawn(self, at: NDArray[np.int64]) -> Marks:
        """The rows with these numbers."""
        return Marks(self.scores[at], self.passes[at], self.labels[at], self.good[at], self.groups[at])


def kappa(marks: Marks) -> float | None:
    """Cohen's kappa of its verdicts; None where all labels are alike, 0 where all verdicts are."""
    import numpy as np
    from sklearn.metrics import cohen_kappa_score

    if not _differ(marks.good):
        return None
    return float(cohen_kappa_score(marks.good, marks.passes)) if np.ptp(marks.passes.astype(int)) else 0.0


def spearman(marks: Marks) -> float | None:
    """Spearman's correlation of its scores with the labels; None where all labels are alike, 0 where all scores are."""
    from scipy.stats import spearmanr

    if not _differ(marks.labels):
        return None
    return float(spearmanr(marks.scores, marks.labels).statistic) if _differ(marks.scores) else 0.0


def auroc(marks: Marks) -> float | None:
    """How often a good row has the higher score than one that is not; None where all are alike."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(marks.good, marks.scores)) if _differ(marks.good) else None


def _differ(values: NDArray[np.float64] | NDArray[np.bool_]) -> bool:
    return len(values) > 0 and bool((values != values[0]).any())


def agreement(judge: str, marks: Marks, resamples: int) -> Agreement:
    """All figures of one judge, with intervals from a bootstrap over groups; the seed is fixed."""
    import numpy as np

    members = [np.flatnonzero(marks.groups == n) for n in range(int(marks.groups.max(initial=-1)) + 1)]
    dice = np.random.default_rng(_SEED)
    draws = [
        marks.drawn(np.concatenate([members[n] for n in dice.integers(len(members), size=len(members))]))
        for _ in range(resamples if members else 0)
    ]
    return Agreement(
        judge=judge,
        rows=len(marks.scores),
        kappa=_with_interval(kappa, marks, draws),
        spearman=_with_interval(spearman, marks, draws),
        auroc=_with_interval(auroc, marks, draws),
    )


def _with_interval(
    figure: Callable[[Marks], float | None], marks: Marks, draws: Sequence[Marks]
) -> tuple[float, float, float] | None:
    import numpy as np

    point = figure(marks)
    found = [value for drawn in draws if (value := figure(drawn)) is not None] if point is not None else []
    if point is None or not found:
        return None
    low, high = np.quantile(found, [0.025, 0.975])
    return point, float(low), float(high)
