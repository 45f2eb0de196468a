"""The built-in drafter on our own cases, and the promises that every draft keeps."""

import re

import pytest

from assistant.built_in import compose
from assistant.built_in.phrases import stock
from assistant.check_faithfulness import check_faithfulness
from assistant.check_tone import check_tone
from assistant.library import library
from assistant.observable import observe
from assistant.schemas import Cited, Peer, Person, Situation, Yours
from assistant.tidy import tidy
from evals.cases import read_cases

# The cases that the drafter was made with, by kind; those that came later belong to the evaluation.
CASES = [case for case in read_cases() if re.fullmatch(r"s\d\d|[a-z-]+-\d", case.id)]
KINDS = [
    (case, kind)
    for case in CASES
    for kind in ([case.situation.kind] if case.situation.kind != "auto" else ["reset", "mention"])
]
DRAFTED = [(case, kind) for case, kind in KINDS if case.expect.status == "drafted"]
APOLOGY = re.compile(r"\b(?:sorry|apologi[sz]e|apology)\b", re.IGNORECASE)


def name(value):
    return value.id if hasattr(value, "id") else str(value)


def made(case, kind, version=0):
    return compose(case.situation, library().methods[kind], version)


def test_there_are_enough_cases():
    assert len(CASES) >= 40
    assert sum(c.expect.status == "asks" for c in CASES) >= 4


@pytest.mark.parametrize(("case", "kind"), KINDS, ids=name)
def test_it_drafts_or_asks_as_expected(case, kind):
    composed = made(case, kind)
    assert ("drafted" if composed.draft else "asks") == case.expect.status
    if composed.draft is None:
        assert composed.questions
        if kind in {"reset", "mention"}:
            assert any("see or hear" in q for q in composed.questions)


@pytest.mark.parametrize(("case", "kind"), DRAFTED, ids=name)
@pytest.mark.parametrize("version", [0, 1, 2])
def test_every_draft_keeps_the_promises(case, kind, version):
    draft = made(case, kind, version).draft
    method = library().methods[kind]
    assert [
        f for f in check_faithfulness(draft, case.situation, library().advice) if f.verdict == "fail"
    ] == []
    for sentence in draft.sentences:
        assert sentence.origins
        assert sentence.text[0].isupper() or not sentence.text[0].isalpha()
        assert sentence.text.rstrip("\"”'")[-1] in ".!?"
        for origin in sentence.origins:
            if isinstance(origin, Yours):
                assert getattr(case.situation, origin.field)
            if isinstance(origin, Cited):
                assert kind in library().advice[origin.advice].methods
    if not case.situation.my_part:
        assert not APOLOGY.search(draft.text)
    if kind == "mention":
        assert len(draft.sentences) <= 2
        failed = [f.check for f in check_tone(draft.text, method) if f.verdict == "fail"]
        assert "asks-nothing" not in failed
        assert "length" not in failed


@pytest.mark.parametrize(("case", "kind"), [(c, k) for c, k in DRAFTED if k == "reset"], ids=name)
def test_what_must_be_held_is_held(case, kind):
    text = made(case, kind).draft.text.lower()
    notices = " ".join(made(case, kind).notices).lower()
    for held in case.expect.holds:
        assert held.lower() in text or held.lower() in notices


@pytest.mark.parametrize(("case", "kind"), DRAFTED[:12], ids=name)
def test_versions_are_the_same_for_a_seed_and_differ_for_the_next(case, kind):
    assert made(case, kind, 4) == made(case, kind, 4)
    texts = {made(case, kind, v).draft.text for v in range(3)}
    assert len(texts) == 3


STOCK = [
    (m, p.text)
    for m in ("reset", "mention")
    for forms in stock(m).values()
    for ps in forms.values()
    for p in ps
]


@pytest.mark.parametrize(("method", "phrase"), STOCK)
def test_the_stock_passes_its_own_checks(method, phrase):
    text = re.sub(r"\{(?:own|sentence|fact|fact_lower)\}", "We met on Monday", phrase)
    text = re.sub(
        r"\{(?:thing|clause)\}", "we met on Monday", re.sub(r"\{(?:wish|hope)\}", "to meet", text)
    ).replace("{peer}", "Ines")
    failed = [f for f in check_tone(text, library().methods[method]) if f.verdict == "fail"]
    assert [(f.check, f.span) for f in failed] == []


def test_every_phrase_cites_advice_for_its_method():
    for method in ("reset", "mention"):
        cited = {a for forms in stock(method).values() for ps in forms.values() for p in ps for a in p.advice}
        assert all(method in library().advice[a].methods for a in cited)


