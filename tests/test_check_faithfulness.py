import pytest

from assistant.check_faithfulness import check_faithfulness, invented_particulars
from assistant.check_faithfulness.acts import act_of, alike
from assistant.check_faithfulness.claims import turned
from assistant.check_faithfulness.lacks import lacking
from assistant.check_faithfulness.numbers import known_numbers, numbers
from assistant.check_faithfulness.quantity import larger
from assistant.grammar import parse
from assistant.library import library
from assistant.schemas import Draft, Peer, Person, Sentence, Situation, Yours

BAKERY = Situation(
    me=Person(name="Jo", role="Shop Lead"),
    peer=Peer(name="Ansel", role="Bakery Lead"),
    happened=(
        "Ansel turned down our order for the fair on Monday",
        "his team failed to warn us about the oven",
        "I think the order may have come late",
        "the bread was not in the van by six",
        "one customer complained",
    ),
    my_part="I snapped at his apprentice",
    impact="some stalls missed their bread",
)


def verb_of(text: str) -> str:
    return act_of(next(t for t in parse(text) if t.dep_ == "ROOT")).name


@pytest.mark.parametrize(
    "text",
    [
        "On Monday you accepted our order for the fair.",
        "Our order for the fair was accepted by you on Monday.",
        "Your team gave us a warning about the oven.",
        "Your team did warn us about the oven.",
        "The bread was in the van by six.",
        "No customer complained.",
    ],
)
def test_a_yes_for_a_no_is_found_in_other_words(text: str) -> None:
    assert turned(text, BAKERY) is not None


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I turned down your order for the fair.",
        "It was my team who failed to warn you about the oven.",
        "You snapped at my apprentice.",
        "It was you who snapped at my apprentice.",
        "You were the one who snapped at my apprentice.",
    ],
)
def test_another_doer_is_found_behind_who_and_the_one(text: str) -> None:
    assert turned(text, BAKERY) is not None


@pytest.mark.parametrize(
    "text",
    [
        "On Mondays you turn down our orders for the fair.",
        "Several customers complained.",
        "Most stalls missed their bread.",
        "The order came late.",
        "You often turned down our orders for the fair.",
    ],
)
def test_more_than_was_told_is_found(text: str) -> None:
    assert turned(text, BAKERY) is not None


@pytest.mark.parametrize(
    "text",
    [
        "On Monday our order for the fair was refused by you.",
        "You refused our order for the fair on Monday.",
        "We had no warning from your team about the oven.",
        "Your team didn't let us know about the oven.",
        "It's possible that the order came late.",
        "I was the one who snapped at your apprentice, and I'm sorry.",
        "There was a customer who complained.",
        "A few stalls missed their bread.",
        "The bread wasn't in the van by six.",
    ],
)
def test_the_same_in_other_words_is_no_finding(text: str) -> None:
    assert turned(text, BAKERY) is None


def test_the_wrong_weekday_of_one_of_two_events_is_found() -> None:
    told = Situation(
        happened=("Ansel closed the counter on Friday", "Ansel moved the ovens on Tuesday"),
        peer=Peer(name="Ansel"),
    )
    assert turned("You closed the counter on Friday.", told) is None
    found = turned("You closed the counter on Tuesday.", told)
    assert found is not None
    assert found.words == "Tuesday"


def test_what_a_report_says_is_not_told_as_so() -> None:
    told = Situation(
        happened=("Ansel's report said that our team lost a crate", "we did not lose it"),
        peer=Peer(name="Ansel"),
    )
    assert turned("The crate wasn't lost.", told) is None


def test_words_in_quotation_marks_are_no_deeds_of_the_leader() -> None:
    told = Situation(
        happened=("Ansel said “you lot never read the notes”", "I had not read the notes"),
        peer=Peer(name="Ansel"),
    )
    assert turned("I had not read the notes.", told) is None
    assert turned("You had not read the notes.", told) is not None


def test_a_fact_that_names_nobody_is_ones_own_where_others_hear_it() -> None:
    told = Situation(happened=("cut the waste by 14% in eight months",), peer=Peer(name="Dr. Fell"))
    said = Draft(
        method="make-the-case",
        sentences=(
            Sentence(
                text="We cut the waste by 14% in eight months.", origins=(Yours(field="happened", item=0),)
            ),
        ),
    )
    method = library().methods["make-the-case"]
    found = check_faithfulness(said, told, library().advice, method)
    assert not [f for f in found if f.check == "claims" and f.verdict == "fail"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They knocked back the plan.", "agree"),
        ("She called off the visit.", "cancel"),
        ("You let us know.", "tell"),
        ("He raised his voice.", "shout"),
        ("You painted the door.", "paint"),
    ],
)
def test_acts_have_one_name(text: str, name: str) -> None:
    assert verb_of(text) == name


def test_to_pass_on_is_to_tell_or_to_send() -> None:
    assert alike("pass_on", "tell")
    assert alike("send", "pass_on")
    assert not alike("tell", "send")


def test_numbers_are_read_in_words_and_digits() -> None:
    assert numbers("forty-five crates, sixteen trays and three hundred rolls") == {
        "45": "forty-five", "16": "sixteen", "300": "three hundred"
    }  # fmt: skip
    assert {"45", "40000"} <= known_numbers("45 crates for 40k")


@pytest.mark.parametrize(
    ("told", "text", "strange"),
    [
        ("the van left at 15:30", "The van left at half past 3 pm.", ()),
        ("we waited half an hour", "We waited 30 minutes.", ()),
        ("we waited half an hour", "We counted 30 crates.", ("30",)),
        ("forty-five rolls were burnt", "45 rolls were burnt.", ()),
        ("between 4 and 11 June nobody came", "From the 4th to the 11th nobody came.", ()),
        ("he came on 4 June", "You came on the 14th.", ("14",)),
        ("it was on Monday", "It was on Tues.", ("Tues",)),
        ("on 2 March", "It was on the third of March.", ("third of March",)),
    ],
)
def test_numbers_and_days_in_another_form_are_known(told: str, text: str, strange: tuple[str, ...]) -> None:
    assert invented_particulars(text, Situation(happened=(told,))) == strange


def test_how_much_is_compared_for_the_same_noun_only() -> None:
    assert larger("Most of the trays were cold.", "some trays were cold") == "Most of the trays"
    assert larger("Some trays were cold.", "most trays were cold") == ""
    assert larger("Most rolls were cold.", "some trays were cold") == ""
    assert larger("You often closed early.", "you closed early once") == "often"
    assert larger("You often closed early.", "you closed early every week") == ""


def test_what_was_missing_is_not_there() -> None:
    told = [("the files came without the form", "The files came without the form.")]
    known = frozenset({"file", "come", "without", "form"})
    found = lacking("The files came with the form.", told, known)
    assert found is not None
    assert found.typed == "the files came without the form"
    assert lacking("The files came without the form.", told, known) is None
    assert lacking("The files came without a reason.", told, known) is not None


def test_late_does_not_become_in_time() -> None:
    told = [("the van came an hour late", "The van came an hour late.")]
    assert lacking("The van came on time.", told, frozenset()) is not None
    assert lacking("The van didn't come on time.", told, frozenset()) is None
