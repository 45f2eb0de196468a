from __future__ import annotations

import os
import tomllib
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import SettingsError
from assistant.keys import config_file, keys_file, provider_keys
from assistant.settings import Settings, _toml, load_settings, notices, save_settings

SECRET = "sk-very-secret-1234567890"


def config(text: str) -> Path:
    path = config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def keys(text: str, mode: int = 0o600) -> Path:
    path = keys_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_out_of_the_box_no_model_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FIRST_RUNG_CONFIG", "FIRST_RUNG_DATA_DIR", "FIRST_RUNG_CACHE_DIR"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    settings = load_settings()
    assert (settings.model, settings.api_base, settings.timeout_s, settings.mask_names) == ("", "", 60, True)
    assert settings.data_dir == platformdirs.user_data_path("first-rung")
    assert settings.cache_dir == platformdirs.user_cache_path("first-rung")
    assert config_file() == platformdirs.user_config_path("first-rung") / "settings.toml"
    assert keys_file() == config_file().parent / "keys.env"
    assert settings.api_key is None
    assert notices(settings) == ()


def test_what_is_passed_in_wins_then_the_environment_then_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    config('model = "a/file"\ntimeout_s = 5\nmask_names = false\n')
    monkeypatch.setenv("FIRST_RUNG_MODEL", "a/environment")
    monkeypatch.setenv("FIRST_RUNG_API_BASE", "")
    settings = load_settings()
    assert (settings.model, settings.timeout_s, settings.mask_names) == ("a/environment", 5, False)
    assert load_settings(model="a/given").model == "a/given"


def test_folders_are_found_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRST_RUNG_DATA_DIR")
    config('data_dir = "~/talks"\n')
    assert load_settings().data_dir == Path("~/talks").expanduser()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("model = ", "settings.toml.*TOML.*Invalid value.*Mend"),
        ("modle = 'x/y'", "settings.toml.*'modle'.*Take it out"),
        ("timeout_s = 'soon'", "settings.toml.*`timeout_s`.*'soon'.*Change it"),
        ("timeout_s = 0", "settings.toml.*`timeout_s`.*greater than 0"),
        ("mask_names = 7", "settings.toml.*`mask_names`"),
        ("api_base = 'localhost:11434'", "settings.toml.*`api_base`.*http://localhost:11434"),
        ("model = ['a']", "settings.toml.*`model`"),
        ("[model]\nname = 'x'", "settings.toml.*`model`"),
    ],
)
def test_a_bad_file_names_file_field_and_mend(text: str, named: str) -> None:
    config(text)
    with pytest.raises(SettingsError, match=named):
        load_settings()


def test_a_file_that_is_not_text_is_named() -> None:
    config("").write_bytes(b"\xff\xff")
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        load_settings()


def test_a_bad_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    config("timeout_s = 5")
    monkeypatch.setenv("FIRST_RUNG_TIMEOUT_S", "soon")
    with pytest.raises(SettingsError, match=r"^FIRST_RUNG_TIMEOUT_S: expected.*'soon'"):
        load_settings()


def test_an_unknown_setting_passed_in_is_named() -> None:
    with pytest.raises(SettingsError, match="'modle'"):
        load_settings(modle="x/y")


@pytest.mark.parametrize("name", ["api_key", "OPENAI_API_KEY", "token", "secret"])
def test_a_key_in_the_settings_file_is_refused(name: str) -> None:
    config(f"{name} = '{SECRET}'")
    with pytest.raises(SettingsError, match=r"FIRST_RUNG_API_KEY.*keys\.env") as caught:
        load_settings()
    assert SECRET not in str(caught.value)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    config(f"api_base = 'https://me:{SECRET}@example.com'")
    with pytest.raises(SettingsError, match="should hold no password") as caught:
        load_settings()
    assert SECRET not in str(caught.value)


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRST_RUNG_API_KEY", SECRET)
    settings = load_settings()
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == SECRET
    assert SECRET not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_keys_come_from_the_keys_file() -> None:
    keys(f"# mine\n\nFIRST_RUNG_API_KEY={SECRET}\nexport OPENAI_API_KEY = 'a=b'\n")
    settings = load_settings()
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == SECRET
    assert {name: key.get_secret_value() for name, key in provider_keys().items()} == {
        "OPENAI_API_KEY": "a=b"
    }


def test_the_environment_wins_over_the_keys_file(monkeypatch: pytest.MonkeyPatch) -> None:
    keys("FIRST_RUNG_API_KEY=from-file\n")
    monkeypatch.setenv("FIRST_RUNG_API_KEY", "from-environment")
    key = load_settings().api_key
    assert key is not None
    assert key.get_secret_value() == "from-environment"


@pytest.mark.parametrize("line", [SECRET, f"PATH={SECRET}", f"={SECRET}", f"OPENAI API KEY={SECRET}"])
def test_a_bad_line_of_keys_is_named_and_not_repeated(line: str) -> None:
    keys(f"# mine\n{line}\n")
    with pytest.raises(SettingsError, match=r"keys\.env.*line 2.*Mend or remove") as caught:
        load_settings()
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_keys_that_others_can_read_are_not_used(mode: int) -> None:
    keys(f"FIRST_RUNG_API_KEY={SECRET}\n", mode)
    settings = load_settings()
    assert settings.api_key is None
    (notice,) = notices(settings)
    assert "chmod 600 keys.env" in notice


def test_notices_name_unknown_variables_and_open_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRST_RUNG_MODLE", "x/y")
    unknown, unencrypted = notices(load_settings(api_base="http://10.0.0.7:8000"))
    assert "FIRST_RUNG_MODLE" in unknown
    assert "not encrypted" in unencrypted
    monkeypatch.delenv("FIRST_RUNG_MODLE")
    assert notices(load_settings(api_base="http://127.0.0.1:8000")) == ()


# Saving


def test_saving_changes_what_is_named_and_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config('timeout_s = 5\nmodel = "a/old"\n')
    monkeypatch.setenv("FIRST_RUNG_MASK_NAMES", "false")
    path = save_settings({"model": 'a/"new"\\', "data_dir": tmp_path})
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert table == {"timeout_s": 5, "model": 'a/"new"\\', "data_dir": str(tmp_path)}
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_saving_makes_the_folder() -> None:
    save_settings({"model": "a/b", "mask_names": False, "timeout_s": 1.5})
    settings = load_settings()
    assert (settings.model, settings.mask_names, settings.timeout_s) == ("a/b", False, 1.5)


@pytest.mark.parametrize(
    "changes", [{"api_key": SECRET}, {"modle": "x"}, {"timeout_s": -1}, {"api_base": "nonsense"}]
)
def test_a_bad_change_writes_nothing(changes: dict[str, str | float]) -> None:
    path = config("timeout_s = 5\n")
    with pytest.raises(SettingsError) as caught:
        save_settings(changes)
    assert SECRET not in str(caught.value)
    assert path.read_text() == "timeout_s = 5\n"


def test_a_write_that_fails_leaves_the_file_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    path = config("timeout_s = 5\n")

    def full(handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match=r"disk full.*FIRST_RUNG_CONFIG"):
        save_settings({"timeout_s": 6})
    assert path.read_text() == "timeout_s = 5\n"
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_toml(text: str) -> None:
    assert tomllib.loads(f"a = {_toml(text)}") == {"a": text}


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())
