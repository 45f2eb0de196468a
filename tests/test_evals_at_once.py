"""How many cases run at a time, and which baseline may be moved."""

from __future__ import annotations

import shutil

import pytest

from assistant.errors import InputError
from assistant.language_model import ScriptedModel
from evals import command
from evals.run.config import read_settings


def test_models_on_this_computer_get_one_case_at_a_time():
    given = read_settings()
    here, away = ScriptedModel([], local=True), ScriptedModel([], local=False)
    assert given.concurrency > 1
    assert command._at_once([away], given) == given.concurrency
    assert command._at_once([away, here], given) == 1


def test_the_baseline_of_an_installed_copy_is_not_moved(tmp_path, monkeypatch):
    installed = tmp_path / "site-packages" / "evals"
    installed.mkdir(parents=True)
    shutil.copy(command.HERE / "baseline.json", installed)
    monkeypatch.setattr(command, "HERE", installed)
    before = (installed / "baseline.json").read_bytes()
    with pytest.raises(InputError, match="a file of your own"):
        command.accept_command(tmp_path / "run.json", installed / "baseline.json", command.HERE, False)
    assert (installed / "baseline.json").read_bytes() == before
