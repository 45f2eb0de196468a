"""The report page as a browser shows it: it loads nothing, fits a phone, and each case is one click away."""

from __future__ import annotations

import shutil

import pytest
from eval_planted import FILLER
from playwright.sync_api import sync_playwright

from assistant.schemas import Situation
from evals.report.markdown import markdown
from evals.report.page import page
from evals.report.plots import heat
from evals.report.words import side_by_side
from evals.report.worst import drafts, losses
from evals.run.baseline import Baseline, accept
from evals.run.config import EvalSettings
from evals.run.gate import judge_run
from evals.run.values import CaseResult, Repeat, Run

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking".split()
SETTINGS = EvalSettings(resamples=299)


def run(score: float) -> Run:
    cases = tuple(
        CaseResult(
            id=f"case-{n}",
            fingerprint="f",
            cluster=f"c{n}",
            group="reset" if n % 2 else "mention",
            tags=("a-long-tag-that-may-not-push-the-page-wide",),
            situation=Situation(happened=(FILLER,)),
            repeats=(
                Repeat(
                    status="drafted",
                    draft=f"I am sorry{', but I had little choice' if score < 1 else ''}. {FILLER * 3}",
                    scores={"tone": score, "a_score_with_a_long_name": 0.5},
                    checks={"apology": score},
                    assertions={"clean-apology": score == 1},
                    reasons={"clean-apology": "sorry, but"},
                ),
            ),
        )
        for n in range(12)
    )
    return Run(lane="deterministic", system="built-in", started="2026-01-02T03:04:05", seconds=1, cases=cases)


BEFORE = accept(run(1.0), Baseline())
AFTER = run(0.5)
VERDICT = judge_run(AFTER, BEFORE, SETTINGS)
OLD = BEFORE.runs[AFTER.key]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM or None, args=FLAGS)


@pytest.fixture
def shown(browser, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(page(AFTER, VERDICT, OLD), encoding="utf-8")

    def at(width: int, scheme: str = "light"):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        seen, asked, said = context.new_page(), [], []
        seen.on("request", lambda request: asked.append(request.url))
        seen.on("console", lambda message: said.append(message.text))
        seen.goto(file.as_uri())
        assert asked == [file.as_uri()]
        assert said == []
        return seen

    return at


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_loads_nothing(shown, scheme):
    seen = shown(390, scheme)
    assert seen.evaluate("document.documentElement.scrollWidth") <= 390
    paper = seen.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, paper[4:-1].split(", "))) > 380) == (scheme == "light")


def test_each_case_is_one_click_away_and_opens(shown):
    seen = shown(1280)
    seen.get_by_label("case-7: fails").click()
    assert seen.locator("details[open] summary b").all_inner_texts() == ["case-7"]
    assert seen.locator("details[open]").get_by_text("little choice").first.is_visible()
    seen.locator("h3 a").first.focus()
    seen.keyboard.press("Enter")
    assert seen.locator("details[open]").count() == 2


def test_only_what_fails_can_be_shown(shown):
    seen = shown(1280)
    assert seen.locator("details.failed").count() == 12
    seen.get_by_label("only those that differ from the baseline").check()
    assert seen.locator("details.changed:visible").count() == 12
    assert seen.locator("#only-failed").count() == 1


def test_every_plot_has_a_name(shown):
    seen = shown(1280)
    names = seen.locator("svg").evaluate_all("all => all.map(svg => svg.getAttribute('aria-label') || '')")
    assert len(names) >= 4
    assert all(names)
    assert "tone: cases in each tenth from 0 to 1; 0 of 12 at 1, before 12 of 12" in names


def test_the_words_that_changed_are_marked():
    left, right = side_by_side("I am sorry. Thank you.", "I am sorry, but late. Thank you.")
    assert [p.text for p in right if p.new] == ["sorry, but late. "]
    assert "".join(p.text for p in left) == "I am sorry. Thank you."
    assert not any(p.new for side in side_by_side("one two three", "four five six") for p in side)
    assert not any(p.new for side in side_by_side("", "four") for p in side)
    assert "<b>sorry, but I had little choice. </b>" in markdown(AFTER, VERDICT, OLD)


def test_what_was_lost_is_said():
    case = AFTER.cases[0]
    assert losses(case, OLD.cases[case.id]) == (
        "tone 0.50 (was 1.00), passed 0.00 (was 1.00). clean-apology: sorry, but"
    )
    asked = case.model_copy(update={"repeats": (Repeat(status="asks", said=("What did you see?",)),)})
    assert [p.text for p in drafts(asked, None)[1]] == ["What did you see?"]


def test_means_of_a_method_are_compared_over_the_same_cases():
    rows = heat(AFTER, OLD, ["tone"])
    assert [(r.name, r.n) for r in rows] == [("mention", 6), ("reset", 6)]
    assert rows[0].cells[0].before == 1.0
    more = AFTER.model_copy(update={"cases": (*AFTER.cases, AFTER.cases[0].model_copy(update={"id": "new"}))})
    assert heat(more, OLD, ["tone"])[0].cells[0].before is None
