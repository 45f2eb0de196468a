"""A model's opinion on the page: what a click changes, and an opinion as sentences and marked words to draw."""

from __future__ import annotations

import html
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, NamedTuple

from assistant.errors import FirstRungError
from assistant.judge import Judgement, Opinion, Subject, Watch
from assistant.language_model import BUILT_IN
from assistant.page import view, work
from assistant.page.session import State
from assistant.sentences import split_sentences
from assistant.settings import Settings, load_settings

NAMES = {
    "tone": "How it sounds",
    "leader": "True to what you told",
    "sources": "True to the advice",
    "useful": "Ready to say",
}
MORE_VOTES = 3
_MARK = "background: rgba(225, 175, 45, 0.35); color: inherit;"


class Asked(NamedTuple):
    """A judgement under way."""

    subject: Subject
    model: str
    watch: Watch
    future: Future[Any]


def model_set() -> Settings | None:
    """The settings where they name a model; None where they do not, or cannot be read."""
    try:
        settings = load_settings()
    except FirstRungError:
        return None
    return None if settings.model in ("", BUILT_IN) else settings


def ask(state: State, subject: Subject) -> None:
    """Ask the model that is set for its opinion, beside the page."""
    settings = model_set()
    # A second click can come before the buttons are drawn anew.
    if settings is None or state["judging"] is not None:
        return
    watch, votes = Watch(), MORE_VOTES if state.get("more votes") else 1
    future = work.start(work.judge, subject, settings, votes, watch)
    state.update(judging=Asked(subject, settings.model, watch, future), unjudged="")


def stop(state: State) -> None:
    """Ask no further; what was said so far is kept."""
    if state["judging"] is not None:
        state["judging"].watch.stop()


def collect(state: State) -> None:
    """Keep the judgement that was under way, once it is done."""
    asked = state["judging"]
    if asked is None or not asked.future.done():
        return
    try:
        state["judged"] = (*state["judged"], (asked.subject, asked.future.result()))
    except Exception as error:
        state["unjudged"] = work.explain(error)
    state["judging"] = None


def found(state: State, subject: Subject) -> Judgement | None:
    """What a model said of these words last."""
    said = [judged for of, judged in state["judged"] if of == subject]
    return said[-1] if said else None


def progress(asked: Asked) -> str:
    """How far a judgement is, in a sentence."""
    watch = asked.watch
    if watch.over:
        return "Stopping."
    return f"Asking {asked.model}: {watch.done} of {watch.checks or len(NAMES)} done. It reads known texts first."


def headline(opinion: Opinion) -> str:
    """A check, and what was said of it, in a few words."""
    said = "fine" if opinion.verdict == "pass" else "it would change this"
    share = f" ({opinion.agreeing} of {opinion.heard} votes)" if opinion.heard > 1 else ""
    return f"{NAMES.get(opinion.check, opinion.check)}: {said}{share}."


def unscored(judged: Judgement) -> list[str]:
    """Why checks have no opinion: a sentence a reason, with the checks that share it."""
    reasons: dict[str, list[str]] = {}
    for opinion in judged.opinions:
        if opinion.verdict == "unscored":
            reasons.setdefault(opinion.reason, []).append(opinion.check)
    for left in judged.left_out:
        reasons.setdefault(left.reason, []).append(left.check)
    return [
        f"Not scored: {', '.join(NAMES.get(c, c).lower() for c in checks)}. {why}"
        for why, checks in reasons.items()
    ]


def marked(text: str, quotes: Sequence[str]) -> str:
    """The sentences that hold the words a model minds, as HTML with those words marked."""
    lines = []
    for quote in quotes:
        holding = next((s for s in split_sentences(text) if quote in s), quote)
        before, _, after = holding.partition(quote)
        words = f'<mark style="{_MARK}">{html.escape(quote)}</mark>'
        lines.append(f"{html.escape(before)}{words}{html.escape(after)}")
    return "".join(f'<p style="margin: 0 0 0.25rem;">{line}</p>' for line in lines)


def footer(judged: Judgement, settings: Settings | None) -> str:
    """Who judged, in what time, at what cost, and what left the computer."""
    cost = "at a cost that is not known" if judged.cost_usd is None else f"for ${judged.cost_usd:.4f}"
    cost = "at no cost" if judged.cost_usd == 0 else cost
    left = "Nothing left this computer." if judged.local else "The words went to it."
    if not judged.local and settings is not None and settings.mask_names:
        left = "The words went to it, with stand-ins for the names."
    who = f"By {judged.judge}, a language model, in {judged.seconds:.1f} seconds, {cost}."
    return f"{who} {left} It is an opinion, and can be wrong; the checks above do not change."


def before(settings: Settings) -> str:
    """What a click will send, and where."""
    if view.is_private(settings):
        return f"{settings.model} runs on this computer. The first time it is tried on known texts, which takes a while."
    names = "with stand-ins for the names" if settings.mask_names else "names included"
    return f"The words and what you told go to {settings.model}, {names}."
