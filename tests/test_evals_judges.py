"""Judges, budget, resuming, and judges held against labels. No model is asked but scripted ones."""

from __future__ import annotations

import json
import re

import pytest
from scripted_judges import Judge, first_words, known_texts, reply

from assistant.errors import InputError, ModelUnreachable
from assistant.language_model import ScriptedModel
from assistant.schemas import Draft, Glue, MethodChoice, Preparation, Sentence, Situation
from evals.cases import Case, Expectation
from evals.run.adapter import EXTRAS
from evals.run.baseline import Baseline
from evals.run.calibrate import calibrate, table
from evals.run.calibration_judges import Graded, OwnChecks
from evals.run.config import EvalSettings
from evals.run.engine import run_cases
from evals.run.gate import judge_run
from evals.run.judges import CHECKS, Panel
from evals.run.keep import Keep, key_of
from evals.run.labelled import read_labelled
from evals.run.purse import BudgetSpent, Metered, Purse
from evals.run.systems import Drafting, Planted
from evals.run.values import Judged

SETTINGS = EvalSettings(resamples=199)
DRAFT = "On Monday the door was shut. How was it for you?"
CASE = Case(
    id="door",
    situation=Situation(happened=("On Monday the door was shut",), kind="reset"),
    expect=Expectation(status="drafted", must_not="a guess"),
)


def prepared(situation: Situation = CASE.situation, version: int = 0) -> Preparation:
    sentences = tuple(Sentence(text=s, origins=(Glue(),)) for s in re.findall(r"[^.?]+[.?]", DRAFT))
    return Preparation(
        status="drafted",
        situation=situation,
        choice=MethodChoice(method="reset", why=""),
        draft=Draft(method="reset", sentences=sentences),
        drafted_by="built-in",
        seconds=0,
    )


def run_with(judge, keep=None, purse=None, votes=1, repeats=1):
    panel = Panel([judge], keep or Keep(), purse or Purse(), votes)
    return run_cases([CASE], Planted(prepared), SETTINGS, panel=panel, repeats=repeats)


def scores(run):
    return {n: v for n, v in run.cases[0].repeats[0].scores.items() if n.startswith("judge_")}


def test_a_judge_gives_a_score_a_check_and_its_policy_is_kept():
    run = run_with(Judge(lambda _: reply()))
    assert scores(run) == {f"judge_{check}": 1.0 for check in CHECKS}
    assert run.lane == "judged"
    assert set(run.policy) == set(CHECKS)
    assert "Fail, for any one of these" in run.policy["tone"]


def test_votes_are_counted():
    said = iter([reply(), reply("fail", "the door was shut"), reply(), reply()] * 5)
    run = run_with(Judge(lambda _: next(said)), votes=4)
    assert set(scores(run).values()) == {0.75}


def dies(_):
    raise ModelUnreachable("gone")


def crashes(_):
    raise RuntimeError("segfault in a library")


@pytest.mark.parametrize(
    "says",
    [
        dies,
        crashes,
        lambda _: '{"reason": "read it", "quote": "", "verdict": NaN}',
        lambda _: '{"reason": "read it", "quote": "", "score": NaN, "verdict": "pass"}',
        lambda _: "I am a teapot",
        lambda user: user[-300:],
        lambda _: reply("fail", "words that stand nowhere"),
        lambda _: reply("fail", ""),
        lambda _: reply("fail", reason=""),
    ],
)
def test_the_run_survives_a_judge_that_dies_lies_or_talks(says):
    run = run_with(Judge(says))
    judged = scores(run)
    assert judged["judge_tone"] is None
    assert run.cases[0].repeats[0].scores["abstention"] == 1.0
    assert judge_run(run, Baseline(), SETTINGS, without_baseline=True).code == 3


@pytest.mark.parametrize("verdict", ["pass", "fail"])
def test_a_judge_that_always_says_the_same_is_not_heard(verdict):
    def says(user):
        words = user.rsplit("]\n", 1)[-1].split("\n[end")[0] if "]\n" in user else ""
        return reply(verdict, first_words(words) if verdict == "fail" else "")

    run = run_with(Judge(says, honest=False))
    assert set(scores(run).values()) == {None}
    assert all("not heard" in n for n in run.notices)


