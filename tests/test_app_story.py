"""A story told on the page: sorted, corrected and put into the form."""

from __future__ import annotations

from page_driver import FACT, box, press, tell, text_of
from streamlit.testing.v1 import AppTest

from assistant.page.story import one_person

STORY = (
    "On Monday Nadia moved the demo to Friday without telling me. She is just selfish. "
    "I should have sent her our dates. I want us to plan the demos together."
)


def label(at: AppTest, asked: str) -> str:
    """The label of the field that asks so, as it is escaped."""
    return next(field.label for field in at.text_input if field.label.replace("\\", "") == asked)


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
    asked = "“She is just selfish” is a judgement. What did you see or hear, and when?"
    box(at, label(at, asked)).set_value("On Tuesday she left before my part of the review.")
    at = press(at, "Add to the facts")
    assert box(at, "Fact 2").value == "On Tuesday she left before my part of the review."
    assert "Still to answer" not in text_of(at)


def test_what_is_still_to_answer_can_be_left(page):
    box(page, "In your own words").set_value(STORY)
    at = press(press(page, "Sort it"), "Put this into the form")
    at = press(at, "Add to the facts")
    assert "There is no answer yet" in text_of(at)
    assert "Still to answer" in text_of(at)
    assert "Still to answer" not in text_of(press(at, "Leave them out"))


def test_the_only_person_of_the_story_is_taken_as_the_peer(page):
    box(page, "In your own words").set_value(STORY)
    at = press(press(page, "Sort it"), "Put this into the form")
    assert box(at, "Their name").value == "Nadia"
    assert "The name is from your paragraph" in text_of(at)
    box(at, "Their name").set_value("Ola")
    assert "The name is from your paragraph" not in text_of(at.run())


def test_a_name_that_was_typed_stays_and_of_two_people_none_is_taken(page):
    box(page, "Their name").set_value("Ola")
    box(page, "In your own words").set_value(STORY)
    at = press(press(page, "Sort it"), "Put this into the form")
    assert box(at, "Their name").value == "Ola"
    assert one_person("On Monday Nadia told Marcus that the demo had moved.") == ""
    assert one_person("Wanda Hill moved the demo. Then Wanda told my boss.") == "Wanda"
    assert one_person("Priya from finance emailed the whole floor, she never asks me first.") == "Priya"
    assert one_person("On Monday Marketing moved the date. HR told me that she laughed.") == ""
    assert one_person("The demo was moved, and nobody told us.") == ""


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
