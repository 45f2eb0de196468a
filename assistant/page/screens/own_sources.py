"""Sources of the user's own on the library page: take in, list, remove."""

from __future__ import annotations

from typing import Any

from assistant.errors import FirstRungError
from assistant.page import view, work
from assistant.page.screens.common import Ui
from assistant.settings import Settings
from assistant.sources.limits import MB, MOST_BYTES

_WHAT = (
    "Bring what your team reads: a handbook, a charter, an article. It stays on this computer. Where a passage fits, it is "
    "shown word for word under your draft, and beside the advice that says the same. "
    "Of a document that changed, only what is new is read."
)


def own_sources(ui: Ui, settings: Settings) -> None:
    """An upload, what became of it, and the list."""
    st, state = ui.st, ui.state
    st.markdown(_WHAT)
    given = st.file_uploader(
        "Documents",
        type=["md", "markdown", "txt", "html", "htm", "pdf", "docx"],
        accept_multiple_files=True,
        max_upload_size=MOST_BYTES // MB,
        key=f"upload {state.uploads}",
    )
    if given and st.button("Take them in", type="primary"):
        take_in(ui, given, settings)
        st.rerun()
    for name, says, refused in state.taken:
        (st.error if refused else st.success)(f"**{view.plain(name)}**: {view.plain(says)}")
    listed(ui, settings)


def take_in(ui: Ui, given: list[Any], settings: Settings) -> None:
    """Take documents in one after the other, and keep what became of each."""
    bar = ui.st.progress(0.0, text="Reading")
    taken = []
    for number, document in enumerate(given):

        def progress(what: str, _done: int, _total: int, number: int = number) -> None:
            bar.progress(number / len(given), text=view.plain(f"{number + 1} of {len(given)}: {what}"))

        taken.append(work.take_in(document.name, document.getvalue(), settings, progress))
    bar.progress(1.0, text="Done")
    ui.state.update(taken=tuple(taken), uploads=ui.state.uploads + 1)


def listed(ui: Ui, settings: Settings) -> None:
    """The sources that are there, each with a way to remove it."""
    st = ui.st
    try:
        there = work.own_sources(settings)
    except FirstRungError as error:
        st.error(view.plain(str(error)))
        return
    if not there:
        st.caption("None yet.")
    for source in there:
        with st.container(horizontal=True, vertical_alignment="center", key=f"source {source.id}"):
            about = f"{source.kind}, {source.passages:,} passage{'' if source.passages == 1 else 's'}, taken in {source.when[:10]}"
            st.markdown(f"**{view.plain(source.file)}**  \n{view.plain(about)}")
            ui.button("Remove", remove, source.id, settings, quiet=True, key=f"remove {source.id}")


def remove(state: Any, source_id: str, settings: Settings) -> None:
    """Remove a source, and say so."""
    try:
        says, refused = work.remove_source(source_id, settings), False
    except Exception as error:
        says, refused = work.explain(error), True
    state["taken"] = ((source_id, says, refused),)
