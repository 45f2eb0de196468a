"""The command `first-rung eval calibrate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import InputError, SettingsError


def need_libraries() -> None:
    """Say plainly which libraries are wanting, before half the work is done.

    Raises:
        SettingsError: one is not installed.
    """
    from importlib.util import find_spec

    wanted = ("pydantic_evals", "junitparser", "pyphen", "scipy", "sklearn")
    missing = [name for name in wanted if find_spec(name) is None]
    if missing:
        raise SettingsError(
            f"Expected the libraries of the evals, but {missing!r} are not installed. Install first-rung[evals]."
        )


def calibrate_command(
    data: Annotated[list[Path], typer.Option("--data", help="Labelled text, JSONL; may be repeated.")],
    judge: Annotated[
        str, typer.Option("--judge", help="A litellm model name, or built-in for our own checks.")
    ] = "built-in",
    check: Annotated[
        str | None, typer.Option("--check", help="tone, leader or sources; as the file asks for without it.")
    ] = None,
    limit: Annotated[
        int,
        typer.Option("--limit", min=0, help="At most this many rows of a file, drawn at random; 0 for all."),
    ] = 400,
    budget: Annotated[
        float | None, typer.Option("--budget", min=0, help="US dollars that the judge may cost.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Also write the tables to this Markdown file.")
    ] = None,
) -> None:
    """Hold a judge against people's labels: Cohen's kappa, Spearman and AUROC, beside two judges that know nothing."""
    need_libraries()
    from evals.report.progress import bar
    from evals.run.calibrate import calibrate, read_labelled, table
    from evals.run.calibration_judges import open_judge
    from evals.run.systems import own_settings

    with own_settings() as ours, bar() as task:
        asked = open_judge(judge, ours, budget)
        sets = [read_labelled(file, check, limit) for file in data]
        done = [calibrate(one, asked, task(one.name, len(one.rows))) for one in sets]
    text = table(done, asked.policy)
    typer.echo(text)
    for notice in getattr(asked, "notices", ()):
        typer.echo(f"Note: {notice}", err=True)
    if out is not None:
        _write(out, text)
    if any(c.unscored == c.rows for c in done):
        raise typer.Exit(3)


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"--out: {file} could not be written: {error}. Name another.") from error
