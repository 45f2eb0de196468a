"""How well the rehearsal works: `python -m evals.rehearsal [moves] [outside] [scripts] [breaks] [speed]`, all by default.

`scripts --part tuning` runs the scripts that the rules were tuned on and leaves the others alone.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from assistant.rehearse import play, start
from assistant.rehearse.features import move_scores
from assistant.rehearse.reader import read_moves
from assistant.rehearse.replies import built_in_reply
from assistant.rehearse.talk import hear
from assistant.rehearse.values import DIFFICULTIES, FITTED
from assistant.schemas import Situation
from evals.breaks import main as breaks
from evals.move_data import read_turns

SCRIPTS = Path(__file__).parent / "validation" / "scripts"
OUTSIDE = Path(__file__).parents[2] / "shared" / "data" / "email_face_acts.jsonl"


def f1(hits: int, false: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1 from counts; 0 where there is nothing to divide by."""
    precision = hits / (hits + false) if hits + false else 0.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def moves(part: str = "measuring") -> None:
    """Print precision, recall and F1 of each move."""
    rows = read_turns("tuning" if part == "tuning" else "measuring")
    read = [(row.moves, set(read_moves(row.text).moves)) for row in rows]
    print(f"Moves on the {part} part: {len(rows)} turns, {len({r.voice for r in rows})} voices")
    scores = []
    for move in FITTED:
        hits = sum(move in true and move in came for true, came in read)
        false = sum(move not in true and move in came for true, came in read)
        missed = sum(move in true and move not in came for true, came in read)
        precision, recall, score = f1(hits, false, missed)
        scores.append(score)
        print(
            f"  {move:26} precision {precision:.2f}  recall {recall:.2f}  F1 {score:.2f}  ({hits + missed} turns)"
        )
    bad = {"blames", "labels", "demands"}
    same = sum(bool(true & bad) == bool(came & bad) for true, came in read) / len(read)
    print(f"  macro-F1 {statistics.mean(scores):.2f}; blame, label or demand told from none {same:.2f}")


def outside() -> None:
    """Print how `blames` and its like fare on e-mail sentences that others labelled (measuring only)."""
    if not OUTSIDE.is_file():
        print("Outside check: the set is not on this computer, unscored")
        return
    from sklearn.metrics import f1_score, roc_auc_score

    rows = [json.loads(line) for line in OUTSIDE.read_text(encoding="utf-8").splitlines()]
    truth = [row["attack"] for row in rows]
    scores = move_scores(tuple(row["text"] for row in rows))
    alone = [score["blames"] for score in scores]
    either = [max(score["blames"], score["labels"]) for score in scores]
    for name, given in (("blames", alone), ("blames or labels", either)):
        said = [value >= 0.5 for value in given]
        print(
            f"Outside, attack in {len(rows)} e-mail sentences, by {name}: AUROC {roc_auc_score(truth, given):.2f}, "
            f"F1 {f1_score(truth, said):.2f}, macro-F1 {f1_score(truth, said, average='macro'):.2f}"
        )


def read_scripts() -> list[dict[str, Any]]:
    """Every script, with its situation in place of its name."""
    known = yaml.safe_load((SCRIPTS / "situations.yaml").read_text(encoding="utf-8"))
    found = []
    for file in sorted(SCRIPTS.glob("*-*.yaml")):
        script = yaml.safe_load(file.read_text(encoding="utf-8"))
        found.append({**script, "situation": Situation.model_validate(known[script["situation"]])})
    return found


def scripts(part: str = "", *, seeds: int = 3) -> None:
    """Print how many scripts end as a sensible person expects, by part and difficulty."""
    for which in [part] if part else ["tuning", "aside"]:
        ran = right = 0
        for script in (s for s in read_scripts() if s["part"] == which):
            for difficulty in DIFFICULTIES:
                for seed in range(seeds):
                    talk = play(script["situation"], difficulty, script["lines"], seed)
                    faces = [talk.start.shown, *(t.after.shown for t in talk.path if t.who == "leader")]
                    want = script.get("surfaced", {}).get(difficulty)
                    fits = faces[-1] in script["end"][difficulty] and want in {None, talk.state.surfaced}
                    ran, right = ran + 1, right + fits
                    if not fits:
                        print(
                            f"  {script['id']} {difficulty} seed {seed}: {' > '.join(faces)}, surfaced {talk.state.surfaced}, "
                            f"expected {script['end'][difficulty]}{'' if want is None else f', surfaced {want}'}"
                        )
        print(f"Scripts, {which}: {right} of {ran} runs end as expected ({seeds} seeds, 3 difficulties)")


def speed() -> None:
    """Print how long a built-in reply takes, alone and with the reading of the turn, in milliseconds."""
    talk = start(read_scripts()[0]["situation"], "medium", 1)
    lines = [line for script in read_scripts() for line in script["lines"] if line][:120]
    alone, whole = [], []
    hear(talk, "Warm up.")
    for line in lines:
        began = time.perf_counter()
        heard = hear(talk, line)
        turn = heard.path[-1]
        between = time.perf_counter()
        built_in_reply(talk, line, turn.moves, turn.before, turn.after)
        ended = time.perf_counter()
        alone.append((ended - between) * 1000)
        whole.append((ended - began) * 1000)
    for name, times in (("reply alone", alone), ("reading and reply", whole)):
        cut = sorted(times)
        print(
            f"Speed, {name}: median {statistics.median(cut):.1f} ms, 95 of 100 within {cut[int(len(cut) * 0.95)]:.1f} ms"
        )


def main(argv: list[str]) -> None:
    """Print the tables that are named, all of them by default."""
    part = argv[argv.index("--part") + 1] if "--part" in argv else ""
    names = [a for a in argv if not a.startswith("-") and a != part] or [
        "moves",
        "outside",
        "scripts",
        "breaks",
        "speed",
    ]
    tables = {
        "moves": lambda: moves(part or "measuring"),
        "outside": outside,
        "scripts": lambda: scripts(part),
        "breaks": breaks,
        "speed": speed,
    }
    for name in names:
        tables[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
