"""Settings: what was passed in, else FIRST_RUNG_* of the environment, else the settings file, else a default.

The key of a provider is never in the settings file; see `keys.py`.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from assistant.errors import SettingsError
from assistant.keys import (
    API_KEY,
    APP,
    CONFIG,
    KEYS_FILE,
    PREFIX,
    SECRET_NAME,
    all_keys,
    config_file,
    keys_file,
    open_to_others,
)
from assistant.loopback import host_of, is_loopback
from assistant.whole_file import write_whole


class Settings(BaseSettings):
    """What the user chose. Its repr never shows the key."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True, protected_namespaces=()
    )

    model: str = Field("", description="provider/name of a language model; empty for the built-in drafter")
    api_base: str = Field("", description="address of the model's server; empty for the provider's own")
    timeout_s: float = Field(60, gt=0, le=3600, description="seconds to wait for a model in each try")
    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path(APP), description="folder of saved preparations"
    )
    cache_dir: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path(APP),
        description="folder of what can be built again",
    )
    mask_names: bool = Field(
        True, description="send stand-ins for names to a model that is not on this computer"
    )
    api_key: SecretStr | None = Field(None, repr=False, description=f"only from {API_KEY} or the keys file")

    @field_validator("model", "api_base")
    @classmethod
    def _stripped(cls, given: str) -> str:
        return given.strip()

    @field_validator("api_base")
    @classmethod
    def _an_address(cls, given: str) -> str:
        if given and not (given.lower().startswith(("http://", "https://")) and host_of(given)):
            raise ValueError("should be an address such as 'http://localhost:11434'")
        if "@" in given.split("//")[-1].split("/")[0]:
            raise ValueError(f"should hold no password; put a key in {API_KEY} or in the keys file")
        return given

    @field_validator("data_dir", "cache_dir")
    @classmethod
    def _from_home(cls, given: Path) -> Path:
        return given.expanduser().absolute()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The sources in order: the first that says something wins."""
        key = all_keys().get(API_KEY)
        kept = InitSettingsSource(settings_cls, {"api_key": key} if key else {})
        return init_settings, env_settings, InitSettingsSource(settings_cls, _table()), kept


def load_settings(**given: object) -> Settings:
    """The settings in force; `given` ones win over the environment and the file.

    Raises:
        SettingsError: something does not validate; the message names where it stands and the mend.
    """
    unknown = sorted(given.keys() - Settings.model_fields.keys())
    if unknown:
        raise SettingsError(
            f"Expected settings out of {_known()}, but came {unknown!r}. Leave the others out."
        )
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("\n".join(_complaint(item, given) for item in error.errors())) from None


def save_settings(changes: Mapping[str, str | float | bool | Path]) -> Path:
    """Write `changes` into the settings file, whole or not at all, and leave its other settings as they are.

    Comments in the file are lost. Returns the file.

    Raises:
        SettingsError: a change does not validate, is a key, or the file cannot be written.
    """
    path = config_file()
    table = _checked(_table() | {name: _plain(value) for name, value in changes.items()}, path)
    load_settings(**table)
    lines = [f"{name} = {_toml(table[name])}\n" for name in Settings.model_fields if name in table]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, "".join(lines).encode())
    except OSError as error:
        raise SettingsError(
            f"Expected to write {str(path)!r}, but {error}. Set {CONFIG} to a file you may write."
        ) from error
    return path


def notices(settings: Settings) -> tuple[str, ...]:
    """What the user should know about the settings, though they can be used."""
    said = []
    known = {PREFIX + name.upper() for name in Settings.model_fields} | {CONFIG, KEYS_FILE}
    for name in sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known):
        said.append(f"{name} is not a setting of First Rung and does nothing. Known are {sorted(known)}.")
    path = keys_file()
    if open_to_others(path):
        said.append(
            f"The keys in {str(path)!r} were not used, because other users of this computer can read them. "
            f"Close the file to them (chmod 600 {path.name}) and start again."
        )
    if settings.api_base.lower().startswith("http://") and not is_loopback(settings.api_base):
        said.append(
            f"{settings.api_base!r} is not encrypted: others on the way can read along. Use https if you can."
        )
    return tuple(said)


def _table() -> dict[str, Any]:
    """The settings file as it stands, empty where there is none."""
    path = config_file()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"Expected {str(path)!r} to be a TOML file with lines such as timeout_s = 60, but {error}. "
            "Mend that place, or move the file away."
        ) from None
    return _checked(table, path)


def _checked(table: dict[str, Any], path: Path) -> dict[str, Any]:
    secret = [name for name in table if SECRET_NAME.search(name)]
    if secret:
        raise SettingsError(
            f"Expected no key in {str(path)!r}, but there is {secret[0]!r}. Take it out, and put it into "
            f"{API_KEY}, or as a line {API_KEY}=... into {str(keys_file())!r}."
        )
    unknown = sorted(table.keys() - Settings.model_fields.keys())
    if unknown:
        raise SettingsError(
            f"{str(path)!r}: expected settings out of {_known()}, but came {unknown!r}. Take it out."
        )
    return table


def _complaint(item: Mapping[str, Any], given: Mapping[str, object]) -> str:
    field = str(item["loc"][0]) if item["loc"] else "settings"
    variable = PREFIX + field.upper()
    if field in given:
        where = "what was passed in"
    else:
        where = variable if os.environ.get(variable) else repr(str(config_file()))
    came = f"{item['input']!r}"
    if SECRET_NAME.search(field) or "@" in came:
        came = "something else"
    says = item["msg"].removeprefix("Value error, ")
    return f"{where}: expected a usable `{field}`, but came {came}: {says}. Change it, or leave it out."


def _known() -> list[str]:
    return [name for name in Settings.model_fields if name != "api_key"]


def _plain(value: str | float | bool | Path) -> str | float | bool:
    return str(value) if isinstance(value, Path) else value


def _toml(value: str | float | bool) -> str:
    # JSON writes these as TOML does, but for one character that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
