"""What the leader told, sentence by sentence, in the words of a talk with the peer."""

from __future__ import annotations

from functools import lru_cache

from assistant.check_faithfulness.deeds import Deed, deeds
from assistant.grammar import parse
from assistant.observable import observe
from assistant.schemas import Situation, Value
from assistant.second_person import address
from assistant.sentences import split_sentences

_MOST = 40  # sentences that are read


class Told(Value):
    """One sentence of the leader's: as typed, and as said to the peer; `own` where it tells of the leader's part, `wished` where it is only hoped for."""

    typed: str
    said: str
    own: bool = False
    wished: bool = False


@lru_cache(maxsize=16)
def told_by(situation: Situation, *, to_peer: bool = True) -> tuple[Told, ...]:
    """All that the leader told, at most 40 sentences of it.

    What names nobody is the peer's where it is said to the peer, and the leader's own side's where others hear it.
    """
    s = situation
    fields = [
        *((fact, "") for fact in s.happened),
        (s.my_part, "own"),
        (s.impact, ""),
        (s.wish, "wished"),
        (s.raw, ""),
    ]
    out = [
        (sentence, kind)
        for field, kind in fields
        for sentence in split_sentences(field)
        if any(c.isalpha() for c in sentence)
    ]
    return tuple(
        Told(
            typed=typed,
            said=_spoken(typed, s, kind == "own", to_peer),
            own=kind == "own",
            wished=kind == "wished",
        )
        for typed, kind in out[:_MOST]
    )


def _spoken(typed: str, situation: Situation, own: bool, to_peer: bool) -> str:
    """A sentence as said to the peer, without what judges; one of the leader's own part that names nobody is the leader's."""
    found = address(observe(typed).text or typed, situation)
    if own and found.assumed:
        return address(f"I {typed[0].lower()}{typed[1:]}", situation).text
    if not to_peer and found.assumed:
        return f"We {typed[0].lower()}{typed[1:]}"
    return found.text


@lru_cache(maxsize=16)
def told_deeds(situation: Situation, *, to_peer: bool = True) -> tuple[Deed, ...]:
    """The deeds that the leader told of."""
    me, peer = names_of(situation)
    return tuple(
        d
        for told in told_by(situation, to_peer=to_peer)
        if not told.wished
        for d in deeds(told.said, bare="me" if told.own else "", me=me, peer=peer, tells=told.typed)
    )


@lru_cache(maxsize=16)
def told_words(situation: Situation) -> frozenset[str]:
    """The base forms of all words that the leader told."""
    return frozenset(t.lemma_.lower() for told in told_by(situation) for t in parse(told.said))


def names_of(situation: Situation) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the leader and of the peer, word by word in lower case."""
    me, peer = (
        frozenset(p.name.lower().replace(".", "").split()) - {"the", "a"}
        for p in (situation.me, situation.peer)
    )
    return me - peer, peer - me
