"""The command `first-rung`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import FirstRungError, InputError

EXIT = {"drafted": 0, "asks": 3, "abstains": 4}
BAD_INPUT = 2

app = typer.Typer(
    help="Prepare a hard conversation with a peer: words to say, each traced to your own facts or to a source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _line(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


@app.command()
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
            _line({"question": asked, "items": [*map(fit_report, fits), *map(passage_report, own)]})
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


@app.command()
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
) -> None:
    """Draft words for a situation. Exit 0 drafted, 3 asks, 4 abstains, 2 bad input."""
    from assistant.export import to_markdown
    from assistant.language_model import open_model
    from assistant.prepare import prepare
    from assistant.report import preparation_report
    from assistant.schemas import METHOD_IDS
    from assistant.settings import load_settings
    from assistant.situation_files import read_situations

    if kind is not None and kind not in (*METHOD_IDS, "auto"):
        raise InputError(
            f"--kind: expected auto or one of {', '.join(METHOD_IDS)}, got {kind!r}. Use one of these."
        )
    situations = read_situations(situation)
    settings = load_settings()
    opened = open_model(settings, model)
    worst = 0
    for one in situations:
        wanted = one.model_copy(update={"kind": kind}) if kind else one
        record = prepare(wanted, model=opened, settings=settings, version=version)
        worst = max(worst, EXIT[record.status])
        if as_json:
            _line(preparation_report(record))
        else:
            typer.echo(to_markdown(record))
    raise typer.Exit(worst)


@app.command()
def models(
    model: Annotated[
        str | None, typer.Option("--model", help="Try this model instead of the one that is set.")
    ] = None,
) -> None:
    """Say which model is set and whether it answers, and how to set one."""
    from assistant.ask import check_model
    from assistant.keys import config_file, keys_file
    from assistant.language_model import open_model
    from assistant.settings import load_settings, notices

    settings = load_settings()
    opened = open_model(settings, model)
    if opened is None:
        typer.echo("Model: the built-in drafter. It needs no key, and nothing leaves this computer.")
    else:
        where = (
            "on this computer"
            if opened.local
            else "hosted: your words leave this computer, names only as stand-ins"
        )
        typer.echo(f"Model: {opened.name} ({where})")
        health = check_model(opened)
        typer.echo(health.message)
    for notice in notices(settings):
        typer.echo(notice)
    typer.echo(
        "\nTo set a model, put these into the environment, or without FIRST_RUNG_ and in small letters into\n"
        f"{config_file()}:\n"
        "  a hosted one           FIRST_RUNG_MODEL=anthropic/claude-sonnet-4-5   and its key, e.g. ANTHROPIC_API_KEY\n"
        "  Ollama                 FIRST_RUNG_MODEL=ollama_chat/llama3.2\n"
        "  any compatible server  FIRST_RUNG_MODEL=openai/NAME  FIRST_RUNG_API_BASE=http://127.0.0.1:8080/v1\n"
        f"Keys are read from the environment or from {keys_file()}, and are never shown, logged or saved."
    )
    if opened is not None and not health.answers:
        raise typer.Exit(1)


@app.command("app")
def open_app(
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help="Port on 127.0.0.1.")] = 8501,
) -> None:
    """Open the page in your browser's reach, on this computer only."""
    from assistant.serve import serve

    raise typer.Exit(serve(port))


@app.command()
def index() -> None:
    """Build the index of the library if it is not there yet."""
    from assistant.retrieve import ensure_index
    from assistant.settings import load_settings

    folder = ensure_index(load_settings().cache_dir)
    typer.echo(f"The index is ready in {folder}.")


@app.command()
def sort(
    model: Annotated[
        str | None, typer.Option("--model", help="A litellm model name, or built-in. Wins over the settings.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Sort the clauses of a story on standard input: facts, judgements, guesses, effect, my part, what I want."""
    from assistant.language_model import open_model
    from assistant.schemas import Situation
    from assistant.settings import load_settings
    from assistant.sorter import TITLES, into_intake, sort_story

    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"standard input: expected UTF-8 text, got a byte that is not ({error.reason}). Save it as UTF-8."
        ) from error
    settings = load_settings()
    sorted_story = sort_story(text, open_model(settings, model), mask_names=settings.mask_names)
    clauses = sorted_story.clauses
    _, questions = into_intake(clauses, Situation())
    if sorted_story.notice:
        typer.echo(sorted_story.notice, err=True)
    if as_json:
        found = [clause.model_dump() for clause in clauses]
        _line({"clauses": found, "questions": questions, "sorted_by": sorted_story.sorted_by})
        return
    width = max(map(len, TITLES.values()))
    for clause in clauses:
        typer.echo(f"{TITLES[clause.label]:<{width}}  {clause.score:.2f}  {' '.join(clause.text.split())}")
    if questions:
        typer.echo("\nTo ask yourself:")
    for question in questions:
        typer.echo(f"  {question}")


@app.command()
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
            _line(one.model_dump())
        else:
            about = (
                one.reason
                if one.status == "refused"
                else f"{one.passages:,} passages [{one.id}] {one.reason}"
            )
            typer.echo(f"{one.status:9}  {one.file}: {about}".rstrip())
    if any(one.status == "refused" for one in took):
        raise typer.Exit(BAD_INPUT)


@app.command()
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
            _line(one.model_dump())
        else:
            typer.echo(
                f"{one.file}  {one.kind}, {one.passages:,} passages, {one.when[:16].replace('T', ' ')} UTC  [{one.id}]"
            )
    if not there and not as_json:
        typer.echo("No sources of your own yet. Take some in with: first-rung ingest PATH...")


def main() -> None:
    """Run the command; anything First Rung can explain is one plain message on standard error, exit 2."""
    try:
        app()
    except FirstRungError as error:
        typer.echo(f"first-rung: {error}", err=True)
        raise SystemExit(BAD_INPUT) from None
