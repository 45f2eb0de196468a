"""Every test runs with the network barred but for this computer, and with settings and folders of its own."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from model_servers import LyingServer, llama_cpp

from assistant.settings import Settings, load_settings

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

LOOPBACK = "127.0.0.1,::1,localhost"
FOREIGN = re.compile(
    r"^FIRST_RUNG_|^LITELLM_|_API_KEY$|_API_TOKEN$|_API_BASE$|_BASE_URL$|^(HTTPS?|ALL|NO)_PROXY$",
    re.IGNORECASE,
)

# An example that takes long on a busy machine is no failure.
hypothesis.settings.register_profile("first-rung", deadline=None, database=None)
hypothesis.settings.load_profile("first-rung")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    config.option.allow_hosts = LOOPBACK
    config.option.allow_unix_socket = True


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, index_cache: Path) -> Iterator[None]:
    """No key, no setting and no folder of the user; what a test sets is gone after it.

    The index of the shipped library is built once a run, for it takes a while.
    """
    before = dict(os.environ)
    for name in [name for name in os.environ if FOREIGN.search(name)]:
        del os.environ[name]
    os.environ["FIRST_RUNG_CONFIG"] = str(tmp_path / "config" / "settings.toml")
    os.environ["FIRST_RUNG_DATA_DIR"] = str(tmp_path / "data")
    os.environ["FIRST_RUNG_CACHE_DIR"] = str(index_cache)
    yield
    os.environ.clear()
    os.environ.update(before)
    # What a judge answered in one test is no answer in another.
    shutil.rmtree(index_cache / "evals", ignore_errors=True)


@pytest.fixture(autouse=True)
def no_look_ups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up a name is a question to the network too."""
    look_up = socket.getaddrinfo

    def only_here(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name not in (None, "", *LOOPBACK.split(",")) and not re.fullmatch(r"127(\.\d+){3}", name):
            raise RuntimeError(f"A test looked up {name!r}. Tests reach this computer only.")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", only_here)


@pytest.fixture
def lying_server() -> Iterator[LyingServer]:
    with LyingServer() as server:
        yield server


@pytest.fixture(scope="session")
def llama_server() -> Iterator[str]:
    """The address of a real model: llama.cpp with SmolLM2-135M."""
    with llama_cpp() as address:
        yield address


@pytest.fixture(scope="session")
def index_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for the index of the shipped library, so that it is built once a run."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def settings(index_cache: Path) -> Settings:
    return load_settings(cache_dir=index_cache)


@pytest.fixture
def mine(tmp_path: Path) -> Settings:
    """Settings under which the user has no sources yet."""
    return load_settings(data_dir=tmp_path / "mine")


@pytest.fixture
def first_rung(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """The command as it is typed: arguments and `stdin` to its exit code, what it printed and what it complained of."""
    from assistant.cli import main

    def typed(*args: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["first-rung", *args])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main()
        return int(stopped.value.code or 0), *capsys.readouterr()

    return typed


@pytest.fixture
def no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked up in the library, which is tested elsewhere; the rest is real."""
    from assistant import prepare
    from assistant.page import work

    ready: Future[None] = Future()
    ready.set_result(None)
    monkeypatch.setattr(work, "warm", lambda cache: ready)
    monkeypatch.setattr(prepare, "find_advice", lambda *args: ())


@pytest.fixture
def page(no_index: None) -> AppTest:
    """The first page as it is opened."""
    from page_driver import first_page

    return first_page()
