"""What went wrong with a model call, in the words of First Rung's own exceptions.

Reads an exception of litellm by the names in its chain, so that this file imports nothing of litellm.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from assistant.errors import ModelError, ModelRefused, ModelReplyError, ModelUnreachable

_LONGEST_QUOTE = 200
# litellm puts one into its message where it trips over the shape of a reply.
_TRACEBACK = "traceback"
_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL", re.IGNORECASE)
_SECRET_SHAPE = re.compile(
    r"\bsk-[\w*.\-]+|(?<=bearer )\S+|(?<=api[_ -]key[=:])\s*\S+|(?<=key provided: )\S+", re.IGNORECASE
)

_BUILT_IN = "or go on with the built-in drafter"
_SERVER = f"Check that it is running and that api_base is right, try again in a moment, {_BUILT_IN}."
_KEY = f"Set FIRST_RUNG_API_KEY, or put the key in keys.env, {_BUILT_IN}."
_NAME = (
    f"Write the model as provider/name, such as 'ollama/llama3.2', check that it exists there, {_BUILT_IN}."
)

# The first row with a name in the exception's chain decides.
_ROWS: tuple[tuple[frozenset[str], type[ModelError], str, str], ...] = (
    (
        frozenset({"Timeout", "APITimeoutError"}),
        ModelUnreachable,
        "no reply came in time",
        f"Try again, raise timeout_s, choose a faster model, {_BUILT_IN}.",
    ),
    (frozenset({"AuthenticationError"}), ModelRefused, "the key was missing or not accepted", _KEY),
    (frozenset({"PermissionDeniedError"}), ModelRefused, "the key may not use this model", _KEY),
    (
        frozenset({"RateLimitError", "BudgetExceededError", "PaymentRequiredError"}),
        ModelRefused,
        "the quota or the rate limit was reached",
        f"Wait a little, check the provider's plan, {_BUILT_IN}.",
    ),
    (frozenset({"NotFoundError"}), ModelRefused, "there is no such model or address", _NAME),
    (
        frozenset({"ContextWindowExceededError"}),
        ModelRefused,
        "the text was longer than the model can read",
        f"Shorten what you wrote, choose a model with a longer context, {_BUILT_IN}.",
    ),
    (
        frozenset({"ContentPolicyViolationError"}),
        ModelRefused,
        "the provider's content rules stopped it",
        f"Say it in other words, {_BUILT_IN}.",
    ),
    (
        frozenset({"JSONDecodeError", "APIResponseValidationError"}),
        ModelReplyError,
        "no readable reply came",
        _SERVER,
    ),
    (frozenset({"APIConnectionError"}), ModelUnreachable, "the connection was refused or dropped", _SERVER),
    (
        frozenset({"BadRequestError", "UnprocessableEntityError"}),
        ModelRefused,
        "the request was not accepted",
        f"Choose a model that can reply in a JSON schema, {_BUILT_IN}.",
    ),
)


def explain(error: Exception, who: str, secrets: tuple[str, ...] = ()) -> ModelError:
    """The exception of ours that stands for `error`, raised while asking the model `who`.

    Its message says what was expected, what came and what to do next, and never holds one of `secrets`, a
    secret of the environment, or anything in the shape of a key.
    """
    kind, came, mend = _kind(error)
    said = re.split(_TRACEBACK, str(error), maxsplit=1, flags=re.IGNORECASE)[0]
    quote = hide_secrets(" ".join(said.split()), secrets)[:_LONGEST_QUOTE]
    return kind(f"Expected a reply from {who}, but {came}. It said: {quote!r}. {mend}")


def hide_secrets(text: str, secrets: tuple[str, ...] = ()) -> str:
    """`text` with every secret replaced by ***."""
    known = (value for name, value in os.environ.items() if _SECRET_NAME.search(name) and len(value) > 7)
    for secret in sorted({*secrets, *known} - {""}, key=len, reverse=True):
        text = text.replace(secret, "***")
    return _SECRET_SHAPE.sub("***", text)


def _kind(error: Exception) -> tuple[type[ModelError], str, str]:
    text = str(error).lower()
    if "missing credentials" in text:
        return ModelRefused, "no key was given", _KEY
    if "provider not provided" in text:
        return ModelRefused, "its name does not say the provider", _NAME
    if "valid response" in text or _TRACEBACK in text:
        return ModelReplyError, "something other than a reply came", _SERVER
    names = set(_names(error))
    for row, kind, came, mend in _ROWS:
        if row & names:
            return kind, came, mend
    return _by_status(getattr(error, "status_code", None))


def _by_status(status: object) -> tuple[type[ModelError], str, str]:
    if status in (401, 403):
        return ModelRefused, "the key was not accepted for this model", _KEY
    if status == 402:
        return ModelRefused, "the provider asks for payment", f"Check the provider's plan, {_BUILT_IN}."
    if isinstance(status, int) and 400 <= status < 500:
        return ModelRefused, "the request was not accepted", _NAME
    return ModelUnreachable, "the server failed", _SERVER


def _names(error: BaseException | None) -> Iterator[str]:
    """Class names of `error` and its bases, then of what caused it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield from (base.__name__ for base in type(error).__mro__)
        error = error.__cause__ or error.__context__
