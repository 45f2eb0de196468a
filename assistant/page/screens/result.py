"""What came of a preparation: words with their origins, or questions, or who can help instead."""

from __future__ import annotations

from assistant.judge import subject_of
from assistant.library import library
from assistant.page import around, session, view, work
from assistant.page import findings as found
from assistant.page.screens.common import Ui, asset
from assistant.page.screens.findings import findings
from assistant.page.screens.judged import judged
from assistant.schemas import Passage, Preparation


def result(ui: Ui, version: work.Version) -> None:
    """What came of it: words, questions, or why there are none."""
    st, record = ui.st, version.record
    with st.container(key="result"):
        if record.draft is not None:
            drafted(ui, version, record)
        else:
            with st.container(key="rest"):
                nothing_drafted(ui, record)
        other_versions(ui)


def nothing_drafted(ui: Ui, record: Preparation) -> None:
    """What is missing, or who can help."""
    st = ui.st
    if record.status == "abstains":
        st.header(around.refusal(record), anchor=False)
        for line in (*record.notices, *record.questions):
            st.markdown(view.plain(line))
        return
    st.header("A little more first", anchor=False)
    st.markdown("There is not enough yet for honest words. Answer this in the form above, and draft again.")
    ui.listed((*record.questions, *around.notices(record)[0]))


def drafted(ui: Ui, version: work.Version, record: Preparation) -> None:
    """The words, what to do with them, and how they check."""
    st, state = ui.st, ui.state
    method = library().methods[record.draft.method]  # type: ignore[union-attr]
    with st.container(key="above"):
        st.header("Your words", anchor=False)
        why_this_method(ui, version, record)
        plan(ui, record)
        if not session.is_current(state, version):
            st.info("You changed the intake after this draft. Draft again to bring the words up to date.")
    if not state.editing:
        annotated(ui, version, record)
    with st.container(key="rest"):
        if state.editing:
            editor(ui, version)
        else:
            actions(ui, version, record, method.id)
        st.markdown(f"**What to do after.** {method.limits.after}")
        findings(ui, version, record)
        if not state.editing:
            judged(ui, subject_of(record))
        own_sources(ui, record)
        if known := around.notices(record)[0]:
            st.subheader("Good to know", anchor=False)
            ui.listed(known)
        st.caption(view.plain(view.footer(record, version.settings)))


def annotated(ui: Ui, version: work.Version, record: Preparation) -> None:
    """The words, each sentence with where it comes from, and from there to the item in the library."""
    # New words are brought into view, but not where a click further down changed one sentence.
    shown = {"note": around.notices(record)[1], "follow": version.mended is None}
    css, js = asset("annotated_draft.css"), asset("annotated_draft.js")
    component = ui.st.components.v2.component("first_rung.annotated_draft", css=css, js=js)
    asked = component(
        data=view.annotated(record, library().advice) | shown,
        key="annotated draft",
        on_item_change=lambda: None,
    )
    if asked.item:
        ui.st.switch_page(ui.pages["library"], query_params={"item": str(asked.item)})


def why_this_method(ui: Ui, version: work.Version, record: Preparation) -> None:
    """Why this method, where the choice was left to First Rung, and the other one to take."""
    if version.typed.kind != "auto" or record.choice is None or record.situation.kind != "auto":
        return
    ui.st.markdown(view.plain(record.choice.why))
    other = library().methods.get(record.choice.second)  # type: ignore[arg-type]
    if other:
        label = f"Take the second choice instead: {other.name.lower()}"
        ui.button(label, session.take_method, version, other.id, quiet=True)


def plan(ui: Ui, record: Preparation) -> None:
    """The order that some situations need, with the step that is drafted here marked."""
    steps = around.plan(record, library().methods)
    if not steps:
        return
    with ui.st.container(key="plan"):
        ui.st.caption("The order, and where you are in it")
        ui.st.markdown("\n".join(steps))


def editor(ui: Ui, version: work.Version) -> None:
    """The words in a box, in place of the annotated ones."""
    ui.st.text_area("Edit the words", key="edited", height="content", persist_state="session")
    live(ui, version)
    with ui.st.container(horizontal=True, vertical_alignment="center"):
        ui.button("Check again", session.check_edited, version, primary=True)
        ui.button("Leave as it was", session.leave)


def live(ui: Ui, version: work.Version) -> None:
    """What the checks see in the words as they stand in the box."""
    words = ui.state.edited
    if not words.strip() or len(words) > session.LONGEST_DRAFT:
        return
    failed = found.lines(session.live_problems(ui.state, version))
    if not failed:
        ui.st.caption("Nothing to change in these words.")
    ui.listed(failed[: found.FIRST_SHOWN])
    if more := failed[found.FIRST_SHOWN :]:
        with ui.st.expander(f"{len(more)} more", key="more while editing"):
            ui.listed(more)


def actions(ui: Ui, version: work.Version, record: Preparation, method: str) -> None:
    """What can be done with the words."""
    with ui.st.container(horizontal=True, key="actions"):
        ui.button("Edit the words", session.edit, version)
        ui.button("Another version", session.another, version)
        ui.download(lambda: work.markdown(record), f"first-rung-{method}.md", "text/markdown")


def other_versions(ui: Ui) -> None:
    """What was drafted earlier and later in this session."""
    st, state = ui.st, ui.state
    count = len(state.versions)
    if count < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="versions"):
        ui.button("Earlier", session.move, -1, quiet=True, off=state.at == 0)
        st.caption(f"{state.at + 1} of {count}", width="content")
        ui.button("Later", session.move, 1, quiet=True, off=state.at == count - 1)


def own_sources(ui: Ui, record: Preparation) -> None:
    """What the user's own sources say on the matter, word for word."""
    if not record.passages:
        return
    ui.st.subheader("From your own sources", anchor=False)
    quotation(ui, record.passages[0])
    if more := record.passages[1:]:
        with ui.st.expander(f"{len(more)} more from your own sources"):
            for passage in more:
                quotation(ui, passage)


def quotation(ui: Ui, passage: Passage) -> None:
    """A passage word for word, and where it stands."""
    where, words = around.passage(passage)
    ui.st.markdown(f"> {view.plain(words)}")
    ui.st.caption(view.plain(where))
