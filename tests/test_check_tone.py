"""Tone checks: what they find, what they leave alone, and the wordings they offer."""

from dataclasses import dataclass

import pytest

from assistant.built_in.drafter import compose
from assistant.built_in.facts import read_facts
from assistant.check_draft import complaints_about
from assistant.check_text import check_text
from assistant.check_tone import CHECKS, check_tone, classifier, is_doubt
from assistant.errors import RetrievalError
from assistant.library import library
from assistant.schemas import Draft, Peer, Person, Sentence, Situation, Yours
from assistant.sentences import split_sentences
from assistant.tone import score, tone_of_sentence
from evals.tone.hard import OWN, named_in, of_half, read_hard, words_of

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
    assert failed(text, scores=quiet) == failed(text, scores=()) == []
    (finding,) = failed(text, scores=[*quiet[:-1], Scores(uncivil=0.99, blame=0.7)])
    assert finding.check == "contempt"
    assert finding.span in text
    assert failed(text, scores=[*quiet[:-1], Scores(uncivil=0.99)]) == []


def test_the_classifier_is_asked_where_no_rule_speaks_and_says_so_as_a_doubt():
    said = "For a lead you are remarkably uninterested in what your own service does."
    assert failed(OPENING + said, scores=()) == []
    (finding,) = failed(OPENING + said)
    assert finding.check == "blame-and-labels"
    assert finding.span == said.rstrip(".")
    assert is_doubt(finding)
    assert "may sound" in finding.reason
    assert finding.advice in library().advice
    assert finding.suggestion


def test_a_rule_is_no_doubt_and_goes_before_the_classifier():
    (finding,) = failed(OPENING + "You are unreliable.")
    assert not is_doubt(finding)


def test_what_the_classifier_hears_shows_in_the_profile():
    text = OPENING + "Somehow your lists from upstairs find their own way."
    blamed = [Scores()] * (len(split_sentences(text)) - 1) + [Scores(blame=0.99)]
    heard, unheard = ({f.check: f.score for f in check_tone(text, RESET, s)} for s in (blamed, ()))
    assert (unheard["blame-and-labels"], unheard["respect"]) == (1.0, 1.0)
    assert heard["blame-and-labels"] < 1.0
    assert heard["respect"] < 1.0
    assert heard.keys() == unheard.keys()


def test_the_first_clauses_are_offered_where_they_sound_well_alone(monkeypatch):
    harsh = Scores(blame=0.99)
    monkeypatch.setattr(
        classifier, "tone_of_sentence", lambda said: harsh if "shrugged" in said else Scores()
    )
    said = "The lists came at nine, and your office shrugged."
    (finding,) = failed(OPENING + said)
    assert (finding.span, finding.sentence, finding.replacement) == (
        "and your office shrugged",
        said,
        "The lists came at nine.",
    )
    monkeypatch.setattr(classifier, "tone_of_sentence", lambda _: harsh)
    assert all(not f.sentence for f in failed(said))


@pytest.mark.parametrize(
    "said",
    [
        "I'm sorry about what I said to you.",
        "Thank you for what you did.",
        "You told her “nobody upstairs reads your lists” at nine.",
        "We only write e-mails since then.",
    ],
)
def test_words_that_thank_or_own_or_quote_are_spared(said, monkeypatch):
    monkeypatch.setattr(classifier, "tone_of_sentence", lambda _: Scores(blame=0.99, uncivil=0.99))
    assert not any(is_doubt(f) for f in failed(said))
    assert any(is_doubt(f) for f in failed("You come by at nine."))


def test_only_sentences_that_are_new_are_read(monkeypatch):
    read = []
    whole = score.score_tone
    monkeypatch.setattr(score, "score_tone", lambda texts: read.extend(texts) or whole(texts))
    tone_of_sentence.cache_clear()
    text = OPENING + "The doors were open. We began at ten."
    check_tone(text, RESET)
    assert set(read) <= set(split_sentences(text))
    assert "The doors were open." in read
    read.clear()
    check_tone(text.replace("open", "shut"), RESET)
    assert read == ["The doors were shut."]


def test_without_the_classifier_the_rules_speak_and_it_is_said(monkeypatch):
    def broken(_):
        raise RetrievalError("Expected the model, found none. Install it again.")

    monkeypatch.setattr(classifier, "tone_of_sentence", broken)
    found = check_tone(OPENING + "You are unreliable.", RESET)
    assert [f.check for f in found if f.verdict == "fail"] == ["blame-and-labels"]
    (unscored,) = [f for f in found if f.verdict == "unscored"]
    assert "Install it again" in unscored.reason
    assert unscored.score is None


def test_any_text_is_read_by_the_classifier_too():
    text = OPENING + "For a lead you are remarkably uninterested in what your own service does."
    assert any(is_doubt(f) for f in check_text(text, "reset"))


def test_a_models_draft_is_refused_for_its_own_words_and_not_for_the_leaders():
    harsh = "For a lead you are remarkably uninterested in what your own service does."
    told = Situation(
        me=Person(name="Dana"), peer=Peer(name="Ines"), happened=("On Monday she sent the list at nine.",)
    )
    draft = Draft(method="reset", sentences=(Sentence(text=harsh, origins=(Yours(field="raw"),)),))

    def doubted(situation):
        complaints = complaints_about(
            draft, situation, RESET, library().advice, read_facts(situation, most=3)
        )
        return any("may sound" in complaint for complaint in complaints)

    assert doubted(told)
    assert not doubted(told.model_copy(update={"raw": harsh.replace("remarkably ", "")}))


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


def test_the_hard_sentences_are_split_by_voice_and_balanced():
    rows = read_hard()
    halves = {half: {row.voice for row in rows if row.half == half} for half in ("tuning", "measuring")}
    assert not halves["tuning"] & halves["measuring"]
    assert len(rows) >= 400
    assert 0.45 < sum(row.fault for row in rows) / len(rows) < 0.55
    assert {row.kind for row in rows} == set(OWN)
    assert len({row.id for row in rows}) == len({words_of(row.text) for row in rows}) == len(rows)
    assert all(row.voice == f"h{int(row.voice[1:]):02}" for row in rows)


def test_rules_hold_on_the_hard_sentences_they_were_written_on():
    rows = of_half("tuning")
    found = [bool(named_in(row, "rules")) for row in rows]
    faults = [hit for row, hit in zip(rows, found, strict=True) if row.fault]
    near = [hit for row, hit in zip(rows, found, strict=True) if not row.fault]
    assert sum(faults) / len(faults) > 0.8
    assert sum(near) / len(near) <= 0.02
