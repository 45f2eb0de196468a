"""The page on which a conversation is rehearsed: a chat, help at hand, and a look back."""

from __future__ import annotations

from assistant.errors import FirstRungError
from assistant.library import library
from assistant.page import practice, view
from assistant.page.screens.common import Ui
from assistant.page.screens.debrief import looked_back
from assistant.rehearse import Rehearsal, Turn, branches, remark, reply_stream


def rehearse_page(ui: Ui) -> None:
    """Start, talk, or look back."""
    st, state = ui.st, ui.state
    st.title("Rehearse", anchor=False)
    if state.rehearsal is None:
        starting(ui)
    elif state.looking_back:
        looked_back(ui, state.rehearsal)
    else:
        talking(ui, state.rehearsal)
    if state.problem:
        st.error(view.plain(state.problem))


def starting(ui: Ui) -> None:
    """With whom, and how hard."""
    st, state = ui.st, ui.state
    with st.container(key="intro"):
        st.markdown(
            "Say it out loud, then type what you said. They answer as your peer might, and react to how you say it."
        )
    told = practice.subject(state)
    if told is None:
        st.info("There is nobody to rehearse with yet. Say on the page Prepare who it is and what happened.")
        st.page_link(ui.pages["prepare"], label="Go to Prepare")
        return
    st.markdown(f"You rehearse with **{view.plain(told.peer.name or told.peer.role or 'your peer')}**.")
    levels = list(practice.DIFFICULTIES)
    difficulty = st.radio(
        "How hard?",
        levels,
        index=1,
        key="difficulty",
        format_func=lambda level: practice.DIFFICULTIES[level][0],
        captions=[practice.DIFFICULTIES[level][1] for level in levels],
        persist_state="session",
    )
    st.toggle("Dress rehearsal: no remarks while you talk", key="dress", persist_state="session")
    ui.button("Start", practice.begin, difficulty, primary=True)


def talking(ui: Ui, rehearsal: Rehearsal) -> None:
    """The talk so far, the answer as it comes, and what can be done."""
    st, state = ui.st, ui.state
    chat, aside = st.columns([7, 4], gap="large")
    with chat:
        if not rehearsal.path:
            st.markdown(f"{view.plain(rehearsal.persona.name)} has come in and sits down. You begin.")
        for turn in rehearsal.path:
            bubble(ui, rehearsal, turn)
        if practice.awaits_answer(rehearsal):
            answer(ui, rehearsal)
            st.rerun()
        helped(ui)
        hands(ui, rehearsal)
    with aside, st.container(key="beside"):
        beside(ui, rehearsal)
    if rehearsal.state.ended:
        ui.st.info(
            f"{view.plain(rehearsal.persona.name)} has ended the talk for today. Look back at it, or try a turn another way."
        )
    elif words := st.chat_input("Say it as you would say it", max_chars=6000):
        practice.say(state, words)
        st.rerun()


def bubble(ui: Ui, rehearsal: Rehearsal, turn: Turn) -> None:
    """One turn; under the leader's, a remark if it is wanted, and the way back to it."""
    st = ui.st
    mine = turn.who == "leader"
    name = "You" if mine else rehearsal.persona.name
    with st.chat_message(name, avatar=":material/person:" if mine else ":material/groups:"):
        st.markdown(
            f"**{view.plain(name)}**  \n{view.plain(practice.said(turn))}" + (" …" if turn.cut else "")
        )
        if mine and not ui.state.get("dress"):
            note = remark(turn)
            if note:
                source = library().advice[note.advice]
                quoted = (
                    f"“{note.words}” " if note.words and note.words.rstrip(".!?") not in note.text else ""
                )
                st.caption(view.plain(f"{quoted}{note.text} (after {source.person})"))
        if mine and turn.id != rehearsal.at:
            ui.button("Try this another way", practice.back_to, turn.id, quiet=True, key=f"back {turn.id}")


def answer(ui: Ui, rehearsal: Rehearsal) -> None:
    """The peer's answer, sentence by sentence; a click on Stop keeps what was said."""
    st, state = ui.st, ui.state
    try:
        stream = reply_stream(rehearsal, practice.model_for(rehearsal))
    except FirstRungError as error:
        state.problem = str(error)
        stream = reply_stream(rehearsal)
    state.stream = stream
    with st.chat_message(rehearsal.persona.name, avatar=":material/groups:"):
        place, words = st.empty(), ""
        st.button(
            "Stop", on_click=practice.settle, args=(state,), key=f"stop {rehearsal.at}", type="tertiary"
        )
        place.markdown("…")
        for sentence in stream:
            words = f"{words} {sentence}".strip()
            place.markdown(f"**{view.plain(rehearsal.persona.name)}**  \n{view.plain(words)}")
    practice.settle(state)


def helped(ui: Ui) -> None:
    """A hint, or a turn as it could sound, where one was asked for."""
    st, state = ui.st, ui.state
    if state.hint is not None:
        source = library().advice[state.hint.advice]
        example = f" For example: “{state.hint.example}”" if state.hint.example else ""
        st.info(view.plain(f"{state.hint.text}{example} (after {source.person})"))
    if state.shown_how:
        st.info("It could sound like this: " + view.plain(state.shown_how))
        ui.button("Say it", practice.say, state.shown_how)


def hands(ui: Ui, rehearsal: Rehearsal) -> None:
    """What can be done beside talking."""
    with ui.st.container(horizontal=True, key="hands"):
        if not rehearsal.state.ended:
            ui.button("Say nothing", practice.say, "")
            ui.button("A hint", practice.ask_hint)
            ui.button("Show me how", practice.show_how)
        if rehearsal.path:
            ui.button("End and look back", practice.look_back, primary=True)


def beside(ui: Ui, rehearsal: Rehearsal) -> None:
    """How they look, how that went, the other ways that were tried, and the draft."""
    st, name = ui.st, view.plain(rehearsal.persona.name)
    st.markdown(f"**{name}** looks {practice.FACES[rehearsal.state.shown]}.")
    st.caption(practice.timeline(rehearsal))
    ways = branches(rehearsal)
    if len(ways) > 1:
        st.caption("The ways you tried")
        for number, way in enumerate(ways, 1):
            here = way.at == rehearsal.at
            label = f"{number}. ends {way.state.shown}" + (" (here)" if here else "")
            ui.button(label, practice.take, way, quiet=True, off=here, key=f"way {number}")
    if rehearsal.draft:
        with st.expander("Your draft"):
            st.markdown(view.plain(rehearsal.draft.text))
    with st.expander("The steps"):
        ui.listed(practice.steps(rehearsal))
