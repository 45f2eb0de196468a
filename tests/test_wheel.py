"""A built wheel works outside the checkout: corpus, prompts and the page travel inside it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = "from assistant.cli import main; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the wheel's content, as pip lays it out."""
    made, target = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    alone = ["--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "wheel", *alone, "--wheel-dir", str(made), str(ROOT)], check=True)
    (wheel,) = made.glob("first_rung-*.whl")
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)], check=True
    )
    return target


@pytest.fixture
def outside(installed, index_cache, tmp_path):
    """Where and with what a command from the wheel runs."""
    env = {**os.environ, "PYTHONPATH": str(installed), "FIRST_RUNG_CACHE_DIR": str(index_cache)}
    return {"cwd": tmp_path, "env": env}


def command(outside, *args, stdin=""):
    code = f"import sys; sys.argv = ['first-rung', *{list(args)!r}]; {RUN}"
    return subprocess.run(
        [sys.executable, "-c", code], input=stdin, capture_output=True, text=True, timeout=300, **outside
    )


def test_it_is_the_wheel_that_runs(outside, installed):
    code = "import assistant, assistant.resources as r; print(assistant.__file__, r.folder('corpus'), r.app_file())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, **outside)
    assert all(Path(place).is_relative_to(installed) for place in done.stdout.split())


def test_draft_and_advise_run_from_it(outside):
    drafted = command(
        outside, "draft", "--situation", "-", "--json", stdin="happened: [she left at 9 on Monday]"
    )
    assert json.loads(drafted.stdout)["status"] == "drafted"
    advised = command(outside, "advise", "how do I say sorry?", "--json")
    assert json.loads(advised.stdout)["items"]


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def answers(address, server):
    """Whether the server answers before it ends or two minutes are over."""
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2) as page:
                return page.status == 200
        except OSError:
            time.sleep(0.1)
    return False


def test_the_page_is_served_from_it(outside):
    port = free_port()
    code = f"import sys; sys.argv = ['first-rung', 'app', '--port', '{port}']; {RUN}"
    server = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, **outside
    )
    try:
        assert answers(f"http://127.0.0.1:{port}/_stcore/health", server)
    finally:
        server.terminate()
        server.wait(30)
