"""`kind: auto`: the method that fits, and a reason that is true of the intake."""

import json
import re

import pytest

from assistant.choose_method import choose_method
from assistant.choose_method.by_grammar import habit, plan, unaware
from assistant.choose_method.model import NEEDS, WEIGHTS, scores, shipped
from assistant.choose_method.signs import BY_GRAMMAR, signs
from assistant.choose_method.told import read
from assistant.choose_method.wording import CUES
from assistant.errors import RetrievalError
from assistant.grammar import parse
from assistant.schemas import METHOD_IDS, Advice, Fit, Situation
from evals.choose import by_keyword, half

WAR = (
    "This is the third time since summer that Maud's crew has taken our scissor lift without a word, and each time my "
    "riggers stand about for an hour. I have to admit that I never once rang her, I only moaned to the site office, which "
    "was not very grown up. I would like the two of us to plan the week together again and stop this silent war before "
    "the winter job starts."
)
CHOSEN = [
    ({"happened": ["Iwona stayed till 10pm and redid the whole seating plan"], "impact": "we kept the booking"}, {"appreciate"}),
    ({"wish": "thank them the way they deserve", "happened": ["the porters cleared the snow by five"]}, {"appreciate"}),
    ({"happened": ["From Thursday we will shut the side gate and Idris doesn't know yet"]}, {"no-surprises"}),
    ({"happened": ["We will put the fees up by 6%"]}, {"no-surprises"}),
    ({"happened": ["we are moving the tasting to 9 May, nobody has told Carmen"]}, {"no-surprises"}),
    ({"happened": ["the new portal goes live on 3 June"], "wish": "her desk should be ready for it"}, {"no-surprises", "shared-goals"}),
    ({"wish": "find an hour to talk it all through with him"}, {"ask-for-time"}),
    ({"wish": "targets that both departments can stand behind"}, {"shared-goals"}),
    ({"wish": "ask her whether we could give each other feedback"}, {"agreement", "two-way-feedback"}),
    ({"happened": ["Bo's people stacked the chairs in front of our fire door on Monday"]}, {"mention"}),
    ({"wish": "each of us gives it a number from 1 to 10"}, {"rating"}),
    ({"wish": "could somebody neutral sit in with us", "happened": ["we spoke on 2 and 9 May, both ended in a row"]}, {"mediation"}),
    ({"raw": WAR}, {"reset", "two-way-feedback"}),
]  # fmt: skip


@pytest.mark.parametrize(("told", "methods"), CHOSEN)
def test_the_obvious_is_chosen(told, methods):
    assert choose_method(Situation(**told)).method in methods


@pytest.mark.parametrize(
    "fact",
    [
        "Ewa stayed late on Friday and rewrote my slides without asking me",
        "thanks to his crew we missed the tide on Friday",
        "he thanked everybody but my team at the town hall",
        "she merged the fix overnight and the login was down in the morning",
    ],
)
def test_a_complaint_is_not_thanked_for(fact):
    assert choose_method(Situation(happened=[fact])).method != "appreciate"


@pytest.mark.parametrize(
    "fact",
    [
        "we were not told that the lab closes on Friday",
        "they launched the app on 3 June without a word to us",
        "we were going to open at six but she had locked the bar",
    ],
)
def test_what_came_over_us_is_no_plan_of_ours(fact):
    assert choose_method(Situation(happened=[fact])).method != "no-surprises"


def test_a_raw_paragraph_is_read_by_part_and_named_in_the_reason():
    told = read(Situation(raw=WAR))
    assert told.raw == WAR
    assert any("silent war" in wish for wish in told.wishes)
    choice = choose_method(Situation(raw=WAR))
    assert "little is told" not in choice.why
    for quoted in re.findall(r"“(.+?)”", choice.why):
        assert quoted.rstrip("…") in WAR


