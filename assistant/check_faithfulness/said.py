"""A draft held against what the leader told: who did it, whether it was so, in which order, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from assistant.check_faithfulness.deeds import Deed, same_verb
from assistant.grammar import parse
from assistant.second_person.words import GROUPS, PERSON_NOUNS

if TYPE_CHECKING:
    pass

_TWO = frozenset({"me", "you"})
_EMPTY = frozenset(
    "be have do get go come make take give put let keep tell ask know see write call use work speak hear".split()
)
_GENEROUS = re.compile(r"(?i)\b(?:way|chance|idea|choice|doubt|harm|need|intention)\b|^before\b")
_BOTH = frozenset("agree decide meet plan talk speak discuss argue work".split())
_HABIT_OF = frozenset({"you", "us"})
_LATE = re.compile(r"(?i)\b(?:in|on) time\b|\b(?:yet|ready|finished|any ?more|any longer)\b")
_DENIES = re.compile(
    r"(?i)\b(?:not|no|never|nobody|nothing|none|without|nor|neither|\w+n['’]t|(?:did|was|have|has|had|could|does|do|were|is|are)nt|refus\w+|forg[eo]t\w*|cancel\w+|late|miss\w*|lost|"
    r"stop\w*|shut|closed?|empty|until|till|un\w+ed)\b"
)
_NAMED = {"me": "you did it", "you": "your peer did it", "us": "your side did it"}


class Turned(NamedTuple):
    """What a draft turns: the words of it, and why, to the leader."""

    words: str
    why: str


def against(draft: Iterable[Deed], told: Iterable[Deed]) -> Turned | None:
    """The first deed of a draft that stands otherwise in what was told: its doer, a yes for a no, once for always."""
    known = tuple(told)
    for deed in draft:
        there = _same_event(deed, known)
        if found := _turned(deed, there) if there else _turned_loosely(deed, known):
            return found
    return None


def _same_event(deed: Deed, known: tuple[Deed, ...]) -> list[Deed]:
    """The deeds told of that lie closest to this one: of the same verb, and sharing the most of what is said of it."""
    same = [k for k in known if k.verb == deed.verb and (k.modal or not deed.modal)]
    if not same:
        return []
    shared = {id(k): len(_words(k) & _words(deed)) for k in same}
    best = max(shared.values())
    closest = [k for k in same if shared[id(k)] == best]
    same_head = bool(deed.head) and any(k.head == deed.head for k in closest)
    if best >= (2 if deed.weak else 1) or (best and deed.denied and same_head):
        return closest
    bare = not deed.about and (deed.verb not in _EMPTY or all(k.hedged for k in closest))
    return closest if bare else []


def _words(deed: Deed) -> frozenset[str]:
    return deed.about | {deed.head} if deed.head else deed.about


def _turned(deed: Deed, there: list[Deed]) -> Turned | None:
    agreeing = [k for k in there if _same_doer(deed, k) and _same_target(deed, k)]
    if not agreeing:
        return Turned(deed.said, f"You wrote {_quote(there[0].tells)}; the draft says {_doer(deed)}.")
    firm = [k for k in agreeing if k.denied == deed.denied]
    if not firm:
        return None if deed.denied and _LATE.search(deed.said) else _denial(deed, agreeing[0])
    if not deed.hedged and all(k.hedged for k in firm):
        return Turned(
            deed.said, f"You wrote {_quote(firm[0].tells)}, and were not sure; the draft says it as certain."
        )
    if deed.habit and deed.who in _HABIT_OF and not deed.denied and not any(k.habit for k in firm):
        return Turned(
            deed.said, f"You wrote {_quote(firm[0].tells)}, which was once; the draft makes it a habit."
        )
    return None


def _denial(deed: Deed, told: Deed) -> Turned:
    said = "it was not so" if deed.denied else "it was so"
    return Turned(deed.said, f"You wrote {_quote(told.tells)}; the draft says {said}.")


def _turned_loosely(deed: Deed, known: tuple[Deed, ...]) -> Turned | None:
    """Another verb for the same thing: it has to share more, and only the two sides and a plain denial are compared."""
    words = _words(deed)
    if deed.modal or not words:
        return None
    shared = {id(k): len((_words(k) | {k.verb}) & words) for k in known}
    best = max(shared.values(), default=0)
    if best < 2 and best < len(words):
        return _invented_denial(deed, known) if deed.denied else None
    there = [k for k in known if shared[id(k)] == best]
    sides, mine = {_person(k) for k in there}, _person(deed)
    alone = deed.acts and not deed.weak and len({k.tells for k in there}) == 1
    if (best >= 2 or alone) and mine in _TWO and sides <= _TWO and mine not in sides:
        return Turned(deed.said, f"You wrote {_quote(there[0].tells)}; the draft says {_doer(deed)}.")
    if deed.denied and not _LATE.search(deed.said) and not any(_DENIES.search(k.tells) for k in there):
        return _denial(deed, there[0])
    return None


def _invented_denial(deed: Deed, known: tuple[Deed, ...]) -> Turned | None:
    """`Gave no reason`, where the leader told of no reason; what one could not know or do is granted."""
    everything = {w for k in known for w in (*_words(k), k.verb)}
    spared = (
        deed.who in {"me", ""}
        or deed.habit
        or not deed.acts
        or _LATE.search(deed.said)
        or _GENEROUS.search(deed.said)
    )
    if spared or deed.about & everything:
        return None
    return Turned(deed.said, f"You did not tell of this: “{deed.said}”.")


def lacking(text: str, known: frozenset[str]) -> Turned | None:
    """`Without a reason`, where the leader's words (in base form) know of no reason."""
    for token in parse(text):
        things = (
            [t for t in token.children if t.dep_ == "pobj" and t.pos_ == "NOUN"]
            if token.lower_ == "without"
            else []
        )
        for thing in things:
            if not known & {t.lemma_.lower() for t in thing.subtree if t.pos_ in {"NOUN", "PROPN", "ADJ"}}:
                end = thing.idx + len(thing.text)
                return Turned(text[token.idx : end], f"You did not tell of this: “{text[token.idx : end]}”.")
    return None


