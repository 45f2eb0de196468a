"""Whom `they` means: the peer, who may go by it, or several people or things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.second_person.mentions import Mention
from assistant.second_person.scene import Meaning, Scene
from assistant.second_person.subjects import subjects_above

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_they(pronoun: Token, scene: Scene) -> Meaning:
    """Read `they` or another form of it."""
    if scene.is_object_of_peer(pronoun):
        return "other"
    if _means_a_pair_with_peer(pronoun, scene):
        return "peer"
    if scene.peer_family in {"she", "he"}:
        return "other"
    if (
        pronoun.dep_ in {"dobj", "pobj", "dative"}
        and scene.things_before(pronoun)
        and _acts_on(pronoun, scene)
    ):
        return "other"
    if scene.peer_family is None and scene.things_before(pronoun) and not scene.peer_named_before(pronoun):
        return "other"
    if scene.things_before(pronoun) and pronoun.dep_ == "nsubjpass":
        return "other"
    groups = scene.groups_before(pronoun)
    named = [m for m in scene.ours if m.who == "peer" and m.start < pronoun.idx and not m.possessive]
    if groups and pronoun.dep_ in {"dobj", "pobj", "dative"}:
        return "unsure" if scene.peer_family == "they" else "other"
    for subject in subjects_above(pronoun):
        who = scene.who(subject)
        if who == "peer":
            return "peer"
        if subject in groups:
            return "other"
    if not groups or (named and scene.peer_family == "they" and not _nearer(groups, named)):
        return "peer"
    return "unsure" if scene.peer_read_before(pronoun) or scene.peer_family == "they" else "other"


def is_lone_they(pronoun: Token, scene: Scene) -> bool:
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
    return not scene.groups_before(pronoun) and (speaks or not scene.things_before(pronoun))


def _acts_on(pronoun: Token, scene: Scene) -> bool:
    """Whether the peer is the one who does something to what the pronoun means."""
    return any(scene.who(s) == "peer" for s in subjects_above(pronoun)[:1]) or pronoun.head.head.tag_ == "VBG"


def _means_a_pair_with_peer(pronoun: Token, scene: Scene) -> bool:
    """`he and his deputy were having their tea`: a pair that holds the peer, and no other group."""
    pairs = [t for t in scene.doc[: pronoun.i] if t.dep_ == "conj" and t.head.dep_ in {"nsubj", "nsubjpass"}]
    holding = [t for t in pairs if scene.who(t.head) == "peer" or scene.who(t) == "peer"]
    return bool(holding) and all(
        g.i < holding[-1].head.i for g in scene.groups_before(pronoun) if g not in pairs
    )


def _nearer(groups: list[Token], named: list[Mention]) -> bool:
    return groups[-1].idx > named[-1].start
