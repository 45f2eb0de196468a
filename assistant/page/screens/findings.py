"""What the checks saw: a card for each sentence that asks for a change, and what is fine."""

from __future__ import annotations

from assistant.library import library
from assistant.page import findings as found
from assistant.page import session, view, work
from assistant.page.screens.common import Ui, bring_into_sight
from assistant.schemas import Preparation


def findings(ui: Ui, version: work.Version, record: Preparation) -> None:
    """First what asks for a change, then what could not be checked, then the rest."""
    cards = found.cards(record)
    if cards or version.mended:
        ui.st.subheader("Worth another look", anchor=False)
    shown = found.FIRST_SHOWN
    several(ui, version, cards, 0, shown)
    if more := len(cards[shown:]):
        with ui.st.expander(f"{more} more sentence{'' if more == 1 else 's'}", key="more findings"):
            several(ui, version, cards, shown, len(cards))
    ui.listed(view.unscored(record))
    profile(ui, record)


def several(ui: Ui, version: work.Version, cards: list[found.Card], first: int, end: int) -> None:
    """Some of the cards; where one was just settled, what became of it stands in its place."""
    changed = version.mended.card if version.mended else -1
    for number in range(first, min(end, len(cards))):
        if number == changed:
            settled(ui, version)
        with ui.st.container(key=f"finding {number}"):
            one_card(ui, version, cards[number], number)
    # The last card leaves its place empty.
    if changed >= len(cards) and first <= len(cards) < end:
        settled(ui, version)


def settled(ui: Ui, version: work.Version) -> None:
    """What the click changed, and the way back."""
    if version.mended is None:
        return
    st, state = ui.st, ui.state
    with st.container(key="settled"):
        # The button that was clicked may have stood far below.
        bring_into_sight(st, "settled", f"{state.at} of {len(state.versions)}", ".st-key-settled")
        with st.container(key="settled row", horizontal=True, vertical_alignment="center"):
            st.markdown(view.plain(found.told(version.mended)))
            ui.button("Undo", session.move, -1, quiet=True)


def one_card(ui: Ui, version: work.Version, card: found.Card, number: int) -> None:
    """The sentence, each reason and who says so, and what to do."""
    st = ui.st
    if card.pieces:
        st.markdown(found.says(card))
    if len(card.reasons) == 1:
        st.markdown(view.plain(card.reasons[0]))
    else:
        ui.listed(card.reasons)
    for source in (library().advice.get(advice) for advice in card.advice):
        if source:
            st.caption(view.plain(f"After {source.person}, {source.role}: {source.do}"))
    for sentence, _ in card.rewordings:
        st.markdown(f"Instead: “{view.plain(sentence)}”")
    with st.container(horizontal=True, key=f"choices {number}"):
        choices(ui, version, card, number)


def choices(ui: Ui, version: work.Version, card: found.Card, number: int) -> None:
    """A button for each rewording, and one to leave the sentence out."""
    for nth, (sentence, words) in enumerate(card.rewordings):
        label = "Use this wording" if len(card.rewordings) == 1 else f"Use wording {nth + 1}"
        mended = found.Mended(number, card.sentence, sentence)
        ui.button(label, session.mend, version, words, mended, key=f"use wording {number} {nth}")
    if card.shorter:
        mended = found.Mended(number, card.sentence, "")
        ui.button("Leave it out", session.mend, version, card.shorter, mended, key=f"leave out {number}")


def profile(ui: Ui, record: Preparation) -> None:
    """What could be better as bars, and what is fine in a line."""
    low = [row for row in found.profile(record) if row[1] < 100]
    if low:
        with ui.st.expander("How it sounds"):
            ui.st.html(found.bars(low))
    ui.st.caption(view.plain(view.passed(record, {name for name, _, _ in low})))
