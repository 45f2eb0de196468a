"""Sorted clauses into the intake: facts stay facts, and what is no fact is asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from assistant.observable import observe
from assistant.sorter.features import plain
from assistant.tidy import finish

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.schemas import IntakeField, Situation
    from assistant.sorter.values import Label, SortedClause

_MOST_FACTS, _MOST_LETTERS, _MOST_QUOTED = 20, 1200, 160
# What a spoken story begins its sentences with, and what says nothing.
_FILLERS = re.compile(
    r"^(?:(?:[Ss]o|[Oo]k(?:ay)?|[Ww]ell|[Aa]nyway|[Hh]onestly|[Bb]asically|[Aa]nd|[Bb]ut|[Yy]eah)"
    r"(?:,\s+|\s+(?=(?:so|ok|and|but|then|yesterday|today|last|this|on|in|at|since|when|after|the|a|my|our|his|her|their|i|I|he|she|we|they|"
    r"you|it|there)\b|[A-Z][a-z])))+"
)
_FIELDS: dict[Label, IntakeField] = {"my_part": "my_part", "effect": "impact", "want": "wish"}


def into_intake(clauses: Sequence[SortedClause], situation: Situation) -> tuple[Situation, tuple[str, ...]]:
    """Fill what is empty in the intake from sorted clauses, and ask about the rest.

    Facts are added to those already there, each once. A judgement never becomes a fact: it gives a question,
    and so does a clause sorted as a fact in which nothing but a judgement is found. No field that holds words
    is changed.

    Returns:
        The new situation and the questions, in the order of the clauses.
    """
    facts, asked = _facts(clauses, situation.happened)
    found: dict[str, Any] = {"happened": facts}
    for label, field in _FIELDS.items():
        told = [_sentence(clause) for clause in clauses if clause.label == label]
        if told and not getattr(situation, field):
            found[field], left = _joined(told)
            asked += [_no_room(sentence) for sentence in left]
    return situation.model_copy(update=found), tuple(dict.fromkeys(asked))


def _facts(clauses: Iterable[SortedClause], known: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    facts, asked = list(known), []
    seen = {_key(fact) for fact in facts}
    for clause in clauses:
        question = _question(clause)
        if question:
            asked.append(question)
        elif clause.label == "camera" and _key(clause.text) not in seen:
            seen.add(_key(clause.text))
            fact = _sentence(clause)
            if len(facts) < _MOST_FACTS and len(fact) <= _MOST_LETTERS:
                facts.append(fact)
            else:
                asked.append(_no_room(fact))
    return tuple(facts), asked


def _question(clause: SortedClause) -> str:
    if clause.label == "intent":
        return f"{_quote(clause.text)} is what you think is in their mind. What did they say or do that made you think so?"
    if clause.label == "judgement" or (
        clause.label == "camera" and observe(clause.text).nature == "judgement"
    ):
        return f"{_quote(clause.text)} is a judgement. What did you see or hear, and when?"
    if clause.label == "camera" and clause.text.endswith("?"):
        return f"{_quote(clause.text)} asks something. What did you see or hear, and when?"
    return ""


def _no_room(text: str) -> str:
    return f"{_quote(text)} did not fit. Does it matter more than what is there?"


def _quote(text: str) -> str:
    text = plain(text)
    if len(text) > _MOST_QUOTED:
        text = text[:_MOST_QUOTED].rsplit(" ", 1)[0] + "…"
    return f"“{text}”"


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text).casefold()))


def _sentence(clause: SortedClause) -> str:
    text = plain(clause.text)
    return finish(_FILLERS.sub("", text) or text)


def _joined(told: Sequence[str]) -> tuple[str, list[str]]:
    """Sentences as one text within the limit, and those that did not fit."""
    text, left = "", []
    for sentence in dict.fromkeys(told):
        longer = f"{text} {sentence}".strip()
        if len(longer) <= _MOST_LETTERS:
            text = longer
        else:
            left.append(sentence)
    return text, left
