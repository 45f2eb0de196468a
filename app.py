"""The web page: pick what you prepare, say what happened, get the words and where each one comes from."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.errors import FirstRungError
from assistant.library import library
from assistant.page import intake, session, setup, view, work
from assistant.schemas import METHOD_IDS, Finding, Preparation
from assistant.settings import load_settings

ASSETS = Path(session.__file__).parent

state = st.session_state


def main() -> None:
    """Both pages, and what stands around them."""
    st.set_page_config(page_title="First Rung", page_icon=str(ASSETS / "icon.svg"), layout="wide")
    st.html(f"<style>{_asset('page.css')}</style>")
    session.remember(state)
    pages = [
        st.Page(prepare_page, title="Prepare", default=True),
        st.Page(settings_page, title="Settings", url_path="settings"),
    ]
    st.navigation(pages, position="top").run()
    with contextlib.suppress(FirstRungError):
        work.warm(load_settings().cache_dir)


def prepare_page() -> None:
    """The page on which a conversation is prepared."""
    state.said = ""
    st.title("Prepare a hard conversation", anchor=False)
    with st.container(key="intro"):
        st.markdown(
            "Say what happened. You get words to say to your peer, and see where each one comes from."
        )
    form, aside = st.columns([7, 4], gap="large")
    with form:
        places = intake_form()
        draft_button()
        waiting = st.empty()
    with aside, st.container(key="about"):
        about_method(state[_key("other")] if state[_key("kind")] == "more" else state[_key("kind")])
    if state.versions:
        result(state.versions[state.at])
    page_foot()
    hints(places)
    if state.job is not None:
        waiting.markdown(f"*{state.job.says}*")
        session.finish(state, state.job)
        st.rerun()


def intake_form() -> list[DeltaGenerator]:
    """The questions, each with a way to start its answer. Returns the places for a hint under each fact."""
    kinds = list(intake.KINDS)
    st.radio(
        "What are you preparing?",
        kinds,
        key=_key("kind"),
        format_func=lambda kind: intake.KINDS[kind][0],
        captions=[intake.KINDS[kind][1] for kind in kinds],
        persist_state="session",
    )
    if state[_key("kind")] == "more":
        methods = library().methods
        others = [m for m in METHOD_IDS if m in methods and m not in intake.KINDS]
        st.selectbox(
            intake.LABELS["other"],
            others,
            key=_key("other"),
            format_func=lambda m: methods[m].name,
            persist_state="session",
        )
    examples()
    name, role = st.columns(2)
    name.text_input(intake.LABELS["peer.name"], key=_key("peer.name"), persist_state="session")
    role.text_input(intake.LABELS["peer.role"], key=_key("peer.role"), persist_state="session")
    places = [fact_box(number) for number in range(state.facts)]
    if state.facts < intake.MOST_FACTS:
        st.button("Add another fact", on_click=session.add_fact, args=(state,), type="tertiary")
    if state[_key("kind")] != "mention":
        for field in ("my_part", "impact", "wish"):
            long_box(field, intake.LABELS[field], field)
    more_about_it()
    return places


def examples() -> None:
    """Examples to load, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center", key="examples"):
        st.caption("See an example:", width="content")
        for name in intake.EXAMPLES:
            st.button(name, on_click=session.load_example, args=(state, name), type="tertiary")
    if state.before is not None:
        st.button("Put back what I had typed", on_click=session.put_back, args=(state,))


def fact_box(number: int) -> DeltaGenerator:
    """A fact, and the place for a hint under it."""
    long_box("happened", f"Fact {number + 1}" if number else "What happened", f"fact {number}")
    with st.container(key=f"hint {number}"):
        return st.empty()


def hints(places: list[DeltaGenerator]) -> None:
    """Under each fact, whether it is one. Last of all: reading English takes a moment the first time."""
    for number, place in enumerate(places):
        says, amiss = intake.hint(state[_key(f"fact {number}")])
        place.caption(f":red[{says}]" if amiss else says)


def long_box(field: str, label: str, name: str) -> None:
    """A box for a few sentences."""
    starter = intake.STARTERS[field]
    st.text_area(label, key=_key(name), placeholder=starter, height="content", persist_state="session")


