"""Choose the floors from which on a kind of fault is heard: `python -m evals.tone.kind_floors`. Prints, and writes nothing.

Read are only sentences of our own that may be tuned on, each as models heard it that never saw its voice, and the tuning half of
the hard sentences. All floors begin at the top. Step by step the one is lowered that finds the most new faults of its kind for
what it names wrongly, as long as at most 1 in 100 good sentences are named, 1 in 200 of good drafts, and 1 in 25 near misses,
together with what the scores of tone name among them at their floors. What ships lies higher: mail of other people is louder than
our sentences are, and no draft of the built-in drafter may gain a doubt.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.check_tone.classifier import spared
from assistant.check_tone.ears import BLAME_BESIDE, EARS, KIND_EARS
from assistant.check_tone.values import Reading
from assistant.library import library
from assistant.tone.kinds import kind_chances, load_kinds
from assistant.tone.model import chances, design, load
from assistant.tone.values import HEADS, KINDS
from evals.tone.hard import MENTION, of_half
from evals.tone.kind_rows import fitted_rows
from evals.tone.kinds import left_out

# Log odds, highest first.
GRID = np.arange(5.0, -3.01, -0.25)
STEPS = 4
MOST = {"good": 1 / 100, "drafts": 1 / 200, "near": 1 / 25}
_SET = {"sentences": "good", "office": "good", "drafts": "drafts", "voices_drafts": "drafts", "kinds": "near"}


@dataclass(frozen=True)
class Heard:
    """Sentences with what is heard in them: log odds, shape (sentences, kinds), low where spared; and by the scores of tone."""

    part: np.ndarray
    kind: np.ndarray
    fault: np.ndarray
    odds: np.ndarray
    scored: np.ndarray

    def wrongly(self, floors: np.ndarray, *, scores: bool = True) -> dict[str, float]:
        """The share of good sentences named, by part."""
        hit = (self.odds >= floors).any(axis=1) | (self.scored & scores)
        return {part: float(hit[(self.part == part) & ~self.fault].mean()) for part in MOST}

    def found(self, floors: np.ndarray) -> np.ndarray:
        """The share of faults of each kind that are heard as such."""
        own = [(self.kind == kind) & self.fault & (self.part == "near") for kind in KINDS]
        return np.array([(self.odds[at, n] >= floors[n]).mean() for n, at in enumerate(own)])


def _scored(texts: list[str]) -> np.ndarray:
    """Whether a score of tone is above its floor."""
    found = chances(design(texts), load())[:, [HEADS.index(ear.score) for ear in EARS]]
    over = found >= np.array([ear.floor for ear in EARS])
    curt = np.array([ear.score == "uncivil" for ear in EARS])
    beside = found[:, [ear.score for ear in EARS].index("blame")] >= BLAME_BESIDE
    return np.asarray((over & (~curt | beside[:, None])).any(axis=1))


def heard() -> Heard:
    """Everything that floors are chosen on."""
    rows, (_, odds) = fitted_rows(), left_out()
    hard = [row for row in of_half("tuning") if row.kind != MENTION]
    chance = np.array([kind_chances(row.text, load_kinds()) for row in hard])
    odds = np.vstack([odds, np.log(chance / (1 - chance))])
    texts = [row.text for row in rows] + [row.text for row in hard]
    scored, method = _scored(texts), library().methods["reset"]
    for n, text in enumerate(texts):
        reading = Reading(text, method)
        said = reading.sentences[0]
        odds[n, [spared(reading, said, kind) for kind in KINDS]] = -np.inf
        if n < len(rows):
            odds[n, [rows[n].label(kind) is None and not rows[n].fault for kind in KINDS]] = -np.inf
        scored[n] &= not spared(reading, said)
    part = [_SET[row.file] for row in rows] + ["hard"] * len(hard)
    kind = [r.kind for r in rows] + [r.kind for r in hard]
    fault = [r.fault for r in rows] + [r.fault for r in hard]
    return Heard(np.array(part), np.array(kind), np.array(fault), odds, scored)


def chosen(one: Heard) -> np.ndarray:
    """The floors, in log odds, by the steps that this module tells of."""
    at = np.zeros(len(KINDS), dtype=int)
    while True:
        was, wrong = one.found(GRID[at]), one.wrongly(GRID[at])
        best: tuple[float, np.ndarray | None] = (0.0, None)
        for n in range(len(KINDS)):
            for step in range(1, STEPS + 1):
                trial = at.copy()
                trial[n] = min(at[n] + step, len(GRID) - 1)
                cost = one.wrongly(GRID[trial])
                if any(cost[part] > most and cost[part] > wrong[part] for part, most in MOST.items()):
                    break
                spent = max((cost[part] - wrong[part]) / most for part, most in MOST.items())
                worth = float((one.found(GRID[trial]) - was).sum()) / (spent + 0.01)
                if worth > best[0]:
                    best = (worth, trial)
        if best[1] is None:
            return np.asarray(GRID[at])
        at = best[1]


def show(name: str, one: Heard, floors: np.ndarray) -> None:
    """Print floors as chances, what is found at them, and what is named wrongly."""
    for n, kind in enumerate(KINDS):
        print(f"{name} {kind}: {1 / (1 + np.exp(-floors[n])):.3f}, found {one.found(floors)[n]:.2f}")
    by = {"kinds alone": False, "with scores": True}
    for told, scores in by.items():
        wrong = ", ".join(f"{part} {share:.4f}" for part, share in one.wrongly(floors, scores=scores).items())
        print(f"  named wrongly, {told}: {wrong}")
    hard = one.part == "hard"
    hit = (one.odds >= floors).any(axis=1) & hard
    print(f"  hard, tuning: faults {hit[one.fault].sum()} of {(hard & one.fault).sum()}, near misses {hit[~one.fault].sum()} of {(hard & ~one.fault).sum()}")  # fmt: skip


def main() -> None:
    """Print the floors that are best, and what those that ship do."""
    one = heard()
    show("best", one, chosen(one))
    ships = {ear.score: ear.floor for ear in KIND_EARS}
    show("ships", one, np.array([np.log(ships[kind] / (1 - ships[kind])) for kind in KINDS]))


if __name__ == "__main__":
    main()
