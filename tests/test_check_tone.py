"""Tone checks: what they find, what they leave alone, and the wordings they offer."""

from dataclasses import dataclass

import pytest

from assistant.built_in.drafter import compose
from assistant.check_tone import CHECKS, check_tone
from assistant.library import library
from assistant.schemas import Peer, Person, Situation
from assistant.sentences import split_sentences

RESET, MENTION = library().methods["reset"], library().methods["mention"]
OPENING = (
    "Thank you for the time, Ines. On Monday the list came at nine, and I'd like to hear how it was for you. "
)
FACT = "On Monday the list came at nine. "


@dataclass(frozen=True)
class Scores:
    blame: float = 0.0
    judgement: float = 0.0
    uncivil: float = 0.0


def failed(text, method=RESET, scores=None):
    return [f for f in check_tone(text, method, scores) if f.verdict == "fail"]


def accepted(text, finding):
    """The text after the finding's wording was taken over."""
    return " ".join(text.replace(finding.sentence, finding.replacement, 1).split())


@pytest.mark.parametrize(
    ("check", "span", "text"),
    [
        ("blame-and-labels", "You are unreliable", "You are unreliable."),
        ("blame-and-labels", "your fault", "It was all your fault."),
        ("blame-and-labels", "You let us down", "You let us down."),
        ("blame-and-labels", "You should have told", "You should have told me."),
        ("blame-and-labels", "You are not a team", "You are not a team player."),
        ("judgement", "unprofessional", "The handover was unprofessional."),
        ("judgement", "rudely", "You rudely hung up on her."),
        ("absolutes", "You always", "You always cancel our reviews."),
        ("absolutes", "all the time", "You cancel our reviews all the time."),
        ("absolutes", "You keep interrupting", "You keep interrupting me."),
        ("mind-reading", "You obviously wanted to make", "You obviously wanted to make me look small."),
        ("mind-reading", "on purpose", "You left the page out on purpose."),
        ("threats", "You need to", "You need to send it by Friday."),
        ("threats", "or else", "Send it by Friday or else."),
        ("contempt", "Thanks for nothing", "Thanks for nothing."),
        ("contempt", "How nice of you", "How nice of you to finally join us."),
        ("apology", "if you were hurt", "I'm sorry if you were hurt."),
        ("apology", "but you started it", "I'm sorry, but you started it."),
        ("apology", "Mistakes were made", "Mistakes were made."),
    ],
)
def test_found_with_words_as_they_stand_reason_and_advice(check, span, text):
    whole = OPENING + text
    finding = next(f for f in failed(whole) if f.check == check)
    assert span in finding.span or finding.span in span
    assert finding.span in whole
    assert finding.reason
    assert finding.suggestion
    assert finding.advice in library().advice
    assert 0 <= finding.score < 1


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("asks-nothing", "Could you check it?"),
        ("asks-nothing", "I'm sure it won't happen again."),
        ("asks-nothing", "You might want to put a check in."),
        ("asks-nothing", "I'd be grateful for an explanation."),
        ("asks-nothing", "Let me know what happened."),
        ("one-thing", "Also, the lights were left on."),
        ("one-thing", "Your deputy skipped the briefing."),
        ("length", "I noticed it. That's all."),
    ],
)
def test_what_does_not_belong_in_a_mention(check, text):
    assert check in {f.check for f in failed(FACT + text, MENTION)}


