from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_servers import VALID, LyingServer, closed_address
from pydantic import BaseModel, SecretStr

from assistant.ask import YesReply, ask, check_model, total_cost
from assistant.errors import (
    ModelError,
    ModelRefused,
    ModelReplyError,
    ModelUnreachable,
    PromptError,
)
from assistant.language_model import LanguageModel, LiteLLMModel, ScriptedModel, open_model, spoken
from assistant.loopback import is_loopback, keep_off_proxies
from assistant.model_errors import explain, hide_secrets
from assistant.prompt_files import Message, load_prompt
from assistant.resources import PACKAGE
from assistant.settings import load_settings

KEY = "sk-very-secret-1234567890"
MESSAGES = (Message(role="user", text="Say yes."),)
YES = load_prompt("answer_yes")

LIES: dict[str, tuple[type[ModelError], str]] = {
    "refused": (ModelUnreachable, "Check that it is running"),
    "dropped": (ModelUnreachable, "Check that it is running"),
    "500": (ModelUnreachable, "try again in a moment"),
    "502": (ModelUnreachable, "try again in a moment"),
    "503": (ModelUnreachable, "try again in a moment"),
    "504": (ModelUnreachable, "raise timeout_s"),
    "slow": (ModelUnreachable, "raise timeout_s"),
    "400": (ModelRefused, "Choose a model that can reply in a JSON schema"),
    "401": (ModelRefused, "Set FIRST_RUNG_API_KEY"),
    "402": (ModelRefused, "Check the provider's plan"),
    "403": (ModelRefused, "Set FIRST_RUNG_API_KEY"),
    "404": (ModelRefused, "Write the model as provider/name"),
    "422": (ModelRefused, "Choose a model"),
    "429": (ModelRefused, "Wait a little"),
    "context": (ModelRefused, "Shorten what you wrote"),
    "html": (ModelReplyError, "api_base is right"),
    "cut-off json": (ModelReplyError, "api_base is right"),
    "no choices": (ModelReplyError, "choose another model"),
    "no text": (ModelReplyError, "choose another model"),
    "empty text": (ModelReplyError, "choose another model"),
    "blank text": (ModelReplyError, "choose another model"),
    "length": (ModelReplyError, "Ask for less"),
}


def call(model: LanguageModel):
    return model.complete(MESSAGES, YesReply, 0.0, 50)


@pytest.mark.parametrize("lie", LIES)
def test_each_lie_is_named_with_a_mend_and_without_the_key(lie: str, lying_server: LyingServer) -> None:
    expected, mend = LIES[lie]
    lying_server.mode = lie
    address = closed_address() if lie == "refused" else lying_server.address
    model = LiteLLMModel("openai/lie", address, KEY, timeout_s=0.3 if lie == "slow" else 20)
    with pytest.raises(ModelError) as caught:
        call(model)
    assert type(caught.value) is expected
    message = str(caught.value)
    assert message.startswith("Expected a ")
    assert mend in message
    assert "'openai/lie'" in message
    assert KEY not in message
    assert KEY not in repr(model)
    assert len(lying_server.requests) <= 2


PROVIDERS = (
    "ollama/x",
    "ollama_chat/x",
    "anthropic/claude-sonnet-4-5",
    "gemini/gemini-2.0-flash",
    "mistral/x",
)


@pytest.mark.parametrize("lie", ["refused", "dropped", "500", "401", "404", "429", "html", "no choices"])
@pytest.mark.parametrize("model", PROVIDERS)
def test_providers_lie_alike(model: str, lie: str, lying_server: LyingServer, capfd) -> None:
    lying_server.mode = lie
    address = closed_address() if lie == "refused" else lying_server.address
    with pytest.raises(LIES[lie][0]) as caught:
        call(LiteLLMModel(model, address, KEY, timeout_s=20))
    assert KEY not in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_the_network_is_barred() -> None:
    with pytest.raises(RuntimeError, match="looked up"):
        socket.create_connection(("example.com", 80), timeout=1)
    with pytest.warns(UserWarning, match=r"socket\.connect"), pytest.raises(RuntimeError):
        socket.socket().connect(("192.0.2.1", 80))


