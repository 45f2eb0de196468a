"""A new case out of a saved preparation, with names masked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from assistant.errors import InputError
from assistant.privacy import mask
from assistant.schemas import Preparation
from evals.cases import Case, Expectation
from evals.run.assertions import given_text
from evals.run.masking import left_capital, names_in
from evals.run.text import holds

if TYPE_CHECKING:
    from assistant.schemas import Situation

_PARTICULAR = re.compile(r"[\"“][^\"”]{4,80}[\"”]|\b\d[\w:.,/%]*(?: [a-zA-Z]\w+)?")
_EXPECTED = "expected a situation in YAML, or a saved preparation in JSON"
HEAD = "# yaml-language-server: $schema=../case.schema.json\n"


def read_preparation(file: Path) -> Preparation:
    """A saved preparation in JSON, or that of a situation in YAML as the built-in drafter makes it now.

    Raises:
        InputError: the file cannot be read, or holds neither.
    """
    try:
        text = file.read_text(encoding="utf-8")
        given = json.loads(text)
    except OSError as error:
        raise InputError(f"{file}: {_EXPECTED}, got: {error.strerror or error}. Check the path.") from error
    except ValueError:
        return _prepared(file)
    if not isinstance(given, dict) or "status" not in given:
        return _prepared(file)
    if "situation" not in given:
        raise InputError(
            f"{file}: {_EXPECTED}, got a draft without its situation. Name the situation's file."
        )
    try:
        return Preparation.model_validate_json(text)
    except ValidationError as error:
        raise InputError(f"{file}: {_EXPECTED}, got: {_first_fault(error)}.") from error


def _first_fault(error: ValidationError) -> str:
    """What is wrong first, with its field."""
    fault = error.errors()[0]
    return f"{'.'.join(map(str, fault['loc'])) or 'the file'}: {fault['msg']}"


def _prepared(file: Path) -> Preparation:
    from assistant.prepare import prepare
    from assistant.situation_files import read_situations
    from evals.run.systems import own_settings

    told = read_situations(str(file))
    if len(told) != 1:
        raise InputError(f"{file}: expected one situation, got {len(told)}. Give each a file of its own.")
    with own_settings() as ours:
        return prepare(told[0], model=None, settings=ours)


def case_from(made: Preparation, name: str) -> Case:
    """The case that expects what a preparation did, names masked. It is a beginning: read it, and mend what it expects."""
    situation, names = mask(made.situation, names_in(made.situation))
    text = names.hide(made.draft.text) if made.draft else ""
    drafted = made.status == "drafted"
    expect = Expectation(
        status=made.status,
        method=(made.choice.method,) if drafted and made.choice else (),
        holds=_particulars(situation, text) if drafted else (),
    )
    return Case(
        id=name,
        situation=situation,
        expect=expect,
        tags=("from-use",),
        why="Taken from a saved preparation. Check what it expects.",
    )


def still_capital(case: Case) -> tuple[str, ...]:
    """Capital words of a masked case that a person should look at: they may be names that were missed."""
    people = " ".join((case.situation.me.name, case.situation.peer.name))
    return left_capital(given_text(case.situation), people)


def _particulars(situation: Situation, text: str) -> tuple[str, ...]:
    """Numbers and quotations of the leader's that the draft holds."""
    told = "\n".join(situation.happened)
    found = [m[0].strip('"“” ') for m in _PARTICULAR.finditer(told)]
    return tuple(dict.fromkeys(f for f in found if holds(text, f)))[:6]


def case_yaml(case: Case) -> str:
    """A case as a file."""
    plain: dict[str, Any] = case.model_dump(mode="json", exclude_defaults=True)
    return HEAD + yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100)


def write_case(case: Case, folder: Path) -> Path:
    """Write a case into a folder.

    Raises:
        InputError: there is one of that name, or the folder is not there.
    """
    file = folder / f"{case.id}.yaml"
    if file.exists():
        raise InputError(f"{file}: there is such a case already. Give the new one another name with --id.")
    if not folder.is_dir():
        raise InputError(f"{folder}: expected a folder of cases, found none. Name one with --cases.")
    file.write_text(case_yaml(case), encoding="utf-8")
    return file
