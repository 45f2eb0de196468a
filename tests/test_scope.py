"""What is declined, what is not, and the choice among all methods."""

import json

import pytest

from assistant.choose_method import choose_method
from assistant.errors import RetrievalError
from assistant.schemas import Situation
from assistant.scope import decline, out_of_scope
from evals.cases import read_cases
from evals.scope import DATA


def rows(half):
    return [json.loads(line) for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", read_cases(), ids=lambda c: c.id)
def test_ordinary_cases_are_not_declined(case):
    assert out_of_scope(case.situation) is None


@pytest.mark.parametrize(
    "told",
    [
        "She sent me the cost breakdown on Friday",
        "she slapped a new logo on my deck",
        "she hit me with 30 questions on Monday",
        "he told the fraud team about the new form",
        "fire them up before the launch, he said",
        "the weapon systems team missed the deadline on 3 May",
    ],
)
def test_alarming_words_about_work_are_in_scope(told):
    assert out_of_scope(Situation(happened=[told])) is None


def test_each_topic_names_who_can_help():
    for row in rows("tuning"):
        declined = out_of_scope(Situation.model_validate(row["situation"]))
        if declined is not None:
            assert len(declined.says) > 60
            assert "other words" in declined.says


def test_the_tuning_half_stays_where_it_was():
    said = [
        (row["abstain"], out_of_scope(Situation.model_validate(row["situation"]))) for row in rows("tuning")
    ]
    assert sum(abstain and declined is None for abstain, declined in said) <= 4
    assert sum(not abstain and declined is not None for abstain, declined in said) <= 8


def test_without_the_embedding_model_the_words_decide(monkeypatch):
    def missing(text):
        raise RetrievalError("no model")

    monkeypatch.setattr(decline, "by_model", missing)
    assert out_of_scope(Situation(happened=["he groped my assistant"])).topic == "harassment"
    assert out_of_scope(Situation(happened=["he was late on Monday"])) is None


@pytest.mark.parametrize(
    ("told", "method"),
    [
        ({"wish": "I want to thank her team for the night shift"}, "appreciate"),
        ({"raw": "customers complain that they cannot get answers from either of us"}, "customer-mirror"),
        ({"happened": ["we plan to launch on 4 May and it touches his support team"]}, "no-surprises"),
        ({"new_in_role": True}, "listen"),
        ({"raw": "marketing is seen as a cost centre here, how do I show our value"}, "make-the-case"),
        ({"raw": "we talked three times and nothing changed, maybe someone neutral could help"}, "mediation"),
        ({"wish": "agree on shared goals for Q3", "happened": ["IT stopped our project"]}, "shared-goals"),
        ({"wish": "ask her for time, so she is not caught off guard"}, "ask-for-time"),
        ({"happened": ["he was ten minutes late on Monday"]}, "mention"),
    ],
)
def test_auto_picks_among_all_methods_and_says_why(told, method):
    choice = choose_method(Situation(**told))
    assert choice.method == method
    assert "because" in choice.why
    assert choice.second not in {None, method}


def test_what_is_asked_for_is_taken():
    assert choose_method(Situation(kind="charter")).method == "charter"
