"""The thing that a turn is about, as the peer would name it: `the rota`, `your schedules`, `Monday's ops meeting`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.check_faithfulness import situation_text
from assistant.grammar import parse
from assistant.rehearse.turned import turned_round
from assistant.schemas import Situation

if TYPE_CHECKING:
    from spacy.tokens import Span

_VAGUE = frozenset(
    "time day thing way side part word people moment bit lot feeling sense point place question answer reason matter kind end start talk "
    "conversation issue problem trust respect view opinion voice chance care worry mind head heart person colleague need idea hour week month "
    "year today now situation relationship change help truth sorry apology anything something nothing everything one other stuff thanks thank "
    "name fault mistake team crew staff everyone job work lead hope customer client bidder consultant engineer owner director publisher picker nurse doctor driver teacher parent manager deputy supplier developer designer analyst planner foreman board ward department office company floor site house shop school bank minute minutes morning afternoon noon evening mess attitude front sort".split()
)
_BEFORE = {"a", "an", "some", "any", "every", "this", "that", "these", "those"}
_MOST = 4


def thing_in(text: str, situation: Situation) -> str:
    """What of the matter a turn names: a thing that the situation knows, the first one; "" where there is none."""
    known = _things(situation_text(situation))
    chunks = list(parse(text).noun_chunks)
    # Who does something is more often a person than a thing.
    for chunk in sorted(chunks, key=lambda c: c.root.dep_ in {"nsubj", "nsubjpass"}):
        if chunk.root.lemma_.lower() in known and (named := _named(chunk)):
            return named
    return ""


def _named(chunk: Span) -> str:
    """A noun chunk with `the`, a possessive or a name before it; "" for people, numbers and long ones."""
    words = [t for t in chunk if t.pos_ != "SPACE"]
    if words and words[0].lower_ in _BEFORE:
        words = words[1:]
    plain = all(t.is_alpha or t.text in {"'s", "-"} for t in words)
    if not 1 <= len(words) <= _MOST or not plain or chunk.root.ent_type_ in {"PERSON", "DATE", "TIME", "GPE"}:
        return ""
    if any(t.tag_ in {"CD", "JJS", "JJR", "RB"} or t.lower_ in {"no", "each", "our", "we"} for t in words):
        return ""
    text = "".join(t.text + t.whitespace_ for t in words).strip()
    owned = words[0].lower_ in {"the", "my", "your", "his", "her", "their"} or any(
        t.text == "'s" for t in words
    )
    return turned_round(text if owned else f"the {text}")


@lru_cache(maxsize=64)
def _things(told: str) -> frozenset[str]:
    return frozenset(
        t.lemma_.lower()
        for t in parse(told)
        if t.pos_ == "NOUN"
        and t.is_alpha
        and len(t) > 2
        and t.lemma_.lower() not in _VAGUE
        and t.ent_type_ != "PERSON"
    )
