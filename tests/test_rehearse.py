"""The engine of a rehearsal: talk, branches, replies, persona, facts in the peer's mouth."""

from __future__ import annotations

import pytest
from talks import turn

from assistant.errors import LibraryError
from assistant.library import library
from assistant.rehearse import (
    answer,
    branches,
    build_persona,
    finish,
    hear,
    reply_stream,
    rewind,
    say,
    start,
    start_from,
)
from assistant.rehearse import data as rehearsal_data
from assistant.rehearse.data import coaching, persona_data, rules, stock
from assistant.rehearse.reader import Reading
from assistant.rehearse.replies import Said, about
from assistant.rehearse.values import DIFFICULTIES, MOVES, SHOWN, Rehearsal
from assistant.rehearse.weave import from_peer, weave
from assistant.schemas import Peer, Person, Preparation, Situation

SITUATION = Situation(
    me=Person(name="Meera Rao", role="head of platform"),
    peer=Peer(name="Jonas Weber", role="head of payments", style="direct"),
    happened=("I moved two of Jonas's engineers without asking him", "his release slipped by a week"),
    my_part="I moved two of Jonas's engineers without asking him",
    wish="decide on moves together",
    kind="reset",
)


def test_a_turn_is_heard_answered_and_kept():
    talk = turn(start(SITUATION), "I moved two of your engineers without asking you.", "owns")
    heard, answered = talk.path
    assert (heard.who, answered.who, answered.parent) == ("leader", "peer", heard.id)
    assert heard.before == talk.start
    assert heard.after == answered.after == talk.state
    assert answered.by == "built-in"
    assert answered.text


def test_the_same_seed_and_turns_give_the_same_rehearsal():
    def run(seed: int) -> Rehearsal:
        talk = start(SITUATION, "medium", seed)
        for text, move in (
            ("I didn't ask you.", "owns"),
            ("How was it?", "asks_openly"),
            ("You are rude.", "labels"),
        ):
            talk = turn(talk, text, move)
        return talk

    assert run(3) == run(3)
    assert len({run(seed).path[-1].text for seed in range(8)}) > 1


def test_a_rewind_opens_a_branch_and_keeps_the_old_one():
    talk = turn(turn(start(SITUATION), "I didn't ask you.", "owns"), "You are rude.", "labels")
    worse = talk.state
    back = turn(rewind(talk, 1), "How did it look from your side?", "asks_openly")
    assert len(back.turns) == 6
    assert back.leaves == (3, 5)
    assert [b.state == worse for b in branches(back)] == [True, False]
    assert [t.id for t in back.path] == [0, 1, 4, 5]
    # Taking back one's own turn lands before it.
    assert rewind(talk, 2).at == 1
    assert rewind(talk, None).path == ()
    with pytest.raises(IndexError, match="Expected a turn"):
        rewind(talk, 99)


def test_the_order_of_speaking_is_kept():
    heard = hear(start(SITUATION), "x", Reading(moves=("owns",), sentences=(), words=1))
    with pytest.raises(ValueError, match="peer's answer next"):
        hear(heard, "again", Reading(moves=("owns",), sentences=(), words=1))
    with pytest.raises(ValueError, match="leader's words last"):
        answer(start(SITUATION), Said(text="x", lines=()))
    with pytest.raises(ValueError, match="leader's words last"):
        reply_stream(start(SITUATION))


def test_a_stopped_reply_keeps_what_was_said():
    heard = hear(
        start(SITUATION, seed=1), "How was it?", Reading(moves=("owns", "asks_openly"), sentences=(), words=3)
    )
    stream = reply_stream(heard)
    first = next(iter(stream))
    talk = finish(heard, stream)
    assert talk.path[-1].text == first
    assert talk.path[-1].cut


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
@pytest.mark.parametrize("moves", [*((m,) for m in MOVES), ("owns", "asks_openly"), ("blames", "demands")])
def test_no_line_comes_twice_in_thirty_turns(difficulty, moves):
    talk = start(SITUATION, difficulty, 5)
    for n in range(30):
        talk = turn(talk, f"Turn {n}, how was it?", *moves)
    # Once they have left there is nothing more to say.
    there = [t for t in talk.path if not t.before.ended]
    lines = [line for t in there for line in t.lines]
    replies = [t.text for t in there if t.who == "peer"]
    assert len(lines) == len(set(lines))
    assert len(replies) == len(set(replies))
    known = {line.say for line in stock()} | {talk.persona.concern.says, talk.persona.concern.hint}
    assert set(lines[:25]) <= known, "the stock ran thin before 25 turns"


