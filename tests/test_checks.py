"""The first checks: what they catch and what they leave alone."""

import pytest

from assistant.check_faithfulness import check_faithfulness, invented_particulars
from assistant.check_tone import check_tone
from assistant.library import library
from assistant.schemas import Cited, Draft, Glue, Peer, Person, Sentence, Situation

RESET, MENTION = library().methods["reset"], library().methods["mention"]
SITUATION = Situation(
    me=Person(name="Dana"),
    peer=Peer(name="Ines"),
    happened=("On 4 March she told three customers “it ships in June”.",),
)


def failed(text, method=RESET):
    return {f.check: f for f in check_tone(text, method) if f.verdict == "fail"}


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("blame-and-labels", "You are impossible."),
        ("blame-and-labels", "You were so arrogant in that meeting."),
        ("blame-and-labels", "Your laziness cost us a week."),
        ("absolutes", "You always interrupt me."),
        ("absolutes", "You never answer."),
        ("mind-reading", "You don't care about my team."),
        ("mind-reading", "You wanted to embarrass me."),
        ("apology", "I am sorry if you felt left out."),
        ("apology", "I am sorry, but you were late too."),
        ("apology", "Mistakes were made."),
        ("threats", "If you don't stop, I will go to the board."),
    ],
)
def test_caught_with_words_reason_source_and_wording(check, text):
    finding = failed(text)[check]
    assert finding.span.strip(".") in text
    assert finding.reason
    assert finding.suggestion
    assert finding.advice in library().advice


@pytest.mark.parametrize(
    "text",
    [
        "You always help me out.",
        "You were late on Monday.",
        "You said “you are impossible” in the review.",
        "I am sorry that I skipped the call.",
        "The rollout was difficult.",
        "I was impossible last week.",
    ],
)
def test_near_misses_are_left_alone(text):
    assert failed(text) == {}


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("asks-nothing", "The numbers came up twice. Could you check them?"),
        ("asks-nothing", "The numbers came up twice. Please check them next time."),
        ("asks-nothing", "The numbers came up twice. You should check them."),
        ("length", "One. Two. Three."),
        ("length", " ".join(["word"] * 80) + "."),
    ],
)
def test_a_mention_that_asks_or_runs_long(check, text):
    assert check in failed(text, MENTION)


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("On 5 March you told customers.", "5"),
        ("You told five customers.", "five"),
        ("You and Bernd told customers.", "Bernd"),
        ("On Friday you told customers.", "Friday"),
        ("You said “it ships in July”.", "“it ships in July”"),
    ],
)
def test_invented_particulars_are_named(text, strange):
    assert strange in invented_particulars(text, SITUATION)


@pytest.mark.parametrize(
    "text",
    [
        "Ines, on 4 March you told three customers “it ships in June”.",
        "We could each say where we stand, from 1 to 10.",
        "You told 3 customers in March.",
    ],
)
def test_given_particulars_stand(text):
    assert invented_particulars(text, SITUATION) == ()


def test_a_citation_that_does_not_resolve_is_found():
    draft = Draft(
        method="reset", sentences=(Sentence(text="Hello.", origins=(Cited(advice="nobody-said"), Glue())),)
    )
    (finding,) = [f for f in check_faithfulness(draft, SITUATION, library().advice) if f.check == "citations"]
    assert (finding.verdict, finding.span) == ("fail", "nobody-said")
