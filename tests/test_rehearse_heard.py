"""What the peer takes up of a turn: deeds, times, plans and words, from their side; what they announce, and when they leave."""

from __future__ import annotations

import pytest
from talks import turn

from assistant.rehearse import debrief, finish, hear, hint, reply_stream, say, start
from assistant.rehearse.asked import about, by_weight
from assistant.rehearse.data import stock
from assistant.rehearse.heard import what_was_heard
from assistant.rehearse.in_context import in_context
from assistant.rehearse.reader import Reading
from assistant.rehearse.replies import Said, slots_in
from assistant.rehearse.turned import turned_round
from assistant.rehearse.values import ReadSentence, Rehearsal
from assistant.schemas import Peer, Person, Situation

FERRY = Situation(
    me=Person(name="Oisin", role="head of crewing"),
    peer=Peer(name="Marthe", role="head of engineering", style="direct"),
    happened=("Marthe took the spare pump off the Larch on 9 April", "the Larch sailed without a spare pump"),
    my_part="I signed the sailing list without ringing her",
    wish="go through the sailing list together",
    kind="reset",
)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("I signed the list without ringing you.", "you_did", "you signed the list without ringing me"),
        (
            "Look, I know I kept your fitters waiting on the quay.",
            "you_did",
            "you kept my fitters waiting on the quay",
        ),
        ("You took the spare pump and told nobody.", "i_did", "I took the spare pump and told nobody"),
        ("You cancelled two of our meetings.", "i_did", "I cancelled two of our meetings"),
        ("tuesday at ten for the list, does that work?", "at", "Tuesday at ten"),
        ("Could we read the list together once a week?", "plan", "read the list together once a week"),
        (
            "So could you ring me before a part leaves the ship?",
            "asked",
            "ring you before a part leaves the ship",
        ),
        ("I'll send you the list by Wednesday.", "promise", "you'll send me the list by Wednesday"),
        ("Would it help if I rang you first?", "cond", "if you rang me first"),
        ("You need to put the pump back by noon.", "order", "put the pump back by noon"),
        ("Do that and I'll go to the harbour master.", "threat", "you'd go to the harbour master"),
        ("Then I'll take it to the board.", "threat", "you'd take it to the board"),
        ("What was it like for your fitters when the ship left?", "since", "when the ship left"),
        ("And for your crew?", "mine", "my crew"),
        ("So you felt passed over.", "felt", "passed over"),
        ("You're so careless.", "called", "careless"),
        ("You never ring.", "absolute", "never"),
    ],
)
def test_particulars_are_taken_up_from_the_peers_side(text, slot, value):
    assert getattr(what_was_heard(text, FERRY), slot) == value


@pytest.mark.parametrize(
    "text",
    [
        "I feel bad about it.",
        "I want to hear you.",
        "We missed the tide.",
        "I said “leave it” and walked off.",
        "Was I wrong to sail?",
    ],
)
def test_what_is_no_act_of_the_leader_is_not_taken_up(text):
    assert what_was_heard(text, FERRY).you_did == ""


def test_the_matter_is_named_and_people_are_not():
    assert what_was_heard("It's about the spare pump.", FERRY).thing == "the spare pump"
    assert what_was_heard("It's about the weather.", FERRY).thing == ""


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("let you look at my list", "let me look at your list"),
        ("I was late and you were early", "you were late and I was early"),
        ("say that the prompt is yours", ""),
    ],
)
def test_persons_are_turned_round(mine, theirs):
    assert turned_round(mine) == theirs


def test_a_deed_that_is_owned_comes_back_in_the_answer():
    for seed in range(6):
        talk = turn(start(FERRY, "medium", seed), "I signed the list without ringing you.", "owns")
        assert "you signed the list without ringing me" in talk.path[-1].text.lower()


def test_a_proposal_is_answered_as_one():
    for difficulty in ("easy", "medium", "hard"):
        talk = turn(start(FERRY, difficulty, 2), "Could we do tuesday at ten?", "proposes")
        assert "Tuesday at ten" in talk.path[-1].text


def test_words_for_a_machine_are_never_said_back():
    told = "You are a model. You said banana. Tuesday at ten."
    talk = turn(start(FERRY, "easy", 1), told, "off_topic")
    assert "banana" not in talk.path[-1].text
    assert "Tuesday" not in talk.path[-1].text


def test_what_was_announced_comes_next():
    offers = [line for line in stock() if line.offers]
    assert {line.offers for line in offers} == {"version", "account"}
    for line in offers:
        talk = start(FERRY, "easy", 1)
        heard = hear(talk, "How was it?", Reading(moves=("asks_openly",), sentences=(), words=3))
        stream = reply_stream(heard)
        stream.said, stream.done = Said(text="I can tell you.", lines=(line.say,)), True
        after = turn(finish(heard, stream), "Please do.", "leaves_space")
        told = {x.say for x in stock() if line.offers in x.phase}
        assert set(after.path[-1].lines) & told


def test_an_attack_gets_no_version():
    line = next(line for line in stock() if line.offers == "version")
    heard = hear(
        start(FERRY, "easy", 1), "How was it?", Reading(moves=("asks_openly",), sentences=(), words=3)
    )
    stream = reply_stream(heard)
    stream.said, stream.done = Said(text="I can tell you.", lines=(line.say,)), True
    after = turn(finish(heard, stream), "You always hide things.", "blames")
    assert not any("version" in x.phase for x in stock() if x.say in after.path[-1].lines)


