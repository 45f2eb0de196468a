"""The seven kinds of clause, and one clause of a text with its kind."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from assistant.schemas import Value

Label = Literal["camera", "judgement", "intent", "effect", "my_part", "want", "other"]
LABELS: tuple[Label, ...] = get_args(Label)
TITLES: dict[Label, str] = {
    "camera": "what a camera would have recorded",
    "judgement": "a judgement",
    "intent": "what I think they intend",
    "effect": "effect",
    "my_part": "my part",
    "want": "what I want",
    "other": "other",
}


class SortedClause(Value):
    """A clause as it was typed, from `start` to `end` in the text (characters), and what kind it is.

    `score` is the probability the model gives to the label, 0 to 1.
    """

    text: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    label: Label
    score: Annotated[float, Field(ge=0, le=1)]
