"""The page on which a conversation is prepared: the intake, the method beside it, and what comes of it."""

from __future__ import annotations

from typing import Any

from assistant.errors import FirstRungError
from assistant.library import library
from assistant.page import intake, session, telling, view
from assistant.page.screens.common import Ui
from assistant.page.screens.result import result
from assistant.page.screens.story import story
from assistant.schemas import METHOD_IDS
from assistant.settings import load_settings


def prepare_page(ui: Ui) -> None:
    """The intake, a draft button, and the words."""
    st, state = ui.st, ui.state
    state.said = ""
    st.title("Prepare a hard conversation", anchor=False)
    with st.container(key="intro"):
        st.markdown(
            "Say what happened. You get words to say to your peer, and see where each one comes from."
        )
    form, aside = st.columns([7, 4], gap="large")
    with form:
        places = intake_form(ui)
        draft_button(ui)
        waiting = st.empty()
    with aside, st.container(key="about"):
        about_method(ui)
    if state.versions:
        result(ui, state.versions[state.at])
    page_foot(ui)
    hints(ui, places)
    if state.job is not None:
        waiting.markdown(f"*{state.job.says}*")
        session.finish(state, state.job)
        st.rerun()


def intake_form(ui: Ui) -> list[Any]:
    """The questions, each with a way to start its answer. Returns the places for a hint under each fact."""
    st, state = ui.st, ui.state
    kinds = list(intake.KINDS)
    st.radio(
        "What are you preparing?",
        kinds,
        key=ui.key("kind"),
        format_func=lambda kind: intake.KINDS[kind][0],
        captions=[intake.KINDS[kind][1] for kind in kinds],
        persist_state="session",
    )
    if state[ui.key("kind")] == "more":
        which_other(ui)
    # On a narrow screen the column beside the form would come after all of it.
    with st.container(key="about narrow"), st.expander("When it fits, and when not"):
        about_method(ui)
    examples(ui)
    story(ui)
    name, role = st.columns(2)
    name.text_input(intake.LABELS["peer.name"], key=ui.key("peer.name"), persist_state="session")
    role.text_input(intake.LABELS["peer.role"], key=ui.key("peer.role"), persist_state="session")
    if telling.is_named_by_story(state):
        st.caption("The name is from your paragraph. Change it if you will talk to someone else.")
    places = [fact_box(ui, number) for number in range(state.facts)]
    if state.facts < intake.MOST_FACTS:
        st.button("Add another fact", on_click=session.add_fact, args=(state,), type="tertiary")
    if state[ui.key("kind")] != "mention":
        for field in ("my_part", "impact", "wish"):
            ui.long_box(intake.LABELS[field], field, intake.STARTERS[field])
    more_about_it(ui)
    return places


def which_other(ui: Ui) -> None:
    """The methods beside the two that stand first."""
    methods = library().methods
    ui.st.selectbox(
        intake.LABELS["other"],
        [m for m in METHOD_IDS if m in methods and m not in intake.KINDS],
        key=ui.key("other"),
        format_func=lambda m: methods[m].name,
        persist_state="session",
    )


def examples(ui: Ui) -> None:
    """Examples to load, and the way back."""
    st, state = ui.st, ui.state
    with st.container(horizontal=True, vertical_alignment="center", key="examples"):
        st.caption("See an example:", width="content")
        for name in intake.EXAMPLES:
            st.button(name, on_click=session.load_example, args=(state, name), type="tertiary")
    if state.before is not None:
        st.button("Put back what I had typed", on_click=session.put_back, args=(state,))


def fact_box(ui: Ui, number: int) -> Any:
    """A fact, and the place for a hint under it."""
    label = f"Fact {number + 1}" if number else "What happened"
    ui.long_box(label, f"fact {number}", intake.STARTERS["happened"])
    with ui.st.container(key=f"hint {number}"):
        return ui.st.empty()


def hints(ui: Ui, places: list[Any]) -> None:
    """Under each fact, whether it is one. Last of all: reading English takes a moment the first time."""
    for number, place in enumerate(places):
        says, amiss = intake.hint(ui.state[ui.key(f"fact {number}")])
        place.caption(f":red[{says}]" if amiss else says)


def more_about_it(ui: Ui) -> None:
    """What helps, and can stay empty."""
    st = ui.st
    with st.expander("More, if it helps"):
        left, right = st.columns(2)
        left.text_input(intake.LABELS["me.role"], key=ui.key("me.role"), persist_state="session")
        right.text_input(
            intake.LABELS["channel"],
            key=ui.key("channel"),
            placeholder=intake.STARTERS["channel"],
            persist_state="session",
        )
        left.text_input(intake.LABELS["me.function"], key=ui.key("me.function"), persist_state="session")
        right.text_input(intake.LABELS["peer.function"], key=ui.key("peer.function"), persist_state="session")
        st.radio(
            "Are you new in the role?",
            [None, True, False],
            key=ui.key("new_in_role"),
            format_func={None: "Not said", True: "Yes", False: "No"}.__getitem__,
            horizontal=True,
            persist_state="session",
        )


def draft_button(ui: Ui) -> None:
    """Draft, what becomes of what was typed, and what stands in the way."""
    ui.button("Draft", session.draft, primary=True)
    try:
        private = view.is_private(load_settings())
    except FirstRungError as error:
        ui.st.error(view.plain(str(error)))
        return
    if not private:
        ui.st.caption("A hosted model is set: when you draft, what you typed goes to it. See Settings.")
    if ui.state.problem:
        ui.st.error(view.plain(ui.state.problem))


def about_method(ui: Ui) -> None:
    """When the chosen kind fits, and when not."""
    chosen = ui.state[ui.key("kind")]
    kind = ui.state[ui.key("other")] if chosen == "more" else chosen
    st, method = ui.st, library().methods.get(kind)
    if method is None:
        st.markdown(f"**{intake.KINDS[kind][0]}**")
        st.markdown(
            "Say what happened, or what you hope for. A way is suggested, with the reason. You can take another."
        )
        return
    st.markdown(f"**{method.name}**")
    st.markdown(method.produces)
    st.caption("It fits when")
    ui.listed(method.when)
    st.caption("It does not fit when")
    ui.listed(method.when_not)


def page_foot(ui: Ui) -> None:
    """What is kept, which is nothing."""
    with ui.st.container(key="foot"):
        ui.st.caption(
            "First Rung keeps nothing, on purpose. When you close or reload this page, what you typed is gone. "
            "Download what you want to keep."
        )
