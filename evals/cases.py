"""Cases: a situation and what the right preparation must and must not hold."""

from __future__ import annotations

from pathlib import Path

import yaml

from assistant.schemas import Situation, Status, Value

FOLDER = Path(__file__).parent / "cases"


class Expectation(Value):
    """What is expected: the status, particulars that stand in the draft, and in words what must not."""

    status: Status
    holds: tuple[str, ...] = ()
    must_not: str = ""


class Case(Value):
    """One case."""

    id: str
    situation: Situation
    expect: Expectation


def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All cases of a folder, by file name."""
    files = sorted(folder.glob("*.yaml"))
    return tuple(Case.model_validate(yaml.safe_load(f.read_text(encoding="utf-8"))) for f in files)
