"""What was seen, heard or received is told from moods, hearsay and guesses. All entries here are of this file."""

from __future__ import annotations

import json

import pytest

from assistant.errors import RetrievalError
from assistant.first_hand import first_hand, is_hearsay, model
from assistant.prepare import prepare
from assistant.schemas import Peer, Situation
from evals.train_first_hand import fingerprint

SEEN = (
    "She moved our slot to the Wednesday and wrote it on the board",
    "On 4 June he sent the plan to the whole list without my page",
    "no answer to either of my two mails about the gas bottles",
    "Took the big saw from our bench while I was at lunch",
)
UNSEEN = (
    "there is a chill whenever she walks in",
    "we have never seen eye to eye, in all these years",
    "he only wants to look good in front of the owners",
    "it is like talking to a wall",
)


def test_what_was_seen_is_likelier_than_what_was_not():
    assert min(first_hand(text) for text in SEEN) > 0.5
    assert max(first_hand(text) for text in UNSEEN) < 0.35


@pytest.mark.parametrize(
    "text",
    [
        "My deputy says he laughed about our figures",
        "Apparently she complained about me on 3 May",
        "I heard that they will close our counter",
        "The porter told me he wants my room",
        "Rumour is she wrote to the director",
        "One of the drivers saw him with my keys",
    ],
)
def test_what_others_told_is_hearsay(text):
    assert is_hearsay(text)
    assert first_hand(text) <= model.OF_HEARSAY


@pytest.mark.parametrize(
    "text",
    [
        "He told me to my face that he would not come",
        "I heard him say it in the lift",
        "Her assistant told the supplier that she could wait",
        "The log says he opened it at nine",
        "11 parents wrote in before we had an answer for them",
        "We both said yes to the April date",
    ],
)
def test_what_one_heard_or_read_oneself_is_none(text):
    assert not is_hearsay(text)


def test_what_the_peer_told_is_first_hand():
    assert is_hearsay("Ilka told me she has cancelled the round")
    assert not is_hearsay("Ilka told me she has cancelled the round", ("Ilka Brandt",))


@pytest.mark.parametrize("kind", ["reset", "mention", "two-way-feedback"])
def test_moods_and_hearsay_are_asked_about(kind, settings):
    told = ("such a chill in the corridor lately", "My deputy says she laughed about our figures")
    asked = prepare(
        Situation(peer=Peer(name="Orla"), happened=told, kind=kind), model=None, settings=settings
    )
    assert asked.status == "asks"
    assert any("what others told" in question for question in asked.questions)


def test_one_thing_seen_is_enough_and_the_rest_stays_out(settings):
    told = (
        "such a chill in the corridor lately",
        "Orla took our two ladders on Monday",
        "it's like talking to a wall",
    )
    made = prepare(
        Situation(peer=Peer(name="Orla"), happened=told, kind="reset"), model=None, settings=settings
    )
    assert made.status == "drafted"
    assert "You took our two ladders on Monday." in made.draft.text
    assert "chill" not in made.draft.text
    assert "wall" not in made.draft.text


def test_the_weights_are_those_of_the_data():
    about = json.loads(model.WEIGHTS.read_text(encoding="utf-8"))["about"]
    assert about["data_sha256"] == fingerprint()


@pytest.mark.parametrize("held", ["", "{}", '{"vectors": [1], "marks": {}, "bias": 0}'])
def test_broken_weights_are_named(held, tmp_path):
    file = tmp_path / "weights.json"
    file.write_text(held, encoding="utf-8")
    with pytest.raises(RetrievalError, match=r"weights\.json"):
        model.load(file)
