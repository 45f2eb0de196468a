"""The web page: pick what you prepare, say what happened, get the words and where each one comes from."""

from __future__ import annotations

import contextlib
from typing import Any

import streamlit as st

from assistant.errors import FirstRungError
from assistant.page import session, work
from assistant.page.screens.common import ASSETS, Ui, asset, bring_into_sight
from assistant.page.screens.library import library_page
from assistant.page.screens.prepare import prepare_page
from assistant.page.screens.reframe import reframe_page
from assistant.page.screens.rehearse import rehearse_page
from assistant.page.screens.settings import settings_page
from assistant.settings import load_settings

state: Any = st.session_state


def main() -> None:
    """The pages, and what stands around them."""
    st.set_page_config(page_title="First Rung", page_icon=str(ASSETS / "icon.svg"), layout="wide")
    st.html(f"<style>{asset('page.css')}</style>")
    session.remember(state)
    pages = {
        "prepare": st.Page(lambda: prepare_page(ui), title="Prepare", default=True),
        "rehearse": st.Page(lambda: rehearse_page(ui), title="Rehearse", url_path="rehearse"),
        "reframe": st.Page(lambda: reframe_page(ui), title="Reframe", url_path="reframe"),
        "library": st.Page(lambda: library_page(ui), title="Library", url_path="library"),
        "settings": st.Page(lambda: settings_page(ui), title="Settings", url_path="settings"),
    }
    ui = Ui(st, state, pages)
    page = st.navigation(list(pages.values()), position="top")
    bring_into_sight(st, "page", f"{page.url_path} {st.query_params.get('item', '')}")
    page.run()
    with contextlib.suppress(FirstRungError):
        work.warm(load_settings().cache_dir)


if __name__ == "__main__":
    main()
