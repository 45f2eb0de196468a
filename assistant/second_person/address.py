"""Speak a fact to the peer: `she raised her voice` becomes `you raised your voice`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.schemas import Person, Situation, Value
from assistant.second_person.agreement import Speaker, agreeing_edits
from assistant.second_person.fragments import with_subject
from assistant.second_person.mentions import Mention, mentions, other_people, verbal_s
from assistant.second_person.referents import Family, Resolver, family_of, gender_of_words
from assistant.sentences import split_sentences
from assistant.tidy import capitalise, finish, inside, tidy, with_calendar_capitals

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Addressed(Value):
    """A fact in the second person.

    `unsure` holds the pronouns that could mean someone else; `assumed` says who was taken for a missing subject.
    """

    text: str
    unsure: tuple[str, ...] = ()
    assumed: str = ""


# An e-mail address or a link stays whole, whatever name is in it.
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")


class _Edits:
    """Replacements by character span, applied once at the end."""

    def __init__(self, text: str):
        self.text = text
        self.spans: dict[tuple[int, int], str] = {}
        self._whole = [m.span() for m in _ADDRESS.finditer(text)]

    def put(self, start: int, end: int, new: str) -> None:
        if not inside(self._whole, start) and all(end <= s or start >= e for s, e in self.spans):
            self.spans[(start, end)] = new

    def apply(self) -> str:
        out, at = [], 0
        for (start, end), new in sorted(self.spans.items()):
            out += [self.text[at:start], new]
            at = end
        return "".join(out) + self.text[at:]


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip("\"'“‘( ")
    return not before or before[-1] in ".!?"


def _pronoun_form(token: Token) -> str:
    word = token.lower_
    if word in {"herself", "himself", "themself", "themselves"}:
        return "yourself"
    if word == "his" and any(t.tag_ == "PRP$" for t in token.doc[token.i + 2 : token.i + 3]):
        return "your"
    if word in {"hers", "theirs"} or (word == "his" and token.dep_ != "poss"):
        return "yours"
    if word in {"his", "their"}:
        return "your"
    if word == "her" and _is_possessive(token):
        return "your"
    return "you"


def _is_possessive(token: Token) -> bool:
    if token.dep_ == "poss" or _owns_gerund(token):
        return True
    return token.tag_ == "PRP$" and token.dep_ not in {"dobj", "pobj", "dative", "iobj", "nsubj", "conj"}


def _owns_gerund(token: Token) -> bool:
    """`her cancelling the review cost us a day`: the owner of an act that is itself a subject."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        after is not None
        and after.tag_ == "VBG"
        and (token.i == 0 or token.head.dep_ in {"csubj", "nsubj", "pcomp"})
    )


def _mention_form(mention: Mention) -> str:
    if mention.who == "peer":
        return "your" if mention.possessive else "you"
    if mention.possessive:
        return "my"
    if mention.head.doc.text[mention.end : mention.end + 2] == "'s":
        return "I"
    first = mention.head.head if mention.head.dep_ == "conj" else mention.head
    bare = first.head.tag_ == "VB" and not any(t.dep_ == "aux" for t in first.head.children)
    return "I" if first.dep_ in {"nsubj", "nsubjpass"} and not bare else "me"


def _names(situation: Situation) -> tuple[str, ...]:
    whole = (situation.me.name, situation.peer.name)
    return tuple(part for name in whole for part in name.split())


def _agree(edits: _Edits, subject: Token, speaker: Speaker) -> None:
    for token, new in agreeing_edits(subject, speaker).items():
        edits.put(token.idx, token.idx + len(token.text), new)


def _edit_mentions(doc: Doc, ours: list[Mention], edits: _Edits) -> None:
    for mention in ours:
        new = _mention_form(mention)
        after = doc.text[mention.end : mention.end + 2]
        if after == "'s" and not mention.possessive:
            token = next(t for t in doc if t.idx == mention.end)
            if verbal_s(token):
                speaker: Speaker = "you" if mention.who == "peer" else "I"
                _contract(token, speaker, edits)
        edits.put(mention.start, mention.end, new)
        if not mention.possessive:
            _agree(edits, mention.head, "you" if mention.who == "peer" else "I")


