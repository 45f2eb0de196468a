"""Which of the leader's facts can be said, spoken to the peer, and what has to be asked about the rest."""

from __future__ import annotations

import re

from assistant.grammar import has_finite_verb, parse
from assistant.observable import has_time, observe
from assistant.schemas import IntakeField, Situation, Value
from assistant.second_person import Addressed, address
from assistant.tidy import finish, tidy


class SpokenFact(Value):
    """One fact as said to the peer, and the field and entry it came from."""

    text: str
    field: IntakeField
    item: int | None


class Facts(Value):
    """Facts fit to be said, with the questions and the notices that go beside them."""

    spoken: tuple[SpokenFact, ...] = ()
    questions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def _quote(text: str, most: int = 90) -> str:
    text = text.strip()
    return f"“{text if len(text) <= most else text[:most].rstrip() + ' …'}”"


def ask_for_fact(judgement: str = "") -> str:
    """The question that turns a judgement into an observation."""
    if judgement:
        return f"{_quote(judgement)} is a judgement. What did you see or hear, and when?"
    return "What happened that a camera would have recorded? What did you see or hear, and when?"


_SINCE = re.compile(
    r"(?i)(since (?:then|that day|\w+(?: \w+)?)),? ((?:only|just|no|nothing|mostly|not a|\d+|two|three|four|five|six|zero)\b.+)"
)


def _as_sentence(text: str) -> str:
    """A fragment as a sentence; a sentence stays."""
    doc = parse(text)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    nominal = (
        root is not None
        and root.tag_ in {"NN", "NNS"}
        and not any(c.dep_ in {"cop", "nsubj"} for c in root.children)
    )
    clause = root is not None and root.i + 1 < len(doc) and doc[root.i + 1].tag_ in {"VBN", "VBD"}
    if (
        root is None
        or (clause and has_finite_verb(doc))
        or (has_finite_verb(doc) and not (nominal and ":" not in text and len(list(doc.sents)) == 1))
    ):
        return text
    since = _SINCE.match(text)
    if since:
        have = "has" if parse(since[2])[-1].tag_ == "NN" and not re.search(r"\d|s\b", since[2]) else "have"
        return finish(f"{since[1]} there {have} been {since[2]}")
    first = next((t for t in doc if t.is_alpha or t.like_num), doc[0])
    if first.tag_ in {"VBG", "VBN", "IN", "JJ", "RB"} and first.lower_ not in {
        "no",
        "not",
        "zero",
        "many",
        "several",
        "few",
    }:
        return finish("What I have in mind is this: " + text[0].lower() + text[1:])
    if first.tag_ == "PRP$" or first.lower_ in {"the", "that", "this"}:
        return finish(f"I'm thinking of {text[0].lower()}{text[1:]}")
    plural = any(t.tag_ in {"NNS", "NNPS"} and t.dep_ in {"ROOT", "nsubj", "dep"} for t in doc)
    lowered = text if first.pos_ == "PROPN" or first.text == "I" else text[0].lower() + text[1:]
    return finish(f"There {'were' if plural else 'was'} {lowered}")


def _beside(typed: str, spoken: Addressed, peer: str) -> list[str]:
    questions = []
    if spoken.unsure:
        words = " and ".join(f"“{w}”" for w in spoken.unsure)
        questions.append(f"In {_quote(typed)}, who is {words}? It stands as you typed it until you say.")
    if spoken.assumed:
        doer = "you" if spoken.assumed == "I" else peer
        questions.append(f"I read {_quote(typed)} as something that {doer} did. Is that right?")
    return questions


def _joined(facts: tuple[str, ...]) -> list[tuple[str, int]]:
    """Facts with the entry they came from; a fragment such as `without asking` joins the fact before it."""
    out: list[tuple[str, int]] = []
    for item, fact in enumerate(facts):
        doc = parse(fact)
        hangs = not has_finite_verb(doc) and doc[0].tag_ == "IN" and doc[0].lower_ != "since"
        if out and hangs and len(fact.split()) <= 6:
            out[-1] = (f"{out[-1][0].rstrip('. ')} {fact}", out[-1][1])
        else:
            out.append((fact, item))
    return out


def read_facts(situation: Situation, most: int, *, to_peer: bool = True) -> Facts:
    """The facts that can be said, at most `most` of them, in the order in which they were typed.

    Judgements are asked about and left out. With `to_peer` false the words stay in the third person.
    """
    peer = situation.peer.name or "your peer"
    spoken: list[SpokenFact] = []
    questions: list[str] = []
    notices: list[str] = []
    kept_back: list[str] = []
    for typed, item in _joined(situation.happened):
        seen = observe(typed)
        if seen.nature != "fact":
            questions.append(ask_for_fact(typed))
            continue
        if len(spoken) >= most:
            kept_back.append(typed)
            continue
        said = address(seen.text, situation) if to_peer else Addressed(text=finish(tidy(seen.text)))
        questions += _beside(typed, said, peer)
        notices += [f"Left out of your fact, because it judges: {_quote(w)}." for w in seen.left_out]
        spoken.append(SpokenFact(text=_as_sentence(said.text), field="happened", item=item))
    if kept_back:
        listed = "; ".join(_quote(t) for t in kept_back)
        notices.append(f"Kept for another time, since several things at once are hard to hear: {listed}.")
    if spoken and not any(has_time(f.text) for f in spoken):
        questions.append("When was that? A date or an occasion makes it easier to recognise.")
    return Facts(spoken=tuple(spoken), questions=tuple(dict.fromkeys(questions)), notices=tuple(notices))
