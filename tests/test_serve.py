"""How the page is started."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from assistant import serve
from assistant.errors import SettingsError
from assistant.resources import PACKAGE


def test_the_command_starts_the_page_on_this_computer_only():
    given = serve.command(8600)
    assert given[1:4] == ["-m", "streamlit", "run"]
    assert Path(given[4]).is_file()
    wanted = {
        "--server.port=8600",
        "--server.address=127.0.0.1",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        "--server.fileWatcherType=none",
    }
    assert wanted <= set(given)


def test_a_port_that_is_taken_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"port {port} to be free.*another port, such as {port + 1}"):
            serve.serve(port)


def test_assistant_knows_no_streamlit():
    for file in PACKAGE.rglob("*.py"):
        assert not re.search(
            r"^\s*(import|from) (streamlit|app|evals)\b", file.read_text(encoding="utf-8"), re.M
        )
