"""A model's opinion in `first-rung check --judge` and on the page."""

from __future__ import annotations

import json
import re
import threading
import time

import pytest
from page_driver import opened, press, text_of
from scripted_judges import SUBJECT, TEXT, Judge, dies, minds, reply
from streamlit.testing.v1 import AppTest

from assistant import language_model
from assistant.page import judging, work


@pytest.fixture
def run(first_rung):
    def go(*args: str, stdin: str = TEXT) -> tuple[int, str, str]:
        return first_rung("check", "-", *args, stdin=stdin)

    return go


@pytest.fixture
def a_model(monkeypatch):
    def put(model):
        monkeypatch.setenv("FIRST_RUNG_MODEL", model.name)
        monkeypatch.setattr(language_model, "open_model", lambda *_: model)
        # One process, one memory of judges: each test has an address of its own.
        monkeypatch.setenv("FIRST_RUNG_API_BASE", f"http://127.0.0.1:1/{time.time_ns()}")
        return model

    return put


def test_the_command_without_a_model_says_what_to_set(run):
    code, out, err = run("--judge")
    assert (code, out) == (2, "")
    assert "FIRST_RUNG_MODEL" in err
    code, _, err = run("--votes", "3")
    assert code == 2
    assert "--judge" in err


def test_the_command_shows_the_opinion_beside_the_checks(run, a_model, tmp_path):
    file = tmp_path / "s.yaml"
    file.write_text("happened: [On Tuesday I showed the numbers to the board.]\nkind: reset\n")
    plain, before, _ = run("--situation", str(file))
    a_model(Judge(minds("careless"), name="openai/some-judge"))
    code, out, err = run("--situation", str(file), "--judge", "--votes", "3")
    assert out.startswith(before)
    assert code == plain
    assert "The opinion of openai/some-judge" in out
    assert "tone: would change it (3 of 3). it labels\n  “careless”" in out
    assert "leader: fine (3 of 3)." in out
    assert "known texts" in err


def test_the_command_gives_json_and_keeps_its_exit_code_when_the_judge_dies(run, a_model):
    words = "On Tuesday I showed the numbers to the board without you. I am sorry. How was that for you?"
    without, *_ = run("--json", stdin=words)
    a_model(Judge(dies, honest=False))
    code, out, _ = run("--judge", "--json", stdin=words)
    found = json.loads(out)["judge"]
    assert code == without
    assert [o["verdict"] for o in found["opinions"]] == ["unscored"]
    assert [left["check"] for left in found["left_out"]] == ["leader", "sources", "useful"]


PAGE = f"""
from assistant.judge import Subject
from assistant.page.screens.judged import judged
judged(ui, Subject.model_validate_json({SUBJECT.model_dump_json()!r}))
"""
REWORDED = """
from assistant.page.screens.reframe import done
from assistant.reframe import reframe
done(ui, reframe("Maybe we could look at the 14 tickets.", "direct"))
"""


def done(at: AppTest) -> AppTest:
    until = time.perf_counter() + 20
    while at.session_state["judging"] is not None and time.perf_counter() < until:
        time.sleep(0.1)
        at = at.run()
        assert not at.exception
    return at


def test_the_page_offers_nothing_without_a_model():
    assert not opened(PAGE).button


def test_the_page_shows_what_a_model_says_and_who_it_is(a_model):
    a_model(Judge(minds("careless"), name="openai/some-judge"))
    at = opened(PAGE)
    at.checkbox[0].check()
    at = done(press(at, "Ask the model to judge this too"))
    text = text_of(at)
    assert "How it sounds: it would change this (3 of 3 votes). it labels" in re.sub(r"\*", "", text)
    assert re.search(r"you were <mark[^>]*>careless</mark> with the numbers", text)
    assert "By openai/some-judge, a language model" in text
    assert "Nothing left this computer." in text
    assert [b.label for b in at.button] == ["Ask the model again"]


@pytest.mark.parametrize(
    ("says", "why"), [(dies, "It did not answer."), (lambda _: "a teapot", "no verdict that can be used")]
)
def test_a_judge_that_fails_is_no_error_page(a_model, says, why):
    a_model(Judge(says, honest=False))
    text = text_of(done(press(opened(PAGE), "Ask the model to judge this too")))
    assert "Not scored: how it sounds, true to what you told, true to the advice, ready to say. " in text
    assert why in text


def test_reframed_words_can_be_judged_too(a_model):
    judge = a_model(Judge(minds("careless"), name="openai/some-judge"))
    at = done(press(opened(REWORDED), "Ask the model to judge this too"))
    assert "By openai/some-judge, a language model" in text_of(at)
    assert any("14 tickets" in text for text in judge.asked)


def test_a_judgement_that_cannot_begin_is_told(monkeypatch, a_model):
    a_model(Judge(lambda _: reply()))
    monkeypatch.setattr(work, "judge", lambda *_: 1 / 0)
    at = done(press(opened(PAGE), "Ask the model to judge this too"))
    assert "ZeroDivisionError" in text_of(at)
    assert [b.label for b in at.button] == ["Ask the model to judge this too"]


def test_the_page_waits_and_can_be_stopped(a_model):
    released = threading.Event()
    a_model(Judge(lambda _: released.wait(30) or reply(), honest=False))
    at = press(opened(PAGE), "Ask the model to judge this too")
    assert "0 of 4 done" in text_of(at)
    at = done(press(at, "Stop asking"))
    released.set()
    assert "You stopped it." in text_of(at)


def test_marked_words_are_text_and_never_markup():
    html = judging.marked("Say <b>less</b>. Fine.", ("<b>less</b>", "not & there"))
    assert "<b>" not in html
    assert "&lt;b&gt;less&lt;/b&gt;" in html
    assert "not &amp; there" in html
