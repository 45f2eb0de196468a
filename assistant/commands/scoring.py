"""Commands that check and score: `check` for one text, `score` for many, as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands.common import known_kind, line, read_text
from assistant.errors import InputError, SettingsError

if TYPE_CHECKING:
    from assistant.judge import Judgement, Opinion
    from assistant.language_model import LanguageModel
    from assistant.schemas import Finding, Situation
    from assistant.settings import Settings

score = typer.Typer(
    help="Score many texts: JSON lines in on standard input, JSON lines out.", no_args_is_help=True
)


def _counted(lines: Iterable[str]) -> Iterator[str]:
    """The lines of standard input, with a bar on standard error where a person looks at it."""
    if not sys.stderr.isatty():
        yield from lines
        return
    with typer.progressbar(lines, label="Scored", file=sys.stderr, show_eta=False) as bar:
        yield from bar


def _stream(scored: Iterable[dict[str, Any]]) -> None:
    for row in scored:
        line(row)
        sys.stdout.flush()


@score.command()
def faithfulness() -> None:
    """{"id", "source": text or list of sentences, "text"} → {"id", "score", "supported"}."""
    from assistant.entailment import score_lines

    _stream(score_lines(_counted(sys.stdin)))


@score.command()
def tone() -> None:
    """{"id", "text"} → {"id", "blame", "judgement", "uncivil", "politeness", "overall"}, each from 0 to 1."""
    from assistant.tone import score_lines

    _stream(score_lines(_counted(sys.stdin)))


def check(
    text: Annotated[str, typer.Argument(help="A file, or - for standard input.", metavar="FILE")],
    situation: Annotated[
        str | None, typer.Option("--situation", help="A YAML file to hold names, numbers and claims against.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="The method whose limits hold; a reset without it.")
    ] = None,
    judge: Annotated[
        bool, typer.Option("--judge", help="Ask the model that is set for its opinion too.")
    ] = False,
    votes: Annotated[
        int | None, typer.Option("--votes", min=1, max=25, help="How often the model is asked; once without.")
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", help="A litellm model name. Wins over the settings.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Check any text, such as an e-mail about to be sent. Exit 0 nothing to change, 1 something, 2 bad input.

    What a model says with --judge is an opinion, and leaves the exit code as it is.
    """
    from assistant.check_text import check_text
    from assistant.situation_files import read_situations

    known_kind(kind)
    if not judge and (votes is not None or model is not None):
        raise InputError("--votes and --model are for the model that judges. Add --judge, or leave them out.")
    told = read_situations(situation)[0] if situation else None
    named = kind if kind not in (None, "auto") else told.kind if told and told.kind != "auto" else ""
    given = read_text(text)
    asked = _judging(model) if judge else None
    findings = check_text(given, named or "reset", told, in_form=bool(named) and kind is not None)
    failed = [finding for finding in findings if finding.verdict == "fail"]
    judged = _judged(asked, given, told, named or "", votes or 1) if asked else None
    if as_json:
        found = {"method": named or "reset", "findings": [f.model_dump() for f in findings]}
        line(found | {"problems": len(failed)} | ({"judge": judged.model_dump()} if judged else {}))
    else:
        _shown(findings, failed)
        if judged:
            _opinions(judged)
    raise typer.Exit(1 if failed else 0)


def _judging(name: str | None) -> tuple[LanguageModel, Settings]:
    """The model that judges, with the settings.

    Raises:
        SettingsError: none is set.
    """
    from assistant.language_model import open_model
    from assistant.settings import load_settings

    settings = load_settings()
    opened = open_model(settings, name)
    if opened is None:
        raise SettingsError(
            "--judge: expected a language model, but none is set. Set FIRST_RUNG_MODEL, or give --model; "
            "`first-rung models` says how. The checks without --judge need none."
        )
    return opened, settings


def _judged(
    asked: tuple[LanguageModel, Settings], text: str, told: Situation | None, method: str, votes: int
) -> Judgement:
    from assistant.judge import Subject, judge_text

    model, settings = asked
    where = "" if model.local else " It is hosted: the words go there, names only as stand-ins."
    if not model.local and not settings.mask_names:
        where = " It is hosted: the words go there, names included."
    typer.echo(f"Asking {model.name}, first about known texts.{where}", err=True)
    return judge_text(Subject(text=text, situation=told, method=method), model, settings, votes=votes)


def _opinions(judged: Judgement) -> None:
    """What the model said, check by check."""
    typer.echo(f"\nThe opinion of {judged.judge}, a language model:")
    for opinion in judged.opinions:
        typer.echo(f"- {opinion.check}: {_verdict(opinion)} {opinion.reason}")
        for quote in opinion.quotes:
            typer.echo(f"  “{quote}”")
        if opinion.dissent:
            typer.echo(f"  Another vote: {opinion.dissent}")
    for left in judged.left_out:
        typer.echo(f"- {left.check}: left out. {left.reason}")
    if judged.notice:
        typer.echo(judged.notice)


def _verdict(opinion: Opinion) -> str:
    if opinion.share is None:
        return "not scored."
    said = "fine" if opinion.verdict == "pass" else "would change it"
    return f"{said} ({opinion.agreeing} of {opinion.heard})." if opinion.heard > 1 else f"{said}."


def _shown(findings: Iterable[Finding], failed: list[Finding]) -> None:
    from assistant.library import library

    for finding in failed:
        typer.echo(f"{finding.check}: “{finding.span}”\n  {finding.reason} {finding.suggestion}")
        if finding.sentence:
            typer.echo(f"  Instead: {finding.replacement or '(leave the sentence out)'}")
        if source := library().advice.get(finding.advice):
            typer.echo(f"  After {source.person}, {source.article} [{source.id}]")
    for finding in findings:
        if finding.verdict == "unscored":
            typer.echo(f"Not checked: {finding.check}. {finding.reason}")
    names = dict.fromkeys(f.check for f in findings if f.verdict == "pass")
    passed = [name for name in names if name not in {f.check for f in failed}]
    typer.echo(f"Fine: {', '.join(passed)}." if passed else "Nothing passed.")