@pytest.mark.parametrize("lie", ["no text", "empty text", "length"])
def test_a_reply_that_cannot_be_used_is_still_counted(lie: str, lying_server: LyingServer) -> None:
    lying_server.mode = lie
    with pytest.raises(ModelReplyError) as caught:
        call(LiteLLMModel("openai/lie", lying_server.address))
    (reply,) = spoken(caught.value)
    assert reply.completion_tokens == 100


def test_a_missing_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelRefused, match="Set FIRST_RUNG_API_KEY"):
        call(LiteLLMModel("openai/gpt-4o-mini"))
    with pytest.raises(ModelRefused, match="Set FIRST_RUNG_API_KEY"):
        call(LiteLLMModel("anthropic/claude-sonnet-4-5"))


def test_a_name_without_a_provider_is_refused() -> None:
    with pytest.raises(ModelRefused, match="provider/name"):
        call(LiteLLMModel("nobody-knows-this"))


def test_ollama_that_is_not_running_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_API_BASE", closed_address().removesuffix("/v1"))
    with pytest.raises(ModelUnreachable, match="Check that it is running"):
        call(LiteLLMModel("ollama/llama3.2"))


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


def test_secrets_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "environment-secret")
    text = f"{KEY} and environment-secret and Bearer abc123 and given and API key provided: AIzaXyz."
    assert hide_secrets(text, ("given",)) == "*** and *** and Bearer *** and *** and API key provided: ***"


def test_an_unknown_failure_is_still_explained() -> None:
    error = explain(RuntimeError("x" * 5000), "'a/b'")
    assert type(error) is ModelUnreachable
    assert len(str(error)) < 600


# Asking again


class Colour(BaseModel):
    answer: Literal["yes"]
    shade: int = 0