def more_about_it() -> None:
    """What helps, and can stay empty."""
    with st.expander("More, if it helps"):
        left, right = st.columns(2)
        left.text_input(intake.LABELS["me.role"], key=_key("me.role"), persist_state="session")
        right.text_input(
            intake.LABELS["channel"],
            key=_key("channel"),
            placeholder=intake.STARTERS["channel"],
            persist_state="session",
        )
        st.radio(
            "Are you new in the role?",
            [None, True, False],
            key=_key("new_in_role"),
            format_func={None: "Not said", True: "Yes", False: "No"}.__getitem__,
            horizontal=True,
            persist_state="session",
        )
        long_box("raw", "Notes, in your own words", "raw")


def draft_button() -> None:
    """Draft, what becomes of what was typed, and what stands in the way."""
    _button("Draft", session.draft, primary=True)
    try:
        private = view.is_private(load_settings())
    except FirstRungError as error:
        st.error(view.plain(str(error)))
        return
    if not private:
        st.caption("A hosted model is set: when you draft, what you typed goes to it. See Settings.")
    if state.problem:
        st.error(view.plain(state.problem))


def about_method(kind: str) -> None:
    """When the chosen kind fits, and when not."""
    method = library().methods.get(kind)
    if method is None:
        st.markdown(f"**{intake.KINDS[kind][0]}**")
        st.markdown(
            "Say what happened, or what you hope for. A way is suggested, with the reason. You can take another."
        )
        return
    st.markdown(f"**{method.name}**")
    st.markdown(method.produces)
    st.caption("It fits when")
    _list(method.when)
    st.caption("It does not fit when")
    _list(method.when_not)


def result(version: work.Version) -> None:
    """What came of it: words, questions, or why there are none."""
    record = version.record
    with st.container(key="result"):
        if record.draft is not None:
            drafted(version, record)
        else:
            with st.container(key="rest"):
                nothing_drafted(record)
        other_versions()


def nothing_drafted(record: Preparation) -> None:
    """What is missing, or who can help."""
    if record.status == "abstains":
        st.header("This needs someone else", anchor=False)
        for line in (*record.notices, *record.questions):
            st.markdown(view.plain(line))
        return
    st.header("A little more first", anchor=False)
    st.markdown("There is not enough yet for honest words. Answer this in the form above, and draft again.")
    _list((*record.questions, *record.notices))


def drafted(version: work.Version, record: Preparation) -> None:
    """The words, what to do with them, and how they check."""
    method = library().methods[record.draft.method]  # type: ignore[union-attr]
    with st.container(key="above"):
        st.header("Your words", anchor=False)
        why_this_method(version, record)
        if not session.is_current(state, version):
            st.info("You changed the intake after this draft. Draft again to bring the words up to date.")
    if not state.editing:
        annotated(record)
    with st.container(key="rest"):
        if state.editing:
            editor(version)
        else:
            actions(version, record, method.id)
        st.markdown(f"**What to do after.** {method.limits.after}")
        findings(version, record)
        if record.notices:
            st.subheader("Good to know", anchor=False)
            _list(record.notices)
        st.caption(view.plain(view.footer(record, version.settings)))


def annotated(record: Preparation) -> None:
    """The words, each sentence with where it comes from."""
    css, js = _asset("annotated_draft.css"), _asset("annotated_draft.js")
    component = st.components.v2.component("first_rung.annotated_draft", css=css, js=js)
    component(data=view.annotated(record, library().advice), key="annotated draft")


def why_this_method(version: work.Version, record: Preparation) -> None:
    """Why this method, where the choice was left to First Rung, and the other one to take."""
    if version.typed.kind != "auto" or record.choice is None or record.situation.kind != "auto":
        return
    st.markdown(view.plain(record.choice.why))
    other = library().methods.get(record.choice.second)  # type: ignore[arg-type]
    if other:
        _button(f"Take a {other.name.lower()} instead", session.take_method, version, other.id, quiet=True)


