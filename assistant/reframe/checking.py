"""The checks on a result: particulars in both directions, tone, and whether the meaning is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.check_tone import check_tone
from assistant.errors import RetrievalError
from assistant.reframe.meaning import MEANING_FLOOR, Support, meaning_of
from assistant.reframe.particulars import particular_findings
from assistant.reframe.tone import new_faults
from assistant.schemas import Finding, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.reframe.run import Outcome
    from assistant.reframe.values import Change, Meaning

UNSCORED = "Whether the meaning is kept could not be scored."


def checked(
    original: str, text: str, given: str, method: Method, meaning: Meaning | None, glue: int = 0
) -> tuple[Finding, ...]:
    """Findings on a result. `given` is what else the leader told.

    `glue` counts negations that went with words of no content, such as `no worries if not`.
    """
    found = [*particular_findings(original, text, given, glue), *check_tone(text, method)]
    return (*found, meaning_finding(meaning)) if meaning else tuple(found)


def meaning_finding(meaning: Meaning) -> Finding:
    """Whether the meaning is kept, and the sentence to look at where it may not be."""
    worst = meaning.worst
    low = worst is not None and worst.score < MEANING_FLOOR
    if worst and low:
        says = "Look at this sentence: it may not say quite what you said."
        return Finding(check="meaning", verdict="fail", score=worst.score, span=worst.sentence, reason=says)
    if meaning.score < MEANING_FLOOR:
        says = "Taken together it may not say quite what you said. Read it once against your own words."
        return Finding(check="meaning", verdict="fail", score=meaning.score, reason=says)
    return Finding(
        check="meaning", verdict="pass", score=meaning.score, reason="Meaning kept, read both ways."
    )


def scored(
    original: str, text: str, given: str, changes: Sequence[Change], support: Support | None
) -> Meaning | None:
    """The meaning kept, None where there is no score to be had."""
    if support is None:
        return None
    try:
        return meaning_of(original, text, given, changes, support)
    except RetrievalError:
        return None


def without_new_faults(
    text: str, method: Method, again: Callable[[frozenset[str]], Outcome], outcome: Outcome
) -> Outcome:
    """Without the changes that would make the tone worse than it was: one of them where that is enough."""
    while outcome.made and new_faults(text, outcome.words.chars, method):
        ids = [m.id for m in outcome.made]
        for culprit in reversed(ids):
            fewer = again(frozenset(ids) - {culprit})
            if not new_faults(text, fewer.words.chars, method):
                return fewer
        outcome = again(frozenset(ids[:-1]))
    return outcome
