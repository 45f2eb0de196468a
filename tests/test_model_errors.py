"""What goes wrong with a model is named, with a mend and without the key."""

from __future__ import annotations

import pytest
from model_calls import KEY, call
from model_servers import LyingServer, closed_address

from assistant.errors import ModelError, ModelRefused, ModelReplyError, ModelUnreachable
from assistant.language_model import LiteLLMModel, spoken
from assistant.model_errors import explain, hide_secrets

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


def test_secrets_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "environment-secret")
    text = f"{KEY} and environment-secret and Bearer abc123 and given and API key provided: AIzaXyz."
    assert hide_secrets(text, ("given",)) == "*** and *** and Bearer *** and *** and API key provided: ***"


def test_an_unknown_failure_is_still_explained() -> None:
    error = explain(RuntimeError("x" * 5000), "'a/b'")
    assert type(error) is ModelUnreachable
    assert len(str(error)) < 600
