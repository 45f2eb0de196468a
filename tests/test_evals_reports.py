"""The reports: whatever people and models wrote is shown, and never obeyed."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

from eval_runs import HOSTILE, SETTINGS, case, many, run, verdict
from rich.console import Console

from assistant.schemas import Situation
from evals.report.junit import junit
from evals.report.markdown import markdown
from evals.report.page import page
from evals.report.terminal import one_line, show
from evals.report.write import write_reports
from evals.run.baseline import Baseline, accept, read_run
from evals.run.gate import judge_run
from evals.run.values import CaseResult, Repeat, Run


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags: set[str] = set()
        self.loads: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.loads += [
            v or ""
            for k, v in attrs
            if k in ("src", "href", "xlink:href", "data") and not (v or "").startswith("#")
        ]


def hostile_run() -> tuple[Run, Run]:
    def one(tone: float) -> CaseResult:
        repeat = Repeat(
            status="drafted",
            draft=HOSTILE,
            said=(HOSTILE,),
            scores={"tone": tone},
            checks={"threats": tone},
            assertions={"holds": False},
            reasons={"holds": HOSTILE, "tone": HOSTILE},
        )
        return case("a", repeats=(repeat,), situation=Situation(raw=HOSTILE), must_not=HOSTILE)

    more = {"judges": ("m",), "lane": "judged", "policy": {"tone": HOSTILE}, "notices": (HOSTILE,)}
    return run(one(0.2), case("b"), **more), run(one(1.0), case("b"), **more)


def test_the_page_escapes_and_loads_nothing():
    now, then = hostile_run()
    before = accept(then, Baseline())
    html = page(now, judge_run(now, before, SETTINGS), before.runs[now.key])
    seen = Links()
    seen.feed(html)
    assert "script" not in seen.tags
    assert not {"img", "link", "iframe", "object", "form"} & seen.tags
    assert seen.loads == []
    assert "url(http" not in html
    assert html.count("<svg") >= 4
    assert 'href="#a"' in html
    assert 'id="a"' in html


def test_the_summary_shows_drafts_side_by_side_and_obeys_none():
    now, then = hostile_run()
    before = accept(then, Baseline())
    text = markdown(now, judge_run(now, before, SETTINGS), before.runs[now.key])
    assert "<script>" not in text
    assert "@admin" not in text.replace("\\@", "")
    assert "<th>before</th><th>after</th>" in text
    assert "\n# head" not in text
    assert "| tone | 2 | 1.000 | 0.600 |" in text


def test_junit_is_xml_whatever_the_draft_holds():
    now, then = hostile_run()
    tree = ElementTree.fromstring(junit(now, verdict(now, then)))
    suite = tree.find("testsuite") if tree.tag != "testsuite" else tree
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    lost = run(case("a", repeats=(Repeat(error="dead"),)))
    suite = ElementTree.fromstring(junit(lost, judge_run(lost, Baseline(), SETTINGS))).find("testsuite")
    assert suite.get("errors") == "2"


def test_reports_are_written_and_the_summary_goes_to_the_job_page(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "job.md"))
    now, then = hostile_run()
    files = write_reports(now, verdict(now, then), None, tmp_path / "out")
    assert {f.name for f in files} == {"run.json", "verdict.json", "junit.xml", "summary.md", "report.html"}
    assert "First Rung evals" in (tmp_path / "job.md").read_text()
    assert read_run(tmp_path / "out" / "run.json") == now


def test_the_line_says_what_counts():
    line = one_line(run(case("a"), case("b", ok=False)), verdict(run(case("a"), case("b", ok=False))))
    assert line.startswith("PASSED: 1 of 2 cases passed, 0 flaky, 0 of 2 scores unscored")


def test_the_terminal_says_a_reason_once_and_how_often():
    repeats = tuple(
        Repeat(
            index=n, assertions={"holds": n == 2}, reasons={"holds": "[red]lost[/red]"}, scores={"tone": 1.0}
        )
        for n in range(3)
    )
    now, then = many([0.2] * 9), many([1.0] * 9)
    now = now.model_copy(update={"cases": (*now.cases[1:], case("c0", repeats=repeats))})
    console = Console(record=True, width=80, quiet=False)
    with console.capture() as held:
        show(now, verdict(now, then), console)
    text = held.get()
    assert text.count("lost") == 1
    assert "c0 (2 of 3) holds: [red]lost[/red]" in text
    assert "worse" in text
    assert "interval" in text
    assert "…" not in text
