"""A small classifier: is this a matter between peers, or one of the topics to decline? Read as a whole and by sentence."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.retrieve.embedding import embed
from assistant.scope.features import features
from assistant.scope.topics import gravest
from assistant.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Embedder = Callable[[Sequence[str]], Sequence[Sequence[float]]]

WEIGHTS = Path(__file__).parent / "weights.npz"
# Fitted by `python -m evals.train_scope`; the floor is chosen on tuning.jsonl and by cross-validation on what is in scope.
FLOOR = -0.55
# A single sentence has nothing around it that could speak for it.
FLOOR_OF_ONE = 0.7
# Where a life may be at stake, far less is enough: a needless warning costs little there.
FLOOR_OF_LIFE = -2.25
# Of many sentences one is odd by chance: what the most telling one says counts less in a long text.
_CHANCE = 0.6
# Topics this close to the likeliest are all weighed, and the gravest of them is named.
_CLOSE = 0.5
_WINDOW = 150
_MOST_WINDOWS = 6
_MOST_SENTENCES = 80
_FEWEST_WORDS = 3


class Weights(NamedTuple):
    """What was fitted: one linear classifier a topic, each against what is in scope, and the words they know."""

    coefficients: Any
    intercepts: Any
    topics: tuple[str, ...]
    places: dict[str, int]
    rarity: Any


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that ship, read once."""
    import numpy as np

    with np.load(WEIGHTS) as kept:
        return Weights(
            kept["coefficients"].astype("float32"),
            kept["intercepts"],
            tuple(str(topic) for topic in kept["topics"]),
            {str(word): place for place, word in enumerate(kept["words"])},
            kept["rarity"].astype("float32"),
        )


def windows(text: str) -> tuple[str, ...]:
    """The text in pieces as long as the encoder reads well; most texts are one piece."""
    words = text.split()
    pieces = [" ".join(words[i : i + _WINDOW]) for i in range(0, len(words), _WINDOW)]
    return tuple(pieces[:_MOST_WINDOWS])


def clauses(text: str) -> tuple[str, ...]:
    """The sentences of a text that say something, or the whole where none is long enough."""
    said = tuple(s for s in split_sentences(text) if len(s.split()) >= _FEWEST_WORDS)
    return said[:_MOST_SENTENCES] or windows(text)[:1]


def suspicions(text: str, weights: Weights, meaning_of: Embedder) -> dict[str, float]:
    """How much a text looks like each topic rather than like a matter between peers: log odds, 0 is even.

    The mean of what the whole says and of what the most telling sentence says.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    whole, parts = (
        (features(texts, meaning_of(texts), weights.places, weights.rarity) @ weights.coefficients.T).max(
            axis=0
        )
        for texts in (windows(text), clauses(text))
    )
    parts = parts - _CHANCE * math.log(len(clauses(text)))
    odds = (whole + parts) / 2 + weights.intercepts
    return dict(zip(weights.topics, odds.tolist(), strict=True))


def total(suspected: dict[str, float]) -> float:
    """All suspicions as one: the log of their summed odds."""
    return math.log(sum(math.exp(min(one, 30.0)) for one in suspected.values()))


def judged(text: str, suspected: dict[str, float]) -> str:
    """The topic that suspicions amount to, given the text they come from, or the empty string."""
    floor = FLOOR if len(clauses(text)) > 1 else FLOOR_OF_ONE
    if total(suspected) < floor:
        return "life" if suspected["life"] >= FLOOR_OF_LIFE else ""
    most = max(suspected.values())
    return gravest(topic for topic, one in suspected.items() if one > most - _CLOSE)


def by_model(text: str) -> str:
    """The topic that a masked text is most likely about, or the empty string where it may be in scope.

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    if len(text.split()) <= _FEWEST_WORDS:
        return ""
    return judged(text, suspicions(text, shipped(), embed))
