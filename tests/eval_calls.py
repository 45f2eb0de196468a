"""The commands of the evaluation as they are typed."""

from __future__ import annotations

import typer
from typer.testing import CliRunner

from assistant.errors import FirstRungError


def typed(app: typer.Typer, *args: str) -> tuple[int, str]:
    """The exit code of a command, and what it said; an error of ours is exit 2, as the command line makes it."""
    result = CliRunner().invoke(app, list(args))
    if isinstance(result.exception, FirstRungError):
        return 2, str(result.exception)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output
