"""What First Rung declines: `python -m evals.scope [--tuning] [--wrong]`.

Prints for each half the misses of each topic and the false alarms. --tuning leaves the measuring half alone, --wrong prints
what went wrong in the tuning half.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from assistant.schemas import Situation
from assistant.scope import OutOfScope, out_of_scope
from assistant.scope.masking import masked
from assistant.scope.rules import all_text, by_rule
from assistant.scope.topics import SAID

DATA = Path(__file__).parent / "validation" / "scope"

Said = tuple[dict, Situation, OutOfScope | None]  # type: ignore[type-arg]


def halves(half: str) -> list[Said]:
    """Each row of a half, its situation, and what was said to it."""
    found = []
    for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        situation = Situation.model_validate(row["situation"])
        found.append((row, situation, out_of_scope(situation)))
    return found


def _by_words(situation: Situation) -> bool:
    text = all_text(situation)
    return bool(by_rule(text) or by_rule(masked(text, situation)))


def _table(half: str, told: list[Said]) -> None:
    """Misses and false alarms by topic; near misses stand beside the topic they resemble."""
    out = [(row["kind"], said) for row, _, said in told if row["abstain"]]
    near = [(row["kind"].removeprefix("near-"), said) for row, _, said in told if not row["abstain"]]
    n, missed = Counter(kind for kind, _ in out), Counter(kind for kind, said in out if said is None)
    close, alarms = (
        Counter(kind for kind, _ in near),
        Counter(kind for kind, said in near if said is not None),
    )
    print(f"\n| {half} | n | missed | near misses | false alarms |\n|---|---|---|---|---|")
    for topic in (t for t in SAID if n[t] or close[t]):
        print(f"| {topic} | {n[topic]} | {missed[topic]} | {close[topic]} | {alarms[topic]} |")
    print(f"| all | {len(out)} | {missed.total()} | {len(near)} | {alarms.total()} |")
    ruled = [_by_words(situation) for _, situation, _ in told]
    only = sum(row["abstain"] and not hit for (row, _, _), hit in zip(told, ruled, strict=True))
    loud = sum(not row["abstain"] and hit for (row, _, _), hit in zip(told, ruled, strict=True))
    right = sum(said is not None and said.topic == kind for kind, said in out)
    print(f"the words alone: {only} missed, {loud} false alarms; the topic named as labelled: {right}")


def main(argv: list[str]) -> None:
    """Print the tables."""
    for half in ("tuning",) if "--tuning" in argv else ("tuning", "measuring"):
        told = halves(half)
        _table(half, told)
        if half == "tuning" and "--wrong" in argv:
            for row, situation, said in told:
                if row["abstain"] == (said is None):
                    print(f"  {said.topic if said else 'miss'} {row['kind']}: {all_text(situation)[:260]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
