"""The only door to bm25s: words in common, weighed by how rare they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def _words(texts: Sequence[str]) -> list[list[str]]:
    import bm25s

    words: list[list[str]] = bm25s.tokenize(
        list(texts), stopwords="en", stemmer=_stemmer(), return_ids=False, show_progress=False
    )
    return words


class Lexical:
    """BM25 over one document an item."""

    def __init__(self, ids: Sequence[str], documents: Sequence[str]):
        import bm25s

        self._ids = tuple(ids)
        self._bm25 = bm25s.BM25()
        self._bm25.index(_words(documents), show_progress=False)

    def scores(self, question: str) -> dict[str, float]:
        """A score for each item, 0 where no word is shared, without an upper bound."""
        words = [w for w in _words([question])[0] if w in self._bm25.vocab_dict]
        if not words:
            return dict.fromkeys(self._ids, 0.0)
        return {i: float(s) for i, s in zip(self._ids, self._bm25.get_scores(words), strict=True)}
