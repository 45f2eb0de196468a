"""`python -m evals.validate`: the scores that ship, held against sets that people labelled. Prints and writes a table."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import FirstRungError, InputError
from evals.report.progress import bar
from evals.validate import ablation as ablations
from evals.validate.score import Result, result, scored
from evals.validate.sets import LINES, Set, read_set
from evals.validate.table import markdown

if TYPE_CHECKING:
    from evals.validate.score import Scored
    from evals.validate.sets import Door, Line

TABLE = Path(__file__).resolve().parents[1] / "validation" / "TABLE.md"
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def validate(
    data: Annotated[Path, typer.Option("--data", help="The folder of labelled sets.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The Markdown to write, figures beside it in JSON; TABLE.md without it."),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option("--sample", min=20, help="At most so many rows a set; written only with --out."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--set", help="Only this set, such as qags; may be repeated.")
    ] = None,
    ablation: Annotated[bool, typer.Option("--ablation", help="Also what each kind of signal adds.")] = False,
    own: Annotated[bool, typer.Option("--own", help="Also precision and recall on our own texts.")] = False,
) -> None:
    """Measure each set and write the table. Exit 0 measured, 2 nothing could be."""
    sets, skipped = _read(data, only or [], sample)
    done, lines = _measure(sets, skipped, ablation=ablation)
    text = markdown(done, skipped, lines, _own() if own else "")
    typer.echo(text)
    part = sample is not None or bool(only)
    _write(out or (None if part else TABLE), text, done, skipped)


def _read(data: Path, only: list[str], sample: int | None) -> tuple[dict[str, Set], dict[str, str]]:
    """The sets that are there, and why the others are not."""
    names = list(dict.fromkeys(line.file for line in LINES))
    if unknown := sorted(set(only) - set(names)):
        raise InputError(f"--set: expected one of {', '.join(names)}, got {unknown!r}.")
    if not data.is_dir():
        raise InputError(f"--data: expected a folder of labelled sets, found none at {data}. Name another.")
    sets: dict[str, Set] = {}
    skipped: dict[str, str] = {}
    for name in only or names:
        try:
            sets[name] = read_set(data, name, sample)
        except InputError as error:
            skipped[name] = str(error)
            typer.echo(f"Skipped: {error}", err=True)
    if not any(read.items for read in sets.values()):
        raise InputError(f"{data}: nothing could be measured. Expected sets such as {names[0]}.jsonl.")
    return sets, skipped


def _measure(
    sets: dict[str, Set], skipped: dict[str, str], *, ablation: bool
) -> tuple[list[Result], list[str]]:
    """Every line that can be measured, in the order of the table, and the lines of the ablation."""
    scores: dict[str, Scored] = {}
    with bar() as task:
        for name, read in sets.items():
            door = next(line.door for line in LINES if line.file == name)
            scores[name] = scored(door, read.items, task(name, len(read.items)))
    results = []
    for line in LINES:
        if line.file in sets:
            found = result(line, sets[line.file], scores[line.file])
            results += [found] if found else []
            if found is None and line.aim is not None:
                skipped[line.title] = "The set holds no such rows, or labels of one kind only."
    return results, _ablation(sets, scores) if ablation else []


def _ablation(sets: dict[str, Set], scores: dict[str, Scored]) -> list[str]:
    lines = ["Scored again with one kind of signal levelled to its mean; nothing is fitted anew."]
    doors: tuple[Door, ...] = ("faithfulness", "tone")
    for door in doors:
        rows = [_ablated(line, sets, scores) for line in LINES if line.door == door and line.file in sets]
        lines += [*ablations.heads(door), *filter(None, rows)] if any(rows) else []
    return lines


def _ablated(line: Line, sets: dict[str, Set], scores: dict[str, Scored]) -> str:
    read = sets[line.file]
    found = ablations.tone(read, line.score) if line.door == "tone" else ablations.faithfulness(read)
    return ablations.ablated(line, read, scores[line.file], found)


def _own() -> str:
    """What `python -m evals.flaws` prints of the half that nothing was tuned on."""
    from evals import flaws

    held = io.StringIO()
    with redirect_stdout(held):
        flaws.main(["--half", "measuring"])
    return f"One known flaw a text, written by us; the half that nothing was tuned on (`python -m evals.flaws`).\n\n```\n{held.getvalue().strip()}\n```"


def _write(file: Path | None, text: str, done: list[Result], skipped: dict[str, str]) -> None:
    if file is None:
        typer.echo("A part was measured, so nothing is written. Name a file with --out.", err=True)
        return
    figures = {"results": [r.model_dump() for r in done], "skipped": skipped}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"--out: {file} could not be written: {error}. Name another.") from error
    typer.echo(f"Wrote {file} and {file.with_suffix('.json').name}", err=True)


def main() -> None:
    """Run the command; errors are said plainly."""
    try:
        app()
    except FirstRungError as error:
        typer.echo(f"validate: {error}", err=True)
        sys.exit(2)
