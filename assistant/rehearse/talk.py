"""A rehearsal from start to end: hear the leader, let the peer answer, go back and try another way."""

from __future__ import annotations

from assistant.language_model import LanguageModel
from assistant.rehearse.counterpart import BUILT_IN, ReplyStream, reply_stream
from assistant.rehearse.in_context import in_context
from assistant.rehearse.personas import build_persona
from assistant.rehearse.reader import Reading, read_moves
from assistant.rehearse.replies import Said
from assistant.rehearse.state import start_state, step
from assistant.rehearse.values import Difficulty, Persona, Rehearsal, Turn
from assistant.schemas import Draft, MethodId, Preparation, Situation

MOST_CHARACTERS = 6000


def start(
    situation: Situation,
    difficulty: Difficulty = "medium",
    seed: int = 0,
    *,
    method: MethodId | None = None,
    draft: Draft | None = None,
    persona: Persona | None = None,
) -> Rehearsal:
    """A rehearsal before its first word.

    Args:
        situation: what the leader told; the persona and the hidden concern are built from it.
        difficulty: how the peer starts, and what good and bad moves weigh.
        seed: same situation, seed and turns, same rehearsal.
        method: whose steps the debrief looks for; that of the draft or the situation, else a reset.
        draft: the prepared words, if there are any.
        persona: in place of the one that would be built.
    """
    of_situation = None if situation.kind == "auto" else situation.kind
    who = persona or build_persona(situation, seed)
    return Rehearsal(
        situation=situation,
        method=method or (draft.method if draft else None) or of_situation or "reset",
        persona=who,
        difficulty=difficulty,
        seed=seed,
        start=start_state(who, difficulty),
        draft=draft,
    )


def start_from(preparation: Preparation, difficulty: Difficulty = "medium", seed: int = 0) -> Rehearsal:
    """A rehearsal of what was prepared: its situation, its method and its draft."""
    method = preparation.choice.method if preparation.choice else None
    return start(preparation.situation, difficulty, seed, method=method, draft=preparation.draft)


def hear(rehearsal: Rehearsal, text: str, reading: Reading | None = None) -> Rehearsal:
    """The rehearsal with the leader's words, read and weighed; the peer has not answered yet.

    Args:
        rehearsal: where the talk stands; the peer's turn or nothing comes before.
        text: the leader's words; empty for a silence. At most 6,000 characters are taken.
        reading: the moves, where they are known already.

    Raises:
        ValueError: the leader spoke last, and the peer has not answered.
        RetrievalError: the embedding model cannot be used.
    """
    if rehearsal.at is not None and rehearsal.turn(rehearsal.at).who == "leader":
        raise ValueError("Expected the peer's answer next. Call `answer`, or `rewind` to try another way.")
    text = text.strip()[:MOST_CHARACTERS]
    before = rehearsal.state
    read = reading or in_context(read_moves(text), rehearsal.path, rehearsal.situation)
    turn = Turn(
        id=len(rehearsal.turns),
        parent=rehearsal.at,
        who="leader",
        text=text,
        moves=read.moves,
        sentences=read.sentences,
        before=before,
        after=step(before, read.moves, rehearsal.persona, rehearsal.difficulty, words=read.words),
    )
    return _with(rehearsal, turn)


def answer(rehearsal: Rehearsal, said: Said, by: str = BUILT_IN, *, cut: bool = False) -> Rehearsal:
    """The rehearsal with the peer's answer to the leader's last turn.

    Args:
        rehearsal: as `hear` gave it.
        said: what was shown, from `ReplyStream.said`.
        by: who wrote it, from `ReplyStream.by`.
        cut: whether it was stopped half way; what was said is kept.

    Raises:
        ValueError: the last turn is not the leader's.
    """
    if rehearsal.at is None or rehearsal.turn(rehearsal.at).who != "leader":
        raise ValueError("Expected the leader's words last. Call `hear` first.")
    state = rehearsal.state
    turn = Turn(
        id=len(rehearsal.turns),
        parent=rehearsal.at,
        who="peer",
        text=said.text or "…",
        before=state,
        after=state,
        lines=said.lines,
        reveals=said.reveals,
        by=by,
        cut=cut,
    )
    return _with(rehearsal, turn)


def say(rehearsal: Rehearsal, text: str, model: LanguageModel | None = None) -> Rehearsal:
    """One exchange: the leader's words and the peer's answer, `path[-2]` and `path[-1]` of what comes back.

    Raises:
        ValueError: the peer has not answered the leader's turn before.
        RetrievalError: the embedding model cannot be used.
    """
    heard = hear(rehearsal, text)
    stream = reply_stream(heard, model)
    for _ in stream:
        pass
    return finish(heard, stream)


def finish(rehearsal: Rehearsal, stream: ReplyStream) -> Rehearsal:
    """The rehearsal with what a stream has said so far; a stream that was left early is marked as cut."""
    return answer(rehearsal, stream.said, stream.by, cut=not stream.done)


def rewind(rehearsal: Rehearsal, turn: int | None) -> Rehearsal:
    """The same rehearsal, standing at another turn: what is said next begins a new branch, and no turn is lost.

    Args:
        rehearsal: any.
        turn: a turn of the peer to go on after, or a turn of the leader to take back; None for the beginning.

    Raises:
        IndexError: there is no such turn.
    """
    if turn is not None and rehearsal.turn(turn).who == "leader":
        turn = rehearsal.turn(turn).parent
    return rehearsal.model_copy(update={"at": turn})


def branches(rehearsal: Rehearsal) -> tuple[Rehearsal, ...]:
    """The rehearsal once for each branch, standing at its end, oldest first."""
    return tuple(rehearsal.model_copy(update={"at": leaf}) for leaf in rehearsal.leaves)


def _with(rehearsal: Rehearsal, turn: Turn) -> Rehearsal:
    return rehearsal.model_copy(update={"turns": (*rehearsal.turns, turn), "at": turn.id})
