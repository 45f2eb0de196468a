"""What stands around the words: the plan, what is good to know, the user's own passages, and why nothing is drafted."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.export import place_of
from assistant.page.view import plain
from assistant.schemas import Method, Passage, Preparation

_REFUSALS = {
    "life": "Safety comes first",
    "threat": "Safety comes first",
    "spying": "Not in secret",
    "report": "This is not between peers",
    "beyond": "This goes further than a first talk",
    "against": "There is an honest way",
    "language": "Your words are not in English",
}


def notices(preparation: Preparation) -> tuple[list[str], str]:
    """What is good to know, and what belongs where the sources are listed (empty where there is nothing to say)."""
    from assistant.prepare import NOTHING_FITS

    known = [notice for notice in preparation.notices if notice != NOTHING_FITS]
    return known, NOTHING_FITS if NOTHING_FITS in preparation.notices else ""


def refusal(preparation: Preparation) -> str:
    """A heading for a preparation that drafts nothing, by its reason."""
    from assistant.scope.topics import SAID

    reason = " ".join(preparation.notices)
    topic = next((topic for topic, said in SAID.items() if reason.startswith(said)), "language")
    return _REFUSALS.get(topic, "This needs someone else")


def plan(preparation: Preparation, methods: Mapping[str, Method]) -> list[str]:
    """The order that the situation needs, as a numbered list in Markdown; empty where it needs none."""
    steps = preparation.choice.plan if preparation.choice else ()
    if len(steps) < 2:
        return []
    lines = []
    for number, step in enumerate(steps, 1):
        name = plain(methods[step.method].name)
        mark = f"**{name}** (this one)" if step.chosen else name
        lines.append(f"{number}. {mark}: {plain(step.why)}")
    return lines


def passage(found: Passage) -> tuple[str, str]:
    """Where a passage of the user's stands, and what it says."""
    return f"{found.file}, {place_of(found)}", found.text
