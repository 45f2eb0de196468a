"""Sorting with a language model where one is set: the clauses stay ours, the labels are the model's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from assistant.ask import ask
from assistant.errors import ModelError
from assistant.grammar import people_named
from assistant.privacy import mask
from assistant.prompt_files import load_prompt
from assistant.schemas import Situation, Value
from assistant.sorter.sort import sort_text
from assistant.sorter.values import Label, SortedClause

if TYPE_CHECKING:
    from assistant.language_model import LanguageModel

_BATCH = 60
BUILT_IN = "built-in"


class SortReply(BaseModel):
    """The labels as a model gives them."""

    model_config = ConfigDict(extra="forbid")
    labels: list[Label]


class Sorted(Value):
    """The clauses of a text in order, who sorted them, and what there is to say about it."""

    clauses: tuple[SortedClause, ...]
    sorted_by: str = BUILT_IN
    notice: str = ""


def sort_story(text: str, model: LanguageModel | None = None, *, mask_names: bool = True) -> Sorted:
    """Sort a text, by the model where one is given, else, or where it fails, by the built-in sorter.

    A hosted model sees stand-ins for the names unless `mask_names` is False.

    Raises:
        InputError: the text is too long.
        RetrievalError: the embedding model cannot be used.
    """
    own = sort_text(text)
    if model is None or not own:
        return Sorted(clauses=own)
    clauses = [" ".join(clause.text.split()) for clause in own]
    if not model.local and mask_names:
        _, names = mask(Situation(raw=text), people_named(text))
        clauses = [names.hide(clause) for clause in clauses]
    try:
        labels = [
            label for at in range(0, len(clauses), _BATCH) for label in _ask(model, clauses[at : at + _BATCH])
        ]
    except ModelError as error:
        notice = f"The built-in sorter did this. The model {model.name} was asked first, and could not be used. {error}"
        return Sorted(clauses=own, notice=notice)
    relabelled = tuple(c.model_copy(update={"label": label}) for c, label in zip(own, labels, strict=True))
    return Sorted(clauses=relabelled, sorted_by=model.name)


def _ask(model: LanguageModel, clauses: list[str]) -> list[Label]:
    def complaints(reply: SortReply) -> tuple[str, ...]:
        came = len(reply.labels)
        return () if came == len(clauses) else (f"Expected {len(clauses)} labels, one a clause, got {came}.",)

    numbered = "\n".join(f"{number}. {clause}" for number, clause in enumerate(clauses, 1))
    return ask(model, load_prompt("sort"), {"clauses": numbered}, SortReply, complaints).value.labels
