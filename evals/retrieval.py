"""hit@1, hit@3 and MRR for dense, lexical and fused: `python -m evals.retrieval [--wrong]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant.retrieve import find_advice, rank
from assistant.settings import load_settings

DATA = Path(__file__).parent / "validation" / "retrieval"


def place_of_first_right(ranked: list[str], right: list[str]) -> int:
    """Rank of the first right item, from 1."""
    return next(n for n, i in enumerate(ranked, 1) if i in right)


def main(argv: list[str]) -> None:
    """Print the table for both halves, and how often nothing was offered."""
    cache = load_settings().cache_dir
    for half in ("tuning", "measuring"):
        rows = [
            json.loads(line) for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        asked = [r for r in rows if r["right"]]
        print(f"{half}: {len(asked)} questions with an answer, {len(rows) - len(asked)} without")
        for way in ("dense", "lexical", "fused"):
            ranks = [
                place_of_first_right([i for i, _, _ in rank(r["question"], cache, way)], r["right"])
                for r in asked
            ]
            hit = {k: sum(n <= k for n in ranks) / len(ranks) for k in (1, 3)}
            mrr = sum(1 / n for n in ranks) / len(ranks)
            print(f"  {way:8} hit@1 {hit[1]:.3f}  hit@3 {hit[3]:.3f}  MRR {mrr:.3f}")
            if way == "fused" and half == "tuning" and "--wrong" in argv:
                for r, n in zip(asked, ranks, strict=True):
                    if n > 3:
                        print(
                            "    ",
                            n,
                            r["question"],
                            r["right"],
                            [i for i, _, _ in rank(r["question"], cache)[:3]],
                        )
        silent = [not find_advice(r["question"], cache) for r in rows]
        lost = sum(s and bool(r["right"]) for s, r in zip(silent, rows, strict=True))
        kept = sum(s and not r["right"] for s, r in zip(silent, rows, strict=True))
        print(
            f"  with the floor: {lost} of {len(asked)} answerable get nothing, {kept} of {len(rows) - len(asked)} unanswerable get nothing"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
