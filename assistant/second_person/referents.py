"""Who each third-person pronoun of a fact means: the peer, somebody else, or not sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.grammar import subject_of
from assistant.second_person.mentions import Mention, plain
from assistant.second_person.words import GROUPS, HE_NAMES, MEN, PERSON_NOUNS, SHE_NAMES, WOMEN
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Family = Literal["she", "he", "they"]
Meaning = Literal["peer", "other", "unsure"]

FAMILIES: dict[str, Family] = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themself", "themselves"), "they"),
}


@dataclass(frozen=True)
class Reading:
    """A pronoun and whom it is read to mean."""

    token: Token
    meaning: Meaning


def family_of(token: Token) -> Family | None:
    """The pronoun family of a token, None if it is no third-person pronoun of a person."""
    return FAMILIES.get(token.lower_) if token.tag_ in {"PRP", "PRP$"} or token.lower_ in FAMILIES else None


def gender_of(person: Token) -> Family | None:
    """`she` or `he` where the word or the given name tells, else None."""
    beside = [t for c in person.children if c.dep_ == "appos" for t in (c, *c.lefts)]
    return gender_of_words([t.text for t in (*person.lefts, person, *beside)])


def gender_of_words(words: list[str]) -> Family | None:
    """`she` or `he` where a title, a noun or a given name among the words tells, else None."""
    plainly = {plain(w).rstrip(".") for w in words}
    plainly |= {w.split("-")[0] for w in plainly}
    if plainly & WOMEN or plainly & SHE_NAMES:
        return "she"
    return "he" if plainly & MEN or plainly & HE_NAMES else None


def _is_people(plural: Token) -> bool:
    one = plural.lemma_.lower()
    return (
        one in PERSON_NOUNS
        or one in GROUPS
        or one.endswith(("er", "or", "ist", "ant", "ian", "man", "woman"))
    )


def _some_of_ours(token: Token) -> bool:
    """`two of mine`, `some of my crew`: people without a noun of their own."""
    counts = token.like_num or token.lower_ in {"some", "most", "many", "several", "few", "all", "both"}
    of = [c for c in token.children if c.lower_ == "of"]
    return counts and any(t.lower_ in {"mine", "ours", "us", "my", "our"} for c in of for t in c.subtree)


def _verb_above(token: Token) -> Token | None:
    """The nearest verb that governs a token."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def _subject_along(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it is coordinated with or serves as a purpose."""
    while subject_of(verb) is None:
        shared = verb.dep_ in {"xcomp", "advcl"} and not any(
            t.dep_ in {"dobj", "dative"} for t in verb.head.children
        )
        if verb.head == verb or not (verb.dep_ == "conj" or shared):
            return None
        verb = verb.head
    return subject_of(verb)


def _subjects_above(pronoun: Token) -> list[Token]:
    """Subjects of the verbs that govern a pronoun, nearest first, without the pronoun itself."""
    found = []
    verb = _verb_above(pronoun)
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None and subject.lower_ in {"who", "that"} and verb.dep_ == "relcl":
            subject = verb.head
        if subject is not None and subject != pronoun:
            found.append(subject)
        verb = verb.head if verb.head != verb and verb.head.pos_ in {"VERB", "AUX"} else _verb_above(verb)
    return found


