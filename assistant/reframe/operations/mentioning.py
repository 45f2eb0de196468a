"""Operation on a first-rung mention: where it is said that the thing is small, before it or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reframe.layout import Unit, body, reordered
from assistant.reframe.operations.common import Context, Rearranged

# What a mention says of itself at its end, and how the same is said before it.
_AHEAD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)^i (?:just )?want(?:ed)? to mention (?:it|this|that) while it(?:['’]s| is)(?: still)? small[.]$"), "There's something small I wanted to mention."),
    (re.compile(r"(?i)^i noticed (?:it|this|that),? and thought i(?:['’]d| would) say so[.]$"), "I noticed something, and thought I'd say so."),
    (re.compile(r"(?i)^i noticed (?:it|this|that),? (?:and )?that(?:['’]s| is) all[.]$"), "I noticed something."),
    (re.compile(r"(?i)^i(?:['’]d| would) rather tell you than let it sit[.]$"), "There's something I'd rather tell you than let sit."),
)  # fmt: skip


def small_thing_first(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """That it is small comes before the observation, for a listener who wants to know first how you stand."""
    places = body(units)
    if context.kind != "mention" or len(places) != 2:
        return
    first, last = places
    if re.search(r"(?i)\b(?:small|little|tiny|minor)\b", units[first].text):
        return
    for pattern, ahead in _AHEAD:
        if pattern.match(units[last].text):
            out = reordered(units, [last, first], [first, last])
            words = units[last].words.replaced(0, len(units[last].text), ahead, change).moved(change)
            out[first] = Unit("sentence", words, out[first].before, units[last].root)
            yield Rearranged(out, units[last].text, ahead, moved=True)
            return