@pytest.mark.parametrize(
    "text",
    [
        "You always help me out.",
        "I never called you back.",
        "Never mind the minutes.",
        "Nobody was hurt.",
        "You told her “you never listen” in the meeting.",
        "I was rude to you on the phone.",
        "That was rude of me.",
        "I told myself you didn't care, and I never asked.",
        "It was a difficult quarter for both of us.",
        "I'm sorry to hear that your deputy is ill.",
        "I'm sorry I shouted.",
        "I don't want to blame you.",
        "You don't need to answer now.",
        "Take the time you need to think it over.",
        "If we can't settle it today, that's all right.",
        "You said the plan was stupid.",
        "You never answered the mail I sent on 4 May.",
        "I gave you the number on the phone and never sent the sheet.",
        "Did you always plan it like that?",
    ],
)
def test_near_misses_are_left_alone(text):
    assert failed(OPENING + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I noticed it, that's all.",
        "I wanted you to hear it from me.",
        "There's nothing you have to do about it.",
        "I'd rather say it while it is small.",
        "No answer needed.",
    ],
)
def test_words_that_keep_a_mention_small_are_left_alone(text):
    assert failed(FACT + text, MENTION) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("You always cancel our reviews.", "You cancel our reviews."),
        ("You never told me.", "You didn't tell me."),
        ("You need to send it by Friday.", "Could you send it by Friday?"),
        ("I'm sorry if you were hurt.", "I'm sorry."),
        ("I raised my voice, and I'm sorry if that upset you.", "I raised my voice, and I'm sorry."),
        ("I'm sorry, but you started it.", "I'm sorry."),
        ("Mistakes were made.", "I made mistakes."),
        ("You rudely hung up on her.", "You hung up on her."),
        ("You left the page out on purpose.", "You left the page out."),
        ("You are unreliable.", ""),
        ("Thanks for nothing.", ""),
        ("I waited an hour, because you couldn't be bothered to ring.", "I waited an hour."),
        ("If it happens again, I'll go to the director.", ""),
    ],
)
def test_the_wording_offered_mends_it(text, wanted):
    whole = OPENING + text
    finding = failed(whole)[0]
    assert (finding.sentence, finding.replacement) == (text, wanted)
    assert failed(accepted(whole, finding)) == []


def test_the_only_sentence_is_never_taken_out():
    for text in ("You are unreliable.", "Thanks for nothing."):
        assert all(not f.sentence for f in failed(text))


def test_a_request_in_a_mention_is_taken_out():
    text = FACT + "Could you look into it?"
    (finding,) = failed(text, MENTION)
    assert accepted(text, finding) == FACT.strip()


@pytest.mark.parametrize("method", sorted(library().methods))
def test_every_check_gives_a_finding_for_the_profile(method):
    chosen = library().methods[method]
    found = {f.check for f in check_tone(OPENING, chosen)}
    conditional = {"one-thing", "asks-nothing"}
    assert set(CHECKS) - conditional <= found <= set(CHECKS)
    assert all(f.score is not None and 0 <= f.score <= 1 for f in check_tone(OPENING, chosen))


def test_reading_ease_fails_for_a_thicket_and_passes_plain_words():
    thicket = (
        "Notwithstanding organisational interdependencies, comprehensive prioritisation considerations necessitate "
        "the immediate operationalisation of interdepartmental communication infrastructure, irrespective of "
        "individually experienced administrative inconveniences or dissatisfaction regarding responsibilities."
    )
    assert "reading-ease" in {f.check for f in failed(thicket + " " + thicket)}
    assert "reading-ease" not in {f.check for f in failed(OPENING * 4)}


def test_a_reset_without_room_for_the_other_is_not_open():
    text = "Thank you, Ines. On Monday the list came at nine. I waited in the hall. I rang your desk."
    assert "open" in {f.check for f in failed(text)}
    assert "open" not in {f.check for f in failed(text + " How was it for you?")}


def test_scores_find_what_no_rule_names_and_leave_the_rest():
    text = OPENING + "Somehow your lists from upstairs find their own way."
    n = len(split_sentences(text))
    quiet = [Scores()] * n
    assert failed(text, scores=quiet) == failed(text) == []
    (finding,) = failed(text, scores=[*quiet[:-1], Scores(uncivil=0.99)])
    assert finding.check == "contempt"
    assert finding.span in text


def test_as_many_scores_as_sentences():
    with pytest.raises(ValueError, match="Expected 2 scores"):
        check_tone(OPENING, RESET, [Scores()])


def test_curly_quotes_keep_the_span_as_it_stands():
    text = OPENING + "You’re impossible."
    assert [f.span for f in failed(text)] == ["You’re impossible"]


def test_no_text_passes():
    assert failed("") == []


def test_the_built_in_drafter_passes_its_own_checks():
    situation = Situation(
        me=Person(name="Dana"), peer=Peer(name="Ines"), happened=("On Monday she sent the list at nine.",),
        my_part="I did not say that we start at eight", wish="one list for both of us",
    )  # fmt: skip
    for version in range(8):
        for method in (RESET, MENTION):
            draft = compose(situation, method, version).draft
            assert failed(draft.text, method) == []
