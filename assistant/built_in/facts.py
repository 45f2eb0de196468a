"""Which of the leader's facts can be said, spoken to the peer, and what has to be asked about the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.built_in.aloud import aloud
from assistant.built_in.sayable import Sayable, chance_seen, sayable
from assistant.built_in.unwrap import quote
from assistant.grammar import has_finite_verb, parse
from assistant.observable import Observed, has_evidence, has_time, judges_by_verb_only, observe
from assistant.schemas import IntakeField, Situation, Value
from assistant.second_person import Addressed, address
from assistant.tidy import finish, tidy

# From this chance on a fact is believed to tell what was seen, heard or received. Chosen on the cases and on entries of ours
# (`evals/validation/first_hand/README.md`).
SEEN = 0.35


class SpokenFact(Value):
    """One fact as said to the peer, the field and entry it came from, and the chance (0 to 1) that it was seen or heard."""

    text: str
    field: IntakeField
    item: int | None
    seen: float = 1.0


class Facts(Value):
    """Facts fit to be said, with the questions and the notices that go beside them."""

    spoken: tuple[SpokenFact, ...] = ()
    questions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def observed(self) -> bool:
        """Whether any of the facts tells something that was seen, heard or received."""
        return any(fact.seen >= SEEN and has_evidence(fact.text) for fact in self.spoken)

    @property
    def asked(self) -> tuple[str, ...]:
        """What to ask where nothing could be said: without a word of what stood there, nothing."""
        vague = tuple(ask_for_fact(fact.text) for fact in self.spoken)
        return tuple(q for q in (*self.questions, *vague) if not q.startswith("When was that?"))


def ask_for_fact(judgement: str = "") -> str:
    """The question that turns a judgement into an observation."""
    if judgement:
        return f"{quote(judgement)} is a judgement. What did you see or hear, and when?"
    return "What happened that a camera would have recorded? What did you see or hear, and when?"


def ask_of_hearsay(told: str) -> str:
    """The question that goes with what somebody else told."""
    return f"{quote(told)} is what others told. What did you see or hear yourself, and when?"


# `for urgent cases ring 4471`: how a team works needs no frame.
_RULE = re.compile(r"(?i)(?:for|if|after|before|from|in|on|with) ")
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
        questions.append(f"In {quote(typed)}, who is {words}? It stands as you typed it until you say.")
    if spoken.assumed:
        doer = "you" if spoken.assumed == "I" else peer
        questions.append(f"I read {quote(typed)} as something that {doer} did. Is that right?")
    return questions


_COUNTS = re.compile(
    r"(?i)(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|all|none|half) of (?:th)?em\W*$"
)
_AGAIN = re.compile(
    r"(?i)(?:again|twice|(?:\w+ ){1,2}times|for the \w+ time)(?: (?:this|last|that) \w+| in (?:a|one) \w+)?\W*$"
)
_WHEN = re.compile(r"(?i)(?:when|while|whenever|after|before|as soon as|just as|the moment)\b[^,;.]*[.,]?$")
_MOST_HANGING = 12
_BEGINS = frozenset({"since", "for", "from", "after", "before", "if"})


def _hangs(fact: str) -> str:
    """What joins a fragment to the fact before it, or an empty string: `without asking`, `6 of them`, `and left`."""
    doc = parse(fact)
    words = len(fact.split())
    if not has_finite_verb(doc) and doc[0].tag_ == "IN" and doc[0].lower_ not in _BEGINS and words <= 6:
        return " "
    if _COUNTS.match(fact):
        return ", "
    if _AGAIN.match(fact):
        return " "
    goes_on = doc[0].lower_ in {"and", "but", "then"} and len(doc) > 1 and doc[1].tag_ in {"VBD", "VBN", "RB"}
    return ", " if goes_on and words <= _MOST_HANGING else ""


_BULLET = re.compile(r"\s*\n\s*(?:[-*•–]|\d{1,2}[.)](?=\s))\s*")


def _listed_apart(facts: tuple[str, ...]) -> list[tuple[int, str]]:
    """Facts with their entries; a list that was typed into one entry gives several."""
    return [(item, part) for item, fact in enumerate(facts) for part in _BULLET.split(fact) if part.strip()]


def _joined(facts: tuple[str, ...]) -> list[tuple[str, int]]:
    """Facts with the entry they came from; what is no sentence of its own joins the fact before it."""
    out: list[tuple[str, int]] = []
    for item, fact in _listed_apart(facts):
        between = (", " if _WHEN.match(out[-1][0]) else _hangs(fact)) if out else ""
        if between:
            joined = f"{out[-1][0].rstrip('., ')}{between}{fact}"
            if _WHEN.match(out[-1][0]):
                # Within one occasion it is no absolute.
                joined = re.sub(r"\ball the time\b", "throughout", joined)
            if observe(joined).nature == "fact" and observe(fact).nature == "fact":
                out[-1] = (joined, out[-1][1])
                continue
        out.append((fact, item))
    return out


def _read(typed: str, situation: Situation, *, observing: bool) -> tuple[Sayable, Observed]:
    """What of an entry can be said, and what the rules find in that."""
    names = tuple(n for n in (situation.peer.name, situation.me.name) if n)
    said = sayable(typed, names, observing=observing)
    seen = observe(said.text) if said.text else Observed(nature="judgement", text="")
    if observing and seen.left_out and seen.text:
        said = said.model_copy(update={"seen": max(said.seen, chance_seen(seen.text, names))})
    act = said.is_act and bool(seen.text) and judges_by_verb_only(seen.text)
    return said, seen.model_copy(update={"nature": "fact"}) if act else seen


def _for_a_mention(fact: tuple[str, int], situation: Situation) -> tuple[bool, bool]:
    """An order for facts, best first: what was seen, and what tells an act of the peer once it is spoken."""
    said, seen = _read(fact[0], situation, observing=True)
    return said.seen < SEEN, not _tells_an_act(seen, situation)


def _tells_an_act(seen: Observed, situation: Situation) -> bool:
    if seen.nature != "fact" or _AGREED.match(seen.text):
        return False
    return _names_you(address(seen.text, situation).text)


_AGREED = re.compile(
    r"(?i)(?:back )?(?:in|on|at)?\W*(?:\w+ ){0,3}?we (?:both |had |have |once )*(?:agreed|said yes|promised each other)\b"
)


def _names_you(text: str) -> bool:
    return bool(re.search(r"\byou(?:r|rs|rself)?\b", text, re.IGNORECASE))


def _to_others(text: str, said: Addressed) -> Addressed:
    """Words that are not for the peer stay in the third person; without a subject they are about one's own team."""
    text = tidy(text)
    return Addressed(text=finish(f"We {text[0].lower()}{text[1:]}" if said.assumed else text))


