"""The manifest: which sources are there, and the index that holds exactly them."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError

from assistant.errors import RetrievalError
from assistant.retrieve.embedding import WEIGHTS_SHA256
from assistant.schemas import Value

# Raised when parsing, splitting or the encoder changes: what is there is then read anew at the next ingest.
READER = f"1-{WEIGHTS_SHA256[:12]}"


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