def _person(deed: Deed) -> str:
    """The side that acts, where it is a person or a group and not a thing of theirs."""
    if deed.head and deed.head not in PERSON_NOUNS and deed.head not in GROUPS:
        return ""
    return "me" if deed.who == "us" else deed.who


def _same_doer(deed: Deed, told: Deed) -> bool:
    if not deed.who or not told.who or _moved_itself(deed, told):
        return True
    if deed.head and deed.head == told.head:
        return deed.who == told.who or "other" in (deed.who, told.who)
    if deed.who == told.who:
        return deed.who != "other" or not (deed.head and told.head)
    if {deed.who, told.who} == {"me", "us"}:
        return True
    return "us" in (deed.who, told.who) and deed.verb in _BOTH


def _moved_itself(deed: Deed, told: Deed) -> bool:
    """`the rehearsal moved` and `you moved the rehearsal`: what it was done to stands where the doer would."""
    here = bool(deed.head) and deed.head in told.about and not deed.acts and not deed.whom
    return here or (bool(told.head) and told.head in deed.about and not told.acts and not told.whom)


def _same_target(deed: Deed, told: Deed) -> bool:
    return not (deed.whom and told.whom) or deed.whom == told.whom or bool(deed.who or told.who)


def _doer(deed: Deed) -> str:
    if not deed.who and deed.whom:
        return "it happened to you" if deed.whom == "me" else "it happened to your peer"
    if deed.head:
        owner = {"me": "your ", "you": "your peer’s "}.get(deed.who, "the ")
        return f"{owner}{deed.head} did it"
    return _NAMED.get(deed.who, "someone else did it")


def _quote(typed: str, most: int = 80) -> str:
    text = typed.strip().rstrip(".")
    return f"“{text}”" if len(text) <= most else f"“{text[:most].rsplit(' ', 1)[0]} …”"


def reordered(text: str, told: Iterable[str]) -> Turned | None:
    """`Before` where the leader told `after`, between the same two things."""
    known = [(order, typed) for typed in told for order in _orders(typed)]
    for here in _orders(text):
        for there, typed in known:
            same = here.first == there.first and (here.later == there.later or here.about & there.about)
            if same and here.word != there.word:
                return Turned(here.word, f"You wrote {_quote(typed)}; the draft says “{here.word}”.")
    return None


class _Order(NamedTuple):
    """`word` is before or after, `first` what stands in front of it, `later` and `about` what stands behind it."""

    word: str
    first: str
    later: str
    about: frozenset[str]


def _orders(text: str) -> list[_Order]:
    found = []
    for token in parse(text):
        if token.lower_ not in {"before", "after"} or token.head.i == token.i:
            continue
        mark = token.dep_ == "mark"
        later = token.head if mark else next((t for t in token.children if t.dep_ in {"pobj", "pcomp"}), None)
        first = token.head.head if mark else token.head
        if later is not None and later.i != first.i:
            words = frozenset(t.lemma_.lower() for t in later.subtree if t.pos_ in {"NOUN", "PROPN"})
            found.append(_Order(token.lower_, same_verb(first.lemma_), same_verb(later.lemma_), words))
    return found
