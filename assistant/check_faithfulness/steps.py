"""To the method: its required steps are there, and in order."""

from __future__ import annotations

import re

from assistant.check_faithfulness.step_words import WORDS
from assistant.check_faithfulness.strength import about_it
from assistant.check_faithfulness.told import told_by
from assistant.grammar import parse
from assistant.schemas import Cited, Draft, Finding, Method, Sentence, Situation, Step, Yours

_EDITED = Yours(field="raw")
_TOLD = 0.25  # of the words of a sentence, for it to tell of what happened
# Steps that open a talk: only their place can be told from words alone.
_FIRST = frozenset({"thank", "purpose", "open", "heads-up", "hand-over"})


def check_steps(draft: Draft, method: Method, situation: Situation | None = None) -> list[Finding]:
    """A finding for each required step that is missing, or stands before one that it should follow.

    A sentence does a step where it cites the step's advice or tells a field that the step needs. In sentences that the
    leader wrote, a step is known by its words; there its order is left to them, but for the opening.
    """
    if any(_EDITED in s.origins for s in draft.sentences):
        return _read(draft, method, situation)
    at, out = 0, []
    for step in _required(method):
        places = [n for n, sentence in enumerate(draft.sentences) if _does(sentence, step)]
        after = [n for n in places if n >= at]
        if after:
            at = after[0]
        else:
            out.append(_failed(step, early=bool(places)))
    return out or [Finding(check="steps", verdict="pass", score=1.0)]


def _required(method: Method) -> list[Step]:
    return [step for step in method.steps if step.required and step.spoken]


def _does(sentence: Sentence, step: Step) -> bool:
    return any(
        (isinstance(o, Cited) and o.advice in step.advice) or (isinstance(o, Yours) and o.field in step.needs)
        for o in sentence.origins
    )


def _read(draft: Draft, method: Method, situation: Situation | None) -> list[Finding]:
    """Steps as read in the leader's own words. One sentence may do two of them."""
    out = []
    for step in _required(method):
        places = [
            n for n, s in enumerate(draft.sentences) if _does(s, step) or _says(s, step, method, situation)
        ]
        if not places:
            out.append(_failed(step, own=True))
        elif step.id in _FIRST and step is method.steps[0] and places[0] > 2:
            out.append(_failed(step, late=True))
    return out or [Finding(check="steps", verdict="pass", score=1.0)]


def _says(sentence: Sentence, step: Step, method: Method, situation: Situation | None) -> bool:
    if not all(isinstance(o, Yours) and o.field == "raw" for o in sentence.origins):
        return False
    if "happened" in step.needs:
        return _tells_of(sentence.text, situation)
    pattern = WORDS.get(f"{method.id}.{step.id}")
    return pattern is None or re.search(rf"(?i)(?:\b|(?<=\W))(?:{pattern})", sentence.text) is not None


def _tells_of(text: str, situation: Situation | None) -> bool:
    """Whether a sentence tells of what happened: it shares words with it, or without a situation it is in the past."""
    told = [t.said for t in told_by(situation) if not t.wished] if situation else []
    past = any(t.tag_ in {"VBD", "VBN"} for t in parse(text))
    return about_it(text, told, _TOLD) and (past or _tells_what_is(situation)) if told else past


def _tells_what_is(situation: Situation | None) -> bool:
    """Whether the leader told of how things are or will be, and not of what was: a charter, a plan."""
    return situation is not None and not any(
        t.tag_ == "VBD" for told in told_by(situation) for t in parse(told.said)
    )


def _failed(step: Step, *, early: bool = False, late: bool = False, own: bool = False) -> Finding:
    where = "comes too early" if early else "comes late" if late else "is not in it"
    mend = "Put it in its place." if early else "Begin with it." if late else "Add a sentence that does it."
    if own:
        mend = "Add a sentence that does it, or leave it if you said it in other words."
    return Finding(
        check="steps",
        verdict="fail",
        score=0.0,
        reason=f"The step “{step.name}” {where}. {step.says}",
        suggestion=mend,
        advice=step.advice[0] if step.advice else "",
    )
