"""What the checks of tone name, and what they name wrongly: `python -m evals.tone.findings [--data FOLDER] [--wrong] [--kinds]`.

Rules alone, the classifier alone and both: on hard sentences of our own, on sentences by kind of fault from a writer whose words
were never fitted on, on voices of ours kept back, on drafts with known flaws, and on other people's words, which were never fitted
or tuned on. With --kinds only the table by kind is printed. With --wrong the errors in the tuning half are shown.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.check_tone.ears import KIND_EARS
from evals.flaws import flawed_sentences, read_rows
from evals.tone.data import read
from evals.tone.hard import BY, FAULTS, OWN, TONE_FLAWS, Half, named, named_in, of_half
from evals.tone.kind_rows import read_kinds

SEED, DRAWS = 7, 1000


def share(part: float, whole: float) -> str:
    """A share with two digits, a dash of nothing."""
    return f"{part / whole:.2f}" if whole else "-"


def hard_table(half: Half) -> None:
    """Recall of each kind by its own check and by any, false alarms among its near misses, precision of each check."""
    rows = of_half(half)
    found = {by: [named_in(row, by) for row in rows] for by in BY}
    print(
        f"\nhard sentences, {half}: {sum(r.fault for r in rows)} at fault, {sum(not r.fault for r in rows)} that only look like it"
    )
    print("| kind | n | rules: own check | any | classifier: any | both: own | any | near misses named |")
    print("|---|---|---|---|---|---|---|---|")
    for kind, own in OWN.items():
        bad = [at for at, r in enumerate(rows) if r.kind == kind and r.fault]
        fine = [at for at, r in enumerate(rows) if r.kind == kind and not r.fault]
        cells = [share(sum(bool(found["rules"][at] & own) for at in bad), len(bad))]
        cells += [share(sum(bool(found[by][at]) for at in bad), len(bad)) for by in ("rules", "classifier")]
        cells += [share(sum(bool(found["both"][at] & own) for at in bad), len(bad)), share(sum(bool(found["both"][at]) for at in bad), len(bad))]  # fmt: skip
        print(
            f"| {kind} | {len(bad)} | {' | '.join(cells)} | {sum(bool(found['both'][at]) for at in fine)} of {len(fine)} |"
        )
    for by in BY:
        bad_hits = sum(bool(f) for r, f in zip(rows, found[by], strict=True) if r.fault)
        alarms = sum(bool(f) for r, f in zip(rows, found[by], strict=True) if not r.fault)
        print(
            f"{by}: recall {share(bad_hits, sum(r.fault for r in rows))}, precision {share(bad_hits, bad_hits + alarms)}, alarms {alarms}"
        )
    _precision([(r.fault, OWN[r.kind], f) for r, f in zip(rows, found["both"], strict=True)])


def _precision(rows: Sequence[tuple[bool, frozenset[str], frozenset[str]]]) -> None:
    """For each check how often it spoke of its own kind, of another fault, and of a good sentence."""
    right, other, alarm = Counter[str](), Counter[str](), Counter[str]()
    for fault, own, found in rows:
        for check in found:
            (alarm if not fault else right if check in own else other)[check] += 1
    print("| check | its own kind | another fault | good sentences | precision |\n|---|---|---|---|---|")
    for check in sorted(FAULTS | {"asks-nothing"}):
        good = right[check] + other[check]
        print(
            f"| {check} | {right[check]} | {other[check]} | {alarm[check]} | {share(good, good + alarm[check])} |"
        )


def kinds_table() -> None:
    """Recall of each kind of fault by its own check and by any, and its near misses named; precision over all of them.

    Counts only: the sentences are by a writer of whom nothing was fitted on, and are not to be read.
    """
    rows, checks = read_kinds(measuring=True), {ear.score: frozenset({ear.check}) for ear in KIND_EARS}
    found = {by: [named(row.text, by) for row in rows] for by in ("rules", "both")}
    print(f"\nkinds of fault, a third writer: {sum(r.fault for r in rows)} at fault, {sum(not r.fault for r in rows)} that only look like it")  # fmt: skip
    print("| kind | n | rules: own check | any | near misses named | both: own check | any | near misses named |\n|" + "---|" * 8)  # fmt: skip
    for kind, own in checks.items():
        bad = [at for at, r in enumerate(rows) if r.kind == kind and r.fault]
        fine = [at for at, r in enumerate(rows) if r.kind == kind and not r.fault]
        cells = []
        for hits in found.values():
            cells += [share(sum(bool(hits[at] & own) for at in bad), len(bad)), share(sum(bool(hits[at]) for at in bad), len(bad))]  # fmt: skip
            cells.append(f"{sum(bool(hits[at]) for at in fine)} of {len(fine)}")
        print(f"| {kind} | {len(bad)} | {' | '.join(cells)} |")
    for by, hits in found.items():
        right, alarms = (sum(bool(h) for r, h in zip(rows, hits, strict=True) if r.fault is at_fault) for at_fault in (True, False))  # fmt: skip
        print(f"{by}: recall {share(right, sum(r.fault for r in rows))}, precision {share(right, right + alarms)}, near misses named {alarms}")  # fmt: skip
    _precision([(r.fault, checks[r.kind], f) for r, f in zip(rows, found["both"], strict=True)])


def show_wrong() -> None:
    """The misses and the false alarms in the tuning half."""
    for row in of_half("tuning"):
        found = named_in(row, "rules")
        if row.fault != bool(found):
            print(
                "   miss " if row.fault else "   alarm",
                row.kind,
                "|",
                row.text,
                "|",
                ", ".join(sorted(found)),
            )


@dataclass(frozen=True)
class Judged:
    """Texts with whether they are at fault, and the groups that they are drawn by."""

    name: str
    texts: list[str]
    fault: np.ndarray
    groups: np.ndarray


def _own() -> list[Judged]:
    """Our own kept-back voices, without what is a matter of taste; and the sentences of flawed drafts."""
    sets: list[Judged] = []
    for file in ("sentences", "office"):
        rows = [row for row in read(file) if row.kept_back and row.at_fault is not None]
        sets.append(Judged(f"own {file}, kept back", [r.text for r in rows], np.array([bool(r.at_fault) for r in rows]), np.array([r.group for r in rows])))  # fmt: skip
    seen: dict[str, tuple[bool, str]] = {}
    for row in read_rows("measuring"):
        bad = flawed_sentences(row) if row["flaw"] in TONE_FLAWS else []
        for said in row["sentences"]:
            at_fault = seen.get(said["text"], (False, ""))[0] or said["text"] in bad
            seen[said["text"]] = (at_fault, row["situation_id"])
    sets.append(Judged("own drafts, measuring", list(seen), np.array([f for f, _ in seen.values()]), np.array([g for _, g in seen.values()])))  # fmt: skip
    return sets


def _strangers(folder: Path) -> list[Judged]:
    """Sets gathered by others. Of the e-mails the least polite quarter, by three readers, is at fault."""
    told: list[tuple[str, str, Callable[[dict[str, Any]], bool]]] = [
        ("email_face_acts", "seed", lambda r: bool(r["attack"])),
        ("oss_incivility", "thread", lambda r: not r["label"]),
        ("email_politeness", "seed", lambda r: bool(r["gold_tone"] <= least)),
    ]
    mails = [json.loads(line) for line in (folder / "email_politeness.jsonl").read_text("utf-8").splitlines()]
    least = float(np.quantile([r["gold_tone"] for r in mails], 0.25))
    sets = []
    for name, group, fault in told:
        rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
        sets.append(Judged(name, [r["text"] for r in rows], np.array([fault(r) for r in rows]), np.array([str(r[group]) for r in rows])))  # fmt: skip
    return sets


def _interval(fault: np.ndarray, hit: np.ndarray, groups: np.ndarray) -> str:
    """95% intervals of precision and recall, by drawing whole groups."""
    draw = np.random.default_rng(SEED)
    members = [np.flatnonzero(groups == group) for group in np.unique(groups)]
    found = []
    for _ in range(DRAWS):
        at = np.concatenate([members[n] for n in draw.integers(len(members), size=len(members))])
        both = (fault[at] & hit[at]).sum()
        if hit[at].any() and fault[at].any():
            found.append((both / hit[at].sum(), both / fault[at].sum()))
    low, high = np.percentile(found, [2.5, 97.5], axis=0)
    return f"{low[0]:.2f} to {high[0]:.2f} | {low[1]:.2f} to {high[1]:.2f}"


def sets_table(sets: Sequence[Judged]) -> None:
    """Precision and recall of any finding of fault, a text at a time."""
    print(
        "\n| set | texts | at fault | by | named | precision | recall | good texts named | precision 95% | recall 95% |\n|"
        + "---|" * 10
    )
    for one in sets:
        # A text at a time: it is parsed once.
        hits = np.array([[bool(named(text, by)) for by in BY] for text in one.texts])
        for by, hit in zip(BY, hits.T, strict=True):
            both, alarms = (hit & one.fault).sum(), (hit & ~one.fault).sum()
            ends = _interval(one.fault, hit, one.groups) if hit.any() else "- | -"
            cells = [
                one.name,
                len(hit),
                one.fault.sum(),
                by,
                hit.sum(),
                share(both, hit.sum()),
                share(both, one.fault.sum()),
            ]
            print(
                "|",
                " | ".join(str(c) for c in [*cells, f"{alarms / max(1, (~one.fault).sum()):.3f}", ends]),
                "|",
            )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    asked = parser.parse_args()
    if asked.kinds:
        kinds_table()
        return
    for half in ("tuning", "measuring"):
        hard_table(half)
    if asked.wrong:
        show_wrong()
    kinds_table()
    sets_table([*_own(), *(_strangers(asked.data) if asked.data.is_dir() else [])])


if __name__ == "__main__":
    main()
