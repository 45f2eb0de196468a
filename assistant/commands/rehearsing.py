"""The command `rehearse`: typed in the terminal, or unattended from a script."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.commands.common import known_kind, line, read_text
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.language_model import LanguageModel
    from assistant.rehearse import Debrief, Rehearsal
    from assistant.settings import Settings

Difficulty = Literal["easy", "medium", "hard"]
_HELP = "Say nothing and press Enter for a silence. /hint, /back, /show me, /end"


def rehearse(
    situation: Annotated[str, typer.Option("--situation", help="A YAML file, or - for standard input.")],
    difficulty: Annotated[Difficulty, typer.Option("--difficulty", help="How hard they make it.")] = "medium",
    script: Annotated[
        str | None, typer.Option("--script", help="Your turns, a line each: it then runs unattended.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="The method. Wins over the file.")] = None,
    model: Annotated[
        str | None, typer.Option("--model", help="A litellm model name, or built-in. Wins over the settings.")
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="Another counterpart for the same situation.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object; with --script only.")] = False,
) -> None:
    """Rehearse a conversation against someone who reacts, and read afterwards what moved them."""
    from assistant.choose_method import choose_method
    from assistant.language_model import open_model
    from assistant.masked_model import behind_stand_ins
    from assistant.rehearse import play, report, start
    from assistant.settings import load_settings
    from assistant.situation_files import read_situations

    known_kind(kind)
    if as_json and script is None:
        raise InputError(
            "--json: expected --script with it, got none. Give your turns in a file, a line each."
        )
    told = read_situations(situation)
    if len(told) != 1:
        raise InputError(f"{situation}: expected one situation, got {len(told)}. Rehearse one at a time.")
    wanted = told[0].model_copy(update={"kind": kind}) if kind else told[0]
    settings = load_settings()
    opened = open_model(settings, model)
    method = choose_method(wanted).method
    if script is None:
        _talk(start(wanted, difficulty, seed, method=method), opened, settings)
        return
    turns = read_text(script).splitlines()
    opened = behind_stand_ins(opened, wanted, settings, *turns)
    rehearsed = play(wanted, difficulty, turns, seed, model=opened, method=method)
    if as_json:
        line(report(rehearsed))
    else:
        _transcript(rehearsed)


def _talk(rehearsal: Rehearsal, model: LanguageModel | None, settings: Settings) -> None:
    """Turn by turn, until the leader ends it."""
    from assistant.masked_model import behind_stand_ins
    from assistant.rehearse import debrief, example_turn, finish, hear, hint, reply_stream, rewind

    typer.echo(f"You rehearse with {rehearsal.persona.name}, who is {rehearsal.start.shown}. {_HELP}\n")
    while True:
        try:
            said = input("You: ").strip()
        except (EOFError, KeyboardInterrupt):
            typer.echo("")
            break
        if said == "/end":
            break
        if said == "/hint":
            given = hint(rehearsal)
            typer.echo(f"  Try this: {given.text} [{given.advice}]\n")
        elif said == "/show me":
            typer.echo(f"  It could sound like this: {example_turn(rehearsal)}\n")
        elif said == "/back":
            rehearsal = rewind(rehearsal, rehearsal.path[-2].id if len(rehearsal.path) > 1 else None)
            typer.echo("  Your last turn is taken back. It is kept; try another way.\n")
        else:
            rehearsal = hear(rehearsal, said)
            said_so_far = [turn.text for turn in rehearsal.path]
            answering = behind_stand_ins(model, rehearsal.situation, settings, *said_so_far)
            stream = reply_stream(rehearsal, answering)
            typer.echo(f"{rehearsal.persona.name}:", nl=False)
            try:
                for sentence in stream:
                    typer.echo(f" {sentence}", nl=False)
                    sys.stdout.flush()
            except KeyboardInterrupt:
                typer.echo(" …", nl=False)
            rehearsal = finish(rehearsal, stream)
            typer.echo(f"\n  ({rehearsal.state.shown})\n")
            if rehearsal.state.ended:
                typer.echo(
                    f"  {rehearsal.persona.name} has ended the talk for today. /back tries another way.\n"
                )
    if rehearsal.path:
        _debrief(debrief(rehearsal))


def _transcript(rehearsal: Rehearsal) -> None:
    from assistant.rehearse import debrief

    for turn in rehearsal.path:
        if turn.who == "leader":
            typer.echo(f"You: {turn.text or '(nothing)'}\n  [{', '.join(turn.moves)}]")
        else:
            typer.echo(f"{rehearsal.persona.name}: {turn.text}\n  ({turn.after.shown})")
    _debrief(debrief(rehearsal))


def _debrief(found: Debrief) -> None:
    typer.echo("\nLooking back\n")
    typer.echo("How they were: " + " → ".join(found.timeline))
    for pivot in found.pivots:
        typer.echo(f"\n“{pivot.words}”\n  {pivot.effect}")
        if pivot.better:
            typer.echo(f"  Better: {pivot.better}")
    typer.echo("")
    for step in found.steps:
        typer.echo(f"{step.status:>13}  {step.name}" + (f" (your turn {step.turn})" if step.turn else ""))
    came = "came out" if found.surfaced else "did not come out"
    typer.echo(
        f"\nWhat they held back {came}: {found.concern}"
        if found.surfaced
        else f"\nWhat they held back {came}."
    )
    typer.echo(
        f"Open questions: {found.open_questions}. Your share of the talk: {found.share_of_talk:.0%}. "
        f"Longest turn: {found.longest} words."
    )
    for notice in found.notices:
        typer.echo(notice)
    for tip in found.next:
        typer.echo(f"Next time: {tip.text} [{tip.advice}]")
