"""What the settings page says."""

from __future__ import annotations

import os

from assistant.keys import API_KEY, PREFIX, keys_file
from assistant.page.view import is_private, plain
from assistant.settings import Settings, notices

_WINS = ("model", "api_base")


def in_force(settings: Settings) -> str:
    """Which model drafts, and what leaves the computer, as Markdown."""
    if settings.model in ("", "built-in"):
        return "**The built-in drafter** writes the words. It needs no account and no key, and nothing leaves this computer."
    where = f" at {plain(settings.api_base)}" if settings.api_base else ""
    named = f"**{plain(settings.model)}**{where} writes the words."
    if is_private(settings):
        return f"{named} It runs on this computer, and nothing leaves it."
    names = (
        "Names are replaced by stand-ins first, as far as they are found."
        if settings.mask_names
        else "Names are included."
    )
    return f"{named} What you type goes to it. {names}"


def warnings(settings: Settings) -> list[str]:
    """What the user should know about the settings."""
    said = list(notices(settings))
    for name in _WINS:
        variable = f"{PREFIX}{name.upper()}"
        if os.environ.get(variable):
            said.append(f"{variable} is set in the environment. It wins over what is saved here.")
    return said


def ways() -> list[tuple[str, str]]:
    """How to set each kind of model, as a title and Markdown."""
    keys = (
        f"The key stays out of this page. Put it into the environment variable `{API_KEY}`, into the provider's own "
        f"variable (such as `OPENAI_API_KEY`), or as a line `{API_KEY}=...` into this file, which only you may read:\n\n"
        f"`{keys_file()}`\n\nThen start First Rung again."
    )
    return [
        (
            "A hosted model",
            "Set **Model** to the provider and the name, such as `openai/gpt-4.1-mini` or "
            "`anthropic/claude-haiku-4-5`. Leave the address empty. What you type goes to the provider.\n\n"
            + keys,
        ),
        (
            "Ollama, on this computer",
            "Start Ollama, and set **Model** to `ollama/` and the name of a model you have pulled, such as "
            "`ollama/llama3.2`. Leave the address empty, or set it if Ollama is not at `http://localhost:11434`. "
            "No key is needed.",
        ),
        (
            "Another server that speaks the OpenAI protocol",
            "Set **Model** to `openai/` and the name the server uses, and the address to the server's, such as "
            "`http://127.0.0.1:8080/v1`. On this computer no key is needed.\n\n" + keys,
        ),
        ("Back to the built-in drafter", "Empty both fields and save."),
    ]
