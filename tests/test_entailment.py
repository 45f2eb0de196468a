import itertools
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant import entailment
from assistant.entailment import entailments, score_lines, support, supports
from assistant.entailment.combine import weights
from assistant.entailment.model import MODEL, hypothesis_words, verdicts
from assistant.entailment.person import speaker_as_i, you_named
from assistant.entailment.signals import FEATURES, signals
from assistant.entailment.windows import passage, premises
from assistant.errors import InputError
from assistant.grammar import parse
from evals.entailment.data import part_of, rows_of
from evals.entailment.edits import keep, shape, swap
from evals.entailment.edits.forms import wrong_spans
from evals.entailment.pairs import STORIES, Base, Stock, group

SHIFT = (
    "On Monday Jonas moved two engineers from my team to his without asking me. "
    "He told me on Thursday, in the corridor. I was late to one meeting in May."
)
BUDGET = (
    "Priya asked us to cut the travel budget by a tenth. We closed the small office in March. "
    "The auditors came on a Tuesday morning in May and praised the new forms."
)
NIGHT = (
    "Fatou's trucks came at half past nine. We threw out eleven crates of tomatoes. She did not apologise."
)


# Each pair says the same of the same thing but for one change: the true one has to score higher.
@pytest.mark.parametrize(
    ("source", "true", "false"),
    [
        (SHIFT, "Jonas moved two engineers to his team.", "Jonas moved seven engineers to his team."),
        (SHIFT, "On Monday Jonas moved two engineers.", "On Friday Jonas moved two engineers."),
        (SHIFT, "Jonas told me on Thursday.", "Marta told me on Thursday."),
        (
            SHIFT,
            "Jonas moved two engineers without asking me.",
            "I moved two engineers without asking Jonas.",
        ),
        (SHIFT, "I was late to one meeting.", "I was always late to meetings."),
        (SHIFT, "I was late to one meeting in May.", "I was not late to one meeting in May."),
        (NIGHT, "We threw out eleven crates.", "We threw out forty crates."),
        (BUDGET, "Priya asked us to cut the travel budget.", "I asked Priya to cut the travel budget."),
        (NIGHT, "Fatou did not apologise.", "Fatou apologised."),
        (NIGHT, "The trucks came at half past nine.", "The trucks never came."),
        (NIGHT, "We threw out eleven crates of tomatoes.", "Fatou threw out eleven crates of tomatoes."),
        (NIGHT, "Fatou did not apologise.", "Fatou did not apologise because she was angry with the driver."),
        (BUDGET, "Priya asked us to cut the travel budget.", "Priya asked us to raise the travel budget."),
        (BUDGET, "We closed the small office in March.", "We opened the small office in March."),
        (BUDGET, "The auditors came in the morning.", "The auditors came in the evening."),
        (BUDGET, "The auditors praised the new forms.", "The auditors did not praise the new forms."),
    ],
)
def test_one_change_lowers_the_score(source: str, true: str, false: str) -> None:
    assert support(source, true).score > support(source, false).score


@pytest.mark.parametrize("source", [SHIFT, NIGHT, BUDGET])
def test_every_copied_sentence_is_supported(source: str) -> None:
    found = support(source, source)
    assert found.score > 0.7
    assert all(s.score > 0.6 for s in found.sentences), found


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (SHIFT, "On Tuesday Jonas moved two engineers from my team to his without asking me."),
        (SHIFT, "On Monday Jonas moved nine engineers from my team to his without asking me."),
        (NIGHT, "Fatou's trucks came at half past nine. We threw out thirty crates of tomatoes."),
        (BUDGET, "Priya asked us to raise the travel budget by a tenth."),
        (BUDGET, "The auditors came on a Friday morning in May and praised the new forms."),
    ],
)
def test_a_copy_with_one_particular_changed_is_not_supported(source: str, text: str) -> None:
    assert not support(source, text).supported


def test_nearness_falls_with_the_subject() -> None:
    texts = ("Jonas took two engineers from us.", "Jonas spoke of the engineers.", "The soup was salty.")
    near = [found[0].meaning for found in signals([(SHIFT, [text]) for text in texts])]
    assert near[0] > near[2] + 0.2
    assert near[1] > near[2] + 0.2


