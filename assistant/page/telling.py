"""The story on the page: what a click changes, from the box to the form, and what is still to answer after that."""

from __future__ import annotations

from assistant.errors import FirstRungError
from assistant.page import intake, story, work
from assistant.page.session import State, answers, fill, key
from assistant.settings import load_settings


def sort_story(state: State) -> None:
    """Sort what stands in the box for the story."""
    state["stories"] += 1
    state.update(story=None, left=(), problem="")
    if not state[key(state, "raw")].strip():
        state["problem"] = "There is nothing to sort yet. Tell what happened in the box above, then sort it."
        return
    try:
        state["story"] = work.sort(state[key(state, "raw")], load_settings())
    except Exception as error:
        state["problem"] = work.explain(error)


def accept_story(state: State) -> None:
    """Put the sorted clauses into the form, as they were corrected; what stays open is asked.

    Where no name is there yet and the story names one person, that name is taken.
    """
    kept = answers(state)
    clauses = story.corrected(state["story"].clauses, picked(state), replies(state))
    try:
        filled, left = story.filled(clauses, kept)
    except FirstRungError as error:
        state["problem"] = str(error)
        return
    name = "" if kept["peer.name"].strip() else story.one_person(kept["raw"])
    fill(state, filled | {"peer.name": name or kept["peer.name"]})
    state.update(before=kept, story=None, left=left, named=name, problem="")


def drop_story(state: State) -> None:
    """Leave the form as it is."""
    state.update(story=None, left=())


def picked(state: State) -> list[str]:
    """The kind of each clause, as it stands on the page."""
    return [
        state.get(f"label {n} {state['stories']}", clause.label)
        for n, clause in enumerate(state["story"].clauses)
    ]


def replies(state: State) -> list[str]:
    """What was answered to each clause that is no fact; empty where nothing was."""
    return [str(state.get(f"reply {n} {state['stories']}", "")) for n in range(len(state["story"].clauses))]


def left_key(state: State, number: int) -> str:
    """Where the answer to a question that was left stands."""
    return f"left {number} {state['stories']} {state['filled']}"


def add_answers(state: State) -> None:
    """What was answered to the questions that were left becomes facts; those questions go."""
    given = [str(state.get(left_key(state, n), "")).strip() for n in range(len(state["left"]))]
    told, new = answers(state), [answer for answer in given if answer]
    facts = [fact for fact in told["happened"] if fact.strip()] + new
    if not new:
        state["problem"] = "There is no answer yet. Write it under the question, then add it."
    elif len(facts) > intake.MOST_FACTS:
        state["problem"] = f"There is room for {intake.MOST_FACTS} facts. Keep those that matter most."
    else:
        open_still = tuple(q for q, answer in zip(state["left"], given, strict=True) if not answer)
        fill(state, told | {"happened": tuple(facts)})
        state.update(left=open_still, problem="")


def drop_left(state: State) -> None:
    """Ask no further."""
    state["left"] = ()


def is_named_by_story(state: State) -> bool:
    """Whether the name in the form is the one that the story named."""
    return bool(state["named"]) and state[key(state, "peer.name")] == state["named"]
