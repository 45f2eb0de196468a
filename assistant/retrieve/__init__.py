"""Retrieval: the advice that fits a question, from a Chroma index of the library and from its words."""

from assistant.retrieve.search import ensure_index, find_advice, rank

__all__ = ["ensure_index", "find_advice", "rank"]
