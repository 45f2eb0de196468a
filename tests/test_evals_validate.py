"""`python -m evals.validate` on small sets written here: what it measures, what it leaves out, what it says."""

from __future__ import annotations

import json
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest
from eval_calls import typed

from evals.entailment.data import part_of
from evals.validate import command
from evals.validate.ablation import ablated
from evals.validate.measures import constant, figure, measured, word_count
from evals.validate.score import Result
from evals.validate.sets import LINES, read_set
from evals.validate.table import markdown, said

HARSH = "You are careless and you ruined the launch, as usual."
KIND = "Thank you for the launch, I enjoyed working on it with you."


def write(folder, name, rows):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture
def data(tmp_path):
    """Twelve e-mail sentences, and twenty claims of which some lie in the half held back."""
    folder = tmp_path / "sets"
    attacks = [
        {"id": n, "text": f"{(HARSH if n % 2 else KIND)} {n}", "attack": n % 2, "seed": n // 4}
        for n in range(12)
    ]
    write(folder, "email_face_acts", attacks)
    claims = [
        {
            "id": n,
            "source": f"The barn at gate {n} was painted red in May by Ada.",
            "response": f"Ada painted the barn at gate {n} red." if n % 2 else "Nobody has painted a barn.",
            "label": n % 2,
        }
        for n in range(24)
    ]
    write(folder, "expertqa_claims", claims)
    return folder


@pytest.fixture
def call(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "TABLE", tmp_path / "kept" / "TABLE.md")
    return partial(typed, command.app)


def test_the_table_and_the_figures_are_written(call, data, tmp_path):
    code, said_there = call("--data", str(data))
    assert code == 0
    assert "Skipped" in said_there
    text = (tmp_path / "kept" / "TABLE.md").read_text()
    assert "| e-mail face acts, attack | all, never fitted on | 12 (3) | blame | AUROC | **1.000**" in text
    assert "Not measured: wice_claim." in text
    figures = json.loads((tmp_path / "kept" / "TABLE.json").read_text())
    attack = next(r for r in figures["results"] if r["file"] == "email_face_acts")
    assert (attack["met"], attack["constant"], attack["rows"], attack["groups"]) == (True, 0.5, 12, 3)
    assert "oss_incivility" in figures["skipped"]


def test_only_the_half_held_back_of_a_fitted_set_is_measured(data):
    read = read_set(data, "expertqa_claims")
    assert 0 < len(read.items) < 24
    assert all(part_of(item.raw["source"]) == "held" for item in read.items)
    assert read.part == "the half held back"
    assert len(read_set(data, "email_face_acts").items) == 12


def test_the_scores_are_those_of_the_public_doors(data):
    from assistant.entailment import score_lines
    from evals.validate.score import scored

    read, counted = read_set(data, "expertqa_claims"), []
    found = scored("faithfulness", read.items, lambda: counted.append(1))
    again = list(score_lines(json.dumps(item.given) for item in read.items))
    assert [row["score"] for row in found] == [row["score"] for row in again]
    assert len(counted) == len(read.items)


def test_a_part_does_not_take_the_place_of_the_table(call, data, tmp_path):
    code, said_there = call("--data", str(data), "--set", "email_face_acts", "--ablation")
    assert code == 0
    assert "nothing is written" in said_there
    assert "without vectors" in said_there
    assert not (tmp_path / "kept").exists()
    assert call("--data", str(data), "--set", "email_face_acts", "--out", str(tmp_path / "mine.md"))[0] == 0
    assert (tmp_path / "mine.json").exists()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--data", "nowhere"], "found none at nowhere"),
        (["--data", "."], "nothing could be measured"),
        (["--data", ".", "--set", "beauty"], "'beauty'"),
    ],
)
def test_what_cannot_be_measured_is_exit_2(call, tmp_path, monkeypatch, args, says):
    monkeypatch.chdir(tmp_path)
    code, said_there = call(*args)
    assert code == 2
    assert says in said_there


def test_a_broken_set_is_passed_over_and_said(call, data):
    (data / "oss_incivility.jsonl").write_text('{"id": 1, "text": "a"}\n')
    (data / "checkthat_subj_en.jsonl").write_text("{")
    code, said_there = call("--data", str(data), "--set", "oss_incivility", "--set", "checkthat_subj_en")
    assert code == 2
    code, said_there = call(
        "--data", str(data), *(a for n in ("oss_incivility", "email_face_acts") for a in ("--set", n))
    )
    assert code == 0
    assert "KeyError" in said_there


def test_measures_know_right_wrong_and_nothing():
    gold = np.array([0.0, 0, 1, 1])
    assert measured("AUROC", gold, np.array([0.1, 0.2, 0.8, 0.9])) == 1.0
    assert measured("AUROC", gold, np.array([0.9, 0.8, 0.2, 0.1])) == 0.0
    assert measured("balanced accuracy", gold, np.array([0.1, 0.6, 0.8, 0.9])) == 0.75
    assert measured("Spearman", gold, np.zeros(4)) == 0.0
    assert measured("AUROC", np.ones(4), np.zeros(4)) is None
    assert constant("AUROC", gold) == 0.5
    assert constant("macro-F1", np.array([0.0, 0, 0, 1])) == pytest.approx(3 / 7)
    assert word_count("AUROC", gold, np.array([9.0, 8, 2, 1])) == 1.0


def test_whole_groups_are_drawn():
    """Ten rows of two groups: the interval is as wide as two draws allow, and not as narrow as ten would."""
    gold = np.array([0.0, 1] * 10)
    scores = np.concatenate([gold[:10], 1 - gold[10:]])
    by_group = figure("AUROC", gold, scores, ["a"] * 10 + ["b"] * 10)
    by_row = figure("AUROC", gold, scores, [str(n) for n in range(20)])
    assert (by_group.low, by_group.high) == (0.0, 1.0)
    assert by_row.high - by_row.low < 0.8


def line_of(value, low, high, aim):
    met = None if aim is None else value >= aim
    given = {"set": "s", "file": "f", "part": "all", "door": "tone", "score": "blame", "measure": "AUROC"}
    return Result(
        **given, rows=9, groups=9, value=value, low=low, high=high, constant=0.5, words=0.5, aim=aim, met=met
    )


def test_the_table_says_whether_the_aim_is_met_and_how_surely():
    assert said(line_of(0.9, 0.8, 0.95, 0.7)) == "met"
    assert said(line_of(0.9, 0.6, 0.95, 0.7)) == "met, not surely"
    assert said(line_of(0.6, 0.5, 0.65, 0.7)) == "missed"
    assert said(line_of(0.6, 0.5, 0.8, 0.7)) == "missed, not surely"
    text = markdown([line_of(-0.25, -1.0, 0.5, None)], {"qags": "It is not there."})
    assert "**-.250** (-1.000 to .500)" in text
    assert "Not measured: qags. It is not there." in text


def test_every_set_with_an_aim_has_a_line():
    assert len([line for line in LINES if line.aim is not None]) == 9


def test_a_line_of_which_no_row_is_kept_has_no_ablation():
    line = SimpleNamespace(
        door="faithfulness",
        score="score",
        title="none",
        measure="AUROC",
        keep=lambda raw: False,
        gold=lambda raw: 1,
    )
    read = SimpleNamespace(items=[SimpleNamespace(raw={})])
    assert ablated(line, read, [{"score": 0.5}], {"": np.array([0.5])}) == ""
