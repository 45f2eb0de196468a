"""What a language model is to the rest of First Rung: something that can be asked, and what it replied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pydantic import BaseModel

from assistant.errors import ModelError, ModelReplyError
from assistant.prompt_files import Message
from assistant.schemas import Value


class Reply(Value):
    """What one call brought. `seconds` is wall clock; `cost_usd` is None where the price is not known."""

    text: str
    model: str
    seconds: float
    cost_usd: float | None
    prompt_tokens: int
    completion_tokens: int


class LanguageModel(Protocol):
    """Anything that can be asked. `local` is true only where nothing leaves this computer."""

    @property
    def name(self) -> str:
        """The model as the user knows it, such as 'ollama/llama3.2'."""

    @property
    def local(self) -> bool:
        """Whether the text stays on this computer."""

    def complete(
        self, messages: Sequence[Message], schema: type[BaseModel] | None, temperature: float, max_tokens: int
    ) -> Reply:
        """One call. With a `schema` the model is asked for JSON of that shape, which is not checked here.

        Raises:
            ModelUnreachable: no answer came.
            ModelRefused: the provider said no.
            ModelReplyError: the reply is empty or cut off; `spoken(error)` holds it.
        """


def usable(reply: Reply, *, cut_off: bool) -> Reply:
    """The reply, where there is something to read and it is whole.

    Raises:
        ModelReplyError: it is empty or cut off; `spoken(error)` holds it.
    """
    if cut_off:
        came = (
            f"it was cut off after {reply.completion_tokens} tokens. Ask for less, or choose another model."
        )
    elif not reply.text:
        came = "it was empty. Try again, choose another model, or go on with the built-in drafter."
    else:
        return reply
    raise carrying(ModelReplyError(f"Expected a whole reply from {reply.model!r}, but {came}"), [reply])


def spoken(error: ModelError) -> tuple[Reply, ...]:
    """The replies that came, and may have cost, before `error` was raised; oldest first."""
    return tuple(vars(error).get("replies", ()))


def carrying(error: ModelError, replies: Sequence[Reply]) -> ModelError:
    """`error`, with the replies that came before it."""
    vars(error)["replies"] = tuple(replies)
    return error
