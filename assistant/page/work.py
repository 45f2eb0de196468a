"""Slow work beside the page: a draft goes on while the page is drawn again, and the models load early."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.ask import ModelHealth
from assistant.errors import FirstRungError, SettingsError
from assistant.schemas import Preparation, Situation
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.judge import Judgement, Subject, Watch
    from assistant.page.findings import Mended
    from assistant.sorter import Sorted
    from assistant.sources import UserSource
    from assistant.sources.ingestion import Progress

_log = logging.getLogger(__name__)
_warming = threading.Lock()
_warmed: dict[Path, Future[Any]] = {}


class Version(NamedTuple):
    """A preparation, with what was typed and which settings were in force when it was asked for.

    `mended` is the one sentence that a click changed, where the words came about so.
    """

    record: Preparation
    typed: Situation
    settings: Settings
    mended: Mended | None = None


class Job(NamedTuple):
    """Something slow that is under way, and what to say meanwhile."""

    says: str
    typed: Situation
    settings: Settings
    future: Future[Any]
    mended: Mended | None = None


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


def judge(subject: Subject, settings: Settings, votes: int, watch: Watch) -> Judgement:
    """What the model of `settings` says of a text.

    Raises:
        SettingsError: no model is set, or the file of keys cannot be read.
    """
    from assistant.judge import judge_text
    from assistant.language_model import open_model

    model = open_model(settings)
    if model is None:
        raise SettingsError("Expected a language model to judge, but none is set. Set one under Settings.")
    return judge_text(subject, model, settings, votes=votes, watch=watch)


def sort(text: str, settings: Settings) -> Sorted:
    """Sort a story with the model of `settings`."""
    from assistant.language_model import open_model
    from assistant.sorter import sort_story

    warm(settings.cache_dir).exception()
    return sort_story(text, open_model(settings), mask_names=settings.mask_names)


def take_in(name: str, data: bytes, settings: Settings, progress: Progress) -> tuple[str, str, bool]:
    """Take one document among the user's sources: its name, what became of it, and whether it was refused."""
    from assistant.page.shelf import taken
    from assistant.sources import ingest_bytes

    try:
        one = ingest_bytes(name, data, settings, progress)
    except Exception as error:
        return name, explain(error), True
    return name, taken(one.status, one.passages, one.reason), one.status == "refused"


def own_sources(settings: Settings) -> tuple[UserSource, ...]:
    """The user's sources.

    Raises:
        RetrievalError: they cannot be read.
    """
    from assistant.sources import list_sources

    return list_sources(settings)


def remove_source(source_id: str, settings: Settings) -> str:
    """Remove one of the user's sources.

    Raises:
        FirstRungError: there is no such source, or it cannot be removed.
    """
    from assistant.sources import remove_source as remove

    remove(source_id, settings)
    return "Removed. The document itself stays where it is."


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
