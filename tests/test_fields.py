"""What is typed into the fields of the intake, as it is said: wishes, own parts, effects, lists typed into one box."""

from __future__ import annotations

import pytest

from assistant.built_in import compose
from assistant.library import library
from assistant.schemas import Peer, Situation

FACT = "on 3 May she cancelled our review"


def drafted(kind: str = "reset", **fields: object):
    told = Situation(peer=Peer(name="Dana"), kind=kind, **{"happened": (FACT,), **fields})
    return compose(told, library().methods[kind])


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("faster call outs", "faster call outs."),
        ("quicker answers", "quicker answers."),
        ("clear handover rules", "clear handover rules."),
        ("shared calendar", "a shared calendar."),
        ("sign out sheet. simple as", "a sign-out sheet."),
        ("pls sit together w me and listen to 5 calls", "us to sit together and listen to 5 calls."),
        ("clear the backlog together", "us to clear the backlog together."),
    ],
)
def test_a_wish_is_said_as_a_thing_or_as_a_deed(wish, said):
    assert said in drafted(wish=wish).draft.text


def test_to_wish_that_they_stop_is_asked_about():
    made = drafted(wish="that he stops")
    assert "stop" not in made.draft.text
    assert any("if that had come true" in question for question in made.questions)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("I knew since March and kept quiet", "I knew since March and kept quiet, and I'm sorry."),
        ("I could of rung her", "I could have rung you, and I'm sorry I didn't."),
        ("which was petty, I shouted at her", "I shouted at you, and I'm sorry."),
        ("I snapped at her because she was late", "I snapped at you, and I'm sorry."),
    ],
)
def test_an_own_part_keeps_its_act_and_loses_its_excuse(part, said):
    assert said in drafted(my_part=part).draft.text


def test_sorry_without_a_deed_is_no_apology():
    made = drafted(my_part="I'm sorry but I only said what everyone thinks")
    assert "sorry" not in made.draft.text
    assert any("What are you sorry for?" in question for question in made.questions)


def test_one_judgement_takes_nothing_else_out_of_an_impact():
    made = drafted(impact="We lost two days. She is impossible. I felt humiliated.")
    assert "We lost two days." in made.draft.text
    assert "I felt humiliated." in made.draft.text
    assert "impossible" not in made.draft.text
    assert any("impossible" in question for question in made.questions)


def test_a_list_typed_into_one_box_gives_its_entries():
    made = drafted(happened=('3/6: she moved the slot\n- 4/6: no reply\n- 5/6: she said "not my job"',))
    assert (
        'On 3/6 you moved the slot. On 4/6 there was no reply. On 5/6 you said "not my job".'
        in made.draft.text
    )


def test_how_a_team_works_stays_two_rules():
    rules = ("samples that come before 4 are read the same day", "for urgent ones ring 4471")
    text = drafted("charter", happened=rules).draft.text
    assert "Samples that come before 4 are read the same day." in text
    assert "For urgent ones ring 4471." in text


def test_a_plan_in_slang_is_a_sentence():
    text = drafted("no-surprises", happened=("we gonna close the yard for 3 weeks in July",)).draft.text
    assert "We are going to close the yard for 3 weeks in July." in text
