"""Builds the persona of a rehearsal from the situation: same situation and seed, same persona."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar, get_args

from assistant.built_in.common import short_name
from assistant.rehearse.data import ConcernKind, persona_data
from assistant.rehearse.values import Anger, Concern, Persona, Style
from assistant.schemas import Situation

T = TypeVar("T")
STYLES: tuple[Style, ...] = get_args(Style)
ANGERS: tuple[Anger, ...] = get_args(Anger)


def chosen(options: Sequence[T], *key: object) -> T:
    """One of the options, the same one for the same key in every process."""
    digest = hashlib.sha256(repr(key).encode("utf-8")).digest()
    return options[int.from_bytes(digest[:8], "big") % len(options)]


def build_persona(situation: Situation, seed: int = 0) -> Persona:
    """Who answers in a rehearsal of this situation.

    Style, anger, hurt and haste are read from the leader's words where they tell, and drawn by `seed` where they
    do not. The hidden concern is of the kind that the leader's own acts point to.
    """
    data = persona_data()
    peer = " ".join((situation.peer.style, situation.peer.role)).lower()
    told = " ".join((*situation.happened, situation.my_part, situation.impact, situation.raw)).lower()
    style = _by_cues(data.style_cues, situation.peer.style.lower(), STYLES, ("style", seed))
    anger = _by_cues(data.anger_cues, told, ANGERS, ("anger", seed))
    name, kind = concern_kind(situation)
    return Persona(
        name=short_name(situation.peer.name) or "Your peer",
        style=style,
        anger=anger,
        hurt=_share(0.4, 0.15 * _count(data.hurt_cues, told), "hurt", seed),
        busy=_share(0.3, 0.3 * _count(data.busy_cues, peer), "busy", seed),
        wants=kind.wants,
        concern=Concern(
            id=name,
            hint=chosen(kind.hints, "hint", seed),
            says=kind.says[style],
            in_short=kind.in_short,
        ),
    )


def concern_kind(situation: Situation) -> tuple[str, ConcernKind]:
    """The kind of concern that the leader's acts point to, and its data.

    The leader's own part is read first. Where only acts of the peer are told, the peer is taken to be under
    strain; where nothing is told, they cannot read where they stand.
    """
    kinds = persona_data().concerns
    own_acts = [
        fact for fact in situation.happened if re.match(r"(?i)(?:.{0,25}\b)?(?:i|my team|we)\b", fact)
    ]
    for words in (situation.my_part.lower(), " ".join(own_acts).lower()):
        counts = {name: _count(kind.cues, words) for name, kind in kinds.items()}
        best = max(counts, key=lambda name: counts[name])
        if counts[best]:
            return best, kinds[best]
    name = "under-strain" if situation.happened else "unsure-of-you"
    return name, kinds[name]


def _count(cues: Iterable[str], text: str) -> int:
    return sum(bool(re.search(rf"(?<!\w){re.escape(cue)}", text)) for cue in cues)


def _by_cues(groups: dict[T, tuple[str, ...]], text: str, options: Sequence[T], key: tuple[object, ...]) -> T:
    """The group with most cues in the text; one of the options, by key, where there is none."""
    counts = {name: _count(cues, text) for name, cues in groups.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else chosen(options, *key)


def _share(base: float, more: float, *key: object) -> float:
    return round(min(0.95, base + more + chosen((0.0, 0.05, 0.1, 0.15, 0.2), *key)), 2)
