"""A document of the user's as it is kept: its passages word for word, and their vectors beside them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.errors import RetrievalError
from assistant.schemas import Value
from assistant.sources.folder import make_folders, writing
from assistant.sources.manifest import Entry
from assistant.whole_file import write_whole

if TYPE_CHECKING:
    import numpy as np

T = TypeVar("T")


class Kept(Value):
    """A passage of a document as it is kept: the quotation word for word, and its place."""

    id: str
    text: str
    heading: str = ""
    page: int | None = None
    paragraphs: tuple[int, ...]


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
        with writing(root):
            make_folders(root)
            write_whole(folder / f"{key}.json", json.dumps(whole, ensure_ascii=False).encode())
            write_whole(folder / f"{key}.npy", packed.getvalue())
    except BaseException:
        drop_documents(root, [key])
        raise


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
