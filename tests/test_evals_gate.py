from __future__ import annotations

import random

import pytest
from eval_runs import SETTINGS, case, many, run, verdict

from assistant.errors import InputError, SettingsError
from evals.run.baseline import Baseline, accept, read_baseline, read_run, write_baseline
from evals.run.config import read_settings
from evals.run.gate import judge_run
from evals.run.statistics import interval
from evals.run.values import Repeat, Run, scored


def test_the_same_passes():
    same = verdict(many([0.5, 0.75, 1.0]))
    assert (same.code, same.reasons, same.worst) == (0, (), ())
    assert same.passed


def test_worse_beyond_noise_fails_and_names_the_score():
    worse = verdict(many([0.8] * 30), many([0.95 + 0.05 * (n % 2) for n in range(30)]))
    assert worse.code == 1
    assert [c.score for c in worse.comparisons if c.worse] == ["tone"]
    assert "tone is worse by 0.175" in worse.reasons[0]
    assert len(worse.worst) == 3


def test_one_bad_case_among_many_is_noise_but_named():
    tones = [1.0] * 40
    found = verdict(run(*(case(f"c{n}", ok=n > 0) for n in range(40))), many(tones))
    assert found.code == 0
    assert found.newly_failing == ("c0",)


def test_a_loss_smaller_than_the_margin_is_none():
    assert verdict(many([0.995] * 30), many([1.0] * 30)).code == 0


def test_cases_of_one_situation_count_once():
    then = run(*(case(f"c{n}", cluster="one" if n < 10 else f"k{n}") for n in range(14)))
    now = run(
        *(case(f"c{n}", 0.5 if n < 10 else 1.0, cluster="one" if n < 10 else f"k{n}") for n in range(14))
    )
    assert verdict(now, then).code == 0
    apart = [c.model_copy(update={"cluster": c.id}) for c in now.cases]
    assert verdict(now.model_copy(update={"cases": tuple(apart)}), then).code == 1


def test_a_noisy_unchanged_system_passes_20_of_20_and_a_worse_one_fails():
    """A model that drafts and judges that waver: every run draws its scores anew from the same chances."""

    def draw(dice: random.Random, chances: list[float]) -> Run:
        names = ("judge_tone", "judge_leader", "judge_useful", "tone", "steps", "kept")
        cases = []
        for n, chance in enumerate(chances):
            scores = {name: sum(dice.random() < chance for _ in range(3)) / 3 for name in names}
            cases.append(case(f"c{n}", repeats=(Repeat(scores=scores, assertions={"holds": True}),)))
        return run(*cases, lane="judged", system="a model", judges=("m",))

    chances = [random.Random(n).choice((0.6, 0.8, 0.9, 0.95)) for n in range(150)]
    codes = [
        verdict(draw(random.Random(2 * n), chances), draw(random.Random(2 * n + 1), chances)).code
        for n in range(20)
    ]
    assert codes == [0] * 20
    lower = [max(0.0, c - 0.12) for c in chances]
    assert verdict(draw(random.Random(1), lower), draw(random.Random(2), chances)).code == 1


def test_before_the_built_in_drafter_only_judges_waver():
    """Four of thirty fell: too few to tell from wavering, and certain where the score is the same every time."""
    was, now = [1.0] * 30, [0.0] * 4 + [1.0] * 26
    found = {
        system: verdict(
            many(now, lane="judged", judges=("m",), system=system),
            many(was, lane="judged", judges=("m",), system=system),
        ).code
        for system in ("built-in", "a model")
    }
    assert found == {"built-in": 1, "a model": 0}


def test_a_run_with_other_repeats_is_compared_with_care_and_says_so():
    was, now = [1.0] * 30, [0.0] * 4 + [1.0] * 26
    assert verdict(many(now), many(was)).code == 1
    more = verdict(many(now, repeats=3), many(was))
    assert more.code == 0
    assert more.notices == ("3 repeats, and 1 in the baseline: other words are compared",)


def test_must_pass_and_floor():
    good = run(case("a", must_pass=True), case("b"))
    bad = run(case("a", ok=False, must_pass=True), case("b"))
    assert verdict(bad, good).code == 1
    assert "a must pass, and fails on holds" in verdict(bad, good).reasons[0]
    floors = SETTINGS.model_copy(update={"floors": {"tone": 0.9}})
    low = verdict(many([0.5, 0.6]), settings=floors)
    assert (low.code, low.reasons) == (1, ("tone is 0.550, below its floor of 0.9",))
    assert verdict(many([0.5]), settings=floors).code == 0


def test_a_floor_without_a_score_cannot_be_measured():
    floors = SETTINGS.model_copy(update={"floors": {"tune": 0.9}})
    found = verdict(run(case("a")), settings=floors)
    assert (found.code, found.reasons) == (3, ("there is a floor for tune, and no such score",))


def test_slow_cases_fail_only_where_a_limit_is_set():
    slow = run(case("a", repeats=(Repeat(seconds=9, assertions={"holds": True}, scores={"tone": 1.0}),)))
    assert verdict(slow).code == 0
    assert verdict(slow, settings=SETTINGS.model_copy(update={"seconds_most": 5})).code == 1


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -0.1, 1.5, None])
def test_what_is_no_score_is_unscored(bad):
    assert scored(bad).value is None


