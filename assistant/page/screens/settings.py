"""Settings: which model drafts, whether it answers, and how to set another."""

from __future__ import annotations

from assistant.errors import FirstRungError
from assistant.page import session, setup, view
from assistant.page.screens.common import Ui
from assistant.settings import load_settings


def settings_page(ui: Ui) -> None:
    """Which model drafts, whether it answers, and how to set another."""
    st, state = ui.st, ui.state
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
        model_form(ui, settings.model, settings.api_base)
        for title, text in setup.ways():
            with st.expander(title):
                st.markdown(text)


def model_form(ui: Ui, model: str, api_base: str) -> None:
    """The model's name and address; never a key."""
    st = ui.st
    st.subheader("Another model", anchor=False)
    with st.form("model", border=False):
        name = st.text_input("Model", model, placeholder="empty for the built-in drafter")
        base = st.text_input("Address of its server", api_base, placeholder="empty for the provider's own")
        if st.form_submit_button("Save"):
            session.save_model(ui.state, {"model": name, "api_base": base})
            st.rerun()
