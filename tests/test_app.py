"""The page without a browser: what is drawn, what a click changes, what stays. And how the page is started."""

import json
import re
import socket
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import prepare, serve
from assistant.errors import RetrievalError, SettingsError
from assistant.language_model import ScriptedModel
from assistant.library import library
from assistant.page import work
from assistant.resources import app_file
from assistant.settings import load_settings
from assistant.sources import ingest_bytes, list_sources

FACT = "On Tuesday Nadia moved the demo to Friday and told my team by e-mail."


@pytest.fixture(autouse=True)
def no_index(monkeypatch):
    """The looking up is tested elsewhere; the rest is real."""
    ready = Future()
    ready.set_result(None)
    monkeypatch.setattr(work, "warm", lambda cache: ready)
    monkeypatch.setattr(prepare, "find_advice", lambda *args: ())


@pytest.fixture
def page() -> AppTest:
    at = AppTest.from_file(str(app_file()), default_timeout=60).run()
    assert not at.exception
    return at


def press(at: AppTest, label: str) -> AppTest:
    [button] = [button for button in at.button if button.label == label]
    at = button.click().run()
    assert not at.exception
    return at


def box(at: AppTest, label: str):
    return next(field for field in (*at.text_area, *at.text_input) if field.label == label)


def tell(at: AppTest, **typed: str) -> AppTest:
    for label, text in ({"Their name": "Nadia", "What happened": FACT} | typed).items():
        box(at, label).set_value(text)
    return at


def text_of(at: AppTest) -> str:
    drawn = (
        *at.title,
        *at.header,
        *at.subheader,
        *at.markdown,
        *at.caption,
        *at.error,
        *at.info,
        *at.warning,
    )
    return "\n".join(element.value for element in drawn).replace("\\", "")


def drafted(at: AppTest) -> dict:
    components = at.get("bidi_component")
    return json.loads(components[0].proto.json) if components else {}


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
    assert "“I am sorry if you were hurt”" in text_of(at)
    *_, last = drafted(at)["sentences"]
    assert last["about"][0]["head"] == "Yours: as you wrote it"
    at = press(at, "Take this sentence out")
    assert drafted(at)["text"] == words
    assert "edited by you" in text_of(at)


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
    assert "HR" in text_of(at)
    assert not drafted(at)
    assert not at.get("download_button")


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


def test_settings_that_cannot_be_read_are_explained(page, monkeypatch):
    monkeypatch.setenv("FIRST_RUNG_TIMEOUT_S", "soon")
    at = press(tell(page), "Draft")
    assert "FIRST_RUNG_TIMEOUT_S: expected a usable" in text_of(at)


def test_a_hosted_model_is_announced_before_anything_goes_to_it(page, monkeypatch):
    monkeypatch.setenv("FIRST_RUNG_MODEL", "openai/some")
    assert "what you typed goes to it" in text_of(page.run())


def other_page(name: str, query: str = "") -> AppTest:
    # AppTest opens the first page only, so the others are called by their functions.
    script = (
        f"import sys; sys.path.insert(0, {str(app_file().parent)!r})\nimport app\napp.session.remember(app.state)\n"
        f"app.{name}(app.Ui(app.st, app.state, {{}}))"
    )
    at = AppTest.from_string(script, default_timeout=60)
    if query:
        at.query_params["item"] = query
    at.run()
    assert not at.exception
    return at


@pytest.fixture
def settings_page() -> AppTest:
    return other_page("settings_page")


def test_a_model_is_set_saved_and_named(settings_page):
    box(settings_page, "Model").set_value("openai/some")
    box(settings_page, "Address of its server").set_value("http://127.0.0.1:9/v1")
    at = press(settings_page, "Save")
    assert "**openai/some**" in text_of(at)
    assert "Saved in" in text_of(at)
    assert load_settings().api_base == "http://127.0.0.1:9/v1"
    assert {field.label for field in at.text_input} == {"Model", "Address of its server"}


def test_an_address_that_cannot_be_used_is_explained_and_not_saved(settings_page):
    box(settings_page, "Address of its server").set_value("somewhere")
    at = press(settings_page, "Save")
    assert "should be an address" in text_of(at)
    assert load_settings().api_base == ""


def test_the_test_call(settings_page, monkeypatch):
    assert "needs no call" in text_of(press(settings_page, "Make a test call"))
    model = ScriptedModel(['{"answer": "yes"}'], name="openai/some")
    monkeypatch.setattr("assistant.language_model.open_model", lambda settings: model)
    assert "openai/some answered" in text_of(press(settings_page, "Make a test call"))


def test_assistant_knows_no_streamlit():
    for file in Path(work.__file__).parents[1].rglob("*.py"):
        assert not re.search(
            r"^\s*(import|from) (streamlit|app|evals)\b", file.read_text(encoding="utf-8"), re.M
        )


def test_the_command_starts_the_page_on_this_computer_only():
    given = serve.command(8600)
    assert given[1:4] == ["-m", "streamlit", "run"]
    assert Path(given[4]).is_file()
    wanted = {
        "--server.port=8600",
        "--server.address=127.0.0.1",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        "--server.fileWatcherType=none",
    }
    assert wanted <= set(given)


def test_a_port_that_is_taken_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"port {port} to be free.*another port, such as {port + 1}"):
            serve.serve(port)


STORY = (
    "On Monday Nadia moved the demo to Friday without telling me. She is just selfish. "
    "I should have sent her our dates. I want us to plan the demos together."
)


def kinds(at: AppTest) -> list[str]:
    return [field.value for field in at.selectbox if field.label.startswith("Kind of part")]


