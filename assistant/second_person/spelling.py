"""Words as they are compared, without case, accents and curly apostrophes; and the names that keep their capitals."""

from __future__ import annotations

import unicodedata

from assistant.schemas import Situation


def plain(text: str) -> str:
    """Lower case, without accents, with straight apostrophes."""
    kept = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i").replace("İ", "I"))
    return "".join(c for c in kept if not unicodedata.combining(c)).lower()


def same_length_plain(text: str) -> str:
    """`plain`, kept character by character so that offsets hold."""
    return "".join((plain(c) or c)[0] for c in text)


def names_of(situation: Situation) -> tuple[str, ...]:
    """Each part of the two names, which keep their capitals."""
    whole = (situation.me.name, situation.peer.name)
    return tuple(part for name in whole for part in name.split())
