"""The tone checks as reframing uses them: a result may hold no fault that the original did not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.check_tone import check_tone
from assistant.library import library
from assistant.schemas import Finding, Kind, Limits, Method

if TYPE_CHECKING:
    from collections.abc import Sequence

# What good sounds like is the style's to say: a direct listener needs no word of thanks in each text.
_TRAITS = frozenset({"ownership", "specific", "warm", "open", "respect"})


def method_for(kind: Kind | None) -> Method:
    """The method whose limits a text of this kind keeps to; one without limits for a text of no kind."""
    methods = library().methods
    if kind is None or kind == "auto":
        return methods["charter"].model_copy(update={"limits": Limits(), "audience": "peer"})
    return methods[kind]


# A score, and no word, finds it, and only in a sentence that holds no plainer fault: mend that one, and it may come to light.
_BEHIND_OTHERS = frozenset({"contempt"})


def faults(text: str, method: Method) -> Sequence[Finding]:
    """What the tone checks find fault with."""
    return [f for f in check_tone(text, method) if f.verdict == "fail" and f.check not in _TRAITS]


def new_faults(before: str, after: str, method: Method) -> Sequence[Finding]:
    """Faults of checks that fail more often in `after` than in `before`."""
    was, now = Counter(f.check for f in faults(before, method)), faults(after, method)
    count = Counter(f.check for f in now)
    fewer = sum(count.values()) < sum(was.values())
    return [f for f in now if count[f.check] > was[f.check] and not (fewer and f.check in _BEHIND_OTHERS)]
