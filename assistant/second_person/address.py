"""Speak a fact to the peer: `she raised her voice` becomes `you raised your voice`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.schemas import Person, Situation, Value
from assistant.second_person.agreement import Speaker, agreeing_edits
from assistant.second_person.edits import Edits
from assistant.second_person.forms import mention_form, pronoun_form
from assistant.second_person.fragments import with_subject
from assistant.second_person.mentions import Mention, mentions, verbal_s
from assistant.second_person.peer_family import peer_family
from assistant.second_person.people import other_people
from assistant.second_person.referents import read_pronouns
from assistant.second_person.spelling import names_of
from assistant.sentences import split_sentences
from assistant.tidy import finish, tidy, with_calendar_capitals

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PEER, _ME = Person(name="Anna"), Person(name="David")


class Addressed(Value):
    """A fact in the second person.

    `unsure` holds the pronouns that could mean someone else; `assumed` says who was taken for a missing subject.
    """

    text: str
    unsure: tuple[str, ...] = ()
    assumed: str = ""


def address(fact: str, situation: Situation) -> Addressed:
    """Speak one fact to the peer of the situation.

    Quotations stay as they are, other people keep their pronouns, verbs agree, and the leader's own name
    becomes `I`. Nothing is added but a missing subject, which is named in `assumed`.
    """
    typed, assumed = with_subject(tidy(fact, names_of(situation)), situation)
    text = _with_stand_ins(typed, situation)
    doc = parse(text)
    ours = mentions(doc, _ME, _PEER)
    edits = Edits(text)
    _edit_mentions(doc, ours, edits)
    unsure = []
    for reading in read_pronouns(doc, ours, other_people(doc, ours), peer_family(situation)):
        if reading.meaning == "other":
            continue
        if reading.meaning == "unsure":
            unsure.append(reading.token.text)
            continue
        token = reading.token
        edits.put(token.idx, token.idx + len(token.text), pronoun_form(token))
        if token.lower_ in {"she", "he"}:
            _agree(edits, token, "you")
    return Addressed(text=_polish(edits), unsure=tuple(dict.fromkeys(unsure)), assumed=assumed)


def address_after(before: str, text: str, situation: Situation) -> Addressed:
    """Speak words to the peer that follow other words: `they` may mean people named in those."""
    alone = address(text, situation)
    if not re.search(r"(?i)\b(?:they|them|their)\b", text):
        return alone
    first = len(split_sentences(address(before, situation).text))
    both = address(f"{before} {finish(tidy(text, names_of(situation)))}", situation)
    said = split_sentences(both.text)
    if len(said) != first + len(split_sentences(alone.text)):
        return alone
    return alone.model_copy(update={"text": " ".join(said[first:])})


def _with_stand_ins(text: str, situation: Situation) -> str:
    """The text with one common name for the peer and one for the leader, so that every name parses alike."""
    edits = Edits(text)
    for m in mentions(parse(text), situation.me, situation.peer):
        name = _PEER.name if m.who == "peer" else _ME.name
        edits.put(m.start, m.end, f"{name}'s" if m.possessive else name)
    return edits.apply()


def _edit_mentions(doc: Doc, ours: list[Mention], edits: Edits) -> None:
    for mention in ours:
        new = mention_form(mention)
        after = doc.text[mention.end : mention.end + 2]
        if after == "'s" and not mention.possessive:
            token = next(t for t in doc if t.idx == mention.end)
            if verbal_s(token):
                speaker: Speaker = "you" if mention.who == "peer" else "I"
                _contract(token, speaker, edits)
        edits.put(mention.start, mention.end, new)
        if not mention.possessive:
            _agree(edits, mention.head, "you" if mention.who == "peer" else "I")


def _agree(edits: Edits, subject: Token, speaker: Speaker) -> None:
    for token, new in agreeing_edits(subject, speaker).items():
        edits.put(token.idx, token.idx + len(token.text), new)


def _contract(token: Token, speaker: Speaker, edits: Edits) -> None:
    follower = next((t for t in token.doc[token.i + 1 : token.i + 4] if t.pos_ not in {"ADV", "PART"}), None)
    perfect = follower is not None and follower.tag_ in {"VBN", "VBD"}
    form = "'ve" if perfect else ("'re" if speaker == "you" else "'m")
    edits.put(token.idx, token.idx + 2, form)


def _polish(edits: Edits) -> str:
    edits.capitalise_starts()
    # `Joy she sent it`: one subject is enough.
    spoken = re.sub(r"(?:^|(?<=[.!?] ))You you\b", "You", edits.apply())
    spoken = re.sub(r"\b([Yy]ou) (you)\b", r"\1, \2", spoken)
    return finish(with_calendar_capitals(spoken))
