"""What the checks find of one known flaw a text: `python -m evals.flaws [--wrong] [--scores] [--half tuning|measuring]`.

A flaw is found where its own check fails; it is found by any where some check fails in the sentence that holds it. A finding
elsewhere is a false alarm. With --scores the classifier of tone is asked too.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from assistant.check_faithfulness import check_faithfulness
from assistant.check_tone import check_tone
from assistant.library import library
from assistant.schemas import Draft, Finding, Sentence, Situation
from assistant.sentences import split_sentences
from assistant.tone import score_tone

DATA = Path(__file__).parent / "validation" / "flaws"
OWN: dict[str, tuple[str, ...]] = {
    "blame": ("blame-and-labels",), "label": ("blame-and-labels",), "judgement": ("judgement", "blame-and-labels"),
    "absolute": ("absolutes",), "mind_reading": ("mind-reading",), "threat": ("threats", "asks-nothing"),
    "sarcasm": ("contempt",), "conditional_apology": ("apology",), "but_apology": ("apology",),
    "passive_apology": ("apology",), "hidden_demand": ("asks-nothing",), "advice": ("asks-nothing",),
    "request": ("asks-nothing",), "second_thing": ("one-thing",), "too_long": ("length",),
    "invented_date": ("particulars",), "invented_number": ("particulars",), "invented_name": ("particulars",),
    "wrong_credit": ("citations", "credit"), "strengthened": ("absolutes", "claims"), "swapped_actor": ("claims",),
    "negation_flipped": ("claims",), "missing_step": ("steps",), "steps_order": ("steps",),
}  # fmt: skip
TONE = ("threats", "apology", "mind-reading", "absolutes", "blame-and-labels", "contempt", "judgement", "one-thing", "asks-nothing", "length", "reading-ease", "ownership", "specific", "warm", "open", "respect")  # fmt: skip
_WHOLE = frozenset({"length", "respect", "missing_step", "steps_order", "too_long"})
Row = dict[str, Any]


def read_rows(half: str) -> list[Row]:
    """The rows of one half."""
    return [json.loads(line) for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def findings_of(row: Row, scores: bool = False) -> list[Finding]:
    """All findings that fail on a row; with `scores` also those of the classifier of tone."""
    sentences = tuple(Sentence.model_validate(s) for s in row["sentences"])
    draft = Draft(method=row["method"], sentences=sentences)
    situation, shipped = Situation.model_validate(row["situation"]), library()
    said = score_tone(split_sentences(draft.text)) if scores else None
    tone = check_tone(draft.text, shipped.methods[row["method"]], said)
    found = (*tone, *check_faithfulness(draft, situation, shipped.advice, shipped.methods[row["method"]]))
    return [f for f in found if f.verdict == "fail"]


def flawed_sentences(row: Row) -> list[str]:
    """The sentences that hold the words at fault."""
    if row["flaw"] == "none" or not row["span"]:
        return []
    pieces = row["span"].split(" … ")
    if row["flaw"] == "wrong_credit":
        cited = [
            s["text"] for s in row["sentences"] if any(o.get("advice") == row["span"] for o in s["from"])
        ]
        if cited:
            return cited
    return [s["text"] for s in row["sentences"] if any(p and p in s["text"] for p in pieces)]


def in_place(finding: Finding, row: Row) -> bool:
    """Whether a finding points into a flawed sentence, or at a flaw of the whole text."""
    if finding.check in _WHOLE and row["flaw"] != "none":
        return True
    if row["flaw"] in _WHOLE:
        return finding.check in {*OWN.get(row["flaw"], ()), "warm", "open", "specific", "ownership"}
    return (
        any(finding.span in s or s in finding.span for s in flawed_sentences(row))
        or finding.span in row["span"]
    )


def table(half: str, wrong: bool, scores: bool) -> None:
    """Print what is found of each flaw, and the false alarms of each check."""
    rows = read_rows(half)
    found = [(row, findings_of(row, scores)) for row in rows]
    print(f"\n{half}: {len(rows)} texts")
    print(f"{'flaw':22}{'n':>5}{'own check':>12}{'any check':>12}")
    kinds: dict[str, list[tuple[Row, list[Finding]]]] = defaultdict(list)
    for row, fails in found:
        kinds[row["flaw"]].append((row, fails))
    for flaw, pairs in sorted(kinds.items()):
        if flaw == "none":
            continue
        own = [any(f.check in OWN[flaw] and in_place(f, r) for f in fs) for r, fs in pairs]
        anyone = [any(in_place(f, r) for f in fs) for r, fs in pairs]
        print(f"{flaw:22}{len(pairs):5}{sum(own) / len(pairs):12.2f}{sum(anyone) / len(pairs):12.2f}")
        if wrong:
            for (row, _), hit in zip(pairs, own, strict=True):
                if not hit:
                    print("   miss", row["id"], "|", row["span"], "|", " ".join(flawed_sentences(row))[:150])
    _precision(found, kinds["none"], wrong)


def _precision(
    found: list[tuple[Row, list[Finding]]], clean: list[tuple[Row, list[Finding]]], wrong: bool
) -> None:
    right, alarms = Counter[str](), Counter[str]()
    for row, fails in found:
        for f in fails:
            (right if in_place(f, row) else alarms)[f.check] += 1
            if wrong and not in_place(f, row):
                print(
                    "   alarm",
                    row["id"],
                    row["flaw"],
                    f.check,
                    "|",
                    f.span,
                    "|",
                    f.sentence or f.suggestion[:40],
                )
    print(f"{'check':22}{'right':>7}{'alarms':>8}{'precision':>11}")
    for check in (*TONE, "citations", "particulars"):
        total = right[check] + alarms[check]
        share = f"{right[check] / total:11.2f}" if total else f"{'-':>11}"
        print(f"{check:22}{right[check]:7}{alarms[check]:8}{share}")
    quiet = sum(not any(f.check in TONE for f in fails) for _, fails in clean)
    print(f"good texts without a finding on tone: {quiet} of {len(clean)}")


def main(argv: list[str]) -> None:
    """Print both halves; with --wrong what went wrong in the tuning half. What is wrong in the measuring half is not shown."""
    halves = [argv[argv.index("--half") + 1]] if "--half" in argv else ["tuning", "measuring"]
    for half in halves:
        table(half, wrong="--wrong" in argv and half == "tuning", scores="--scores" in argv)


if __name__ == "__main__":
    main(sys.argv[1:])
