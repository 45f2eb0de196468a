"""The stock of connecting phrases, as data under `corpus/phrases/`, and its slots."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.errors import LibraryError
from assistant.resources import folder
from assistant.schemas import Method, Value


class Phrase(Value):
    """A phrase with its slots, and the advice that it follows; empty means the first one of its step."""

    text: str
    advice: tuple[str, ...] = ()


Stock = dict[str, dict[str, tuple[Phrase, ...]]]


def _phrase(entry: str | dict[str, Any]) -> Phrase:
    return Phrase(text=entry) if isinstance(entry, str) else Phrase.model_validate(entry)


@lru_cache(maxsize=32)
def stock(method: str) -> Stock:
    """The phrases of a method: step id, then form, then phrases.

    Raises:
        LibraryError: the file is missing or not a mapping of mappings of lists.
    """
    file = folder("corpus") / "phrases" / f"{method}.yaml"
    try:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        return {
            step: {form: tuple(map(_phrase, texts)) for form, texts in forms.items()}
            for step, forms in raw.items()
        }
    except (OSError, yaml.YAMLError, AttributeError, TypeError, ValidationError) as error:
        raise LibraryError(
            f"Expected phrases for {method!r} in {file.name}, got {error!r}. Mend the file."
        ) from error


def advice_of(method: Method) -> tuple[str, ...]:
    """The ids of the advice that a method stands on: that of its steps, then that of its stock, each once."""
    steps = [a for step in method.steps for a in step.advice]
    phrases = [
        a for forms in stock(method.id).values() for ps in forms.values() for p in ps for a in p.advice
    ]
    return tuple(dict.fromkeys((*steps, *phrases)))


def slots(phrase: str) -> set[str]:
    """Names of the slots of a phrase."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def pick(phrases: tuple[Phrase, ...], version: int, turn: int = 0) -> Phrase:
    """A phrase for this version. Neighbouring versions never take the same one, where there are two or more.

    `turn` shifts the choice, so that the steps of one draft do not all take their first phrase at once.
    """
    return phrases[(version + turn) % len(phrases)]


def fill(phrase: str, **values: str) -> str:
    """Fill the slots. An unknown peer name drops out together with its comma."""
    if not values.get("peer", "x"):
        phrase = phrase.replace("{peer}, ", "").replace(", {peer}", "")
    text = phrase.format(**values)
    return text[0].upper() + text[1:]
