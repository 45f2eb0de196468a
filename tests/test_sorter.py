"""Stories sorted into facts and the rest. How well, in full: `python -m evals.sorter`."""

import io
import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cli import main
from assistant.errors import InputError
from assistant.language_model import ScriptedModel
from assistant.retrieve.embedding import WEIGHTS_SHA256
from assistant.schemas import Situation
from assistant.sorter import LABELS, MOST_CHARACTERS, TITLES, SortedClause, into_intake, sort_story, sort_text
from assistant.sorter.features import marks
from assistant.sorter.model import WEIGHTS, load_weights
from assistant.sorter.split import split_clauses
from evals.sorter import accuracy, end_to_end, macro, spread
from evals.sorter import given as judged_given
from evals.train_sorter import CARD, DATA, fingerprint, fit, read_stories

STORY = (
    "On Monday at 9 he cancelled our 1:1 for the fourth time. He is arrogant and he thinks my work does not "
    "matter. My team lost two days and I feel exhausted. To be fair, I never told him that I minded. "
    "I'd like us to meet every second Tuesday."
)


def clause(label, text, score=1.0):
    return SortedClause(text=text, start=0, end=len(text), label=label, score=score)


def cut(text):
    return [text[start:end] for start, end in split_clauses(text)]


def test_a_story_is_taken_apart():
    assert [(c.text, c.label) for c in sort_text(STORY)] == [
        ("On Monday at 9 he cancelled our 1:1 for the fourth time.", "camera"),
        ("He is arrogant", "judgement"),
        ("and he thinks my work does not matter.", "intent"),
        ("My team lost two days", "effect"),
        ("and I feel exhausted.", "effect"),
        ("To be fair, I never told him that I minded.", "my_part"),
        ("I'd like us to meet every second Tuesday.", "want"),
    ]


def test_the_same_text_gives_the_same_labels_and_scores():
    assert sort_text(STORY) == sort_text(STORY)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" \n\t ", []),
        ("!!! … ?", []),
        ("He left at 9; she stayed", ["He left at 9", "she stayed"]),
        ("He saw it and left the channel.", ["He saw it and left the channel."]),
        ("he's covering up, he knew it was his", ["he's covering up", "he knew it was his"]),
        ("When I came in, he looked away.", ["When I came in, he looked away."]),
        ("I know that he came late and that she left.", ["I know that he came late and that she left."]),
        ('She said "No. Not my job." and left.', ['She said "No. Not my job." and left.']),
        ("ok so. he left at 16.50 with dr. may", ["ok so.", "he left at 16.50 with dr. may"]),
        ("- late on Monday\n- no call\n", ["late on Monday", "no call"]),
        ("<p>He left at 9.</p><p>I was sad &amp; tired</p>", ["He left at 9.", "I was sad &amp; tired"]),
        ("Did I call? No, I did not. Fine.", ["Did I call? No, I did not.", "Fine."]),
        ("He left, which was rude.", ["He left", "which was rude."]),
    ],
)
def test_where_a_text_is_cut(text, pieces):
    assert cut(text) == pieces


@given(st.text(max_size=300))
def test_clauses_stand_in_order_and_leave_no_word_out(text):
    at = 0
    for start, end in split_clauses(text):
        assert at <= start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    inside = {i for start, end in split_clauses(text) for i in range(start, end)}
    assert all(i in inside for i, c in enumerate(text) if c.isalnum())


@given(
    st.lists(
        st.sampled_from(
            'he I and but , . ; ? " “ ” ’ - <p> &amp; said was rude when my team 9:20\n'.split(" ")
        ),
        max_size=30,
    )
)
@settings(max_examples=25)
def test_any_order_of_words_is_sorted(parts):
    text = " ".join(parts)
    for found in sort_text(text):
        assert text[found.start : found.end] == found.text
        assert found.label in LABELS


