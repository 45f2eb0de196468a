"""The look back at a rehearsal: what moved them, which steps were done, what to try next. No grade."""

from __future__ import annotations

from assistant.library import library
from assistant.page import practice, view
from assistant.page.screens.common import Ui
from assistant.rehearse import Debrief, Rehearsal, branches, debrief


def looked_back(ui: Ui, rehearsal: Rehearsal) -> None:
    """The debrief, and what comes after it."""
    st, found = ui.st, debrief(rehearsal)
    with st.container(key="rest"):
        st.header("Looking back", anchor=False)
        st.markdown(f"How {view.plain(rehearsal.persona.name)} was: {practice.faces(found.timeline)}")
        pivots(ui, found)
        surfaced(ui, rehearsal, found)
        steps(ui, found)
        counts(ui, found)
        nexts(ui, found)
        beside_the_last(ui)
        after(ui, rehearsal)
    ways(ui, rehearsal)


def pivots(ui: Ui, found: Debrief) -> None:
    """The turns that moved them most, in the leader's own words."""
    st = ui.st
    if found.pivots:
        st.subheader("What moved them most", anchor=False)
    for number, pivot in enumerate(found.pivots):
        with st.container(key=f"finding pivot {number}"):
            st.markdown(f"**“{view.plain(pivot.words)}”**")
            st.markdown(view.plain(pivot.effect))
            if pivot.better:
                st.markdown(f"Instead: “{view.plain(pivot.better)}”")
            if source := library().advice.get(pivot.advice):
                st.caption(view.plain(f"After {source.person}: {source.do}"))


def surfaced(ui: Ui, rehearsal: Rehearsal, found: Debrief) -> None:
    """Whether they said what they had held back."""
    name = view.plain(rehearsal.persona.name)
    if found.surfaced:
        ui.st.markdown(f"{name} told you what they had held back: {view.plain(found.concern)}")
    else:
        ui.st.markdown(
            f"{name} held something back, and it did not come out. An open question after you owned your part can bring it."
        )


def steps(ui: Ui, found: Debrief) -> None:
    """The method's steps: done, missed, or out of order."""
    ui.st.subheader("The steps", anchor=False)
    ui.listed(
        f"{step.name}: {step.status}" + (f", in your turn {step.turn}" if step.turn else "")
        for step in found.steps
    )


def counts(ui: Ui, found: Debrief) -> None:
    """What can be counted, without a grade."""
    ui.st.caption(
        f"Open questions: {found.open_questions}. Leading questions: {found.leading_questions}. "
        f"Your share of the talk: {found.share_of_talk:.0%}. Your longest turn: {found.longest} words."
    )
    ui.listed(found.notices)


def nexts(ui: Ui, found: Debrief) -> None:
    """Two things to try next."""
    ui.st.subheader("To try next", anchor=False)
    for tip in found.next:
        source = library().advice[tip.advice]
        ui.st.markdown(f"- {view.plain(tip.text)}")
        ui.st.caption(view.plain(f"After {source.person}, {source.role}"))


def beside_the_last(ui: Ui) -> None:
    """This rehearsal beside the one before it."""
    if says := practice.compared(ui.state):
        ui.st.subheader("Beside your last rehearsal", anchor=False)
        ui.listed(says)


def after(ui: Ui, rehearsal: Rehearsal) -> None:
    """What can be done now. Nothing is kept unless it is downloaded."""
    with ui.st.container(horizontal=True):
        ui.button("Rehearse again", practice.again, primary=True)
        ui.button("Go on talking", practice.back_to, rehearsal.at)
        ui.download(lambda: practice.transcript(rehearsal), "first-rung-rehearsal.md", "text/markdown")


def ways(ui: Ui, rehearsal: Rehearsal) -> None:
    """The ways that were tried, side by side."""
    found = branches(rehearsal)
    if len(found) < 2:
        return
    ui.st.subheader("The ways you tried, side by side", anchor=False)
    for number, (column, way) in enumerate(
        zip(ui.st.columns(min(3, len(found))), found[-3:], strict=False), 1
    ):
        with column:
            ui.st.caption(f"{number}. {practice.timeline(way)}")
            for turn in way.path:
                name = "You" if turn.who == "leader" else way.persona.name
                ui.st.markdown(f"**{view.plain(name)}:** {view.plain(practice.said(turn))}")