def test_a_copy_is_supported_and_an_invention_is_not() -> None:
    assert support(SHIFT, "He told me on Thursday, in the corridor.").supported
    found = support(SHIFT, "Jonas promised the board 4,000 euros for a new office in Lagos.")
    assert not found.supported
    assert found.reason == "the number 4,000 is not in the source"


def test_the_worst_sentence_is_named() -> None:
    found = support(SHIFT, "Jonas moved two engineers. He also sold the canteen to a rival firm.")
    assert found.sentence == "He also sold the canteen to a rival firm."
    assert [s.score for s in found.sentences] == sorted((s.score for s in found.sentences), reverse=True)
    assert found.sentences[1].reason


def test_you_is_read_as_the_peer() -> None:
    assert you_named("You were late, and you've said it's your fault.", "Jonas") == (
        "Jonas was late, and Jonas has said it's Jonas's fault."
    )
    assert you_named("Could you wait?", "") == "Could you wait?"
    assert speaker_as_i("Ana moved Ana's desk.", "Ana") == "I moved my desk."
    named = support(SHIFT, "You moved two engineers to your team.", peer_name="Jonas").score
    assert named > support(SHIFT, "You moved two engineers to your team.", peer_name="Priya").score


def test_entailments_keep_the_order_of_the_pairs() -> None:
    pairs = [
        (SHIFT, "Jonas moved two engineers."),
        ("It rains.", "It rains."),
        (NIGHT, "Nobody came to the long and loud party."),
    ]
    together = entailments(pairs)
    alone = [entailments([pair])[0] for pair in pairs]
    assert together == pytest.approx(alone, abs=0.1)  # int8 scales depend a little on the batch
    assert all(0 <= p <= 1 for p in together)
    assert entailments([]) == []


def test_a_word_of_a_verdict_is_a_word_of_the_text() -> None:
    text = "Jonas moved nine engineers."
    assert hypothesis_words(text) == ["Jonas", "moved", "nine", "engineers", "."]
    assert len(verdicts([(SHIFT, text)])[0].wrong) == 5


def test_the_same_input_gives_the_same_score() -> None:
    assert supports([(SHIFT, NIGHT)] * 2) == supports([(SHIFT, NIGHT)] * 2)


@pytest.mark.parametrize("text", ["", "  \n ", "…", "!!!"])
def test_text_that_says_nothing_is_supported(text: str) -> None:
    assert support(SHIFT, text).supported


def test_an_empty_source_supports_nothing() -> None:
    assert support("", "Jonas moved two engineers.").reason == "the source is empty"
    assert not support([], "Jonas moved two engineers.").supported


@pytest.mark.parametrize(
    "text",
    [
        "Jonas a déplacé deux ingénieurs sans me demander.",
        "約束は守られませんでした。",
        "\u202eאבג \ufeff\x00 🤷🏽‍♀️ Z̷͓a̸l̶g̵o̵",
        "word " * 5000,
        "a" * 50_000,
    ],
)
def test_odd_texts_are_scored(text: str) -> None:
    assert 0 <= support(SHIFT, text).score <= 1


def test_a_huge_source_is_bounded_work() -> None:
    source = " ".join(
        f"In week {i} the crew of dock {i % 37} loaded {i * 3} boxes for the ferry." for i in range(4000)
    )
    source += " On Monday Jonas moved two engineers to his team."
    begun = time.perf_counter()
    found = support(source, "Jonas moved two engineers.")
    assert time.perf_counter() - begun < 60
    assert found.score > support(source, "Jonas sold two engineers to Peru.").score


def test_premises_are_short_and_close() -> None:
    source = passage(
        " ".join(f"The report of room {i} was filed late by the clerk." for i in range(80))
        + " Ana left early."
    )
    found = premises(source, "Ana left early.")
    assert all(len(p.split()) <= 90 for p in found)
    assert all("Ana left early." in p for p in found)
    assert premises(passage("Short one."), "Anything.") == ["Short one."]
    assert premises(passage(""), "Anything.") == []