def test_too_long_a_text_is_refused_with_the_limit():
    with pytest.raises(InputError, match=r"at most 20000 characters to sort, got 20001"):
        sort_text("a" * (MOST_CHARACTERS + 1))


def test_a_long_run_without_a_stop_comes_back_in_pieces():
    text = "late again " * (MOST_CHARACTERS // 11)
    assert "".join(cut(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "Ayer llegó tarde a la reunión y no dijo nada. Creo que no me respeta.",
        "Gestern kam er zu spät in die Sitzung. Ich glaube, er respektiert mich nicht.",
        "昨日、彼は会議に遅刻しました。とても失礼です。",
    ],
)
def test_another_language_comes_back_with_low_scores(text):
    found = sort_text(text)
    assert len(found) == 2
    assert all(c.score < 0.4 for c in found)


def test_into_the_intake():
    situation, questions = into_intake(sort_text(STORY), Situation())
    assert situation.happened == ("On Monday at 9 he cancelled our 1:1 for the fourth time.",)
    assert situation.my_part == "To be fair, I never told him that I minded."
    assert situation.impact == "My team lost two days. I feel exhausted."
    assert situation.wish == "I'd like us to meet every second Tuesday."
    assert questions == (
        "“He is arrogant” is a judgement. What did you see or hear, and when?",
        "“He thinks my work does not matter” is what you think is in their mind. "
        "What did they say or do that made you think so?",
    )


def test_what_was_typed_stays_and_a_fact_is_kept_once():
    typed = Situation(happened=("He left at 9.",), my_part="mine", impact="this", wish="that")
    clauses = [clause("camera", "and he left at 9"), clause("camera", "he came back at ten")]
    clauses += [clause(label, "something else") for label in ("my_part", "effect", "want", "other")]
    situation, questions = into_intake(clauses, typed)
    assert situation == typed.model_copy(update={"happened": ("He left at 9.", "He came back at ten.")})
    assert questions == ()


@pytest.mark.parametrize("text", ["He is arrogant.", "she is toxic and lazy", "He always undermines me"])
def test_a_judgement_is_never_a_fact_even_where_it_was_sorted_as_one(text):
    situation, questions = into_intake([clause("camera", text)], Situation())
    assert situation.happened == ()
    assert len(questions) == 1
    assert "is a judgement. What did you see or hear, and when?" in questions[0]


def test_what_does_not_fit_is_asked_about():
    facts = [clause("camera", f"On day {n} he left the room") for n in range(22)]
    wants = [clause("want", f"I want {n} {'a call ' * 80}") for n in range(4)]
    situation, questions = into_intake([*facts, *wants], Situation())
    assert len(situation.happened) == 20
    assert len(situation.wish) <= 1200
    assert Situation.model_validate(situation.model_dump()) == situation
    assert sum("did not fit" in question for question in questions) == 4


def test_marks_say_what_they_saw():
    assert {"about:them", "tense:past", "quotes", "theme:said"} <= marks('He said "no" on Monday.')
    assert {"about:i", "theme:want"} <= marks("and i want a call")


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*args, stdin):
        monkeypatch.setattr(sys, "argv", ["first-rung", "sort", *args])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stopped:
            main()
        out = capsys.readouterr()
        return stopped.value.code or 0, out.out, out.err

    return call


def test_the_command_prints_each_clause_with_its_kind(run):
    code, out, _ = run(stdin=STORY.encode())
    assert code == 0
    assert out.splitlines()[0].startswith(TITLES["camera"])
    assert "“He is arrogant” is a judgement." in out


def test_the_command_prints_one_json_object(run):
    code, out, _ = run("--json", stdin=STORY.encode())
    assert code == 0
    printed = json.loads(out)
    assert [SortedClause(**c) for c in printed["clauses"]] == list(sort_text(STORY))
    assert len(printed["questions"]) == 2


