"""What the page holds between two clicks, and how each click changes it.

`state` is the session's mapping. An answer stands under `key(state, field)`, which is also the key of its widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from assistant.errors import FirstRungError
from assistant.page import findings, intake, work
from assistant.schemas import MethodId, Situation
from assistant.settings import load_settings, save_settings

State = MutableMapping[str, Any]

LONGEST_DRAFT = 8000
_FIRSTS: dict[str, Any] = {
    "facts": 1,
    "filled": 0,
    "versions": (),
    "at": 0,
    "job": None,
    "problem": "",
    "editing": False,
    "before": None,
    "said": "",
    "live": (None, ()),
    "story": None,
    "stories": 0,
    "left": (),
    "named": "",
    "uploads": 0,
    "taken": (),
    "rehearsal": None,
    "rehearsed": (),
    "stream": None,
    "hint": None,
    "shown_how": "",
    "looking_back": False,
    "reframed": None,
    "asked": (),
    "judging": None,
    "judged": (),
    "unjudged": "",
}
_FIELDS = tuple(name for name in intake.BLANK if name != "happened")


def key(state: State, name: str) -> str:
    """Where the answer to `name` stands.

    It changes when the form is filled by an example: else a click that comes before the browser has drawn the
    example would bring the old answers back.
    """
    return f"in {name} {state['filled']}"


def remember(state: State) -> None:
    """Give every value its first state.

    What is there stays untouched: a field that is set here is sent to the browser, over what is being typed.
    """
    for name, first in _FIRSTS.items():
        state[name] = state.get(name, first)
    firsts = {name: intake.BLANK[name] for name in _FIELDS}
    firsts |= {f"fact {number}": "" for number in range(state["facts"])}
    for name, first in firsts.items():
        if key(state, name) not in state:
            state[key(state, name)] = first


def answers(state: State) -> dict[str, Any]:
    """What stands in the form."""
    facts = tuple(state[key(state, f"fact {number}")] for number in range(state["facts"]))
    return {name: state[key(state, name)] for name in _FIELDS} | {"happened": facts}


def load_example(state: State, name: str) -> None:
    """Show an example; what was typed before can be put back."""
    kept = state["before"] or answers(state)
    fill(state, intake.filled(name))
    state["before"] = None if intake.is_blank(kept) else kept


def put_back(state: State) -> None:
    """Show again what was typed before an example was loaded."""
    fill(state, state["before"])
    state["before"] = None


def add_fact(state: State) -> None:
    """One more box for a fact."""
    state["facts"] = min(state["facts"] + 1, intake.MOST_FACTS)
    remember(state)


def is_current(state: State, version: work.Version) -> bool:
    """Whether the form still holds what `version` was drafted from."""
    try:
        return intake.situation_of(answers(state)) == version.typed
    except FirstRungError:
        return False


def draft(state: State) -> None:
    """Draft from the form as it stands."""
    try:
        typed = intake.situation_of(answers(state))
    except FirstRungError as error:
        state["problem"] = str(error)
        return
    _begin(state, "Looking up the advice and writing. The first time takes some seconds.", typed, typed, 0)


def another(state: State, version: work.Version) -> None:
    """Other words for the same situation, by the same method."""
    told = version.record.situation
    seen = [
        v.record.draft.version for v in state["versions"] if v.record.draft and v.record.situation == told
    ]
    _begin(state, "Writing another version.", version.typed, told, max(seen, default=-1) + 1)


def take_method(state: State, version: work.Version, method: MethodId) -> None:
    """The same situation by the other method."""
    told = version.typed.model_copy(update={"kind": method})
    _begin(state, "Writing it the other way.", version.typed, told, 0)


def edit(state: State, version: work.Version) -> None:
    """Open the box for edits."""
    draft = version.record.draft
    state.update(editing=True, problem="", edited=draft.text if draft else "")


def leave(state: State) -> None:
    """Close the box for edits."""
    state.update(editing=False, problem="")


def live_problems(state: State, version: work.Version) -> list[findings.Card]:
    """What asks for a change in the words in the box for edits: checked once, and kept while they stay as they are."""
    read, found = state["live"]
    if read != (state["at"], state["edited"]):
        found = findings.cards(work.check_again(version.record, state["edited"], version.settings))
        state["live"] = ((state["at"], state["edited"]), found)
    return list(found)


def check_edited(state: State, version: work.Version) -> None:
    """Check what stands in the box for edits."""
    check(state, version, state["edited"])


def mend(state: State, version: work.Version, text: str, mended: findings.Mended) -> None:
    """Take over the words in which one sentence was changed with a click."""
    check(state, version, text, mended)


def check(state: State, version: work.Version, text: str, mended: findings.Mended | None = None) -> None:
    """Check words that are not those of the draft any more."""
    if not text.strip():
        state["problem"] = (
            "There are no words to check. Write at least one sentence, or leave the draft as it was."
        )
    elif len(text) > LONGEST_DRAFT:
        state["problem"] = f"This is {len(text):,} characters long. Shorten it to {LONGEST_DRAFT:,} or fewer."
    else:
        record, settings = version.record, version.settings
        says, typed = "Checking your words.", version.typed
        _start(
            state,
            lambda: work.Job(
                says, typed, settings, work.start(work.check_again, record, text, settings), mended
            ),
        )


def move(state: State, by: int) -> None:
    """Go to earlier or later words."""
    state["at"] = min(max(state["at"] + by, 0), len(state["versions"]) - 1)
    leave(state)


def finish(state: State, job: work.Job) -> None:
    """Wait for the work under way, and keep what it brought."""
    try:
        record = job.future.result()
    except Exception as error:
        state["problem"] = work.explain(error)
    else:
        versions = (*state["versions"], work.Version(record, job.typed, job.settings, job.mended))
        state.update(versions=versions, at=len(versions) - 1, editing=False)
    state["job"] = None


def call_model(state: State) -> None:
    """One test call to the model that is set."""
    _settle(state, lambda: work.call(load_settings()).message)


def save_model(state: State, changes: Mapping[str, str]) -> None:
    """Save which model is used."""
    _settle(state, lambda: f"Saved in {save_settings(changes)}.")


def _settle(state: State, act: Callable[[], str]) -> None:
    try:
        state["said"] = act()
    except Exception as error:
        state["said"] = work.explain(error)


def fill(state: State, given: Mapping[str, Any]) -> None:
    """Show other answers in the form."""
    state["filled"] += 1
    state["facts"] = max(1, len(given["happened"]))
    told = {name: given[name] for name in _FIELDS}
    told |= {f"fact {number}": fact for number, fact in enumerate(given["happened"])}
    state.update({key(state, name): answer for name, answer in told.items()})
    remember(state)


def _begin(state: State, says: str, typed: Situation, told: Situation, version: int) -> None:
    try:
        settings = load_settings()
    except FirstRungError as error:
        state["problem"] = str(error)
    else:
        _start(
            state,
            lambda: work.Job(says, typed, settings, work.start(work.draft, told, settings, version)),
        )


def _start(state: State, begin: Callable[[], work.Job]) -> None:
    # A second click can come before the buttons are drawn locked.
    if state["job"] is None:
        state.update(job=begin(), problem="")