def test_a_story_is_sorted_corrected_and_put_into_the_form(page):
    box(page, "In your own words").set_value(STORY)
    at = press(page, "Sort it")
    assert kinds(at) == ["camera", "judgement", "my_part", "want"]
    assert "1 of 4 parts is what a camera would have recorded. 1 is not" in text_of(at)
    at = press(at, "Put this into the form")
    assert box(at, "What happened").value == "On Monday Nadia moved the demo to Friday without telling me."
    assert box(at, "My own part in it").value == "I should have sent her our dates."
    assert box(at, "What I hope for").value == "I want us to plan the demos together."
    assert not [field for field in at.text_area if field.value and "selfish" in field.value][1:]
    assert "“She is just selfish” is a judgement. What did you see or hear, and when?" in text_of(at)


def test_the_answer_to_a_judgement_becomes_a_fact(page):
    box(page, "In your own words").set_value(STORY)
    at = press(page, "Sort it")
    [reply] = [field for field in at.text_input if field.label.startswith("What did you see or hear")]
    reply.set_value("On Tuesday she left before my part of the review.")
    at = press(at, "Put this into the form")
    assert box(at, "Fact 2").value == "On Tuesday she left before my part of the review."
    assert "Still to answer" not in text_of(at)


def test_a_part_sorted_wrongly_is_corrected_by_a_click(page):
    box(page, "In your own words").set_value(STORY)
    at = press(page, "Sort it")
    [first] = [field for field in at.selectbox if field.label == "Kind of part 1"]
    at = first.set_value("other").run()
    at = press(at, "Put this into the form")
    assert box(at, "What happened").value == ""
    assert box(at, "My own part in it").value


def test_an_empty_story_says_what_is_missing(page):
    assert "There is nothing to sort yet" in text_of(press(page, "Sort it"))


def test_what_was_typed_before_the_story_can_be_put_back(page):
    tell(page, **{"What I hope for": "talk more"})
    box(page, "In your own words").set_value(STORY)
    at = press(press(page, "Sort it"), "Put this into the form")
    assert box(at, "What I hope for").value == "talk more", "a field that holds words stays"
    assert box(at, "Fact 2").value.startswith("On Monday Nadia")
    at = press(at, "Put back what I had typed")
    assert box(at, "What happened").value == FACT
    assert not [field for field in at.text_area if field.label == "Fact 2"]


def test_the_plan_shows_the_next_step(page):
    tell(page, **{"My own part in it": "I did not call her", "What I hope for": "start over between us"})
    page.radio[0].set_value("auto")
    said = text_of(press(page, "Draft"))
    assert "1. Ask for the conversation" in said
    assert re.search(r"2\. \*\*Reset conversation\*\* \(this one\)", said)
    assert "The order, and where you are in it" in said


def test_the_library_is_browsed_by_person_and_method():
    at = other_page("library_page")
    assert f"{len(library().advice)} pieces of advice" in text_of(at)
    [person] = [field for field in at.selectbox if field.label == "Person"]
    at = person.set_value("Kexin Chen").run()
    chens = [item for item in library().advice.values() if item.person == "Kexin Chen"]
    said = text_of(at)
    assert f"{len(chens)} pieces of advice" in said
    assert all(item.do in said for item in chens)
    [method] = [field for field in at.selectbox if field.label == "Method"]
    fewer = text_of(method.set_value("appreciate").run())
    used = {a for step in library().methods["appreciate"].steps for a in step.advice}
    fitting = [item for item in chens if "appreciate" in item.methods or item.id in used]
    assert len(fitting) < len(chens)
    assert f"{len(fitting)} piece" in fewer


def test_an_item_opens_with_the_steps_that_stand_on_it():
    said = text_of(other_page("library_page", "chen-rate-one-to-ten"))
    item = library().advice["chen-rate-one-to-ten"]
    assert item.do in said
    assert "000_be0ab1dccdfe6a71.txt, paragraph 21" in said
    assert "Rate it together: " in said


def test_a_method_shows_where_each_step_comes_from():
    at = other_page("library_page")
    [picked] = [field for field in at.selectbox if field.label == "Which method?"]
    said = text_of(picked.set_value("charter").run())
    charter = library().methods["charter"]
    for step in charter.steps:
        assert step.name in said
        assert all(library().advice[a].do in said for a in step.advice)


def test_sources_of_ones_own_are_listed_and_removed():
    settings = load_settings()
    took = ingest_bytes("charter.md", b"# Charter\n\nWe answer each other within a day.\n", settings)
    at = other_page("library_page")
    assert "charter.md" in text_of(at)
    [button] = [b for b in at.button if b.key == f"remove {took.id}"]
    at = button.click().run()
    assert "The document itself stays where it is" in "\n".join(e.value for e in at.success).replace("\\", "")
    assert list_sources(settings) == ()


def test_an_upload_is_taken_in_and_a_broken_one_is_explained():
    at = other_page("library_page")
    [upload] = at.get("file_uploader")
    upload.set_value(
        [
            ("charter.md", b"# Charter\n\nWe answer each other within a day.\n", "text/markdown"),
            ("broken.pdf", b"%PDF-1.7 and nothing more", "application/pdf"),
        ]
    )
    at = press(at.run(), "Take them in")
    assert "Taken in: 1 passage" in "\n".join(e.value for e in at.success).replace("\\", "")
    assert "broken" in "\n".join(e.value for e in at.error)
    assert [source.file for source in list_sources(load_settings())] == ["charter.md"]
