"""Which method "Help me choose" picks: `python -m evals.choose [--tuning] [--cross] [--wrong] [--before FILE]`.

Prints for each half how often an accepted method is picked, beside the commonest one, single words, and, with --before,
an earlier `choose_method.py`. --tuning leaves the measuring half alone, --cross adds the tuning half with each person left
out of the fitting, --wrong prints what went wrong in the tuning half.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from assistant.choose_method import choose_method
from assistant.errors import RetrievalError
from assistant.retrieve import find_advice
from assistant.schemas import Fit, MethodChoice, MethodId, Situation, Value
from assistant.settings import load_settings

DATA = Path(__file__).parent / "validation" / "choose"
Chooser = Callable[[Situation, Sequence[Fit]], MethodChoice]
# What anybody would look for first.
_KEYWORDS: tuple[tuple[str, MethodId], ...] = (
    ("thank", "appreciate"),
    ("neutral", "mediation"),
    ("feedback", "two-way-feedback"),
    ("goal", "shared-goals"),
    ("customer", "customer-mirror"),
    ("charter", "charter"),
    ("expect", "charter"),
    ("board", "make-the-case"),
    ("budget", "make-the-case"),
    ("understand", "listen"),
    ("heads", "no-surprises"),
    ("launch", "no-surprises"),
    ("1 to 10", "rating"),
    ("time to talk", "ask-for-time"),
    ("meeting", "ask-for-time"),
    ("trust", "reset"),
    ("relation", "reset"),
    ("sorry", "reset"),
)


class Intake(Value):
    """An intake as a person typed it, and the methods that would do, best first."""

    id: str
    person: str
    workplace: str
    accept: tuple[MethodId, ...]
    situation: Situation


def half(name: str) -> tuple[Intake, ...]:
    """The intakes of one half, `tuning` or `measuring`."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Intake.model_validate(json.loads(line)) for line in lines)


def by_keyword(situation: Situation) -> MethodId:
    """The baseline of single words."""
    told = " ".join((situation.wish, *situation.happened, situation.my_part, situation.impact, situation.raw))
    return next((method for word, method in _KEYWORDS if word in told.lower()), "mention")


@cache
def _advice(situation: Situation) -> tuple[Fit, ...]:
    told = (situation.wish, *situation.happened, situation.impact, situation.my_part, situation.raw)
    try:
        return find_advice(" ".join(t for t in told if t), load_settings().cache_dir, 5)
    except RetrievalError:
        return ()


def chosen(intakes: Sequence[Intake], choose: Chooser = choose_method) -> list[MethodChoice]:
    """What is picked for each intake, with the advice that retrieval finds."""
    return [choose(intake.situation, _advice(intake.situation)) for intake in intakes]


def _earlier(file: Path) -> Chooser:
    found = importlib.util.spec_from_file_location("earlier_choose_method", file)
    if found is None or found.loader is None:
        raise SystemExit(f"--before: expected a Python file, got {file}")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    earlier: Chooser = module.choose_method
    return earlier


def _line(
    name: str, intakes: Sequence[Intake], picked: Sequence[str], seconds: Sequence[str | None] = ()
) -> str:
    hit = sum(p in i.accept for p, i in zip(picked, intakes, strict=True))
    best = sum(p == i.accept[0] for p, i in zip(picked, intakes, strict=True))
    raw = [p in i.accept for p, i in zip(picked, intakes, strict=True) if i.situation.raw]
    either = (
        sum(bool({p, s} & set(i.accept)) for p, s, i in zip(picked, seconds, intakes, strict=True))
        if seconds
        else "–"
    )
    n = len(intakes)
    return f"| {name} | {hit} of {n} ({hit / n:.0%}) | {best} | {either} | {sum(raw)} of {len(raw)} |"


def _table(name: str, before: Chooser | None) -> None:
    intakes = half(name)
    commonest = Counter(i.accept[0] for i in half("tuning")).most_common(1)[0][0]
    print(f"\n| {name} | accepted | the best | first or second | raw paragraphs |\n|---|---|---|---|---|")
    print(_line(f"always {commonest}", intakes, [commonest] * len(intakes)))
    print(_line("single words", intakes, [by_keyword(i.situation) for i in intakes]))
    for title, choose in (("before", before), ("now", choose_method)):
        if choose is not None:
            got = chosen(intakes, choose)
            print(_line(title, intakes, [c.method for c in got], [c.second for c in got]))
    now = chosen(intakes)
    right, n = Counter[str](), Counter(i.accept[0] for i in intakes)
    right.update(i.accept[0] for i, c in zip(intakes, now, strict=True) if c.method in i.accept)
    print("now, by method: " + ", ".join(f"{m} {right[m]}/{n[m]}" for m in sorted(n)))


def _cross() -> None:
    """The tuning half, each person left out of the fitting."""
    from assistant.choose_method.model import scores
    from evals.train_choose import fit, rows

    given, people = rows(), sorted({i.person for i in half("tuning")})
    hits = 0
    for person in people:
        weights = fit([row for row in given if row.person != person])
        for row in (row for row in given if row.person == person):
            got = scores(row.found, weights)
            hits += max(got, key=lambda m: got[m]) in row.accept
    print(f"\ntuning, each person left out, without retrieval: {hits} of {len(half('tuning'))}")


def main(argv: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    for flag in ("--tuning", "--cross", "--wrong"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--before", type=Path)
    asked = parser.parse_args(argv)
    before = _earlier(asked.before) if asked.before else None
    for name in ("tuning",) if asked.tuning else ("tuning", "measuring"):
        _table(name, before)
    if asked.cross:
        _cross()
    if asked.wrong:
        for intake, choice in zip(half("tuning"), chosen(half("tuning")), strict=True):
            if choice.method not in intake.accept:
                print(f"  {intake.id} {'/'.join(intake.accept)}: {choice.why}")


if __name__ == "__main__":
    main()
