"""Reframing by the style's operations, without a model."""

from __future__ import annotations

import time
from dataclasses import dataclass

from assistant.check_faithfulness import situation_text
from assistant.errors import InputError
from assistant.reframe.ask_leader import questions_for
from assistant.reframe.checking import UNSCORED, checked, scored, without_new_faults
from assistant.reframe.meaning import Support, losing
from assistant.reframe.operations.common import Context
from assistant.reframe.run import Outcome, Run, change_of, marks_of
from assistant.reframe.styles import all_styles, styles
from assistant.reframe.tone import method_for
from assistant.reframe.values import Change, Meaning, Reframed, StyleId
from assistant.schemas import Kind, Method, Situation

LONGEST = 20_000
_MOST_TRIES = 4


@dataclass(frozen=True)
class _Job:
    """One text to be put one way: `given` is what else the leader told."""

    text: str
    context: Context
    method: Method
    given: str

    def run(self, allowed: frozenset[str] | None) -> Outcome:
        """The changes of the style, limited to these ids, less those that would make the tone worse."""
        found = self.run_freely(allowed)
        return without_new_faults(self.text, self.method, self.run_freely, found)

    def run_freely(self, allowed: frozenset[str] | None) -> Outcome:
        """The changes of the style, limited to these ids."""
        return Run(self.text, styles()[self.context.style], self.context, allowed, self.given).outcome()

    def meaning(self, outcome: Outcome, support: Support | None) -> Meaning | None:
        """The meaning that is kept; None where it is not scored."""
        return scored(self.text, outcome.words.chars, self.given, changes_of(outcome), support)


def changes_of(outcome: Outcome) -> tuple[Change, ...]:
    """The changes with their titles, reasons and places."""
    about = all_styles().operations
    return tuple(
        change_of(
            m, outcome.words, (about[m.use.name].title, about[m.use.name].reason, about[m.use.name].advice)
        )
        for m in outcome.made
    )


def _meant(job: _Job, outcome: Outcome, support: Support | None) -> tuple[Outcome, Meaning | None]:
    """Without the changes at sentences whose meaning does not hold: those sentences stay as they were."""
    meaning = job.meaning(outcome, support)
    for _ in range(_MOST_TRIES):
        if meaning is None or not (bad := losing(meaning)):
            break
        outcome = job.run(frozenset(m.id for m in outcome.made) - bad)
        meaning = job.meaning(outcome, support)
    return outcome, meaning


def _read(text: str, style: StyleId) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text or len(text) > LONGEST:
        raise InputError(
            f"Expected a text of 1 to {LONGEST} characters, got {len(text)}. Give the words to reframe."
        )
    if style not in styles():
        raise InputError(f"Expected a style out of {', '.join(styles())}, got {style!r}. Choose one.")
    return text


def reframe_built_in(
    text: str,
    style: StyleId,
    *,
    situation: Situation | None = None,
    kind: Kind | None = None,
    strength: float = 1.0,
    support: Support | None = None,
    allowed: frozenset[str] | None = None,
    taken_back: tuple[str, ...] = (),
) -> Reframed:
    """Reframe by the style's operations. `allowed` limits it to these change ids.

    Raises:
        InputError: the text is empty or too long, or the style is not known.
    """
    started, text, method = time.perf_counter(), _read(text, style), method_for(kind)
    context = Context(style=style, situation=situation, kind=kind, limits=method.limits)
    job = _Job(text, context, method, situation_text(situation) if situation else "")
    if strength < 1:
        allowed = frozenset(m.id for m in job.run_freely(allowed).made if m.use.level <= strength)
    outcome, meaning = _meant(job, job.run(allowed), support)
    result, glue = outcome.words.chars, sum(made.glue for made in outcome.made)
    return Reframed(
        text=result, original=text, style=style, strength=strength, changes=changes_of(outcome), marks=tuple(marks_of(outcome.words)),
        taken_back=taken_back, questions=questions_for(outcome, context), meaning=meaning,
        findings=checked(text, result, job.given, method, meaning, glue), notices=(UNSCORED,) if support and meaning is None else (),
        situation=situation, kind=kind, seconds=time.perf_counter() - started,
    )  # fmt: skip
