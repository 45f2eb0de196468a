"""A model that gives prepared replies, so that every flow runs without a provider."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import BaseModel

from assistant.model_reply import Reply, usable
from assistant.prompt_files import Message


class Asked(NamedTuple):
    """What a scripted model was asked."""

    messages: tuple[Message, ...]
    schema: type[BaseModel] | None
    temperature: float
    max_tokens: int


class ScriptedModel:
    """A model that gives prepared replies, so that every flow runs without a provider.

    Args:
        replies: in order, a text to reply with or an exception to raise.
        cost_usd: what each reply is said to cost.
    """

    def __init__(
        self,
        replies: Sequence[str | Exception],
        name: str = "scripted",
        local: bool = True,
        cost_usd: float | None = 0.0,
    ) -> None:
        self.name = name
        self.local = local
        self.asked: list[Asked] = []
        self._replies = tuple(replies)
        self._cost_usd = cost_usd

    def complete(
        self, messages: Sequence[Message], schema: type[BaseModel] | None, temperature: float, max_tokens: int
    ) -> Reply:
        """The next prepared reply.

        Raises:
            LookupError: it was asked more often than it has replies, which is a mistake in the script.
        """
        self.asked.append(Asked(tuple(messages), schema, temperature, max_tokens))
        if len(self.asked) > len(self._replies):
            raise LookupError(
                f"{self.name!r} has {len(self._replies)} replies but was asked {len(self.asked)} times."
            )
        given = self._replies[len(self.asked) - 1]
        if isinstance(given, Exception):
            raise given
        words = [len(text.split()) for text in (*(message.text for message in messages), given)]
        *asked, said = words
        reply = Reply(
            text=given,
            model=self.name,
            seconds=0.0,
            cost_usd=self._cost_usd,
            prompt_tokens=sum(asked),
            completion_tokens=said,
        )
        return usable(reply, cut_off=False)