class Resolver:
    """Reads the pronouns of one parsed fact from left to right."""

    def __init__(self, doc: Doc, ours: list[Mention], others: list[Token], peer_family: Family | None):
        self.doc = doc
        self.ours = ours
        self.others = others
        self.quotes = quoted_spans(doc.text)
        self.meanings: dict[int, Meaning] = {}
        self.genders: dict[int, Family] = {}
        self.family_is_known = peer_family is not None
        self.peer_family = peer_family or self._family_here()

    def _pronouns(self) -> list[Token]:
        return [t for t in self.doc if family_of(t) and not inside(self.quotes, t.idx)]

    def _family_here(self) -> Family | None:
        """The peer's own pronoun, as far as this one fact tells."""
        pronouns = self._pronouns()
        singular = [p for p in pronouns if family_of(p) != "they"]
        for pronoun in pronouns:
            if family_of(pronoun) == "they":
                if self._is_lone_they(pronoun):
                    return "they"
            elif not self._rivals(pronoun):
                return family_of(pronoun)
        families = {family_of(p) for p in singular}
        taken = {gender_of(o) for o in self.others}
        free = [f for f in families if f not in taken]
        if len(free) == 1 and len(families) > 1:
            return free[0]
        return None

    def _is_lone_they(self, pronoun: Token) -> bool:
        """`they` with nobody else to mean: no group, no plural thing, only the peer or nothing before it."""
        speaks = pronoun.head.lemma_ in {
            "say",
            "tell",
            "ask",
            "promise",
            "agree",
            "claim",
            "write",
            "keep",
            "refuse",
        }
        return not self._groups_before(pronoun) and (speaks or not self._things_before(pronoun))

    def _things_before(self, pronoun: Token) -> bool:
        times = {"DATE", "TIME", "CARDINAL", "MONEY", "ORDINAL", "PERCENT"}
        return any(
            t.tag_ == "NNS" and t.ent_type_ not in times and t.lemma_ != "time" for t in self.doc[: pronoun.i]
        )

    def _rivals(self, pronoun: Token) -> list[Token]:
        family = family_of(pronoun)
        return [
            o
            for o in self.others
            if o.i < pronoun.i
            and self._gender(o) in {None, family}
            and not self._owns(pronoun, o)
            and pronoun not in o.conjuncts
            and not self._in_one_clause(pronoun, o)
        ]

    @staticmethod
    def _in_one_clause(pronoun: Token, other: Token) -> bool:
        """`to the rep he said`: subject and object of one verb are two people."""
        verb = pronoun.head
        if pronoun.dep_ not in {"nsubj", "nsubjpass"} or other.dep_ not in {"dobj", "dative", "pobj"}:
            return False
        above = _verb_above(other)
        participle = (
            above is not None and above.dep_ == "advcl" and above.head == verb and subject_of(above) is None
        )
        return other.head == verb or (other.dep_ == "pobj" and other.head.head == verb) or participle

    def _gender(self, person: Token) -> Family | None:
        return self.genders.get(person.i) or family_of(person) or gender_of(person)

    @staticmethod
    def _owns(pronoun: Token, other: Token) -> bool:
        """`her deputy`: the owner is not the one owned."""
        return pronoun.head == other and pronoun.tag_ == "PRP$"

    def _groups_before(self, pronoun: Token) -> list[Token]:
        return [
            t
            for t in self.doc[: pronoun.i]
            if not inside(self.quotes, t.idx)
            and (
                (t.tag_ in {"NNS", "NNPS"} and _is_people(t))
                or t.lower_ in GROUPS
                or t.text == "IT"
                or _some_of_ours(t)
                or t.ent_type_ == "ORG"
            )
            and t.dep_ != "compound"
        ]

    def _who(self, token: Token) -> Meaning | Literal["me", "thing"]:
        """Whom a subject means, as far as read."""
        for m in self.ours:
            if m.start <= token.idx < m.end:
                return "thing" if m.possessive else ("peer" if m.who == "peer" else "me")
        if token.i in self.meanings:
            return self.meanings[token.i]
        if token.lower_ in {"i", "we", "you"}:
            return "me"
        return "other" if token in self.others else "thing"

    def _by_structure(self, pronoun: Token, rivals: list[Token]) -> Meaning:
        """Decide between the peer and a rival by the subjects that govern the pronoun."""
        family = family_of(pronoun)
        accusative = pronoun.dep_ == "nsubj" and pronoun.lower_ in {"her", "him", "them"}
        is_object = accusative or pronoun.dep_ in {"dobj", "iobj", "dative", "pobj"}
        if self._answers_the_question(pronoun) or self._goes_on_as_before(pronoun):
            return "peer"
        for depth, subject in enumerate(_subjects_above(pronoun)):
            who = self._who(subject)
            if who == "other" and self._gender(subject) not in {None, family}:
                continue
            if who in {"peer", "other"}:
                if depth == 0 and is_object:
                    return "other" if who == "peer" else ("peer" if len(rivals) == 1 else "unsure")
                return "peer" if who == "peer" else "other"
        if self._just_named(pronoun, rivals[-1]) or any(r in pronoun.ancestors for r in rivals):
            return "other"
        weak = all(r.dep_ not in {"nsubj", "nsubjpass"} for r in rivals)
        return (
            "peer"
            if weak
            and (self.family_is_known or self._peer_read_before(pronoun) or self._peer_named_before(pronoun))
            else "unsure"
        )

    @staticmethod
    def _just_named(pronoun: Token, rival: Token) -> bool:
        """`from one of my buyers, he had it from`: the one named right before the comma."""
        last = max(t.i for t in rival.subtree if t.i < pronoun.i)
        return pronoun.dep_ in {"nsubj", "nsubjpass"} and pronoun.i - last <= 2

    def _answers_the_question(self, pronoun: Token) -> bool:
        """`a reporter asked her why … and she said`: the one asked is the one who answers."""
        verb = pronoun.head
        if pronoun.dep_ not in {"nsubj", "nsubjpass"} or verb.dep_ not in {"conj", "ccomp"}:
            return False
        asked = verb.head.lemma_ in {
            "ask",
            "beg",
            "call",
            "phone",
            "email",
            "text",
            "message",
            "tell",
            "press",
        }
        asked = asked and (verb.dep_ == "conj" or verb.head.lemma_ == "ask")
        return asked and any(
            self._who(t) == "peer" for t in verb.head.children if t.dep_ in {"dobj", "dative"}
        )

    def _goes_on_as_before(self, pronoun: Token) -> bool:
        """A subject whose family was the peer's in an earlier clause: `complained to him, and he forwarded`."""
        if pronoun.dep_ not in {"nsubj", "nsubjpass"} or pronoun.head.dep_ not in {
            "conj",
            "ROOT",
            "ccomp",
            "parataxis",
            "advcl",
        }:
            return False
        if (
            pronoun.head.dep_ == "ccomp"
            and pronoun.head.head.i < pronoun.i
            and subject_of(pronoun.head.head) is not None
        ):
            return False
        family = family_of(pronoun)
        return any(
            m == "peer" and family_of(self.doc[i]) == family
            for i, m in self.meanings.items()
            if i < pronoun.i
        )

    def _peer_named_before(self, pronoun: Token) -> bool:
        return any(m.who == "peer" and m.start < pronoun.idx for m in self.ours)

    def _read_singular(self, pronoun: Token) -> Meaning:
        family = family_of(pronoun)
        rivals = self._rivals(pronoun)
        if self.peer_family not in {None, family}:
            if len(rivals) == 1 and family:
                self.genders[rivals[0].i] = family
            return "other"
        if self._is_its_own_object(pronoun):
            return "other"
        if not rivals or any(c.lower_ in {"i", "me"} for c in pronoun.conjuncts):
            return "peer"
        if self.peer_family == family and all(gender_of(r) not in {None, family} for r in rivals):
            return "peer"
        if self.family_is_known and len(rivals) == 1 and self._rival_is_the_other(family):
            return "peer"
        meaning = self._by_structure(pronoun, rivals)
        if meaning == "other" and len(rivals) == 1 and family:
            self.genders[rivals[0].i] = family
        return meaning

    def _rival_is_the_other(self, family: Family | None) -> bool:
        """Where `she` and `he` both stand in a fact, and the peer's is known, the one rival takes the other."""
        both = {family_of(p) for p in self._pronouns()} >= {"she", "he"}
        return both and family == self.peer_family

    def _is_its_own_object(self, pronoun: Token) -> bool:
        """`he told him`: where the peer is the subject, a plain object of the same verb is somebody else."""
        plain_object = pronoun.lower_ in {"her", "him", "them"} and pronoun.dep_ in {"dobj", "dative", "iobj"}
        subject = _subject_along(pronoun.head) if plain_object else None
        return subject is not None and self._who(subject) == "peer"

    def _is_reflexive_of_peer(self, pronoun: Token) -> bool:
        subject = _subject_along(_verb_above(pronoun) or pronoun)
        return (
            pronoun.lower_.endswith(("self", "selves"))
            and subject is not None
            and self._who(subject) == "peer"
        )

    def _read_they(self, pronoun: Token) -> Meaning:
        if self._is_its_own_object(pronoun):
            return "other"
        if self._means_a_pair_with_peer(pronoun):
            return "peer"
        if self.peer_family in {"she", "he"}:
            return "other"
        if (
            pronoun.dep_ in {"dobj", "pobj", "dative"}
            and self._things_before(pronoun)
            and self._acts_on(pronoun)
        ):
            return "other"
        if self.peer_family is None and self._things_before(pronoun) and not self._peer_named_before(pronoun):
            return "other"
        if self._things_before(pronoun) and pronoun.dep_ == "nsubjpass":
            return "other"
        groups = self._groups_before(pronoun)
        named = [m for m in self.ours if m.who == "peer" and m.start < pronoun.idx and not m.possessive]
        if groups and pronoun.dep_ in {"dobj", "pobj", "dative"}:
            return "unsure" if self.peer_family == "they" else "other"
        for subject in _subjects_above(pronoun):
            who = self._who(subject)
            if who == "peer":
                return "peer"
            if subject in groups:
                return "other"
        if not groups or (named and self.peer_family == "they" and not self._nearer(groups, named)):
            return "peer"
        return "unsure" if self._peer_read_before(pronoun) or self.peer_family == "they" else "other"

    def _acts_on(self, pronoun: Token) -> bool:
        """Whether the peer is the one who does something to what the pronoun means."""
        return (
            any(self._who(s) == "peer" for s in _subjects_above(pronoun)[:1])
            or pronoun.head.head.tag_ == "VBG"
        )

    def _means_a_pair_with_peer(self, pronoun: Token) -> bool:
        """`he and his deputy were having their tea`: a pair that holds the peer, and no other group."""
        pairs = [
            t for t in self.doc[: pronoun.i] if t.dep_ == "conj" and t.head.dep_ in {"nsubj", "nsubjpass"}
        ]
        holding = [t for t in pairs if self._who(t.head) == "peer" or self._who(t) == "peer"]
        return bool(holding) and all(
            g.i < holding[-1].head.i for g in self._groups_before(pronoun) if g not in pairs
        )

    @staticmethod
    def _nearer(groups: list[Token], named: list[Mention]) -> bool:
        return groups[-1].idx > named[-1].start

    def _peer_read_before(self, pronoun: Token) -> bool:
        return any(i < pronoun.i and m == "peer" for i, m in self.meanings.items())

    def read(self) -> list[Reading]:
        """One reading for each third-person pronoun outside quotations, in order."""
        for pronoun in self._pronouns():
            if self._is_reflexive_of_peer(pronoun):
                self.meanings[pronoun.i] = "peer"
                continue
            they = family_of(pronoun) == "they"
            self.meanings[pronoun.i] = self._read_they(pronoun) if they else self._read_singular(pronoun)
        return [Reading(self.doc[i], meaning) for i, meaning in sorted(self.meanings.items())]
