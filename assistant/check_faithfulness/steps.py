"""To the method: its required steps are there, and in order."""

from __future__ import annotations

from assistant.schemas import Cited, Draft, Finding, Method, Sentence, Step, Yours

_EDITED = Yours(field="raw")


def check_steps(draft: Draft, method: Method) -> list[Finding]:
    """A finding for each required step that is missing, or stands before one that it should follow.

    A sentence does a step where it cites the step's advice or tells a field that the step needs. Where the leader wrote
    sentences of their own, a step may be in those: it is then unscored, not missing.
    """
    edited = any(_EDITED in s.origins for s in draft.sentences)
    at, out = 0, []
    for step in (step for step in method.steps if step.required and step.spoken):
        places = [n for n, sentence in enumerate(draft.sentences) if _does(sentence, step)]
        after = [n for n in places if n >= at]
        if after:
            at = after[0]
        elif edited:
            out.append(_unscored(step))
        else:
            out.append(_failed(step, early=bool(places)))
    return out or [Finding(check="steps", verdict="pass", score=1.0)]


def _does(sentence: Sentence, step: Step) -> bool:
    return any(
        (isinstance(o, Cited) and o.advice in step.advice) or (isinstance(o, Yours) and o.field in step.needs)
        for o in sentence.origins
    )


def _failed(step: Step, *, early: bool) -> Finding:
    where = "comes too early in it" if early else "is not in it"
    return Finding(
        check="steps",
        verdict="fail",
        score=0.0,
        reason=f"The step “{step.name}” {where}. {step.says}",
        suggestion="Put it in its place." if early else "Add it.",
        advice=step.advice[0] if step.advice else "",
    )


def _unscored(step: Step) -> Finding:
    return Finding(
        check="steps",
        verdict="unscored",
        score=None,
        reason=f"You changed the words. Whether “{step.name}” is still in them was not read.",
    )
