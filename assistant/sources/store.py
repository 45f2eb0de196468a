"""Changes to the user's sources, each whole or not at all, and the passages nearest to a question."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from assistant.errors import RetrievalError
from assistant.retrieve.index import nearest_rows, write_rows
from assistant.sources.documents import drop_documents, read_passages, read_vectors
from assistant.sources.folder import locked
from assistant.sources.manifest import Entry, Manifest, read_manifest
from assistant.whole_file import write_whole

Changes = Mapping[str, "Entry | None"]

_DAY_S = 86_400


def commit(root: Path, change: Callable[[Manifest], Changes], broken: str = "") -> Manifest:
    """Make a change happen, whole or not at all: the index beside, then the manifest, then tidying.

    `change` sees the manifest under the lock, and gives each source that changes (None: it goes). An index named
    as `broken` is made anew.

    Raises:
        RetrievalError: something could not be written, or another process holds the lock.
    """
    with locked(root):
        before = read_manifest(root)
        changes = change(before)
        entries = {i: e for i, e in (before.entries | dict(changes)).items() if e is not None}
        after = _with_index(root, before, entries, broken)
        try:
            write_whole(root / "manifest.json", after.model_dump_json(indent=1).encode())
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


def drop_uncommitted(root: Path, keys: Sequence[str]) -> None:
    """Remove those of these documents that the manifest does not name."""
    with suppress(RetrievalError):
        known = {entry.key for entry in read_manifest(root).entries.values()}
        drop_documents(root, [key for key in keys if key not in known])
