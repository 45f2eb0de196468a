"""Operations on the order of the sentences: what comes first, and numbers for points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.grammar import parse
from assistant.reframe.layout import Unit, body, reordered
from assistant.reframe.marked import Marked
from assistant.reframe.operations.common import (
    OF_THE_WHOLE,
    POINTS_BACK,
    THANKS,
    WISH,
    Context,
    Rearranged,
    TextOperation,
    is_request,
    leans_back,
    lower_start,
)
from assistant.reframe.particulars import exact

_OPENER = re.compile(
    r"(?i)^(?:so|by the way|anyway|in short|therefore|thus|hence|basically|long story short),? (?=[a-z])"
)
_NEAR = re.compile(r"(?i)\b(?:this|that) (?:week|month|year|morning|afternoon|evening|quarter|time)\b")
# `The last two` leans on a noun before it.
_ELLIPSIS = re.compile(r"(?i)\bthe (?:last|next|other|first) (?:one|two|three|four|five|few)\b(?! \w+s\b)")
_THERE = re.compile(
    r"(?i)\bsuch\b(?! as\b)|\bthere\b(?! (?:is|are|was|were|will|has|have|by|at|before|on)\b|['’]s)"
)
_CLOSER = re.compile(
    r"(?i)^(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot| again)?|thank you for (?:your|the) (?:help|attention|understanding|cooperation|support|consideration|patience|prompt)[^.!?]*|"
    r"thanks? (?:you )?in advance[^.!?]*|thank you for (?:listening|reading|making|taking)[^.!?]*)[.!]*$"
)
_ITEM = re.compile(
    r"(?i)^(?:first|second|third|fourth|fifth|1|2|3|finally|then|next|also|last|after|before|when|on|in|at|since|but|and|so|however)\b"
)
_THANKS_FOR_TIME = re.compile(
    r"(?i)^(?:many )?thank(?:s| you)(?: so much| very much)?(?: for (?:taking|making|finding|the|this|agreeing|sitting|meeting|talking|being|doing)\b[^.!?]*)?(?:, [A-Z][\w'’-]+)?[.!]$"
)
_ABOUT_THE_TALK = re.compile(
    r"(?i)\b(?:i(?:['’]d| would) (?:like|love|rather)(?: to)? (?:to )?(?:hear|know|talk|speak|tell|share|say|mention|ask|understand|thank|see how|listen|change my side)|want(?:ed)? to (?:hear|know|talk|speak|tell|share|say|mention|ask|understand|thank)|had (?:hoped|wished)|i wish you had|"
    r"where i(?:['’]d| would) like|hope (?:you|this|that) (?:see|understand|don['’]t|do not|agree)|what i mean)\b|^(?:before|if|when|because|although)\b|\b(?:to talk|to hear|to know|to tell you)\b"
)
# `Priya, could you …` speaks to one of several.
_TO_ONE = re.compile(r"^[A-Z][\w'’-]+, (?:could|please|can|would|I would|make|do)\b")
_LETS = re.compile(r"(?i)^let['’]s\b")
_NUMBERS = ("First", "Second", "Third", "Fourth", "Fifth")
_MOST_POINTS, _LEAST_POINTS = 5, 3


def points_back(text: str) -> bool:
    """Whether anything in a sentence may point to one before it; `that` as a joining word does not."""
    if OF_THE_WHOLE.match(text):
        return False
    plain = _NEAR.sub(" ", text)
    return (
        leans_back(plain)
        or bool(_ELLIPSIS.search(plain))
        or bool(_THERE.search(plain))
        or any(
            t.lower_ in POINTS_BACK and t.dep_ not in {"mark", "expl"} and t.tag_ not in {"IN", "WDT"}
            for t in parse(plain)
        )
    )


def _thanks(text: str) -> bool:
    return bool(THANKS.search(text)) and not _CLOSER.match(text) and len(text.split()) >= 5


def _wish(text: str) -> bool:
    return bool(WISH.search(text)) and not is_request(text)


def _aim(text: str) -> bool:
    """A wish for the matter itself: not one to talk, to hear or to be left alone, and none that leans on an `if`."""
    return (
        (_wish(text) or bool(_LETS.match(text)))
        and not _ABOUT_THE_TALK.search(text)
        and not text.endswith("?")
    )


def _capital(unit: Unit, up: bool) -> Unit:
    """The unit with its first letter as its place demands: small after `Ines,`, else large."""
    words = unit.words
    first = words.chars[:1]
    new = first.upper() if up else lower_start(words.chars)[:1]
    if not first or new == first:
        return unit
    return replace(unit, words=Marked(new + words.chars[1:], words.origin, words.by))


def settled(units: list[Unit]) -> list[Unit]:
    """Capitals as the places demand: a sentence on the line of its greeting goes on with what the greeting's mark asks."""
    out = list(units)
    for n, unit in enumerate(out):
        if unit.part != "sentence" or not n or out[n - 1].part != "greeting" or unit.opens_paragraph:
            if unit.part == "sentence" and unit.text[:1].islower() and n and out[n - 1].part == "sentence":
                out[n] = _capital(unit, True)
            continue
        if out[n - 1].text.endswith(","):
            out[n] = _capital(unit, False)
    return out