@dataclass
class _Beside:
    """What is told to the leader beside the facts."""

    questions: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    kept_back: list[str] = field(default_factory=list)

    def all_notices(self) -> tuple[str, ...]:
        """The notices, with one line for all that was left out and one for what waits."""
        told = list(self.notices)
        if self.left_out:
            told.append(
                f"Left out of your facts, because it judges, guesses or hands on what others told: {_listed(self.left_out)}."
            )
        if self.kept_back:
            told.append(
                f"Kept for another time, since several things at once are hard to hear: {_listed(self.kept_back)}."
            )
        return tuple(told)


def _listed(texts: list[str]) -> str:
    return "; ".join(quote(text) for text in texts)


def _spoken(
    entry: tuple[str, int],
    situation: Situation,
    beside: _Beside,
    *,
    to_peer: bool,
    room: bool,
    observing: bool,
) -> SpokenFact | None:
    """One entry as it is said, None where it cannot be said here; why stands in `beside`."""
    typed, item = entry
    peer = situation.peer.name or "your peer"
    can, seen = _read(typed, situation, observing=observing)
    beside.notices += [
        f"Left out, because it reads like words for a program: {quote(w)}." for w in can.for_program
    ]
    if seen.nature != "fact":
        ask = ask_of_hearsay if can.hearsay else ask_for_fact
        beside.questions += [ask(typed)] if can.text or can.left_out else []
        return None
    said = address(seen.text, situation)
    if not to_peer and not said.assumed and _names_you(said.text) and not _names_you(seen.text):
        why = f"it is about {peer}, and these words are not for {peer} alone"
        beside.notices.append(f"Left out, because {why}: {quote(typed)}.")
        return None
    if not room:
        beside.kept_back.append(typed)
        return None
    said = said if to_peer else _to_others(seen.text, said)
    beside.questions += _beside(typed, said, peer)
    beside.left_out += [w.rstrip(" .,;") for w in (*can.left_out, *seen.left_out)]
    told = said.text if not observing and _RULE.match(said.text) else _as_sentence(said.text)
    return SpokenFact(text=aloud(told), field="happened", item=item, seen=can.seen)


def read_facts(situation: Situation, most: int, *, to_peer: bool = True, observing: bool = False) -> Facts:
    """The facts that can be said, at most `most` of them, in the order in which they were typed.

    Judgements are asked about and left out. With `to_peer` false the words stay in the third person. With `observing` only
    what was seen, heard or received is told.
    """
    told = _joined(situation.happened)
    if most == 1 and to_peer:
        told.sort(key=lambda fact: _for_a_mention(fact, situation))
    beside, spoken = _Beside(), list[SpokenFact]()
    for entry in told:
        fact = _spoken(
            entry, situation, beside, to_peer=to_peer, room=len(spoken) < most, observing=observing
        )
        spoken += [fact] if fact else []
    if spoken and not any(has_time(f.text) for f in spoken):
        beside.questions.append("When was that? A date or an occasion makes it easier to recognise.")
    return Facts(
        spoken=tuple(spoken), questions=tuple(dict.fromkeys(beside.questions)), notices=beside.all_notices()
    )
