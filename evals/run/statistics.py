"""Intervals for paired differences. Cases that share a situation are one cluster, drawn together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20


class Interval(NamedTuple):
    """A mean, the interval around it, and its standard error; the clusters it rests on."""

    mean: float
    low: float
    high: float
    error: float
    clusters: int

    def beyond(self, chance: float) -> float:
        """How far from 0 a mean of pure noise lies with this chance, to one side (Student's t)."""
        from scipy.stats import t

        return float(t.ppf(1 - chance, max(self.clusters - 1, 1)) * self.error)


def interval(values: Sequence[float], clusters: Sequence[str], confidence: float, resamples: int) -> Interval:
    """The mean of `values` with a bootstrap interval, clusters drawn with replacement. The seed is fixed.

    Args:
        values: one a case; not empty.
        clusters: the cluster of each value.
        confidence: of the interval, such as 0.95.
        resamples: how often to draw.
    """
    import numpy as np
    from scipy.stats import bootstrap

    order = {name: n for n, name in enumerate(dict.fromkeys(clusters))}
    sums, counts = np.zeros(len(order)), np.zeros(len(order))
    for value, name in zip(values, clusters, strict=True):
        sums[order[name]] += value
        counts[order[name]] += 1
    mean = float(sums.sum() / counts.sum())
    # One cluster cannot be resampled, and where all are alike there is nothing to draw.
    if len(order) < 2 or np.allclose(sums / counts, mean, atol=1e-12):
        return Interval(mean, mean, mean, 0.0, len(order))
    found = bootstrap(
        (sums, counts),
        lambda s, c, axis: s.sum(axis=axis) / c.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=resamples,
        batch=1000,
        confidence_level=confidence,
        method="percentile",
        rng=np.random.default_rng(SEED),
    )
    low, high = found.confidence_interval
    return Interval(mean, float(low), float(high), float(found.standard_error), len(order))
