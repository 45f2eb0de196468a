"""What all drafts are made with: origins of a phrase, its sentences, and how the peer is addressed."""

from __future__ import annotations

import re

from assistant.built_in.phrases import Phrase
from assistant.schemas import Cited, Draft, Origin, Sentence, Step, Value

WRITTEN = re.compile(r"e-?mail|slack|chat|text|message|letter|whatsapp|dm", re.IGNORECASE)
_TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "professor",
    "miss",
    "captain",
    "sir",
    "dean",
    "judge",
    "father",
    "sister",
}


class Composed(Value):
    """What the built-in drafter made: a draft, or only questions where something it needs is missing."""

    draft: Draft | None
    questions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def sources(step: Step, phrase: Phrase | None = None) -> list[Origin]:
    """What a phrase follows: the advice it names, else the first one of its step."""
    return [
        Cited(advice=advice) for advice in (phrase.advice if phrase and phrase.advice else step.advice[:1])
    ]


def phrase_sentences(text: str) -> list[str]:
    """Split phrase text at sentence ends that a capital follows."""
    return [
        s
        for s in re.split(
            r"(?<=[.!?])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bProf\.)\s+(?=[A-Z“\"])",
            text.strip(),
        )
        if s
    ]


def from_phrase(text: str, origins: list[Origin]) -> list[Sentence]:
    """The sentences of a filled phrase, all of the same origins."""
    return [Sentence(text=s, origins=tuple(origins)) for s in phrase_sentences(text)]


def short_name(name: str) -> str:
    """How the peer is addressed: the given name, or the title and the surname."""
    parts = (name.title() if name.islower() else name).split()
    titled = len(parts) > 1 and parts[0].rstrip(".").lower() in _TITLES
    if titled:
        return f"{parts[0]} {parts[-1]}"
    return parts[0] if parts else ""
