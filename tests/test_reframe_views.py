"""A judgement becomes the speaker's own view. No feeling, thought or fact is put into their mouth."""

from __future__ import annotations

import re

import pytest

from assistant.reframe import STYLE_IDS, reframe
from assistant.reframe.operations.blame import own_the_blame
from assistant.reframe.operations.common import Context
from assistant.schemas import Limits

FEELINGS = re.compile(
    r"(?i)\b(?:feel|felt|hard (?:for|to)|hurt|sad|worr(?:y|ies|ied)|hope[ds]?|love|afraid|upset|hard)\b"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("It's ridiculous!", "To me it's a problem."),
        ("This is unacceptable and must end today.", "To me this is a problem and must end today."),
        ("It is unacceptable that the ferry left without 6 of our guests.", "To me it's a problem that the ferry left without 6 of our guests."),
        ("The new seating plan is unfair.", "To me the new seating plan is unfair."),
        ("Your invoice list was sloppy.", "I think your invoice list could have been better."),
        ("Your tone in the call was condescending.", "To me your tone in the call was sharp."),
        ("You were rude to Pia on Tuesday.", "I think you could have been more polite to Pia on Tuesday."),
        ("You are careless and lazy.", "I think you could be more careful and more active."),
        ("You were cold and you left at nine.", "I think you could have been warmer and you left at nine."),
        ("It's frustrating to wait.", "It frustrates me to wait."),
        ("It is disappointing that you left.", "I'm disappointed that you left."),
        ("I am furious that you moved the buoys.", "I'm upset that you moved the buoys."),
    ],
)  # fmt: skip
def test_a_judgement_becomes_a_view_and_a_told_feeling_stays_one(text, says):
    out = reframe(text, "warm").text.removeprefix("May I share something with you? ")
    assert re.sub(r" (?:How do you see it|How does it look from your side)\?$", "", out) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("You ignored me in the panel.", "As I see it, you ignored me in the panel."),
        ("The board met and you bypassed me.", "The board met and as I see it, you bypassed me."),
        ("You let us down.", "As I see it, you let us down."),
        ("You don't care about the deadlines.", "To me it looks as if you don't care about the deadlines."),
        ("You clearly wanted to embarrass me.", "To me it looked as if you wanted to embarrass me."),
        ("This is your fault.", "I hold you responsible for this."),
        ("You made me look a fool on stage.", "I looked a fool on stage."),
    ],
)  # fmt: skip
def test_what_is_laid_at_somebodys_door_is_said_as_a_view(text, says):
    context = Context(style="warm", situation=None, kind=None, limits=Limits())
    assert says in [edit.text for edit in own_the_blame(text, context)]


@pytest.mark.parametrize("style", STYLE_IDS)
@pytest.mark.parametrize(
    "text",
    [
        "It's ridiculous! You had six weeks for the rota.",
        "Your handover notes are a mess. You bypassed me twice.",
        "You were selfish on Monday. If you don't return the drill, I'll tell the union.",
        "Come to my office at 4. That was a disgrace.",
        "You never listen. You are useless. The whole thing is your fault.",
        "We expect professionalism. The stairs must be salted by 6.",
    ],
)
def test_no_feeling_is_added_where_none_was_told(text, style):
    assert not FEELINGS.search(text)
    assert not FEELINGS.search(reframe(text, style).text)


def test_what_was_owned_already_is_not_owned_twice():
    text = "I feel like you don't trust me with the till."
    assert "looks as if" not in reframe(text, "analytical").text


def test_a_label_without_a_plain_word_stays_and_is_asked_about():
    out = reframe("You are a liar. On 3 May the float was short.", "warm")
    assert "liar" in out.text
    assert any("“liar” is a judgement" in q for q in out.questions)


def test_a_judgement_that_went_is_asked_about():
    assert any("judgement" in q for q in reframe("The roster is a joke.", "warm").questions)


@pytest.mark.parametrize(
    ("style", "text", "says"),
    [
        ("analytical", "There's a lot of errors in row 7.", "There are a lot of errors in row 7."),
        ("analytical", "There's three of us and there's no key.", "There are three of us and there is no key."),
        ("analytical", "It'd be good. We'd already printed it.", "It would be good. We had already printed it."),
        ("warm", "I would like to kindly propose a date.", "I'd like to kindly propose a date."),
        ("expressive", "I'd like to see a plan.", "I'd like to see a plan."),
        ("direct", "So. Where to begin. The pump broke on 3 May.", "The pump broke on 3 May."),
        ("direct", "Quick update. The audit moved to the 9th.", "The audit moved to the 9th."),
        ("direct", "The lift failed twice on Monday, which cost us the whole afternoon.", "The lift failed twice on Monday. That cost us the whole afternoon."),
        ("direct", "Each time my two fitters sit and wait, so I'd appreciate if you could ring the depot.", "Please ring the depot. Each time my two fitters sit and wait."),
        ("expressive", "It would be good if we could share one calendar.", "Let's share one calendar!"),
        ("expressive", "I would like to propose a meeting on Monday.", "How about a meeting on Monday?"),
        ("expressive", "However, the till was closed without my knowledge.", "But the till was closed without me knowing."),
        ("direct", "Look at the log before you write.", "Please look at the log before you write."),
        ("direct", "You let us down on Monday.", "As I see it, you let us down on Monday."),
        ("direct", "please send it. we wait since monday.", "please send it. we wait since monday."),
    ],
)  # fmt: skip
def test_the_grammar_holds(style, text, says):
    out = reframe(text, style).text
    assert (
        re.sub(
            r" (?:What ideas do you have|What would you add|What's your take|What do you make of it)\?$",
            "",
            out,
        )
        == says
    )


def test_a_call_is_no_cheer_where_something_went_wrong():
    out = reframe("We need to talk. It can't go on like this.", "expressive").text
    assert "!" not in out


def test_a_wish_may_open_for_a_warm_listener_and_a_request_may_not():
    wish = "I want to start over with you. Since April we have not spoken."
    assert reframe(wish, "warm", kind="reset").text.startswith("I want to start over")
    order = "Send me the plan. On 3 May the plan was late."
    assert reframe(order, "warm").text.index("3 May") < reframe(order, "warm").text.index("send me")


def test_a_mention_that_says_it_is_small_does_not_say_so_twice():
    text = "Just a small thing, the printer was out of paper on Monday. I wanted to mention it while it is small."
    for style in STYLE_IDS:
        out = reframe(text, style, kind="mention").text
        assert out.lower().count("small") == 2
        assert out.startswith("Just a small thing")


def test_a_sign_off_of_kisses_is_left_alone():
    out = reframe("Hey Jess,\n\nQuick update. The stall is booked for 3 May.\n\nxx Mo", "direct").text
    assert out.endswith("\n\nxx Mo")


def test_after_a_name_a_sentence_goes_on_in_small_letters():
    out = reframe("Grainne, you told the crew on Saturday that the run is off.", "analytical").text
    assert out.startswith("Grainne, on Saturday you told")


def test_nothing_is_added_behind_words_without_a_mark():
    out = reframe("you sent the van away on monday. also the slot is mine", "warm").text
    assert out.endswith("also the slot is mine")


def test_a_wish_that_is_wrapped_twice_is_unwrapped():
    out = reframe("I was wondering whether it might be possible to maybe move the drill.", "direct").text
    assert out == "Please move the drill."
