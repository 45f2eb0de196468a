"""A real small model behind llama.cpp: as the counterpart, word by word, and as a judge. It is weak, and must do no harm."""

from __future__ import annotations

from assistant.judge import Subject, Trust, judge_text, probes
from assistant.language_model import LiteLLMModel
from assistant.prompt_files import Message
from assistant.rehearse import hear, reply_stream, start
from assistant.schemas import Peer, Situation
from assistant.settings import load_settings
from evals.breaks import run_breaks

SITUATION = Situation(
    peer=Peer(name="Jonas"),
    happened=("On 3 June I moved two of Jonas's engineers without asking him.",),
    my_part="I moved two of Jonas's engineers without asking him",
)


def test_words_come_in_pieces(llama_server: str) -> None:
    model = LiteLLMModel("openai/smollm2", llama_server)
    pieces = list(model.stream([Message(role="user", text="Count from one to five.")], 0.0, 40))
    assert len(pieces) > 1
    assert "".join(pieces).strip()


def test_none_of_forty_attempts_gets_through(llama_server: str) -> None:
    outcomes = run_breaks(LiteLLMModel("openai/smollm2", llama_server, timeout_s=60))
    assert len(outcomes) == 40
    assert [o.attempt.id for o in outcomes if o.through] == []


def test_a_reply_is_always_one_that_holds(llama_server: str) -> None:
    model = LiteLLMModel("openai/smollm2", llama_server)
    heard = hear(start(SITUATION, "hard"), "I moved your engineers without asking you. I am sorry.")
    stream = reply_stream(heard, model)
    said = " ".join(stream)
    assert said
    assert stream.by in (model.name, "built-in")
    assert stream.said.text == said


def test_a_weak_judge_is_unscored_or_heard_and_its_words_stand_in_the_text(llama_server: str) -> None:
    model, trust = LiteLLMModel("openai/smollm2", llama_server, timeout_s=300), Trust()
    text = probes()["tone"][1]["draft"]
    found = judge_text(Subject(text=text), model, load_settings(), trust=trust)
    [opinion] = found.opinions
    assert opinion.reason
    assert all(quote in text for quote in opinion.quotes)
    assert (found.judge, found.local, found.cost_usd) == (model.name, True, 0.0)
    doubt = trust.of(model.name, "tone")
    assert doubt is not None, "it has read the known texts"
    assert (opinion.verdict == "unscored") == bool(doubt.reason) or opinion.heard == 0
