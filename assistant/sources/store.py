"""Where the user's sources are kept: a manifest, each document's passages and vectors, and one index of all.

<data_dir>/sources/
  manifest.json         what is there; replacing it is what makes a change happen
  documents/KEY.json    a document's title and passages, word for word
  documents/KEY.npy     their vectors, in the same order
  index-…/              Chroma; named by the manifest, made anew from the vectors where it is gone
  sources.lock          one writer at a time; readers need none
"""

from __future__ import annotations

import io
import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import Field, ValidationError

from assistant.errors import RetrievalError
from assistant.retrieve.embedding import WEIGHTS_SHA256
from assistant.retrieve.index import nearest_rows, write_rows
from assistant.schemas import Value

if TYPE_CHECKING:
    import numpy as np

    from assistant.settings import Settings

T = TypeVar("T")
Changes = Mapping[str, "Entry | None"]

# Raised when parsing, splitting or the encoder changes: what is there is then read anew at the next ingest.
READER = f"1-{WEIGHTS_SHA256[:12]}"
_DAY_S = 86_400
_LOCK_S = 300


class Entry(Value):
    """A source in the manifest. `origin` is its path on this computer, or upload:NAME; `key` names its document."""

    id: str
    file: str
    title: str
    kind: str
    origin: str
    sha256: str
    when: str
    passages: int
    key: str
    reader: str = READER


class Manifest(Value):
    """All sources by id, and the index that holds exactly them. `worn` counts rows dropped since it was made whole."""

    entries: dict[str, Entry] = Field(default_factory=dict)
    index: str = ""
    worn: int = 0


class Kept(Value):
    """A passage of a document as it is kept: the quotation word for word, and its place."""

    id: str
    text: str
    heading: str = ""
    page: int | None = None
    paragraphs: tuple[int, ...]


def root_of(settings: Settings) -> Path:
    """The folder of the user's sources."""
    return settings.data_dir / "sources"


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    """Say plainly where something could not be written."""
    try:
        yield
    except OSError as error:
        raise RetrievalError(
            f"Expected to write under {str(root)!r}, got: {error}. Your sources are as they were. "
            "Free space or rights there, or set FIRST_RUNG_DATA_DIR, and try again."
        ) from error


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    with _writing(root):
        _make_folders(root)
        try:
            with FileLock(root / "sources.lock", timeout=_LOCK_S):
                yield
        except Timeout as error:
            raise RetrievalError(
                f"Expected to change your sources, but another first-rung has held {root}/sources.lock for "
                f"{_LOCK_S // 60} minutes. Wait for it or close it, and try again."
            ) from error


