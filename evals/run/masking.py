"""Names in what a leader told, found generously: in a case that is committed, one too many does no harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import people_named

if TYPE_CHECKING:
    from assistant.schemas import Situation

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STARTS = ".!?:;\n\"“”'‘(•*-"
_KNOWN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december christmas easter eid diwali i i'm i've i'd i'll ok english internet dr mr mrs ms prof doctor "
    "professor sister brother father nurse captain sir madam aunt uncle".split()
)


def names_in(situation: Situation) -> tuple[str, ...]:
    """What may name somebody or something: what the parser finds, and words that are capital in the middle of a sentence."""
    told = [*situation.happened, situation.my_part, situation.impact, situation.wish, situation.raw]
    whole = "\n".join(text for text in told if text)
    plain = {word[0] for word in _WORD.finditer(whole) if word[0].islower()}
    found = [*people_named(whole), *(n for text in told for n in _capital_runs(text, plain))]
    return tuple(dict.fromkeys(found))


def _capital_runs(text: str, plain: set[str]) -> list[str]:
    """Runs of capital words, each as one name. A word at the start of a sentence, or also written small, is none."""
    runs: list[str] = []
    last = -2
    for word in _WORD.finditer(text):
        before = text[: word.start()].rstrip()
        # “Dr.” and an initial end no sentence.
        opens = not before or (
            before[-1] in _STARTS and not re.search(r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St)\.$", before)
        )
        small = word[0].lower().removesuffix("'s").removesuffix("’s")
        if not word[0][0].isupper() or opens or small in _KNOWN or small in plain or word[0].isupper():
            continue
        name = word[0].removesuffix("'s").removesuffix("’s")
        if word.start() == last + 1 and runs:
            runs[-1] += f" {name}"
        else:
            runs.append(name)
        last = word.end()
    return runs


def left_capital(text: str, stand_ins: str) -> tuple[str, ...]:
    """Capital words that still stand in a masked text and are no stand-in: for a person to look at."""
    known = {w.lower() for w in _WORD.findall(stand_ins)}
    words = [w[0] for w in _WORD.finditer(text) if w[0][0].isupper() and w[0].lower() not in _KNOWN | known]
    small = set(re.findall(r"\b[a-z][\w’'-]*", text))
    return tuple(dict.fromkeys(w for w in words if w.lower() not in small))
