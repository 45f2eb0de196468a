"""Measures of agreement, and their intervals when whole groups are drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

Measure = Literal["AUROC", "balanced accuracy", "macro-F1", "Spearman"]
DRAWS, SEED, LIMIT = 1000, 11, 0.5


class Figure(NamedTuple):
    """A measure and the ends of its 95% interval."""

    value: float
    low: float
    high: float


def measured(measure: Measure, gold: NDArray[np.float64], scores: NDArray[np.float64]) -> float | None:
    """How well scores agree with labels; None where the labels are all alike. Verdicts are scores from 0.5 on.

    Args:
        measure: by which.
        gold: labels, shape (rows,); 0 and 1 but for Spearman.
        scores: shape (rows,); higher goes with a higher label.
    """
    import numpy as np
    from scipy.stats import spearmanr
    from sklearn.metrics import balanced_accuracy_score, f1_score, roc_auc_score

    if len(gold) == 0 or np.ptp(gold) == 0:
        return None
    if measure == "Spearman":
        return 0.0 if np.ptp(scores) == 0 else float(spearmanr(gold, scores).statistic)
    if measure == "AUROC":
        return float(roc_auc_score(gold, scores))
    if measure == "balanced accuracy":
        return float(balanced_accuracy_score(gold, scores >= LIMIT))
    return float(f1_score(gold, scores >= LIMIT, average="macro", zero_division=0.0))


def figure(
    measure: Measure, gold: NDArray[np.float64], scores: NDArray[np.float64], groups: Sequence[str]
) -> Figure | None:
    """The measure with its 95% bootstrap interval: whole groups are drawn with replacement, 1,000 times, by a fixed seed."""
    import numpy as np

    value = measured(measure, gold, scores)
    if value is None:
        return None
    at: dict[str, list[int]] = {}
    for n, group in enumerate(groups):
        at.setdefault(group, []).append(n)
    members, dice = [np.array(rows) for rows in at.values()], np.random.default_rng(SEED)
    found = []
    for _ in range(DRAWS):
        drawn = np.concatenate([members[n] for n in dice.integers(len(members), size=len(members))])
        again = measured(measure, gold[drawn], scores[drawn])
        found += [] if again is None else [again]
    low, high = np.percentile(found or [value], [2.5, 97.5])
    return Figure(value, float(low), float(high))


def constant(measure: Measure, gold: NDArray[np.float64]) -> float | None:
    """What a predictor reaches that says the same of every row: of the two sides, the better."""
    import numpy as np

    both = [measured(measure, gold, np.full(len(gold), side)) for side in (0.0, 1.0)]
    return max((v for v in both if v is not None), default=None)


def word_count(measure: Measure, gold: NDArray[np.float64], words: NDArray[np.float64]) -> float | None:
    """What the number of words reaches. It may choose its direction on these very rows: it is a bar, and may be flattered."""
    import numpy as np

    lengths = words if measure in ("AUROC", "Spearman") else (words > np.median(words)).astype(float)
    both = [measured(measure, gold, side) for side in (lengths, 1 - lengths)]
    return max((v for v in both if v is not None), default=None)