def test_ask_takes_the_first_reply_that_validates() -> None:
    model = ScriptedModel([VALID], cost_usd=0.5)
    answer = ask(model, YES, {}, YesReply)
    assert answer.value == YesReply(answer="yes")
    assert answer.cost_usd == 0.5
    (asked,) = model.asked
    assert (asked.schema, asked.temperature, asked.max_tokens) == (YesReply, YES.temperature, YES.max_tokens)
    assert [message.role for message in asked.messages] == ["system", "user"]


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{VALID}\n```",
        f"```\n{VALID}\n```",
        f"Here you are:\n```json\n{VALID}\n```\nAnything else?",
        f"<think>They want a yes.</think>\n{VALID}",
        f"\n {VALID} \n",
    ],
)
def test_wrapping_around_the_json_is_tolerated(text: str) -> None:
    assert ask(ScriptedModel([text]), YES, {}, YesReply).value.answer == "yes"


def test_ask_asks_again_with_the_error_and_the_bad_reply_in_hand() -> None:
    model = ScriptedModel(['{"answer": "no"}', "not json", VALID], cost_usd=0.25)
    answer = ask(model, YES, {}, YesReply)
    assert len(answer.replies) == 3
    assert answer.cost_usd == 0.75
    *_, bad, complaint = model.asked[1].messages
    assert (bad.role, bad.text) == ("assistant", '{"answer": "no"}')
    assert complaint.role == "user"
    assert "answer: Input should be 'yes'" in complaint.text
    *_, bad, complaint = model.asked[2].messages
    assert bad.text == "not json"
    assert "it is not the JSON object" in complaint.text
    assert len(model.asked[2].messages) == len(model.asked[1].messages) == 4


def test_complaints_of_the_caller_count_as_errors() -> None:
    model = ScriptedModel([VALID, VALID])
    complaints = iter([["It says yes too soon."], []])
    answer = ask(model, YES, {}, YesReply, validate=lambda value: next(complaints))
    assert len(answer.replies) == 2
    assert "It says yes too soon." in model.asked[1].messages[-1].text


def test_ask_gives_up_and_keeps_what_was_spent() -> None:
    model = ScriptedModel(["a", "b", "c", VALID], cost_usd=0.25)
    with pytest.raises(ModelReplyError, match=r"3 replies did not fit.*Try again") as caught:
        ask(model, YES, {}, YesReply)
    assert [reply.text for reply in spoken(caught.value)] == ["a", "b", "c"]
    assert total_cost(spoken(caught.value)) == 0.75


def test_an_empty_reply_is_asked_for_again_without_an_empty_message() -> None:
    model = ScriptedModel(["", VALID])
    answer = ask(model, YES, {}, YesReply)
    assert [reply.text for reply in answer.replies] == ["", VALID]
    assert [message.role for message in model.asked[1].messages] == ["system", "user", "user"]


def test_a_cut_off_reply_is_asked_for_again(lying_server: LyingServer) -> None:
    lying_server.mode = "length"
    with pytest.raises(ModelReplyError, match="cut off") as caught:
        ask(LiteLLMModel("openai/lie", lying_server.address), YES, {}, YesReply)
    assert len(spoken(caught.value)) == len(lying_server.requests) == 3


def test_a_page_in_place_of_a_reply_is_not_asked_for_again(lying_server: LyingServer) -> None:
    lying_server.mode = "html"
    with pytest.raises(ModelReplyError, match="Sign in"):
        ask(LiteLLMModel("openai/lie", lying_server.address), YES, {}, YesReply)
    assert len(lying_server.requests) == 1


def test_a_failure_after_a_bad_reply_keeps_what_was_spent() -> None:
    model = ScriptedModel(["bad", ModelUnreachable("gone")], cost_usd=0.25)
    with pytest.raises(ModelUnreachable, match="gone") as caught:
        ask(model, YES, {}, YesReply)
    assert [reply.text for reply in spoken(caught.value)] == ["bad"]


def test_an_unknown_cost_makes_the_sum_unknown() -> None:
    answer = ask(ScriptedModel(["bad", VALID], cost_usd=None), YES, {}, YesReply)
    assert answer.cost_usd is None
    assert answer.seconds == 0.0


def test_a_long_bad_reply_is_shown_shortened() -> None:
    model = ScriptedModel(["x" * 50_000, VALID])
    ask(model, YES, {}, YesReply)
    assert sum(len(message.text) for message in model.asked[1].messages) < 4000


def test_the_schema_is_the_one_the_prompt_names() -> None:
    with pytest.raises(PromptError, match="'YesReply' but 'Colour'"):
        ask(ScriptedModel([VALID]), YES, {}, Colour)


def test_a_script_that_is_too_short_is_a_mistake_of_the_test() -> None:
    with pytest.raises(LookupError, match="1 replies but was asked 2 times"):
        ask(ScriptedModel(["bad"]), YES, {}, YesReply)


# Health, and a real model


@pytest.mark.parametrize(
    ("reply", "answers", "message"),
    [
        (VALID, True, "answered in"),
        ('{"answer": "maybe"}', False, "did not fit"),
        (ModelRefused("no key"), False, "no key"),
    ],
)
def test_check_model_says_whether_it_answers(reply: str | Exception, answers: bool, message: str) -> None:
    health = check_model(ScriptedModel([reply]))
    assert health.answers is answers
    assert message in health.message
    assert health.seconds >= 0


def test_a_real_model_answers(llama_server: str) -> None:
    health = check_model(LiteLLMModel("openai/smollm2", llama_server))
    assert health.answers, health.message


def test_a_real_model_keeps_to_a_schema(llama_server: str) -> None:
    class YesReply(BaseModel):
        answer: Literal["yes"]
        colour: Literal["red", "green"]
        count: Literal[1, 2, 3]

    answer = ask(LiteLLMModel("openai/smollm2", llama_server), YES, {}, YesReply)
    assert answer.value.colour in ("red", "green")
    assert len(answer.replies) == 1
    assert answer.cost_usd == 0.0
    assert answer.replies[0].completion_tokens > 0


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
