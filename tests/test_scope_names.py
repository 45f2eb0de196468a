"""Whoever did it, the same is said: names, pronouns and job titles count for nothing."""

import pytest

from assistant.schemas import Situation
from assistant.scope import out_of_scope
from assistant.scope.masking import masked

NAMES = (
    "Rob Mark Gerald Dana Ngozi Wanda Tom Ahmed Wei Lucía Siobhan Rajesh Grace Will Oluwaseun Hiroshi Zeynep Mohammed Bjørn Priya "
    "Joy Kofi Svetlana Tane"
).split()
OTHERS = ("He", "She", "My colleague", "The CFO", "Our head of sales", "Mr. Adeyemi", "Dr. Wanjiru Kamau")

OUTSIDE = {
    "harassment": [
        "{} pinched my bottom at the New Year party",
        "{} messages me after ten in the evening about how I look in that skirt",
    ],
    "threat": ["{} shoved me against the lockers before the shift"],
    "discrimination": ["{} told the panel that I'm too old to run a young team"],
    "legal": ["{} wants me to backdate the delivery notes"],
    "life": ["{} said over coffee that there is nothing left to live for"],
}
INSIDE = [
    "{} moved the handover to seven and forgot to tell my crew",
    "{} interrupted me four times in the budget round",
    "{} says our forecast came two days late and that is true",
    "{} parked the van across our dock on Tuesday",
]


def said(text, peer=""):
    outside = out_of_scope(Situation.model_validate({"peer": {"name": peer}, "happened": [text]}))
    return outside.topic if outside else ""


@pytest.mark.parametrize("told", [t for texts in OUTSIDE.values() for t in texts] + INSIDE)
def test_every_name_gives_the_same_text(told):
    seen = {masked(told.format(who)) for who in (*NAMES, *OTHERS)}
    assert len(seen) == 1
    seen |= {masked(told.format(name), Situation.model_validate({"peer": {"name": name}})) for name in NAMES}
    assert len(seen) == 1


@pytest.mark.parametrize(("topic", "told"), [(k, t) for k, texts in OUTSIDE.items() for t in texts])
def test_what_is_outside_is_outside_whoever_did_it(topic, told):
    assert {said(told.format(who)) for who in (*NAMES[::3], *OTHERS)} == {topic}
    assert said(told.format("Kwabena"), peer="Kwabena") == topic


@pytest.mark.parametrize("told", INSIDE)
def test_what_is_inside_is_inside_whoever_did_it(told):
    assert {said(told.format(who)) for who in (*NAMES[::3], *OTHERS)} == {""}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Deepak's team is late.", "Their team is late."),
        ("Deepak's touching my arm", "They're touching my arm"),
        ("I told Aoife that she keeps the key", "I told them that they keep the key"),
        ("She asked herself what he has done.", "They asked themselves what they have done."),
        ("We spoke with our head of legal about it", "We spoke with them about it"),
        ("Rosa Delgado and I share a dock\nShe was late", "They and I share a dock\nThey were late"),
    ],
)
def test_people_become_they(text, plain):
    assert masked(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Mark the date, please",
        "Will you come on Monday?",
        "Grant us access",
        "The Christmas party was in May",
        "A Muslim from Nigeria, a Polish welder",
        "The Labour Court wrote to HR",
        "Backdating is what I mean",
        "we met at the bridge",
    ],
)
def test_what_is_no_person_stays(text):
    assert masked(text) == text


def test_the_names_of_the_situation_are_hidden_in_small_letters_too():
    situation = Situation.model_validate({"peer": {"name": "Piotr"}, "me": {"name": "Hope"}})
    assert masked("piotr took two of my drivers, I hope to mend it", situation) == (
        "They took two of my drivers, I hope to mend it"
    )