def test_the_stock_is_rich_and_covers_every_move_and_face():
    assert len(stock()) >= 350
    for move in MOVES:
        for shown in SHOWN:
            fit = [
                x
                for x in stock()
                if move in x.to and shown in x.shown and not (x.style or x.anger) and not x.phase
            ]
            assert len(fit) >= 3, (move, shown)


def test_every_advice_id_of_the_coach_exists():
    book = coaching()
    cited = {t.advice for t in book.moves.values()} | {h.advice for h in book.hints} | {book.long.advice}
    assert cited <= set(library().advice)
    assert set(book.moves) == set(MOVES)
    steps = {s.id for m in library().methods.values() for s in m.steps}
    assert set(book.steps) == steps


def test_concerns_name_no_event_and_every_style_has_words():
    for name, kind in persona_data().concerns.items():
        assert set(kind.says) == set(rules().styles), name
        assert not any(c.isdigit() for text in kind.says.values() for c in text)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (
            "I moved two of your engineers without asking you.",
            "you moved two of my engineers without asking me",
        ),
        ("I was late for your review.", "you were late for my review"),
        ("You changed the headcount number.", "I changed the headcount number"),
        ("I told customers the date before you knew.", "you told customers the date before I knew"),
        # In doubt, nothing: we, other people, quotations, an apology, a question of who.
        ("I told them that we were late.", ""),
        ('I said "you are slow".', ""),
        ("I am sorry that I moved your engineers.", ""),
        ("The drawings came late.", ""),
        ("I thought he would tell you.", ""),
    ],
)
def test_a_fact_is_turned_round_only_where_it_is_safe(mine, theirs):
    assert from_peer(mine) == theirs


def test_what_the_peer_need_not_know_waits_until_it_is_told():
    told = Situation(
        me=Person(name="O"), peer=Peer(name="Ines"), my_part="I complained about her to the director"
    )
    assert weave(told).deed == ""
    assert weave(told).owned == "you complained about me to the director"
    silent = start(told, seed=2)
    for n in range(12):
        silent = turn(silent, f"Number {n}.", "states_fact")
    assert not any("complained" in t.text for t in silent.path if t.who == "peer")


def test_the_persona_comes_from_the_situation_and_the_seed():
    one = build_persona(SITUATION, 1)
    assert one == build_persona(SITUATION, 1)
    assert (one.name, one.style) == ("Jonas", "direct")
    assert one.concern.id == "left-out"
    assert {build_persona(SITUATION, seed).anger for seed in range(30)} == {
        "cold",
        "sharp",
        "withdrawn",
        "joking",
    }
    shouted = SITUATION.model_copy(update={"my_part": "I shouted at him in front of his team"})
    assert build_persona(shouted, 1).concern.id == "embarrassed"
    assert build_persona(shouted, 1).hurt > one.hurt
    assert build_persona(Situation(), 1).concern.id == "unsure-of-you"


def test_a_preparation_brings_its_method():
    preparation = Preparation(status="asks", situation=SITUATION, drafted_by="built-in", seconds=0.0)
    assert start_from(preparation).method == "reset"
    assert start(SITUATION, method="mention").method == "mention"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How did it look from your side?", "side"),
        ("What would you need from me?", "need"),
        ("Where would you put us, from 1 to 10?", "rating"),
        ("Is now a good time? Is this okay?", "suits"),
    ],
)
def test_questions_are_told_apart(text, kind):
    assert about(text) == kind


def test_a_broken_file_names_itself(tmp_path, monkeypatch):
    (tmp_path / "rehearsal").mkdir()
    (tmp_path / "rehearsal" / "rules.yaml").write_text("moves: 3", encoding="utf-8")
    monkeypatch.setattr(rehearsal_data, "folder", lambda name: tmp_path)
    rehearsal_data.rules.cache_clear()
    try:
        with pytest.raises(LibraryError, match=r"rules\.yaml"):
            rehearsal_data.rules()
    finally:
        rehearsal_data.rules.cache_clear()


def test_say_reads_hears_and_answers():
    talk = say(start(SITUATION), "I moved two of your engineers without asking you, and I am sorry.")
    assert {"owns", "apologises"} & set(talk.path[0].moves)
    assert talk.path[1].who == "peer"
