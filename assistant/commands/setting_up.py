"""Commands that set up: `models`, `app` and `index`."""

from __future__ import annotations

from typing import Annotated

import typer


def models(
    model: Annotated[
        str | None, typer.Option("--model", help="Try this model instead of the one that is set.")
    ] = None,
) -> None:
    """Say which model is set and whether it answers, and how to set one."""
    from assistant.ask import check_model
    from assistant.keys import config_file, keys_file
    from assistant.language_model import open_model
    from assistant.settings import load_settings, notices

    settings = load_settings()
    opened = open_model(settings, model)
    if opened is None:
        typer.echo("Model: the built-in drafter. It needs no key, and nothing leaves this computer.")
    else:
        where = (
            "on this computer"
            if opened.local
            else "hosted: your words leave this computer, names only as stand-ins"
        )
        typer.echo(f"Model: {opened.name} ({where})")
        health = check_model(opened)
        typer.echo(health.message)
    for notice in notices(settings):
        typer.echo(notice)
    typer.echo(
        "\nTo set a model, put these into the environment, or without FIRST_RUNG_ and in small letters into\n"
        f"{config_file()}:\n"
        "  a hosted one           FIRST_RUNG_MODEL=anthropic/claude-sonnet-4-5   and its key, e.g. ANTHROPIC_API_KEY\n"
        "  Ollama                 FIRST_RUNG_MODEL=ollama_chat/llama3.2\n"
        "  any compatible server  FIRST_RUNG_MODEL=openai/NAME  FIRST_RUNG_API_BASE=http://127.0.0.1:8080/v1\n"
        f"Keys are read from the environment or from {keys_file()}, and are never shown, logged or saved."
    )
    if opened is not None and not health.answers:
        raise typer.Exit(1)


def open_app(
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help="Port on 127.0.0.1.")] = 8501,
) -> None:
    """Open the page in your browser's reach, on this computer only."""
    from assistant.serve import serve

    raise typer.Exit(serve(port))


def index() -> None:
    """Build the index of the library if it is not there yet."""
    from assistant.retrieve import ensure_index
    from assistant.settings import load_settings

    folder = ensure_index(load_settings().cache_dir)
    typer.echo(f"The index is ready in {folder}.")
