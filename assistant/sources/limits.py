"""Which documents are taken, what one may be at most, and the exception that says why one was not taken."""

from __future__ import annotations

from pathlib import PurePath

from assistant.errors import InputError

MB = 1024 * 1024

MOST_BYTES = 20 * MB
MOST_UNPACKED_BYTES = 200 * MB
MOST_PAGES = 500
MOST_PASSAGES = 5_000
# So many short ones would make too many passages in any case.
MOST_PARAGRAPHS = 50 * MOST_PASSAGES
MOST_FILES = 200

KINDS = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
ENDINGS = ", ".join(KINDS)


class Refused(InputError):
    """A document cannot be taken; the message says why and what to do."""


def kind_of(name: str) -> str:
    """The kind of a document, by the ending of its name.

    Raises:
        Refused: it is not one of the kinds that are read.
    """
    ending = PurePath(name).suffix.lower()
    if ending in KINDS:
        return KINDS[ending]
    hint = " Save it as .docx first." if ending in (".doc", ".odt", ".rtf", ".pages") else ""
    raise Refused(
        f"Expected one of {ENDINGS}, but this ends in {ending!r}.{hint or ' Save it as one of these.'}"
    )


def check_size(size: int) -> None:
    """Refuse what is too large or holds nothing.

    Raises:
        Refused: the size is 0, or over the limit.
    """
    if size == 0:
        raise Refused("Expected a document, but the file is empty. Check that it was saved or copied whole.")
    if size > MOST_BYTES:
        raise Refused(
            f"Expected at most {MOST_BYTES // MB} MB, but the file has {size / MB:.1f} MB. "
            "Split it, or save it without its pictures."
        )
