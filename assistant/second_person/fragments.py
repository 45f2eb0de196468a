"""Facts typed without a subject: whose act it was, as far as the words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.schemas import Situation
from assistant.second_person.families import FAMILIES
from assistant.second_person.mentions import mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Verbs whose missing subject is the one who writes: things that happened to the leader.
_HAPPENED_TO_ME = frozenset(
    [
        "heard",
        "received",
        "waited",
        "learned",
        "learnt",
        "found",
        "got",
        "had",
        "noticed",
        "saw",
        "asked",
        "chased",
        "emailed",
        "reminded",
        "requested",
        "called",
        "phoned",
        "pinged",
        "invited",
        "offered",
        "begged",
    ]
)
_FIRST_PERSON = frozenset(["me", "my", "us", "our", "mine", "myself", "ourselves"])


def _starts_with_bare_verb(doc: Doc) -> bool:
    first = next(
        (t for t in doc if t.pos_ not in {"ADV", "CCONJ", "PUNCT"} and t.lower_ not in {"then", "so"}), None
    )
    if first is None or subject_of(first) is not None:
        return False
    follower = doc[first.i + 1] if first.i + 1 < len(doc) else first
    if first.lower_ in {"was", "is"} and {follower.lower_, doc[min(first.i + 2, len(doc) - 1)].lower_} & {
        "a",
        "an",
        "the",
    }:
        return False
    if first.lower_ in {"was", "is", "has", "had", "did", "does"}:
        verb = first if first.pos_ == "VERB" or first.dep_ == "ROOT" else first.head
        return subject_of(verb) is None
    if (
        first.i == 0
        and first.text[0].isupper()
        and first.lower_.endswith("ed")
        and not any(subject_of(t) for t in doc)
    ):
        return parse("He " + first.lower_ + doc.text[len(first.text) :])[1].tag_ == "VBD"
    past_or_present = first.tag_ in {"VBD", "VBZ"} or (first.tag_ == "VBN" and first.dep_ == "ROOT")
    return past_or_present and first.dep_ in {"ROOT", "ccomp", "advcl"} and subject_of(first) is None


def _mine(doc: Doc, situation: Situation) -> bool:
    """Whether the missing subject is rather the leader."""
    words = {t.lower_ for t in next(doc.sents)}
    if "myself" in words:
        return True
    if words & _FIRST_PERSON:
        return False
    to_peer = any(FAMILIES.get(w) in {"she", "he"} for w in words) or any(
        m.who == "peer" for m in mentions(doc, situation.me, situation.peer)
    )
    first = next((t.lower_ for t in doc if t.pos_ in {"VERB", "AUX"}), "")
    return to_peer or first in _HAPPENED_TO_ME


def with_subject(text: str, situation: Situation) -> tuple[str, str]:
    """Give a fact that starts with a bare verb its subject: (text, what was assumed or "").

    The peer is taken for the doer, the leader where the peer stands in the fact as the one it was done to.
    """
    doc = parse(text)
    ours = mentions(doc, situation.me, situation.peer)
    if (
        len(doc) < 2
        or any(m.start == 0 and not m.possessive for m in ours)
        or not _starts_with_bare_verb(doc)
    ):
        return text, ""
    lowered = text[0].lower() + text[1:] if not text[:2].isupper() else text
    if _mine(doc, situation):
        return f"I {lowered}", "I"
    return f"she {lowered}" if situation.peer.name == "" else f"{situation.peer.name} {lowered}", "you"
