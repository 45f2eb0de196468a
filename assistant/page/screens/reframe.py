"""The page on which words are put the way a peer hears them best: before and after, each change with its reason."""

from __future__ import annotations

from typing import cast

from assistant.errors import FirstRungError
from assistant.judge import Subject
from assistant.library import library
from assistant.page import rewording, view
from assistant.page.screens.common import Ui
from assistant.page.screens.judged import judged
from assistant.reframe import STYLE_IDS, Reframed, StyleId, style_for, style_questions, styles, suggest_style


def reframe_page(ui: Ui) -> None:
    """The words, the style, and what came of it."""
    st, state = ui.st, ui.state
    st.title("Reframe", anchor=False)
    with st.container(key="intro"):
        st.markdown(
            "The same message, for the way this peer hears. Nothing of the matter is added, and nothing of it is lost."
        )
    with st.container(key="rest"):
        text, of_draft = words(ui)
        style = their_style(ui)
        own = st.selectbox(
            "Your own style, if you like",
            ["", *STYLE_IDS],
            key="own style",
            format_func=lambda s: styles()[s].name if s else "Not said",
            persist_state="session",
        )
        strength = st.select_slider(
            "How far", list(rewording.LEVELS), 1.0, key="strength", format_func=rewording.LEVELS.__getitem__
        )
        rewording.move(state, float(strength))
        if style is not None:
            looks(ui, style)
            mirrored(ui, own, style, text)
        if st.button("Reframe", type="primary", disabled=style is None):
            if text.strip():
                rewording.put(state, text, cast(StyleId, style), float(strength), of_draft=of_draft)
            else:
                state.problem = (
                    "There are no words yet. Draft something on the page Prepare, or paste a text."
                )
        if state.problem:
            st.error(view.plain(state.problem))
    if state.reframed is not None:
        if not rewording.is_current(state, text, style):
            st.info("You changed the words or the style after this. Reframe again to bring it up to date.")
        done(ui, state.reframed)


def words(ui: Ui) -> tuple[str, bool]:
    """The words to reframe, and whether they are the draft."""
    st, drafted = ui.st, rewording.draft_text(ui.state)
    chosen = "text"
    if drafted:
        chosen = st.radio(
            "Which words?",
            ["draft", "text"],
            key="which words",
            format_func={"draft": "The draft I prepared", "text": "A text I paste"}.__getitem__,
            horizontal=True,
            persist_state="session",
        )
    if chosen == "draft":
        st.markdown(f"> {view.plain(drafted)}")
        return drafted, True
    return st.text_area("The text", key="to reframe", height="content", persist_state="session"), False


def their_style(ui: Ui) -> StyleId | None:
    """The peer's style: said, read from a type, or suggested by what was seen."""
    st = ui.st
    said = st.selectbox(
        "How do they like to talk?",
        list(rewording.STYLES),
        key="their style",
        format_func=rewording.STYLES.__getitem__,
        persist_state="session",
    )
    if said == "type":
        typed = st.text_input(
            "Their type", key="their type", placeholder="D, red, ENFP …", persist_state="session"
        )
        if not typed.strip():
            return None
        answer = style_for(typed)
        st.caption(view.plain(f"{answer.says} {answer.caution}"))
        return answer.style
    if said == "unknown":
        return suggested(ui)
    return cast(StyleId, said)


def suggested(ui: Ui) -> StyleId | None:
    """Three questions about what was seen of them."""
    st, answers = ui.st, {}
    for question in style_questions():
        says = {answer.id: answer.says for answer in question.answers}
        picked = st.radio(
            question.ask,
            list(says),
            index=None,
            key=f"seen {question.id}",
            format_func=says.__getitem__,
            persist_state="session",
        )
        if picked:
            answers[question.id] = picked
    if not answers:
        return None
    try:
        found = suggest_style(answers)
    except FirstRungError as error:
        st.error(view.plain(str(error)))
        return None
    st.markdown(view.plain(found.says))
    ui.listed(found.evidence)
    return found.style


def looks(ui: Ui, style: StyleId) -> None:
    """What this style listens for, and how it is misread."""
    found = styles()[style]
    with ui.st.expander(f"What {found.name.lower()} listens for"):
        ui.listed((*found.do, *(f"Rather not: {line}" for line in found.dont)))
        ui.listed(f"It may look like this: {m.looks_like} It may be: {m.may_be}" for m in found.misreadings)
        people = dict.fromkeys(library().advice[a].person for a in found.advice)
        ui.st.caption(
            view.plain(f"After {', '.join(people)}. A type is a guess to check, not a fact about a person.")
        )


def mirrored(ui: Ui, own: str, style: StyleId, text: str) -> None:
    """What to look at in oneself first."""
    for caution in rewording.cautions(own, style, text):
        source = library().advice[caution.advice]
        ui.st.info(view.plain(f"{caution.says} (after {source.person})"))


def done(ui: Ui, found: Reframed) -> None:
    """Before and after side by side, and each change with its reason."""
    st = ui.st
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("As it was", anchor=False)
        st.html(rewording.before(found))
    with right:
        st.subheader("As they may hear it", anchor=False)
        st.html(rewording.after(found))
        ui.download(lambda: found.text, "first-rung-reframed.txt", "text/plain")
    with st.container(key="changes"):
        changes(ui, found)
    method = "" if found.kind in (None, "auto") else str(found.kind)
    judged(ui, Subject(text=found.text, situation=found.situation, method=method))


def changes(ui: Ui, found: Reframed) -> None:
    """The changes, what could still be told, and how the result checks."""
    st = ui.st
    st.markdown("**What changed, and why**" if found.changes else "Nothing needs to change for this style.")
    for change, what, why in rewording.reasons(found):
        with st.container(horizontal=True, vertical_alignment="center", key=f"change {change}"):
            st.markdown(f"{what}  \n:gray[{why}]")
            ui.button("Take back", rewording.take_back, change, quiet=True, key=f"take back {change}")
    if found.questions:
        st.markdown("**What would make it better**")
        ui.listed(found.questions)
    kept = rewording.meaning_kept(found)
    if kept:
        st.markdown(view.plain(kept))
    for finding in found.findings:
        if finding.verdict == "fail" and finding.check != "meaning":
            st.warning(view.plain(f"“{finding.span}” {finding.reason} {finding.suggestion}"))
    ui.listed(found.notices)
    by = "the built-in reframing" if found.reframed_by == "built-in" else found.reframed_by
    st.caption(view.plain(f"Reframed by {by} in {found.seconds:.1f} seconds."))
