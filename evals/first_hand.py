"""How well the seen is told from the unseen: `python -m evals.first_hand [--wrong]`.

The tuning part is judged with its persons left out, the measuring part by the weights that ship. Beside it: a constant, a
list of marks (a date, a number, a quotation, a verb in the past), and the sorter's label. `--wrong` shows errors of the
tuning part only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import numpy as np

from assistant.first_hand import first_hand
from assistant.first_hand.hearsay import is_hearsay
from assistant.first_hand.model import OF_HEARSAY
from assistant.observable import has_evidence, observe
from assistant.sorter import sort_text
from evals.train_first_hand import Entry, persons_left_out, read_clauses, read_entries

SEED, DRAWS = 7, 1000


def by_rules(text: str) -> float:
    """What was asked before there was a model: no judgement by the word lists, and something a camera would have."""
    return float(observe(text).nature == "fact") + float(has_evidence(text))


def by_sorter(text: str) -> float:
    """How sure the sorter is of a fact in any clause."""
    return max((c.score if c.label == "camera" else -c.score for c in sort_text(text)), default=-1.0)


def auroc(seen: np.ndarray, scores: np.ndarray, persons: np.ndarray) -> str:
    """The area under the curve with its 95% interval, by drawing whole persons."""
    from sklearn.metrics import roc_auc_score

    draw, members = np.random.default_rng(SEED), [np.flatnonzero(persons == p) for p in np.unique(persons)]
    drawn = []
    for _ in range(DRAWS):
        at = np.concatenate([members[n] for n in draw.integers(len(members), size=len(members))])
        if 0 < seen[at].mean() < 1:
            drawn.append(roc_auc_score(seen[at], scores[at]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{roc_auc_score(seen, scores):.3f} ({low:.3f} to {high:.3f})"


def table(name: str, entries: Sequence[Entry], chances: np.ndarray) -> None:
    """Agreement with the labels, and what of each kind is called seen at one half."""
    seen, persons = np.array([e.seen for e in entries]), np.array([e.person for e in entries])
    print(f"\n{name}: {len(entries)} entries, {len(set(persons))} persons, {seen.sum()} seen")
    ways = {
        "first hand": chances,
        "sorter": np.array([by_sorter(e.text) for e in entries]),
        "rules": np.array([by_rules(e.text) for e in entries]),
        "constant": np.zeros(len(entries)),
    }
    print("| by | AUROC, 95% by person |\n|---|---|")
    for way, scores in ways.items():
        print(f"| {way} | {auroc(seen, scores, persons)} |")
    called = chances >= 0.5
    print(
        f"at one half: accuracy {np.mean(called == seen):.3f}, called seen of the unseen {called[~seen].mean():.3f}, of the seen {called[seen].mean():.3f}"
    )
    print("| kind | n | called seen |\n|---|---|---|")
    for kind in sorted({e.kind for e in entries}):
        here = np.array([e.kind == kind for e in entries])
        print(f"| {kind} | {here.sum()} | {called[here].mean():.2f} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    fitted = [*read_entries("tuning"), *read_clauses()]
    odds = persons_left_out(fitted)
    own = [at for at, entry in enumerate(fitted) if entry.source == "entries"]
    tuned = [fitted[at] for at in own]
    heard = np.array([is_hearsay(entry.text) for entry in tuned])
    chances = 1 / (1 + np.exp(-odds[own]))
    chances = np.where(heard, np.minimum(chances, OF_HEARSAY), chances)
    table("tuning, persons left out", tuned, chances)
    if asked.wrong:
        for entry, chance in sorted(
            zip(tuned, chances, strict=True), key=lambda pair: abs(pair[1] - pair[0].seen)
        ):
            if (chance >= 0.5) != entry.seen:
                print(f"  {chance:.2f} {entry.kind}: {entry.text}")
    measured = read_entries("measuring")
    table("measuring, the weights that ship", measured, np.array([first_hand(e.text) for e in measured]))


if __name__ == "__main__":
    main()
