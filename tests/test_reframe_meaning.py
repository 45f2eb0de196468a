"""Reframing keeps the meaning, read both ways; a reset and a mention take the order and the length of the style."""

from __future__ import annotations

from assistant.errors import RetrievalError
from assistant.reframe import STYLE_IDS, reframe


def test_meaning_is_read_in_both_directions():
    seen = []

    def support(pairs):
        seen.extend(pairs)
        return [0.9] * len(pairs)

    out = reframe("Send me the report by Friday. The board meets on Monday.", "warm", support=support)
    assert any(source == out.original and "Could you please" in said for source, said in seen)
    assert any(source == out.text and "Send me the report" in said for source, said in seen)
    assert not any(
        "How do you see it" in said or "help me a lot" in said
        for source, said in seen
        if source == out.original
    )
    assert out.meaning.score == 0.9
    assert next(f for f in out.findings if f.check == "meaning").verdict == "pass"


def test_a_change_that_does_not_keep_the_meaning_is_not_made():
    def support(pairs):
        return [0.1 if "Could you please" in said else 0.9 for _, said in pairs]

    out = reframe("Send me the report by Friday. You didn't answer on 3 May.", "warm", support=support)
    assert "Send me the report by Friday." in out.text
    assert "soften_order" not in {c.operation for c in out.changes}


def test_without_a_score_the_result_says_so():
    def support(_pairs):
        raise RetrievalError("no model")

    out = reframe("Send me the report by Friday.", "warm", support=support)
    assert out.meaning is None
    assert "could not be scored" in out.notices[0]


def test_the_shipped_score_catches_what_was_added():
    from assistant.reframe import MEANING_FLOOR, by_entailment

    told = "On 3 May you sent the van to the wrong depot."
    same, other = by_entailment(
        [(told, "You sent the van to the wrong depot on 3 May."), (told, "You want my job.")]
    )
    assert same >= MEANING_FLOOR > other


RESET = (
    "Tara, thank you for making the time. I've been thinking about how we work together, and I'd rather talk with you about it than carry it around. "
    "You sent the night van to the wrong depot on 12 May. What I hope for is one fixed hour a week. I'm sure I'm missing something. How did it look from where you were?"
)


def test_a_reset_for_a_direct_listener_leads_with_the_wish_and_is_shorter():
    out = reframe(RESET, "direct", kind="reset")
    assert out.text.startswith("Tara, thanks. I'd like one fixed hour a week.")
    assert "12 May" in out.text
    assert "How did it look from where you were?" in out.text
    assert len(out.text.split()) < 0.7 * len(RESET.split())


def test_a_mention_follows_the_style_in_order_and_length():
    said = "You moved the crates on Tuesday. I wanted to mention it while it is small."
    texts = {style: reframe(said, style, kind="mention").text for style in STYLE_IDS}
    assert texts["direct"] == "You moved the crates on Tuesday. It's a small thing."
    assert texts["warm"] == "There's something small I wanted to mention. You moved the crates on Tuesday."
    assert texts["analytical"].startswith("On Tuesday you moved the crates.")
    assert not any("?" in text for text in texts.values())


def test_of_several_dates_none_goes_first():
    said = "We counted 47 in January, 52 in February and 66 in March."
    assert reframe(said, "analytical").text == said


def test_moving_the_slider_keeps_what_was_taken_back():
    from assistant.page import rewording

    state = {"reframed": reframe(RESET, "direct", kind="reset"), "problem": ""}
    taken = next(c.id for c in state["reframed"].changes if c.operation == "cut_frames")
    rewording.take_back(state, taken)
    for strength in (0.0, 0.35, 1.0):
        rewording.move(state, strength)
        assert taken not in {c.id for c in state["reframed"].changes}
    assert state["reframed"].text != RESET
    rewording.move(state, 0.0)
    assert state["reframed"].text == RESET
    assert not state["problem"]


def test_a_word_that_went_is_named_without_the_capital_that_moved():
    from assistant.page import rewording

    done = reframe("Obviously the crew is waiting.", "warm")
    assert any("left out “Obviously”" in what for _, what, _ in rewording.reasons(done))
    assert rewording.meaning_kept(done) == ""
