"""How long each part of `first-rung check` takes on a draft of 120 words and a situation of 150: `python -m evals.flaws --bench`."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from assistant.check_faithfulness.citations import check_citations, check_credit
from assistant.check_faithfulness.claims import check_claims
from assistant.check_faithfulness.particulars import check_particulars
from assistant.check_faithfulness.steps import check_steps
from assistant.check_faithfulness.told import told_by, told_deeds, told_words
from assistant.check_tone import check_tone
from assistant.grammar import parse
from assistant.library import library
from evals.flaws import Row, draft_of, read_rows


def _rows() -> list[Row]:
    """Texts of about 120 words, the longest situations first."""
    rows = [r for r in read_rows("tuning") if 100 <= len(draft_of(r)[0].text.split()) <= 140]
    return sorted(rows, key=lambda r: -len(str(r["situation"])))[:12]


def _forget() -> None:
    for cached in (parse, told_by, told_deeds, told_words):
        cached.cache_clear()


def bench() -> None:
    """Print the median seconds of each part, on its own with nothing remembered, and of all in a row."""
    shipped, rows = library(), [(r["method"], *draft_of(r)) for r in _rows()]
    words = median(len(d.text.split()) for _, d, _ in rows)
    print(f"{len(rows)} texts of {words:.0f} words, seconds each (median)")
    parts: dict[str, Callable[[int], object]] = {
        "reading the situation": lambda n: told_deeds(rows[n][2]),
        "tone": lambda n: check_tone(rows[n][1].text, shipped.methods[rows[n][0]]),
        "particulars": lambda n: check_particulars(rows[n][1], rows[n][2]),
        "citations and credit": lambda n: (
            check_citations(rows[n][1], shipped.advice),
            check_credit(rows[n][1], rows[n][2], shipped.advice, shipped.methods[rows[n][0]]),
        ),
        "claims": lambda n: check_claims(rows[n][1], rows[n][2]),
        "steps": lambda n: check_steps(rows[n][1], shipped.methods[rows[n][0]], rows[n][2]),
    }
    for part in parts.values():  # what is loaded once does not count
        part(0)
    for name, part in parts.items():
        print(f"{name:24}{_timed([part], len(rows), fresh=True):8.3f}")
    print(f"{'all, one after another':24}{_timed(list(parts.values()), len(rows), fresh=True):8.3f}")
    print(f"{'all, a second time':24}{_timed(list(parts.values()), len(rows), fresh=False):8.3f}")


def _timed(parts: list[Callable[[int], object]], count: int, *, fresh: bool) -> float:
    took = []
    for n in range(count):
        if fresh:
            _forget()
        else:
            for part in parts:
                part(n)
        start = time.perf_counter()
        for part in parts:
            part(n)
        took.append(time.perf_counter() - start)
    return median(took)
