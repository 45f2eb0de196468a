"""What a judge is told for each check, and which checks cannot be asked for want of it."""

from __future__ import annotations

from assistant.judge.values import LeftOut
from assistant.library import library
from assistant.schemas import METHOD_IDS, Preparation, Situation, Value

CHECKS = ("tone", "leader", "sources", "useful")
Given = dict[str, str]
"""The inputs of a prompt; `draft` is the text to be graded."""


class Subject(Value):
    """A text to be judged, and what it stands on.

    `method` is a method's id or empty; `advice` is what the text cites, and where that is nothing, what its method
    stands on counts; `own` are passages of the user's own documents, which only a model on this computer may read.
    """

    text: str
    situation: Situation | None = None
    method: str = ""
    advice: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def subject_of(preparation: Preparation) -> Subject:
    """The draft of a preparation. `preparation.draft` is not None."""
    draft = preparation.draft
    if draft is None:
        raise ValueError("Expected a preparation with a draft, but it has none.")
    advice, own = stands_on(preparation)
    return Subject(
        text=draft.text,
        situation=preparation.situation,
        method=draft.method,
        advice=advice,
        own=own,
    )


def stands_on(preparation: Preparation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The advice that a draft cites, each with its person, and the passages of the user's own that it cites."""
    sentences = preparation.draft.sentences if preparation.draft else ()
    cited = {name for sentence in sentences for name in sentence.cited}
    advice = tuple(f"{f.advice.person}: {f.advice.text}" for f in preparation.advice if f.advice.id in cited)
    return advice, tuple(p.text for p in preparation.passages if p.id in cited)


def grounds_for(subject: Subject, local: bool) -> tuple[dict[str, Given], tuple[LeftOut, ...]]:
    """The inputs of each check that can be asked, and the checks that cannot, each with what is missing.

    `local` says whether the judge is on this computer.
    """
    told = leader_told(subject.situation) if subject.situation else ""
    advice = "\n".join((*(subject.advice or _behind(subject.method)), *(subject.own if local else ())))
    text = {"draft": subject.text}
    found: dict[str, Given] = {"tone": text}
    missing: dict[str, str] = {}
    if told:
        found["leader"] = text | {"situation": told}
    else:
        missing["leader"] = "It needs what happened, to hold the words against."
    if advice:
        found["sources"] = text | {"advice": advice}
    else:
        missing["sources"] = "It needs to know the kind of conversation, and so the advice behind it."
    if told and subject.method:
        found["useful"] = text | {"situation": told, "method": kind_of_words(subject.method)}
    else:
        missing["useful"] = "It needs what happened and the kind of conversation."
    return found, tuple(LeftOut(check=check, reason=why) for check, why in missing.items())


def leader_told(situation: Situation) -> str:
    """All that the leader told, a line a field; empty where there is nothing but names and roles."""
    told = {
        "What happened": "\n".join(situation.happened),
        "My own part": situation.my_part,
        "What it has led to": situation.impact,
        "What I hope for": situation.wish,
        "In my own words": situation.raw,
    }
    if not any(told.values()):
        return ""
    told["How we will speak"] = situation.channel
    for who, person in (("I am", situation.me), ("The other one is", situation.peer)):
        told[who] = ", ".join(part for part in (person.name, person.role, person.function) if part)
    return "\n".join(f"{name}: {text}" for name, text in told.items() if text)


def kind_of_words(method: str) -> str:
    """A kind of conversation with what it is for; the name alone where the library does not know it."""
    known = library().methods
    return f"{method}: {known[method].produces}" if method in METHOD_IDS and method in known else method


def _behind(method: str) -> tuple[str, ...]:
    """The first advice of each step of a method; nothing for a method that is not known."""
    shipped = library()
    if method not in METHOD_IDS or method not in shipped.methods:
        return ()
    ids = dict.fromkeys(step.advice[0] for step in shipped.methods[method].steps if step.advice)
    return tuple(f"{shipped.advice[i].person}: {shipped.advice[i].text}" for i in ids)
