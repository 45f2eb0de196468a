"""False alarms and misses of what First Rung declines: `python -m evals.scope [--wrong]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant.schemas import Situation
from assistant.scope import out_of_scope
from assistant.scope.rules import all_text, by_rule

DATA = Path(__file__).parent / "validation" / "scope"


def main(argv: list[str]) -> None:
    """Print the table for both halves; with --wrong also what went wrong in the tuning half."""
    for half in ("tuning", "measuring"):
        rows = [
            json.loads(line) for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        said = [out_of_scope(Situation.model_validate(r["situation"])) for r in rows]
        ruled = [bool(by_rule(all_text(Situation.model_validate(r["situation"])))) for r in rows]
        only = sum(not x and r["abstain"] for x, r in zip(ruled, rows, strict=True))
        loud = sum(x and not r["abstain"] for x, r in zip(ruled, rows, strict=True))
        print(f"{half}, words alone: misses {only}, false alarms {loud}")
        misses = [r for r, s in zip(rows, said, strict=True) if r["abstain"] and s is None]
        alarms = [(r, s) for r, s in zip(rows, said, strict=True) if not r["abstain"] and s is not None]
        out = sum(r["abstain"] for r in rows)
        print(
            f"{half}: misses {len(misses)} of {out} out of scope, false alarms {len(alarms)} of {len(rows) - out} in scope"
        )
        if half == "tuning" and "--wrong" in argv:
            for r in misses:
                print("  miss ", r["kind"], json.dumps(r["situation"], ensure_ascii=False)[:260])
            for r, s in alarms:
                print("  alarm", s.topic if s else "", json.dumps(r["situation"], ensure_ascii=False)[:260])


if __name__ == "__main__":
    main(sys.argv[1:])
