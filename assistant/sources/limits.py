"""What a document may be at most, and the exception that says why one was not taken."""

from __future__ import annotations

from assistant.errors import InputError

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
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
