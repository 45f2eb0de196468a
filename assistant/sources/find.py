"""Which passages of the user's own sources fit a question, with a floor under which nothing fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import RetrievalError
from assistant.retrieve.embedding import embed
from assistant.schemas import Passage
from assistant.sources.documents import read_passages
from assistant.sources.folder import root_of
from assistant.sources.manifest import Entry
from assistant.sources.split import MOST_WORDS
from assistant.sources.store import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.settings import Settings

# Cosine of a question and a passage. Fitted on the tuning half of evals/validation/retrieval, asked of the five documents
# that the library was made from: ten questions from other fields came to 0.18 at most, 55 of 60 answerable ones to 0.25
# and more. It stands lower than that of the library, whose items carry questions and so lie nearer to one.
FLOOR = 0.25
# Cosine of a passage and the advice that it is shown beside. Of the library's own 108 items, asked of the five documents
# that they were made from, 58 came to it, 40 of them at the very paragraphs; asked of 31 documents on other matters, none.
ALIKE = 0.55


def find_in_sources(question: str, settings: Settings, most: int = 5) -> tuple[Passage, ...]:
    """The passages that fit, best first, at most `most`; empty where nothing comes near enough.

    Raises:
        RetrievalError: the embedding model or the sources cannot be used.
    """
    asked = " ".join(question.split()[:MOST_WORDS])
    root = root_of(settings)
    if not asked or not (root / "manifest.json").is_file():
        return ()
    vector = embed([asked])[0]
    try:
        return _found(root, vector, most)
    except RetrievalError:  # a document was swapped between the index and its passages
        return _found(root, vector, most)


def passages_like(texts: Sequence[str], settings: Settings) -> tuple[Passage | None, ...]:
    """For each text the passage that speaks most nearly of the same, or None where none comes near enough.

    Raises:
        RetrievalError: the embedding model or the sources cannot be used.
    """
    root = root_of(settings)
    if not texts or not (root / "manifest.json").is_file():
        return (None,) * len(texts)
    found = [_found(root, vector, 1) for vector in embed(list(texts))]
    return tuple(near[0] if near and near[0].score >= ALIKE else None for near in found)


def _found(root: Path, vector: Sequence[float], most: int) -> tuple[Passage, ...]:
    manifest, hits = nearest(root, vector, 2 * most)
    out: dict[str, Passage] = {}
    for passage_id, score in hits:
        if score >= FLOOR and (entry := _entry_of(passage_id, manifest.entries)):
            kept = next(p for p in read_passages(root, entry.key) if p["id"] == passage_id)
            about = {"source_id": entry.id, "file": entry.file, "title": entry.title}
            out.setdefault(kept["text"], Passage(**kept, **about, score=round(min(1.0, score), 4)))
    return tuple(out.values())[:most]


def _entry_of(passage_id: str, entries: dict[str, Entry]) -> Entry | None:
    """The source of a passage: its id without its own mark, or without that and the count behind it."""
    for cuts in (1, 2):
        entry = entries.get(passage_id.rsplit("-", cuts)[0])
        if entry is not None:
            return entry
    return None
