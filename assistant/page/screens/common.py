"""What every page draws with: the hands that hold Streamlit, buttons, lists and the files beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from assistant.page import session, view

ASSETS = Path(session.__file__).parent


class Ui(NamedTuple):
    """Streamlit, the values of this session, and the pages by name."""

    st: Any
    state: Any
    pages: Mapping[str, Any]

    def key(self, name: str) -> str:
        """The key of the field `name`."""
        return session.key(self.state, name)

    def button(
        self,
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
        locked = off or self.state.job is not None
        self.st.button(label, key, on_click=act, args=(self.state, *args), type=kind, disabled=locked)

    def download(self, make: Callable[[], str], name: str, mime: str) -> None:
        """A button that makes the file `name` when it is clicked.

        Not before: the server drops a file made for an earlier drawing of the page while the
        browser may still ask for it.
        """
        self.st.download_button("Download", make, name, mime, on_click="ignore")

    def listed(self, said: Iterable[str]) -> None:
        """Sentences as a list, each as it is."""
        if lines := "\n".join(f"- {view.plain(line)}" for line in said):
            self.st.markdown(lines)

    def long_box(self, label: str, name: str, starter: str = "") -> None:
        """A box for a few sentences."""
        self.st.text_area(
            label, key=self.key(name), placeholder=starter, height="content", persist_state="session"
        )


def bring_into_sight(st: Any, name: str, mark: str, within: str = "") -> None:
    """Bring what stands around this (`within`, a CSS selector) into sight, or begin the page at its top.

    Once for each `mark`: the page is drawn again at every click.
    """
    with st.container(key=f"sight {name}"):
        component = st.components.v2.component("first_rung.sight", js=asset("sight.js"))
        component(data={"name": name, "mark": mark, "within": within}, key=f"in sight {name}")


def asset(name: str) -> str:
    """A file of this package, as text."""
    return (ASSETS / name).read_text(encoding="utf-8")
