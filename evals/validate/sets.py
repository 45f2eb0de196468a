"""What is measured: the sets that others labelled, which rows of them, by which measure, and the figures to know."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.errors import InputError
from evals.entailment.data import FITTED, part_of
from evals.validate.measures import Measure

Door = Literal["faithfulness", "tone"]
Raw = dict[str, Any]
SEED = 20


@dataclass(frozen=True)
class Line:
    """One line of the table. `floor` and `aim` are figures to know; `people` is what readers reach, or others published."""

    title: str
    file: str
    door: Door
    measure: Measure
    score: str
    gold: Callable[[Raw], float | None]
    keep: Callable[[Raw], bool] = lambda _: True
    group: str = ""
    floor: str = ""
    aim: float | None = None
    people: str = ""


def _label(row: Raw) -> float | None:
    return None if row["label"] is None else float(row["label"])


def _sales(row: Raw) -> bool:
    return str(row["subset"]).startswith("sales")


def _others(row: Raw) -> bool:
    return not _sales(row)


def _subset(name: str) -> Callable[[Raw], bool]:
    return lambda row: bool(row["subset"] == name)


_FAITH: dict[str, Any] = {"door": "faithfulness", "gold": _label, "score": "score", "measure": "AUROC"}
_BY_VERDICT = _FAITH | {"score": "supported", "measure": "balanced accuracy", "file": "summedits8"}
_SUMMEDITS = "QAFactEval .655, GPT-4 .821, people .909 (mean of 10 domains)"
LINES: tuple[Line, ...] = (
    Line("ExpertQA", "expertqa_claims", **_FAITH, floor=".63", aim=0.68),
    Line("SummEdits, sales", keep=_sales, **_BY_VERDICT, floor=".47 to .50", aim=0.65, people=_SUMMEDITS),
    Line("SummEdits, other six", keep=_others, **_BY_VERDICT, floor=".50", aim=0.62, people=_SUMMEDITS),
    Line("SummEdits, sales", "summedits8", keep=_sales, **_FAITH),
    Line("SummEdits, other six", "summedits8", keep=_others, **_FAITH),
    Line("WiCE", "wice_claim", **_FAITH, floor=".68", aim=0.76),
    Line("QAGS, CNN/DM", "qags", keep=_subset("cnndm"), **_FAITH, floor=".81", aim=0.83),
    Line("QAGS, XSum", "qags", keep=_subset("xsum"), **_FAITH),
    Line(
        "e-mail face acts, attack", "email_face_acts", "tone", "AUROC", "blame", lambda r: float(r["attack"]),
        group="seed", floor=".91 fitted on it", aim=0.88,
    ),
    Line(
        "e-mail politeness, tone", "email_politeness", "tone", "Spearman", "politeness", lambda r: r["gold_tone"],
        group="seed", floor=".53 unfitted", aim=0.65, people="one reader against another .73",
    ),
    Line(
        "incivility in open source", "oss_incivility", "tone", "AUROC", "uncivil", lambda r: 1 - float(r["label"]),
        group="thread", floor=".72 fitted on it", aim=0.72,
    ),
    Line(
        "CheckThat, subjective", "checkthat_subj_en", "tone", "macro-F1", "judgement", _label,
        floor=".64 fitted on it", aim=0.64, people=".66, a shared task of 2025, rank 19",
    ),
    Line("Stanford politeness", "stanford_politeness", "tone", "Spearman", "politeness", lambda r: r["score"], floor=".60 fitted on it"),
    Line("Stanford, top and bottom quarter", "stanford_politeness", "tone", "AUROC", "politeness", _label, floor=".81 fitted on it"),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Item:
    """A row that may be measured: what a door is given, its group, and its length in words."""

    raw: Raw
    given: Raw
    group: str
    words: int


@dataclass(frozen=True, eq=False)
class Set:
    """One set read in, and what part of it that is, in words."""

    items: tuple[Item, ...]
    part: str


def read_set(folder: Path, name: str, sample: int | None = None) -> Set:
    """The rows of a set that may be measured: of one that was fitted on, only the half held back.

    Raises:
        InputError: the file is not there, cannot be read, or its rows lack a field.
    """
    file = folder / f"{name}.jsonl"
    if not file.is_file():
        raise InputError(f"{file} is not there. Name another folder with --data.")
    lines = [line for line in LINES if line.file == name]
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        items = [_item(row, n, lines[0]) for n, row in enumerate(rows)]
        kept = [i for i in items if name not in FITTED or part_of(i.given["source"]) == "held"]
        known = [i for i in kept if any(line.keep(i.raw) and line.gold(i.raw) is not None for line in lines)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file}: a row could not be read: {type(error).__name__} {error}.") from error
    part = "the half held back" if name in FITTED else "all, never fitted on"
    if sample is not None and len(known) > sample:
        return Set(tuple(random.Random(SEED).sample(known, sample)), f"{part}; a sample")
    return Set(tuple(known), part)


def _item(row: Raw, n: int, line: Line) -> Item:
    if line.door == "tone":
        text = str(row["text"])
        return Item(
            row, {"id": n, "text": text}, str(row[line.group]) if line.group else str(n), _words(text)
        )
    source = row["source"] if "source" in row else tuple(row["source_sents"])
    text = str(row["response"])
    whole = source if isinstance(source, str) else "\n".join(source)
    return Item(row, {"id": n, "source": source, "text": text}, whole, _words(text))


def _words(text: str) -> int:
    return len(text.split())
