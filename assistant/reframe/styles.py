"""Reads and validates `corpus/styles/`: the four styles, the operations, and the models people know."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from assistant.errors import LibraryError
from assistant.library import library
from assistant.reframe.values import (
    STYLE_IDS,
    Mapping,
    Operation,
    Style,
    StyleAnswer,
    StyleId,
    StyleQuestion,
)
from assistant.resources import folder
from assistant.schemas import Value

if TYPE_CHECKING:
    from pathlib import Path

_UNKNOWN = re.compile(
    r"(?i)^(?:|\?+|i (?:really )?(?:don'?t|do not) know(?: yet)?|no idea|not sure|unsure|unknown|none|n/?a|dunno|"
    r"not clear|unclear|no clue|hard to (?:say|tell)|i can(?:'?t|not) (?:say|tell))$"
)
_FILLER = re.compile(
    r"(?i)\b(?:(?:she|he|they|my peer|i think|probably|maybe|mostly|more of an?|kind of|type|style|person|colou?r|an|a|the|is|are|"
    r"high|strong|very|in|on|disc|insights|mbti|myers[- ]briggs|kolbe|strengthsfinder|clifton\w*|theme|domain|'s)\b\s*)+"
)


class Mappings(Value):
    """The models that a leader may know, and the caution that goes with each."""

    caution: str
    models: tuple[Mapping, ...]


class Styles(Value):
    """Everything under `corpus/styles/`."""

    styles: dict[StyleId, Style]
    operations: dict[str, Operation]
    questions: tuple[StyleQuestion, ...]
    mappings: Mappings


def _load(file: Path) -> Any:
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LibraryError(
            f"Expected {file.name} to be readable YAML, got: {error}. Mend the file."
        ) from error


def _unknown_names(found: Styles) -> list[str]:
    cited = {a for s in found.styles.values() for a in s.advice} | {
        o.advice for o in found.operations.values()
    }
    strange = sorted(cited - set(library().advice))
    used = {u.name for s in found.styles.values() for u in s.operations}
    return [*strange, *sorted(used - set(found.operations))]


def read_styles(place: Path) -> Styles:
    """Read the styles from a folder.

    Raises:
        LibraryError: a file is missing, does not validate, or names an advice item or operation that does not exist.
    """
    try:
        found = Styles(
            styles={name: Style.model_validate(_load(place / f"{name}.yaml")) for name in STYLE_IDS},
            operations=TypeAdapter(dict[str, Operation]).validate_python(_load(place / "operations.yaml")),
            questions=TypeAdapter(tuple[StyleQuestion, ...]).validate_python(_load(place / "questions.yaml")),
            mappings=Mappings.model_validate(_load(place / "mappings.yaml")),
        )
    except ValidationError as error:
        raise LibraryError(
            f"Expected {place.name!r} to hold valid styles, got: {error}. Mend the file."
        ) from error
    strange = _unknown_names(found)
    if strange:
        raise LibraryError(
            f"Expected styles to name advice and operations that exist, got {strange!r}. Mend them."
        )
    return found


@lru_cache(maxsize=1)
def all_styles() -> Styles:
    """Everything under `corpus/styles/`, read once."""
    return read_styles(folder("corpus") / "styles")


def styles() -> dict[StyleId, Style]:
    """The four styles, by id."""
    return all_styles().styles


def style_questions() -> tuple[StyleQuestion, ...]:
    """The three questions for a leader who does not know the style."""
    return all_styles().questions


def _tidy(answer: str) -> str:
    words = re.sub(r"[^\w'/? -]+", " ", answer.replace("’", "'")).strip().lower()
    return re.sub(r"\s+", " ", words)


def _by_model(words: str) -> tuple[StyleId | None, Mapping] | None:
    for model in all_styles().mappings.models:
        for style, answers in model.answers.items():
            if words in answers:
                return (None if style == "unclear" else style), model
    return None


def _candidates(answer: str) -> list[str]:
    """The answer as typed, without filler, and its Myers-Briggs letters or first letter, likeliest first."""
    whole = _tidy(answer)
    short = re.sub(r"\s+", " ", _FILLER.sub(" ", whole)).strip()
    letters = re.search(r"\b([ei][ns][tf][jp])(?:-?[at])?\b", whole)
    return [w for w in (letters[1] if letters else "", whole, short, *short.split()) if w]


def style_for(answer: str) -> StyleAnswer:
    """What an answer such as "D", "red", "she's an ENFP" or "I don't know" says about a style.

    `style` is None where the answer is not known, or says that the leader does not know.
    """
    caution = all_styles().mappings.caution
    words = _tidy(answer)
    if _UNKNOWN.match(words):
        says = "Then three questions about what you have seen of them can suggest one."
        return StyleAnswer(style=None, says=says, caution=caution)
    for candidate in _candidates(answer):
        named = next((name for name in STYLE_IDS if candidate == name), None)
        if named:
            return StyleAnswer(style=named, says=styles()[named].in_short, caution=caution)
        found = _by_model(candidate)
        if found:
            return StyleAnswer(style=found[0], model=found[1].name, says=found[1].says, caution=caution)
    known = ", ".join(STYLE_IDS)
    says = f"I do not know {answer.strip()[:60]!r}. Say one of {known}, a DISC letter, a colour or four letters, or answer the three questions."
    return StyleAnswer(style=None, says=says, caution=caution)
