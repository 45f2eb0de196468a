"""Kinds of fault that are heard where no rule speaks: the check they come under, what they say, and who is spared."""

from __future__ import annotations

import pytest

from assistant.check_tone import check_tone, classifier, is_doubt
from assistant.check_tone.ears import EARS, KIND_EARS, ORDER_IN_MENTION, REASONS
from assistant.errors import RetrievalError
from assistant.library import library
from assistant.tone import KINDS, KindScores

RESET, MENTION = library().methods["reset"], library().methods["mention"]
OPENING = (
    "Thank you for the time, Ines. On Monday the list came at nine, and I'd like to hear how it was for you. "
)
FACT = "On Monday the list came at nine. "
QUIET = dict.fromkeys(KINDS, 0.0)


def failed(text, method=RESET, scores=None):
    return [f for f in check_tone(text, method, scores) if f.verdict == "fail"]


def hear(monkeypatch, word, **heard):
    """Lets kinds be heard in sentences that hold a word, and nothing else anywhere."""
    monkeypatch.setattr(
        classifier, "kinds_of_sentence", lambda said: KindScores(**QUIET | (heard if word in said else {}))
    )


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("threats", "You will have the figures on my desk by noon."),
        ("absolutes", "There hasn't been a single week when your side kept to the plan."),
        ("contempt", "Sweet that your department has discovered the calendar."),
        ("blame-and-labels", "Your whole team is a bunch of amateurs."),
    ],
)
def test_what_no_rule_names_is_heard_and_said_as_a_doubt(check, said):
    assert failed(OPENING + said, scores=()) == []
    (finding,) = failed(OPENING + said)
    assert finding.check == check
    assert is_doubt(finding)
    assert finding.reason.startswith("This may")
    assert finding.suggestion
    assert finding.advice in library().advice


@pytest.mark.parametrize(
    "said",
    [
        "If the rain goes on we will have to close the yard.",
        "Could you have the figures ready by noon?",
        "I'm sorry that I took your slot.",
        "Your team lead told me that two of them are new.",
        "The client left because the price went up.",
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(said):
    assert failed(OPENING + said) == []


@pytest.mark.parametrize("ear", KIND_EARS, ids=lambda ear: ear.score)
def test_each_kind_speaks_in_its_check_from_its_floor_on(ear, monkeypatch):
    said = "You come by with the blue cart at nine."
    hear(monkeypatch, "cart", **{ear.score: ear.floor})
    (finding,) = failed(OPENING + said)
    assert (finding.check, finding.reason) == (ear.check, ear.reason)
    hear(monkeypatch, "cart", **{ear.score: ear.floor - 0.01})
    assert failed(OPENING + said) == []


def test_of_several_kinds_the_one_nearest_to_certain_speaks(monkeypatch):
    said = OPENING + "You come by with the blue cart at nine."
    hear(monkeypatch, "cart", label=0.6, non_apology=0.99)
    assert [f.check for f in failed(said)] == ["apology"]
    hear(monkeypatch, "cart", label=0.97, non_apology=0.96)
    assert [f.check for f in failed(said)] == ["blame-and-labels"]


def test_in_a_mention_an_order_that_is_heard_is_something_asked(monkeypatch):
    said = "You come by with the blue cart at nine."
    hear(monkeypatch, "cart", order=0.99)
    (finding,) = failed(FACT + said, MENTION)
    assert (finding.check, finding.reason) == ("asks-nothing", ORDER_IN_MENTION.reason)
    assert is_doubt(finding)


def test_an_order_that_is_heard_is_offered_as_a_request():
    said = "You will have the figures on my desk by noon."
    (finding,) = failed(OPENING + said)
    assert (finding.sentence, finding.replacement) == (said, "Could you have the figures on my desk by noon?")


def test_no_request_is_offered_that_sounds_bad_itself(monkeypatch):
    hear(monkeypatch, "figures", order=0.99)
    assert all(not f.sentence for f in failed(OPENING + "You will have the figures on my desk by noon."))


def test_clauses_that_sound_well_alone_are_offered(monkeypatch):
    said = "The lists came at nine, and your office rolled its cart away."
    hear(monkeypatch, "cart", contempt=0.99)
    (finding,) = failed(OPENING + said)
    assert (finding.span, finding.replacement) == ("and your office rolled its cart away", "The lists came at nine.")  # fmt: skip


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("We take the blue cart to the yard.", {"threat", "order", "non_apology"}),
        ("I am sorry about your cart.", {"non_apology"}),
        ("You told her “nobody upstairs needs a cart from you” at nine.", set()),
    ],
)
def test_who_speaks_of_us_alone_or_says_sorry_or_quotes_is_spared_of_most_kinds(said, kinds, monkeypatch):
    heard = set()
    for kind in KINDS:
        hear(monkeypatch, "cart", **{kind: 0.9999})
        heard |= {kind for f in failed(OPENING + said) if is_doubt(f)}
    assert heard == kinds


def test_a_rule_goes_before_a_kind(monkeypatch):
    hear(monkeypatch, "unreliable", threat=0.99)
    (finding,) = failed(OPENING + "You are unreliable.")
    assert finding.check == "blame-and-labels"
    assert not is_doubt(finding)


def test_scores_that_are_given_stand_alone(monkeypatch):
    def asked(_):
        raise AssertionError("Nobody was to be asked.")

    monkeypatch.setattr(classifier, "kinds_of_sentence", asked)
    monkeypatch.setattr(classifier, "tone_of_sentence", asked)
    assert failed(OPENING + "You come by with the blue cart at nine.", scores=()) == []


def test_without_the_weights_the_rules_speak_and_it_is_said(monkeypatch):
    def broken(_):
        raise RetrievalError("Expected the weights, found none. Install it again.")

    monkeypatch.setattr(classifier, "kinds_of_sentence", broken)
    found = check_tone(OPENING + "You are unreliable.", RESET)
    assert [f.check for f in found if f.verdict == "fail"] == ["blame-and-labels"]
    assert [f.reason for f in found if f.verdict == "unscored"] == [
        "Expected the weights, found none. Install it again."
    ]


def test_every_ear_has_a_reason_of_its_own():
    ears = (*EARS, *KIND_EARS, ORDER_IN_MENTION)
    assert len(REASONS) == len(ears)
    assert {ear.score for ear in KIND_EARS} == set(KINDS)
