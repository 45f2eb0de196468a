"""Reframing: what is kept, what changes, and that a change can be taken back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.reframe import STYLE_IDS, reframe, styles, without
from assistant.reframe.operations import SENTENCE_OPERATIONS, TEXT_OPERATIONS
from assistant.reframe.particulars import added, lost
from assistant.reframe.styles import all_styles
from assistant.reframe.tone import method_for, new_faults
from assistant.schemas import Situation

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "evals/validation/reframe/texts.jsonl")
    .read_text("utf-8")
    .splitlines()
]
HARSH = (
    "Send me the report by Friday. You never answer my mails. Your work on the launch has been underwhelming."
)


def run(row):
    situation = Situation(**row["situation"]) if row.get("situation") else None
    return reframe(row["text"], row["style"], situation=situation, kind=row["kind"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_no_particular_is_lost_or_added_and_the_tone_is_no_worse(row):
    out = run(row)
    assert not [
        f.span for f in out.findings if f.verdict == "fail" and f.check in {"nothing-lost", "nothing-added"}
    ]
    assert not new_faults(out.original, out.text, method_for(row["kind"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_second_time_changes_nothing_more(row):
    out = run(row)
    assert run({**row, "text": out.text}).text == out.text


@pytest.mark.parametrize("row", ROWS[::7], ids=lambda row: row["id"])
def test_each_change_can_be_taken_back_by_itself(row):
    out = run(row)
    for change in out.changes:
        back = without(out, change.id)
        assert change.id not in {c.id for c in back.changes}
        assert {c.id for c in back.changes} <= {c.id for c in out.changes}
        assert back.taken_back == (change.id,)


def test_all_changes_taken_back_give_the_original():
    out = reframe(HARSH, "warm")
    while out.changes:
        out = without(out, out.changes[0].id)
    assert out.text == HARSH
    assert out.original == HARSH


def test_the_slider_takes_changes_in_by_their_level():
    ids = [{c.id for c in reframe(HARSH, "warm", strength=s).changes} for s in (0, 0.3, 0.6, 1)]
    assert ids[0] == set()
    assert ids[1] < ids[2] < ids[3]
    assert reframe(HARSH, "warm", strength=0).text == HARSH


def test_an_order_becomes_a_request_and_blame_a_hope():
    out = reframe(HARSH, "warm")
    assert "Could you please send me the report by Friday?" in out.text
    assert "I had hoped for more from your work on the launch." in out.text
    assert "never" not in out.text
    assert any("What did you see or hear" in q for q in out.questions)


@pytest.mark.parametrize(
    ("style", "text", "says"),
    [
        ("warm", "You must call the depot by 5.", "Could you please call the depot by 5?"),
        ("warm", "If you don't fix it by Monday, I'll go to your boss.", "Could you please fix it by Monday, so that I don't have to go to your boss?"),
        ("warm", "Why didn't you tell me?", "Could you help me understand why you didn't tell me?"),
        ("warm", "How could you tell the client?", "Could you help me understand what led you to tell the client?"),
        ("warm", "Don't copy my boss in.", "Could you please not copy my boss in?"),
        ("analytical", "Never sign for me.", "I would ask you never to sign for me."),
        ("warm", "You should have told me.", "I wish you had told me."),
        ("direct", "I was wondering if you could maybe send me the file.", "Please send me the file."),
        ("direct", "Would you mind moving the relay?", "Please move the relay."),
        ("analytical", "It's extremely late and you didn't call!", "It is late and you did not call."),
        ("expressive", "I do not know what we should utilise.", "I don't know what we should use."),
        ("direct", "You were rude to Pia on Tuesday.", "I think you could have been more polite to Pia on Tuesday."),
    ],
)  # fmt: skip
def test_operations_keep_the_grammar(style, text, says):
    out = reframe(text, style).text
    assert out.removeprefix("May I share something with you? ") == says


@pytest.mark.parametrize(
    "text",
    [
        "You always help us out.",
        "Let me know.",
        "Please find the list attached.",
        "I called at once.",
        "Ignore it, and the whole line stops.",
        'She said "send me the report now!" and left.',
    ],
)
def test_what_is_no_order_and_no_blame_stays(text):
    assert text in reframe(text, "warm").text


def test_what_may_truly_be_unsure_is_no_hedge():
    text = "Maybe the server was down on 3 May."
    assert reframe(text, "direct").text == text


def test_words_in_quotations_are_never_changed():
    text = 'On 5 May he wrote "You must always utilise the form, period!" to Nneka.'
    for style in STYLE_IDS:
        assert '"You must always utilise the form, period!"' in reframe(text, style).text


@pytest.mark.parametrize("style", STYLE_IDS)
def test_a_mention_stays_a_mention(style):
    text = "In Tuesday's review the lead numbers came up twice before my team's slide. I wanted to mention it while it is small."
    told = Situation(happened=("on 4 May he left early",), impact="we lost a day", wish="plan together")
    out = reframe(text, style, kind="mention", situation=told)
    assert "?" not in out.text
    assert "Tuesday" in out.text
    assert len(out.text.split()) <= len(text.split())
    assert not [f for f in out.findings if f.verdict == "fail"]


def test_evidence_comes_from_the_situation_only():
    text = "You have to stop giving my people tasks."
    told = Situation(
        peer={"name": "Beatriz"}, happened=("on 21 May she gave two of my designers a poster to do",)
    )
    assert (
        "On 21 May you gave two of my designers a poster to do."
        in reframe(text, "analytical", situation=told).text
    )
    bare = reframe(text, "analytical")
    assert "May" not in bare.text
    assert any("When was that" in q for q in bare.questions)


def test_the_shared_aim_is_the_leaders_wish():
    told = Situation(wish="plan the launches together")
    out = reframe("On 4 May the launch went out without us.", "warm", situation=told)
    assert "like us to plan the launches together" in out.text
    added_by = [c for c in out.changes if c.operation == "name_shared_aim"]
    assert added_by
    assert added_by[0].before == ""
    assert "plan the launches" not in without(out, added_by[0].id).text


def test_thanks_already_in_the_text_moves_to_the_front():
    out = reframe(
        "On Tuesday two harnesses had frayed straps. I appreciate how quickly you got the new helmets in.",
        "warm",
    )
    assert out.text.index("helmets") < out.text.index("harnesses")
    assert any(c.moved and c.operation == "acknowledge_effort" for c in out.changes)


def test_the_lines_of_a_mail_stay_where_they_are():
    mail = "Subject: Keys\n\nDear Mr Fernandes,\n\nSend me the keys by Monday.\n\nRegards,\nH. Lindqvist\nSite services"
    out = reframe(mail, "warm").text
    assert out.startswith(
        "Subject: Keys\n\nDear Mr Fernandes,\n\nI hope you're well. Could you please send me the keys by Monday?"
    )
    assert out.endswith("Thank you for your help with this.\n\nRegards,\nH. Lindqvist\nSite services")


def test_changes_and_marks_point_at_their_words():
    out = reframe(HARSH, "warm")
    for mark in out.marks:
        assert 0 <= mark.start < mark.end <= len(out.text)
        assert mark.change in {c.id for c in out.changes}
    absolute = next(c for c in out.changes if c.operation == "turn_absolute")
    assert out.original[absolute.start : absolute.end] == "never"
    assert out.text[absolute.to_start : absolute.to_end].startswith("often")
    assert absolute.reason
    assert absolute.advice


def test_every_operation_of_a_style_exists_and_is_used():
    used = {u.name for style in styles().values() for u in style.operations}
    assert used == set(SENTENCE_OPERATIONS) | set(TEXT_OPERATIONS)
    assert used | {"rewritten_by_the_model"} == set(all_styles().operations)


@pytest.mark.parametrize(("text", "style"), [("  ", "warm"), ("x" * 20_001, "warm"), ("Hello.", "cold")])
def test_what_cannot_be_read_is_refused_with_a_mend(text, style):
    with pytest.raises(InputError, match="Expected"):
        reframe(text, style)


def test_no_such_change():
    with pytest.raises(InputError, match="no-such"):
        without(reframe(HARSH, "warm"), "no-such")


@pytest.mark.parametrize("row", ROWS[3::12], ids=lambda row: row["id"])
@pytest.mark.parametrize("strength", [0.35, 0.7])
def test_between_the_two_ends_nothing_is_lost_either(row, strength):
    situation = Situation(**row["situation"]) if row.get("situation") else None
    out = reframe(row["text"], row["style"], situation=situation, kind=row["kind"], strength=strength)
    assert {c.level <= strength for c in out.changes} <= {True}
    assert not [f.span for f in out.findings if f.verdict == "fail" and f.check.startswith("nothing-")]
    assert not re.search(r"\s[,.?!]|,,|\.\.|  |(?<=[.!?] )[a-z]", out.text.replace("...", ""))


def test_particulars_are_compared_in_both_directions():
    was = 'On 3 May you told Ines "no" twice, and I did not answer.'
    assert set(lost(was, "You told her, and I answered.")) >= {"3", "ines", "not", "twice", "no"}
    assert set(added("You told her.", "You told Ines on 4 May.")) >= {"4", "ines"}
    assert added("You told her.", "You told Ines.", "my peer is Ines") == ()


WORDS = st.sampled_from(
    "you always never I we must should have send please Friday the report not don't because Ines 14 and but , . ! ? “ ” maybe just really is was it that could if".split()
)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.sampled_from(STYLE_IDS))
def test_any_words_at_all_lose_nothing(text, style):
    out = reframe(text, style)
    bad = [
        f.span for f in out.findings if f.check in {"nothing-lost", "nothing-added"} and f.verdict == "fail"
    ]
    assert not bad
