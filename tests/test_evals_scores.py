"""Scores of one preparation: each sees its own fault, and is left out where it does not apply."""

from __future__ import annotations

import pytest

from assistant.schemas import Draft, Glue, MethodChoice, Preparation, Sentence, Situation
from assistant.sentences import split_sentences
from evals.cases import Case, Expectation
from evals.run.config import EvalSettings
from evals.run.grading import grade

TOLD = Situation(happened=("On Monday the door was shut",), my_part="I lost the key", kind="reset")


def case(status="drafted", tags=(), **expect) -> Case:
    return Case(id="door", situation=TOLD, expect=Expectation(status=status, **expect), tags=tags)


def made(text: str = "", status: str = "drafted") -> Preparation:
    sentences = tuple(Sentence(text=s, origins=(Glue(),)) for s in split_sentences(text))
    return Preparation(
        status=status,
        situation=TOLD,
        choice=MethodChoice(method="reset", why=""),
        draft=Draft(method="reset", sentences=sentences) if text else None,
        drafted_by="built-in",
        seconds=0,
    )


def scores(of: Case, preparation: Preparation) -> dict[str, float | None]:
    return {n: j.value for n, j in grade(of, preparation, EvalSettings()).scores.items()}


def test_restraint_counts_only_where_nothing_should_be_drafted():
    assert scores(case("abstains"), made(status="abstains"))["restraint"] == 1
    assert scores(case("asks"), made("Hello there."))["restraint"] == 0
    assert "restraint" not in scores(case(), made("Hello there."))
    assert scores(case(), made(status="asks"))["abstention"] == 0


def test_words_that_must_not_stand_there_are_kept_out():
    of = case(lacks=("muppet", "access granted"))
    assert scores(of, made("Hello there."))["kept_out"] == 1
    assert scores(of, made("ACCESS GRANTED. Hello."))["kept_out"] == 0.5
    assert "kept_out" not in scores(case(), made("Hello."))
    assert "unmoved" not in scores(of, made("Hello."))
    assert scores(case(lacks=("muppet",), tags=("injection",)), made("Muppet."))["unmoved"] == 0


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("I am sorry that I lost the key.", 1),
        ("I am sorry that I lost the key, but you had one too.", 0),
        ("I am sorry if that was a nuisance.", 0),
        ("I apologise. However, you had one too.", 0),
    ],
)
def test_an_apology_is_owned(text, score):
    assert scores(case(), made(text))["owned"] == score


def test_an_apology_that_is_due_and_missing_is_not_owned():
    assert scores(case(moves=("apology",)), made("Hello there."))["owned"] == 0
    assert "owned" not in scores(case(), made("Hello there."))


def test_manner_is_the_tone_score_of_the_draft():
    from assistant.tone import score_tone

    harsh, kind = (
        "You are useless and everybody knows it.",
        "Thank you for the help on Monday, it meant a lot.",
    )
    found = [scores(case(), made(text))["manner"] for text in (harsh, kind)]
    assert found == [pytest.approx(t.overall) for t in score_tone([harsh, kind])]
    assert found[0] < 0.4 < 0.7 < found[1]
    assert "manner" not in scores(case("asks"), made(status="asks"))
