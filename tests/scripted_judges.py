"""Judges that say what a test wants, and tell the known texts apart where they are honest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from assistant.errors import ModelUnreachable
from assistant.judge import Subject, probes
from assistant.language_model import ScriptedModel
from assistant.schemas import Peer, Situation

TEXT = "Ines, on Tuesday you were careless with the numbers. How was it for you?"
TOLD = Situation(
    peer=Peer(name="Ines"), happened=("On Tuesday I showed the numbers to the board.",), channel="call with Tomasz Lindqvist"
)  # fmt: skip
SUBJECT = Subject(text=TEXT, situation=TOLD, method="reset")


def reply(verdict: str = "pass", quote: str = "", reason: str = "read it") -> str:
    return json.dumps({"reason": reason, "quote": quote, "verdict": verdict})


def first_words(text: str) -> str:
    return " ".join(text.split()[:3])


def known_texts() -> Iterator[dict[str, str]]:
    return (probe for check in probes().values() for probe in check)


def dies(_):
    raise ModelUnreachable("no line to the judge")


def minds(words: str):
    """A judge's word on the tone: a fail that quotes `words`; all else passes."""
    return lambda user: reply("fail", words, "it labels") if "What the leader told" not in user and "advice:" not in user else reply()  # fmt: skip


class Judge:
    """A judge that knows the probes, and says of all else what `says` gives for the prompt's user section.

    What `first` gives goes before the probes, where it is not empty.
    """

    def __init__(
        self, says: Callable[[str], str], name: str = "judge", honest: bool = True, local: bool = True
    ) -> None:
        self.name, self.local = name, local
        self._says, self._honest, self.calls = says, honest, 0
        self.asked: list[str] = []
        self.first: Callable[[str], str] = lambda _: ""

    def complete(self, messages, schema, temperature, max_tokens):
        self.calls += 1
        user = messages[1].text
        self.asked.append("\n".join(message.text for message in messages))
        said = self.first(user) or (self._known(user) if self._honest else "")
        return ScriptedModel([said or self._says(user)], self.name, cost_usd=0.01).complete(
            messages, schema, temperature, max_tokens
        )

    def _known(self, user: str) -> str:
        for probe in known_texts():
            if probe["draft"] in user:
                failing = probe["verdict"] == "fail"
                return reply(probe["verdict"], first_words(probe["draft"]) if failing else "")
        return ""
