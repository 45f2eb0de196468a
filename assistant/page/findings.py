"""What the checks found in a draft, as cards to draw: one a sentence, with every reason and what can be done."""

from __future__ import annotations

import html
from typing import Any, NamedTuple

from assistant.page import view
from assistant.schemas import Draft, Finding, Preparation

FIRST_SHOWN = 3


class Card(NamedTuple):
    """A sentence that asks for a change, in pieces of which some are marked, and what to do about it.

    `sentence` is empty where a finding is about the whole draft. A rewording is the new sentence and the whole words
    with it; `shorter` the words without the sentence, empty where nothing would be left.
    """

    sentence: str
    pieces: tuple[dict[str, Any], ...]
    reasons: tuple[str, ...]
    advice: tuple[str, ...]
    rewordings: tuple[tuple[str, str], ...]
    shorter: str


class Mended(NamedTuple):
    """A change made with one click: on which card, the sentence before, and after (empty where it was left out)."""

    card: int
    before: str
    after: str


def cards(preparation: Preparation) -> list[Card]:
    """What asks for a change, one card a sentence, in the order of the findings."""
    draft, grouped = preparation.draft, dict[str, list[Finding]]()
    if draft is None:
        return []
    for number, finding in enumerate(view.problems(preparation)):
        # What is about the whole draft stands alone.
        grouped.setdefault(_sentence_of(draft, finding) or f"\0{number}", []).append(finding)
    return [
        _card(draft, "" if sentence.startswith("\0") else sentence, found)
        for sentence, found in grouped.items()
    ]


def with_wording(draft: Draft, finding: Finding) -> str:
    """The words with the sentence of `finding` in its better wording; empty where there is none, or nothing is left."""
    if not finding.sentence or finding.sentence not in draft.text:
        return ""
    return " ".join(draft.text.replace(finding.sentence, finding.replacement, 1).split())


def says(card: Card) -> str:
    """The sentence of a card as Markdown: what was found is bold; empty where it is about the whole draft."""
    parts = [f"**{view.plain(p['text'])}**" if p["marked"] else _kept_apart(p["text"]) for p in card.pieces]
    return f"“{''.join(parts)}”" if parts else ""


def lines(found: list[Card]) -> list[str]:
    """A line a card: the sentence, and why it asks for a change."""
    return [
        " ".join((f"“{card.sentence}”" if card.sentence else "", *card.reasons)).strip() for card in found
    ]


def told(mended: Mended) -> str:
    """A change made with one click, in a sentence."""
    if not mended.after:
        return f"Left out: “{mended.before}”"
    return f"“{mended.before}” is now: “{mended.after}”"


def profile(preparation: Preparation) -> list[tuple[str, int, bool]]:
    """The tone as bars: what was looked at, how good it is in percent, and whether it asks for a change."""
    worst: dict[str, Finding] = {}
    for finding in preparation.findings:
        if finding.score is not None and finding.check in view.CHECKS:
            kept = worst.setdefault(finding.check, finding)
            worst[finding.check] = min(kept, finding, key=lambda f: f.score or 0.0)
    return [
        (view.check_name(c), round(100 * (f.score or 0.0)), f.verdict == "fail") for c, f in worst.items()
    ]


def bars(rows: list[tuple[str, int, bool]]) -> str:
    """A profile as HTML; what is read aloud is the number."""
    drawn = "".join(
        f'<div class="bar{" low" if low else ""}"><span>{html.escape(name)}</span>'
        f'<span class="track"><span style="width:{share}%"></span></span><span>{share}</span></div>'
        for name, share, low in rows
    )
    return f'<div class="profile">{drawn}</div>'


def _card(draft: Draft, sentence: str, found: list[Finding]) -> Card:
    spans = [f.span for f in found if f.span]
    better = [(f, words) for f in found if (words := with_wording(draft, f))]
    left_out = next((words for f, words in better if not f.replacement), "")
    return Card(
        sentence=sentence,
        pieces=tuple(view.pieces(sentence, spans)) if sentence else (),
        reasons=tuple(dict.fromkeys(f"{f.reason} {f.suggestion}".strip() for f in found)),
        advice=tuple(dict.fromkeys(f.advice for f in found if f.advice)),
        rewordings=tuple({f.replacement: words for f, words in better if f.replacement}.items()),
        shorter=left_out or (view.without_sentence(draft, sentence) if sentence else ""),
    )


def _sentence_of(draft: Draft, finding: Finding) -> str:
    """The sentence of the draft that a finding is about; its own words where they stand in none whole."""
    if finding.sentence:
        held = (s.text for s in draft.sentences if finding.sentence in s.text or s.text in finding.sentence)
        return next(held, finding.sentence)
    return next((s.text for s in view.named(draft, finding.span)), finding.span)


def _kept_apart(text: str) -> str:
    """A piece between bold ones, with the blanks at its ends."""
    before, after = " " * text[:1].isspace(), " " * (text[-1:].isspace() and bool(text.strip()))
    return f"{before}{view.plain(text)}{after}"
