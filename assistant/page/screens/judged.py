"""A model's opinion of some words, beside the built-in checks: asked for by a click, and never more than an opinion."""

from __future__ import annotations

from assistant.judge import Judgement, Opinion, Subject
from assistant.page import judging, view
from assistant.page.screens.common import Ui

_POLL_S = 1.0


def judged(ui: Ui, subject: Subject) -> None:
    """The button where a model is set, the waiting, and what the model said of these words."""
    state = ui.state
    judging.collect(state)
    settings, said, asked = judging.model_set(), judging.found(state, subject), state.judging
    if settings is None and said is None:
        return
    with ui.st.container(key="judged"):
        if said is not None:
            opinions(ui, subject.text, said)
        if state.unjudged:
            ui.st.error(view.plain(state.unjudged))
        if asked is not None and asked.subject == subject:
            waiting(ui, asked)
        elif settings is not None:
            label = "Ask the model again" if said else "Ask the model to judge this too"
            with ui.st.container(horizontal=True, vertical_alignment="center"):
                ui.button(label, judging.ask, subject, off=asked is not None)
                ui.st.checkbox(
                    f"Ask {judging.MORE_VOTES} times, and count", key="more votes", persist_state="session"
                )
            ui.st.caption(view.plain(judging.before(settings)))


def waiting(ui: Ui, asked: judging.Asked) -> None:
    """How far it is, looked at each second while the rest of the page can be used."""
    st = ui.st

    def look() -> None:
        if asked.future.done():
            st.rerun()
        st.markdown(f"*{view.plain(judging.progress(asked))}*")

    st.fragment(look, run_every=_POLL_S)()
    ui.button("Stop asking", judging.stop, quiet=True)


def opinions(ui: Ui, text: str, said: Judgement) -> None:
    """What it would change first, then what it finds fine, then what it did not score."""
    st = ui.st
    st.subheader("What the model says", anchor=False)
    for opinion in sorted(said.opinions, key=lambda o: o.verdict != "fail"):
        if opinion.verdict != "unscored":
            one(ui, text, opinion)
    ui.listed(judging.unscored(said))
    if said.notice:
        st.caption(view.plain(said.notice))
    st.caption(view.plain(judging.footer(said, judging.model_set())))


def one(ui: Ui, text: str, opinion: Opinion) -> None:
    """One check: what was said, why, and the words that it minds."""
    # A finding's look for what it would change.
    look = "finding of a model" if opinion.verdict == "fail" else "opinion"
    with ui.st.container(key=f"{look} {opinion.check}"):
        ui.st.markdown(f"**{view.plain(judging.headline(opinion))}** {view.plain(opinion.reason)}")
        if opinion.quotes:
            ui.st.html(judging.marked(text, opinion.quotes))
        if opinion.dissent:
            ui.st.caption(view.plain(f"Another vote: {opinion.dissent}"))
