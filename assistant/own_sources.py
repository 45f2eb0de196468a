"""The user's own sources in a draft: passages that fit the situation, and those beside the advice that a draft cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from assistant.errors import RetrievalError
from assistant.schemas import Cited, Draft, Passage, Sentence, Value
from assistant.sources import find_in_sources, passages_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.schemas import Advice
    from assistant.settings import Settings

_MOST = 3


class OwnSources(Value):
    """Passages of the user's: `fitting` the situation, and `beside` an advice item, by its id, on the same matter."""

    fitting: tuple[Passage, ...] = ()
    beside: dict[str, Passage] = Field(default_factory=dict)
    notice: str = ""

    @property
    def passages(self) -> dict[str, Passage]:
        """All of them by id."""
        return {p.id: p for p in (*self.beside.values(), *self.fitting)}


def own_sources(question: str, advice: Iterable[Advice], settings: Settings) -> OwnSources:
    """Passages for a situation and for the advice that may be cited in it. Where none can be read, a notice says so."""
    items = tuple(advice)
    try:
        fitting = find_in_sources(question, settings, _MOST)
        near = passages_like([f"{item.do} {item.why}" for item in items], settings)
    except RetrievalError as error:
        return OwnSources(notice=f"Your own sources could not be looked up. {error}")
    beside = {item.id: p for item, p in zip(items, near, strict=True) if p is not None}
    return OwnSources(fitting=fitting, beside=beside)


def cite_beside(draft: Draft, own: OwnSources) -> Draft:
    """Cite, beside the house's advice, the passage of the user's that speaks of the same, each passage once."""
    used: set[str] = set()
    sentences = tuple(_with_passage(s, own.beside, used) for s in draft.sentences)
    return draft.model_copy(update={"sentences": sentences})


def shown(draft: Draft | None, own: OwnSources) -> tuple[Passage, ...]:
    """The passages that a draft cites, in the order of its sentences, then what else fits the situation."""
    cited = [c for s in draft.sentences for c in s.cited] if draft else []
    order = dict.fromkeys((*cited, *(p.id for p in own.fitting)))
    return tuple(own.passages[i] for i in order if i in own.passages)


def _with_passage(sentence: Sentence, beside: Mapping[str, Passage], used: set[str]) -> Sentence:
    cited = sentence.cited
    used.update(cited)
    fitting = next((beside[c] for c in cited if c in beside and beside[c].id not in used), None)
    if fitting is None:
        return sentence
    used.add(fitting.id)
    return sentence.model_copy(update={"origins": (*sentence.origins, Cited(advice=fitting.id))})
