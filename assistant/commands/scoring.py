"""Commands that check and score: `check` for one text, `score` for many, as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands.common import known_kind, line, read_text

if TYPE_CHECKING:
    from assistant.schemas import Finding

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
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Check any text, such as an e-mail about to be sent. Exit 0 nothing to change, 1 something, 2 bad input."""
    from assistant.check_text import check_text
    from assistant.situation_files import read_situations

    known_kind(kind)
    told = read_situations(situation)[0] if situation else None
    method = kind if kind not in (None, "auto") else told.kind if told and told.kind != "auto" else "reset"
    given = read_text(text)
    findings = check_text(given, method, told)
    failed = [finding for finding in findings if finding.verdict == "fail"]
    if as_json:
        line({"method": method, "findings": [f.model_dump() for f in findings], "problems": len(failed)})
    else:
        _shown(findings, failed)
    raise typer.Exit(1 if failed else 0)


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
