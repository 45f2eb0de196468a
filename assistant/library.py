"""Reads and validates `corpus/` into Advice and Method values."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.errors import LibraryError
from assistant.resources import folder
from assistant.schemas import Advice, Method, Place, Value


class Library(Value):
    """All advice and methods, by id. `digest` is the hash of the files they came from."""

    advice: dict[str, Advice]
    methods: dict[str, Method]
    digest: str


def _mend(file: Path, fault: str) -> LibraryError:
    return LibraryError(
        f"Expected {file.name} to be a valid library file. {fault} Mend the file and try again."
    )


def _load(file: Path) -> Any:
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _mend(file, f"Reading it gave: {error}.") from error


def _places(raw: dict[str, Any], item: dict[str, Any]) -> tuple[Place, ...]:
    paragraphs, anchor = tuple(item.pop("paragraphs")), item.pop("anchor")
    first = Place(file=raw["file"], paragraphs=paragraphs, anchor=anchor)
    twin = raw.get("also_in")
    if not twin:
        return (first,)
    moved = tuple(p + twin["shift"] for p in paragraphs)
    return (first, Place(file=twin["file"], paragraphs=moved, anchor=anchor))


def _advice_in(file: Path, questions: dict[str, list[str]]) -> list[Advice]:
    raw = _load(file)
    try:
        found = []
        for entry in raw["advice"]:
            item = dict(entry)
            who = raw["people"][item.pop("person")]
            places = _places(raw, item)
            asked = tuple(questions.get(item["id"], ()))
            found.append(
                Advice(
                    person=who["name"],
                    role=who["role"],
                    article=raw["title"],
                    places=places,
                    questions=asked,
                    **item,
                )
            )
    except (KeyError, TypeError) as error:
        raise _mend(file, f"A key is missing or has the wrong shape: {error!r}.") from error
    except ValidationError as error:
        raise _mend(file, f"It does not validate: {error}.") from error
    return found


def _method_in(file: Path, advice: dict[str, Advice]) -> Method:
    try:
        method = Method.model_validate(_load(file))
    except ValidationError as error:
        raise _mend(file, f"It does not validate: {error}.") from error
    unknown = {a for step in method.steps for a in step.advice} - set(advice)
    if unknown:
        raise _mend(file, f"It cites advice that does not exist: {sorted(unknown)!r}.")
    return method


def _unique(items: list[Advice]) -> dict[str, Advice]:
    by_id = {item.id: item for item in items}
    if len(by_id) != len(items):
        twice = sorted({i.id for i in items if sum(o.id == i.id for o in items) > 1})
        raise LibraryError(
            f"Expected every advice id once. These stand twice: {twice!r}. Rename one of each."
        )
    return by_id


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def read_library(corpus: Path) -> Library:
    """Read a library from a corpus folder.

    Raises:
        LibraryError: a file is missing, does not validate, repeats an id or cites an unknown one.
    """
    sources, methods = sorted(corpus.glob("sources/*.yaml")), sorted(corpus.glob("methods/*.yaml"))
    if not sources or not methods:
        raise LibraryError(
            f"Expected sources/*.yaml and methods/*.yaml under {str(corpus)!r}, found none. Reinstall first-rung."
        )
    asked = corpus / "questions.yaml"
    questions = _load(asked) if asked.is_file() else {}
    advice = _unique([item for file in sources for item in _advice_in(file, questions)])
    strays = set(questions) - set(advice)
    if strays:
        raise _mend(asked, f"It carries questions for unknown items: {sorted(strays)!r}.")
    found = [_method_in(file, advice) for file in methods]
    return Library(
        advice=advice, methods={m.id: m for m in found}, digest=_digest([*sources, asked, *methods])
    )


@lru_cache(maxsize=1)
def library() -> Library:
    """The library that ships with First Rung, read once."""
    return read_library(folder("corpus"))


def place_in_articles(found: Advice) -> str:
    """The article and the paragraphs that an item comes from; of other articles that say it too, how many there are."""
    first, more = found.places[0], {place.file for place in found.places} - {found.places[0].file}
    numbers = [n for place in found.places if place.file == first.file for n in place.paragraphs]
    listed = ", ".join(map(str, dict.fromkeys(numbers)))
    also = f", and in {len(more)} other article{'s' if len(more) > 1 else ''}" if more else ""
    return f"“{found.article}”, paragraph{'s' if len(numbers) > 1 else ''} {listed}{also}"
