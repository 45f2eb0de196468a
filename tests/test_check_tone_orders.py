"""Orders in odd forms, and orders as requests."""

from __future__ import annotations

import pytest

from assistant.check_tone import check_tone
from assistant.check_tone.requests import as_request, odd_order
from assistant.library import library

RESET, MENTION = library().methods["reset"], library().methods["mention"]
OPENING = (
    "Thank you for the time, Ines. On Monday the list came at nine, and I'd like to hear how it was for you. "
)


def failed(text, method=RESET):
    return [f for f in check_tone(text, method, ()) if f.verdict == "fail"]


@pytest.mark.parametrize(
    ("order", "request_"),
    [
        (
            "Don't let the trolley go missing again.",
            "Could we make sure the trolley doesn't go missing again?",
        ),
        ("Don’t call my cooks on their day off.", "Could you please not call my cooks on their day off?"),
        ("Never park in front of the kiln.", "Could you please not park in front of the kiln?"),
        ("Ines, do not touch the big oven.", "Ines, could you please not touch the big oven?"),
        ("And stop borrowing my electricians.", "Could you please stop borrowing my electricians?"),
        (
            "Next time ring the porter before you come.",
            "Could you ring the porter before you come next time?",
        ),
        ("From now on copy both of us.", "Could you copy both of us from now on?"),
        (
            "In future, don't move the crane at night.",
            "Could you please not move the crane at night in future?",
        ),
        ("No more changes after Friday.", "Could we have no more changes after Friday?"),
    ],
)
def test_an_odd_order_is_found_and_offered_as_a_request(order, request_):
    (finding,) = failed(OPENING + order)
    assert (finding.check, finding.sentence, finding.replacement) == ("threats", order, request_)
    assert failed(OPENING + request_) == []


@pytest.mark.parametrize(
    "said",
    [
        "Don't worry about the van.",
        "Please don't use the side door.",
        "Don't know what came over me.",
        "Don't let it bother you.",
        "Don't answer today, take the week.",
        "Never heard of it.",
        "Never mind the rest.",
        "No more than three of them came.",
        "No more flour was left.",
        "Next time the boat was early.",
        "Next time we could meet at the gate.",
        "In future I will ring you first.",
        "Stop by at noon.",
        "Don't you find it loud in here?",
    ],
)
def test_what_only_looks_like_an_order_is_left_alone(said):
    assert not odd_order(said)
    assert failed(OPENING + said) == []


@pytest.mark.parametrize(
    ("order", "request_"),
    [
        ("Bring the keys back by six.", "Could you bring the keys back by six?"),
        ("You need to count the crates.", "Could you count the crates?"),
        ("This really has to stop.", "I would like this to stop."),
        ("Get your act together.", ""),
        ("Grow up.", ""),
        ("Bring the keys or else.", ""),
        ("Bring the keys, and we will see.", ""),
        ("The keys were lost.", ""),
        ("Report came late again.", ""),
        ("Could you bring the keys?", ""),
    ],
)
def test_an_order_becomes_a_request_where_that_is_kinder(order, request_):
    assert as_request(order) == request_


def test_an_order_that_cannot_be_asked_is_left_out():
    (finding,) = failed(OPENING + "Stop calling my people after ten, and answer your mails.")
    assert finding.check == "threats"
    assert finding.sentence
    assert "answer" not in finding.replacement


def test_in_a_mention_an_odd_order_is_something_asked():
    for said in ("No more changes after Friday.", "Don't let the trolley go missing again."):
        (finding,) = failed("On Monday the list came at nine. " + said, MENTION)
        assert (finding.check, finding.replacement) == ("asks-nothing", "")


def test_words_that_somebody_said_are_no_order():
    assert failed(OPENING + "“Stop calling my people”, you wrote on Tuesday.") == []
