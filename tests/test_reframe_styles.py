"""Styles as data: what answers mean, what a style is suggested by, the mirror, other languages, and the model."""

from __future__ import annotations

import json

import pytest

from assistant.errors import InputError, LibraryError, ModelError
from assistant.language_model import LiteLLMModel, ScriptedModel
from assistant.reframe import (
    STYLE_IDS,
    language_note,
    mirror,
    reframe,
    style_for,
    style_questions,
    styles,
    suggest_style,
    without,
)
from assistant.reframe.styles import read_styles

TEXT = "Send me the report by Friday. You did not answer on 3 May."


def model(*texts):
    return ScriptedModel([json.dumps({"text": t}) for t in texts])


@pytest.mark.parametrize(
    ("answer", "style"),
    [
        ("D", "direct"), ("DISC: I", "expressive"), ("high S", "warm"), ("a C type", "analytical"), ("red", "direct"), ("Earth Green", "warm"),
        ("ENFP", "expressive"), ("she's an ISTJ", "analytical"), ("INFJ-T", "warm"), ("ESTJ", "direct"), ("warm", "warm"), ("Analytical", "analytical"),
        ("fact finder", "analytical"), ("Kolbe Quick Start", "direct"), ("Empathy", "warm"), ("Woo", "expressive"), ("relationship building", "warm"),
        ("I don't know", None), ("no idea", None), ("?", None), ("", None), ("Sagittarius", None), ("not sure", None), ("purple", None), ("implementor", None),
    ],
)  # fmt: skip
def test_an_answer_is_understood(answer, style):
    found = style_for(answer)
    assert found.style == style
    assert "guess" in found.caution


def test_an_unknown_answer_says_what_is_known():
    assert "direct" in style_for("Sagittarius").says
    assert "three questions" in style_for("I don't know").says


def test_observations_that_agree_suggest_a_style_with_evidence():
    found = suggest_style({"opens": "facts", "asks": "evidence", "disagrees": "later"})
    assert found.style == "analytical"
    assert len(found.evidence) == 3
    assert "guess" in found.says


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"opens": "facts"},
        {"opens": "point", "asks": "evidence", "disagrees": "quiet"},
        {"opens": "unknown", "asks": "unknown", "disagrees": "unknown"},
        {"opens": "point", "asks": "people", "disagrees": "unknown"},
    ],
)
def test_it_may_say_not_clear(answers):
    found = suggest_style(answers)
    assert found.style is None
    assert found.says.startswith("Not clear")


@pytest.mark.parametrize("answers", [{"opens": "loudly"}, {"star-sign": "facts"}])
def test_answers_that_do_not_exist_are_refused(answers):
    with pytest.raises(InputError, match="Expected"):
        suggest_style(answers)


def test_there_are_three_questions_and_each_may_be_left_open():
    assert len(style_questions()) == 3
    assert all(any(not a.styles for a in q.answers) for q in style_questions())


def test_the_mirror_warns_of_projection_only_between_like_styles():
    harsh = "She is always late and it annoys me."
    assert [c.id for c in mirror("direct", "direct", harsh)] == ["projection"]
    assert mirror("direct", "warm", harsh) == ()
    assert mirror("direct", "direct", "Thank you for the soup.") == ()
    assert mirror(None, "direct", harsh) == ()


def test_the_mirror_names_ones_own_way_of_control():
    found = mirror("analytical", "warm", "He must run it by me before anything goes out.")
    assert [c.id for c in found] == ["control"]
    assert found[0].advice == "raymond-own-control"
    assert styles()["analytical"].control in found[0].says


def test_other_languages_are_met_with_what_works():
    german = "Ich möchte mit dir über die Planung reden, weil ich nicht wusste, dass ihr den Termin verschoben habt."
    assert "set a model" in language_note(german, has_model=False)
    assert "unscored" in language_note(german, has_model=True)
    assert language_note(TEXT, has_model=False) == ""
    assert language_note("ok", has_model=False) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je voudrais te parler de la réunion de mardi, parce que tu as présenté mes chiffres sans me le dire.", "French"),
        ("Bonjour, merci de m'envoyer le rapport avant vendredi.", "French"),
        ("Hola, ¿me puedes enviar el informe antes del viernes? Gracias.", "Spanish"),
        ("Kannst du mir bitte die Liste bis Freitag schicken?", "German"),
        ("मैं तुमसे मंगलवार की बैठक के बारे में बात करना चाहता हूँ।", "another script"),
        ("Main tumse meeting ke baare mein baat karna chahta hoon.", "Hindi"),
    ],
)  # fmt: skip
def test_each_language_is_met_on_the_command_line_too(text, language, tmp_path):
    from typer.testing import CliRunner

    from assistant.cli import app

    file = tmp_path / "text.txt"
    file.write_text(text, "utf-8")
    got = CliRunner().invoke(app, ["reframe", "--style", "warm", str(file)])
    assert got.exit_code == 4
    assert language in got.stderr
    assert "set a model" in got.stderr
    assert got.stdout == ""


@pytest.mark.parametrize(
    "text", ["Please send the Kostenvoranschlag to Herr Müller by Friday.", "Merci for the call!", "No."]
)
def test_english_with_foreign_words_is_english(text):
    assert language_note(text, has_model=False) == ""


