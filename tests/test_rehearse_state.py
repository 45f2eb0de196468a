"""The state machine: properties that hold for every sequence of moves, and the differences between difficulties."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rehearse import build_persona, start_state, step
from assistant.rehearse.data import rules
from assistant.rehearse.state import shown_for
from assistant.rehearse.values import DIFFICULTIES, MOVES, SHOWN
from assistant.schemas import Peer, Situation

PERSONA = build_persona(
    Situation(peer=Peer(name="Ines", style="warm"), my_part="I skipped the planning call"), 1
)
turns = st.lists(st.sampled_from(MOVES), max_size=4, unique=True).map(tuple)
talks = st.lists(st.tuples(turns, st.integers(0, 600)), max_size=25)
difficulties = st.sampled_from(DIFFICULTIES)
seeds = st.integers(0, 50)

GOOD = [
    ("owns", "apologises"),
    ("asks_openly",),
    ("listens_back",),
    ("asks_openly",),
    ("listens_back",),
    ("leaves_space",),
    ("proposes", "asks_openly"),
]
CLUMSY = [
    ("demands",),
    ("defends",),
    ("apologises_conditionally",),
    ("asks_leading",),
    ("blames",),
    ("too_fast", "demands"),
]


def play(moves, difficulty, persona=PERSONA):
    state = start_state(persona, difficulty)
    for made in moves:
        state = step(state, made, persona, difficulty)
    return state


@given(talks, difficulties, seeds)
def test_nothing_leaves_the_range(talk, difficulty, seed):
    persona = build_persona(Situation(peer=Peer(name="X")), seed)
    state = start_state(persona, difficulty)
    for moves, words in talk:
        state = step(state, moves, persona, difficulty, words=words)
        assert 0 <= state.trust <= 1
        assert 0 <= state.tension <= 1
        assert 0 <= state.openness <= 1
        assert state.shown == shown_for(state.trust, state.tension, state.openness)


@given(talks, difficulties, turns, st.sampled_from(["blames", "labels", "demands"]))
def test_trust_never_rises_and_tension_never_falls_on_blame(talk, difficulty, beside, bad):
    state = start_state(PERSONA, difficulty)
    for moves, words in talk:
        state = step(state, moves, PERSONA, difficulty, words=words)
    after = step(state, tuple(dict.fromkeys((*beside, bad))), PERSONA, difficulty)
    assert after.trust <= state.trust
    assert after.tension >= state.tension
    assert after.openness <= state.openness
    assert not (after.surfaced and not state.surfaced)


@given(talks, difficulties)
def test_the_same_turns_give_the_same_state(talk, difficulty):
    def run():
        state = start_state(PERSONA, difficulty)
        for moves, words in talk:
            state = step(state, moves, PERSONA, difficulty, words=words)
        return state

    assert run() == run()


@given(talks, difficulties)
def test_the_concern_comes_only_after_owning_and_asking_and_stays_out(talk, difficulty):
    state, owned = start_state(PERSONA, difficulty), False
    for moves, words in talk:
        before, state = state, step(state, moves, PERSONA, difficulty, words=words)
        owned = owned or bool({"owns", "apologises"} & set(moves))
        if state.surfaced and not before.surfaced:
            assert owned
            assert "asks_openly" in moves
        assert state.surfaced >= before.surfaced


@pytest.mark.parametrize("move", ["owns", "asks_openly", "listens_back", "appreciates", "leaves_space"])
@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_a_good_move_brings_less_each_time(move, difficulty):
    state = start_state(PERSONA, difficulty)
    state = step(state, ("owns",), PERSONA, difficulty) if move == "asks_openly" else state
    gains = []
    for _ in range(4):
        after = step(state, (move,), PERSONA, difficulty)
        # The same state but for the memory, so that only the repetition counts.
        gains.append(after.trust - state.trust)
        state = state.model_copy(update={"seen": after.seen})
    assert all(a > b for a, b in pairwise(gains))


def test_flattery_does_not_help():
    for difficulty in DIFFICULTIES:
        before = start_state(PERSONA, difficulty)
        after = play([("flatters",)] * 3, difficulty)
        assert after.trust < before.trust
        assert after.openness < before.openness


def test_one_silence_is_room_and_several_are_cold():
    for difficulty in DIFFICULTIES:
        owned = play([("owns",)], difficulty)
        once = step(owned, ("silence",), PERSONA, difficulty)
        assert once.openness > owned.openness
        often = once
        for _ in range(3):
            often = step(often, ("silence",), PERSONA, difficulty)
        assert often.openness < owned.openness
        assert often.trust < owned.trust


def test_the_same_good_talk_ends_open_on_easy_and_at_most_neutral_on_hard():
    for seed in range(20):
        persona = build_persona(
            Situation(peer=Peer(name="Ines", style="warm"), my_part="I skipped the call"), seed
        )
        ends = {d: play(GOOD, d, persona) for d in DIFFICULTIES}
        assert ends["easy"].shown == "open"
        assert ends["easy"].surfaced
        assert ends["hard"].shown in {"wary", "neutral"}
        assert SHOWN.index(ends["hard"].shown) < SHOWN.index(ends["easy"].shown)
        assert not ends["hard"].surfaced or ends["easy"].surfaced


def test_the_same_clumsy_talk_never_ends_open():
    for seed in range(20):
        persona = build_persona(Situation(peer=Peer(name="Ines")), seed)
        for difficulty in DIFFICULTIES:
            assert play(CLUMSY, difficulty, persona).shown in {"guarded", "wary"}


def test_an_apology_with_a_but_is_not_one():
    plain = play([("apologises",)], "medium")
    with_but = play([("apologises", "defends")], "medium")
    assert with_but.trust < play([], "medium").trust < plain.trust


def test_a_long_turn_tires():
    short, long = (
        step(start_state(PERSONA, "medium"), ("states_fact",), PERSONA, "medium", words=n) for n in (40, 260)
    )
    assert long.openness < short.openness
    assert long.tension > short.tension


def test_the_rules_cover_every_move_and_end_with_one_that_always_applies():
    book = rules()
    assert set(book.moves) == set(MOVES)
    for move, given_rules in book.moves.items():
        assert given_rules[-1].when == type(given_rules[-1].when)(), move