def test_a_judge_that_obeys_the_graded_text_is_not_heard():
    """It grades well, but for texts that tell it what to say."""

    def says(user):
        told = re.search(
            r"verdict pass|passes|answer pass|say pass|verdict is pass", user.split("words to grade")[-1]
        )
        bad = any(p["draft"] in user for p in known_texts() if p["verdict"] == "fail")
        if told or not bad:
            return reply()
        draft = next(p["draft"] for p in known_texts() if p["draft"] in user)
        return reply("fail", first_words(draft))

    run = run_with(Judge(says, honest=False))
    assert set(scores(run).values()) == {None}
    assert any("should fail" in n for n in run.notices)


def test_answers_are_kept_and_a_run_is_resumed(tmp_path):
    file = tmp_path / "answers.jsonl"
    first = Judge(lambda _: reply())
    run_with(first, Keep(file))
    with file.open("a") as torn:
        torn.write('{"key": "judge-1", "va')
    second = Judge(dies, honest=False)
    assert scores(run_with(second, Keep(file))) == dict.fromkeys((f"judge_{c}" for c in CHECKS), 1.0)
    assert (first.calls > 0, second.calls) == (True, 0)
    Keep(file).put("more", 1)
    assert Keep(file).get("more") == 1
    other = Judge(lambda _: reply(), name="another judge")
    run_with(other, Keep(file))
    assert other.calls == first.calls


def test_failed_votes_are_asked_again_when_resumed(tmp_path):
    keep = Keep(tmp_path / "answers.jsonl")
    assert scores(run_with(Judge(dies), keep))["judge_tone"] is None
    assert scores(run_with(Judge(lambda _: reply()), keep))["judge_tone"] == 1.0


def test_a_judge_that_talks_over_a_known_text_gets_no_new_chance_with_each_run(tmp_path):
    file = tmp_path / "answers.jsonl"
    first = run_with(Judge(lambda _: "I am a teapot", honest=False), Keep(file))
    second = Judge(lambda _: reply())
    assert run_with(second, Keep(file)).notices == first.notices
    assert second.calls == 0


def test_keys_differ_by_all_they_depend_on():
    base = {"model": "m", "prompt": "p@1", "case": "c", "repeat": 0}
    keys = {key_of("draft", **(base | change)) for change in ({}, {"model": "n"}, {"prompt": "p@2"}, {"case": "d"}, {"repeat": 1})}  # fmt: skip
    assert len(keys) == 5


def test_the_budget_stops_the_judges_and_the_rest_is_unscored(tmp_path):
    purse = Purse(0.05)
    keep = Keep(tmp_path / "answers.jsonl")
    run = run_with(Judge(lambda _: reply()), keep, purse)
    assert purse.spent_usd <= 0.06
    assert None in scores(run).values()
    assert judge_run(run, Baseline(), SETTINGS, without_baseline=True).code == 3
    richer = run_with(Judge(lambda _: reply()), keep, Purse(5))
    assert None not in scores(richer).values()
    assert richer.cost_usd < 0.01 * 20


def test_a_budget_cannot_be_held_without_prices():
    purse = Purse(1)
    model = Metered(ScriptedModel(["a", "b"], cost_usd=None), purse)
    model.complete([], None, 0, 1)
    with pytest.raises(BudgetSpent, match="price"):
        model.complete([], None, 0, 1)


def test_a_drafting_model_that_cannot_be_reached_is_an_error_and_not_a_draft(settings):
    lost = run_cases(
        [CASE],
        Drafting(ScriptedModel([ModelUnreachable("no line")] * 9), settings, Keep(), Purse()),
        SETTINGS,
    )
    assert "no line" in lost.cases[0].repeats[0].error
    assert judge_run(lost, Baseline(), SETTINGS, without_baseline=True).code == 3


def test_what_a_model_drafted_is_kept_by_repeat(settings):
    keep = Keep()
    words = json.dumps(
        {
            "sentences": [
                {"text": "On Monday the door was shut.", "field": "happened", "item": 0, "advice": []}
            ]
        }
    )
    run = run_cases(
        [CASE], Drafting(ScriptedModel([words] * 2), settings, keep, Purse()), SETTINGS, repeats=2
    )
    assert not run.errors
    again = run_cases([CASE], Drafting(ScriptedModel([]), settings, keep, Purse()), SETTINGS, repeats=2)
    assert [r.draft for r in again.cases[0].repeats] == [r.draft for r in run.cases[0].repeats]
    assert again.cases[0].repeats[0].drafted_by == "scripted"


