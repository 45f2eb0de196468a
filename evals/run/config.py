"""The settings of a run, from `evals/settings.yaml` or a file in its place."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from assistant.errors import SettingsError
from assistant.schemas import Value
from evals.cases import HERE

FILE = HERE / "settings.yaml"


class EvalSettings(Value):
    """What a run must reach, and how it is run. Shares and floors are 0 to 1."""

    confidence: float = Field(0.95, gt=0.5, lt=1)
    alarm: float = Field(0.002, gt=0, lt=0.5)
    margin: float = Field(0.01, ge=0, le=1)
    resamples: int = Field(9999, ge=199, le=1_000_000)
    unscored_most: float = Field(0.02, ge=0, le=1)
    workers: int = Field(2, ge=0, le=64)
    concurrency: int = Field(4, ge=1, le=64)
    seconds_most: float | None = Field(None, gt=0)
    floor_from: int = Field(10, ge=1)
    compare_from: int = Field(5, ge=2)
    floors: dict[str, float] = Field(default_factory=dict)
    judged_floors: dict[str, float] = Field(default_factory=dict)
    leader_checks: tuple[str, ...] = ()
    sources_checks: tuple[str, ...] = ()
    form_checks: tuple[str, ...] = ()


def read_settings(file: Path = FILE) -> EvalSettings:
    """The settings in a file.

    Raises:
        SettingsError: it cannot be read or does not validate.
    """
    try:
        return EvalSettings.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(
            f"{file}: expected the settings of the evals in YAML, got: {error}. Mend it."
        ) from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
        raise SettingsError(f"{file}: {faults}. Mend it, or leave it out.") from error
