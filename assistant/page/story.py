"""A story sorted into clauses: its words for the page, and the way from corrected clauses into the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.page import intake
from assistant.sorter import TITLES, Label, SortedClause, into_intake

ASKS: Mapping[str, str] = {
    "judgement": "What did you see or hear, and when?",
    "intent": "What did they say or do that made you think so?",
}
"""The question to a clause that is no fact, by its kind."""

LONGEST_REPLY = 1200


def title(label: Label) -> str:
    """What a kind of clause is called on the page."""
    name = TITLES[label]
    return name[0].upper() + name[1:]


def counted(clauses: Sequence[SortedClause], labels: Sequence[str]) -> str:
    """One line on what was found: how many facts, and what is no fact."""
    facts = sum(label == "camera" for label in labels)
    none = sum(label in ASKS for label in labels)
    found = (
        f"{facts} of {len(clauses)} parts {'is' if facts == 1 else 'are'} what a camera would have recorded."
    )
    if none:
        found += f" {none} {'is' if none == 1 else 'are'} not, and will not be told as {'a fact' if none == 1 else 'facts'}."
    return found


def corrected(
    clauses: Sequence[SortedClause], labels: Sequence[str], replies: Sequence[str]
) -> tuple[SortedClause, ...]:
    """The clauses under the kinds that were picked; an answered judgement gives way to its answer, a fact."""
    out = []
    for clause, label, reply in zip(clauses, labels, replies, strict=True):
        if label in ASKS and reply.strip():
            out.append(clause.model_copy(update={"text": reply.strip(), "label": "camera", "score": 1.0}))
        else:
            out.append(clause.model_copy(update={"label": label}))
    return tuple(out)


def filled(
    clauses: Sequence[SortedClause], answers: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The form's answers with the clauses put in, and what is still to ask.

    Raises:
        InputError: what already stands in the form cannot be used.
    """
    situation, questions = into_intake(clauses, intake.situation_of({**answers, "raw": ""}))
    found = {name: getattr(situation, name) for name in ("my_part", "impact", "wish")}
    return {**answers, **found, "happened": situation.happened or ("",)}, questions
