"""The command `first-rung`."""

from __future__ import annotations

from importlib.metadata import entry_points

import typer

from assistant.commands import drafting, own_sources, reframing, rehearsing, scoring, setting_up, stories
from assistant.commands.common import BAD_INPUT
from assistant.errors import FirstRungError

app = typer.Typer(
    help="Prepare a hard conversation with a peer: words to say, each traced to your own facts or to a source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    drafting.draft,
    drafting.advise,
    stories.sort,
    scoring.check,
    rehearsing.rehearse,
    reframing.reframe,
    own_sources.ingest,
    own_sources.sources,
    setting_up.models,
    setting_up.index,
):
    app.command()(command)
app.add_typer(scoring.score, name="score")
app.command("app")(setting_up.open_app)
# What else is installed may bring commands of its own: the evaluations do.
for found in entry_points(group="first_rung.commands"):
    app.add_typer(found.load(), name=found.name)


def main() -> None:
    """Run the command; anything First Rung can explain is one plain message on standard error, exit 2."""
    try:
        app()
    except FirstRungError as error:
        typer.echo(f"first-rung: {error}", err=True)
        raise SystemExit(BAD_INPUT) from None
