"""Which kind of fault a sentence sounds like: a linear model a kind, over the columns that the tone scores read and over its words.

The columns hear the manner, the words hear set phrases and small words that the columns drop. Both are summed to one chance a
kind, fitted on sentences of ours (`python -m evals.tone.kinds`), and calibrated on those: about 1 in 30 of them has a kind.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import RetrievalError
from assistant.tone.marks import mark_names
from assistant.tone.model import FARTHEST, design
from assistant.tone.values import KINDS, KindScores
from assistant.tone.vectors import SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np

KIND_WEIGHTS = Path(__file__).parent / "kinds.npz"
_TOKEN = re.compile(r"\w[\w']*|[?!.,]")


@dataclass(frozen=True)
class KindWeights:
    """Centre, spread and slopes of the columns; each term's place, its rarity and its slopes; the bias of each kind.

    Shapes: mean and spread (columns), slopes (kinds, columns), rarity (terms), says (kinds, terms), bias (kinds).
    """

    mean: np.ndarray
    spread: np.ndarray
    slopes: np.ndarray
    terms: Mapping[str, int]
    rarity: np.ndarray
    says: np.ndarray
    bias: np.ndarray


def terms_of(text: str) -> list[str]:
    """Lower-case words and end marks, and each two that stand together."""
    tokens = _TOKEN.findall(text.lower().replace("’", "'"))
    return [*tokens, *(f"{first} {second}" for first, second in pairwise(tokens))]


def _word_scores(text: str, weights: KindWeights) -> np.ndarray:
    """What the words say for each kind, in log odds: terms weighed by rarity and by the logarithm of their count."""
    import numpy as np

    counts = Counter(weights.terms[term] for term in terms_of(text) if term in weights.terms)
    if not counts:
        return np.zeros(len(KINDS))
    at = list(counts)
    heavy = np.array([(1 + log(counts[place])) * float(weights.rarity[place]) for place in at])
    found: np.ndarray = weights.says[:, at] @ (heavy / sqrt(float(heavy @ heavy)))
    return found


def kind_chances(text: str, weights: KindWeights) -> np.ndarray:
    """The chance of each kind, shape (kinds).

    Raises:
        RetrievalError: the embedding model cannot be used.
    """
    import numpy as np

    scaled = np.clip((design([text])[0] - weights.mean) / weights.spread, -FARTHEST, FARTHEST)
    odds = weights.slopes @ scaled + _word_scores(text, weights) + weights.bias
    found: np.ndarray = 1 / (1 + np.exp(-odds))
    return found


@lru_cache(maxsize=1)
def load_kinds(file: Path = KIND_WEIGHTS) -> KindWeights:
    """The weights that ship.

    Raises:
        RetrievalError: the file is missing, or was made for other marks, other kinds or other terms.
    """
    from io import BytesIO
    from zipfile import BadZipFile

    import numpy as np

    try:
        held = np.load(BytesIO(file.read_bytes()), allow_pickle=False)
        parts = {name: held[name].astype(np.float32) for name in ("mean", "spread", "slopes", "rarity", "says", "bias")}  # fmt: skip
        terms = held["terms"].tobytes().decode().split("\n")
        made_for = tuple(str(name) for name in held["kinds"]), tuple(str(name) for name in held["marks"])
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise RetrievalError(
            f"Expected the weights of the kinds of fault in {file.name}, found none that can be read. Install First Rung again."
        ) from error
    shapes = [parts["slopes"].shape, parts["says"].shape, parts["rarity"].shape]
    fits = [(len(KINDS), SIZE + len(mark_names())), (len(KINDS), len(terms)), (len(terms),)]
    if made_for != (KINDS, mark_names()) or shapes != fits:
        raise RetrievalError(
            f"Expected {file.name} made for {len(KINDS)} kinds and {len(mark_names())} marks, came other kinds, marks or terms. "
            "Fit them again: python -m evals.tone.kinds"
        )
    return KindWeights(terms={term: at for at, term in enumerate(terms)}, **parts)


@lru_cache(maxsize=4096)
def kinds_of_sentence(sentence: str) -> KindScores:
    """How much a sentence sounds like each kind of fault, kept. One without a letter sounds like none.

    Raises:
        RetrievalError: the embedding model or the weights cannot be used.
    """
    if not any(letter.isalpha() for letter in sentence):
        return KindScores(**dict.fromkeys(KINDS, 0.0))
    found = kind_chances(sentence, load_kinds())
    return KindScores(**{kind: round(float(chance), 4) for kind, chance in zip(KINDS, found, strict=True)})
