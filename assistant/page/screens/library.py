"""The library: browse and search the advice, see what stands behind each method, and bring sources of your own."""

from __future__ import annotations

from assistant.errors import FirstRungError
from assistant.library import place_in_articles
from assistant.page import shelf, view
from assistant.page.screens.common import Ui
from assistant.page.screens.own_sources import own_sources
from assistant.schemas import Advice
from assistant.settings import Settings, load_settings

_FIRST = 15


def library_page(ui: Ui) -> None:
    """An item where one was asked for, and below it everything else."""
    st = ui.st
    st.title("Library", anchor=False)
    with st.container(key="intro"):
        st.markdown("Where the words come from: the advice, who gave it, and the methods built on it.")
    try:
        settings = load_settings()
    except FirstRungError as error:
        st.error(view.plain(str(error)))
        return
    asked = shelf.item(str(st.query_params.get("item", "")))
    if asked is not None:
        opened(ui, asked)
    advice, methods, own = st.tabs(["Advice", "Methods", "Your own sources"])
    with advice:
        browse(ui, settings)
    with methods:
        method_view(ui)
    with own:
        own_sources(ui, settings)


def opened(ui: Ui, asked: Advice) -> None:
    """The item that was opened, from a draft or from the list."""
    with ui.st.container(key="opened", border=True):
        card(ui, asked, whole=True)
        ui.button("Close", lambda _: ui.st.query_params.clear(), quiet=True)


def browse(ui: Ui, settings: Settings) -> None:
    """Search, and choose by person, article and method."""
    st = ui.st
    query = st.text_input(
        "Search", key="shelf query", placeholder="in your own words", persist_state="session"
    )
    by_person, by_article, by_method = st.columns(3)
    names = {name: m.name for name, m in shelf.methods().items()}
    person = chosen(by_person, "Person", shelf.people())
    article = chosen(by_article, "Article", shelf.articles())
    method = chosen(by_method, "Method", list(names), names)
    try:
        found = shelf.find(query, settings, person=person, article=article, method=method)
    except FirstRungError as error:
        st.error(view.plain(str(error)))
        return
    st.caption(shelf.counted(len(found), query))
    if not found:
        st.markdown(
            "Nothing in the library fits this. It holds advice on tense relationships between peers. "
            "Try other words, or choose less narrowly."
        )
    shown = found if st.session_state.get("shelf whole") else found[:_FIRST]
    for item in shown:
        with st.container(key=f"item {item.id}"):
            card(ui, item)
    if len(found) > _FIRST:
        st.toggle(f"Show all {len(found)}", key="shelf whole", persist_state="session")


def chosen(column: object, label: str, options: list[str], names: dict[str, str] | None = None) -> str:
    """One of the options, or none."""
    said = names or {}
    picked: str = column.selectbox(  # type: ignore[attr-defined]
        label,
        [shelf.ANY, *options],
        key=f"shelf {label}",
        format_func=lambda option: said.get(option, option) or "All",
        persist_state="session",
    )
    return picked


def card(ui: Ui, item: Advice, *, whole: bool = False) -> None:
    """A piece of advice: what to do, when, why, who says so and where; whole, also what it is used for."""
    st = ui.st
    st.markdown(f"**{view.plain(item.do)}**")
    st.markdown(view.plain(f"{item.when} {item.why}"))
    st.caption(view.plain(f"{item.person}, {item.role}. {place_in_articles(item)}. In our words."))
    if item.claim:
        st.caption("The source says so without giving grounds.")
    used = [f"{shelf.methods()[method].name}: {step}" for method, step in shelf.used_in(item.id)]
    if whole:
        st.caption(
            "It stands behind these steps" if used else "No step stands on it; a search can bring it up."
        )
        ui.listed(used)
    elif used:
        st.caption(view.plain(f"Behind: {'; '.join(used)}"))


def method_view(ui: Ui) -> None:
    """A method step by step, each with the advice it stands on."""
    st = ui.st
    methods = shelf.methods()
    picked = st.selectbox(
        "Which method?", list(methods), key="shelf steps of", format_func=lambda m: methods[m].name
    )
    method = methods[picked]
    st.markdown(view.plain(method.produces))
    fits, fits_not = st.columns(2)
    with fits:
        st.caption("It fits when")
        ui.listed(method.when)
    with fits_not:
        st.caption("It does not fit when")
        ui.listed(method.when_not)
    for number, (name, says, advice) in enumerate(shelf.steps_of(method), 1):
        with st.container(key=f"step {number}"):
            st.markdown(f"**{number}. {view.plain(name)}.** {view.plain(says)}")
            for item in advice:
                st.markdown(f"- {view.plain(item.do)}")
                st.caption(view.plain(f"{item.person}. {place_in_articles(item)}"))
    for example in method.examples:
        with st.expander(f"An example: {view.plain(example.situation)}"):
            st.markdown(view.plain(example.words))
