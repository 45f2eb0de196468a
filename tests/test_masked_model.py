"""What a hosted model is told holds stand-ins for every name, wherever the name was first written."""

from __future__ import annotations

import pytest

from assistant.language_model import ScriptedModel
from assistant.masked_model import behind_stand_ins
from assistant.page import practice, rewording, session
from assistant.prompt_files import Message
from assistant.rehearse import reply_stream
from assistant.schemas import Peer, Situation
from assistant.settings import load_settings

SITUATION = Situation(peer=Peer(name="Jonas Brandt"), happened=("On Monday Jonas moved the review.",))


def asked(model: ScriptedModel) -> str:
    return " ".join(message.text for call in model.asked for message in call.messages)


def test_names_are_hidden_and_come_back():
    text = "Jonas told Marta Olsen at marta@depot.example."
    inner = ScriptedModel(["Fine."], local=False)
    model = behind_stand_ins(inner, SITUATION, load_settings(), text)
    model.complete([Message(role="user", text=text)], None, 0.0, 10)
    hidden = asked(inner)
    assert not any(name in hidden for name in ("Jonas", "Marta", "Olsen", "marta@depot.example"))
    echo = ScriptedModel([hidden], local=False)
    again = behind_stand_ins(echo, SITUATION, load_settings(), text)
    assert again.complete([Message(role="user", text=text)], None, 0.0, 10).text == text


@pytest.mark.parametrize(("local", "mask_names"), [(True, True), (False, False)])
def test_where_names_may_be_told_the_model_is_asked_itself(local, mask_names):
    model = ScriptedModel(["Fine."], local=local)
    settings = load_settings().model_copy(update={"mask_names": mask_names})
    assert behind_stand_ins(model, SITUATION, settings) is model


@pytest.fixture
def hosted(monkeypatch) -> ScriptedModel:
    model = ScriptedModel(["That was hard to hear."] * 9, local=False)
    monkeypatch.setattr(practice, "open_model", lambda settings: model)
    monkeypatch.setattr(rewording, "open_model", lambda settings: model)
    return model


def test_a_name_first_said_in_a_rehearsal_does_not_leave(hosted):
    state = {"versions": (), "at": 0}
    session.remember(state)
    session.load_example(state, "Engineers moved")
    practice.begin(state, "easy")
    practice.say(state, "I moved your engineers without asking, and Marta Olsen told you so. I am sorry.")
    list(reply_stream(state["rehearsal"], practice.model_for(state["rehearsal"])))
    assert hosted.asked
    assert "told you so" in asked(hosted)
    assert "Jonas" not in asked(hosted)
    assert "Olsen" not in asked(hosted)


def test_a_name_in_a_pasted_text_does_not_leave(hosted):
    state = {"versions": (), "at": 0}
    session.remember(state)
    rewording.put(
        state, "I think maybe Marta Olsen could look at the 14 tickets.", "direct", 1.0, of_draft=False
    )
    assert "14 tickets" in asked(hosted)
    assert "Olsen" not in asked(hosted)
