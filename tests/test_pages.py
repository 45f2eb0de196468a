"""The pages Rehearse and Reframe, and findings with a wording to take over, without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assistant.page import findings, practice, rewording, session, view, work
from assistant.page.intake import filled, situation_of
from assistant.prepare import prepare, recheck
from assistant.reframe import reframe, style_questions
from assistant.rehearse import reply_stream
from assistant.resources import app_file
from assistant.settings import load_settings


def opened(name: str, setup: str = "") -> AppTest:
    script = (
        f"import sys; sys.path.insert(0, {str(app_file().parent)!r})\nimport app\n"
        f"app.session.remember(app.state)\n{setup}\n"
        f"app.{name}(app.Ui(app.st, app.state, {{'prepare': app.st.Page(lambda: None, title='Prepare', url_path='p')}}))"
    )
    at = AppTest.from_string(script, default_timeout=120).run()
    assert not at.exception
    return at


EXAMPLE = 'if not app.state.filled: app.session.load_example(app.state, "Engineers moved")'


def press(at: AppTest, label: str) -> AppTest:
    [button] = [button for button in at.button if button.label == label]
    at = button.click().run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    drawn = (*at.title, *at.header, *at.subheader, *at.markdown, *at.caption, *at.error, *at.info)
    return "\n".join(element.value for element in drawn).replace("\\", "")


def tell(at: AppTest, words: str) -> AppTest:
    at = at.chat_input[0].set_value(words).run()
    assert not at.exception
    return at


@pytest.fixture
def talk() -> AppTest:
    return press(opened("rehearse_page", EXAMPLE), "Start")


def test_nobody_to_rehearse_with_is_said():
    assert "There is nobody to rehearse with yet" in said(opened("rehearse_page"))


def test_a_rehearsal_from_start_to_look_back(talk):
    at = tell(talk, "Jonas, I moved two of your engineers without asking you. I am sorry.")
    assert "You named your own part" in said(at) or "own part" in said(at)
    at = tell(at, "How was that for you?")
    bubbles = [message.name for message in at.chat_message]
    assert bubbles == ["You", "Jonas", "You", "Jonas"]
    at = press(at, "End and look back")
    text = said(at)
    assert "What moved them most" in text
    assert "Own your part: done, in your turn 1" in text
    assert "Ask for their side: done, in your turn 2" in text
    at = press(at, "Rehearse again")
    at = press(at, "Start")
    at = press(tell(at, "You are impossible."), "End and look back")
    assert "Beside your last rehearsal" in said(at)


def test_a_turn_is_tried_another_way_and_both_are_kept(talk):
    at = tell(talk, "You are impossible.")
    at = tell(at, "Well?")
    [first] = [button for button in at.button if button.key == "back 0"]
    at = first.click().run()
    assert not at.chat_message
    at = tell(at, "I moved your engineers without asking. I am sorry.")
    assert "The ways you tried" in said(at)
    at = press(at, "End and look back")
    assert "The ways you tried, side by side" in said(at)
    assert "You are impossible." in said(at)


def test_help_is_at_hand_and_silence_is_a_turn(talk):
    at = press(talk, "A hint")
    assert "(after " in said(at)
    at = press(at, "Show me how")
    assert "It could sound like this" in said(at)
    at = press(at, "Say nothing")
    assert practice.SILENCE in said(at)


def test_a_dress_rehearsal_makes_no_remarks():
    at = opened("rehearse_page", EXAMPLE)
    at = press(at.toggle[0].set_value(True).run(), "Start")
    at = tell(at, "You are impossible.")
    assert not [caption for caption in at.caption if "(after " in caption.value]


def test_a_stopped_answer_keeps_what_was_said():
    state = {"versions": (), "at": 0}
    session.remember(state)
    session.load_example(state, "Engineers moved")
    practice.begin(state, "easy")
    practice.say(state, "I moved your engineers without asking you. I am sorry. How was that for you?")
    stream = reply_stream(state["rehearsal"])
    first = next(iter(stream))
    state["stream"] = stream
    practice.settle(state)
    assert state["rehearsal"].path[-1].text == first
    assert state["rehearsal"].path[-1].cut
    assert state["stream"] is None


def test_the_transcript_to_take_along():
    state = {"versions": (), "at": 0}
    session.remember(state)
    session.load_example(state, "Engineers moved")
    practice.begin(state, "easy")
    practice.say(state, "I moved your engineers without asking you. I am sorry.")
    stream = reply_stream(state["rehearsal"])
    list(stream)
    state["stream"] = stream
    practice.settle(state)
    text = practice.transcript(state["rehearsal"])
    assert text.startswith("# A rehearsal with Jonas")
    assert "**You:** I moved your engineers" in text
    assert "## Looking back" in text


def test_a_pasted_text_is_reframed_and_a_change_taken_back():
    at = opened("reframe_page")
    at.text_area[0].set_value("I think maybe we could perhaps look at the 14 tickets, if that is okay.")
    at = press(at.run(), "Reframe")
    done = at.session_state["reframed"]
    assert "14" in done.text
    assert "maybe" not in done.text
    change = next(c for c in done.changes if c.before == "maybe")
    [back] = [button for button in at.button if button.key == f"take back {change.id}"]
    at = back.click().run()
    assert not at.exception
    assert "maybe" in at.session_state["reframed"].text


def test_a_result_of_other_words_or_another_style_says_so():
    at = opened("reframe_page")
    at.text_area[0].set_value("I think maybe we could perhaps look at the 14 tickets.")
    at = press(at.run(), "Reframe")
    note = "You changed the words or the style after this."
    assert note not in said(at)
    [style] = [box for box in at.selectbox if box.label == "How do they like to talk?"]
    at = style.set_value("warm").run()
    assert note in said(at)
    assert note not in said(press(at, "Reframe"))
    at.text_area[0].set_value("I think maybe we could perhaps look at the 15 tickets.")
    assert note in said(at.run())


def test_an_empty_text_and_another_language_are_told():
    at = press(opened("reframe_page"), "Reframe")
    assert "There are no words yet" in said(at)
    at.text_area[0].set_value(
        "Ich möchte mit dir über die Zahlen sprechen, weil ich sie ohne dich gezeigt habe und das nicht gut war."
    )
    assert "German" in said(press(at.run(), "Reframe"))


def test_three_questions_suggest_a_style():
    at = opened("reframe_page")
    [style] = [box for box in at.selectbox if box.label == "How do they like to talk?"]
    at = style.set_value("unknown").run()
    for question in style_questions():
        [radio] = [radio for radio in at.radio if radio.label == question.ask]
        at = radio.set_value(question.answers[0].id).run()
    assert not at.exception
    assert "A guess to check" in said(at) or "Not clear" in said(at)


def test_html_in_a_reframed_text_stays_text():
    done = reframe("I think maybe <b>14</b> tickets are open, <script>x</script> perhaps.", "direct")
    assert "<script>" not in rewording.before(done) + rewording.after(done)
    assert "&lt;b&gt;14&lt;/b&gt;" in rewording.after(done)


def test_a_better_wording_is_taken_over():
    told = situation_of(filled("Engineers moved"))
    record = prepare(told, model=None, settings=load_settings())
    edited = recheck(record, record.draft.text + " I am sorry if you were hurt.", settings=load_settings())
    [finding] = [f for f in view.problems(edited) if f.check == "apology"]
    better = findings.with_wording(edited.draft, finding)
    assert "if you were hurt" not in better
    assert better
    assert not [
        f for f in view.problems(recheck(edited, better, settings=load_settings())) if f.check == "apology"
    ]


def test_a_sentence_has_one_card_with_every_reason():
    told = situation_of(filled("Engineers moved"))
    record = prepare(told, model=None, settings=load_settings())
    bad = " You always ruin everything on purpose. You are a lazy liar."
    edited = recheck(record, record.draft.text + bad, settings=load_settings())
    cards = findings.cards(edited)
    sentences = [card.sentence for card in cards]
    assert len(set(sentences)) == len(sentences)
    [card] = [card for card in cards if card.sentence == "You are a lazy liar."]
    about = [f for f in view.problems(edited) if f.span and f.span in card.sentence]
    assert len(about) > 1
    assert set(card.reasons) == {f"{f.reason} {f.suggestion}" for f in about}
    assert card.shorter == edited.draft.text.removesuffix(" You are a lazy liar.")
    rewordings = [sentence for card in cards for sentence, _ in card.rewordings]
    assert all(rewordings)
    assert len(set(rewordings)) == len(rewordings)


def test_the_profile_is_drawn():
    record = prepare(situation_of(filled("Engineers moved")), model=None, settings=load_settings())
    rows = findings.profile(record)
    assert {
        "speaks for itself, with “I”",
        "leaves room for their side",
        "nothing is told that you did not tell",
    } <= {name for name, _, _ in rows}
    assert all(0 <= share <= 100 for _, share, _ in rows)
    assert findings.bars(rows).count('class="bar') == len(rows)
    assert work.explain(ValueError("x")).startswith("Something went wrong")
