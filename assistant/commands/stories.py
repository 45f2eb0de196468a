"""The command `sort`."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands.common import line, read_text


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

    text = read_text("-")
    settings = load_settings()
    sorted_story = sort_story(text, open_model(settings, model), mask_names=settings.mask_names)
    clauses = sorted_story.clauses
    _, questions = into_intake(clauses, Situation())
    if sorted_story.notice:
        typer.echo(sorted_story.notice, err=True)
    if as_json:
        found = [clause.model_dump() for clause in clauses]
        line({"clauses": found, "questions": questions, "sorted_by": sorted_story.sorted_by})
        return
    width = max(map(len, TITLES.values()))
    for clause in clauses:
        typer.echo(f"{TITLES[clause.label]:<{width}}  {clause.score:.2f}  {' '.join(clause.text.split())}")
    if questions:
        typer.echo("\nTo ask yourself:")
    for question in questions:
        typer.echo(f"  {question}")
