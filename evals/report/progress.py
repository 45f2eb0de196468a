"""A progress bar on standard error, where a person looks at it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COLUMNS = (TextColumn("{task.description:22}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


@contextmanager
def bar() -> Iterator[Callable[[str, int], Callable[[], None]]]:
    """Gives a function that opens a bar by name and length, and gives one that moves it on by one."""
    with Progress(*_COLUMNS, console=Console(stderr=True)) as progress:

        def task(name: str, total: int) -> Callable[[], None]:
            opened = progress.add_task(name, total=total)
            return lambda: progress.advance(opened)

        yield task
