"""How fast the score is and how much memory it takes: `python -m evals.entailment.bench`. Sources of 300 words, our own text."""

from __future__ import annotations

import json
import resource
import time

from assistant.entailment import score_lines, support
from assistant.entailment.model import MODEL
from evals.entailment.data import rows_of
from evals.entailment.pairs import STORIES

PAIRS = 120


def lines() -> list[str]:
    """JSON lines: eight stories run together and cut at 300 words, and a text of two sentences."""
    rows = [row for row in rows_of(STORIES) if "true" in row]
    out = []
    for at in range(PAIRS):
        some = [rows[(at * 3 + i) % len(rows)] for i in range(9)]
        source = " ".join(" ".join(row["story"] for row in some).split()[:300])
        text = f"{some[0]['true'][0]} {some[1]['false'][0]}"
        out.append(json.dumps({"id": at, "source": source, "text": text}))
    return out


def main() -> None:
    """Print pairs a second by the clock and by processor time, milliseconds one by one, size and peak memory."""
    given = lines()
    first = json.loads(given[0])
    support(first["source"], first["text"])  # loads the model
    wall, cpu = time.perf_counter(), time.process_time()
    found = list(score_lines(given))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{len(found) / wall:.1f} pairs a second ({len(found) / cpu:.1f} to a second of processor time)")
    begun = time.perf_counter()
    for line in given[:20]:
        row = json.loads(line)
        support(row["source"], row["text"])
    print(f"{(time.perf_counter() - begun) * 50:.0f} ms one by one")
    print(
        f"{MODEL.stat().st_size / 1e6:.1f} MB, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB of memory"
    )


if __name__ == "__main__":
    main()
