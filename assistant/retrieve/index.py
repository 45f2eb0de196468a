"""The only door to Chroma: a persistent index, built beside and swapped in, one writer at a time."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from assistant.errors import RetrievalError
from assistant.retrieve.embedding import WEIGHTS_SHA256

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    from assistant.retrieve.chunks import Chunk

Part = Literal["chunk", "whole"]
Hit = tuple[str, float]

_FORMAT = 1
_NAME = "advice"
_BATCH = 4000


def index_folder(root: Path, digest: str) -> Path:
    """Where the index for this content lies: another corpus, model or format is another folder."""
    key = hashlib.sha256(f"{_FORMAT}\0{digest}\0{WEIGHTS_SHA256}".encode()).hexdigest()[:16]
    return root / f"index-{key}"


def _open(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def _mean(vectors: Sequence[Sequence[float]]) -> list[float]:
    summed = [sum(column) for column in zip(*vectors, strict=True)]
    length = sum(x * x for x in summed) ** 0.5 or 1.0
    return [x / length for x in summed]


def _wholes(chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> dict[str, list[float]]:
    """One vector for each item: the direction of the mean of its chunks."""
    grouped: dict[str, list[Sequence[float]]] = {}
    for chunk, vector in zip(chunks, vectors, strict=True):
        grouped.setdefault(chunk.advice, []).append(vector)
    return {advice: _mean(group) for advice, group in grouped.items()}


def _write(folder: Path, chunks: Sequence[Chunk], vectors: Sequence[Sequence[float]]) -> None:
    client = _open(folder)
    try:
        space: dict[str, Any] = {"hnsw": {"space": "cosine", "ef_search": 400}}
        collection = client.create_collection(_NAME, embedding_function=None, configuration=space)
        wholes = _wholes(chunks, vectors)
        ids = [c.id for c in chunks] + [f"{advice}#whole" for advice in wholes]
        rows = [list(v) for v in vectors] + list(wholes.values())
        about = [{"advice": c.advice, "part": "chunk"} for c in chunks]
        about += [{"advice": advice, "part": "whole"} for advice in wholes]
        for at in range(0, len(ids), _BATCH):
            batch = slice(at, at + _BATCH)
            collection.add(ids=ids[batch], embeddings=rows[batch], metadatas=about[batch])
    finally:
        client.close()


def _drop_old(root: Path, keep: Path) -> None:
    """Remove all but this index and the one before it, which another process may still read."""
    others = [f for f in root.glob("index-*") if f.is_dir() and f != keep]
    for old in sorted(others, key=lambda f: f.stat().st_mtime)[:-1]:
        shutil.rmtree(old, ignore_errors=True)


def build(root: Path, digest: str, chunks: Sequence[Chunk], embed: Any) -> Path:
    """Make sure that the index for this content is there, and return its folder.

    A second process waits for the first and then finds it done. Nothing half-written is ever seen: the index is
    built in a folder beside and renamed.

    Raises:
        RetrievalError: the folder cannot be written (no space, no rights), or the lock is not freed in five minutes.
    """
    from filelock import FileLock, Timeout

    folder = index_folder(root, digest)
    if folder.is_dir():
        return folder
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / "index.lock", timeout=300):
            if not folder.is_dir():
                beside = Path(tempfile.mkdtemp(prefix="building-", dir=root))
                try:
                    _write(beside / "index", chunks, embed([c.text for c in chunks]))
                    (beside / "index").replace(folder)
                finally:
                    shutil.rmtree(beside, ignore_errors=True)
                _drop_old(root, folder)
    except Timeout as error:
        raise RetrievalError(
            f"Expected to build the index, but another first-rung holds {root}/index.lock. Close it and try again."
        ) from error
    except OSError as error:
        raise RetrievalError(
            f"Expected to write the index under {str(root)!r}, got: {error}. Free space or rights there, or set FIRST_RUNG_CACHE_DIR."
        ) from error
    return folder


_opening = threading.Lock()


def _collection(folder: Path) -> Any:
    """The collection in a folder, opened once. Chroma does not bear being opened by two threads at once."""
    with _opening:
        return _opened(folder)


@lru_cache(maxsize=4)
def _opened(folder: Path) -> Any:
    return _open(folder).get_collection(_NAME, embedding_function=None)


def nearest(folder: Path, vector: Sequence[float], part: Part, most: int) -> list[Hit]:
    """The nearest rows of a part as (advice id, cosine similarity), closest first.

    Raises:
        RetrievalError: the index cannot be read. Deleting its folder makes it anew.
    """
    try:
        found = _collection(folder).query(
            query_embeddings=[list(vector)],
            n_results=most,
            where={"part": part},
            include=["metadatas", "distances"],
        )
    except Exception as error:  # chromadb raises many kinds, among them plain Exception from its Rust core
        raise RetrievalError(
            f"Expected to read the index {folder.name!r}, got: {error}. Delete the folder {str(folder)!r} and try again."
        ) from error
    return [
        (str(m["advice"]), 1.0 - float(d))
        for m, d in zip(found["metadatas"][0], found["distances"][0], strict=True)
    ]


def write_rows(
    folder: Path,
    rows: Mapping[str, np.ndarray],
    base: Path | None = None,
    drop: Sequence[str] = (),
) -> None:
    """Write an index of rows by id into a new folder, beside and then renamed: whole, or not there.

    With `base`, it is that index without `drop` and with `rows`. Only the holder of the caller's lock may write.

    Raises:
        RetrievalError: it could not be written; nothing is left behind.
    """
    beside = folder.with_name(f"building-{folder.name}")
    try:
        if base is not None:
            shutil.copytree(base, beside)
        with _opening:
            _add_rows(beside, rows, new=base is None, drop=drop)
        beside.replace(folder)
    except Exception as error:  # chromadb raises many kinds, also where the disk is full
        raise RetrievalError(
            f"Expected to write an index under {str(folder.parent)!r}, got: {error}. Free space or rights there and try again."
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _add_rows(folder: Path, rows: Mapping[str, np.ndarray], *, new: bool, drop: Sequence[str]) -> None:
    client = _open(folder)
    try:
        if new:
            space: dict[str, Any] = {"hnsw": {"space": "cosine", "ef_search": 400}}
            collection = client.create_collection(_NAME, embedding_function=None, configuration=space)
        else:
            collection = client.get_collection(_NAME, embedding_function=None)
        for at in range(0, len(drop), _BATCH):
            collection.delete(ids=list(drop[at : at + _BATCH]))
        ids = list(rows)
        for at in range(0, len(ids), _BATCH):
            batch = ids[at : at + _BATCH]
            about = [{"advice": i, "part": "chunk"} for i in batch]
            collection.add(ids=batch, embeddings=[rows[i] for i in batch], metadatas=about)
    finally:
        client.close()


def nearest_rows(folder: Path, vector: Sequence[float], most: int) -> list[Hit]:
    """The nearest rows as (id, cosine similarity), closest first. The index is opened and closed, so it may be swapped.

    Raises:
        RetrievalError: the index is not there or cannot be read.
    """
    try:
        if not folder.is_dir():  # Chroma would make an empty one
            raise FileNotFoundError(str(folder))
        with _opening:
            client = _open(folder)
            try:
                collection = client.get_collection(_NAME, embedding_function=None)
                found = collection.query(
                    query_embeddings=[list(vector)], n_results=most, include=["distances"]
                )
            finally:
                client.close()
    except Exception as error:
        raise RetrievalError(
            f"Expected to read the index {folder.name!r}, got: {error}. Ingest a source again to make it anew."
        ) from error
    return [(i, 1.0 - float(d)) for i, d in zip(found["ids"][0], found["distances"][0], strict=True)]
