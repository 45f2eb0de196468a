"""A draft held against what the leader told: who did it, whether it was so, in which order, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.check_faithfulness.acts import alike
from assistant.check_faithfulness.deeds import Deed
from assistant.entailment.opposites import sides
from assistant.entailment.windows import stem, words_of
from assistant.second_person.words import GROUPS, PERSON_NOUNS

_TWO = frozenset({"me", "you"})
_EMPTY = frozenset(
    "be have do get go come make take give put let keep tell ask know see write call use work speak hear".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TALKS = frozenset("ask tell know call write".split())
_TAKES = frozenset("have get hear receive learn know".split())
_HANDS = frozenset("take give put make".split())
_SIDES = frozenset({"me", "you", "us", "other"})
_UNDOES = frozenset("miss skip lose forget cancel drop ignore avoid lack waste attend".split())
_GENEROUS = re.compile(r"(?i)\b(?:way|chance|idea|choice|doubt|harm|need|intention)\b|^before\b")
_NOW = re.compile(r"(?i)(?:\bam|\bis|\bare|['’]m|['’]re|['’]s) (?:\w+ )?\w+ing\b")
_UNTIL = re.compile(r"(?i)^(?:before|until)\b")
_BOTH = frozenset("agree decide meet plan talk speak discuss argue work".split())
_HABIT_OF = frozenset({"you", "us"})
_LATE = re.compile(r"(?i)\b(?:in|on) time\b|\b(?:yet|ready|finished|any ?more|any longer)\b")
_DENIES = re.compile(
    r"(?i)\b(?:not|no|never|nobody|nothing|none|without|nor|neither|\w+n['’]t|(?:did|was|have|has|had|could|does|do|were|is|are)nt|refus\w+|forg[eo]t\w*|cancel\w+|late|miss\w*|lost|"
    r"stop\w*|shut|closed?|empty|(?:days|weeks|months|years) old|missing|absent|gone|behind|until|till|un\w+ed)\b"
)
_PASSED = frozenset(
    "get got give gav giv send sent receiv com cam leav left tak took ask answer repli reply".split()
)
_BROKEN = re.compile(r"(?i)\b(?:fail\w*|brok\w+|out of|short|wait\w*|open)\b")
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
        if found := _turned(deed, there, known) if there else _turned_loosely(deed, known):
            return found
    return None


def borne_out(draft: Iterable[Deed], told: Iterable[Deed]) -> bool:
    """Whether every deed of a draft was told, of the same doer, and as much denied; there has to be one that says something."""
    known, mine = tuple(told), [d for d in draft if not d.weak]
    return bool(mine) and all(
        any(
            k.denied == d.denied and _same_doer(d, k) and _same_target(d, k) and d.about <= _words(k)
            for k in _same_event(d, known)
        )
        for d in mine
    )


def _same_event(deed: Deed, known: tuple[Deed, ...]) -> list[Deed]:
    """The deeds told of that lie closest to this one: of the same verb, and sharing the most of what is said of it."""
    same = [k for k in known if alike(k.verb, deed.verb) and (k.modal or not deed.modal)]
    if not same:
        return []
    shared = {id(k): len(_words(k) & _words(deed)) + _same_side(deed, k) for k in same}
    best = max(shared.values())
    closest = [k for k in same if shared[id(k)] == best]
    same_head = bool(deed.head) and any(k.head == deed.head for k in closest)
    given = deed.what and deed.verb in _HANDS and any(k.what == deed.what for k in closest)
    if best >= (2 if deed.weak and not given else 1) or (best and deed.denied and same_head):
        return closest
    alone = deed.verb not in _EMPTY or (deed.verb != "be" and all(k.hedged for k in closest))
    alone |= deed.verb in _TALKS and len(same) == 1 and _could_be(deed, same[0])
    return closest if not deed.about and alone else []


def _could_be(deed: Deed, told: Deed) -> bool:
    """Whether two bare acts of talking may be one: not to somebody else, and neither a habit."""
    elsewhere = bool(deed.whom and told.what) and deed.what != told.what
    now = deed.habit or told.habit or _NOW.search(deed.said)
    return not now and deed.who in _SIDES and not elsewhere


def _same_side(deed: Deed, told: Deed) -> int:
    """Whether it was done to the same one of the two, counted as a shared word."""
    side = bool(deed.whom) and deed.whom == told.whom and not deed.weak and not deed.habit
    thing = bool(deed.what) and deed.what == told.what and not deed.about & told.about
    return int(side or thing)


def _words(deed: Deed) -> frozenset[str]:
    return deed.about | {deed.head} if deed.head else deed.about


def _turned(deed: Deed, there: list[Deed], known: tuple[Deed, ...]) -> Turned | None:
    agreeing = [k for k in there if _same_doer(deed, k) and _same_target(deed, k)]
    if not agreeing:
        return Turned(deed.said, f"You wrote {quote(there[0].tells)}; the draft says {_doer(deed)}.")
    timed = [k for k in agreeing if k.late] if deed.late else []
    firm = [k for k in timed if k.late == deed.late] or [
        k for k in agreeing if not timed and k.denied == deed.denied
    ]
    if not firm and any(_same_said_bare(deed, k) for k in known):
        return None
    if not firm:
        return None if deed.denied and _LATE.search(deed.said) else _denial(deed, agreeing[0])
    if wrong := _other_day(deed, firm):
        return Turned(wrong, f"You wrote {quote(firm[0].tells)}; the draft says {wrong}.")
    if not deed.hedged and all(k.hedged for k in firm):
        return _too_sure(deed, firm[0])
    says = deed.verb == "tell" and deed.head and not deed.one
    if (
        deed.habit
        and not says
        and deed.who in _HABIT_OF
        and not deed.denied
        and not any(k.habit for k in firm)
    ):
        return Turned(
            deed.said, f"You wrote {quote(firm[0].tells)}, which was once; the draft makes it a habit."
        )
    return None


def _same_said_bare(deed: Deed, told: Deed) -> bool:
    """`we did not lose it`, beside `the report said that we lost a sample`."""
    bare = not (told.about or told.weak) and alike(told.verb, deed.verb) and told.denied == deed.denied
    return bare and _same_doer(deed, told)


def _other_day(deed: Deed, told: list[Deed]) -> str:
    """The weekday of a deed, where what was told of the same one gives only others."""
    days = [d for d in WEEKDAYS if d in deed.about]
    known = [k.about & WEEKDAYS for k in told if (k.about & deed.about) - WEEKDAYS]
    wrong = len(days) == 1 and not deed.weak and known and all(k and days[0] not in k for k in known)
    return days[0].capitalize() if wrong else ""


def _denial(deed: Deed, told: Deed) -> Turned:
    other = deed.word != told.word
    said = "the opposite" if other else "it was not so" if deed.denied else "it was so"
    return Turned(deed.said, f"You wrote {quote(told.tells)}; the draft says {said}.")


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
    takes = deed.word in _TAKES or all(
        bool(deed.head) and deed.head in k.about and not deed.acts for k in there
    )
    if (best >= 2 or alone) and not takes and mine in _TWO and sides <= _TWO and mine not in sides:
        return Turned(deed.said, f"You wrote {quote(there[0].tells)}; the draft says {_doer(deed)}.")
    if best >= 2 and deed.late and all(k.late == -deed.late for k in there):
        return _denial(deed, there[0])
    if all(_undone(deed, k) or (best >= 2 and _there(deed, k)) for k in there):
        return _denial(deed, there[0])
    if (
        best >= 2
        and not deed.hedged
        and not deed.denied
        and all(k.hedged for k in there)
        and (not mine or sides <= {mine, ""})
    ):
        return _too_sure(deed, there[0])
    yet = (
        _LATE.search(deed.said)
        or _UNTIL.search(deed.said)
        or any(_BROKEN.search(k.said) or _opposed(deed.said, k.said) for k in there)
    )
    if deed.denied and not yet and not any(_DENIES.search(k.tells) for k in there):
        return _denial(deed, there[0])
    return None


def _opposed(said: str, typed: str) -> bool:
    """`was not closed` beside `was open`: the one denies what the other is the opposite of."""
    here, there = ({stem(w) for w in words_of(text)} - _PASSED for text in (said, typed))
    sided = sides()
    return any(
        line == other and side != its
        for word in here & sided.keys()
        for line, side in sided[word]
        for rival in there & sided.keys()
        for other, its in sided[rival]
    )


def _too_sure(deed: Deed, told: Deed) -> Turned:
    return Turned(
        deed.said, f"You wrote {quote(told.tells)}, and were not sure; the draft says it as certain."
    )


def _undone(deed: Deed, told: Deed) -> bool:
    """`flew their check rides`, where it was told that they missed them: the same done to the same by the same."""
    same = bool(deed.what) and deed.what == told.what and _same_doer(deed, told) and bool(deed.who)
    return same and told.word in _UNDOES and not told.hedged and not deed.denied and deed.word not in _UNDOES


def _there(deed: Deed, told: Deed) -> bool:
    """`There were three blockers`, where it was told that there were none."""
    plain = not (deed.denied or deed.hedged or deed.habit or told.hedged or told.modal)
    return plain and told.denied and {deed.word, told.word} <= {"be", "have"}


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
    if deed.who == told.who and deed.one != told.one and not (deed.head and told.head):
        return deed.who == "other"  # my foreman is not I
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


def other_than(words: str, typed: str) -> Turned:
    """What is said otherwise than it was typed; where nothing was typed of it, that it was not told."""
    if not typed:
        return Turned(words, f"You did not tell of this: “{words}”.")
    return Turned(words, f"You wrote {quote(typed)}; the draft says the opposite.")


def _doer(deed: Deed) -> str:
    if not deed.who and deed.whom:
        return "it happened to you" if deed.whom == "me" else "it happened to your peer"
    if deed.head:
        owner = {"me": "your ", "you": "your peer’s "}.get(deed.who, "the ")
        return f"{owner}{deed.head} did it"
    return _NAMED.get(deed.who, "someone else did it")


def quote(typed: str, most: int = 80) -> str:
    """What was typed in quotation marks, cut at a word."""
    text = typed.strip().rstrip(".")
    return f"“{text}”" if len(text) <= most else f"“{text[:most].rsplit(' ', 1)[0]} …”"