def test_lines_stream_and_keep_their_ids() -> None:
    rows = (
        {"id": i, "source": [SHIFT, NIGHT], "text": "Jonas moved two engineers."} for i in range(10_000_000)
    )
    endless = (json.dumps(row) for row in rows)
    first = list(itertools.islice(score_lines(endless), 12))
    assert [row["id"] for row in first] == list(range(12))
    assert set(first[0]) == {"id", "score", "supported"}


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", '"text"', '{"id": 1, "source": "a"}', '{"id": 1, "source": 4, "text": "b"}', '{"id": 1, "source": [1], "text": "b"}',
     '{"id": 1, "source": "a", "text": null}'],
)  # fmt: skip
def test_a_bad_line_is_named_after_the_good_ones_are_given(bad: str) -> None:
    good = json.dumps({"id": "a", "source": SHIFT, "text": "Jonas moved two engineers."})
    found = score_lines([good, "", bad, good])
    assert next(found)["id"] == "a"
    with pytest.raises(InputError, match="Line 3: expected"):
        next(found)


def test_the_model_is_small_and_the_weights_fit_the_features() -> None:
    assert MODEL.stat().st_size <= 25_000_000
    assert {part for name in weights().features for part in name.split("*")} <= set(FEATURES)


def test_no_torch_is_imported() -> None:
    code = (
        "import sys; from assistant.entailment import support; support('We met Ana.', 'We met Ana.');"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'spacy') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(entailment.__file__).parents[2]
    )
    assert ran.stdout.strip() == "[]", ran.stderr


SENTENCE = "On Tuesday Maria told the board that 14 nurses had not signed the new rota."


def test_edits_change_what_they_say_they_change() -> None:
    draw, doc = random.Random(1), parse(SENTENCE)
    assert {e.text for e in shape.roles(doc)} == {
        "On Tuesday the board told Maria that 14 nurses had not signed the new rota.",
        "On Tuesday Maria told the board that the new rota had not signed 14 nurses.",
    }
    assert "On Tuesday Maria told the board that 14 nurses had signed the new rota." in {
        e.text for e in shape.negations(doc, draw)
    }
    for edit in (*swap.numbers(doc, draw), *swap.names(doc, draw, []), *swap.opposites(doc, draw)):
        assert edit.swap is not None
        assert SENTENCE.replace(*edit.swap) == edit.text
        spans = wrong_spans(SENTENCE, edit.text)
        assert [edit.text[a:b] for a, b in spans] == [edit.swap[1]]


def test_edits_that_keep_the_meaning() -> None:
    doc = parse("Ana moved the desks on Friday.")
    assert [e.text for e in keep.passive(doc)] == ["The desks were moved by Ana on Friday."]
    assert [e.text for e in keep.reordered(doc)] == ["On Friday, Ana moved the desks."]
    assert "Ana moved the desks." in [e.text for e in keep.parts(doc)]


def test_a_couple_shares_its_hypothesis_or_its_premise() -> None:
    base = Base("Ana moved 14 desks. They were new.", "Ana moved 14 desks.", verbatim=True, kind="ours")
    labels = set()
    for seed in range(40):
        found = group(base, Stock(), random.Random(seed))
        labels |= {p.label for p in found}
        if len(found) == 2:
            assert {p.label for p in found} == {"supported", "not"}
            assert found[0].hypothesis == found[1].hypothesis or found[0].premise == found[1].premise
    assert labels == {"supported", "not"}


def test_the_parts_of_a_measured_set_share_no_source() -> None:
    assert {part_of(f"source {i}") for i in range(50)} == {"model", "combine", "held"}
    assert part_of(("a", "b")) == part_of("a\nb")


def test_every_story_is_whole() -> None:
    rows = rows_of(STORIES)
    assert len(rows) >= 270
    assert len({row["story"] for row in rows}) == len(rows)
    assert all(len(row["true"]) == len(row["false"]) == 2 for row in rows if "true" in row)
