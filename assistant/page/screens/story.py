"""The box for a story told as it comes: sorted part by part, corrected, and put into the form."""

from __future__ import annotations

from assistant.page import intake, telling, view
from assistant.page import story as told
from assistant.page.screens.common import Ui
from assistant.sorter import LABELS


def story(ui: Ui) -> None:
    """The box, and once it is sorted, its parts."""
    st, state = ui.st, ui.state
    with st.expander("Start from a paragraph, as angry as it comes", expanded=state.story is not None):
        ui.long_box("In your own words", "raw", intake.STARTERS["raw"])
        if st.button("Sort it", disabled=state.job is not None):
            with st.spinner("Sorting. The first time takes some seconds."):
                telling.sort_story(state)
            st.rerun()
        if state.story is not None:
            parts(ui)
    if state.left:
        with st.container(key="left"):
            still_to_answer(ui)


def still_to_answer(ui: Ui) -> None:
    """What was no fact, with a box for what was seen or heard, which becomes one."""
    st, state = ui.st, ui.state
    st.markdown("**Still to answer.** These were not taken as facts. What you saw or heard can be one.")
    ui.listed(question for question in state.left if not told.is_answerable(question))
    asked = [n for n, question in enumerate(state.left) if told.is_answerable(question)]
    for number in asked:
        st.text_input(
            view.plain(state.left[number]),
            key=telling.left_key(state, number),
            max_chars=told.LONGEST_REPLY,
            persist_state="session",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        if asked:
            ui.button("Add to the facts", telling.add_answers)
        ui.button("Leave them out", telling.drop_left, quiet=True)


def parts(ui: Ui) -> None:
    """Each part with its kind, to correct, and a question where it is no fact."""
    st, state = ui.st, ui.state
    labels = telling.picked(state)
    st.markdown(told.counted(state.story.clauses, labels) + " Correct what is sorted wrongly.")
    for number, (clause, label) in enumerate(zip(state.story.clauses, labels, strict=True)):
        with st.container(key=f"clause {label} {number}"):
            one_part(ui, number, clause.text, label)
    if state.story.notice:
        st.caption(view.plain(state.story.notice))
    with st.container(horizontal=True, vertical_alignment="center"):
        ui.button("Put this into the form", telling.accept_story, primary=True)
        ui.button("Leave the form as it is", telling.drop_story, quiet=True)


def one_part(ui: Ui, number: int, text: str, label: str) -> None:
    """A part, its kind, and what to ask where it is a judgement or a guess."""
    st = ui.st
    words, kind = st.columns([6, 5], vertical_alignment="center")
    words.markdown(view.plain(text))
    kind.selectbox(
        f"Kind of part {number + 1}",
        LABELS,
        index=LABELS.index(label),
        key=f"label {number} {ui.state.stories}",
        format_func=told.title,
        label_visibility="collapsed",
        persist_state="session",
    )
    if label in told.ASKS:
        st.text_input(
            f"{told.ASKS[label]} (part {number + 1})",
            key=f"reply {number} {ui.state.stories}",
            placeholder=told.ASKS[label],
            max_chars=told.LONGEST_REPLY,
            label_visibility="collapsed",
            persist_state="session",
        )
