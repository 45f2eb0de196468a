"""Which pronoun the peer goes by, over all that the leader wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.schemas import Situation
from assistant.second_person.families import Family, family_of, gender_of_words
from assistant.second_person.mentions import Mention, mentions
from assistant.second_person.people import other_people
from assistant.second_person.referents import read_pronouns
from assistant.second_person.spelling import names_of
from assistant.tidy import inside, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc


def peer_family(situation: Situation) -> Family | None:
    """The peer's pronoun over all that the leader wrote, None where it does not tell.

    The leader's own pronouns come first; a given name breaks ties where other people stand in the text.
    """
    told = gender_of_words(situation.peer.name.split()[: 2 if "." in situation.peer.name else 1])
    seen: list[Family] = []
    typed: set[Family] = set()
    crowded = False
    for text in (*situation.happened, situation.my_part, situation.impact, situation.wish):
        doc = parse(tidy(text, names_of(situation)))
        ours = mentions(doc, situation.me, situation.peer)
        others = other_people(doc, ours)
        crowded = crowded or bool(others) or _names_someone(doc, ours)
        typed |= {family for t in doc if (family := family_of(t))}
        for reading in read_pronouns(doc, ours, others, None):
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
