"""One parsed fact while its pronouns are read from left to right: who stands in it, and what was read so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assistant.second_person.families import Family, family_of, gender_of
from assistant.second_person.groups import is_group
from assistant.second_person.mentions import Mention
from assistant.second_person.subjects import subject_along
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Meaning = Literal["peer", "other", "unsure"]


class Scene:
    """Who stands in a fact, and whom its pronouns were read to mean.

    Args:
        doc: the parsed fact.
        ours: where the peer and the leader are named.
        others: head tokens of single people other than those two.
        peer_family: the peer's own pronoun, None where it is not known.
    """

    def __init__(self, doc: Doc, ours: list[Mention], others: list[Token], peer_family: Family | None):
        self.doc = doc
        self.ours = ours
        self.others = others
        self.family_is_known = peer_family is not None
        self.peer_family = peer_family
        self.meanings: dict[int, Meaning] = {}
        self._genders: dict[int, Family] = {}
        self._quotes = quoted_spans(doc.text)

    def pronouns(self) -> list[Token]:
        """The third-person pronouns outside quotations, in order."""
        return [t for t in self.doc if family_of(t) and not inside(self._quotes, t.idx)]

    def who(self, token: Token) -> Meaning | Literal["me", "thing"]:
        """Whom a subject means, as far as read."""
        for m in self.ours:
            if m.start <= token.idx < m.end:
                return "thing" if m.possessive else ("peer" if m.who == "peer" else "me")
        if token.i in self.meanings:
            return self.meanings[token.i]
        if token.lower_ in {"i", "we", "you"}:
            return "me"
        return "other" if token in self.others else "thing"

    def gender(self, person: Token) -> Family | None:
        """The pronoun family of another person, as far as known or read."""
        return self._genders.get(person.i) or family_of(person) or gender_of(person)

    def take_for(self, family: Family, rival: Token) -> None:
        """Keep that a pronoun of this family was read to mean `rival`."""
        self._genders[rival.i] = family

    def groups_before(self, pronoun: Token) -> list[Token]:
        """Several people named before a pronoun, outside quotations."""
        return [t for t in self.doc[: pronoun.i] if not inside(self._quotes, t.idx) and is_group(t)]

    def things_before(self, pronoun: Token) -> bool:
        """Whether a plural stands before a pronoun, but for times and sums."""
        times = {"DATE", "TIME", "CARDINAL", "MONEY", "ORDINAL", "PERCENT"}
        return any(
            t.tag_ == "NNS" and t.ent_type_ not in times and t.lemma_ != "time" for t in self.doc[: pronoun.i]
        )

    def peer_named_before(self, pronoun: Token) -> bool:
        """Whether the peer is named before a pronoun."""
        return any(m.who == "peer" and m.start < pronoun.idx for m in self.ours)

    def peer_read_before(self, pronoun: Token) -> bool:
        """Whether a pronoun before this one means the peer."""
        return any(i < pronoun.i and m == "peer" for i, m in self.meanings.items())

    def is_object_of_peer(self, pronoun: Token) -> bool:
        """`he told him`: where the peer is the subject, a plain object of the same verb is somebody else."""
        plain_object = pronoun.lower_ in {"her", "him", "them"} and pronoun.dep_ in {"dobj", "dative", "iobj"}
        subject = subject_along(pronoun.head) if plain_object else None
        return subject is not None and self.who(subject) == "peer"
