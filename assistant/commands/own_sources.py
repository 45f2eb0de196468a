"""Commands for sources of one's own: `ingest` and `sources`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.common import BAD_INPUT, line


def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Documents (.md .txt .html .pdf .docx), or folders of them.", metavar="PATH"),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line a document.")] = False,
) -> None:
    """Take documents of your own among the sources; only what is new or changed is read. Exit 2 where one was refused."""
    from assistant.settings import load_settings
    from assistant.sources import ingest as take_in

    def progress(what: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            typer.echo(f"\r\x1b[K{done}/{total} {what[:60]}", err=True, nl=done == total)

    took = take_in(paths, load_settings(), progress)
    for one in took:
        if as_json:
            line(one.model_dump())
        else:
            about = (
                one.reason
                if one.status == "refused"
                else f"{one.passages:,} passages [{one.id}] {one.reason}"
            )
            typer.echo(f"{one.status:9}  {one.file}: {about}".rstrip())
    if any(one.status == "refused" for one in took):
        raise typer.Exit(BAD_INPUT)


def sources(
    remove: Annotated[str | None, typer.Option("--remove", help="The id of a source to remove.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line a source.")] = False,
) -> None:
    """List the sources of your own, or remove one. Your documents themselves stay where they are."""
    from assistant.settings import load_settings
    from assistant.sources import list_sources, remove_source

    settings = load_settings()
    if remove is not None:
        remove_source(remove, settings)
        typer.echo(f"Removed {remove}.")
        return
    there = list_sources(settings)
    for one in there:
        if as_json:
            line(one.model_dump())
        else:
            typer.echo(
                f"{one.file}  {one.kind}, {one.passages:,} passages, {one.when[:16].replace('T', ' ')} UTC  [{one.id}]"
            )
    if not there and not as_json:
        typer.echo("No sources of your own yet. Take some in with: first-rung ingest PATH...")
