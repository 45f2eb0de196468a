"""The first checks: what they catch and what they leave alone."""

import pytest

from assistant.check_faithfulness import check_faithfulness, invented_particulars
from assistant.check_faithfulness.claims import turned
from assistant.check_faithfulness.steps import check_steps
from assistant.check_tone import check_tone
from assistant.library import library
from assistant.schemas import Cited, Draft, Glue, Peer, Person, Sentence, Situation, Yours

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


YARD = Situation(
    me=Person(name="Oonagh"),
    peer=Peer(name="Declan Roche"),
    happened=(
        "Declan sent two patients up on Friday in the middle of handover",
        "his clerk may have lost the list",
        "he signed the form before the doctor had seen it",
    ),
    my_part="shouted at his porter",
)


@pytest.mark.parametrize(
    "text",
    [
        "I sent two patients up on Friday.",
        "On Friday two patients were sent up by my porter.",
        "Your porter shouted at me.",
        "You did not send two patients up on Friday.",
        "Nobody sent two patients up on Friday.",
        "You send two patients up on Fridays.",
        "Your clerk lost the list.",
        "You signed the form after the doctor had seen it.",
        "You sent two patients up on Friday without a reason.",
        "You always sent patients up in the middle of handover.",
    ],
)
def test_what_was_told_otherwise_is_named(text):
    assert turned(text, YARD) is not None


@pytest.mark.parametrize(
    "text",
    [
        "You sent two patients up on Friday.",
        "On Friday two patients were sent up in the middle of handover.",
        "Declan sent two patients up on Friday.",
        "I shouted at your porter.",
        "Your clerk may have lost the list.",
        "You signed the form before the doctor had seen it.",
        "Did I send two patients up on Friday?",
        "I'd like us to send nobody up on Fridays.",
    ],
)
def test_what_was_told_in_other_words_stands(text):
    assert turned(text, YARD) is None


def test_a_finding_says_what_was_written():
    found = turned("I sent two patients up on Friday.", YARD)
    assert found.words == "I sent two patients up on Friday"
    assert "Declan sent two patients up" in found.why
    assert "you did it" in found.why


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("On Monday you sent two patients up.", "You wrote Friday; the draft says Monday."),
        ("You sent nine patients up.", "You wrote two; the draft says nine."),
        ("You and Bernd sent two patients up.", "You did not name Bernd."),
        ("You said “go away”.", "Nobody says these words in what you told."),
    ],
)
def test_a_strange_particular_is_set_beside_what_was_told(text, reason):
    told = Situation(peer=Peer(name="Declan"), happened=("Declan sent 2 patients up on Friday",))
    draft = Draft(
        method="reset", sentences=(Sentence(text=text, origins=(Yours(field="happened", item=0),)),)
    )
    found = [f for f in check_faithfulness(draft, told, library().advice) if f.check == "particulars"]
    assert [f.reason.replace("wrote 2;", "wrote two;") for f in found] == [reason]


def pasted(*sentences, method="reset"):
    return Draft(
        method=method, sentences=tuple(Sentence(text=s, origins=(Yours(field="raw"),)) for s in sentences)
    )


WHOLE = (
    "Declan, thanks for coming up.",
    "Two patients were sent up on Friday in the middle of handover.",
    "How was it downstairs?",
    "We could each say a number from 1 to 10.",
)


def test_a_pasted_text_with_every_step_passes():
    assert [f.verdict for f in check_steps(pasted(*WHOLE), RESET, YARD)] == ["pass"]


@pytest.mark.parametrize(
    ("gone", "name"),
    [
        (0, "Thank them for the time"),
        (1, "Say what happened"),
        (2, "Ask for their side"),
        (3, "Offer the two numbers"),
    ],
)
def test_a_step_missing_from_a_pasted_text_is_named(gone, name):
    left = [s for n, s in enumerate(WHOLE) if n != gone]
    (finding,) = check_steps(pasted(*left), RESET, YARD)
    assert f"“{name}” is not in it" in finding.reason


@pytest.mark.parametrize("method", library().methods.values(), ids=lambda m: m.id)
def test_every_method_misses_its_steps_in_a_text_about_something_else(method):
    draft = pasted("The roof leaks.", method=method.id)
    required = [s for s in method.steps if s.required and s.spoken]
    assert len([f for f in check_steps(draft, method, YARD) if f.verdict == "fail"]) == len(required)


def credit(text, advice):
    draft = Draft(method="reset", sentences=(Sentence(text=text, origins=(Cited(advice=advice),)),))
    found = check_faithfulness(draft, YARD, library().advice, RESET)
    return [f.reason for f in found if f.check == "credit" and f.verdict == "fail"]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("We could hire a lawyer to draw up a contract.", "chen-rate-one-to-ten"),
        ("We could each say a number from 1 to 10.", "niesen-how-wired"),
        ("Jennifer Davis says we could each say a number from 1 to 10.", "chen-rate-one-to-ten"),
    ],
)
def test_advice_that_nobody_cited_gives_is_named(text, advice):
    assert credit(text, advice)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Shall we both give it a mark out of ten?", "chen-rate-one-to-ten"),
        ("Kexin Chen says we could each say a number from 1 to 10.", "chen-rate-one-to-ten"),
        ("How was it for you down there?", "raymond-ask-without-knowing"),
    ],
)
def test_advice_in_other_words_keeps_its_credit(text, advice):
    assert credit(text, advice) == []
