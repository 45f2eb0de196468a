"""The counterpart's words: built in, or by a model under the state's instruction; nothing unchecked is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from assistant.check_faithfulness import situation_text
from assistant.errors import ModelError
from assistant.language_model import LanguageModel
from assistant.prompt_files import Message, load_prompt
from assistant.rehearse.check_reply import complaints
from assistant.rehearse.data import instructions
from assistant.rehearse.replies import Said, built_in_reply
from assistant.rehearse.values import Rehearsal, Turn

BUILT_IN = "built-in"
# A closing quotation mark stays with its sentence.
_END = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"”’)])\s+")
_TURNS_TOLD = 12


@runtime_checkable
class StreamingModel(Protocol):
    """A model that can give its words as they come."""

    def stream(self, messages: Sequence[Message], temperature: float, max_tokens: int) -> Iterator[str]:
        """Pieces of text, in order.

        Raises:
            ModelError: as `LanguageModel.complete`.
        """


class ReplyStream:
    """The peer's reply as it comes: iterate for sentences that have passed the check.

    `said` holds what was yielded so far, so that a talk that is stopped half way keeps what was shown; `by` names
    who wrote it; `refused` lists why a model's words were not shown, "" where they were.
    """

    def __init__(self, rehearsal: Rehearsal, model: LanguageModel | None = None) -> None:
        if not rehearsal.path or rehearsal.path[-1].who != "leader":
            raise ValueError("Expected the leader's words last. Call `hear` before asking for a reply.")
        self.heard = rehearsal.path[-1]
        self.before = rehearsal.model_copy(update={"at": self.heard.parent})
        self.name = rehearsal.persona.name
        self.by = BUILT_IN
        self.refused: tuple[str, ...] = ()
        self.said = Said(text="", lines=())
        self.seconds = 0.0
        self.cost_usd: float | None = 0.0
        self.done = False
        self._model = model

    def __iter__(self) -> Iterator[str]:
        if self._model is None or self._built_in_only():
            yield from self._built_in()
        else:
            yield from self._by_model(self._model)
        self.done = True

    def _built_in_only(self) -> bool:
        """The concern and the leave-taking come in edited words, and what is meant for a machine never reaches one."""
        earned = self.heard.after.surfaced and not self.heard.before.surfaced
        return earned or self.heard.after.ended or bool({"off_topic", "silence"} & set(self.heard.moves))

    def _built_in(self) -> Iterator[str]:
        made = built_in_reply(
            self.before, self.heard.text, self.heard.moves, self.heard.before, self.heard.after
        )
        shown = ""
        for sentence in _END.split(made.text):
            shown = f"{shown} {sentence}".strip()
            self.said = Said(text=shown, lines=made.lines, reveals=made.reveals)
            yield sentence

    def _by_model(self, model: LanguageModel) -> Iterator[str]:
        shown = ""
        try:
            for sentence in self._sentences(model):
                self.refused = complaints(
                    f"{shown} {sentence}".strip(), self.before, self.heard.text, self.heard.after
                )
                if self.refused:
                    break
                shown = f"{shown} {sentence}".strip()
                self.by, self.said = model.name, Said(text=shown, lines=())
                yield sentence
        except ModelError as error:
            self.refused = (str(error),)
        if not shown:
            self.refused = self.refused or ("it is empty",)
            self.by = BUILT_IN
            yield from self._built_in()

    def _sentences(self, model: LanguageModel) -> Iterator[str]:
        prompt, messages = load_prompt("counterpart"), self.messages()
        if not isinstance(model, StreamingModel):
            reply = model.complete(messages, None, prompt.temperature, prompt.max_tokens)
            self.seconds, self.cost_usd = reply.seconds, reply.cost_usd
            text = bare(reply.text, self.name)
            # A whole reply is checked whole, before the first word is shown.
            self.refused = complaints(text, self.before, self.heard.text, self.heard.after)
            yield from () if self.refused else _END.split(text)
            return
        waiting = ""
        for piece in model.stream(messages, prompt.temperature, prompt.max_tokens):
            waiting += piece
            *ready, waiting = _END.split(waiting)
            yield from (bare(sentence, self.name) for sentence in ready if sentence.strip())
        if waiting.strip() and re.search(r"[.!?…][\"”’)]*\s*$", waiting):
            yield bare(waiting, self.name)

    def messages(self) -> tuple[Message, ...]:
        """What the model is asked: by state, with every word of a person fenced as material."""
        persona, after = self.before.persona, self.heard.after
        talk = self.before.path[-_TURNS_TOLD:]
        return load_prompt("counterpart").render(
            name=persona.name,
            style=persona.style,
            anger=persona.anger,
            shown=after.shown,
            instruction=instructions()[after.shown],
            wants=persona.wants,
            # The model cannot give away what it was not told.
            concern=persona.concern.says if after.surfaced else "",
            situation=situation_text(self.before.situation),
            talk="\n".join(_told(turn, persona.name) for turn in talk) or "Nothing yet.",
            words=self.heard.text,
        )


def reply_stream(rehearsal: Rehearsal, model: LanguageModel | None = None) -> ReplyStream:
    """The peer's reply to the leader's last turn, sentence by sentence; see `ReplyStream`.

    Raises:
        ValueError: the last turn is not the leader's.
    """
    return ReplyStream(rehearsal, model)


def bare(text: str, name: str) -> str:
    """A model's reply without thoughts, quotation marks around it, or the peer's own name before it."""
    text = re.sub(r"(?s)\A\s*<think>.*?</think>", "", text).strip()
    text = re.sub(rf"(?i)\A{re.escape(name)}\s*:\s*", "", text)
    quoted = re.fullmatch(r"(?s)[\"“]([^\"“”]*)[\"”]", text)
    return (quoted[1] if quoted else text).strip()


def _told(turn: Turn, name: str) -> str:
    return f"{'Your colleague' if turn.who == 'leader' else name}: {turn.text}"
