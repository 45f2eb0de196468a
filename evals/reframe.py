"""How well reframing does: `python -m evals.reframe [texts] [styles] [meaning] [politeness] [--wrong] [--data FOLDER]`.

Half of the texts are for tuning and half are kept back; which, is decided by a hash of the id. `--wrong` shows what
failed in the tuning half only.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.reframe import Reframed, Support, by_entailment, reframe
from assistant.schemas import Situation
from evals.reframe_meaning import report
from evals.reframe_politeness import politeness
from evals.reframe_styles import compare, fitted

DATA = Path(__file__).parent / "validation" / "reframe"
PARTS = ("tuning", "measuring")
Row = dict[str, Any]

# A reading of particulars of its own, so that the engine does not mark its own work.
_NEGATION = re.compile(r"(?i)\b(?:not|never|no|nobody|nothing|none|without|cannot)\b|n['’]t\b")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


def part_of(name: str) -> str:
    """The half that a text belongs to."""
    return PARTS[hashlib.sha256(name.encode()).digest()[0] % 2]


def read_rows(file: str) -> list[Row]:
    return [
        json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(str.maketrans("’‘“”", "''\"\""))).lower()


def run_row(row: Row, support: Support | None = None) -> Reframed:
    situation = Situation(**row["situation"]) if row.get("situation") else None
    return reframe(row["text"], row["style"], situation=situation, kind=row["kind"], support=support)


def kept(row: Row, result: str) -> list[str]:
    """What had to be kept and is gone: as written down for the text, and every figure."""
    plain = _plain(result)
    gone = [want for want in row["must_keep"] if not any(_plain(w) in plain for w in want.split("|"))]
    figures = _FIGURE.findall(result)
    return gone + [f for f in _FIGURE.findall(row["text"]) if f not in figures]


def _first_sentence(text: str) -> str:
    body = re.sub(
        r"(?s)^(?:subject:[^\n]*\n+)?(?:(?:hi|dear|hello|good morning)[^\n,]*,\s*|\w+,?\n+)?",
        "",
        text,
        count=1,
        flags=re.I,
    )
    return re.split(r"(?<=[.!?])\s", body.strip(), maxsplit=1)[0]


def changed(row: Row, out: Reframed) -> list[str]:
    """Which of the changes that the text calls for did not come about."""
    missing = []
    for want in row["must_change"]:
        what, _, words = want.partition(":")
        texts = [_plain(w) for w in words.split("|")] if words else []
        plain, first = _plain(out.text), _plain(_first_sentence(out.text))
        done = {
            "gone": lambda p=plain, t=texts: not any(w in p for w in t),
            "has": lambda p=plain, t=texts: any(w in p for w in t),
            "first": lambda f=first, t=texts: any(w in f for w in t),
            "not_first": lambda f=first, t=texts: not any(w in f for w in t),
            "short": lambda t=texts: max(len(s.split()) for s in re.split(r"[.!?]\s", out.text)) <= int(t[0]),
            "asks": lambda: bool(out.questions),
        }[what]()
        if not done:
            missing.append(want)
    return missing


def texts(argv: Sequence[str]) -> None:
    """Particulars kept, changes that came about, and whether a second time changes anything."""
    rows = read_rows("texts.jsonl")
    for part in PARTS:
        mine = [(row, run_row(row)) for row in rows if part_of(row["id"]) == part]
        wants = sum(len(row["must_change"]) for row, _ in mine)
        lost = {row["id"]: kept(row, out.text) for row, out in mine}
        missed = {row["id"]: changed(row, out) for row, out in mine}
        again = {row["id"]: run_row({**row, "text": out.text}).text for row, out in mine}
        negated = sum(
            len(_NEGATION.findall(out.text)) < len(_NEGATION.findall(row["text"])) for row, out in mine
        )
        grown = sum(
            len(_FIGURE.findall(out.text)) > len(_FIGURE.findall(row["text"]))
            for row, out in mine
            if not row.get("situation")
        )
        moved = [row["id"] for row, out in mine if again[row["id"]] != out.text]
        missing = sum(map(len, missed.values()))
        untouched = sum(row["text"] == out.text for row, out in mine)
        print(
            f"{part}: {len(mine)} texts; all particulars kept in {sum(not v for v in lost.values())}; "
            f"changes called for {wants - missing} of {wants}; unchanged by a second time {len(mine) - len(moved)}; "
            f"left as they were {untouched}; fewer negations in {negated} (polite phrases that were cut); figures added in {grown}"
        )
        if part == "tuning" and "--wrong" in argv:
            for row, out in mine:
                if lost[row["id"]] or missed[row["id"]] or row["id"] in moved or "--all" in argv:
                    print(
                        f"  {row['id']} lost {lost[row['id']]} missed {missed[row['id']]}\n    was {row['text']!r}\n    is  {out.text!r}"
                    )
                    if row["id"] in moved:
                        print(f"    again {again[row['id']]!r}")


def styles(_argv: Sequence[str]) -> None:
    """Whether a classifier that knows nothing of the operations sees the target style better after than before."""
    model = fitted(read_rows("styles_train.jsonl"), read_rows("styles_parallel.jsonl"))
    rows = read_rows("texts.jsonl")
    for part in PARTS:
        compare(model, part, [r for r in rows if part_of(r["id"]) == part], lambda row: run_row(row).text)


def meaning(_argv: Sequence[str]) -> None:
    """What the floor under a changed sentence keeps and catches."""
    rows = read_rows("texts.jsonl")
    for part in PARTS:
        mine = [run_row(r, by_entailment) for r in rows if part_of(r["id"]) == part]
        report(part, mine, chooses=part == "tuning")


def main(argv: Sequence[str]) -> None:
    """Print the parts named, or all of them."""
    parts: dict[str, Callable[[Sequence[str]], None]] = {
        "texts": texts,
        "styles": styles,
        "meaning": meaning,
        "politeness": politeness,
    }
    for name in [a for a in argv if a in parts] or parts:
        parts[name](argv)


if __name__ == "__main__":
    main(sys.argv[1:])
