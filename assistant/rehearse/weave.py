"""The situation's facts in the peer's mouth: `I moved two of Jonas's engineers` becomes `you moved two of my engineers`.

Only what comes out safe is woven in. Anything in doubt (we, other people's pronouns, quotations, length) is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.built_in.common import short_name
from assistant.built_in.own_part import own_part
from assistant.grammar import parse
from assistant.observable import observe
from assistant.rehearse.turned import lowered, word_round
from assistant.schemas import Situation, Value
from assistant.second_person import address
from assistant.tidy import capitalise, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_WORDS = 18
_UNSAFE = re.compile(
    r"(?i)\b(?:we|us|our|ours|ourselves|he|she|him|her|his|hers|they|them|their|theirs|i guess|maybe|perhaps|probably)\b|[;:()\[\]/\n]"
)
# The day that a fact begins with is left out, so that it begins with who did it.
_WHEN_FIRST = re.compile(r"(?i)^(?:on|in|at|last|this|yesterday)\b[^,.]{0,28}?,? (?=(?:i|you)\b)")
_JUDGED = re.compile(r"(?i)\b(?:sorry|apologi[sz]e|mistake|wrong|fault|unfair|should have|shouldn't have)\b")
# An act that the peer need not have seen is theirs to know only once the leader has told it.
_UNSEEN = re.compile(
    r"(?i)\b(?:complain|gossip|tell|talk|speak|write|vent|escalate|joke|mention|think|feel|assume|blame|copy|cc)\w*\b"
)


class Woven(Value):
    """Facts as the peer would say them; each is "" where none is safe.

    `deed` is an act of the leader ("you moved two of my engineers"), `act` one of the peer's own ("I changed the
    headcount number"), `owned` the leader's own part, which the peer may name once the leader has; `topic` is what
    it was about ("the Falcon launch"); `me` is the leader's given name.
    """

    me: str = ""
    deed: str = ""
    act: str = ""
    owned: str = ""
    topic: str = ""


@lru_cache(maxsize=64)
def weave(situation: Situation) -> Woven:
    """What of the situation can be said by the peer."""
    spoken = [_addressed(fact, situation) for fact in situation.happened]
    deeds = [said for text in spoken if text.startswith("I ") and (said := from_peer(text))]
    acts = [said for text in spoken if re.match(r"You ", text) and (said := from_peer(text))]
    own = own_part(situation)
    told = from_peer(own.text) if own.form in {"clause", "long", "said"} else ""
    owned = told if told.startswith("you ") else ""
    deeds += [owned] if owned and not _UNSEEN.search(owned) else []
    return Woven(
        me=short_name(situation.me.name),
        deed=next(iter(deeds), ""),
        act=next(iter(acts), ""),
        owned=owned,
        topic=_topic(deeds + acts),
    )


def from_peer(text: str) -> str:
    """A sentence of the leader to the peer (`I … you`), turned round; "" where that is not safe.

    The first letter comes down, the full stop goes: the words are to stand inside another sentence.
    """
    text = text.strip().rstrip(".!? ")
    if quoted_spans(text) or _UNSAFE.search(text) or _JUDGED.search(text) or len(text.split()) > MOST_WORDS:
        return ""
    doc = parse(text)
    if len(list(doc.sents)) > 1 or not doc or doc[0].lower_ not in {"i", "you"}:
        return ""
    out = "".join(word_round(token) + token.whitespace_ for token in doc)
    return "" if re.search(r"(?i)\b(\w+) \1\b", out) else lowered(out)


def _addressed(fact: str, situation: Situation) -> str:
    seen = observe(fact)
    if seen.nature != "fact":
        return ""
    said = address(seen.text, situation)
    return "" if said.unsure or said.assumed else capitalise(_WHEN_FIRST.sub("", said.text))


def _topic(clauses: list[str]) -> str:
    for clause in clauses:
        found = _object(parse(clause))
        if found:
            return found
    return ""


def _object(doc: Doc) -> str:
    """What the act was done to, where it is a short thing with `the` and no person: `the campaign date`."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None:
        return ""
    for chunk in doc.noun_chunks:
        plain = all(t.tag_ in {"DT", "NN", "NNS", "NNP", "JJ", "CD"} for t in chunk)
        things = chunk.root.pos_ in {"NOUN", "PROPN"} and chunk.root.ent_type_ not in {
            "PERSON",
            "DATE",
            "TIME",
        }
        if (
            chunk.root.dep_ == "dobj"
            and chunk.root.head == root
            and chunk[0].lower_ == "the"
            and 2 <= len(chunk) <= 4
            and plain
            and things
        ):
            return chunk.text
    return ""