def _contract(token: Token, speaker: Speaker, edits: _Edits) -> None:
    follower = next((t for t in token.doc[token.i + 1 : token.i + 4] if t.pos_ not in {"ADV", "PART"}), None)
    perfect = follower is not None and follower.tag_ in {"VBN", "VBD"}
    form = "'ve" if perfect else ("'re" if speaker == "you" else "'m")
    edits.put(token.idx, token.idx + 2, form)


_PEER, _ME = Person(name="Anna"), Person(name="David")


def _with_stand_ins(text: str, situation: Situation) -> str:
    """The text with one common name for the peer and one for the leader, so that every name parses alike."""
    edits = _Edits(text)
    for m in mentions(parse(text), situation.me, situation.peer):
        name = _PEER.name if m.who == "peer" else _ME.name
        edits.put(m.start, m.end, f"{name}'s" if m.possessive else name)
    return edits.apply()


def peer_family(situation: Situation) -> Family | None:
    """The peer's pronoun over all that the leader wrote, None where it does not tell.

    The leader's own pronouns come first; a given name breaks ties where other people stand in the text.
    """
    told = gender_of_words(situation.peer.name.split()[: 2 if "." in situation.peer.name else 1])
    seen: list[Family] = []
    typed: set[Family] = set()
    crowded = False
    for text in (*situation.happened, situation.my_part, situation.impact, situation.wish):
        doc = parse(tidy(text, _names(situation)))
        ours = mentions(doc, situation.me, situation.peer)
        others = other_people(doc, ours)
        crowded = crowded or bool(others) or _names_someone(doc, ours)
        typed |= {family for t in doc if (family := family_of(t))}
        for reading in Resolver(doc, ours, others, None).read():
            family = family_of(reading.token)
            if reading.meaning == "peer" and family:
                seen.append(family)
    singular = {family for family in seen if family != "they"}
    if seen and not singular:
        return None
    if told and (crowded or told in typed or len(singular) != 1):
        return told
    return singular.pop() if len(singular) == 1 else told


def _names_someone(doc: Doc, ours: list[Mention]) -> bool:
    """Whether a person stands in the text who is neither the peer nor the leader."""
    taken = [(m.start, m.end) for m in ours]
    return any(e.label_ == "PERSON" and not inside(taken, e.start_char) for e in doc.ents)


def address(fact: str, situation: Situation) -> Addressed:
    """Speak one fact to the peer of the situation.

    Quotations stay as they are, other people keep their pronouns, verbs agree, and the leader's own name
    becomes `I`. Nothing is added but a missing subject, which is named in `assumed`.
    """
    typed, assumed = with_subject(tidy(fact, _names(situation)), situation)
    text = _with_stand_ins(typed, situation)
    doc = parse(text)
    ours = mentions(doc, _ME, _PEER)
    edits = _Edits(text)
    _edit_mentions(doc, ours, edits)
    unsure = []
    for reading in Resolver(doc, ours, other_people(doc, ours), peer_family(situation)).read():
        if reading.meaning == "other":
            continue
        if reading.meaning == "unsure":
            unsure.append(reading.token.text)
            continue
        token = reading.token
        edits.put(token.idx, token.idx + len(token.text), _pronoun_form(token))
        if token.lower_ in {"she", "he"}:
            _agree(edits, token, "you")
    return Addressed(text=_polish(edits, text), unsure=tuple(dict.fromkeys(unsure)), assumed=assumed)


def address_after(before: str, text: str, situation: Situation) -> Addressed:
    """Speak words to the peer that follow other words: `they` may mean people named in those."""
    alone = address(text, situation)
    if not re.search(r"(?i)\b(?:they|them|their)\b", text):
        return alone
    first = len(split_sentences(address(before, situation).text))
    both = address(f"{before} {finish(tidy(text, _names(situation)))}", situation)
    said = split_sentences(both.text)
    if len(said) != first + len(split_sentences(alone.text)):
        return alone
    return alone.model_copy(update={"text": " ".join(said[first:])})


def _polish(edits: _Edits, text: str) -> str:
    for (start, end), new in list(edits.spans.items()):
        if _starts_sentence(text, start):
            edits.spans[(start, end)] = capitalise(new)
    # `Joy she sent it`: one subject is enough.
    spoken = re.sub(r"(?:^|(?<=[.!?] ))You you\b", "You", edits.apply())
    spoken = re.sub(r"\b([Yy]ou) (you)\b", r"\1, \2", spoken)
    return finish(with_calendar_capitals(spoken))