def editor(version: work.Version) -> None:
    """The words in a box, in place of the annotated ones."""
    st.text_area("Edit the words", key="edited", height="content", persist_state="session")
    with st.container(horizontal=True, vertical_alignment="center"):
        _button("Check again", session.check_edited, version, primary=True)
        _button("Leave as it was", session.leave)


def actions(version: work.Version, record: Preparation, method: str) -> None:
    """What can be done with the words."""
    with st.container(horizontal=True, key="actions"):
        _button("Edit the words", session.edit, version)
        _button("Another version", session.another, version)
        name = f"first-rung-{method}.md"
        st.download_button("Download", work.markdown(record), name, "text/markdown", on_click="ignore")


def other_versions() -> None:
    """What was drafted earlier and later in this session."""
    count = len(state.versions)
    if count < 2:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="versions"):
        _button("Earlier", session.move, -1, quiet=True, off=state.at == 0)
        st.caption(f"{state.at + 1} of {count}", width="content")
        _button("Later", session.move, 1, quiet=True, off=state.at == count - 1)


def findings(version: work.Version, record: Preparation) -> None:
    """What the checks saw: first what asks for a change."""
    failed = view.problems(record)
    if failed:
        st.subheader("Worth another look", anchor=False)
    for number, finding in enumerate(failed):
        with st.container(key=f"finding {number}"):
            one_finding(version, finding, number)
    _list(view.unscored(record))
    st.caption(view.plain(view.passed(record)))


def one_finding(version: work.Version, finding: Finding, number: int) -> None:
    """The words that caused it, why it matters and who says so, and what to do."""
    source = library().advice.get(finding.advice)
    if finding.span:
        st.markdown(f"**“{view.plain(finding.span)}”**")
    st.markdown(view.plain(f"{finding.reason} {finding.suggestion}"))
    if source:
        st.caption(view.plain(f"After {source.person}, {source.role}: {source.do}"))
    draft = version.record.draft
    if draft and (shorter := view.without_sentence(draft, finding.span)):
        _button("Take this sentence out", session.check, version, shorter, key=f"take out {number}")


def page_foot() -> None:
    """What is kept, which is nothing."""
    with st.container(key="foot"):
        st.caption(
            "First Rung keeps nothing, on purpose. When you close or reload this page, what you typed is gone. "
            "Download what you want to keep."
        )


def settings_page() -> None:
    """Which model drafts, whether it answers, and how to set another."""
    st.title("Settings", anchor=False)
    try:
        settings = load_settings()
    except FirstRungError as error:
        st.error(view.plain(str(error)))
        return
    with st.container(key="settings"):
        st.markdown(setup.in_force(settings))
        for line in setup.warnings(settings):
            st.warning(view.plain(line))
        if st.button("Make a test call"):
            with st.spinner("Asking the model."):
                session.call_model(state)
        if state.said:
            st.info(view.plain(state.said))
        model_form(settings.model, settings.api_base)
        for title, text in setup.ways():
            with st.expander(title):
                st.markdown(text)


def model_form(model: str, api_base: str) -> None:
    """The model's name and address; never a key."""
    st.subheader("Another model", anchor=False)
    with st.form("model", border=False):
        name = st.text_input("Model", model, placeholder="empty for the built-in drafter")
        base = st.text_input("Address of its server", api_base, placeholder="empty for the provider's own")
        if st.form_submit_button("Save"):
            session.save_model(state, {"model": name, "api_base": base})
            st.rerun()


def _button(
    label: str,
    act: object,
    *args: object,
    primary: bool = False,
    quiet: bool = False,
    off: bool = False,
    key: str | None = None,
) -> None:
    """A button that changes the session; locked while work is under way."""
    kind = "primary" if primary else "tertiary" if quiet else "secondary"
    locked = off or state.job is not None
    st.button(label, key, on_click=act, args=(state, *args), type=kind, disabled=locked)  # type: ignore[arg-type]


def _key(name: str) -> str:
    return session.key(state, name)


def _list(said: Iterable[str]) -> None:
    """Sentences as a list, each as it is."""
    if listed := "\n".join(f"- {view.plain(line)}" for line in said):
        st.markdown(listed)


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
