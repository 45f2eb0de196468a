"""What the checks find of one known flaw a text: `python -m evals.flaws [--wrong] [--scores] [--half tuning|measuring]`.

A flaw is found where its own check fails; it is found by any where some check fails in the sentence that holds it. A finding
elsewhere is a false alarm. Texts in our drafter's words and texts in other voices are shown apart, shares with 95% intervals
(Wilson). With --scores the classifier of tone is asked too. `--choose-floor` and `--bench`: see evals.flaws_floor, evals.flaws_bench.
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
VOICES = {"": "our drafter's words", "voices_": "other voices"}
OWN: dict[str, tuple[str, ...]] = {
    "blame": ("blame-and-labels",), "label": ("blame-and-labels",), "judgement": ("judgement", "blame-and-labels"),
    "absolute": ("absolutes",), "mind_reading": ("mind-reading",), "threat": ("threats", "asks-nothing"),
    "sarcasm": ("contempt",), "conditional_apology": ("apology",), "but_apology": ("apology",),
    "passive_apology": ("apology",), "hidden_demand": ("asks-nothing",), "advice": ("asks-nothing",),
    "request": ("asks-nothing",), "second_thing": ("one-thing",), "too_long": ("length",),
    "invented_date": ("particulars",), "invented_number": ("particulars",), "invented_name": ("particulars",),
    "wrong_credit": ("citations", "credit"), "strange_advice": ("credit",), "strengthened": ("absolutes", "claims"),
    "swapped_actor": ("claims",), "negation_flipped": ("claims",), "missing_step": ("steps",), "steps_order": ("steps",),
}  # fmt: skip
TONE = ("threats", "apology", "mind-reading", "absolutes", "blame-and-labels", "contempt", "judgement", "one-thing", "asks-nothing", "length", "reading-ease", "ownership", "specific", "warm", "open", "respect")  # fmt: skip
FAITH = ("citations", "credit", "particulars", "claims", "steps")
_WHOLE = frozenset({"length", "respect", "missing_step", "steps_order", "too_long"})
Row = dict[str, Any]
Found = list[tuple[Row, list[Finding]]]


def read_rows(half: str, voice: str = "") -> list[Row]:
    """The rows of one half; `voice` is the beginning of the file's name."""
    text = (DATA / f"{voice}{half}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def draft_of(row: Row) -> tuple[Draft, Situation]:
    """The draft of a row, and what its leader told."""
    sentences = tuple(Sentence.model_validate(s) for s in row["sentences"])
    return Draft(method=row["method"], sentences=sentences), Situation.model_validate(row["situation"])


def findings_of(row: Row, scores: bool = False) -> list[Finding]:
    """All findings that fail on a row; with `scores` also those of the classifier of tone."""
    draft, situation = draft_of(row)
    shipped = library()
    said = score_tone(split_sentences(draft.text)) if scores else ()
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
    if row["flaw"] == "none":
        return False
    if finding.check in _WHOLE and row["flaw"] != "none":
        return True
    if row["flaw"] in _WHOLE:
        return finding.check in {*OWN.get(row["flaw"], ()), "warm", "open", "specific", "ownership"}
    return bool(finding.span) and (
        any(finding.span in s or s in finding.span for s in flawed_sentences(row))
        or finding.span in row["span"]
    )


def is_found(findings: list[Finding], row: Row) -> bool:
    """Whether the flaw's own check found it; for a missing step, by its name."""
    own = [f for f in findings if f.check in OWN[row["flaw"]] and in_place(f, row)]
    if row["flaw"] != "missing_step":
        return bool(own)
    name = next(s.name for s in library().methods[row["method"]].steps if s.id == row["span"])
    return any(f"“{name}”" in f.reason for f in own)


def share(right: int, total: int) -> str:
    """A share with its 95% interval; a dash where there is nothing to count."""
    from scipy.stats import binomtest

    if not total:
        return f"{'-':>4}{'':14}"
    ends = binomtest(right, total).proportion_ci(method="wilson")
    return f"{right / total:4.2f} [{ends.low:.2f}, {ends.high:.2f}]"


def table(half: str, voice: str, wrong: bool, scores: bool) -> None:
    """Print what is found of each flaw, and the false alarms of each check."""
    found: Found = [(row, findings_of(row, scores)) for row in read_rows(half, voice)]
    print(f"\n{half}, {VOICES[voice]}: {len(found)} texts")
    print(f"{'flaw':22}{'n':>5}  {'own check':20}{'any check':20}")
    kinds: dict[str, Found] = defaultdict(list)
    for row, fails in found:
        kinds[row["flaw"]].append((row, fails))
    for flaw, pairs in sorted(kinds.items()):
        if flaw == "none":
            continue
        own = [is_found(fs, r) for r, fs in pairs]
        anyone = [hit or any(in_place(f, r) for f in fs) for hit, (r, fs) in zip(own, pairs, strict=True)]
        print(f"{flaw:22}{len(pairs):5}  {share(sum(own), len(own)):20}{share(sum(anyone), len(own)):20}")
        if wrong:
            for (row, _), hit in zip(pairs, own, strict=True):
                if not hit:
                    print("   miss", row["id"], "|", row["span"], "|", " ".join(flawed_sentences(row))[:150])
    _precision(found, kinds["none"], wrong)


def _is_known(finding: Finding, row: Row) -> bool:
    """Whether it is known what a check ought to find in a row.

    A sentence with a flaw of tone may stand where a step was; what makes a text too long, and what only looks like a flaw of
    tone, tells of things that the situation does not hold.
    """
    if row["flaw"] == "none" and row["span"] and finding.check in FAITH:
        return bool(finding.span) and finding.span not in row["span"]
    if finding.check == "steps":
        return row["flaw"] in {"none", "missing_step", "steps_order"}
    return row["flaw"] != "too_long" or finding.check not in FAITH


def _precision(found: Found, clean: Found, wrong: bool) -> None:
    right, alarms = Counter[str](), Counter[str]()
    for row, fails in found:
        for f in (f for f in fails if _is_known(f, row)):
            (right if in_place(f, row) else alarms)[f.check] += 1
            if wrong and not in_place(f, row):
                print("   alarm", row["id"], row["flaw"], f.check, "|", f.span, "|", f.reason)
    print(f"{'check':22}{'right':>7}{'alarms':>8}  precision")
    for check in (*TONE, *FAITH):
        total = right[check] + alarms[check]
        print(f"{check:22}{right[check]:7}{alarms[check]:8}  {share(right[check], total)}")
    for name, checks in (("tone", TONE), ("faithfulness", FAITH)):
        quiet = sum(not any(f.check in checks and _is_known(f, row) for f in fails) for row, fails in clean)
        print(f"good texts without a finding on {name}: {quiet} of {len(clean)}, {share(quiet, len(clean))}")


def main(argv: list[str]) -> None:
    """Print both halves; with --wrong what went wrong in the tuning half. What is wrong in the measuring half is not shown."""
    if "--choose-floor" in argv:
        from evals.flaws_floor import choose_floor

        choose_floor()
        return
    if "--bench" in argv:
        from evals.flaws_bench import bench

        bench()
        return
    halves = [argv[argv.index("--half") + 1]] if "--half" in argv else ["tuning", "measuring"]
    for half in halves:
        for voice in VOICES:
            table(half, voice, wrong="--wrong" in argv and half == "tuning", scores="--scores" in argv)


if __name__ == "__main__":
    main(sys.argv[1:])
