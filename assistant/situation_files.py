"""Reads situations from YAML: a file of several documents gives several. Errors name file, field and mend."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.errors import InputError
from assistant.schemas import METHOD_IDS, Peer, Person, Situation

MOST_BYTES = 2_000_000
_FIELDS = ", ".join(Situation.model_fields)


def _text(source: str) -> tuple[str, str]:
    """The text of a file, or of standard input for `-`, and what to call it."""
    name = "standard input" if source == "-" else source
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise InputError(
            f"{name}: expected a file that can be read, got: {error.strerror or error}. Check the path."
        ) from error
    if len(raw) > MOST_BYTES:
        raise InputError(
            f"{name}: expected at most {MOST_BYTES // 1_000_000} MB, got more. Split the file, or shorten it."
        )
    try:
        return raw.decode("utf-8-sig"), name
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: expected text in UTF-8, got other bytes at {error.start}. Save the file as UTF-8."
        ) from error


def _documents(text: str, name: str) -> list[Any]:
    try:
        documents = list(yaml.safe_load_all(text))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "somewhere"
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise InputError(
            f"{name}, {where}: expected YAML, got: {problem}. Put text with a colon or a quotation mark between quotes."
        ) from error
    return [d for d in documents if d is not None]


def _mend(fault: Mapping[str, Any]) -> str:
    kind, given = fault["type"], fault.get("input")
    if kind == "extra_forbidden":
        return f"is not known. Remove it, or use one of: {_known_beside(fault['loc'])}."
    if kind == "string_too_long":
        return f"expected at most {fault['ctx']['max_length']} characters, got {len(str(given))}. Shorten it."
    if kind == "too_long":
        return f"expected at most {fault['ctx']['max_length']} entries, got {fault['ctx']['actual_length']}. Keep the ones that matter."
    if kind in {"tuple_type", "list_type"}:
        return f"expected a list, one fact an entry, got {str(given)[:80]!r}. Put each fact on a line of its own after “- ”."
    if kind == "kind":
        return f"expected auto or one of {', '.join(METHOD_IDS)}, got {given!r}. Use one of these."
    if kind == "string_type":
        return f"expected text, got {given!r}. Put it between quotes, as one piece of text."
    return f"{fault['msg'][0].lower()}{fault['msg'][1:]}, got {str(given)[:80]!r}. Mend the value."


def _known_beside(place: tuple[int | str, ...]) -> str:
    if place[0] == "me" and len(place) > 1:
        return ", ".join(Person.model_fields)
    if place[0] == "peer" and len(place) > 1:
        return ", ".join(Peer.model_fields)
    return _FIELDS


def explain(error: ValidationError) -> str:
    """All faults of a situation as plain sentences, each naming its field and the mend."""
    says = []
    for fault in error.errors():
        about: dict[str, Any] = {**fault}
        if about["loc"][:1] == ("kind",):
            about |= {"type": "kind", "loc": ("kind",)}
        field = ".".join(str(part) for part in about["loc"]) or "the document"
        says.append(f"{field}: {_mend(about)}")
    return " ".join(dict.fromkeys(says))


def read_situations(source: str) -> tuple[Situation, ...]:
    """The situations in a YAML file, or on standard input for `-`.

    Raises:
        InputError: the file cannot be read, is no YAML, holds nothing, or a field does not validate.
    """
    text, name = _text(source)
    documents = _documents(text, name)
    if not documents:
        raise InputError(f"{name}: expected a situation, got an empty file. Fields: {_FIELDS}.")
    found = []
    for n, document in enumerate(documents, 1):
        which = f"{name}, document {n}" if len(documents) > 1 else name
        if not isinstance(document, dict):
            raise InputError(
                f"{which}: expected fields such as “peer:” and “happened:”, got {str(document)[:60]!r}. Fields: {_FIELDS}."
            )
        try:
            found.append(Situation.model_validate(document))
        except ValidationError as error:
            raise InputError(f"{which}: {explain(error)}") from error
    return tuple(found)
