"""Our own labelled text for tone, split by voice: a third of the voices, by hash, is kept back and never fitted on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

VALIDATION = Path(__file__).parents[1] / "validation"
FILES = {
    "sentences": VALIDATION / "tone" / "sentences.jsonl",
    "office": VALIDATION / "tone" / "office.jsonl",
    "mails": VALIDATION / "tone" / "mails.jsonl",
    "office_mails": VALIDATION / "tone" / "office_mails.jsonl",
    "threads": VALIDATION / "tone" / "threads.jsonl",
    "code": VALIDATION / "tone" / "code.jsonl",
    "statements": VALIDATION / "tone" / "statements.jsonl",
    "news": VALIDATION / "tone" / "news.jsonl",
    "good": VALIDATION / "tone" / "good.jsonl",
    "turns": VALIDATION / "moves" / "turns.jsonl",
}
# A mail of this tone, from 1 to 5, blames and is uncivil as a whole; of the next it may be either.
HARSH_TONE = {1.0: 1.0, 1.5: 1.0, 2.0: 0.5}
UNDECIDED_TONE = 2.5
GOOD = ("ownership", "specific", "warm", "open", "respect")
# A plain account of what the reader did blames nobody, yet stands nearer to blame than a remark on the weather.
ACCOUNT = 0.2
DISRESPECT = frozenset("label labels contempt condescension sarcasm threat ultimatum demands".split())
AT_FAULT = DISRESPECT | frozenset(
    "absolute mind_reading conditional_apology but_apology passive_apology".split()
)
# Readers of such threads call an order blunt, and not uncivil.
CURT_ORDER = 0.3


@dataclass(frozen=True)
class Labelled:
    """A text, the group that it is split by, and what it is labelled as: each from 0 to 1.

    `at_fault` says whether a sentence holds any fault of tone; None where that is not known, or a matter of taste.
    """

    file: str
    group: str
    text: str
    labels: dict[str, float]
    at_fault: bool | None = None

    @property
    def kept_back(self) -> bool:
        """Whether its group is measured on, and never fitted on."""
        return int(hashlib.sha256(self.group.encode()).hexdigest(), 16) % 3 == 0


def _good(kinds: set[str]) -> dict[str, float]:
    """What sounds good, read off the kinds of a sentence or the moves of a turn."""
    found = {
        "warm": bool(kinds & {"appreciation", "warm", "appreciates"}),
        "open": bool(kinds & {"open_question", "space", "asks_openly", "leaves_space"}),
        "respect": not kinds & DISRESPECT,
        "specific": bool(kinds & {"specific", "states_fact"}),
    }
    # A plain fact may or may not name an occasion: its kinds do not say.
    return {
        head: float(value)
        for head, value in found.items()
        if head != "specific" or "neutral_fact" not in kinds
    }


def _sentence(row: dict[str, Any]) -> dict[str, float]:
    kinds = set(row.get("kinds", ()))
    account = "specific" in kinds and "appreciation" not in kinds
    return {
        "blame": max(row["blame"], ACCOUNT * account),
        "judgement": row["judgement"],
        "uncivil": row["uncivil"],
        "politeness": (row["politeness"] - 1) / 4,
        **(_good(kinds | ({"contempt"} if row["uncivil"] else set())) if kinds else {}),
    }


def _at_fault(file: str, row: dict[str, Any]) -> bool | None:
    """Orders, advice and criticism put gently are left to taste."""
    if file not in ("sentences", "office"):
        return None
    kinds = set(row.get("kinds", ()))
    if row["blame"] == 1 or row["uncivil"] or kinds & AT_FAULT:
        return True
    return None if row["blame"] or row["judgement"] or kinds & {"order", "advice"} else False


def _turn(row: dict[str, Any]) -> dict[str, float]:
    moves = set(row["moves"])
    near = 0.5 * bool(moves & {"labels", "asks_leading"})
    return {"blame": max(float("blames" in moves), near), **_good(moves)}


def _mail(tone: float) -> dict[str, float]:
    blame = {"blame": HARSH_TONE.get(tone, 0.0)} if tone != UNDECIDED_TONE else {}
    return {"politeness": (tone - 1) / 4, "uncivil": HARSH_TONE.get(tone, 0.0), **blame}


def _labels(file: str, row: dict[str, Any]) -> dict[str, float]:
    if file in ("sentences", "office"):
        return _sentence(row)
    if file in ("mails", "office_mails"):
        return _mail(float(row["tone"]))
    if file in ("threads", "code"):
        return {"uncivil": CURT_ORDER if row["kind"] == "curt_order" else row["uncivil"]}
    if file in ("statements", "news"):
        return {"judgement": row["subjective"]}
    return _turn(row) if file == "turns" else {head: row[head] for head in GOOD}


def _group(row: dict[str, Any]) -> str:
    return str(row.get("voice") or row.get("thread") or f"block-{int(row['id'][2:]) // 60}")


@lru_cache(maxsize=16)
def read(file: str) -> tuple[Labelled, ...]:
    """All labelled texts of one file."""
    rows = (json.loads(line) for line in FILES[file].read_text(encoding="utf-8").splitlines())
    return tuple(
        Labelled(
            file,
            _group(row),
            row["text"],
            {k: float(v) for k, v in _labels(file, row).items()},
            _at_fault(file, row),
        )
        for row in rows
        if row["text"].strip()
    )


def of_head(head: str, files: tuple[str, ...] = tuple(FILES)) -> list[Labelled]:
    """Everything labelled for one score, kept-back groups among it."""
    return [row for file in files for row in read(file) if head in row.labels]


def fingerprint() -> str:
    """One hash over all files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in FILES.values())).hexdigest()
