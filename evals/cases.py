"""Cases: a situation and what the right preparation must and must not hold."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import Field, ValidationError, field_validator

from assistant.errors import InputError
from assistant.schemas import MethodId, Situation, Slug, Status, Value

HERE = Path(__file__).parent
FOLDER = HERE / "cases"
SCHEMA = HERE / "case.schema.json"

Move = Literal["apology", "request", "question", "thanks", "rating", "threat", "absolute"]
MOVES: tuple[str, ...] = get_args(Move)
Text = Annotated[str, Field(min_length=1, max_length=200)]


class Expectation(Value):
    """What the right preparation is. Texts are looked for without regard to case, quotes and line breaks."""

    status: Status = Field(description="Whether words are drafted, the leader is asked, or nothing is done.")
    method: tuple[MethodId, ...] = Field((), description="Any of these. Without it, the kind asked for.")
    holds: tuple[Text, ...] = Field((), description="Particulars that stand in the draft, each of them.")
    holds_any: tuple[tuple[Text, ...], ...] = Field((), description="Of each list at least one stands there.")
    lacks: tuple[Text, ...] = Field((), description="Words that stand nowhere in the draft.")
    moves: tuple[Move, ...] = Field((), description="What the draft does.")
    no_moves: tuple[Move, ...] = Field((), description="What the draft does not do.")
    advice: tuple[Slug, ...] = Field((), description="Advice that is at hand, and that the draft stands on.")
    advice_any: tuple[tuple[Slug, ...], ...] = Field((), description="Of each list at least one.")
    must_not: str = Field("", description="In words, for people and for a judge: what must not be there.")

    @field_validator("method", mode="before")
    @classmethod
    def _one_method_is_a_list_of_one(cls, given: Any) -> Any:
        return (given,) if isinstance(given, str) else given


class Case(Value):
    """One case. `cluster` groups cases that share a situation: they are not independent of each other."""

    id: Slug
    situation: Situation
    expect: Expectation
    tags: tuple[Slug, ...] = ()
    smoke: bool = Field(False, description="Belongs to the small set for quick runs.")
    must_pass: bool = Field(False, description="Where it fails, the gate fails.")
    cluster: str = Field("", description="The situation it is a variant of; its own id where empty.")
    why: str = Field("", description="Why the expectation is what it is, where that is not plain.")

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that would do; empty where the case does not say."""
        if self.expect.method or self.expect.status != "drafted" or self.situation.kind == "auto":
            return self.expect.method
        return (self.situation.kind,)

    @property
    def group(self) -> str:
        """What to report it under: the method, or what is expected in its place."""
        if self.expect.status != "drafted":
            return self.expect.status
        return self.methods[0] if self.methods else "auto"

    @property
    def fingerprint(self) -> str:
        """Changes where the situation or the expectation does, so that unlike things are not compared."""
        content = self.model_dump_json(include={"situation", "expect"}, exclude_defaults=True)
        return hashlib.sha256(content.encode()).hexdigest()[:12]


def read_case(file: Path) -> Case:
    """The case in one file.

    Raises:
        InputError: it cannot be read, or does not validate; file and field are named.
    """
    try:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        return Case.model_validate(raw)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(
            f"{file.name}: expected a case in YAML, got: {' '.join(str(error).split())}. Mend it."
        ) from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, f['loc'])) or 'the file'}: {f['msg']}" for f in error.errors()
        )
        raise InputError(
            f"{file.name}: expected a case as in {SCHEMA.name}, got {faults}. Mend it."
        ) from error


def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All cases of a folder, by file name.

    Raises:
        InputError: there are none, one does not validate, or two have the same id.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise InputError(f"{folder}: expected cases (*.yaml), found none. Name a folder that holds some.")
    cases = tuple(read_case(file) for file in files)
    seen: dict[str, Path] = {}
    for case, file in zip(cases, files, strict=True):
        if case.id in seen:
            raise InputError(
                f"{file.name}: the id {case.id!r} is taken by {seen[case.id].name}. Give it another."
            )
        seen[case.id] = file
    return cases


def case_schema() -> str:
    """The JSON schema of a case, for editors."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Case.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
