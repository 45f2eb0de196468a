"""The door to language models: what a call carries, what stays on this computer, which model is opened."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_calls import KEY, call
from model_servers import VALID, LyingServer
from pydantic import SecretStr

from assistant.language_model import LiteLLMModel, open_model
from assistant.loopback import is_loopback, keep_off_proxies
from assistant.resources import PACKAGE
from assistant.settings import load_settings


def test_the_network_is_barred() -> None:
    with pytest.raises(RuntimeError, match="looked up"):
        socket.create_connection(("example.com", 80), timeout=1)
    with pytest.warns(UserWarning, match=r"socket\.connect"), pytest.raises(RuntimeError):
        socket.socket().connect(("192.0.2.1", 80))


def test_a_valid_reply_brings_its_numbers(lying_server: LyingServer) -> None:
    reply = call(LiteLLMModel("openai/lie", lying_server.address, SecretStr(KEY)))
    assert (reply.text, reply.model, reply.cost_usd) == (VALID, "openai/lie", 0.0)
    assert (reply.prompt_tokens, reply.completion_tokens) == (1000, 100)
    assert 0 < reply.seconds < 60


def test_the_request_carries_a_strict_schema(lying_server: LyingServer) -> None:
    call(LiteLLMModel("openai/lie", lying_server.address, KEY))
    (request,) = lying_server.requests
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert request.body["messages"] == [{"role": "user", "content": "Say yes."}]
    assert (request.body["temperature"], request.body["max_tokens"]) == (0.0, 50)
    schema = request.body["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["additionalProperties"] is False


def test_a_key_of_the_environment_is_not_sent_to_a_local_server(
    lying_server: LyingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    call(LiteLLMModel("openai/lie", lying_server.address))
    assert KEY not in json.dumps(lying_server.requests[0].headers)


def test_a_local_call_goes_past_a_proxy(lying_server: LyingServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with LyingServer() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address)
        call(LiteLLMModel("openai/lie", lying_server.address))
        assert not proxy.requests
    assert lying_server.requests


def test_keeping_off_proxies_keeps_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "intranet")
    keep_off_proxies("http://127.0.0.1:1234/v1")
    keep_off_proxies("http://127.0.0.1:1234/v1")
    assert os.environ["NO_PROXY"] == "intranet,127.0.0.1"


@pytest.mark.parametrize(
    ("model", "cost"),
    [("openai/gpt-4o-mini", pytest.approx(0.00021)), ("openai/nobody-priced-this", None)],
)
def test_cost_is_known_or_none(model: str, cost: float | None, lying_server: LyingServer) -> None:
    hosted = LiteLLMModel(model, lying_server.address, KEY)
    hosted.local = False
    assert call(hosted).cost_usd == cost


def test_a_reply_without_usage_counts_no_tokens(lying_server: LyingServer) -> None:
    lying_server.mode = "no usage"
    assert call(LiteLLMModel("openai/lie", lying_server.address)).completion_tokens == 0


@pytest.mark.parametrize(
    ("model", "address", "local"),
    [
        ("openai/x", "http://127.0.0.1:8080/v1", True),
        ("openai/x", "http://127.9.9.9/v1", True),
        ("openai/x", "http://[::1]:8080/v1", True),
        ("openai/x", "http://LOCALHOST:8080", True),
        ("hosted_vllm/x", "https://localhost", True),
        ("ollama/llama3.2", "", True),
        ("ollama_chat/llama3.2", "", True),
        ("ollama/llama3.2", "http://10.0.0.7:11434", False),
        ("ollama/gpt-oss:120b-cloud", "", False),
        ("ollama/glm-4.6:cloud", "", False),
        ("openai/gpt-4o", "", False),
        ("openai/x", "https://api.openai.com/v1", False),
        ("openai/x", "http://localhost.example.com", False),
        ("openai/x", "http://127.0.0.1.example.com", False),
        ("openai/x", "http://127.0.0.1@example.com", False),
        ("openai/x", "http://[bad", False),
        ("openai/x", "127.0.0.1:8080", False),
        ("bedrock/x", "http://127.0.0.1:8080", False),
        ("gpt-4o", "http://127.0.0.1:8080", False),
    ],
)
def test_local_means_that_nothing_leaves(model: str, address: str, local: bool) -> None:
    assert LiteLLMModel(model, address).local is local


def test_ollama_elsewhere_is_not_local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_API_BASE", "http://10.0.0.7:11434")
    assert LiteLLMModel("ollama/llama3.2").local is False


@given(st.text())
def test_no_text_trips_the_loopback_check(text: str) -> None:
    assert is_loopback(f"http://127.0.0.1{text}") in (True, False)


@pytest.mark.parametrize("name", [None, "", "built-in", " built-in "])
def test_no_name_opens_no_model(name: str | None) -> None:
    assert open_model(load_settings(), name) is None


def test_the_settings_open_a_model() -> None:
    settings = load_settings(model="openai/x", api_base="http://127.0.0.1:1/v1")
    model = open_model(settings)
    assert model is not None
    assert (model.name, model.local) == ("openai/x", True)
    other = open_model(settings, "openai/y")
    assert other is not None
    assert other.name == "openai/y"


def test_a_key_of_the_keys_file_is_lent_to_litellm(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = tmp_path / "keys.env"
    monkeypatch.setenv("FIRST_RUNG_KEYS_FILE", str(keys))
    monkeypatch.setenv("MISTRAL_API_KEY", "the user's own")
    for key in ("first", "mended"):
        keys.write_text(f"ANTHROPIC_API_KEY={key}\nMISTRAL_API_KEY=other\n")
        keys.chmod(0o600)
        open_model(load_settings(), "anthropic/x")
        assert os.environ["ANTHROPIC_API_KEY"] == key
        assert os.environ["MISTRAL_API_KEY"] == "the user's own"


BARRED = """
import os, socket, sys
def barred(*args, **kwargs):
    raise SystemExit(f"reached for the network: {args}")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = barred
import assistant.ask, assistant.language_model, assistant.privacy, assistant.settings
assert "litellm" not in sys.modules, "litellm is imported too early"
assistant.language_model._litellm()
assert "litellm" in sys.modules
assert "OPENAI_API_KEY" not in os.environ, "a stray .env was read"
"""


def test_the_import_is_late_quiet_and_offline(tmp_path) -> None:
    (tmp_path / ".env").write_text("OPENAI_API_KEY=from-a-stray-file\n")
    code = [sys.executable, "-c", BARRED]
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        code, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
