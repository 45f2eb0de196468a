"""Facts spoken to the peer. How many of the labelled ones come out right: `python -m evals.second_person`."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.schemas import Peer, Person, Situation
from assistant.second_person import address
from evals.second_person import DATA, judge

ME = Person(name="Dana Okoye", role="head of marketing", function="marketing")
INES = Peer(name="Inês d'Ávila", role="head of sales", function="sales")


def spoken(fact, me=ME, peer=INES):
    return address(fact, Situation(me=me, peer=peer, happened=(fact,)))


@pytest.mark.parametrize(
    ("fact", "right"),
    [
        (
            "twice this week she raised her voice when I came to her desk",
            "Twice this week you raised your voice when I came to your desk.",
        ),
        ("Inês has not answered since May", "You have not answered since May."),
        ("she doesn't come, and she's been late", "You don't come, and you've been late."),
        ("the head of sales sent her deck", "You sent your deck."),
        ("Inês d'Ávila’s team left", "Your team left."),
        ("Dana waited an hour for her", "I waited an hour for you."),
        ("she told her deputy he could skip it", "You told your deputy he could skip it."),
        ("the reps were upset and they called me", "The reps were upset and they called me."),
        ("cancelled our 1:1 four times in June", "You cancelled our 1:1 four times in June."),
        ("asked her twice for the numbers", "I asked you twice for the numbers."),
        ("three emails with no answer", "Three emails with no answer."),
        ("SHE LEFT THE ROOM AT 9:15 ON MONDAY", "You left the room at 9:15 on Monday."),
    ],
)
def test_spoken_to_the_peer(fact, right):
    assert spoken(fact).text == right


def test_quotations_are_never_touched():
    said = spoken('she said "she is late, Dana" and left')
    assert said.text == 'You said "she is late, Dana" and left.'


def test_an_assumed_subject_is_named():
    assert spoken("cancelled our 1:1 four times in June").assumed == "you"
    assert spoken("she cancelled our 1:1").assumed == ""


def test_names_that_are_words():
    will = Peer(name="Will Mark", role="CFO")
    assert spoken("Will will not sign, and he may leave in May", peer=will).text == (
        "You will not sign, and you may leave in May."
    )


@pytest.mark.parametrize(("file", "floor"), [("tuning", 0.95), ("tuning_late", 0.9), ("tuning_more", 0.88)])
def test_tuned_facts_stay_right(file, floor):
    rows = [json.loads(line) for line in (DATA / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
    right = sum(judge(row)[0] == "right" for row in rows)
    assert right / len(rows) >= floor


def test_the_labelled_facts_are_many_and_the_parts_share_no_voice():
    parts = {
        file.stem: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for file in DATA.glob("*.jsonl")
    }
    assert sum(len(rows) for rows in parts.values()) >= 200
    measured = {row["voice"] for row in parts.pop("measuring")}
    assert not measured & {row["voice"] for rows in parts.values() for row in rows}


@given(st.text(max_size=200))
def test_any_text_comes_back_as_text(fact):
    assert isinstance(spoken(fact).text, str)


@given(
    st.lists(
        st.sampled_from("she he they her his Inês Dana said was the reps late and who \" ' . , ; 3".split()),
        max_size=25,
    )
)
def test_any_order_of_words_comes_back(parts):
    assert isinstance(spoken(" ".join(parts)).text, str)
