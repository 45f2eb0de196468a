"""Where settings and keys are kept, and the keys themselves, which never stand in the settings file.

A key comes from FIRST_RUNG_API_KEY, from the provider's usual environment variable, or from `keys.env`
beside the settings file, in lines of NAME=value.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import platformdirs
from pydantic import SecretStr

from assistant.errors import SettingsError

APP = "first-rung"
PREFIX = "FIRST_RUNG_"
CONFIG = f"{PREFIX}CONFIG"
KEYS_FILE = f"{PREFIX}KEYS_FILE"
API_KEY = f"{PREFIX}API_KEY"
SECRET_NAME = re.compile(r"key|token|secret|password|credential", re.IGNORECASE)

_KEY_LINE = re.compile(r"(?:export\s+)?(?P<name>[A-Za-z_]\w*)\s*=\s*(?P<value>.*)")


def config_file() -> Path:
    """The settings file, which need not exist: FIRST_RUNG_CONFIG, else settings.toml in the user's folder."""
    named = os.environ.get(CONFIG, "")
    return Path(named).expanduser() if named else platformdirs.user_config_path(APP) / "settings.toml"


def keys_file() -> Path:
    """The file of keys, which need not exist: FIRST_RUNG_KEYS_FILE, else keys.env beside the settings."""
    named = os.environ.get(KEYS_FILE, "")
    return Path(named).expanduser() if named else config_file().parent / "keys.env"


def provider_keys() -> dict[str, SecretStr]:
    """Keys of the keys file by the name of the environment variable in which a provider's are looked for.

    Raises:
        SettingsError: a line of the file cannot be read.
    """
    return {name: key for name, key in all_keys().items() if name != API_KEY}


def all_keys() -> dict[str, SecretStr]:
    """Every key of the keys file by its name; none where other users can read the file.

    Raises:
        SettingsError: the file, or a line of it, cannot be read.
    """
    path = keys_file()
    if not path.is_file() or open_to_others(path):
        return {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise SettingsError(
            f"Expected to read the keys in {str(path)!r}, but {type(error).__name__} came. "
            "Mend or remove the file."
        ) from None
    keys = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            name, value = _key(line.strip(), f"{str(path)!r}, line {number}")
            keys[name] = SecretStr(value)
    return keys


def _key(line: str, where: str) -> tuple[str, str]:
    match = _KEY_LINE.fullmatch(line)
    if not match or not SECRET_NAME.search(match["name"]):
        raise SettingsError(
            f"{where}: expected a key such as {API_KEY}=... or OPENAI_API_KEY=..., but came something else. "
            "Mend or remove the line."
        )
    value = match["value"].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    return match["name"], value


def open_to_others(path: Path) -> bool:
    """Whether other users of this computer can read the file `path`."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return os.name == "posix" and bool(mode & (stat.S_IRGRP | stat.S_IROTH))