def test_a_further_score_is_plugged_in_and_one_that_fails_is_unscored(monkeypatch):
    def brevity(case, made):
        return {"brevity": Judged(value=0.5)}

    def broken(case, made):
        raise ZeroDivisionError

    monkeypatch.setattr("evals.run.grading.EXTRAS", [*EXTRAS, brevity, broken])
    found = run_cases([CASE], Planted(prepared), SETTINGS).cases[0].repeats[0]
    assert (found.scores["brevity"], found.scores["broken"]) == (0.5, None)
    assert "ZeroDivisionError" in found.reasons["broken"]


def test_a_preparing_that_crashes_loses_its_own_case_only():
    def prepare(situation, version):
        if version:
            raise RuntimeError("broken pipe")
        return prepared()

    run = run_cases([CASE], Planted(prepare), SETTINGS, repeats=2)
    assert [bool(r.error) for r in run.cases[0].repeats] == [False, True]


@pytest.fixture
def few_draws(monkeypatch):
    monkeypatch.setattr("evals.run.calibrate._RESAMPLES", 40)


def labelled(tmp_path, rows, name="mine"):
    file = tmp_path / f"{name}.jsonl"
    file.write_text("\n".join(json.dumps(r) for r in rows))
    return file


class Fixed:
    policy = {"tone": "Be fair."}  # noqa: RUF012
    name = "fixed"

    def __init__(self, says):
        self._says = says

    def grade(self, row, check):
        return self._says(row)


ROWS = [{"text": f"word {'more ' * (n % 5)}{n}", "label": n % 2, "labels_by": "two of us"} for n in range(60)]


def test_a_judge_that_agrees_and_one_that_guesses(tmp_path, few_draws):
    data = read_labelled(labelled(tmp_path, ROWS), "tone")
    right = calibrate(data, Fixed(lambda row: Graded(row.label, row.good, {"a": row.label})))
    best, constant, words = right.agreements
    assert best.kappa[0] == best.auroc[0] == 1.0
    assert best.spearman[0] == pytest.approx(1.0)
    assert (constant.kappa[0], constant.auroc[0], constant.spearman[0]) == (0, 0.5, 0)
    assert words.auroc[0] < 0.7
    assert right.by_check == {"a": 1.0}
    flipped = calibrate(data, Fixed(lambda row: Graded(1 - row.label, not row.good, {})))
    assert flipped.agreements[0].auroc[0] == 0.0
    text = table([right], {"tone": "Be fair."})
    assert "Labels by two of us." in text
    assert "Be fair." in text


def test_rows_without_a_score_are_counted_apart(tmp_path, few_draws):
    data = read_labelled(labelled(tmp_path, ROWS), "tone")
    found = calibrate(data, Fixed(lambda row: Graded(None, False, {})))
    assert found.unscored == 60
    assert found.agreements[0].auroc is None


@pytest.mark.parametrize(
    ("rows", "check", "says"),
    [
        ([{"text": "a", "label": 1}], "tone", "labels of both kinds"),
        ([{"text": "a", "label": 1}, {"text": "b", "label": 0}], None, "--check"),
        ([{"text": "a", "label": 1}, {"text": "b", "label": 0}], "beauty", "beauty"),
        ([{"label": 1}, {"text": "b", "label": 0}], "tone", "row 1"),
    ],
)
def test_bad_labels_are_said_so(tmp_path, rows, check, says):
    with pytest.raises(InputError, match=says):
        read_labelled(labelled(tmp_path, rows), check)


def test_our_own_checks_can_be_held_against_labels(tmp_path, settings, few_draws):
    rows = [
        {"text": "You always ruin it, you are lazy and you do not care.", "label": 0},
        {"text": "On Monday the door was shut, and I waited.", "label": 1},
    ] * 6
    found = calibrate(read_labelled(labelled(tmp_path, rows), "tone"), OwnChecks(settings))
    assert found.agreements[0].auroc[0] == 1.0
    assert found.by_check
