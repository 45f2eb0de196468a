"""A style from what was observed of the peer, with its evidence; or that it is not clear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.reframe.styles import style_questions, styles
from assistant.reframe.values import PossibleAnswer, StyleId, StyleQuestion, Suggestion
from assistant.tidy import finish

if TYPE_CHECKING:
    from collections.abc import Iterable

# Two answers of three that agree; a single one is too little to go by.
_LEAST_POINTS = 3.0
_LEAST_SHARE = 0.6


def _answer(question: StyleQuestion, given: str) -> PossibleAnswer:
    found = next((a for a in question.answers if given in (a.id, a.says)), None)
    if found is None:
        known = ", ".join(a.id for a in question.answers)
        raise InputError(f"Expected an answer to {question.id!r} out of {known}, got {given!r}. Choose one.")
    return found


def _points(answers: Iterable[PossibleAnswer]) -> dict[StyleId, float]:
    points: dict[StyleId, float] = defaultdict(float)
    for answer in answers:
        for style, weight in answer.styles.items():
            points[style] += weight
    return points


def suggest_style(answers: Mapping[str, str]) -> Suggestion:
    """A style from answers to `style_questions()`: question id to answer id. A question may be left out.

    Raises:
        InputError: a question or an answer is not one of them.
    """
    questions = {q.id: q for q in style_questions()}
    strange = sorted(set(answers) - set(questions))
    if strange:
        raise InputError(f"Expected answers to {sorted(questions)!r}, got {strange!r}. Leave those out.")
    given = {name: _answer(questions[name], said) for name, said in answers.items()}
    points = _points(given.values())
    best = max(points, key=lambda name: points[name], default=None)
    share = points[best] / sum(points.values()) if best else 0.0
    if best is None or points[best] < _LEAST_POINTS or share < _LEAST_SHARE:
        says = "Not clear. What you saw points in different directions, or there is too little of it. Keep your own words, or ask them how they like to hear things."
        return Suggestion(style=None, evidence=(), share=round(share, 2), says=says)
    evidence = tuple(f"{questions[n].ask} {finish(a.says)}" for n, a in given.items() if a.styles.get(best))
    says = f"It may be {styles()[best].name.lower()}: {styles()[best].in_short} A guess to check, not a fact about them."
    return Suggestion(style=best, evidence=evidence, share=round(share, 2), says=says)
