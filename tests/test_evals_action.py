"""The action for CI: its steps, run here by a shell with a stand-in for the command."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = ROOT / ".github" / "actions" / "eval" / "action.yml"
STEPS = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
GATE = next(step for step in STEPS if step.get("id") == "run")
INSTALL = next(step for step in STEPS if "pip install" in step.get("run", ""))


@pytest.fixture
def shell(tmp_path):
    """Run a step as GitHub does; the command is a stand-in that says what it was given."""

    def run(script: str, exits: int = 0, **env: str):
        tools = tmp_path / "bin"
        tools.mkdir(exist_ok=True)
        for name in ("first-rung", "python"):
            (tools / name).write_text(f'#!/bin/sh\nfor a in "$@"; do echo "[$a]"; done\nexit {exits}\n')
            (tools / name).chmod(0o755)
        given = {"PATH": f"{tools}:{os.environ['PATH']}", "GITHUB_OUTPUT": str(tmp_path / "out.txt"), **env}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(command, env=given, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_exit_code_of_the_gate_is_that_of_the_step(shell, tmp_path, code):
    done = shell(GATE["run"], exits=code, ARGS="", OUT="eval-report")
    assert done.returncode == code
    assert (tmp_path / "out.txt").read_text() == f"exit-code={code}\n"
    assert done.stdout.split() == ["[eval]", "[run]", "[--out]", "[eval-report]"]


def test_options_are_passed_on_and_never_run(shell, tmp_path):
    done = shell(GATE["run"], ARGS="--smoke --tag $(touch hacked); touch hacked", OUT="a b")
    assert "[--smoke]\n[--tag]\n[$(touch]" in done.stdout
    assert "[a b]" in done.stdout
    assert not (tmp_path / "hacked").exists()


def test_what_is_installed_is_the_project_of_the_action(shell):
    done = shell(INSTALL["run"], WANTED="", GITHUB_ACTION_PATH=str(ACTION.parent))
    wanted = done.stdout.splitlines()[-1].strip("[]").removesuffix("[evals")
    assert (Path(wanted) / "pyproject.toml").samefile(ROOT / "pyproject.toml")
    assert "[a.whl]" in shell(INSTALL["run"], WANTED="a.whl", GITHUB_ACTION_PATH="/x").stdout


def test_every_input_is_used_and_the_workflow_calls_the_action():
    text = ACTION.read_text(encoding="utf-8")
    for name in yaml.safe_load(text)["inputs"]:
        assert f"inputs.{name}" in text
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "evals.yml").read_text(encoding="utf-8"))
    used = [step["uses"] for step in flow["jobs"]["evals"]["steps"]]
    assert "./.github/actions/eval" in used
    assert flow["permissions"] == {"contents": "read"}
