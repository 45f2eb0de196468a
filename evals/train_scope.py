"""Fits the scope classifier: `python -m evals.train_scope`. Deterministic; writes assistant/scope/weights.npz."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.retrieve.embedding import embed
from assistant.scope.model import WEIGHTS
from assistant.scope.rules import all_text
from evals.cases import read_cases
from evals.scope import DATA
from evals.second_person import DATA as FACTS

STRENGTH = 3.0


def _lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Fit on fitting.jsonl and, as examples of what is in scope, on our cases and tuned facts; write the weights."""
    rows = [(row["text"], row["kind"]) for row in _lines(DATA / "fitting.jsonl")]
    rows += [(all_text(case.situation), "in") for case in read_cases()]
    rows += [(row["fact"], "in") for file in sorted(FACTS.glob("tuning*.jsonl")) for row in _lines(file)]
    rows = [(text, kind) for text, kind in rows if text.strip()]
    vectors = np.array(embed([text for text, _ in rows]))
    fitted = LogisticRegression(C=STRENGTH, max_iter=3000).fit(vectors, [kind for _, kind in rows])
    np.savez_compressed(
        WEIGHTS,
        coefficients=fitted.coef_.astype("float32"),
        intercepts=fitted.intercept_.astype("float32"),
        classes=fitted.classes_.astype("U20"),
    )
    print(f"fitted on {len(rows)} texts, {WEIGHTS.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
