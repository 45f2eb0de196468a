"""The pure half of the page: what was typed becomes a Situation, and a Preparation becomes what is shown."""

from concurrent.futures import Future
from typing import Any

import pytest

from assistant.errors import InputError, ModelUnreachable
from assistant.library import library
from assistant.page import intake, session, setup, view, work
from assistant.schemas import Cited, Draft, Finding, Glue, Preparation, Sentence, Situation, Yours
from assistant.settings import load_settings, save_settings

TOLD = Situation(
    peer={"name": "Ida"},
    happened=("On Friday Ida closed the lab without a word to us.", "We lost <b>two</b> runs."),
    my_part="I had not told her of the runs",
)
ADVICE = "raymond-open-apology"


def sentence(text: str, *origins: Any) -> Sentence:
    return Sentence(text=text, origins=origins)


def record(*sentences: Sentence, findings: tuple[Finding, ...] = (), **more: Any) -> Preparation:
    given = {"status": "drafted", "situation": TOLD, "drafted_by": "built-in", "seconds": 0.42} | more
    return Preparation(draft=Draft(method="reset", sentences=sentences), findings=findings, **given)


def shown(*sentences: Sentence, **more: Any) -> dict[str, Any]:
    return view.annotated(record(*sentences, **more), library().advice)


def test_a_fact_is_shown_with_the_words_that_were_typed():
    [one] = shown(sentence("On Friday you closed the lab.", Yours(field="happened", item=0)))["sentences"]
    assert one["kind"] == "yours"
    assert one["about"][0]["head"] == "Yours: what happened, fact 1"
    assert one["about"][0]["quote"] == TOLD.happened[0]


def test_a_source_is_shown_with_person_role_article_paragraph_and_our_words():
    [one] = shown(sentence("I am sorry.", Cited(advice=ADVICE)))["sentences"]
    item, about = library().advice[ADVICE], one["about"][0]
    assert one["kind"] == "source"
    assert item.person in about["head"]
    assert about["role"] == item.role
    assert item.article in about["place"]
    assert f"paragraph {item.places[0].paragraphs[0]}" in about["place"]
    assert (about["do"], about["why"]) == (item.do, item.why)


def test_a_sentence_of_both_is_yours_and_shows_both():
    [one] = shown(sentence("x.", Cited(advice=ADVICE), Yours(field="my_part")))["sentences"]
    assert one["kind"] == "yours"
    assert [about["kind"] for about in one["about"]] == ["source", "yours"]
    assert one["about"][1]["quote"] == TOLD.my_part


def test_the_legend_names_only_what_is_there():
    kinds = [entry["kind"] for entry in shown(sentence("Ida,", Glue()))["legend"]]
    assert kinds == ["glue"]


def test_words_of_a_finding_are_marked_whole_and_only_once_each():
    fail = Finding(check="particulars", verdict="fail", score=0, span="1")
    [one] = shown(sentence("From 1 to 10.", Glue()), findings=(fail,))["sentences"]
    assert one["pieces"] == [
        {"text": "From ", "marked": False},
        {"text": "1", "marked": True},
        {"text": " to 10.", "marked": False},
    ]


def test_a_finding_marks_the_edited_sentence_rather_than_the_drafted_one():
    fail = Finding(check="particulars", verdict="fail", score=0, span="1")
    drafted, edited = sentence("From 1 to 10.", Glue()), sentence("In room 1.", Yours(field="raw"))
    first, second = shown(drafted, edited, findings=(fail,))["sentences"]
    assert not any(piece["marked"] for piece in first["pieces"])
    assert any(piece["marked"] for piece in second["pieces"])
    assert view.without_sentence(Draft(method="reset", sentences=(drafted, edited)), "1") == "From 1 to 10."


def test_the_only_sentence_cannot_be_taken_out():
    assert (
        view.without_sentence(Draft(method="reset", sentences=(sentence("You lie.", Glue()),)), "lie") == ""
    )


def test_checks_are_named_in_words_and_what_could_not_run_is_said():
    found = (
        Finding(check="threats", verdict="pass", score=1),
        Finding(check="apology", verdict="fail", score=0, span="sorry"),
        Finding(check="own-words", verdict="unscored", score=None, reason="The model did not answer."),
    )
    told = record(sentence("x.", Glue()), findings=found)
    assert view.passed(told) == "Checked and fine: no threats and no orders."
    assert [finding.check for finding in view.problems(told)] == ["apology"]
    assert view.unscored(told) == ["Not checked: own words. The model did not answer."]


@pytest.mark.parametrize(
    "typed",
    ["<b>x</b>", "*x* _y_", "[a](http://b.c)", "$x$", ":smile: :red[x]", "# x", "`x`", "a | b", "1. x"],
)
def test_marks_are_escaped_and_nothing_is_lost(typed):
    escaped = view.plain(typed)
    assert escaped.replace("\\", "") == typed
    assert not any(escaped.startswith(mark) for mark in "<*[$:#`")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "Drafted by the built-in drafter in 0.4 seconds, at no cost. Nothing left this computer."),
        (
            {"drafted_by": "built-in, edited by you", "seconds": 0.01},
            "Drafted by the built-in drafter, edited by you. Checked in under 0.1 seconds. Nothing left this computer.",
        ),
    ],
)
def test_the_footer_without_a_model(more, says):
    assert view.footer(record(sentence("x.", Glue()), **more), load_settings()) == says


