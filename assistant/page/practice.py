"""The rehearsal on the page: what a click changes, and the rehearsal as sentences to draw.

`state["rehearsal"]` is the rehearsal under way, `state["rehearsed"]` those that were ended, oldest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.errors import FirstRungError
from assistant.language_model import LanguageModel, open_model
from assistant.library import library
from assistant.masked_model import behind_stand_ins
from assistant.page import intake, session
from assistant.page.session import State
from assistant.page.work import explain
from assistant.rehearse import (
    Difficulty,
    Rehearsal,
    Turn,
    compare,
    debrief,
    example_turn,
    finish,
    hear,
    hint,
    rewind,
    start,
    start_from,
)
from assistant.schemas import Preparation, Situation
from assistant.settings import load_settings

DIFFICULTIES: Mapping[str, tuple[str, str]] = {
    "easy": ("Easy", "They are hurt, and would like it to be well again."),
    "medium": ("Medium", "They wait to see whether you mean it."),
    "hard": ("Hard", "They expect little, and one wrong word closes them."),
}
FACES: Mapping[str, str] = {
    "guarded": "guarded: short answers, arms crossed",
    "wary": "wary: listening, not convinced",
    "neutral": "neutral: willing to talk",
    "open": "open: speaking freely",
}
MARKS: Mapping[str, str] = {"guarded": "●○○○", "wary": "●●○○", "neutral": "●●●○", "open": "●●●●"}
SILENCE = "(You say nothing.)"


def prepared(state: State) -> Preparation | None:
    """The draft on the other page, if there is one."""
    versions = state["versions"]
    return versions[state["at"]].record if versions else None


def subject(state: State) -> Situation | None:
    """What would be rehearsed: what was drafted last, else what stands in the form; None where that is empty."""
    record = prepared(state)
    if record is not None and record.draft is not None:
        return record.situation
    answers = session.answers(state)
    if intake.is_blank(answers):
        return None
    try:
        return intake.situation_of(answers)
    except FirstRungError:
        return None


def begin(state: State, difficulty: Difficulty) -> None:
    """Start a rehearsal of what was prepared, or of the form as it stands."""
    record, seed = prepared(state), len(state["rehearsed"])
    state.update(hint=None, shown_how="", problem="", looking_back=False)
    if record is not None and record.draft is not None:
        state["rehearsal"] = start_from(record, difficulty, seed)
        return
    told = subject(state)
    if told is not None:
        from assistant.choose_method import choose_method

        state["rehearsal"] = start(told, difficulty, seed, method=choose_method(told).method)


def say(state: State, text: str) -> None:
    """The leader's words: heard, and waiting for an answer."""
    state.update(hint=None, shown_how="", problem="")
    settle(state)
    try:
        state["rehearsal"] = hear(state["rehearsal"], text)
    except Exception as error:
        state["problem"] = explain(error)


def settle(state: State) -> None:
    """Keep what an answer had said so far, where it was stopped."""
    stream = state["stream"]
    if stream is not None:
        state.update(rehearsal=finish(state["rehearsal"], stream), stream=None)


def model_for(rehearsal: Rehearsal) -> LanguageModel | None:
    """The model that answers, behind stand-ins where it is hosted; None for the built-in counterpart.

    Raises:
        SettingsError: the settings cannot be read.
    """
    settings = load_settings()
    said = [turn.text for turn in rehearsal.path]
    return behind_stand_ins(open_model(settings), rehearsal.situation, settings, *said)


def awaits_answer(rehearsal: Rehearsal) -> bool:
    """Whether the leader spoke last."""
    return bool(rehearsal.path) and rehearsal.path[-1].who == "leader"


def ask_hint(state: State) -> None:
    """What to try now."""
    state.update(hint=hint(state["rehearsal"]), shown_how="")


def show_how(state: State) -> None:
    """A turn as it could sound."""
    state.update(shown_how=example_turn(state["rehearsal"]), hint=None)


def back_to(state: State, turn: int | None) -> None:
    """Go back to a turn, to try another way. What was said stays on its own branch."""
    settle(state)
    state.update(rehearsal=rewind(state["rehearsal"], turn), hint=None, shown_how="", looking_back=False)


def take(state: State, branch: Rehearsal) -> None:
    """Go to another branch."""
    settle(state)
    state.update(rehearsal=branch, hint=None, shown_how="")


def look_back(state: State) -> None:
    """End the rehearsal and show its debrief."""
    settle(state)
    if state["rehearsal"].path:
        state.update(looking_back=True, hint=None, shown_how="")


def again(state: State) -> None:
    """Put the rehearsal aside, and start anew."""
    settle(state)
    state.update(rehearsed=(*state["rehearsed"], state["rehearsal"]), rehearsal=None, looking_back=False)


def faces(shown: Sequence[str]) -> str:
    """What the peer showed, in order, as one line."""
    return " → ".join(f"{MARKS[face]} {face}" for face in shown)


def timeline(rehearsal: Rehearsal) -> str:
    """What the peer has shown so far."""
    mine = [turn for turn in rehearsal.path if turn.who == "leader"]
    return faces([rehearsal.start.shown, *(turn.after.shown for turn in mine)])


def said(turn: Turn) -> str:
    """The words of a turn; a silence is told."""
    return turn.text or SILENCE


def steps(rehearsal: Rehearsal) -> list[str]:
    """The method's steps in order, with what each says."""
    method = library().methods[rehearsal.method]
    return [f"{step.name}: {step.says}" for step in method.steps]


def compared(state: State) -> tuple[str, ...]:
    """This rehearsal beside the one before it, in sentences; empty where there was none."""
    before = state["rehearsed"]
    return compare(before[-1], state["rehearsal"]).says if before else ()


def transcript(rehearsal: Rehearsal) -> str:
    """The rehearsal with its draft and its debrief, as Markdown to take along."""
    name, found = rehearsal.persona.name, debrief(rehearsal)
    lines = [
        f"# A rehearsal with {name}",
        "",
        f"{DIFFICULTIES[rehearsal.difficulty][0]}. {timeline(rehearsal)}",
        "",
    ]
    if rehearsal.draft:
        lines += ["## The draft", "", f"> {rehearsal.draft.text}".replace("\n", "\n> "), ""]
    lines += ["## What was said", ""]
    lines += [f"**{'You' if turn.who == 'leader' else name}:** {said(turn)}\n" for turn in rehearsal.path]
    lines += ["## Looking back", ""]
    for pivot in found.pivots:
        lines += [f"- “{pivot.words}”: {pivot.effect}" + (f" Better: {pivot.better}" if pivot.better else "")]
    lines += [f"- {step.status}: {step.name}" for step in found.steps]
    lines += [f"- Next time: {tip.text}" for tip in found.next]
    return "\n".join(lines) + "\n"
