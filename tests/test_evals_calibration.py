"""Judges held against labels: by the scores that ship, on the half held back, and a model that judges as in a run."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from assistant.errors import FirstRungError
from assistant.judge import probes
from assistant.language_model import ScriptedModel
from evals import command
from evals.entailment.data import part_of
from evals.run.agreement import Marks, agreement, auroc, kappa, spearman
from evals.run.calibrate import calibrate, table
from evals.run.calibration_judges import ModelJudge, OwnChecks
from evals.run.judges import Panel
from evals.run.keep import Keep
from evals.run.labelled import CARDS, read_labelled
from evals.run.purse import Purse

HARSH, KIND = "You are careless and you ruined it, as usual.", "Thank you for the help, I enjoyed it."


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr("evals.run.calibrate._RESAMPLES", 40)


def write(tmp_path, name, rows):
    file = tmp_path / f"{name}.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in rows))
    return file


def attacks(tmp_path):
    rows = [
        {"id": n, "text": f"{HARSH if n % 2 else KIND} {n}", "attack": n % 2, "seed": n // 2}
        for n in range(16)
    ]
    return write(tmp_path, "email_face_acts", rows)


def test_the_tone_scores_that_ship_are_held_against_labels(tmp_path, settings):
    from assistant.tone import score_tone

    data = read_labelled(attacks(tmp_path))
    judge = OwnChecks(settings)
    for row in data.rows[:2]:
        tone = score_tone([row.text])[0]
        graded = judge.grade(row, "tone")
        assert graded.score == pytest.approx(1 - tone.blame)
        assert graded.by_check["politeness score"] == tone.politeness
        assert graded.by_check["overall score"] == tone.overall
    found = calibrate(data, judge)
    assert found.agreements[0].auroc[0] == 1.0
    names = {a.judge for a in found.checks}
    assert {"blame score", "overall score", "checks together"} <= names
    assert not names & set(found.silent)
    text = table([found], judge.policy)
    assert "Good: it does not blame or criticise the reader." in text
    assert "| blame score | 16 | 1.00" in text
    assert "Policy: built-in" in text


def test_support_is_held_against_labels_on_the_half_held_back(tmp_path, settings):
    from assistant.entailment import support

    rows = [
        {
            "id": n,
            "source_sents": [f"Ada painted gate {n} red in May.", "It rained."],
            "response": f"Ada painted gate {n} red." if n % 2 else f"Ada sold gate {n} to a museum.",
            "label": n % 2,
        }
        for n in range(40)
    ]
    data = read_labelled(write(tmp_path, "wice_claim", rows))
    assert 0 < len(data.rows) < 40
    assert all(part_of(row.sentences) == "held" for row in data.rows)
    assert data.part == "the half held back from fitting"
    row = data.rows[0]
    graded = OwnChecks(settings).grade(row, "sources")
    assert graded.score == support(row.sentences, row.text).score


def test_every_set_has_a_card_that_says_what_good_is_and_which_score_speaks_of_it():
    assert len(CARDS) == 9
    for name, card in CARDS.items():
        assert card.good, name
        assert card.labels_by, name
        assert bool(card.score) == (card.check == "tone"), name


def test_only_so_many_rows_are_drawn_and_that_is_said(tmp_path):
    data = read_labelled(attacks(tmp_path), limit=10)
    assert (len(data.rows), data.of) == (10, 16)
    assert read_labelled(attacks(tmp_path), limit=10).rows == data.rows
    assert len(read_labelled(attacks(tmp_path), limit=0).rows) == 16


def test_figures_of_right_wrong_and_nothing():
    labels, groups = [0.0, 0, 1, 1], ["a", "b", "c", "d"]
    good = [label == 1 for label in labels]
    right = Marks.of([0.1, 0.2, 0.8, 0.9], [False, False, True, True], labels, good, groups)
    assert (kappa(right), auroc(right)) == (1.0, 1.0)
    assert spearman(right) == pytest.approx(0.894, abs=0.001)
    flat = Marks.of([1.0] * 4, [True] * 4, labels, good, groups)
    assert (kappa(flat), auroc(flat), spearman(flat)) == (0.0, 0.5, 0.0)
    none = Marks.of([1.0, 0.5], [True, False], [1, 1], [True, True], ["a", "b"])
    assert (kappa(none), auroc(none), spearman(none)) == (None, None, None)
    assert agreement("nobody", Marks.of([], [], [], [], []), 9).auroc is None


def test_whole_groups_are_drawn():
    labels = [0.0, 1] * 10
    scores = labels[:10] + [1 - x for x in labels[10:]]
    marks = Marks.of(
        scores, [s > 0 for s in scores], labels, [x > 0 for x in labels], ["a"] * 10 + ["b"] * 10
    )
    found = agreement("j", marks, 200)
    assert found.auroc[1:] == (0.0, 1.0)


class Reader:
    """A model that tells the known texts apart, and of all else fails what names a museum or carelessness."""

    local, name = True, "reader"

    def __init__(self, cost=0.01):
        self.calls, self._cost = 0, cost

    def complete(self, messages, schema, temperature, max_tokens):
        self.calls += 1
        user = messages[1].text
        known = next((p for each in probes().values() for p in each if p["draft"] in user), None)
        bad = known["verdict"] == "fail" if known else HARSH in user
        text = known["draft"] if known else HARSH
        said = {"reason": "read it", "quote": "", "verdict": "pass"}
        if bad:
            said = {"reason": "it blames", "quote": " ".join(text.split()[:4]), "verdict": "fail"}
        return ScriptedModel([json.dumps(said)], cost_usd=self._cost).complete(
            messages, schema, temperature, max_tokens
        )


def test_a_model_is_held_against_labels_as_it_judges_in_a_run(tmp_path):
    keep, model = Keep(tmp_path / "answers.jsonl"), Reader()
    data = read_labelled(attacks(tmp_path))
    judge = ModelJudge(Panel([model], keep, Purse(), checks=("tone",)))
    found = calibrate(data, judge)
    assert (found.agreements[0].judge, found.agreements[0].kappa[0]) == ("reader", 1.0)
    assert found.unscored == 0
    assert set(judge.policy) == {"tone"}
    calls = model.calls
    again = calibrate(data, ModelJudge(Panel([model], keep, Purse(), checks=("tone",))))
    assert (again, model.calls) == (found, calls)


def test_rows_beyond_the_budget_are_unscored(tmp_path):
    judge = ModelJudge(Panel([Reader()], Keep(), Purse(0.08), checks=("tone",)))
    found = calibrate(read_labelled(attacks(tmp_path)), judge)
    assert 0 < found.unscored < 16
    assert found.agreements[0].rows == 16 - found.unscored


def test_the_command_takes_a_model_and_writes_its_policy(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.language_model.open_model", lambda settings, name=None: Reader())
    out = tmp_path / "deep" / "table.md"
    args = [
        "calibrate",
        "--judge",
        "reader",
        "--data",
        str(attacks(tmp_path)),
        "--limit",
        "12",
        "--out",
        str(out),
    ]
    result = CliRunner().invoke(command.app, args)
    assert result.exit_code == 0, result.output
    text = out.read_text()
    assert "12 of 16 rows, drawn by a fixed seed" in text
    assert "| reader | 12 | 1.00" in text
    assert "Policy: tone" in text


def test_a_judge_of_which_nothing_is_heard_is_exit_3(tmp_path, monkeypatch):
    class Parrot(Reader):
        def complete(self, messages, schema, temperature, max_tokens):
            said = '{"reason": "fine", "quote": "", "verdict": "pass"}'
            return ScriptedModel([said]).complete(messages, schema, temperature, max_tokens)

    monkeypatch.setattr("assistant.language_model.open_model", lambda settings, name=None: Parrot())
    result = CliRunner().invoke(command.app, ["calibrate", "--judge", "p", "--data", str(attacks(tmp_path))])
    assert result.exit_code == 3
    assert "not heard" in result.output


def test_a_file_that_cannot_be_written_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.language_model.open_model", lambda settings, name=None: Reader())
    args = ["calibrate", "--judge", "r", "--data", str(attacks(tmp_path)), "--out", str(tmp_path)]
    result = CliRunner().invoke(command.app, args)
    assert isinstance(result.exception, FirstRungError)
