"""The built-in drafter on our own cases, and the promises that every draft keeps."""

import re

import pytest

from assistant.built_in import compose
from assistant.built_in.phrases import stock
from assistant.check_faithfulness import check_faithfulness
from assistant.check_tone import check_tone
from assistant.library import library
from assistant.schemas import Cited, Peer, Person, Situation, Yours
from evals.cases import read_cases

CASES = read_cases()
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
        ("plan launches together", "I would like us to plan launches together."),
        ("to know about outages first", "I would like to know about outages first."),
        ("a fresh start", "a fresh start."),
        ("that she tells me first", "you tell me first."),
        ("I want us to talk", "I want us to talk."),
        ("we meet every week", "we meet every week."),
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
        ("late with the numbers", "I was late with the numbers"),
        ("not telling her earlier", "not telling you earlier"),
        ("i snapped at her in front of her team", "I snapped at you in front of your team"),
    ],
)
def test_own_part_in_every_form_is_owned(part, said):
    text = reset(my_part=part).draft.text
    assert said in text
    assert APOLOGY.search(text)


@pytest.mark.parametrize("part", ["", "nothing", "n/a", "not sure what I did", "none", "I did nothing wrong"])
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
