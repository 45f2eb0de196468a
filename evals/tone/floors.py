"""Choose the floors from which on the classifier speaks in a check: `python -m evals.tone.floors`. Prints, and writes nothing.

Only our own texts are read: the voices that were fitted on, each scored by a model that never saw it, the tuning half of
the hard sentences, and the tuning half of drafts with known flaws, scored by the weights that ship. Of all floors that name
at most 1 in 100 good sentences, and at most 1 in 200 of good drafts, those are best that find most. What ships for judgement is
higher than what is best here: at .82 it names 12 of 641 near misses of the kinds of fault, at .88 two. `evals.tone.kind_floors`,
whose table comes last, weighs scores and kinds together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from assistant.check_tone.classifier import spared
from assistant.check_tone.ears import BLAME_BESIDE, EARS
from assistant.check_tone.values import Reading
from assistant.library import library
from assistant.tone.model import chances, design, load
from assistant.tone.values import HEADS
from evals.flaws import flawed_sentences, read_rows
from evals.tone import kind_floors
from evals.tone.data import Labelled, read
from evals.tone.fit import columns_of, even_weights, fit_one, fitted_on, labels_of, scale_of
from evals.tone.hard import MENTION, TONE_FLAWS, of_half
from evals.tone.train import settings_that_shipped

FOLDS = 5
GRID = np.round(np.arange(0.70, 0.97, 0.02), 2)
MOST_GOOD, MOST_DRAFTED = 0.01, 0.005
SCORES = tuple(ear.score for ear in EARS)


@dataclass(frozen=True)
class Scored:
    """Sentences with their scores, shape (sentences, 3), and whether they are at fault."""

    name: str
    scores: np.ndarray
    fault: np.ndarray

    def named(self, floors: tuple[float, ...]) -> tuple[float, float, int]:
        """The share of faults found, and of good sentences named, at these floors; and how many are good."""
        hit = np.asarray((self.scores >= np.array(floors)).any(axis=1))
        return float(hit[self.fault].mean()), float(hit[~self.fault].mean()), int((~self.fault).sum())


def _left_out(rows: list[Labelled]) -> np.ndarray:
    """For each row three scores by models that never saw its voice, with the settings that ship."""
    shipped, fitted = settings_that_shipped(), fitted_on(HEADS)
    scale = scale_of([row for each in fitted.values() for row in each])
    voices = {group: at % FOLDS for at, group in enumerate(sorted({row.group for row in rows}))}
    fold = np.array([voices[row.group] for row in rows])
    found = np.zeros((len(rows), len(SCORES)))
    for head, name in enumerate(SCORES):
        settings, known = shipped[name], fitted[name]
        columns, labels, weights = scale(columns_of(known), settings.marks_say), labels_of(known, name), even_weights(known)  # fmt: skip
        asked = scale(columns_of(rows), settings.marks_say)
        for part in range(FOLDS):
            seen = np.array([voices.get(row.group) != part for row in known])
            slopes, bias = fit_one(columns[seen], labels[seen], weights[seen], settings.strength)
            here = fold == part
            found[here, head] = asked[here] @ slopes + bias - settings.shift
    return 1 / (1 + np.exp(-found))


def _unspared(texts: list[str], scores: np.ndarray) -> np.ndarray:
    """Scores that are nothing where a sentence is not put to the classifier."""
    method = library().methods["reset"]
    readings = [Reading(text, method) for text in texts]
    heard = [bool(r.sentences) and not spared(r, r.sentences[0]) for r in readings]
    curt, blame = SCORES.index("uncivil"), SCORES.index("blame")
    scores[scores[:, blame] < BLAME_BESIDE, curt] = 0.0
    return np.where(np.array(heard)[:, None], scores, 0.0)


def _scored(name: str, texts: list[str], fault: list[bool], scores: np.ndarray | None = None) -> Scored:
    if scores is None:
        scores = chances(design(texts), load())[:, [HEADS.index(head) for head in SCORES]]
    return Scored(name, _unspared(texts, scores), np.array(fault))


def tuning_sets() -> list[Scored]:
    """What floors are chosen on; the drafts come last. Criticism put gently counts for neither side."""
    sets = []
    for file in ("sentences", "office"):
        rows = [row for row in read(file) if not row.kept_back and row.at_fault is not None]
        scores = _left_out(rows)
        sets.append(_scored(file, [row.text for row in rows], [bool(row.at_fault) for row in rows], scores))
    hard = [row for row in of_half("tuning") if row.kind != MENTION]
    sets.append(_scored("hard", [row.text for row in hard], [row.fault for row in hard]))
    drafted: dict[str, bool] = {}
    for row in read_rows("tuning"):
        bad = flawed_sentences(row) if row["flaw"] in TONE_FLAWS else []
        for said in row["sentences"]:
            drafted[said["text"]] = drafted.get(said["text"], False) or said["text"] in bad
    sets.append(_scored("drafts", list(drafted), list(drafted.values())))
    return sets


def main() -> None:
    """Print the best floors, and what those that ship do."""
    *labelled, drafts = tuning_sets()
    best: tuple[float, tuple[float, ...]] = (0.0, ())
    for floors in product(GRID, repeat=len(SCORES)):
        each = [one.named(floors) for one in labelled]
        good = sum(share * count for _, share, count in each) / sum(count for *_, count in each)
        found, wrong, _ = drafts.named(floors)
        value = float(np.mean([found, *(share for share, *_ in each)]))
        if good <= MOST_GOOD and wrong <= MOST_DRAFTED and value > best[0]:
            best = (value, tuple(float(f) for f in floors))
    ships = tuple(ear.floor for ear in EARS)
    for name, floors in (("best", best[1]), ("ships", ships)):
        print(f"{name}: {', '.join(f'{s} {f:.2f}' for s, f in zip(SCORES, floors, strict=True))}")
        for one in (*labelled, drafts):
            found, wrong, count = one.named(floors)
            print(
                f"  {one.name}: found {found:.2f} of {int(one.fault.sum())}, good named {wrong:.3f} of {count}"
            )
    kind_floors.main()


if __name__ == "__main__":
    main()
