"""Asking until a reply fits: what is asked again, what is kept, and a real model."""

from __future__ import annotations

from typing import Literal

import pytest
from model_servers import VALID, LyingServer
from pydantic import BaseModel

from assistant.ask import YesReply, ask, check_model, total_cost
from assistant.errors import ModelRefused, ModelReplyError, ModelUnreachable, PromptError
from assistant.language_model import LiteLLMModel, ScriptedModel, spoken
from assistant.prompt_files import load_prompt

YES = load_prompt("answer_yes")


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
