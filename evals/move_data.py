"""The labelled turns, split by voice: every voice whose hash is divisible by three measures, the others tune."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal, NamedTuple

TURNS = Path(__file__).parent / "validation" / "moves" / "turns.jsonl"
Part = Literal["tuning", "measuring"]


class Labelled(NamedTuple):
    """One labelled turn."""

    id: str
    voice: str
    text: str
    moves: frozenset[str]


def part_of(voice: str) -> Part:
    """Which part a voice belongs to, by sha256 of its name."""
    digest = int(hashlib.sha256(voice.encode("utf-8")).hexdigest(), 16)
    return "measuring" if digest % 3 == 0 else "tuning"


def read_turns(part: Part) -> list[Labelled]:
    """The turns of one part, in the order of the file."""
    rows = [json.loads(line) for line in TURNS.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Labelled(str(row["id"]), row["voice"], row["text"], frozenset(row["moves"]))
        for row in rows
        if part_of(row["voice"]) == part
    ]
