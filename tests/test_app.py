"""The first page without a browser: what is drawn, what a click changes, what stays."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from page_driver import FACT, box, drafted, press, tell, text_of

from assistant.errors import RetrievalError
from assistant.page import work
from assistant.prepare import NOTHING_FITS
from assistant.resources import app_file


def test_the_first_page_asks_and_promises_nothing(page):
    assert page.title[0].value == "Prepare a hard conversation"
    assert not drafted(page)
    assert not page.header


def test_nothing_heavy_is_loaded_with_the_page():
    check = (
        "import sys; from streamlit.testing.v1 import AppTest; from assistant.page import work; "
        "work.warm = lambda cache: None; "
        f"at = AppTest.from_file({str(app_file())!r}, default_timeout=60).run(); assert not at.exception; "
        "print([m for m in ('torch', 'spacy', 'chromadb', 'litellm', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_draft_comes_with_origins_checks_and_what_it_cost(page):
    at = press(tell(page), "Draft")
    data = drafted(at)
    [told] = [s for s in data["sentences"] if "demo" in s["pieces"][0]["text"]]
    assert told["about"][0] == {"kind": "yours", "head": "Yours: what happened, fact 1", "quote": FACT}
    assert any(s["kind"] == "source" for s in data["sentences"])
    assert data["questions"]
    assert "What to do after." in text_of(at)
    assert re.search(r"built-in drafter in .* at no cost. Nothing left this computer.", text_of(at))


def test_a_draft_stays_when_the_form_changes(page):
    at = press(tell(page), "Draft")
    words = drafted(at)["text"]
    at = tell(at, **{"What I hope for": "plan demos together"}).run()
    assert drafted(at)["text"] == words
    assert "You changed the intake after this draft" in text_of(at)


def test_another_version_and_back(page):
    at = press(tell(page), "Draft")
    first = drafted(at)["text"]
    at = press(at, "Another version")
    assert drafted(at)["text"] != first
    at = press(at, "Earlier")
    assert drafted(at)["text"] == first


def test_edited_words_are_checked_again_and_can_be_mended_with_one_click(page):
    at = press(tell(page), "Draft")
    words = drafted(at)["text"]
    at = press(at, "Edit the words")
    box(at, "Edit the words").set_value(words + " I am sorry if you were hurt.")
    at = press(at, "Check again")
    assert "“**I am sorry if you were hurt**.”" in text_of(at)
    *_, last = drafted(at)["sentences"]
    assert last["about"][0]["head"] == "Yours: as you wrote it"
    at = press(at, "Leave it out")
    assert drafted(at)["text"] == words
    assert "Left out: “I am sorry if you were hurt.”" in text_of(at)
    assert "edited by you" in text_of(at)
    at = press(at, "Undo")
    assert drafted(at)["text"] == f"{words} I am sorry if you were hurt."


def test_leaving_the_edit_keeps_the_words(page):
    at = press(tell(page), "Draft")
    words = drafted(at)["text"]
    at = press(at, "Edit the words")
    box(at, "Edit the words").set_value("Something else.")
    at = press(at, "Leave as it was")
    assert drafted(at)["text"] == words


def test_a_judgement_is_hinted_at_and_asked_about(page):
    at = tell(page, **{"What happened": "She is <b>impossible</b> and *rude*."}).run()
    assert "This sounds like a judgement. What did you see or hear, and when?" in text_of(at)
    at = press(at, "Draft")
    assert at.header[0].value == "A little more first"
    assert "She is <b>impossible</b> and *rude*." in text_of(at)
    assert not drafted(at)


def test_a_matter_for_others_is_not_drafted(page):
    at = press(tell(page, **{"What happened": "On Friday he groped me at the party."}), "Draft")
    assert at.header[0].value == "This needs someone else"
    assert "When it fits, and when not" in [expander.label for expander in at.expander]
    assert "HR" in text_of(at)
    assert not drafted(at)
    assert not at.get("download_button")


@pytest.mark.parametrize(
    ("told", "heading"),
    [
        (
            "Marisol cambió la fecha de la reunión sin avisarme y el cliente se enfadó mucho.",
            "not in English",
        ),
        ("I want to hide a microphone in his office to hear what he says about me.", "Not in secret"),
    ],
)
def test_a_refusal_is_headed_by_its_reason(page, told, heading):
    at = press(tell(page, **{"What happened": told}), "Draft")
    assert heading in at.header[0].value


def test_that_nothing_is_nearer_stands_with_the_sources(page):
    at = press(tell(page), "Draft")
    assert NOTHING_FITS not in text_of(at)
    assert drafted(at)["note"] == NOTHING_FITS


def test_choosing_is_explained_and_the_other_method_can_be_taken(page):
    page.radio[0].set_value("auto").run()
    at = press(tell(page), "Draft")
    assert "A mention, because" in text_of(at)
    at = press(at, "Take the second choice instead: reset conversation")
    assert len(drafted(at)["sentences"]) > 2


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("x " * 700, "characters long. Shorten it to 1,200 or fewer."),
        ("", "A little more first"),
        ("\x00\u202e", ""),
        ("<script>alert(1)</script> On Tuesday we met at 3.", ""),
    ],
)
def test_odd_input_is_harmless(page, fact, says):
    at = press(tell(page, **{"What happened": fact}), "Draft")
    assert says in text_of(at)


def test_an_example_fills_the_form(page):
    at = press(page, "A review called off")
    assert at.radio[0].value == "mention"
    assert "budget review" in box(at, "What happened").value
    at = press(at, "Draft")
    assert len(drafted(at)["sentences"]) == 2


def test_what_is_hidden_for_a_mention_is_kept(page):
    at = tell(page, **{"What I hope for": "plan demos together"}).run()
    at = at.radio[0].set_value("mention").run()
    assert not [field for field in at.text_area if field.label == "What I hope for"]
    at = at.radio[0].set_value("reset").run()
    assert box(at, "What I hope for").value == "plan demos together"


def test_up_to_twenty_facts(page):
    at = page
    for _ in range(19):
        at = press(at, "Add another fact")
    assert [field.label for field in at.text_area if field.label.startswith("Fact ")][-1] == "Fact 20"
    assert "Add another fact" not in [button.label for button in at.button]


def test_a_failing_model_is_explained_and_the_words_stay(page, monkeypatch):
    def fail(*args):
        raise RetrievalError("Expected a thing, but it is not there. Do this.")

    at = press(tell(page), "Draft")
    monkeypatch.setattr(work, "draft", fail)
    at = press(at, "Another version")
    assert "Expected a thing, but it is not there. Do this." in text_of(at)
    assert drafted(at)


def test_the_plan_shows_the_next_step(page):
    tell(page, **{"My own part in it": "I did not call her", "What I hope for": "start over between us"})
    page.radio[0].set_value("auto")
    said = text_of(press(page, "Draft"))
    assert "1. Ask for the conversation" in said
    assert re.search(r"2\. \*\*Reset conversation\*\* \(this one\)", said)
    assert "The order, and where you are in it" in said
