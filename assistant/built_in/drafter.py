"""The built-in drafter: which composer a method has, and where free text stands in for the intake."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from assistant.built_in.by_steps import compose_by_steps
from assistant.built_in.common import Composed
from assistant.built_in.mention import compose_mention
from assistant.built_in.raw_text import fill_from_raw
from assistant.built_in.reset import compose_reset
from assistant.schemas import IntakeField, Method, Sentence, Situation, Yours

# A reset and a mention have composers of their own; the others are made from their steps.
_COMPOSERS: dict[str, Callable[[Situation, Method, int], Composed]] = {
    "reset": compose_reset,
    "mention": compose_mention,
}


def compose(situation: Situation, method: Method, version: int = 0) -> Composed:
    """Draft from the leader's own words. The same version gives the same words; the next one differs.

    No observable fact gives no draft, only questions. Nothing is made up: a step without its field is left out.
    Where only free text was given, what can be said is taken from it.
    """
    told = fill_from_raw(situation)
    made = _COMPOSERS.get(method.id, compose_by_steps)
    composed = made(told.situation, method, version + _turn(situation))
    asked = tuple(dict.fromkeys((*told.questions, *composed.questions)))
    composed = composed.model_copy(update={"questions": asked})
    if composed.draft is None:
        return composed
    sentences = tuple(_as_raw(s, told.fields) for s in composed.draft.sentences)
    draft = composed.draft.model_copy(update={"sentences": sentences, "version": version, "questions": asked})
    return composed.model_copy(update={"draft": draft})


def _turn(situation: Situation) -> int:
    """Where in the stock a situation starts, so that two situations do not sound alike. The same on every machine."""
    told = (situation.peer.name, situation.peer.role, *situation.happened, situation.wish, situation.raw)
    return zlib.crc32("\n".join(told).encode()) % 60


def _as_raw(sentence: Sentence, fields: tuple[IntakeField, ...]) -> Sentence:
    """The same sentence, with the free text named as the place it came from."""
    origins = tuple(
        Yours(field="raw") if isinstance(o, Yours) and o.field in fields else o for o in sentence.origins
    )
    return sentence.model_copy(update={"origins": origins})
