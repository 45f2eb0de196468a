"""Where the data beside the code lies: inside an installed wheel, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.errors import LibraryError

PACKAGE = Path(__file__).resolve().parent


def folder(name: Literal["prompts", "corpus"]) -> Path:
    """The folder `name` of data files.

    Raises:
        LibraryError: the folder is neither in the package nor beside it.
    """
    return _find(name)


def app_file() -> Path:
    """The file of the web page, which streamlit runs.

    Raises:
        LibraryError: the file is neither in the package nor beside it.
    """
    return _find("app.py")


def _find(name: str) -> Path:
    places = (PACKAGE / "_bundled" / name, PACKAGE.parent / name)
    for place in places:
        if place.exists():
            return place
    looked = " and ".join(repr(str(place)) for place in places)
    raise LibraryError(
        f"Expected {name!r} to be installed with First Rung, but it is not at {looked}. "
        "Install First Rung again, or run it from a whole checkout."
    )
