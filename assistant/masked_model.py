"""A hosted model behind stand-ins: it is asked without names, and its words come back with them."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from assistant.grammar import people_named
from assistant.language_model import LanguageModel, Reply
from assistant.privacy import Names, mask
from assistant.prompt_files import Message
from assistant.schemas import Situation
from assistant.settings import Settings


class MaskedModel:
    """Asks `model` with every name of `names` hidden, and restores them in what it says.

    It gives no stream: a stand-in can be cut in two between pieces.
    """

    def __init__(self, model: LanguageModel, names: Names) -> None:
        self.name = model.name
        self.local = model.local
        self._model = model
        self._names = names

    def complete(
        self, messages: Sequence[Message], schema: type[BaseModel] | None, temperature: float, max_tokens: int
    ) -> Reply:
        """One call; see `LanguageModel.complete`."""
        hidden = [message.model_copy(update={"text": self._names.hide(message.text)}) for message in messages]
        reply = self._model.complete(hidden, schema, temperature, max_tokens)
        return reply.model_copy(update={"text": self._names.restore(reply.text)})


def behind_stand_ins(
    model: LanguageModel | None, situation: Situation, settings: Settings, *texts: str
) -> LanguageModel | None:
    """`model` itself where nothing leaves this computer or names may; else behind stand-ins.

    The names are those of the situation, and those that the parser finds in it and in `texts`: all that the model is
    going to be told has to be among them.
    """
    if model is None or model.local or not settings.mask_names:
        return model
    told = (*situation.happened, situation.my_part, situation.impact, situation.wish, situation.raw, *texts)
    _, names = mask(situation)
    for text in told:
        names = names.also(text, people_named(text))
    return MaskedModel(model, names)