@pytest.mark.parametrize(
    ("settings", "cost", "says"),
    [
        ({"model": "openai/some"}, 0.0021, "for $0.0021. What you typed went to openai/some, with stand-ins for the names."),
        ({"model": "openai/some", "mask_names": False}, None, "at a cost that is not known. What you typed went to openai/some, names included."),
        ({"model": "ollama/some"}, 0.0, "at no cost. Nothing left this computer."),
    ],
)  # fmt: skip
def test_the_footer_says_what_left_the_computer(settings, cost, says):
    told = record(sentence("x.", Glue()), drafted_by=settings["model"], cost_usd=cost)
    assert view.footer(told, load_settings(**settings)).endswith(says)


def answers(**given: Any) -> dict[str, Any]:
    return intake.BLANK | {name.replace("__", "."): value for name, value in given.items()}


def test_answers_become_a_situation_and_empty_boxes_are_no_facts():
    told = intake.situation_of(answers(peer__name="Ida", happened=("", " ", "She left."), new_in_role=True))
    assert (told.peer.name, told.happened, told.new_in_role) == ("Ida", ("She left.",), True)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            {"happened": ("ok", "", "x" * 1201)},
            "Fact 3 is 1,201 characters long. Shorten it to 1,200 or fewer.",
        ),
        ({"happened": ("x",) * 21}, "There are 21 facts. Keep the 20 that matter most, or fewer."),
        ({"wish": "x" * 5000}, "“What I hope for” is 5,000 characters long. Shorten it to 1,200 or fewer."),
        ({"peer__name": "x" * 201}, "“Their name” is 201 characters long. Shorten it to 200 or fewer."),
    ],
)
def test_what_does_not_fit_is_said_in_one_plain_sentence(given, says):
    with pytest.raises(InputError) as caught:
        intake.situation_of(answers(**given))
    assert str(caught.value) == says


@pytest.mark.parametrize(
    ("fact", "amiss"),
    [
        ("", False),
        ("On Friday Ida closed the lab.", False),
        ("She is impossible.", True),
        ("x" * 1_000_000, True),
    ],
)
def test_hints(fact, amiss):
    says, found = intake.hint(fact)
    assert found == amiss
    assert len(says) < 120


@pytest.mark.parametrize("name", intake.EXAMPLES)
def test_every_example_is_usable_and_holds_facts(name):
    given = intake.filled(name)
    intake.situation_of(given)
    assert not any(intake.hint(fact)[1] for fact in given["happened"])


@pytest.fixture
def state(monkeypatch) -> dict[str, Any]:
    monkeypatch.setattr(work, "draft", lambda *args: record(sentence("x.", Glue()), situation=args[0]))
    fresh: dict[str, Any] = {}
    session.remember(fresh)
    return fresh


def test_an_example_can_be_taken_back(state):
    state[session.key(state, "fact 0")] = "On Friday Ida closed the lab."
    session.load_example(state, "Engineers moved")
    session.load_example(state, "New in the role")
    assert session.answers(state)["happened"] == intake.EXAMPLES["New in the role"]["happened"]
    session.put_back(state)
    assert session.answers(state)["happened"] == ("On Friday Ida closed the lab.",)
    assert state["before"] is None


def test_old_answers_that_come_late_do_not_undo_an_example(state):
    late = {session.key(state, "wish"): ""}
    session.load_example(state, "Engineers moved")
    state.update(late)
    assert session.answers(state)["wish"] == intake.EXAMPLES["Engineers moved"]["wish"]


def test_two_clicks_are_one_draft(state):
    session.draft(state)
    first = state["job"]
    session.draft(state)
    assert state["job"] is first


def test_versions_are_kept_and_the_form_can_move_on(state):
    session.draft(state)
    session.finish(state, state["job"])
    session.another(state, state["versions"][0])
    session.finish(state, state["job"])
    assert (len(state["versions"]), state["at"], state["job"]) == (2, 1, None)
    assert session.is_current(state, state["versions"][1])
    state[session.key(state, "wish")] = "something else"
    assert not session.is_current(state, state["versions"][1])
    session.move(state, -1)
    assert state["at"] == 0


@pytest.mark.parametrize(("text", "says"), [("  ", "no words"), ("x" * 8001, "8,001 characters")])
def test_edits_that_cannot_be_checked_are_said(state, text, says):
    session.check(state, work.Version(record(), TOLD, load_settings()), text)
    assert says in state["problem"]
    assert state["job"] is None


@pytest.mark.parametrize(
    ("error", "says", "keeps_back"),
    [
        (ModelUnreachable("No answer. Try again."), "No answer. Try again.", ""),
        (ValueError("Ida closed the lab"), "ValueError", "Ida"),
    ],
)
def test_a_failed_draft_is_explained_and_a_mistake_of_ours_tells_no_words(
    state, caplog, error, says, keeps_back
):
    failed: Future[Any] = Future()
    failed.set_exception(error)
    session.finish(state, work.Job("", TOLD, load_settings(), failed))
    assert says in state["problem"]
    if keeps_back:
        assert keeps_back not in state["problem"] + caplog.text


def test_settings_say_what_is_in_force_and_never_a_key(monkeypatch):
    assert "built-in" in setup.in_force(load_settings())
    save_settings({"model": "openai/some", "api_base": "http://127.0.0.1:9/v1"})
    monkeypatch.setenv("FIRST_RUNG_API_KEY", "sk-very-secret")
    settings = load_settings()
    said = setup.in_force(settings) + " ".join(setup.warnings(settings)) + str(setup.ways())
    assert "nothing leaves it" in said
    assert "sk-very-secret" not in said


def test_an_environment_that_wins_is_named(monkeypatch):
    monkeypatch.setenv("FIRST_RUNG_MODEL", "openai/some")
    assert any("FIRST_RUNG_MODEL is set" in line for line in setup.warnings(load_settings()))
