"""The evals are tested themselves: what went wrong on purpose is caught, and what did not change passes."""

from __future__ import annotations

import pytest
from eval_planted import PLANTED, Plants, WaveringJudge, chosen

from evals.run.baseline import Baseline, accept
from evals.run.config import read_settings
from evals.run.engine import run_cases
from evals.run.gate import judge_run
from evals.run.judges import Panel
from evals.run.keep import Keep
from evals.run.purse import Purse
from evals.run.systems import Planted

CASES = chosen()
SMOKE = tuple(case for case in CASES if case.smoke)
SETTINGS = read_settings()


@pytest.fixture(scope="module")
def plants(index_cache, tmp_path_factory):
    from assistant.settings import load_settings

    return Plants(load_settings(cache_dir=index_cache, data_dir=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def run_of(plants):
    return lambda name: run_cases(CASES, Planted(getattr(plants, name)), SETTINGS, whole=False)


@pytest.fixture(scope="module")
def before(run_of):
    return run_of("unchanged")


@pytest.fixture(scope="module")
def baseline(before):
    return accept(before, Baseline())


def test_the_set_can_be_measured(before):
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
    assertion, score = PLANTED[name]
    assert assertion in newly, (failed, verdict.reasons)
    # A must-pass case alone would do, but a score beyond noise has to see it too.
    assert score in {c.score for c in verdict.comparisons if c.worse}, verdict.reasons


def test_the_small_set_alone_catches_them_too(plants):
    """In CI on every push there may be time for the small set only."""
    first = accept(run_cases(SMOKE, Planted(plants.unchanged), SETTINGS, whole=False), Baseline())
    codes = {
        name: judge_run(
            run_cases(SMOKE, Planted(getattr(plants, name)), SETTINGS, whole=False), first, SETTINGS
        ).code
        for name in PLANTED
    }
    assert codes == dict.fromkeys(PLANTED, 1)


def test_an_unchanged_system_passes_20_of_20(run_of, baseline):
    codes = [judge_run(run_of("unchanged"), baseline, SETTINGS).code for _ in range(20)]
    assert codes == [0] * 20


def test_a_judge_that_wavers_fails_no_unchanged_system_and_sees_a_worse_one(plants):
    """The judged lane through the whole engine: each run asks the judge anew, and its verdicts differ from run to run."""
    drafts = {
        made.draft.text
        for case in SMOKE
        for name in ("unchanged", "softens_apologies")
        if (made := getattr(plants, name)(case.situation)).draft
    }

    def judged(name: str, seed: int):
        panel = Panel([WaveringJudge(drafts, seed)], Keep(), Purse())
        return run_cases(SMOKE, Planted(getattr(plants, name)), SETTINGS, panel=panel, whole=False, repeats=2)

    runs = [judged("unchanged", seed) for seed in range(21)]
    assert len({tuple(c.means.get("judge_tone") for c in run.cases) for run in runs}) > 10
    first = accept(runs[0], Baseline())
    assert [judge_run(run, first, SETTINGS).code for run in runs[1:]] == [0] * 20
    soft = judge_run(judged("softens_apologies", 99), first, SETTINGS)
    assert soft.code == 1


def test_the_same_run_gives_the_same_figures(run_of, before):
    again = run_of("unchanged")
    assert [(c.id, c.means, c.repeats[0].assertions) for c in again.cases] == [
        (c.id, c.means, c.repeats[0].assertions) for c in before.cases
    ]