def _make_folders(root: Path) -> None:
    """The folders, closed to other users of this computer."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    (root / "documents").mkdir(exist_ok=True, mode=0o700)


def _write_whole(file: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_manifest(root: Path) -> Manifest:
    """What is there now; empty where nothing was ingested yet.

    Raises:
        RetrievalError: the manifest cannot be read or is broken.
    """
    file = root / "manifest.json"
    try:
        return Manifest.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValidationError) as error:
        raise RetrievalError(
            f"Expected a list of your sources in {str(file)!r}, but it cannot be read "
            f"({type(error).__name__}). Move the folder {root.name!r} away and ingest your documents again."
        ) from error


def write_document(root: Path, key: str, title: str, passages: Sequence[Kept], vectors: np.ndarray) -> None:
    """Keep a document's passages and vectors. It counts only once `commit` names its key.

    Raises:
        RetrievalError: it cannot be written; nothing is left of it.
    """
    import numpy as np

    folder = root / "documents"
    whole = {"title": title, "passages": [p.model_dump() for p in passages]}
    packed = io.BytesIO()
    np.save(packed, vectors.astype(np.float32))
    try:
        with _writing(root):
            _make_folders(root)
            _write_whole(folder / f"{key}.json", json.dumps(whole, ensure_ascii=False).encode())
            _write_whole(folder / f"{key}.npy", packed.getvalue())
    except BaseException:
        drop_documents(root, [key])
        raise


def drop_uncommitted(root: Path, keys: Sequence[str]) -> None:
    """Remove those of these documents that the manifest does not name."""
    with suppress(RetrievalError):
        known = {entry.key for entry in read_manifest(root).entries.values()}
        drop_documents(root, [key for key in keys if key not in known])


def drop_documents(root: Path, keys: Sequence[str]) -> None:
    """Remove documents, as far as they are there."""
    for key in keys:
        for ending in ("json", "npy"):
            with suppress(OSError):
                (root / "documents" / f"{key}.{ending}").unlink(missing_ok=True)


def _read(root: Path, key: str, ending: str, load: Callable[[bytes], T]) -> T:
    file = root / "documents" / f"{key}.{ending}"
    try:
        return load(file.read_bytes())
    except (OSError, ValueError) as error:
        raise RetrievalError(
            f"Expected the document {file.name!r} of your sources, but it cannot be read "
            f"({type(error).__name__}). Remove that source and ingest it again."
        ) from error


def read_passages(root: Path, key: str) -> list[dict[str, Any]]:
    """The passages of a document as plain values.

    Raises:
        RetrievalError: the document is gone or broken.
    """

    def load(data: bytes) -> list[dict[str, Any]]:
        whole: dict[str, Any] = json.loads(data)
        return list(whole["passages"])

    return _read(root, key, "json", load)


def read_vectors(root: Path, entry: Entry) -> dict[str, np.ndarray]:
    """The vector of each passage of a source, by passage id.

    Raises:
        RetrievalError: the document is gone or broken.
    """
    import numpy as np

    def load(data: bytes) -> np.ndarray:
        vectors: np.ndarray = np.load(io.BytesIO(data), allow_pickle=False)
        return vectors

    ids = [str(p["id"]) for p in read_passages(root, entry.key)]
    vectors = _read(root, entry.key, "npy", load)
    if len(vectors) != len(ids):
        raise RetrievalError(
            f"Expected {len(ids)} vectors for {entry.file!r}, found {len(vectors)}. Remove it and ingest it again."
        )
    return dict(zip(ids, vectors, strict=True))


def commit(root: Path, change: Callable[[Manifest], Changes], broken: str = "") -> Manifest:
    """Make a change happen, whole or not at all: the index beside, then the manifest, then tidying.

    `change` sees the manifest under the lock, and gives each source that changes (None: it goes). An index named
    as `broken` is made anew.

    Raises:
        RetrievalError: something could not be written, or another process holds the lock.
    """
    with _locked(root):
        before = read_manifest(root)
        changes = change(before)
        entries = {i: e for i, e in (before.entries | dict(changes)).items() if e is not None}
        after = _with_index(root, before, entries, broken)
        try:
            _write_whole(root / "manifest.json", after.model_dump_json(indent=1).encode())
        except BaseException:
            if after.index and after.index != before.index:
                shutil.rmtree(root / after.index, ignore_errors=True)
            raise
        removed = any(entry is None for entry in changes.values())
        gone = {e.key for e in before.entries.values()} - {e.key for e in entries.values()}
        drop_documents(root, sorted(gone))
        with suppress(OSError):
            _tidy(root, after, keep="" if removed else before.index)
        return after


def _with_index(root: Path, before: Manifest, entries: dict[str, Entry], broken: str) -> Manifest:
    """The manifest of these sources with an index of exactly them. Little change amends a copy of the index before."""
    if not entries:
        return Manifest()
    base = root / before.index
    if before.index and before.index != broken and base.is_dir():
        if entries == before.entries:
            return before
        with suppress(RetrievalError):  # a copy of something broken; the vectors are still there
            amended = _amended(root, before, entries, base)
            if amended is not None:
                return amended
    name = _new_name()
    write_rows(root / name, {i: v for e in entries.values() for i, v in read_vectors(root, e).items()})
    return Manifest(entries=entries, index=name)


def _amended(root: Path, before: Manifest, entries: dict[str, Entry], base: Path) -> Manifest | None:
    """The change made in a copy of the index, or None where making it whole costs no more."""
    old = before.entries
    came = [e for i, e in entries.items() if i not in old or old[i].key != e.key]
    went = [e for i, e in old.items() if i not in entries or entries[i].key != e.key]
    worn = before.worn + sum(e.passages for e in went)
    if worn + sum(e.passages for e in came) > sum(e.passages for e in entries.values()) / 2:
        return None
    drop = [str(p["id"]) for e in went for p in read_passages(root, e.key)]
    name = _new_name()
    write_rows(root / name, {i: v for e in came for i, v in read_vectors(root, e).items()}, base, drop)
    return Manifest(entries=entries, index=name, worn=worn)


def _new_name() -> str:
    return f"index-{secrets.token_hex(8)}"


def _tidy(root: Path, after: Manifest, keep: str) -> None:
    """Remove old indexes but the one that a reader may still hold, and what a process that was killed left."""
    for folder in [*root.glob("index-*"), *root.glob("building-*")]:
        if folder.name not in (after.index, keep):
            shutil.rmtree(folder, ignore_errors=True)
    known = {entry.key for entry in after.entries.values()}
    for file in (root / "documents").iterdir():
        with suppress(OSError):
            if file.stem not in known and file.stat().st_mtime < time.time() - _DAY_S:
                file.unlink()


def nearest(root: Path, vector: Sequence[float], most: int) -> tuple[Manifest, list[tuple[str, float]]]:
    """The nearest passages as (id, cosine), and the manifest that they belong to.

    Where the index was swapped meanwhile, the new one is read; where it is gone or broken, it is made anew.

    Raises:
        RetrievalError: neither can be done.
    """
    manifest = read_manifest(root)
    try:
        return manifest, _nearest(root, manifest, vector, most)
    except RetrievalError:
        manifest = commit(root, lambda _: {}, broken=manifest.index)
        return manifest, _nearest(root, manifest, vector, most)


def _nearest(root: Path, manifest: Manifest, vector: Sequence[float], most: int) -> list[tuple[str, float]]:
    there = sum(e.passages for e in manifest.entries.values())
    return nearest_rows(root / manifest.index, vector, min(most, there)) if there else []
