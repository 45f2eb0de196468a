"""Sources of the user's own: taken in, listed, removed, and found by question, word for word with their place.

They are kept apart from the library: `find_in_sources` never gives the house's advice, `find_advice` never these.
"""

from assistant.schemas import Passage
from assistant.sources.find import find_in_sources, passages_like
from assistant.sources.ingestion import (
    Ingested,
    UserSource,
    ingest,
    ingest_bytes,
    list_sources,
    remove_source,
)
from assistant.sources.limits import KINDS, MOST_BYTES, MOST_FILES, MOST_PAGES, MOST_PASSAGES

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "MOST_FILES",
    "MOST_PAGES",
    "MOST_PASSAGES",
    "Ingested",
    "Passage",
    "UserSource",
    "find_in_sources",
    "ingest",
    "ingest_bytes",
    "list_sources",
    "passages_like",
    "remove_source",
]