@pytest.mark.parametrize(
    ("stdin", "says"), [(b"\xff\xfe caf\xe9", "UTF-8"), (b"a" * 20_001, "at most 20000 characters")]
)
def test_the_command_says_what_it_cannot_read(run, stdin, says):
    code, out, err = run(stdin=stdin)
    assert (code, out) == (2, "")
    assert says in err


def test_no_text_is_no_clause(run):
    assert run("--json", stdin=b"")[:2] == (0, '{"clauses": [], "questions": [], "sorted_by": "built-in"}\n')


def test_the_parts_share_no_person_and_each_clause_stands_in_its_text():
    parts = {
        file.stem: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for file in DATA.glob("*.jsonl")
    }
    persons = [row["person"] for rows in parts.values() for row in rows]
    assert len(persons) == len(set(persons))
    for row in (row for rows in parts.values() for row in rows):
        at = 0
        for each in row["clauses"]:
            at = row["text"].index(each["text"], at) + len(each["text"])
            assert each["label"] in LABELS


def test_the_weights_are_those_of_this_data_and_this_embedding():
    about = json.loads(WEIGHTS.read_text(encoding="utf-8"))["about"]
    assert about["data_sha256"] == fingerprint() == json.loads(CARD.read_text())["data_sha256"]
    assert about["embedding_sha256"] == WEIGHTS_SHA256
    assert WEIGHTS.stat().st_size < 300_000


def test_fitting_again_gives_the_same_weights():
    stories = read_stories("extra", 5)
    once, again = fit(stories), fit(stories)
    assert (once.vectors == again.vectors).all()
    assert once.marks.keys() == again.marks.keys()


def test_clauses_of_persons_never_fitted_on_stay_well_sorted():
    stories = read_stories("measuring", 12)
    given_clauses = judged_given(stories, lambda _: load_weights())
    words = end_to_end(stories[:6], lambda _: load_weights())
    assert macro(given_clauses) > 0.8
    assert accuracy(words) > 0.75
    assert 0 < spread(given_clauses, times=20) < 0.1


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            "so yesterday at ten Marek called the notes fiction.",
            "Yesterday at ten Marek called the notes fiction.",
        ),
        ("ok, I had not warned him.", "I had not warned him."),
        ("and then Marek left the room.", "Then Marek left the room."),
        ("So far three tickets came back.", "So far three tickets came back."),
        ("Well-known customers wrote to us on Monday.", "Well-known customers wrote to us on Monday."),
        ("Look at the plan was all he said at noon.", "Look at the plan was all he said at noon."),
    ],
)
def test_what_a_story_begins_with_is_no_part_of_a_fact(told, kept):
    clause = SortedClause(text=told, start=0, end=len(told), label="my_part", score=1.0)
    situation, _ = into_intake([clause], Situation())
    assert situation.my_part == kept


def _labels(*labels: str) -> str:
    return json.dumps({"labels": labels})


SHORT = "On Monday Nadia moved the demo. She is impossible."


def test_a_model_labels_the_clauses():
    model = ScriptedModel([_labels("camera", "intent")])
    found = sort_story(SHORT, model)
    assert [clause.label for clause in found.clauses] == ["camera", "intent"]
    assert found.sorted_by == model.name
    assert "".join(clause.text for clause in found.clauses).replace(" ", "") == SHORT.replace(" ", "")


def test_a_model_that_gives_too_few_labels_is_asked_again_then_left():
    model = ScriptedModel([_labels("camera")] * 3)
    found = sort_story(SHORT, model)
    assert found.sorted_by == "built-in"
    assert "could not be used" in found.notice
    assert [clause.label for clause in found.clauses] == ["camera", "judgement"]
    assert "Expected 2 labels" in str(model.asked[1])


def test_a_hosted_model_sees_stand_ins_for_names():
    told = "On Monday Nadia Okafor moved the demo. She is impossible."
    model = ScriptedModel([_labels("camera", "judgement")], local=False)
    sort_story(told, model)
    assert "Okafor" not in str(model.asked)
    assert "moved the demo" in str(model.asked)
