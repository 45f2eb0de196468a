from __future__ import annotations

import json
from functools import partial

import pytest
from eval_calls import typed

from evals import command
from evals.cases import FOLDER

ONE = ["--case", "mention-lanyard", "--case", "asks-only-a-kind", "--workers", "0"]


@pytest.fixture
def cli(tmp_path, monkeypatch, index_cache):
    monkeypatch.setenv("FIRST_RUNG_CACHE_DIR", str(index_cache))
    monkeypatch.chdir(tmp_path)
    return partial(typed, command.app)


def test_run_accept_run_and_report(cli, tmp_path):
    baseline = str(tmp_path / "baseline.json")
    code, said = cli("run", *ONE, "--baseline", baseline)
    assert code == 3
    assert "no baseline" in said
    assert cli("accept", "--baseline", baseline, "--dry-run")[0] == 0
    assert not (tmp_path / "baseline.json").exists()
    code, said = cli("accept", "--baseline", baseline)
    assert code == 0
    assert "2 new: asks-only-a-kind, mention-lanyard" in said
    code, said = cli("run", *ONE, "--baseline", baseline)
    assert code == 0, said
    assert "PASSED: 2 of 2" in said
    before = (tmp_path / "eval-report" / "verdict.json").read_text()
    assert cli("report", "--baseline", baseline)[0] == 0
    assert (tmp_path / "eval-report" / "verdict.json").read_text() == before
    assert json.loads(before)["counts"]["abstention"] == 2
    for name in ("run.json", "junit.xml", "summary.md", "report.html"):
        assert (tmp_path / "eval-report" / name).stat().st_size > 300


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["run", "--case", "nope"], "there is no case"),
        (["run", "--tag", "nope"], "none fits"),
        (["run", "--cases", "nowhere"], "found none"),
        (["run", "--settings", "nowhere.yaml"], "nowhere.yaml"),
        (["run", "--case", "asks-only-a-kind", "--judge", "built-in"], "--judge"),
        (["report", "nowhere.json"], "expected a run"),
        (["accept", "nowhere.json"], "expected a run"),
        (["new", "nowhere.json", "--id", "x"], "a saved preparation in JSON"),
        (["calibrate", "--data", "nowhere.jsonl"], "nowhere.jsonl"),
    ],
)
def test_bad_input_is_exit_2_and_named(cli, args, says):
    code, said = cli(*args)
    assert code == 2
    assert says in said


def test_a_run_that_is_cut_off_says_how_to_go_on(cli, monkeypatch):
    def stopped(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr("evals.run.engine.run_cases", stopped)
    code, said = cli("run", *ONE)
    assert code == 130
    assert "goes on there" in said


def test_missing_libraries_are_named(cli, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "pyphen" else name)
    code, said = cli("run", *ONE)
    assert code == 2
    assert "first-rung[evals]" in said


def test_the_schema_is_printed(cli):
    code, said = cli("schema")
    assert code == 0
    assert json.loads(said)["title"] == "Case"


def test_a_broken_baseline_is_exit_2(cli, tmp_path):
    (tmp_path / "b.json").write_text("{")
    assert cli("run", *ONE, "--baseline", str(tmp_path / "b.json"))[0] == 2


def test_the_shipped_baseline_knows_every_case():
    from evals.run.baseline import read_baseline

    kept = read_baseline().runs["deterministic:built-in"].cases
    assert set(kept) == {file.stem for file in FOLDER.glob("*.yaml")}
