"""What models have answered, kept so that a run can be resumed and repeated without paying again.

One JSON object a line, appended: {"key": ..., "value": ...}. A line cut off by an interruption is passed over.
"""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path
from typing import Any


class Keep:
    """Answers by key; without a file they last as long as this object."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._known: dict[str, Any] = {}
        if file is not None and file.is_file():
            self._read(file)

    def _read(self, file: Path) -> None:
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                row = json.loads(line)
                self._known[row["key"]] = row["value"]
            except (ValueError, KeyError, TypeError):
                continue

    def get(self, key: str) -> Any | None:
        """What is kept under a key, or None."""
        return self._known.get(key)

    def put(self, key: str, value: Any) -> None:
        """Keep a value that JSON can hold."""
        with self._lock:
            self._known[key] = value
            if self.file is None:
                return
            self.file.parent.mkdir(parents=True, exist_ok=True)
            cut_off = self.file.is_file() and self.file.read_bytes()[-1:] not in (b"", b"\n")
            with self.file.open("a", encoding="utf-8") as file:
                file.write(("\n" if cut_off else "") + json.dumps({"key": key, "value": value}) + "\n")


def key_of(kind: str, **parts: str | int) -> str:
    """One key for a kind of answer and all that it depends on."""
    text = json.dumps([kind, sorted(parts.items())], ensure_ascii=False)
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def prompt_mark(name: str) -> str:
    """A prompt's version and the hash of its text: a new one means new answers."""
    from assistant.prompt_files import load_prompt

    prompt = load_prompt(name)
    digest = hashlib.sha256((prompt.system + prompt.user).encode()).hexdigest()[:8]
    return f"{name}@{prompt.version}-{digest}"
