"""What was given, as documents to read: files, the files of folders, and uploads."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from assistant.sources.limits import ENDINGS, KINDS, Refused, check_size, kind_of
from assistant.sources.lines import clean

_UPLOAD = "upload:"
_SLUG_LENGTH = 32
_NAME_LENGTH = 120


class Given(NamedTuple):
    """A document that was given. `origin` tells it from others of the same name; `read` gives its bytes."""

    name: str
    origin: str
    id: str
    read: Callable[[], bytes]


def take(paths: Iterable[Path]) -> Iterator[Given]:
    """Each file once, folders as the documents in them. What cannot be taken says so when it is read."""
    seen = set()
    for path in paths:
        for given in _in_folder(path) if os.path.isdir(path) else [_given(path)]:  # noqa: PTH112 - raises nothing
            if given.id not in seen:
                seen.add(given.id)
                yield given


def take_upload(name: str, data: bytes) -> Given:
    """An upload; another one of the same name takes its place."""
    short = PurePath(name.replace("\\", "/")).name
    return _named(short, _UPLOAD + short, lambda: data)


def display(origin: str, taken: Collection[str]) -> str:
    """The shortest name for a document that no other one has: its name, else with the folders above it."""
    if origin.startswith(_UPLOAD):
        name = _shown(origin.removeprefix(_UPLOAD))
        return name if name not in taken else f"{name} (uploaded)"
    parts = PurePath(origin).parts
    tails = (_shown("/".join(parts[-n:])) for n in range(1, len(parts)))
    return next((tail for tail in tails if tail not in taken), origin)


def _in_folder(folder: Path) -> Iterator[Given]:
    unread: list[OSError] = []
    found = 0
    for here, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if PurePath(name).suffix.lower() in KINDS and not name.startswith((".", "~$")):
                found += 1
                yield _given(Path(here, name))
    for error in unread:
        yield _refusing(Path(error.filename or folder), _unreadable(error))
    if not found and not unread:
        fault = f"Expected documents in this folder, but none ends in one of {ENDINGS}. Give another folder, or files."
        yield _refusing(folder, Refused(fault))


def _given(path: Path) -> Given:
    return _named(path.name, _origin(path), lambda: _bytes_of(path))


def _refusing(path: Path, refused: Refused) -> Given:
    def read() -> bytes:
        raise refused

    return _named(path.name or str(path), _origin(path), read)


def _origin(path: Path) -> str:
    """Where a document is; a link is the document that it points at."""
    try:
        return os.path.realpath(path)  # Path.resolve raises on a loop of links
    except ValueError:
        return str(path)


def _named(name: str, origin: str, read: Callable[[], bytes]) -> Given:
    stem = unicodedata.normalize("NFKD", PurePath(name).stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", stem)[:_SLUG_LENGTH].strip("-") or "source"
    mark = hashlib.sha256(origin.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Given(_shown(name), clean(origin), f"u-{slug}-{mark}", read)


def _shown(name: str) -> str:
    """A name as it can be shown: on one line, and not endless."""
    shown = clean(name) or "(no name)"
    return shown if len(shown) <= _NAME_LENGTH else f"{shown[: _NAME_LENGTH - 20]}…{shown[-19:]}"


def _unreadable(error: OSError) -> Refused:
    return Refused(
        f"Expected a file that can be read, but: {error.strerror or error}. Check who may read it, or copy it."
    )


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.exists():
            raise Refused("Expected a file or a folder, but there is nothing of that name. Check the path.")
        if not path.is_file():
            raise Refused("Expected a file or a folder, but this is something else. Save it as a file first.")
        kind_of(path.name)
        check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(error) from error
