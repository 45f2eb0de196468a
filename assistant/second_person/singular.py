"""Whom `she` or `he` means: the peer, or another person of the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import subject_of
from assistant.second_person.families import Family, family_of, gender_of
from assistant.second_person.rivals import rivals_of
from assistant.second_person.scene import Meaning, Scene
from assistant.second_person.subjects import subjects_above

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_singular(pronoun: Token, scene: Scene) -> Meaning:
    """Read a pronoun of one person."""
    family = family_of(pronoun)
    rivals = rivals_of(pronoun, scene)
    if scene.peer_family not in {None, family}:
        if len(rivals) == 1 and family:
            scene.take_for(family, rivals[0])
        return "other"
    if scene.is_object_of_peer(pronoun):
        return "other"
    if not rivals or any(c.lower_ in {"i", "me"} for c in pronoun.conjuncts):
        return "peer"
    if scene.peer_family == family and all(gender_of(r) not in {None, family} for r in rivals):
        return "peer"
    if scene.family_is_known and len(rivals) == 1 and _rival_is_the_other(family, scene):
        return "peer"
    meaning = _by_structure(pronoun, rivals, scene)
    if meaning == "other" and len(rivals) == 1 and family:
        scene.take_for(family, rivals[0])
    return meaning


def _rival_is_the_other(family: Family | None, scene: Scene) -> bool:
    """Where `she` and `he` both stand in a fact, and the peer's is known, the one rival takes the other."""
    both = {family_of(p) for p in scene.pronouns()} >= {"she", "he"}
    return both and family == scene.peer_family


def _by_structure(pronoun: Token, rivals: list[Token], scene: Scene) -> Meaning:
    """Decide between the peer and a rival by the subjects that govern the pronoun."""
    family = family_of(pronoun)
    accusative = pronoun.dep_ == "nsubj" and pronoun.lower_ in {"her", "him", "them"}
    is_object = accusative or pronoun.dep_ in {"dobj", "iobj", "dative", "pobj"}
    if _answers_the_question(pronoun, scene) or _goes_on_as_before(pronoun, scene):
        return "peer"
    for depth, subject in enumerate(subjects_above(pronoun)):
        who = scene.who(subject)
        if who == "other" and scene.gender(subject) not in {None, family}:
            continue
        if who in {"peer", "other"}:
            if depth == 0 and is_object:
                return "other" if who == "peer" else ("peer" if len(rivals) == 1 else "unsure")
            return "peer" if who == "peer" else "other"
    if _just_named(pronoun, rivals[-1]) or any(r in pronoun.ancestors for r in rivals):
        return "other"
    weak = all(r.dep_ not in {"nsubj", "nsubjpass"} for r in rivals)
    return (
        "peer"
        if weak
        and (scene.family_is_known or scene.peer_read_before(pronoun) or scene.peer_named_before(pronoun))
        else "unsure"
    )


def _just_named(pronoun: Token, rival: Token) -> bool:
    """`from one of my buyers, he had it from`: the one named right before the comma."""
    last = max(t.i for t in rival.subtree if t.i < pronoun.i)
    return pronoun.dep_ in {"nsubj", "nsubjpass"} and pronoun.i - last <= 2


def _answers_the_question(pronoun: Token, scene: Scene) -> bool:
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
    return asked and any(scene.who(t) == "peer" for t in verb.head.children if t.dep_ in {"dobj", "dative"})


def _goes_on_as_before(pronoun: Token, scene: Scene) -> bool:
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
        m == "peer" and family_of(scene.doc[i]) == family for i, m in scene.meanings.items() if i < pronoun.i
    )
