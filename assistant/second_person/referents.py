"""Who each third-person pronoun of a fact means: the peer, somebody else, or not sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.second_person.families import Family, family_of, gender_of
from assistant.second_person.mentions import Mention
from assistant.second_person.rivals import rivals_of
from assistant.second_person.scene import Meaning, Scene
from assistant.second_person.singular import read_singular
from assistant.second_person.subjects import subject_along, verb_above
from assistant.second_person.they import is_lone_they, read_they

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Reading:
    """A pronoun and whom it is read to mean."""

    token: Token
    meaning: Meaning


def read_pronouns(
    doc: Doc, ours: list[Mention], others: list[Token], peer_family: Family | None
) -> list[Reading]:
    """One reading for each third-person pronoun outside quotations, in order.

    Args:
        doc: the parsed fact.
        ours: where the peer and the leader are named.
        others: head tokens of single people other than those two.
        peer_family: the peer's own pronoun, None where it is not known.
    """
    scene = Scene(doc, ours, others, peer_family)
    scene.peer_family = peer_family or _family_here(scene)
    for pronoun in scene.pronouns():
        scene.meanings[pronoun.i] = _read(pronoun, scene)
    return [Reading(doc[i], meaning) for i, meaning in sorted(scene.meanings.items())]


def _read(pronoun: Token, scene: Scene) -> Meaning:
    if _is_reflexive_of_peer(pronoun, scene):
        return "peer"
    return read_they(pronoun, scene) if family_of(pronoun) == "they" else read_singular(pronoun, scene)


def _family_here(scene: Scene) -> Family | None:
    """The peer's own pronoun, as far as this one fact tells."""
    pronouns = scene.pronouns()
    singular = [p for p in pronouns if family_of(p) != "they"]
    for pronoun in pronouns:
        if family_of(pronoun) == "they":
            if is_lone_they(pronoun, scene):
                return "they"
        elif not rivals_of(pronoun, scene):
            return family_of(pronoun)
    families = {family_of(p) for p in singular}
    taken = {gender_of(o) for o in scene.others}
    free = [f for f in families if f not in taken]
    if len(free) == 1 and len(families) > 1:
        return free[0]
    return None


def _is_reflexive_of_peer(pronoun: Token, scene: Scene) -> bool:
    subject = subject_along(verb_above(pronoun) or pronoun)
    return (
        pronoun.lower_.endswith(("self", "selves")) and subject is not None and scene.who(subject) == "peer"
    )
