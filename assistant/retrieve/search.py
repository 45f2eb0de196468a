"""Which advice fits a question: dense and lexical scores, fused, with a floor under which nothing fits."""

from __future__ import annotations

from functools import lru_cache
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Literal

from assistant.library import Library, library
from assistant.retrieve.chunks import chunks_of
from assistant.retrieve.embedding import embed
from assistant.retrieve.index import build, nearest
from assistant.retrieve.lexical import Lexical
from assistant.schemas import Fit

if TYPE_CHECKING:
    from pathlib import Path

Way = Literal["dense", "lexical", "fused"]

# Fitted on evals/validation/retrieval/tuning.jsonl only; `python -m evals.retrieval` prints both halves.
LEXICAL_WEIGHT = 0.3
# Something fits where one item is near as a whole, or one question that an item carries is near by itself.
FLOOR = 0.36
FLOOR_OF_CLOSEST = 0.5
_BEST = 3
_ROWS = 400


@lru_cache(maxsize=2)
def _lexical(digest: str) -> Lexical:  # noqa: ARG001 - the digest is the key of the cache
    items = library().advice.values()
    return Lexical([i.id for i in items], [" ".join((i.text, *i.questions)) for i in items])


def ensure_index(cache: Path) -> Path:
    """Build the index of the shipped library if it is not there yet, and return its folder."""
    shipped = library()
    return build(cache, shipped.digest, chunks_of(shipped.advice), embed)


def _dense(question: str, folder: Path, ids: list[str]) -> tuple[dict[str, float], float]:
    """Similarity of each item, and that of the closest chunk of all: cosine, about 0 to 1.

    An item counts half by the mean of its three closest chunks, half as a whole.
    """
    vector = embed([question])[0]
    closest: dict[str, list[float]] = {}
    for advice, score in nearest(folder, vector, "chunk", _ROWS):
        closest.setdefault(advice, []).append(score)
    wholes = dict(nearest(folder, vector, "whole", len(ids)))
    far = min(score for scores in closest.values() for score in scores)
    best = {i: (closest.get(i, []) + [far] * _BEST)[:_BEST] for i in ids}
    top = max(scores[0] for scores in closest.values())
    return {i: 0.5 * fmean(best[i]) + 0.5 * wholes.get(i, 0.0) for i in ids}, top


def _standardised(scores: dict[str, float]) -> dict[str, float]:
    middle, spread = fmean(scores.values()), pstdev(scores.values()) or 1.0
    return {i: (s - middle) / spread for i, s in scores.items()}


def _ranked(question: str, cache: Path, way: Way) -> tuple[list[tuple[str, float, float]], float]:
    shipped: Library = library()
    ids = list(shipped.advice)
    dense, top = _dense(question, ensure_index(cache), ids)
    lexical = _lexical(shipped.digest).scores(question)
    d, x = _standardised(dense), _standardised(lexical)
    weight = {"dense": 0.0, "lexical": 1.0, "fused": LEXICAL_WEIGHT}[way]
    score = {i: (1 - weight) * d[i] + weight * x[i] for i in ids}
    return [(i, score[i], dense[i]) for i in sorted(ids, key=lambda i: -score[i])], top


def rank(question: str, cache: Path, way: Way = "fused") -> list[tuple[str, float, float]]:
    """All items as (id, ranking score, dense similarity), best first. No floor is applied."""
    return _ranked(question, cache, way)[0]


def find_advice(question: str, cache: Path, most: int = 5) -> tuple[Fit, ...]:
    """The advice that fits, best first, at most `most` items; empty where nothing comes near enough.

    Raises:
        RetrievalError: the embedding model or the index cannot be used.
    """
    if not question.strip():
        return ()
    ranked, top = _ranked(question, cache, "fused")
    if max(similarity for _, _, similarity in ranked) < FLOOR and top < FLOOR_OF_CLOSEST:
        return ()
    advice = library().advice
    return tuple(Fit(advice=advice[i], score=round(min(1.0, max(0.0, s)), 4)) for i, _, s in ranked[:most])
