"""Coaching and the debrief: remarks, hints, example turns, what moved the other, steps, comparison, scripts."""

from __future__ import annotations

import json

from assistant.library import library
from assistant.rehearse import (
    compare,
    debrief,
    example_turn,
    finish,
    hear,
    hint,
    remark,
    reply_stream,
    run_script,
    start,
)
from assistant.rehearse.reader import Reading
from assistant.rehearse.values import ReadSentence
from assistant.schemas import Cited, Draft, Peer, Person, Sentence, Situation

SITUATION = Situation(
    me=Person(name="Meera"),
    peer=Peer(name="Jonas", style="direct"),
    happened=("I moved two of Jonas's engineers without asking him",),
    my_part="I moved two of Jonas's engineers without asking him",
    wish="decide on moves together",
    kind="reset",
)


def talk_of(*turns: tuple[str, tuple[str, ...]], difficulty="medium", draft=None):
    talk = start(SITUATION, difficulty, 1, draft=draft)
    for text, moves in turns:
        read = Reading(
            moves=moves, sentences=(ReadSentence(text=text, moves=moves),), words=len(text.split())
        )
        heard = hear(talk, text, read)
        stream = reply_stream(heard)
        list(stream)
        talk = finish(heard, stream)
    return talk


GOOD = (
    ("Thank you for making the time.", ("appreciates",)),
    ("I moved two of your engineers without asking you. I'm sorry.", ("owns", "apologises", "states_fact")),
    ("How did it look from your side?", ("asks_openly",)),
    ("So you felt passed over.", ("listens_back",)),
    ("What matters most to you?", ("asks_openly",)),
)


def test_a_remark_quotes_the_words_and_has_a_source():
    talk = talk_of(("You are always late with everything.", ("blames",)))
    said = remark(talk.path[0])
    assert said is not None
    assert said.kind == "hurt"
    assert said.words == "You are always late with everything."
    assert said.advice in library().advice
    rambling = talk_of((" ".join(["and so on"] * 60), ("states_fact",)))
    found = remark(rambling.path[0])
    assert found is not None
    assert "180 words" in found.text


def test_hints_follow_the_talk():
    assert "yourself" in hint(start(SITUATION)).text
    assert hint(start(SITUATION)).example == "I moved two of your engineers without asking you."
    assert "pointed" in hint(talk_of(("You never ask.", ("blames",)))).text
    owned = talk_of(GOOD[1])
    assert "how it was for them" in hint(owned).text
    assert all(h.advice in library().advice for h in (hint(owned), hint(start(SITUATION))))
    first = hint(owned)
    assert hint(owned, skip=(first.text,)) != first


def test_the_app_plays_a_turn_from_what_is_known():
    opening = example_turn(start(SITUATION))
    assert "I moved two of your engineers without asking you." in opening
    assert opening.endswith("?")
    nothing = example_turn(start(Situation()))
    assert nothing
    assert not any(c.isdigit() for c in nothing)
    asked = example_turn(talk_of(GOOD[1]))
    assert asked.endswith("?")
    surfaced = talk_of(*GOOD, difficulty="easy")
    assert surfaced.state.surfaced
    draft = Draft(
        method="reset",
        sentences=(Sentence(text="Jonas, thank you.", origins=(Cited(advice="chen-ask-for-time"),)),),
    )
    assert example_turn(start(SITUATION, draft=draft)) == "Jonas, thank you."


def test_the_debrief_of_a_good_talk():
    found = debrief(talk_of(*GOOD, difficulty="easy"))
    assert found.surfaced
    assert found.concern
    assert found.timeline[0] in {"guarded", "wary"}
    assert len(found.timeline) == 6
    assert 1 <= len(found.pivots) <= 3
    assert (found.open_questions, found.leading_questions) == (2, 0)
    assert 0 < found.share_of_talk < 1
    steps = {s.step: s.status for s in found.steps}
    assert steps["thank"] == steps["own-part"] == steps["their-side"] == "done"
    assert steps["rating"] == "missed"
    assert "listen-first" not in steps
    assert len(found.next) == 2
    assert all(h.advice in library().advice for h in found.next)


def test_a_step_before_its_turn_is_out_of_order():
    found = debrief(talk_of(GOOD[2], GOOD[1], ("Thank you for making the time.", ("appreciates",))))
    statuses = {s.step: s.status for s in found.steps}
    assert "out of order" in {statuses["thank"], statuses["own-part"], statuses["their-side"]}


def test_blame_gets_a_better_wording_from_the_leaders_own_facts():
    found = debrief(
        talk_of(
            ("You went and blocked the engineers for weeks.", ("blames",)), ("You are stubborn.", ("labels",))
        )
    )
    blame = found.pivots[0]
    assert blame.words == "You went and blocked the engineers for weeks."
    assert blame.change < 0
    assert "I moved two of your engineers without asking you." in blame.better
    assert "stubborn" not in found.pivots[1].better
    assert blame.advice in library().advice
    general = debrief(finish_one(Situation(peer=Peer(name="Jonas")), "You never ask.", ("blames",)))
    assert general.pivots[0].better
    assert any("no facts" in notice for notice in general.notices)


def finish_one(situation, text, moves):
    heard = hear(start(situation), text, Reading(moves=moves, sentences=(), words=3))
    stream = reply_stream(heard)
    list(stream)
    return finish(heard, stream)


def test_a_debrief_holds_no_grade_and_is_data():
    found = debrief(talk_of(*GOOD)).model_dump(mode="json")
    assert not {"score", "grade", "rating"} & set(found)
    assert json.loads(json.dumps(found)) == found


def test_two_rehearsals_are_compared_without_a_verdict():
    bad = talk_of(("You never ask.", ("blames",)), ("You will do it.", ("demands",)), difficulty="easy")
    good = talk_of(*GOOD, difficulty="easy")
    says = " ".join(compare(bad, good).says)
    assert "more open" in says
    assert "Open questions: 0, then 2." in says
    assert "Turns with blame: 1, then 0." in says
    assert "second only" in says


def test_a_script_gives_plain_data():
    lines = ["I moved two of your engineers without asking you. I'm sorry.", "", "How was it for you?"]
    report = run_script(SITUATION, "easy", lines, 4)
    assert json.loads(json.dumps(report)) == report
    assert [t["said"] for t in report["turns"]] == lines
    assert report["turns"][1]["moves"] == ["silence"]
    assert report["end"] == report["turns"][-1]["shown"]
    assert report == run_script(SITUATION, "easy", lines, 4)
    assert "concern" not in report["persona"]
