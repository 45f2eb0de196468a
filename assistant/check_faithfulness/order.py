"""Before and after: the order in which two things were told to have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.check_faithfulness.acts import act_of
from assistant.check_faithfulness.said import Turned, quote
from assistant.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Iterable


def reordered(text: str, told: Iterable[str]) -> Turned | None:
    """`Before` where the leader told `after`, between the same two things."""
    known = [(order, typed) for typed in told for order in _orders(typed)]
    for here in _orders(text):
        for there, typed in known:
            same = here.first == there.first and (here.later == there.later or here.about & there.about)
            if same and here.word != there.word:
                return Turned(here.word, f"You wrote {quote(typed)}; the draft says “{here.word}”.")
    return None


class _Order(NamedTuple):
    """`word` is before or after, `first` what stands in front of it, `later` and `about` what stands behind it."""

    word: str
    first: str
    later: str
    about: frozenset[str]


def _orders(text: str) -> list[_Order]:
    found = []
    for token in parse(text):
        if token.lower_ not in {"before", "after"} or token.head.i == token.i:
            continue
        mark = token.dep_ == "mark"
        later = token.head if mark else next((t for t in token.children if t.dep_ in {"pobj", "pcomp"}), None)
        first = token.head.head if mark else token.head
        if later is not None and later.i != first.i:
            words = frozenset(t.lemma_.lower() for t in later.subtree if t.pos_ in {"NOUN", "PROPN"})
            found.append(_Order(token.lower_, act_of(first).name, act_of(later).name, words))
    return found
