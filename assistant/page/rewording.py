"""Reframing on the page: what a click changes, and before and after as marked text."""

from __future__ import annotations

import html
from typing import Any

from assistant.errors import FirstRungError
from assistant.language_model import BUILT_IN, open_model
from assistant.masked_model import behind_stand_ins
from assistant.page import practice, view
from assistant.page.session import State
from assistant.page.work import explain
from assistant.reframe import (
    MEANING_FLOOR,
    Caution,
    Change,
    Reframed,
    StyleId,
    by_entailment,
    language_note,
    mirror,
    reframe,
    without,
)
from assistant.schemas import Situation
from assistant.settings import load_settings

STYLES: dict[str, str] = {
    "direct": "Direct: the point first, short",
    "analytical": "Analytical: facts, order, time to think",
    "warm": "Warm: the relationship first",
    "expressive": "Expressive: energy, ideas, the shared picture",
    "type": "I know their type (a colour, a letter, four letters …)",
    "unknown": "I don't know",
}
LEVELS: dict[float, str] = {0.0: "as I am", 0.35: "a little", 0.7: "most of the way", 1.0: "as they are"}


def draft_text(state: State) -> str:
    """The words of the draft on the other page, if there is one."""
    record = practice.prepared(state)
    return record.draft.text if record and record.draft else ""


def put(state: State, text: str, style: StyleId, strength: float, *, of_draft: bool) -> None:
    """Reframe a text, and keep what came."""
    state.update(reframed=None, asked=(text, style), problem="")
    record = practice.prepared(state)
    draft = record.draft if record and of_draft else None
    told = record.situation if record and of_draft else None
    try:
        settings = load_settings()
        model = behind_stand_ins(open_model(settings), told or Situation(), settings, text)
        if (note := language_note(text, model is not None)) and model is None:
            state["problem"] = note
            return
        kind = draft.method if draft else None
        state["reframed"] = reframe(
            text, style, situation=told, kind=kind, strength=strength, model=model, support=by_entailment
        )
    except Exception as error:
        state["problem"] = explain(error)


def is_current(state: State, text: str, style: StyleId | None) -> bool:
    """Whether what came is of this text in this style."""
    return bool(state["asked"] == (text, style))


def take_back(state: State, change: str) -> None:
    """Take one change back."""
    try:
        state["reframed"] = without(state["reframed"], change, support=by_entailment)
    except FirstRungError as error:
        state["problem"] = str(error)


def move(state: State, strength: float) -> None:
    """The same result nearer to one side or the other, without the changes that were taken back.

    What a model wrote stays as it is until it is asked anew.
    """
    done: Reframed | None = state["reframed"]
    if done is None or done.reframed_by != BUILT_IN or done.strength == strength:
        return
    try:
        new = reframe(
            done.original, done.style, situation=done.situation, kind=done.kind, strength=strength, support=by_entailment
        )  # fmt: skip
        for change in done.taken_back:
            if change in {c.id for c in new.changes}:
                new = without(new, change, support=by_entailment)
        state["reframed"] = new.model_copy(update={"taken_back": done.taken_back, "notices": done.notices})
    except FirstRungError as error:
        state["problem"] = str(error)


def meaning_kept(done: Reframed) -> str:
    """Whether the meaning is kept, in plain words; empty where it was not scored."""
    if done.meaning is None:
        return ""
    worst = done.meaning.worst
    if worst and worst.score < MEANING_FLOOR:
        return f"Meaning kept: look at this sentence. “{worst.sentence}”"
    low = done.meaning.score < MEANING_FLOOR
    return "Meaning kept: read it once against your own words." if low else "Meaning kept: yes."


def cautions(own: str, theirs: StyleId, text: str) -> tuple[Caution, ...]:
    """What the leader may look at in themselves first; empty where their own style was not said."""
    mine: Any = own or None
    return mirror(mine, theirs, text)


def before(done: Reframed) -> str:
    """The original as HTML, with what was changed struck through."""
    spans = sorted({(c.start, c.end) for c in done.changes if c.end > c.start})
    return _marked(done.original, spans, "del")


def after(done: Reframed) -> str:
    """The result as HTML, with what is new marked."""
    return _marked(done.text, sorted({(m.start, m.end) for m in done.marks if m.end > m.start}), "ins")


def _marked(text: str, spans: list[tuple[int, int]], tag: str) -> str:
    out, at = [], 0
    for start, end in spans:
        if start < at:
            start = at
        if end <= start:
            continue
        out += [html.escape(text[at:start]), f"<{tag}>{html.escape(text[start:end])}</{tag}>"]
        at = end
    out.append(html.escape(text[at:]))
    return f'<div class="reframed">{"".join(out)}</div>'.replace("\n", "<br>")


def _only_left_out(change: Change) -> str:
    """The words that went, where nothing but a capital changed besides: of `Obviously the` and `The` it is `Obviously`."""
    before, after = change.before, change.after
    if not after or len(after) >= len(before) or not before.lower().endswith(after.lower()):
        return ""
    return before[: len(before) - len(after)].strip(" ,;:")


def reasons(done: Reframed) -> list[tuple[str, str, str]]:
    """Each change: its id, what was done to which words, and why."""
    rows = []
    for change in done.changes:
        if change.moved:
            what = f"{change.title}: “{change.after or change.before}” stands elsewhere"
        elif (gone := _only_left_out(change)) and change.before:
            what = f"{change.title}: left out “{gone}”"
        elif change.before and change.after:
            what = f"{change.title}: “{change.before}” became “{change.after}”"
        elif change.after:
            what = f"{change.title}: added “{change.after}”"
        else:
            what = f"{change.title}: left out “{change.before}”"
        rows.append((change.id, view.plain(what), view.plain(change.reason)))
    return rows
