"""The evals are tested themselves: what went wrong on purpose is caught, and what did not change passes."""

from __future__ import annotations

import pytest
from eval_planted import PLANTED, Plants

from evals.cases import read_cases
from evals.run.baseline import Baseline, accept
from evals.run.config import read_settings
from evals.run.engine import run_cases
from evals.run.gate import judge_run
from evals.run.systems import Planted

SMOKE = tuple(case for case in read_cases() if case.smoke)
SETTINGS = read_settings()


@pytest.fixture(scope="module")
def plants(index_cache, tmp_path_factory):
    from assistant.settings import load_settings

    return Plants(load_settings(cache_dir=index_cache, data_dir=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def run_of(plants):
    return lambda name: run_cases(SMOKE, Planted(getattr(plants, name)), SETTINGS, whole=False)


@pytest.fixture(scope="module")
def before(run_of):
    return run_of("unchanged")


@pytest.fixture(scope="module")
def baseline(before):
    return accept(before, Baseline())


def test_the_smoke_set_can_be_measured(before):
    blank, of = before.unscored
    assert not before.errors
    assert of > 200
    assert blank / of <= SETTINGS.unscored_most


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_regression_is_caught(run_of, before, baseline, name):
    run = run_of(name)
    verdict = judge_run(run, baseline, SETTINGS)
    assert verdict.code == 1, verdict.reasons
    failed = {f for c in run.cases for r in c.repeats for f in r.failed}
    already = {(c.id, f) for c in before.cases for r in c.repeats for f in r.failed}
    newly = {f for c in run.cases for r in c.repeats for f in r.failed if (c.id, f) not in already}
    assert PLANTED[name] in newly, (failed, verdict.reasons)


def test_an_unchanged_system_passes_20_of_20(run_of, baseline):
    codes = [judge_run(run_of("unchanged"), baseline, SETTINGS).code for _ in range(20)]
    assert codes == [0] * 20


def test_the_same_run_gives_the_same_figures(run_of, before):
    again = run_of("unchanged")
    assert [(c.id, c.means, c.repeats[0].assertions) for c in again.cases] == [
        (c.id, c.means, c.repeats[0].assertions) for c in before.cases
    ]
