"""Free text, cut into clauses and sorted."""

from __future__ import annotations

from functools import lru_cache

from assistant.errors import InputError
from assistant.grammar import parse
from assistant.sorter.model import best, describe, load_weights
from assistant.sorter.split import split_clauses
from assistant.sorter.values import LABELS, SortedClause

MOST_CHARACTERS = 20_000
_BY_CHANCE = 1 / len(LABELS)
# The share of words such as `the` and `was`: about half in English, under a fifth where another language shares a few.
_FOREIGN, _ENGLISH = 0.18, 0.3
_PRIOR_WORDS = 6
_ELSEWHERE = frozenset(
    "que el la los las de del y en es un una con por lo se su mi le les et est il elle je ne pas des du au qui der das "
    "und ist nicht ich er sie ein eine zu mit auf den dem wir che di il non ha sono o os da não uma com ele ela og det "
    "ikke jeg han hun som på het een niet ik hij zij och inte jag ang ng sa mga ve bir bu için nie się jest na".split()
)
"""Small words of other languages that are no words of English."""


@lru_cache(maxsize=256)
def sort_text(text: str) -> tuple[SortedClause, ...]:
    """Cut a text into clauses and say of each what kind it is, in order.

    No word stands outside of the clauses. In another language than English the scores are low.

    Raises:
        InputError: the text is longer than `MOST_CHARACTERS`.
        RetrievalError: the embedding model cannot be used.
    """
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"Expected at most {MOST_CHARACTERS} characters to sort, got {len(text)}. "
            "Take the part about this one matter."
        )
    spans = split_clauses(text)
    if not spans:
        return ()
    clauses = [text[start:end] for start, end in spans]
    found = best(LABELS, load_weights().probabilities(describe(clauses)))
    return tuple(
        SortedClause(text=clause, start=start, end=end, label=label, score=_damped(score, trust))
        for clause, (start, end), (label, score), trust in zip(
            clauses, spans, found, _trust(clauses), strict=True
        )
    )


def _damped(score: float, trust: float) -> float:
    return round(_BY_CHANCE + (score - _BY_CHANCE) * trust, 4)


def _common(clause: str) -> tuple[int, int]:
    """The small words of English in a clause less those of other languages, and how many words there are."""
    words = [t for t in parse(clause) if t.is_alpha]
    return sum(t.is_stop - (t.lower_ in _ELSEWHERE) for t in words), len(words)


def _trust(clauses: list[str]) -> list[float]:
    """How far a label can be trusted, 0 to 1, by how English the clause and its text look."""
    counts = [_common(clause) for clause in clauses]
    small, words = (sum(column) for column in zip(*counts, strict=True))
    share = small / words if words else 0.0
    here = [(a + _PRIOR_WORDS * share) / (n + _PRIOR_WORDS) for a, n in counts]
    return [min(1.0, max(0.0, (each - _FOREIGN) / (_ENGLISH - _FOREIGN))) for each in here]
