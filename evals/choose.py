"""Which method "Help me choose" picks: `python -m evals.choose [--tuning] [--cross] [--wrong]`.

Prints for each half how often an accepted method is picked, beside the commonest one and single words; and the same for the
situations kept back, which other hands wrote: what counts as right there is the method that they asked for. --tuning leaves
all but the tuning half alone, --cross adds the tuning half with each person left out of the fitting, --wrong prints what went
wrong in the tuning half.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.choose_method import choose_method
from assistant.errors import RetrievalError
from assistant.retrieve import find_advice
from assistant.schemas import Fit, MethodChoice, MethodId, Situation, Value
from assistant.settings import load_settings
from evals.cases import read_cases

DATA = Path(__file__).parent / "validation" / "choose"
KEPT_BACK = Path(__file__).parent / "validation" / "situations"
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


def chosen(intakes: Sequence[Intake]) -> list[MethodChoice]:
    """What is picked for each intake, with the advice that retrieval finds."""
    return [choose_method(intake.situation, _advice(intake.situation)) for intake in intakes]


def by_others() -> tuple[Intake, ...]:
    """The situations kept back from which a method's words are drafted, asked for without naming the method."""
    return tuple(
        Intake(
            id=case.id,
            person=case.id,
            workplace="",
            accept=(case.situation.kind,),
            situation=case.situation.model_copy(update={"kind": "auto"}),
        )
        for case in read_cases(KEPT_BACK)
        if case.situation.kind != "auto" and case.expect.status == "drafted"
    )


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


def _table(name: str, intakes: Sequence[Intake]) -> None:
    commonest = Counter(i.accept[0] for i in half("tuning")).most_common(1)[0][0]
    now = chosen(intakes)
    print(f"\n| {name} | accepted | the best | first or second | raw paragraphs |\n|---|---|---|---|---|")
    print(_line(f"always {commonest}", intakes, [commonest] * len(intakes)))
    print(_line("single words", intakes, [by_keyword(i.situation) for i in intakes]))
    print(_line("chosen", intakes, [c.method for c in now], [c.second for c in now]))
    right, n = Counter[str](), Counter(i.accept[0] for i in intakes)
    right.update(i.accept[0] for i, c in zip(intakes, now, strict=True) if c.method in i.accept)
    print("by method: " + ", ".join(f"{m} {right[m]}/{n[m]}" for m in sorted(n)))


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
    asked = parser.parse_args(argv)
    _table("tuning", half("tuning"))
    if not asked.tuning:
        _table("measuring", half("measuring"))
        _table("by other hands", by_others())
    if asked.cross:
        _cross()
    if asked.wrong:
        for intake, choice in zip(half("tuning"), chosen(half("tuning")), strict=True):
            if choice.method not in intake.accept:
                print(f"  {intake.id} {'/'.join(intake.accept)}: {choice.why}")


if __name__ == "__main__":
    main()
