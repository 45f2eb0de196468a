"""One call of a model, as the tests of the door and of its errors make it."""

from __future__ import annotations

from assistant.ask import YesReply
from assistant.language_model import LanguageModel, Reply
from assistant.prompt_files import Message

KEY = "sk-very-secret-1234567890"


def call(model: LanguageModel) -> Reply:
    return model.complete((Message(role="user", text="Say yes."),), YesReply, 0.0, 50)
