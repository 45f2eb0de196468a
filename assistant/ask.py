"""Ask a model for a typed reply: send the schema, check what comes, ask again with the complaint in hand."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import ModelError, ModelReplyError, PromptError
from assistant.language_model import LanguageModel, Reply, carrying, spoken
from assistant.prompt_files import Message, Prompt, load_prompt
from assistant.schemas import Value

T = TypeVar("T", bound=BaseModel)
Validate = Callable[[T], Sequence[str]]

_LONGEST_ECHO = 2000
_MOST_COMPLAINTS = 5
_NO_JSON = {"json_invalid": "it is not the JSON object that was asked for, or not all of it"}
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"^```(?:json)?[ \t]*\n(.*?)\n?```[ \t]*$", re.DOTALL | re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Answer(Generic[T]):
    """A reply that validates, with every reply it took to get there."""

    value: T
    replies: tuple[Reply, ...]

    @property
    def seconds(self) -> float:
        """Seconds spent waiting for the model, failed attempts included."""
        return sum(reply.seconds for reply in self.replies)

    @property
    def cost_usd(self) -> float | None:
        """US dollars spent, failed attempts included; None where the price of one is not known."""
        return total_cost(self.replies)


class YesReply(Value):
    """The reply to the test call."""

    answer: Literal["yes"]


class ModelHealth(Value):
    """Whether a model answers, how long that took in seconds, and what to say about it."""

    answers: bool
    seconds: float
    message: str


def ask(
    model: LanguageModel,
    prompt: Prompt,
    values: Mapping[str, object],
    schema: type[T],
    validate: Validate[T] | None = None,
    attempts: int = 3,
) -> Answer[T]:
    """Ask `model` until a reply validates, at most `attempts` times.

    Args:
        model: whom to ask.
        prompt: what to ask; its `reply` names `schema`.
        values: exactly the prompt's inputs.
        schema: the shape the reply must have.
        validate: complaints about a reply of the right shape; empty when it is fine.
        attempts: calls at most, 1 or more.

    Raises:
        PromptError: prompt, values and schema do not fit each other.
        ModelReplyError: no attempt validated; `spoken(error)` holds the replies.
        ModelError: a call failed; `spoken(error)` holds the replies before it.
    """
    if prompt.reply != schema.__name__:
        raise PromptError(
            f"Prompt {prompt.name!r} asks for a {prompt.reply!r} but {schema.__name__!r} is to be read. "
            "Name one of them in both places."
        )
    messages = asked = prompt.render(**values)
    replies: tuple[Reply, ...] = ()
    complaints: Sequence[str] = ()
    for _ in range(attempts):
        reply, complaints = _call(model, prompt, asked, schema, replies)
        replies += (reply,)
        if not complaints:
            value, complaints = _read(reply.text, schema, validate)
            if value is not None:
                return Answer(value, replies)
        asked = (*messages, *_again(reply.text, complaints))
    raise carrying(_never(model, prompt, len(replies), complaints), replies)


def check_model(model: LanguageModel) -> ModelHealth:
    """One tiny test call: does the model answer, and in the shape it is asked for?"""
    started = time.perf_counter()
    try:
        answer = ask(model, load_prompt("answer_yes"), {}, YesReply, attempts=1)
    except ModelError as error:
        return ModelHealth(answers=False, seconds=time.perf_counter() - started, message=str(error))
    message = f"{model.name} answered in {answer.seconds:.1f} s."
    return ModelHealth(answers=True, seconds=answer.seconds, message=message)


def total_cost(replies: Sequence[Reply]) -> float | None:
    """US dollars for all of `replies`; None where the price of one is not known."""
    costs = [reply.cost_usd for reply in replies]
    return None if None in costs else sum(cost for cost in costs if cost is not None)


def _call(
    model: LanguageModel,
    prompt: Prompt,
    messages: Sequence[Message],
    schema: type[T],
    before: tuple[Reply, ...],
) -> tuple[Reply, Sequence[str]]:
    """One call: the reply, and a complaint where it is empty or cut off."""
    try:
        return model.complete(messages, schema, prompt.temperature, prompt.max_tokens), ()
    except ModelError as error:
        paid = spoken(error)
        if paid and isinstance(error, ModelReplyError):
            return paid[-1], ("it is empty" if not paid[-1].text else "it is cut off; write less",)
        carrying(error, before + paid)
        raise


def _read(text: str, schema: type[T], validate: Validate[T] | None) -> tuple[T | None, Sequence[str]]:
    try:
        value = schema.model_validate_json(_bare(text))
    except ValidationError as error:
        return None, [
            _complaint(item["loc"], _NO_JSON.get(item["type"], item["msg"])) for item in error.errors()
        ]
    complaints = validate(value) if validate else ()
    return (None, complaints) if complaints else (value, ())


def _bare(text: str) -> str:
    """The JSON in `text`: without a model's thoughts before it, and out of a code fence around it."""
    text = _THOUGHT.sub("", text).strip()
    fence = None if text.startswith(("{", "[")) else _FENCED.search(text)
    return fence[1] if fence else text


def _complaint(place: tuple[int | str, ...], says: str) -> str:
    return f"{'.'.join(map(str, place)) or 'the reply'}: {says}"


def _again(text: str, complaints: Sequence[str]) -> tuple[Message, ...]:
    said = (Message(role="assistant", text=text[:_LONGEST_ECHO]),) if text else ()
    listed = "\n".join(f"- {complaint}" for complaint in complaints[:_MOST_COMPLAINTS])
    mend = "Reply again with the whole JSON object, mended, and nothing else."
    return (*said, Message(role="user", text=f"That reply cannot be used:\n{listed}\n{mend}"))


def _never(model: LanguageModel, prompt: Prompt, count: int, complaints: Sequence[str]) -> ModelReplyError:
    listed = "; ".join(complaints[:_MOST_COMPLAINTS])
    return ModelReplyError(
        f"Expected {model.name!r} to reply to {prompt.name!r} in the form asked for, and {count} replies did not fit it. "
        f"The last one: {listed}. Try again, choose a stronger model, or go on with the built-in drafter."
    )
