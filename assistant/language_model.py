"""The only door to language models: the model that litellm reaches, and which one the settings open."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr

from assistant.keys import provider_keys
from assistant.loopback import address_of, keep_off_proxies, stays_here
from assistant.model_errors import explain
from assistant.model_reply import LanguageModel, Reply, carrying, spoken, usable
from assistant.prompt_files import Message
from assistant.scripted_model import ScriptedModel
from assistant.settings import Settings

__all__ = [
    "BUILT_IN",
    "LanguageModel",
    "LiteLLMModel",
    "Reply",
    "ScriptedModel",
    "carrying",
    "open_model",
    "spoken",
]

BUILT_IN = "built-in"
_lent: dict[str, str] = {}


class LiteLLMModel:
    """A model that litellm reaches, hosted or on this computer.

    Args:
        model: provider and name, such as 'openai/gpt-4o-mini' or 'ollama/llama3.2'.
        api_base: address of the server, empty for the provider's own.
        api_key: the key, empty to let litellm look in the provider's usual environment variables.
        timeout_s: seconds to wait for the server in each try. A failed try is made once more.
    """

    def __init__(
        self, model: str, api_base: str = "", api_key: str | SecretStr = "", timeout_s: float = 60
    ) -> None:
        self.name = model
        self.timeout_s = timeout_s
        self._api_base = api_base
        self._key = api_key if isinstance(api_key, SecretStr) else SecretStr(api_key)
        self.local = stays_here(model, api_base)

    def __repr__(self) -> str:
        return f"LiteLLMModel({self.name!r}, local={self.local})"

    def complete(
        self, messages: Sequence[Message], schema: type[BaseModel] | None, temperature: float, max_tokens: int
    ) -> Reply:
        """One call; see `LanguageModel.complete`."""
        litellm, asking = _litellm(), self._asking(messages, temperature, max_tokens)
        started = time.perf_counter()
        try:
            answer = litellm.completion(**asking, response_format=schema)
        # litellm has no base class of its own: some of its exceptions are plain ones.
        except Exception as error:
            raise explain(error, self._who(), (self._key.get_secret_value(),)) from None
        return self._reply(answer, time.perf_counter() - started)

    def stream(self, messages: Sequence[Message], temperature: float, max_tokens: int) -> Iterator[str]:
        """The words of one call in pieces, as they come.

        Raises:
            ModelUnreachable: no answer came.
            ModelRefused: the provider said no.
        """
        litellm, asking = _litellm(), self._asking(messages, temperature, max_tokens)
        try:
            for chunk in litellm.completion(**asking, stream=True):
                piece = chunk.choices[0].delta.content if chunk.choices else None
                if piece:
                    yield piece
        except Exception as error:
            raise explain(error, self._who(), (self._key.get_secret_value(),)) from None

    def _asking(self, messages: Sequence[Message], temperature: float, max_tokens: int) -> dict[str, Any]:
        """What every call says."""
        if self.local:
            keep_off_proxies(address_of(self.name, self._api_base))
        return {
            "model": self.name,
            "messages": [{"role": message.role, "content": message.text} for message in messages],
            "temperature": temperature,
            "max_tokens": max_tokens,
            "api_base": self._api_base or None,
            "api_key": self._key.get_secret_value() or ("none" if self.local else None),
            "timeout": self.timeout_s,
            "max_retries": 1,
            "drop_params": True,
        }

    def _reply(self, answer: Any, seconds: float) -> Reply:
        choice = answer.choices[0] if answer.choices else None
        text = (choice.message.content if choice else None) or ""
        usage = getattr(answer, "usage", None)
        reply = Reply(
            text=text,
            model=self.name,
            seconds=seconds,
            cost_usd=0.0 if self.local else _cost_usd(answer, self.name),
            prompt_tokens=getattr(usage, "prompt_tokens", 0) or 0,
            completion_tokens=getattr(usage, "completion_tokens", 0) or 0,
        )
        return usable(reply, cut_off=bool(choice and choice.finish_reason == "length"))

    def _who(self) -> str:
        return f"{self.name!r}" + (f" at {urlsplit(self._api_base).netloc!r}" if self._api_base else "")


def open_model(settings: Settings, override: str | None = None) -> LanguageModel | None:
    """The model that the settings, or `override` in their place, name; None for the built-in drafter.

    Raises:
        SettingsError: the file of keys cannot be read.
    """
    name = settings.model if override is None else override.strip()
    if name in ("", BUILT_IN):
        return None
    _lend_keys()
    return LiteLLMModel(name, settings.api_base, settings.api_key or "", settings.timeout_s)


def _lend_keys() -> None:
    """Put the keys of the keys file where litellm looks; a variable that the user set stays."""
    for variable, key in provider_keys().items():
        if os.environ.get(variable) == _lent.get(variable):
            os.environ[variable] = _lent[variable] = key.get_secret_value()


def _litellm() -> ModuleType:
    """Import litellm quiet: no price list or header list from the network, no `.env`, no chatter."""
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    os.environ["LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS"] = "True"
    os.environ.setdefault("LITELLM_MODE", "PRODUCTION")
    os.environ.setdefault("LITELLM_LOG", "CRITICAL")
    import litellm

    litellm.telemetry = False
    litellm.suppress_debug_info = True
    return litellm


def _cost_usd(answer: Any, model: str) -> float | None:
    try:
        return float(_litellm().completion_cost(completion_response=answer, model=model))
    # No price, or no usage to price: either way the cost is not known.
    except Exception:
        return None
