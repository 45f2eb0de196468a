"""What the kinds of fault are fitted on, and by which groups it is left out; all of it ours.

A sentence at fault of `kinds.jsonl` counts for its own kind and is silent on all others: it may have them too. A near miss has
none. Ordinary good sentences (`sentences.jsonl`, `office.jsonl`, voices not kept back) and the good sentences of the tuning drafts
have none either, but that a civil order (`Send me the raw files`) was labelled as good there: where a file does not tell requests
from orders, its sentences are silent on orders. Sentences at fault in those files are left out: they were labelled by wider words than these, and what is
fitted on them names more good sentences.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.tone.values import KINDS
from evals.flaws import DATA, flawed_sentences, read_rows
from evals.tone.data import FILES, VALIDATION, read

KINDS_FILE = VALIDATION / "tone" / "kinds.jsonl"
MEASURING_FILE = VALIDATION / "tone" / "kinds_measuring.jsonl"
GOOD_FILES = ("sentences", "office")
DRAFTS = ("", "voices_")


@dataclass(frozen=True)
class KindRow:
    """A sentence, the group that it is left out with, the kind that it has or only looks like (empty where neither)."""

    file: str
    group: str
    text: str
    kind: str
    fault: bool
    may_order: bool = False

    def label(self, kind: str) -> int | None:
        """1 where it has the kind, 0 where it has not, None where nobody said."""
        if not self.fault:
            return None if self.may_order and kind == "order" else 0
        return 1 if self.kind == kind else None


def read_kinds(measuring: bool = False) -> tuple[KindRow, ...]:
    """The sentences written by kind. Of the measuring ones only counts are to be looked at."""
    lines = (MEASURING_FILE if measuring else KINDS_FILE).read_text(encoding="utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return tuple(KindRow("kinds", f"{r['id'][:2]}-{r['voice']}", r["text"], r["kind"], bool(r["fault"])) for r in rows)  # fmt: skip


def _good() -> Iterator[KindRow]:
    asking = _asking()
    for file in GOOD_FILES:
        for row in read(file):
            if not row.kept_back and row.at_fault is False:
                may_order = file == "office" or row.text in asking
                yield KindRow(file, row.group, row.text, "", fault=False, may_order=may_order)


def _asking() -> frozenset[str]:
    """The texts that were labelled as requests, politely or not."""
    rows = (json.loads(line) for line in FILES["sentences"].read_text(encoding="utf-8").splitlines())
    return frozenset(row["text"] for row in rows if "request" in row.get("kinds", ()))


def _drafted() -> Iterator[KindRow]:
    """The sentences of the tuning drafts that hold no flaw, each once."""
    for voice in DRAFTS:
        rows = read_rows("tuning", voice)
        bad = {said for row in rows for said in flawed_sentences(row)}
        told = {said["text"]: row["situation_id"] for row in rows for said in row["sentences"]}
        for text, group in told.items():
            if text not in bad:
                yield KindRow(f"{voice}drafts", group, text, "", fault=False)


@lru_cache(maxsize=1)
def fitted_rows() -> tuple[KindRow, ...]:
    """Everything that is fitted on, each text once."""
    rows = {row.text: row for row in (*_drafted(), *_good(), *read_kinds())}
    return tuple(rows.values())


def kinds_fingerprint() -> str:
    """One hash over all files that are read."""
    files = [KINDS_FILE, *(FILES[name] for name in GOOD_FILES), *(DATA / f"{v}tuning.jsonl" for v in DRAFTS)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def positives(kind: str) -> int:
    """How many sentences that are fitted on have a kind."""
    return sum(row.label(kind) == 1 for row in fitted_rows())


__all__ = ["KINDS", "KindRow", "fitted_rows", "kinds_fingerprint", "positives", "read_kinds"]
