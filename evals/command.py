"""The command `first-rung eval`. Also `python -m evals`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import InputError
from evals.command_calibrate import calibrate_command, need_libraries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.language_model import LanguageModel
    from evals.cases import Case
    from evals.run.config import EvalSettings
    from evals.run.values import Run

app = typer.Typer(
    help="Evaluate drafts on the cases, and hold the figures against a baseline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
HERE = Path(__file__).parent
Cases = Annotated[Path, typer.Option("--cases", help="A folder of cases.")]
BaselineFile = Annotated[Path, typer.Option("--baseline", help="The file of accepted figures.")]
SettingsFile = Annotated[Path, typer.Option("--settings", help="Floors and limits.")]
Out = Annotated[Path, typer.Option("--out", help="The folder for run.json and the reports.")]
REPORTS = Path("eval-report")


@app.command("run")
def run_command(
    case: Annotated[list[str] | None, typer.Option("--case", help="Only this case; may be repeated.")] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", help="Only cases with this tag, or of this method.")
    ] = None,
    smoke: Annotated[bool, typer.Option("--smoke", help="Only the small set.")] = False,
    model: Annotated[
        str, typer.Option("--model", help="The drafter: a litellm model name, or built-in.")
    ] = "built-in",
    judge: Annotated[
        list[str] | None, typer.Option("--judge", help="A litellm model that judges; may be repeated.")
    ] = None,
    votes: Annotated[int, typer.Option("--votes", min=1, max=25, help="How often a judge is asked.")] = 1,
    repeat: Annotated[
        int, typer.Option("--repeat", min=1, max=50, help="How often each case is drafted.")
    ] = 1,
    budget: Annotated[
        float | None, typer.Option("--budget", min=0, help="US dollars that models may cost.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=0, max=64, help="Processes for the built-in drafter; 0 for none."),
    ] = None,
    concurrency: Annotated[
        int | None,
        typer.Option(
            "--concurrency", min=1, max=64, help="Cases at a time, with models; on this computer one."
        ),
    ] = None,
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Floors and must-pass cases only.")
    ] = False,
    cases: Cases = HERE / "cases",
    baseline: BaselineFile = HERE / "baseline.json",
    settings: SettingsFile = HERE / "settings.yaml",
    out: Out = REPORTS,
) -> None:
    """Run the cases and the gate. Exit 0 passed, 1 gate failed, 2 bad input or settings, 3 could not be measured."""
    need_libraries()
    from evals.run.config import read_settings

    given = read_settings(settings)
    if workers is not None:
        given = given.model_copy(update={"workers": workers})
    chosen, whole = _chosen(cases, case or [], tag or [], smoke)
    done = _run(chosen, whole, given, model, judge or [], votes, repeat, budget, concurrency)
    raise typer.Exit(_report(done, baseline, given, out, without_baseline=no_baseline))


def _chosen(
    folder: Path, ids: Sequence[str], tags: Sequence[str], smoke: bool
) -> tuple[tuple[Case, ...], bool]:
    """The cases asked for, and whether they are all there are."""
    from evals.cases import read_cases

    every = read_cases(folder)
    unknown = sorted(set(ids) - {c.id for c in every})
    if unknown:
        raise InputError(f"--case: there is no case {unknown!r} in {folder}. Name one of its files.")
    chosen = tuple(
        c
        for c in every
        if (not ids or c.id in ids)
        and (not tags or {*c.tags, c.group} & set(tags))
        and (c.smoke or not smoke)
    )
    if not chosen:
        raise InputError(
            f"Expected cases to run, but of {len(every)} none fits. Ask for other tags, or leave them out."
        )
    return chosen, len(chosen) == len(every)


def _run(
    cases: Sequence[Case],
    whole: bool,
    settings: EvalSettings,
    model: str,
    judges: Sequence[str],
    votes: int,
    repeat: int,
    budget: float | None,
    concurrency: int | None,
) -> Run:
    from assistant.language_model import open_model
    from evals.run.engine import run_cases
    from evals.run.judges import Panel
    from evals.run.keep import Keep
    from evals.run.purse import Purse
    from evals.run.systems import BuiltIn, Drafting, own_settings

    with own_settings() as ours:
        keep, purse = Keep(ours.cache_dir / "evals" / "answers.jsonl"), Purse(budget)
        opened = [m for m in (open_model(ours, j) for j in judges) if m is not None]
        if len(opened) < len(judges):
            raise InputError(
                "--judge: expected a litellm model name. The built-in checks always run; name none for them."
            )
        panel = Panel(opened, keep, purse, votes) if opened else None
        drafter = open_model(ours, model)
        system = (
            BuiltIn(ours, min(settings.workers, len(cases) * repeat))
            if drafter is None
            else Drafting(drafter, ours, keep, purse, concurrency or _at_once([drafter, *opened], settings))
        )
        try:
            return run_cases(cases, system, settings, repeats=repeat, panel=panel, whole=whole, progress=True)
        except KeyboardInterrupt:
            typer.echo(
                "Stopped. What models have answered is kept: the same command goes on there.", err=True
            )
            raise typer.Exit(130) from None
        finally:
            system.close()


def _at_once(models: Sequence[LanguageModel], settings: EvalSettings) -> int:
    """Cases at a time. A server on this computer mostly answers one question at a time, and the others would time out."""
    return 1 if any(model.local for model in models) else settings.concurrency


def _report(run: Run, baseline: Path, settings: EvalSettings, out: Path, *, without_baseline: bool) -> int:
    """Judge, show and write. Returns the exit code."""
    from evals.report.terminal import show
    from evals.report.write import write_reports
    from evals.run.baseline import read_baseline
    from evals.run.gate import judge_run

    accepted = read_baseline(baseline)
    verdict = judge_run(run, accepted, settings, without_baseline=without_baseline)
    show(run, verdict)
    before = None if without_baseline else accepted.runs.get(run.key)
    try:
        files = write_reports(run, verdict, before, out)
    except OSError as error:
        raise InputError(f"{out}: the reports could not be written: {error}. Name another --out.") from error
    typer.echo(f"Reports: {', '.join(str(f) for f in files)}")
    return verdict.code


@app.command("report")
def report_command(
    run: Annotated[Path, typer.Argument(help="run.json of a run.")] = REPORTS / "run.json",
    baseline: BaselineFile = HERE / "baseline.json",
    settings: SettingsFile = HERE / "settings.yaml",
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Floors and must-pass cases only.")
    ] = False,
    out: Out = REPORTS,
) -> None:
    """Make the reports of a run again, and judge it again, without running anything. Exits as run does."""
    need_libraries()
    from evals.run.baseline import read_run
    from evals.run.config import read_settings

    given = read_settings(settings)
    raise typer.Exit(_report(read_run(run), baseline, given, out, without_baseline=no_baseline))


@app.command("accept")
def accept_command(
    run: Annotated[Path, typer.Argument(help="run.json of a run.")] = REPORTS / "run.json",
    baseline: BaselineFile = HERE / "baseline.json",
    settings: SettingsFile = HERE / "settings.yaml",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the difference, and leave the file as it is.")
    ] = False,
) -> None:
    """Make a run the new baseline, and show what that changes."""
    need_libraries()
    from evals.report.terminal import show_difference
    from evals.run.baseline import accept, read_baseline, read_run, write_baseline
    from evals.run.config import read_settings
    from evals.run.gate import judge_run

    if baseline == HERE / "baseline.json" and not dry_run and not (HERE.parent / "pyproject.toml").exists():
        raise InputError(
            "--baseline: expected a file of your own, for the one that came with First Rung goes with its next version."
        )
    done, before = read_run(run), read_baseline(baseline)
    show_difference(done, judge_run(done, before, read_settings(settings)), before.runs.get(done.key))
    after = accept(done, before)
    if dry_run:
        typer.echo(f"{baseline} is as it was.")
        return
    write_baseline(after, baseline)
    typer.echo(f"{baseline} holds {len(after.runs[done.key].cases)} cases for {done.key}. Commit it.")


@app.command("new")
def new_command(
    preparation: Annotated[Path, typer.Argument(help="A situation in YAML, or a saved preparation in JSON.")],
    name: Annotated[str, typer.Option("--id", help="The id of the case, such as reset-two-launches.")],
    cases: Cases = HERE / "cases",
    show: Annotated[bool, typer.Option("--show", help="Print the case, and write nothing.")] = False,
) -> None:
    """Make a case out of a situation or a saved preparation, with names masked."""
    from pydantic import ValidationError

    from evals.run.new_case import case_from, case_yaml, read_preparation, still_capital, write_case

    made = read_preparation(preparation)
    try:
        case = case_from(made, name)
    except ValidationError as error:
        raise InputError(f"--id: {error.errors()[0]['msg']}, got {name!r}. Use small letters, digits and -.") from error  # fmt: skip
    if show:
        typer.echo(case_yaml(case))
        return
    typer.echo(
        f"Wrote {write_case(case, cases)}. Read it: is everything masked, and is this what should happen?"
    )
    if capital := still_capital(case):
        typer.echo(f"Capital words in it, stand-ins among them: {', '.join(capital)}.")


@app.command("schema")
def schema_command() -> None:
    """Print the JSON schema of a case, for editors. The published one is evals/case.schema.json."""
    from evals.cases import case_schema

    typer.echo(case_schema(), nl=False)


app.command("calibrate")(calibrate_command)


def main() -> None:
    """Run the command on its own; see `assistant.cli.main`."""
    from assistant.errors import FirstRungError

    try:
        app()
    except FirstRungError as error:
        typer.echo(f"first-rung eval: {error}", err=True)
        raise SystemExit(2) from None