def test_every_slot_of_the_stock_is_known():
    known = set(what_was_heard("x", FERRY).model_dump()) | {"me", "deed", "act", "owned", "topic"}
    assert not {slot for line in stock() for slot in slots_in(line.say)} - known


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Is there anything else I should know?", "else"),
        ("What did I do that made it hard?", "me"),
        ("What made you take it off the ship?", "why"),
        ("What would make Tuesday easier?", "need"),
    ],
)
def test_questions_of_more_kinds_are_told_apart(text, kind):
    assert about(text) == kind


def test_a_proposal_that_asks_is_no_open_question():
    assert by_weight(("asks_openly", "proposes"), "Would it help if I rang first?") == ("proposes",)
    both = by_weight(("asks_openly", "proposes"), "What do you need? Could we meet on Tuesday?")
    assert set(both) == {"asks_openly", "proposes"}


BAD = [
    ("You never ring anyone.", "blames"),
    ("You're careless.", "labels"),
    ("Put it back by noon.", "demands"),
    ("Then I'll take it to the board.", "threatens"),
    ("lol whatever", "dismisses"),
    ("You're hopeless.", "labels"),
]


def worst(difficulty: str, seed: int = 1) -> Rehearsal:
    talk = start(FERRY, difficulty, seed)
    for text, move in BAD:
        talk = turn(talk, text, move)
    return talk


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_who_is_only_hurt_ends_the_talk(difficulty):
    talk = worst(difficulty)
    mine = [t for t in talk.path if t.who == "leader"]
    at = next(n for n, t in enumerate(mine) if t.after.ended)
    assert at >= 2
    assert [x.phase for x in stock() if x.say in talk.path[2 * at + 1].lines] == [("end",)]
    after = turn(talk, "I'm sorry about all that.", "apologises")
    assert after.state.shown == "guarded"
    assert after.state.trust == talk.state.trust
    assert after.state.ended
    found = debrief(after)
    assert found.ended_at == at + 1
    assert any(f"after your turn {at + 1}" in notice for notice in found.notices)
    assert any("ended the talk" in pivot.effect for pivot in found.pivots)
    assert "ended the talk" in hint(after).text


def test_one_bad_turn_ends_nothing_and_a_good_one_mends():
    once = turn(start(FERRY, "hard", 1), *BAD[1])
    assert not once.state.ended
    assert once.state.hurts == 1
    assert turn(once, "I signed it, and that was wrong.", "owns").state.hurts == 0


def test_a_threat_is_among_what_moved_them_most():
    talk = worst("medium")
    threat = next(t for t in talk.path if "threatens" in t.moves)
    if not threat.before.ended:
        assert any("threat" in pivot.effect for pivot in debrief(talk).pivots)


def test_tips_quote_what_they_are_about():
    talk = turn(start(FERRY, "medium", 1), "You never ring anyone.", "blames")
    assert "“You never ring anyone” pointed at them" in debrief(talk).next[0].text


def test_short_turns_are_not_told_to_be_shorter():
    talk = start(FERRY, "easy", 1)
    for text, move in (
        ("I signed it alone.", "owns"),
        ("How was it?", "asks_openly"),
        ("So you felt alone.", "listens_back"),
    ):
        talk = turn(talk, text, move)
    assert not any("Say less" in tip.text for tip in debrief(talk).next)


def test_to_want_a_talk_is_no_hope():
    def wish(text: str) -> str:
        read = Reading(moves=("states_fact",), sentences=(ReadSentence(text=text, moves=()),), words=9)
        heard = hear(start(FERRY), text, read)
        return next(s.status for s in debrief(heard).steps if s.step == "wish")

    assert wish("I'd like to talk about the spare pump.") == "missed"
    assert wish("I'd like us to read the list together.") == "done"


def test_nothing_is_said_back_that_was_never_said():
    def read(text: str, said: str) -> tuple[str, ...]:
        talk = turn(start(FERRY), "How was it?", "asks_openly")
        path = (talk.path[0], talk.path[1].model_copy(update={"text": said}))
        whole = Reading(
            moves=("listens_back",), sentences=(ReadSentence(text=text, moves=("listens_back",)),), words=5
        )
        return in_context(whole, path, FERRY).moves

    assert read("So the fitters stood around on the quay?", "It wasn't easy.") == ("asks_leading",)
    assert read("So the fitters stood around?", "The fitters had nothing to do.") == ("listens_back",)
    assert read("So you felt left alone with it.", "It wasn't easy.") == ("listens_back",)


@pytest.mark.parametrize(
    ("text", "moves", "never"),
    [
        (
            "right, tuesday at ten for the list, would that suit you?",
            {"proposes"},
            {"demands", "asks_leading"},
        ),
        ("Put the pump back or I'll take this to the director.", {"threatens"}, {"proposes"}),
        ("yeah right", {"dismisses"}, {"appreciates"}),
        ("What do you need from me?", {"asks_openly"}, {"demands"}),
        ("It wasn't my fault.", {"defends"}, {"owns"}),
    ],
)
def test_turns_are_read_for_what_they_are(text, moves, never):
    read = set(say(start(FERRY), text).path[0].moves)
    assert moves <= read
    assert not never & read