def test_without_the_embedding_model_a_paragraph_is_still_read(monkeypatch):
    def missing(text):
        raise RetrievalError("no model")

    monkeypatch.setattr("assistant.sorter.sort_text", missing)
    assert choose_method(Situation(raw=WAR)).method in {"reset", "two-way-feedback"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We will raise prices by 8%", True),
        ("From Monday our shop opens at ten", True),
        ("I would like to raise prices", False),
        ("He will raise prices", False),
        ("We raised prices last week", False),
    ],
)
def test_a_plan_is_ours_and_still_to_come(sentence, found):
    assert bool(plan(parse(sentence))) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Marta doesn't know yet", True),
        ("I have not told her", True),
        ("his team hasn't been informed", True),
        ("I don't know her team", False),
        ("we were not told", False),
        ("he did not know", False),
        ("guests do not know who to ask", False),
    ],
)
def test_it_is_the_other_who_does_not_know(sentence, found):
    assert bool(unaware(parse(sentence))) == found


def test_how_we_work_is_told_in_the_present():
    assert habit(parse("We answer every request by noon"))
    assert not habit(parse("We answered every request by noon"))
    assert not habit(parse("They answer every request by noon"))
    assert not habit(parse("How do I show our value?"))


@pytest.mark.parametrize("intake", half("tuning"), ids=lambda intake: intake.id)
def test_every_reason_stands_in_the_intake(intake):
    choice = choose_method(intake.situation)
    found = signs(read(intake.situation))
    assert choice.method == "mention" or NEEDS[choice.method] & found.keys()
    assert choice.second not in {None, choice.method}
    told = " ".join(read(intake.situation).whole.split())
    for quoted in re.findall(r"\(“(.+?)”\)", choice.why):
        assert quoted.rstrip("…") in told


def test_both_halves_stay_where_they_were():
    tuning = half("tuning")
    right = sum(choose_method(i.situation).method in i.accept for i in tuning)
    words = sum(by_keyword(i.situation) in i.accept for i in tuning)
    assert right >= 118
    assert words < right / 2
    measuring = half("measuring")
    assert len(tuning) + len(measuring) >= 240
    assert not {i.person for i in tuning} & {i.person for i in measuring}
    assert {i.accept[0] for i in measuring} == set(METHOD_IDS)
    assert not {i.situation for i in tuning} & {i.situation for i in measuring}


def test_the_weights_fit_the_signs():
    about = json.loads(WEIGHTS.read_text(encoding="utf-8"))["about"]
    assert tuple(about["methods"]) == METHOD_IDS
    assert len(shipped().bias) == len(METHOD_IDS)
    assert all(len(row) == len(METHOD_IDS) for row in shipped().signs.values())
    assert all(
        needed <= CUES.keys() | BY_GRAMMAR.keys() | shipped().signs.keys() for needed in NEEDS.values()
    )
    assert set(scores(())) == {"mention"}


def test_only_known_methods_are_chosen_and_advice_breaks_ties():
    told = Situation(wish="ask her whether we could give each other feedback")
    assert choose_method(told, (), ("reset", "mention")).method == "mention"
    ranked = scores(signs(read(told)))
    first, second = sorted(ranked, key=lambda m: -ranked[m])[:2]
    item = Advice(
        id="a", person="p", role="r", article="t", do="d", when="w", why="y", methods=(second,),
        places=({"file": "f", "paragraphs": (1,), "anchor": "x"},),
    )  # fmt: skip
    assert ranked[first] - ranked[second] > 0.1
    assert choose_method(told, (Fit(advice=item, score=1.0),)).method == first
    plenty = (Fit(advice=item, score=1.0),) * 100
    assert choose_method(told, plenty).method == second


def test_what_is_asked_for_is_taken_with_its_plan():
    choice = choose_method(Situation(kind="reset", happened=["We will raise prices"]))
    assert (choice.method, choice.why) == ("reset", "You asked for it.")
    assert [step.method for step in choice.plan if step.chosen] == ["reset"]
