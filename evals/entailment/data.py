"""What the model is fitted on: labelled pairs gathered by others, and the fitting part of three measured sets.

Nothing of this text is kept in the project. Each measured set is split by the hash of its source:

- `model`    a quarter: the cross-encoder may learn from it
- `combine`  a quarter: the small model that combines the signals is fitted on it
- `held`     half: only measured on
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from pathlib import Path
from typing import Any, Literal, NamedTuple

from assistant.entailment.windows import passage, premises

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
Part = Literal["model", "combine", "held"]
# Set, splits that are used, rows taken at most, words of a premise at most.
GENERAL: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("mnli_nyu25k", ("train", "val"), 20_000),
    ("cad_nli", ("train", "dev", "test"), 6_000),
    ("breaking_nli", ("test",), 3_500),
    ("negation_nli", ("test",), 3_500),
    ("scone", ("train",), 3_000),
    ("fm2", ("dev", "test"), 2_548),
    ("factcheckgpt_stance", ("train",), 3_098),
    ("contractnli_spans", ("dev", "test"), 3_096),
    ("fever_vanilla", ("dev", "test"), 6_000),
    ("docnli_fever_nli", ("dev", "test"), 3_000),
    ("drop_nli", ("train",), 1_500),
    ("resnli", ("train",), 1_500),
    ("help_conj", ("train",), 1_000),
)
FITTED = ("summedits8", "wice_claim", "expertqa_claims")


class Pair(NamedTuple):
    """A premise, a hypothesis and a label; `wrong` holds the character spans of an edited hypothesis."""

    premise: str
    hypothesis: str
    label: str
    wrong: tuple[tuple[int, int], ...] | None = None
    kind: str = ""


class Row(NamedTuple):
    """One row of a measured set."""

    id: str
    source: str | tuple[str, ...]
    text: str
    label: int
    subset: str
    group: str


def rows_of(file: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest(text: str) -> int:
    """A number from 0 to 99 that depends on the text alone."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 100


def part_of(source: str | tuple[str, ...]) -> Part:
    """Which part a source belongs to."""
    at = digest(source if isinstance(source, str) else "\n".join(source))
    return "model" if at < 25 else "combine" if at < 50 else "held"


def measured(name: str) -> list[Row]:
    """All rows of a measured set, with the hash of their source as the group."""
    found = []
    for row in rows_of(DATA / f"{name}.jsonl"):
        source = row["source"] if "source" in row else tuple(row["source_sents"])
        group = hashlib.sha256(
            "\n".join([source] if isinstance(source, str) else source).encode()
        ).hexdigest()
        subset = str(row.get("subset") or name)
        found.append(Row(str(row["id"]), source, row["response"], int(row["label"]), subset, group[:12]))
    return found


def fitting(name: str, part: Part) -> list[Row]:
    """The rows of one part of a set that may be fitted on."""
    return [row for row in measured(name) if part_of(row.source) == part]


def judged() -> list[Pair]:
    """Whole texts that people judged, of the quarter that the cross-encoder may learn from."""
    found = []
    for name in FITTED:
        for row in fitting(name, "model"):
            text = re.sub(r"\s*\[\d+\]", "", row.text)
            for premise in premises(passage(row.source), text):
                found.append(Pair(premise, text, "supported" if row.label else "not", None, f"{name}/judged"))
    return found


def shortened(premise: str, hypothesis: str, draw: random.Random) -> str:
    """A premise as the runtime would make it."""
    if len(premise.split()) <= 110:
        return premise
    return draw.choice(premises(passage(premise), hypothesis))


def general(draw: random.Random, *, reserved: bool = False) -> list[Pair]:
    """Pairs gathered by others. A tenth of each set, by premise, is reserved and comes only when asked for."""
    known = {row["premise"] for row in rows_of(DATA / "nli" / "mnli_dev.jsonl")}
    found: list[Pair] = []
    for name, splits, most in GENERAL:
        rows = [r for r in rows_of(DATA / "nli" / f"{name}.jsonl") if r["split"] in splits]
        rows = [r for r in rows if (digest(r["premise"]) >= 90) == reserved and r["premise"] not in known]
        draw.shuffle(rows)
        for row in rows[: most // 10 if reserved else most]:
            premise = shortened(row["premise"], row["hypothesis"], draw)
            found.append(Pair(premise, row["hypothesis"], row["label"], None, name))
    return found
