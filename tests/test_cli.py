"""The command as a person runs it."""

import io
import json
import os
import subprocess
import sys

import pytest

from assistant.cli import main

GOOD = """
peer: {name: Ines}
happened: [she left the review at 9 on Monday]
kind: mention
"""
ASKS = "happened: [she is impossible]\nkind: reset\n"
ABSTAINS = "happened: [he groped my assistant]\nkind: reset\n"


@pytest.fixture
def run(monkeypatch, capsys, index_cache):
    def call(*args, stdin=""):
        monkeypatch.setenv("FIRST_RUNG_CACHE_DIR", str(index_cache))
        monkeypatch.setattr(sys, "argv", ["first-rung", *args])
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin))
        )
        with pytest.raises(SystemExit) as stopped:
            main()
        out = capsys.readouterr()
        return stopped.value.code or 0, out.out, out.err

    return call


@pytest.mark.parametrize(
    ("text", "code", "status"), [(GOOD, 0, "drafted"), (ASKS, 3, "asks"), (ABSTAINS, 4, "abstains")]
)
def test_draft_says_by_its_exit_what_it_did(run, text, code, status):
    came, out, _ = run("draft", "--situation", "-", "--json", stdin=text)
    assert came == code
    assert json.loads(out)["status"] == status


def test_several_documents_give_a_line_each(run):
    code, out, _ = run("draft", "--situation", "-", "--json", stdin=f"{GOOD}---\n{ASKS}---\n{GOOD}")
    assert [json.loads(line)["status"] for line in out.splitlines()] == ["drafted", "asks", "drafted"]
    assert code == 3


def test_kind_on_the_command_wins(run):
    _, out, _ = run("draft", "--situation", "-", "--json", "--kind", "reset", stdin=GOOD)
    assert json.loads(out)["method"] == "reset"


def test_without_json_it_prints_markdown(run):
    code, out, _ = run("draft", "--situation", "-", stdin=GOOD)
    assert code == 0
    assert "You left the review at 9 on Monday." in out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty file"),
        ("a: [1", "expected YAML"),
        ("just words", "expected fields"),
        ("mood: bad", "mood"),
        ("happened: 3", "a list"),
        ("kind: shout", "expected auto or one of"),
        ("me: {age: 40}", "me.age"),
        (f"wish: {'x' * 1300}", "at most 1200"),
        ("happened: [" + ", ".join(["a"] * 30) + "]", "at most 20"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("wish: [a, b]", "expected text"),
    ],
)
def test_bad_input_names_field_and_mend(run, text, says):
    code, out, err = run("draft", "--situation", "-", "--json", stdin=text)
    assert code == 2
    assert says in err
    assert "standard input" in err
    assert out == ""


def test_a_missing_file_is_named(run):
    code, _, err = run("draft", "--situation", "nowhere.yaml")
    assert code == 2
    assert "nowhere.yaml" in err


def test_a_bad_kind_is_told(run):
    code, _, err = run("draft", "--situation", "-", "--kind", "shout", stdin=GOOD)
    assert code == 2
    assert "reset" in err


def test_advise_gives_one_line_of_json(run):
    code, out, _ = run("advise", "should I say sorry for how I treated him last year", "--json", "-k", "3")
    assert code == 0
    line = json.loads(out)
    assert list(line) == ["question", "items"]
    assert len(line["items"]) == 3
    assert list(line["items"][0]) == ["id", "person", "source", "paragraphs", "text", "score"]


def test_advise_reads_questions_from_standard_input(run):
    _, out, _ = run("advise", "--json", stdin="how do i start small?\n\nhow long do I boil an egg?\n")
    assert [bool(json.loads(line)["items"]) for line in out.splitlines()] == [True, False]


def test_advise_says_when_nothing_fits(run):
    code, out, _ = run("advise", "how long do I boil an egg?")
    assert code == 0
    assert "Nothing in the library fits" in out


def test_models_says_what_is_set_and_how_to_set_one(run):
    code, out, _ = run("models")
    assert code == 0
    assert "built-in" in out
    assert "FIRST_RUNG_MODEL" in out


def test_models_tries_the_model_and_never_shows_the_key(run, monkeypatch):
    monkeypatch.setenv("FIRST_RUNG_API_KEY", "sk-very-secret")
    monkeypatch.setenv("FIRST_RUNG_API_BASE", "http://127.0.0.1:9")
    code, out, err = run("models", "--model", "openai/none")
    assert code == 1
    assert "sk-very-secret" not in out + err


def test_nothing_reaches_the_network_at_import_or_at_run(index_cache, tmp_path):
    (tmp_path / "s.yaml").write_text(GOOD)
    code = (
        "import socket, sys\n"
        "def barred(*a, **k): raise RuntimeError('network')\n"
        "socket.socket.connect = barred; socket.getaddrinfo = barred; socket.create_connection = barred\n"
        "import assistant.language_model, assistant.prepare, assistant.retrieve\n"
        "assistant.language_model._litellm()\n"
        f"sys.argv = ['first-rung', 'draft', '--situation', {str(tmp_path / 's.yaml')!r}, '--json']\n"
        "from assistant.cli import main\nmain()\n"
    )
    env = {**os.environ, "FIRST_RUNG_CACHE_DIR": str(index_cache)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, timeout=300)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "drafted"
