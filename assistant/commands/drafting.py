"""Commands that draft and look up: `draft` and `advise`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.common import known_kind, line
from assistant.errors import InputError

EXIT = {"drafted": 0, "asks": 3, "abstains": 4}


def advise(
    question: Annotated[
        str | None,
        typer.Argument(
            help="A question, in your own words. Without it, one a line is read from standard input."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line a question.")] = False,
    most: Annotated[int, typer.Option("-k", min=1, max=50, help="At most this many pieces of advice.")] = 5,
) -> None:
    """Print the advice that fits a question, and where it comes from; say so when nothing does."""
    from assistant.export import place_of
    from assistant.report import fit_report, passage_report
    from assistant.retrieve import find_advice
    from assistant.settings import load_settings
    from assistant.sources import find_in_sources

    settings = load_settings()
    questions = [question] if question is not None else [line.strip() for line in sys.stdin]
    for asked in (q for q in questions if q):
        fits = find_advice(asked, settings.cache_dir, most)
        own = find_in_sources(asked, settings, most)
        if as_json:
            line({"question": asked, "items": [*map(fit_report, fits), *map(passage_report, own)]})
            continue
        if not fits and not own:
            typer.echo(
                f"{asked}\n  Nothing in the library fits this. It holds advice on tense relationships between peers.\n"
            )
            continue
        typer.echo(asked)
        for fit in fits:
            place = fit.advice.places[0]
            typer.echo(
                f"  {fit.advice.do}\n    {fit.advice.person}, {fit.advice.role}: {fit.advice.article}, "
                f"paragraph {', '.join(map(str, place.paragraphs))} [{fit.advice.id}, {fit.score:.2f}]"
            )
        for passage in own:
            typer.echo(
                f"  “{' '.join(passage.text.split())}”\n    Your own source {passage.file}, {place_of(passage)} "
                f"[{passage.id}, {passage.score:.2f}]"
            )
        typer.echo("")


def draft(
    situation: Annotated[
        str,
        typer.Option(
            "--situation", help="A YAML file, or - for standard input. Several documents give several drafts."
        ),
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", help="The method, or auto. Wins over the file.")
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", help="A litellm model name, or built-in. Wins over the settings.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line a situation.")] = False,
    version: Annotated[
        int, typer.Option("--version", min=0, max=10_000, help="Another version of the built-in draft.")
    ] = 0,
    save: Annotated[
        Path | None,
        typer.Option("--save", help="Keep the whole preparation, situation included, in this new JSON file."),
    ] = None,
) -> None:
    """Draft words for a situation. Exit 0 drafted, 3 asks, 4 abstains, 2 bad input."""
    from assistant.export import to_markdown
    from assistant.language_model import open_model
    from assistant.prepare import prepare
    from assistant.report import preparation_report
    from assistant.settings import load_settings
    from assistant.situation_files import read_situations

    known_kind(kind)
    situations = read_situations(situation)
    if save and (len(situations) > 1 or save.exists()):
        got = f"{len(situations)} situations" if len(situations) > 1 else f"{save}, which is there already"
        raise InputError(f"--save: expected one situation and a new file, got {got}. Name another.")
    settings = load_settings()
    opened = open_model(settings, model)
    worst = 0
    for one in situations:
        wanted = one.model_copy(update={"kind": kind}) if kind else one
        record = prepare(wanted, model=opened, settings=settings, version=version)
        worst = max(worst, EXIT[record.status])
        if save:
            _keep(save, record.model_dump_json(indent=1))
        if as_json:
            line(preparation_report(record))
        else:
            typer.echo(to_markdown(record))
    raise typer.Exit(worst)


def _keep(file: Path, text: str) -> None:
    """Write a new file that only its owner can read.

    Raises:
        InputError: it cannot be written.
    """
    try:
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{file}: could not be written ({error.strerror or error}). Name another."
        ) from error
