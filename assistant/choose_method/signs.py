"""The signs of an intake: which words of it, and what in its form, speak for which method."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.choose_method.by_grammar import habit, plan, unaware
from assistant.choose_method.wording import CUES
from assistant.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc

    from assistant.choose_method.told import Told

BY_GRAMMAR: dict[str, tuple[Callable[[Doc], str], str]] = {
    "plan": (plan, "a plan of yours is still to come"),
    "unaware": (unaware, "they do not know of it yet"),
    "habit": (habit, "you tell how your team does things"),
}
_HARM = frozenset({"trouble", "loud", "behind", "damage", "pattern"})
_FEW = 3
_DEEDS = frozenset({"effort", "good-end"})
# Beside one of these, one fact is not all that there is.
_ASKING = frozenset(
    "thanks unthanked time prepare may-we said-yes feedback rating talk-agreed understand shared measured own-plans customer charter "
    "third-person worth undervalued heads-up plan unaware habit".split()
)
_TOGETHER: dict[str, frozenset[str]] = {
    "plan-unaware": frozenset({"plan", "unaware"}),
    "rating-agreed": frozenset({"rating", "talk-agreed"}),
    "yes-and-fact": frozenset({"said-yes", "trouble"}),
    "talks-and-third": frozenset({"talks-failed", "third-person"}),
}


def signs(told: Told) -> dict[str, str]:
    """Each sign that an intake shows, with the words that show it; no words where its form does."""
    found = {name: words for name, words in _worded(told).items() if words}
    for name, (look, _) in BY_GRAMMAR.items():
        words = next((w for s in told.sentences if (w := look(parse(s)))), "")
        if words:
            found[name] = words
    form = _form(told) | _combined(found.keys())
    if (
        "one-fact" in form
        and not form & {"a-wish", "own-part", "asks-more", "good-deed"}
        and "damage" not in found
    ):
        form.add("one-fact-alone")
    return {**found, **dict.fromkeys(sorted(form), "")}


def _worded(told: Told) -> dict[str, str]:
    places = {
        "whole": told.whole,
        "wish": told.wish,
        "facts": "\n".join(told.facts),
        "own": "\n".join(told.own),
    }
    hits = {name: (cue.pattern.search(places[cue.where]), places[cue.where]) for name, cue in CUES.items()}
    return {name: _quoted(hit.start(), hit.end(), text) for name, (hit, text) in hits.items() if hit}


def _quoted(start: int, end: int, text: str) -> str:
    """The words found, to the end of the last one, and where they are few the next ones of the clause."""
    further = re.compile(r"\w*")
    if len(text[start:end].split()) < _FEW:
        further = re.compile(r"[\w'’-]*(?: [\w'’-]+){0,3}")
    return " ".join((text[start:end] + (m[0] if (m := further.match(text, end)) else "")).split())


def _form(told: Told) -> set[str]:
    """What the form of the intake shows: how much happened, and which fields were filled."""
    sizes = ("nothing-happened", "one-fact", "several-facts")
    named = {"own-part": told.own, "a-wish": told.wishes, "an-effect": told.effects, "new-in-role": told.new}
    return {sizes[min(len(told.facts), 2)]} | {name for name, there in named.items() if there}


def _combined(found: Iterable[str]) -> set[str]:
    """What several signs show together."""
    names = frozenset(found)
    form = {name for name, parts in _TOGETHER.items() if parts <= names}
    if names & _ASKING:
        form.add("asks-more")
    if names & _DEEDS:
        form.add("mixed-deed" if names & _HARM else "good-deed")
    return form
