"""The folder of the user's sources, who may write there, and how a failed write is told.

<data_dir>/sources/
  manifest.json         what is there; replacing it is what makes a change happen
  documents/KEY.json    a document's title and passages, word for word
  documents/KEY.npy     their vectors, in the same order
  index-…/              Chroma; named by the manifest, made anew from the vectors where it is gone
  sources.lock          one writer at a time; readers need none
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import RetrievalError

if TYPE_CHECKING:
    from assistant.settings import Settings

_LOCK_S = 300


def root_of(settings: Settings) -> Path:
    """The folder of the user's sources."""
    return settings.data_dir / "sources"


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Say plainly where something could not be written.

    Raises:
        RetrievalError: in the place of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise RetrievalError(
            f"Expected to write under {str(root)!r}, got: {error}. Your sources are as they were. "
            "Free space or rights there, or set FIRST_RUNG_DATA_DIR, and try again."
        ) from error


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the folder as its only writer.

    Raises:
        RetrievalError: another process holds it, or it cannot be written.
    """
    from filelock import FileLock, Timeout

    with writing(root):
        make_folders(root)
        try:
            with FileLock(root / "sources.lock", timeout=_LOCK_S):
                yield
        except Timeout as error:
            raise RetrievalError(
                f"Expected to change your sources, but another first-rung has held {root}/sources.lock for "
                f"{_LOCK_S // 60} minutes. Wait for it or close it, and try again."
            ) from error


def make_folders(root: Path) -> None:
    """The folders, closed to other users of this computer."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    (root / "documents").mkdir(exist_ok=True, mode=0o700)
