"""The decision: declined where the words say so, or where the classifier is sure enough."""

from __future__ import annotations

from contextlib import suppress

from assistant.errors import RetrievalError
from assistant.schemas import Situation, Value
from assistant.scope.masking import masked
from assistant.scope.model import by_model
from assistant.scope.rules import all_text, by_rule
from assistant.scope.topics import gravest, says

_APPEAL = "If that is not what you mean, put it in other words."


class OutOfScope(Value):
    """Why nothing is drafted, and who can help."""

    topic: str
    says: str


def out_of_scope(situation: Situation) -> OutOfScope | None:
    """The topic that First Rung is not for, or None. Read from all that the leader wrote.

    Where more than one is suspected, the gravest is answered. Where the embedding model cannot be used, the words alone decide.
    """
    text = all_text(situation)
    plain = masked(text, situation)
    found = [by_rule(text), by_rule(plain)]
    with suppress(RetrievalError):
        found.append(by_model(plain))
    topic = gravest(found)
    return OutOfScope(topic=topic, says=f"{says(topic)} {_APPEAL}") if topic else None