def _moved(units: list[Unit], source: int, target: int, change: str) -> Rearranged:
    """One sentence moved to another place; those between make room."""
    order = [
        n
        for n in range(len(units))
        if units[n].part == "sentence" and min(source, target) <= n <= max(source, target)
    ]
    places = list(order)
    order.remove(source)
    order.insert(0 if target < source else len(order), source)
    unit = units[source]
    opener = _OPENER.match(unit.text)
    words = unit.words.cut(opener.end(), len(unit.text)) if opener else unit.words
    moved = _capital(replace(unit, words=words.moved(change)), True)
    out = reordered([*units[:source], moved, *units[source + 1 :]], order, places)
    return Rearranged(settled(out), unit.text, moved.text, moved=True)


def _from_the_front(units: list[Unit]) -> list[int]:
    """The places of the sentences, without a word of thanks for the time that opens a talk."""
    places = body(units)
    return places[1:] if len(places) > 1 and _THANKS_FOR_TIME.match(units[places[0]].text) else places


def _to_front(
    wanted: Callable[[str], bool], *, after_thanks: bool = True, only_first: bool = False
) -> TextOperation:
    """The operation that moves the first sentence of a kind to the front, where it can stand there.

    `only_first` leaves a later one where it is, so that it is not put before one that it adds to.
    """

    def lead(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
        places = _from_the_front(units) if after_thanks else body(units)
        if len(places) < 2 or wanted(units[places[0]].text) or context.kind == "mention":
            return
        for n, at in enumerate(places[1:], start=1):
            text = units[at].text
            if not wanted(text):
                continue
            after = units[places[n + 1]].text if n + 1 < len(places) else ""
            if (
                not points_back(_OPENER.sub("", text))
                and not (after and points_back(after))
                and _may_follow(units, places[0])
            ):
                yield _moved(units, at, places[0], change)
                return
            if only_first:
                return

    return lead


def _may_follow(units: list[Unit], first: int) -> bool:
    """Whether another sentence may come before the first: not in a text without capitals."""
    greeted = first > 0 and units[first - 1].part == "greeting" and not units[first].opens_paragraph
    return greeted or not units[first].text[:1].islower()


def _point(text: str) -> bool:
    return (
        is_request(text)
        and not _TO_ONE.match(text)
        and not _CLOSER.match(text)
        and not re.match(
            r"(?i)(?:what|how|where|when|why|who|which)\b|(?:please )?(?:let me know|feel free|do ?n[o']t hesitate|tell me (?:where|how|what)|be (?:as open|more|less|careful)|say it)",
            text,
        )
    )


_lead_with_the_request = _to_front(_point, only_first=True)
lead_with_the_aim = _to_front(_aim)
acknowledge_effort = _to_front(_thanks, after_thanks=False)


def lead_with_the_point(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """What is asked comes first; in a prepared talk, or where nothing is asked, what is wished for."""
    if context.kind in {None, "auto"} and any(_point(units[n].text) for n in body(units)):
        yield from _lead_with_the_request(units, context, change)
    else:
        moved = list(lead_with_the_aim(units, context, change))
        yield from moved or _lead_with_the_request(units, context, change)


def lead_with_the_facts(units: list[Unit], _context: Context, change: str) -> Iterator[Rearranged]:
    """A request or wish that opens the text goes behind the statements that follow it."""
    places = body(units)
    if places and (_point(units[places[0]].text) or _aim(units[places[0]].text)):
        yield from _behind_the_statements(units, places, change)


def lead_with_the_context(units: list[Unit], _context: Context, change: str) -> Iterator[Rearranged]:
    """A request that opens the text goes behind the statements that follow it; a wish may open it."""
    places = body(units)
    if places and _point(units[places[0]].text):
        yield from _behind_the_statements(units, places, change)


def _behind_the_statements(units: list[Unit], places: list[int], change: str) -> Iterator[Rearranged]:
    if len(places) < 2:
        return
    statements = [
        n
        for n in places[1:]
        if not is_request(units[n].text)
        and not _CLOSER.match(units[n].text)
        and not units[n].text.endswith("?")
    ]
    rest = [units[n].text for n in places[1:]]
    if statements and not points_back(rest[0]) and _may_follow(units, places[0]):
        yield _moved(units, places[0], statements[-1], change)


def _is_point(text: str) -> bool:
    past = any(t.tag_ == "VBD" for t in parse(text))
    return (
        past
        and not text.endswith("?")
        and not is_request(text)
        and not THANKS.search(text)
        and not WISH.search(text)
    )


def number_the_points(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """`First,`, `Second,`, `Third,` before three to five facts in a row."""
    if context.limits.sentences is not None and context.limits.sentences < _MOST_POINTS:
        return
    run: list[int] = []
    for n in [*body(units), -1]:
        fits = (
            n >= 0
            and exact(units[n].text)
            and _is_point(units[n].text)
            and not _ITEM.match(units[n].text)
            and not leans_back(units[n].text)
        )
        if fits and (not run or n == run[-1] + 1):
            run.append(n)
            continue
        if _LEAST_POINTS <= len(run) <= _MOST_POINTS:
            break
        run = [n] if fits else []
    if not _LEAST_POINTS <= len(run) <= _MOST_POINTS:
        return
    out = list(units)
    for word, n in zip(_NUMBERS, run, strict=False):
        out[n] = replace(units[n], words=Marked.new(f"{word}, ", change) + _capital(units[n], False).words)
    yield Rearranged(settled(out), "", ", ".join(_NUMBERS[: len(run)]))
