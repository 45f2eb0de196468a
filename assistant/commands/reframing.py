"""The command `reframe`: a text put the way a style hears it best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.common import known_kind, line, read_text
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.reframe import Reframed


def reframe(
    text: Annotated[str, typer.Argument(help="A file, or - for standard input.", metavar="FILE")],
    style: Annotated[
        str,
        typer.Option(
            "--style", help="direct, analytical, warm or expressive; or what you know: D, red, ENFP …"
        ),
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", help="The method, where the text is a draft of one.")
    ] = None,
    situation: Annotated[
        str | None,
        typer.Option("--situation", help="A YAML file, for context and evidence in your own words."),
    ] = None,
    strength: Annotated[
        float, typer.Option("--strength", min=0.0, max=1.0, help="From 0, as you are, to 1, as they are.")
    ] = 1.0,
    model: Annotated[
        str | None, typer.Option("--model", help="A litellm model name, or built-in. Wins over the settings.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Reframe a text for a style, with each change and its reason. Exit 4 where the language is not English and no model is set."""
    from assistant.language_model import open_model
    from assistant.masked_model import behind_stand_ins
    from assistant.reframe import by_entailment, language_note, style_for
    from assistant.reframe import reframe as put
    from assistant.schemas import Situation
    from assistant.settings import load_settings
    from assistant.situation_files import read_situations

    known_kind(kind)
    meant = style_for(style)
    if meant.style is None:
        raise InputError(
            f"--style: expected a style such as direct, analytical, warm or expressive, got {style!r}. {meant.says}"
        )
    given = read_text(text)
    told = read_situations(situation)[0] if situation else None
    settings = load_settings()
    opened = behind_stand_ins(open_model(settings, model), told or Situation(), settings, given)
    note = language_note(given, opened is not None)
    if note and opened is None:
        typer.echo(note, err=True)
        raise typer.Exit(4)
    method = None if kind in (None, "auto") else kind
    done = put(
        given,
        meant.style,
        situation=told,
        kind=method,  # type: ignore[arg-type]
        strength=strength,
        model=opened,
        support=by_entailment,
    )
    if as_json:
        line(
            done.model_dump(mode="json", exclude={"situation"}) | {"caution": meant.caution, "language": note}
        )
        return
    _shown(done, meant.caution, note)


def _shown(done: Reframed, caution: str, note: str) -> None:
    typer.echo(done.text)
    if done.changes:
        typer.echo("\nWhat changed, and why")
    for change in done.changes:
        was = f"“{change.before}” → " if change.before else ""
        became = f"“{change.after}”" if change.after else "(left out)"
        typer.echo(f"- {change.title}: {was}{became}\n  {change.reason} [{change.advice}]")
    if done.meaning is not None and (kept := next((f for f in done.findings if f.check == "meaning"), None)):
        typer.echo(f"Meaning kept: {'yes' if kept.verdict == 'pass' else 'look again'} ({kept.score:.2f})")
    for question in done.questions:
        typer.echo(f"To make it better: {question}")
    for finding in done.findings:
        if finding.verdict == "fail":
            typer.echo(f"Look at “{finding.span}”: {finding.reason} {finding.suggestion}")
    for said in (*done.notices, caution, note):
        if said:
            typer.echo(said)