def test_unscored_past_the_limit_cannot_be_measured():
    found = verdict(many([None, None, 1.0, 1.0]))  # type: ignore[list-item]
    assert found.code == 3
    assert "2 of 4 scores could not be computed" in found.reasons[0]
    assert verdict(many([None] + [1.0] * 99)).code == 0  # type: ignore[list-item]


def test_a_case_with_an_error_and_a_missing_baseline_cannot_be_measured():
    lost = run(case("a"), case("b", repeats=(Repeat(error="it died"),)))
    assert "it died" in judge_run(lost, accept(run(case("a"), case("b")), Baseline()), SETTINGS).reasons[0]
    assert judge_run(lost, Baseline(), SETTINGS).code == 3
    alone = run(case("a"))
    assert judge_run(alone, Baseline(), SETTINGS).code == 3
    assert judge_run(alone, Baseline(), SETTINGS, without_baseline=True).code == 0
    with pytest.raises(InputError, match="'b'"):
        accept(lost, Baseline())


def test_nothing_measured_does_not_pass():
    assert judge_run(run(), Baseline(), SETTINGS, without_baseline=True).code == 3


def test_flaky_cases_are_named():
    repeats = tuple(Repeat(index=n, assertions={"holds": n != 1}, scores={"tone": 1.0}) for n in range(3))
    found = verdict(run(case("a", repeats=repeats), case("b")))
    assert found.flaky == {"a": ("holds",)}


def test_a_changed_case_is_not_compared_and_new_and_gone_ones_are_named():
    then = run(case("a", 1.0), case("b"), case("gone"))
    now = run(case("a", 0.0, fingerprint="other"), case("b"), case("fresh"))
    found = verdict(now, then)
    assert found.code == 0
    assert " ".join(found.notices).count("1 ") == 3
    part = verdict(now.model_copy(update={"whole": False}), then)
    assert not any("gone" in n for n in part.notices)


def test_a_part_is_laid_over_the_baseline_and_a_whole_run_takes_its_place(tmp_path):
    whole = accept(run(case("a"), case("b")), Baseline())
    part = accept(run(case("b", 0.5), whole=False), whole)
    assert part.runs["deterministic:built-in"].cases["b"].means["tone"] == 0.5
    assert set(part.runs["deterministic:built-in"].cases) == {"a", "b"}
    assert set(accept(run(case("b")), part).runs["deterministic:built-in"].cases) == {"b"}
    file = tmp_path / "baseline.json"
    write_baseline(part, file)
    assert read_baseline(file) == part
    assert sum('"fingerprint"' in line for line in file.read_text().splitlines()) == 2


def test_checks_that_came_or_went_are_named():
    then, now = run(case("a"), checks={"tone": ("threats",)}), run(case("a"), checks={"tone": ("warm",)})
    assert [n.split(";")[0] for n in verdict(now, then).notices] == [
        "checks new since the baseline: warm",
        "checks gone since the baseline: threats",
    ]


def test_runs_of_other_judges_are_not_compared():
    then = run(case("a"), judges=("one",), lane="judged")
    assert (
        judge_run(run(case("a"), judges=("two",), lane="judged"), accept(then, Baseline()), SETTINGS).code
        == 3
    )


@pytest.mark.parametrize("text", ["", "[]", '{"format": 1, "runs": 3}', "\x00"])
def test_what_is_no_baseline_and_no_run_is_said_so(tmp_path, text):
    file = tmp_path / "x.json"
    file.write_text(text)
    with pytest.raises(InputError, match="expected a baseline"):
        read_baseline(file)
    with pytest.raises(InputError, match="expected a run"):
        read_run(file)


@pytest.mark.parametrize("text", ["floors: 3", "confidence: 2", "nonsense: 1", "a: ["])
def test_bad_settings_are_said_so(tmp_path, text):
    file = tmp_path / "s.yaml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=r"s\.yaml"):
        read_settings(file)


def test_the_interval_covers_the_mean_and_is_the_same_every_time():
    values = [0.0, 0.2, -0.1, 0.4, 0.1, 0.0, 0.3]
    found = interval(values, [str(n) for n in range(7)], 0.95, 1999)
    assert found.low < found.mean < found.high
    assert found.beyond(0.001) > found.beyond(0.01) > found.error
    assert found == interval(values, [str(n) for n in range(7)], 0.95, 1999)
    assert interval([0.5, 0.5], ["a", "b"], 0.95, 99)[:4] == (0.5, 0.5, 0.5, 0.0)


@pytest.mark.parametrize("lane", ["deterministic", "judged"])
def test_of_too_few_situations_nothing_fails_but_it_is_named(lane):
    more = {"lane": lane, "judges": ("m",) if lane == "judged" else ()}
    few = verdict(many([0.2] * 4, **more), many([1.0] * 4, **more))
    assert few.code == 0
    assert few.notices == ("lower, on too few situations to compare: tone by 0.800 (4)",)
    assert verdict(many([0.2] * 5, **more), many([1.0] * 5, **more)).code == 1