def reset(**fields):
    situation = Situation(
        me=Person(name="Dana"), peer=Peer(name="Ines"), **{"happened": ["she left at 9 on Monday"], **fields}
    )
    return compose(situation, library().methods["reset"])


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("plan launches together", "us to plan launches together."),
        ("to know about outages first", "to know about outages first."),
        ("a fresh start", "a fresh start."),
        ("that she tells me first", "you tell me first."),
        ("I want us to talk", "I want us to talk."),
        ("us deciding together", "us to decide together."),
        ("be treated as equals", "us to be treated as equals."),
        ("understanding why", "to understand why."),
        ("her to cc me on changes", "you to cc me on changes."),
        ("can we agree on a rule?", "us to agree on a rule."),
        ("hoping for a calmer spring", "I'm hoping for a calmer spring."),
        ("end of the cold war", "the end of the cold war."),
        (
            "A heads-up before a hold goes on. And I'd like a coffee with her.",
            "a heads-up before a hold goes on. And I'd like a coffee with you.",
        ),
        ("we meet every week", "we can meet every week."),
    ],
)
def test_wishes_in_every_form(wish, said):
    assert said in reset(wish=wish).draft.text


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("skipped the planning call", "I skipped the planning call"),
        ("I should have called", "I should have called"),
        ("my tone in the meeting", "my tone in the meeting"),
        ("that I went over her head", "I went over your head"),
        ("should've looped her in", "I should've looped you in"),
        ("My mistake was not calling her", "not calling you"),
        ("silent treatment", "the silent treatment"),
        ("I have been avoiding her", "I have been avoiding you"),
        (
            "I could have called her on Monday, but instead I complained to her boss",
            "complained to your boss",
        ),
        ("late with the numbers", "I was late with the numbers"),
        ("not telling her earlier", "not telling you earlier"),
        ("i snapped at her in front of her team", "I snapped at you in front of your team"),
    ],
)
def test_own_part_in_every_form_is_owned(part, said):
    text = reset(my_part=part).draft.text
    assert said in text
    assert APOLOGY.search(text)


@pytest.mark.parametrize(
    "part",
    [
        "",
        "nothing",
        "n/a",
        "not sure what I did",
        "none",
        "nothing, she started it",
        "not much",
        "none that I know of",
        "I did nothing wrong",
    ],
)
def test_no_apology_without_a_part_of_ones_own(part):
    composed = reset(my_part=part)
    assert not APOLOGY.search(composed.draft.text)
    assert any("own part" in q for q in composed.questions)


def test_what_takes_an_apology_back_is_left_out_and_named():
    composed = reset(my_part="I was late with the data, but only because she never sent the form")
    assert "form" not in composed.draft.text
    assert any("never sent the form" in n for n in composed.notices)


def test_judging_extras_are_cut_and_named():
    composed = reset(happened=["she rudely cancelled the review on 3 May"])
    assert "You cancelled the review on 3 May." in composed.draft.text
    assert any("rudely" in n for n in composed.notices)


def test_a_written_channel_is_advised_against():
    assert any("spoken" in n for n in reset(channel="e-mail").notices)


def test_without_names_nothing_odd_is_left():
    situation = Situation(happened=["he left at 9 on Monday"])
    for version in range(6):
        text = compose(situation, library().methods["reset"], version).draft.text
        assert not re.search(r"\{|\}|, \.|^,|  ", text)
        assert text[0].isupper()


@pytest.mark.parametrize(
    ("impact", "said"),
    [
        ("cost us 12k", "That cost us 12k."),
        ("lost a client", "We lost a client."),
        ("felt blindsided", "I felt blindsided."),
        ("3 days of rework", "3 days of rework."),
        ("my team is demoralised", "My team is demoralised."),
        ("My art director handed in her notice", "My art director handed in her notice."),
        ("that nobody wants to work with her team", "Nobody wants to work with your team."),
    ],
)
def test_impacts_in_every_form(impact, said):
    assert said in reset(impact=impact).draft.text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("wish", "stop undermining me"),
        ("wish", "her to apologise"),
        ("impact", "I feel she doesn't respect me"),
    ],
)
def test_a_judgement_or_a_demand_in_any_field_is_asked_about_and_not_said(field, typed):
    composed = reset(**{field: typed})
    assert not any(word in composed.draft.text for word in ("undermin", "apologise", "respect"))
    assert len(composed.questions) >= 2


@pytest.mark.parametrize(
    ("typed", "said", "left"),
    [
        ("he came at 9:20 on Monday and was rude", "You came at 9:20 on Monday.", "was rude"),
        (
            "she rolled her eyes on Monday, which was really childish",
            "You rolled your eyes on Monday.",
            "childish",
        ),
    ],
)
def test_an_act_is_parted_from_its_judgement(typed, said, left):
    composed = reset(happened=[typed])
    assert said in composed.draft.text
    assert any(left in n for n in composed.notices)


@pytest.mark.parametrize(
    "typed", ["she gave a weak presentation on Monday", "He doesn't care about risk", "she is a snake"]
)
def test_a_judgement_is_never_said_as_a_fact(typed):
    assert reset(happened=[typed]).draft is None


def test_reported_speech_is_a_fact():
    assert (
        "you said the numbers were bad"
        in reset(happened=["on Monday she said the numbers were bad"]).draft.text
    )


def test_free_text_gives_the_event_the_own_part_and_the_wish():
    raw = (
        "I run second line since autumn. Last Thursday she told her people that we are slow. "
        "I shouted at her afterwards, which I regret. I think she doesn't respect us. I'd love to have one clean form."
    )
    composed = reset(happened=[], raw=raw)
    text = composed.draft.text
    assert "Last Thursday you told your people that we are slow." in text
    assert "I shouted at you afterwards" in text
    assert "I'd love to have one clean form." in text
    assert "respect" not in text
    assert {o.field for s in composed.draft.sentences for o in s.origins if isinstance(o, Yours)} == {"raw"}


@pytest.mark.parametrize(
    "typed",
    [
        "he was fixing the failing build on Friday",
        "I asked what the finance team wanted on 3 May",
        "you came in and sat at my desk on Friday",
        "he sat 3 hours in my office on Friday",
        "we had 100+ tickets and a U-turn on Friday",
        "on Friday nobody had done the stock count",
        "the failed SAP rollout stopped us on Friday",
    ],
)
def test_plain_words_are_no_shorthand_and_no_oath(typed):
    assert observe(typed).text == tidy(typed) == typed