def test_the_command_gives_the_meaning_as_a_number(tmp_path):
    from typer.testing import CliRunner

    from assistant.cli import app

    file = tmp_path / "text.txt"
    file.write_text(TEXT, "utf-8")
    runner = CliRunner()
    found = json.loads(runner.invoke(app, ["reframe", "--style", "warm", "--json", str(file)]).stdout)
    assert 0.5 <= found["meaning"]["score"] <= 1
    assert "Meaning kept: yes" in runner.invoke(app, ["reframe", "--style", "warm", str(file)]).stdout


class Brief:
    """A real model that is asked once, and gives the same reply or error ever after: each call takes its seconds."""

    name, local = "openai/smollm2", True

    def __init__(self, address):
        self.model = LiteLLMModel(self.name, address, timeout_s=10)
        self.said = None

    def complete(self, messages, schema, temperature, max_tokens):
        if self.said is None:
            try:
                self.said = self.model.complete(messages, schema, temperature, min(max_tokens, 48))
            except ModelError as error:
                self.said = error
        if isinstance(self.said, ModelError):
            raise self.said
        return self.said


def test_a_real_small_model_does_no_harm(llama_server):
    out = reframe(TEXT, "warm", model=Brief(llama_server))
    assert "3 May" in out.text
    assert "Friday" in out.text
    if out.reframed_by == "built-in":
        assert "could not be used" in out.notices[0]
        assert "Could you please send me the report by Friday?" in out.text
    assert not [f for f in out.findings if f.verdict == "fail" and f.check.startswith("nothing-")]


def test_a_style_that_names_no_advice_is_refused(tmp_path):
    from assistant.resources import folder

    for file in (folder("corpus") / "styles").glob("*.yaml"):
        text = file.read_text("utf-8")
        (tmp_path / file.name).write_text(text.replace("raymond-leave-space", "nobody-said-so"), "utf-8")
    with pytest.raises(LibraryError, match="nobody-said-so"):
        read_styles(tmp_path)


def test_a_missing_style_is_an_error_of_the_library(tmp_path):
    with pytest.raises(LibraryError, match=r"direct\.yaml"):
        read_styles(tmp_path)


def test_every_style_says_what_a_page_needs():
    assert set(styles()) == set(STYLE_IDS)
    for style in styles().values():
        assert all((style.listens_for, style.do, style.dont, style.cut, style.misreadings, style.control))


def test_a_model_that_holds_is_used_and_its_changes_can_be_taken_back():
    out = reframe(
        TEXT, "warm", model=model("Could you send me the report by Friday? You did not answer on 3 May.")
    )
    assert out.text == "Could you send me the report by Friday? You did not answer on 3 May."
    assert out.reframed_by != "built-in"
    assert [c.before for c in out.changes] == ["Send me the report by Friday."]
    assert without(out, out.changes[0].id).text == TEXT


@pytest.mark.parametrize(
    "bad",
    [
        "Could you send me the report? You did not answer on 3 May.",
        "Could you send me the report by Friday? You answered on 3 May.",
        "Could you send me the report by Friday, Ines? You did not answer on 3 May.",
        "Could you send me the report by Friday? I am sorry. You did not answer on 3 May.",
        "Could you send me the report by Friday? You are rude and did not answer on 3 May.",
        "Friday, 3 May: not. " + "I say so again and again because it matters to me. " * 6,
    ],
)
def test_a_model_that_does_not_hold_twice_is_not_used(bad):
    out = reframe(TEXT, "warm", model=model(bad, bad))
    assert out.reframed_by == "built-in"
    assert "could not be used" in out.notices[0]
    assert "Could you please send me the report by Friday?" in out.text


def test_a_model_gets_one_retry():
    good = "Could you send me the report by Friday? You did not answer on 3 May."
    assert reframe(TEXT, "warm", model=model("Send it.", good)).text == good


def test_a_model_may_not_turn_a_mention_into_a_request():
    said = "On Tuesday the truck left before our crates were on it."
    asks = "On Tuesday the truck left before our crates were on it. Could you wait next time?"
    out = reframe(said, "warm", kind="mention", model=model(asks, asks))
    assert out.reframed_by == "built-in"
    assert "?" not in out.text


GERMAN = "Schick mir die Liste bis zum 3. Mai. Du hast auf meine zweite Mail nicht geantwortet, und ich brauche sie."


def test_another_language_goes_to_the_model_and_is_unscored():
    says = "Könntest du mir bitte die Liste bis zum 3. Mai schicken? Du hast auf meine zweite Mail nicht geantwortet, und ich brauche sie."
    out = reframe(GERMAN, "warm", model=model(says))
    assert out.text == says
    assert [f.verdict for f in out.findings] == ["unscored"]
    assert without(out, out.changes[0].id).text == GERMAN


def test_another_language_is_left_alone_where_the_model_fails():
    bad = "Könntest du mir bitte die Liste bis zum 4. Mai schicken? Du hast auf meine zweite Mail nicht geantwortet."
    out = reframe(GERMAN, "warm", model=model(bad, bad))
    assert out.text == GERMAN
    assert "your own words" in out.notices[0]


def test_nothing_is_asked_of_a_model_at_strength_zero():
    assert reframe(TEXT, "warm", strength=0, model=model()).text == TEXT
