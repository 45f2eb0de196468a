"""Slow work beside the page: a draft goes on while the page is drawn again, and the models load early."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple

from assistant.ask import ModelHealth
from assistant.errors import FirstRungError
from assistant.schemas import Preparation, Situation
from assistant.settings import Settings

_log = logging.getLogger(__name__)
_warming = threading.Lock()
_warmed: dict[Path, Future[Any]] = {}


class Version(NamedTuple):
    """A preparation, with what was typed and which settings were in force when it was asked for."""

    record: Preparation
    typed: Situation
    settings: Settings


class Job(NamedTuple):
    """Something slow that is under way, and what to say meanwhile."""

    says: str
    typed: Situation
    settings: Settings
    future: Future[Any]


def start(work: Callable[..., Any], *args: Any) -> Future[Any]:
    """Do `work` in a thread that does not keep the program alive."""
    future: Future[Any] = Future()

    def run() -> None:
        try:
            future.set_result(work(*args))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future


def draft(situation: Situation, settings: Settings, version: int) -> Preparation:
    """Prepare `situation` with the model of `settings`."""
    from assistant.language_model import open_model
    from assistant.prepare import prepare

    # What went wrong while warming up comes again here, and is explained here.
    warm(settings.cache_dir).exception()
    return prepare(situation, model=open_model(settings), settings=settings, version=version)


def check_again(preparation: Preparation, text: str, settings: Settings) -> Preparation:
    """Check words that the leader edited."""
    from assistant.prepare import recheck

    return recheck(preparation, text, settings=settings)


def markdown(preparation: Preparation) -> str:
    """The preparation as a file to take along."""
    from assistant.export import to_markdown

    return to_markdown(preparation)


def call(settings: Settings) -> ModelHealth:
    """One test call to the model of `settings`."""
    from assistant.ask import check_model
    from assistant.language_model import open_model

    model = open_model(settings)
    if model is None:
        return ModelHealth(
            answers=True, seconds=0.0, message="The built-in drafter needs no call. It is ready."
        )
    return check_model(model)


def explain(error: BaseException) -> str:
    """An error for the person at the page. What they typed is not in it, and not in the log."""
    if isinstance(error, FirstRungError):
        return str(error)
    _log.error("unexpected %s at %s", type(error).__name__, _where(error))
    return (
        f"Something went wrong that should not have ({type(error).__name__}). What you typed is still here. "
        "Try again, and if it stays so, please report it with the line in the terminal."
    )


def warm(cache: Path) -> Future[Any]:
    """Load the grammar, the embedding model and the index, once, while the leader types."""
    with _warming:
        if cache not in _warmed:
            _warmed[cache] = start(_load, cache)
        return _warmed[cache]


def _load(cache: Path) -> None:
    from assistant.grammar import parse

    parse("The page is ready soon.")
    from assistant.retrieve import ensure_index, find_advice

    ensure_index(cache)
    find_advice("A first word with a peer.", cache, 1)


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return (
        f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
    )
