"""The intake form: its fields, the examples to load, and the way from what was typed to a Situation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from assistant.errors import InputError
from assistant.schemas import Situation

MOST_FACTS = 20
LONGEST_FACT = 1200

KINDS: dict[str, tuple[str, str]] = {
    "reset": ("A reset conversation", "Something is damaged between us, and I want to repair it."),
    "mention": ("A first-rung mention", "Something small happened. I want to mention it before it grows."),
    "auto": ("Help me choose", "I say what happened. You suggest a way, and why."),
    "more": ("Something else", "Asking for time, thanking, shared goals, a heads-up, and other ways."),
}

LABELS: dict[str, str] = {
    "peer.name": "Their name",
    "peer.role": "Their role",
    "peer.function": "Their team",
    "peer.style": "How they like to talk",
    "me.name": "Your name",
    "me.role": "Your role",
    "me.function": "Your team",
    "my_part": "My own part in it",
    "impact": "What it has led to",
    "wish": "What I hope for",
    "channel": "How you will speak",
    "raw": "In your own words",
    "happened": "What happened",
    "other": "Which one?",
}

STARTERS: dict[str, str] = {
    "happened": "On … in the …, I saw / I heard …",
    "my_part": "I did not … / I should have …",
    "impact": "Since then, …",
    "wish": "I would like us to …",
    "channel": "in person, on a video call, …",
    "raw": "Tell it as it comes. It is sorted into facts, judgements and the rest, and you correct it.",
}

BLANK: dict[str, Any] = {
    "kind": "reset",
    "other": "ask-for-time",
    "peer.name": "",
    "peer.role": "",
    "peer.function": "",
    "me.name": "",
    "me.role": "",
    "me.function": "",
    "happened": ("",),
    "my_part": "",
    "impact": "",
    "wish": "",
    "channel": "",
    "new_in_role": None,
    "raw": "",
}

EXAMPLES: dict[str, dict[str, Any]] = {
    "Engineers moved": {
        "kind": "reset",
        "peer.name": "Jonas",
        "peer.role": "Head of Operations",
        "me.role": "Head of Customer Support",
        "happened": (
            "On 3 June I moved two of Jonas's engineers onto the outage without asking him.",
            "In Thursday's planning round Jonas said my requests could wait in line.",
        ),
        "my_part": "I did not call him before I moved them",
        "impact": "Since then our teams only talk through tickets",
        "wish": "plan the on-call weeks together again",
        "channel": "in person",
    },
    "A review called off": {
        "kind": "mention",
        "peer.name": "Lena",
        "peer.role": "Finance lead",
        "happened": ("On Monday the budget review was called off ten minutes before it began.",),
    },
    "New in the role": {
        "kind": "auto",
        "peer.name": "Pavel",
        "peer.role": "Head of Field Service",
        "me.role": "Head of Product",
        "happened": (
            "In my first week Pavel told me that his team has not been asked to a product review since January.",
        ),
        "impact": "The service team now keeps a fault list of its own",
        "wish": "go through the faults together before each release",
        "new_in_role": True,
    },
}

_JUDGED = "This sounds like a judgement. What did you see or hear, and when?"
_PARTLY = "Part of this sounds like a judgement. What exactly did you see or hear?"
_FACT = "What a camera would have recorded: who did what, and when."


def filled(example: str) -> dict[str, Any]:
    """The answers of an example, every field present."""
    return BLANK | EXAMPLES[example]


def is_blank(answers: Mapping[str, Any]) -> bool:
    """Whether nothing was typed yet. The choice of a kind does not count."""
    typed = {name: value for name, value in answers.items() if name not in ("kind", "other", "happened")}
    return not any(typed.values()) and not any(fact.strip() for fact in answers["happened"])


def hint(fact: str) -> tuple[str, bool]:
    """What to say under a fact, and whether it asks for a change."""
    if not fact.strip():
        return _FACT, False
    if len(fact) > LONGEST_FACT:
        return f"This is {len(fact):,} characters long. Keep a fact to {LONGEST_FACT:,}.", True
    from assistant.observable import observe

    nature = observe(fact).nature
    return {"judgement": (_JUDGED, True), "mixed": (_PARTLY, True), "fact": (_FACT, False)}[nature]


def situation_of(answers: Mapping[str, Any]) -> Situation:
    """What was typed, as a Situation.

    Raises:
        InputError: a field is too long, or there are too many facts; each in one plain sentence.
    """
    boxes = [number for number, fact in enumerate(answers["happened"], start=1) if fact.strip()]
    given: dict[str, Any] = {"me": {}, "peer": {}}
    plain = {name: value for name, value in answers.items() if name != "other"}
    if plain.get("kind") == "more":
        plain["kind"] = answers["other"]
    for name, value in plain.items():
        whose, _, field = name.partition(".")
        if field:
            given[whose][field] = value
        else:
            given[name] = value
    try:
        return Situation.model_validate(given)
    except ValidationError as error:
        sentences = dict.fromkeys(_sentence(item["loc"], item, boxes) for item in error.errors())
        raise InputError(" ".join(sentences)) from None


def _sentence(loc: tuple[int | str, ...], item: Any, boxes: list[int]) -> str:
    came = item.get("input")
    most = item.get("ctx", {}).get("max_length")
    if loc[0] == "happened" and len(loc) == 1:
        return f"There are {len(boxes)} facts. Keep the {most} that matter most, or fewer."
    name = ".".join(str(part) for part in loc)
    label = f"Fact {boxes[int(loc[1])]}" if loc[0] == "happened" else f"“{LABELS.get(name, name)}”"
    if isinstance(came, str) and most:
        return f"{label} is {len(came):,} characters long. Shorten it to {most:,} or fewer."
    return f"{label} cannot be used as it is: {item['msg'].lower()}."
