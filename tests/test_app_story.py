"""A story told on the page: sorted, corrected and put into the form."""

from __future__ import annotations

from page_driver import FACT, box, press, tell, text_of
from streamlit.testing.v1 import AppTest

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
