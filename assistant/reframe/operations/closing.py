"""Operations that add a courteous sentence of plain glue: at the opening, before feedback, or as the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import parse, subject_of
from assistant.reframe.layout import Unit, body
from assistant.reframe.operations.adding import PLEASANT, add_unit, behind, fits, whole_text
from assistant.reframe.operations.common import THANKS, Context, Rearranged, is_request
from assistant.reframe.particulars import exact

# What these operations add. None of it tells anything of the matter.
OPEN_KINDLY = "I hope you're well."
ASK_FIRST = "May I share something with you?"
CLOSE_KINDLY = ("Thank you for your help with this.", "Thank you.")
LEAVE_SPACE = ("How do you see it?", "How does it look from your side?")
ASK_DETAIL = ("Does that match what you have?", "Is that right, as far as you know?")
INVITE_IDEAS = ("What ideas do you have?", "What would you add?")
INVITE_VIEW = ("What do you make of it?", "What's your take?")
GLUE = frozenset(
    (OPEN_KINDLY, ASK_FIRST, *CLOSE_KINDLY, *LEAVE_SPACE, *ASK_DETAIL, *INVITE_IDEAS, *INVITE_VIEW)
)

_HAPPENED = re.compile(
    r"(?i)\byou(?:r \w+)?(?: \w+){0,2}? (?:\w+ed|said|told|sent|came|left|went|took|gave|made|cut|put|ran|spoke|wrote|did|had|were|was|got|kept)\b"
)
_THANKS_AT_END = re.compile(r"(?i)(?:many )?thank")
_ASKS = re.compile(
    r"(?i)\b(?:could|would|can|will) you\b|\bplease\b|\bgrateful if\b|\bwould help\b|\bi (?:hope|need) (?:to (?:have|see)|for|the|your|a)\b|\bcould i please\b"
)
_ASKS_YOU = re.compile(
    r"(?i)^(?!.*\b(?:help|grateful|glad|when|tell me)\b).*\b(?:could you|would you please)\b"
)
_ASKS_THEIRS = re.compile(
    r"(?i)\b(?:hear|know|understand|see)(?: from you)? (?:how|what|where|why|it from your)\b|\btell me (?:how|what|where)\b|\byour (?:view|side|thoughts)\b|\bhear (?:all|the same)\b"
)
_TOGETHER = re.compile(
    r"(?i)\blet['’]s\b|\blove us to\b|\b(?:together|jointly)\b|\blike us to\b|\bhope (?:that )?we\b"
)
_OFTEN = re.compile(r"(?i)\byou(?:r \w+)? (?:often|sometimes|keep|still|again)\b")
_FEEDBACK = frozenset({None, "auto", "two-way-feedback"})


def ask_before_telling(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """`May I share something with you?` before spoken feedback that holds no question."""
    places, whole = body(units), whole_text(units)
    asks_room = context.limits.may_ask and context.kind in {None, "auto", "two-way-feedback"}
    if not places or not asks_room or context.written or "?" in whole or not _HAPPENED.search(whole):
        return
    if is_request(units[places[0]].text) or THANKS.search(units[places[0]].text):
        return
    if any(
        u.part == "greeting"
        and not u.text.endswith((".", "!"))
        and n + 1 == places[0]
        and not units[places[0]].opens_paragraph
        for n, u in enumerate(units)
    ):
        return
    yield from add_unit(units, places[0], ASK_FIRST, context, change)


def open_kindly(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """`I hope you're well.` at the head of a written text that opens with neither a wish nor thanks."""
    places = body(units)
    if not places or not context.written or context.kind == "mention":
        return
    first = units[places[0]]
    opening = " ".join(units[n].text for n in places[:2])
    if first.text[:1].islower() or PLEASANT.search(opening) or THANKS.search(opening):
        return
    if places[0] and units[places[0] - 1].part == "greeting" and not first.opens_paragraph:
        return
    yield from add_unit(units, places[0], OPEN_KINDLY, context, change)


def close_kindly(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """A word of thanks or of need where a text asks for something: written at its end, spoken right behind the request."""
    places = body(units)
    if not places or not context.limits.may_request or any(units[n].text in CLOSE_KINDLY for n in places):
        return
    asked = any(_ASKS.search(units[n].text) for n in places)
    thanked = any(THANKS.search(units[n].text) for n in places[-2:]) or any(
        _THANKS_AT_END.match(u.text) for u in units if u.part == "signoff"
    )
    if context.written and asked and not thanked:
        yield from add_unit(units, behind(units), CLOSE_KINDLY[0], context, change)
    elif (
        not context.written
        and context.kind is None
        and len(places) > 1
        and _ASKS_YOU.search(units[places[-1]].text)
        and not thanked
    ):
        yield from add_unit(units, behind(units), CLOSE_KINDLY[1], context, change)


def _open_question(units: list[Unit]) -> bool:
    """Whether something is asked that is no request."""
    return any(
        (u.text.endswith("?") and not is_request(u.text)) or _ASKS_THEIRS.search(u.text)
        for u in units
        if u.part == "sentence"
    )


def _last_word(
    units: list[Unit], context: Context, change: str, words: tuple[str, ...]
) -> Iterator[Rearranged]:
    """One of these questions as the last sentence, the same one for the same text."""
    question = words[context.seed % len(words)]
    if context.limits.may_ask and context.kind in _FEEDBACK and fits(units, question, context):
        yield from add_unit(units, behind(units), question, context, change)


def _they_did(text: str) -> bool:
    """Whether a sentence tells of something in the past with `you`, or someone of yours, as the one who did it."""
    if _HAPPENED.search(text):
        return True
    subjects = [(t, subject_of(t)) for t in parse(text) if t.tag_ == "VBD"]
    return any(s is not None and any(w.lower_ in {"you", "your"} for w in s.subtree) for _, s in subjects)


def _tells_about_them(units: list[Unit]) -> bool:
    told = [units[n].text for n in body(units) if not is_request(units[n].text)]
    return any(_OFTEN.search(text) or _they_did(text) for text in told)


def leave_space(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """A question for their side, after feedback that asks for none."""
    last = units[body(units)[-1]].text if body(units) else ""
    asked = is_request(last) or any(units[n].text in CLOSE_KINDLY for n in body(units))
    if not asked and _tells_about_them(units) and not _open_question(units):
        yield from _last_word(units, context, change, LEAVE_SPACE)


def ask_the_detail(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """A question whether the facts agree, after facts with a date or a number and no question at all."""
    facts = [units[n].text for n in body(units) if not is_request(units[n].text)]
    told_last = bool(facts) and units[body(units)[-1]].text == facts[-1] and bool(exact(facts[-1]))
    if told_last and "?" not in whole_text(units) and any(exact(f) and _HAPPENED.search(f) for f in facts):
        yield from _last_word(units, context, change, ASK_DETAIL)


def invite(units: list[Unit], context: Context, change: str) -> Iterator[Rearranged]:
    """A question for their ideas behind a shared wish, for their view behind feedback; none after an apology."""
    whole = whole_text(units)
    if "?" in whole or _open_question(units) or re.search(r"(?i)\b(?:sorry|apolog\w+)\b", whole):
        return
    if _TOGETHER.search(whole):
        yield from _last_word(units, context, change, INVITE_IDEAS)
    elif _tells_about_them(units) and not is_request(units[body(units)[-1]].text):
        yield from _last_word(units, context, change, INVITE_VIEW)
