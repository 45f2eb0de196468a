"""What several commands need: a line of JSON, text from a file or standard input, a kind of conversation."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typer

from assistant.errors import InputError

BAD_INPUT = 2


def line(value: object) -> None:
    """Print a value as one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def read_text(name: str) -> str:
    """The text of a file, or of standard input where the name is `-`.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{name}: expected a file that can be read, got {error.strerror!r}. Check the path."
        ) from error
    except UnicodeDecodeError as error:
        where = "standard input" if name == "-" else name
        raise InputError(
            f"{where}: expected UTF-8 text, got a byte that is not ({error.reason}). Save it as UTF-8."
        ) from error


def known_kind(kind: str | None) -> None:
    """Complain about a method that does not exist.

    Raises:
        InputError: `kind` is neither auto nor a method.
    """
    from assistant.schemas import METHOD_IDS

    if kind is not None and kind not in (*METHOD_IDS, "auto"):
        raise InputError(
            f"--kind: expected auto or one of {', '.join(METHOD_IDS)}, got {kind!r}. Use one of these."
        )
