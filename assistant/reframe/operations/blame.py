"""Operation on blame: said as one's own question, wish or view."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import past_form
from assistant.reframe.operations.common import Context, Edit, matches, swap
from assistant.reframe.operations.judging import judgements

_WHY = re.compile(
    r"(?i)^(?P<front>(?:so|and|but),? )?why (?P<aux>have|did|do|are|were|can|could|would|is|was|has|will)(?P<not>n['’]t)? (?P<who>you|your team|your people)(?P<not2> not)? (?P<rest>[^?]+)\?*$"
)
_HOW_COULD = re.compile(r"(?i)^how (?:could|can|dare) you (?P<rest>[^?]+)\?*$")
_SHOULD_HAVE = re.compile(
    r"(?i)\byou (?P<modal>should|could|ought to|might)(?P<not> not|n['’]t)?(?: at least| really| just)? have (?P<rest>(?:at least |really |just )?\w+)"
)
_MADE_ME = re.compile(
    r"(?i)\byou(?: have|['’]ve)? (?:really |just )?(?:made|make|are making|keep making) (?P<who>me|us) (?P<verb>feel|look) (?=\w)"
)
# What somebody did or wants, as the speaker sees it: said as a view, with every word of it.
_ACTS = re.compile(
    r"(?i)\byou(?: have|['’]ve)?(?: (?:just|clearly|deliberately|really|again|completely|obviously|badly))* "
    r"(?:(?:ignored|undermined|humiliated|belittled|excluded|bypassed|dismissed|insulted|embarrassed|betrayed|blindsided|bulldozed|patronised|patronized|disrespected|steamrolled|sidelined|stonewalled|attacked|misled|disappointed) (?:me|us)\b|"
    r"let (?:me|us|the team|everyone)(?: all)? down\b)"
)
_FAULT = re.compile(
    r"(?i)\b(?P<what>this|it|that|all of this|the whole thing)(?P<be> is|['’]s| was) (?:all |entirely |completely |simply |clearly )?(?:your fault|on you|down to you|your doing|because of you)\b"
)
_MIND = re.compile(
    r"(?i)\byou (?P<adverbs>(?:just |clearly |obviously |really |simply |only )*)(?P<what>(?:do ?n[o']t|don['’]?t|do not|couldn['’]?t|did ?n[o']t|didn['’]t) (?:really |even )?(?:care|give a \w+|respect|value|(?:trust|like)(?= (?:me|us|my|our)\b))\b|"
    r"(?:want(?P<past>ed)?|were trying|are trying|tried|meant|intended|intend) to (?=(?:make|hurt|embarrass|undermine|humiliate|punish|win|sabotage|block|exclude|push)\b))"
)
_PAST = re.compile(r"(?i)\b(?:didn|did not|wanted|were|tried|meant|intended)\b")
# Said as a view already.
_OWNED = re.compile(
    r"(?i)\b(?:as i (?:see|saw) it|to me|looks?|looked|feels?|felt|i (?:think|believe|find|found|guess|fear)|seems?|seemed|the story|if|whether|when|hope|wish)\b[^.;]*$"
)


def own_the_blame(text: str, context: Context) -> Iterator[Edit]:
    """Blame as one's own question, wish or view. No feeling is added."""
    yield from _questions(text, context)
    yield from _done_to_me(text, context)
    yield from judgements(text)
    for m in matches(_SHOULD_HAVE, text):
        if _stands_as_main(text[: m.start()]) and not _OWNED.search(text[: m.start()]):
            no = "not " if m["not"] else ""
            yield Edit(swap(text, m.start(), m.end(), f"I wish you had {no}{m['rest']}"))


def _stands_as_main(front: str) -> bool:
    return not front.strip() or bool(
        re.search(r"(?i)(?:[,;:]|\b(?:and|but|so|that|think|believe))\s*$", front)
    )


def _questions(text: str, context: Context) -> Iterator[Edit]:
    if not context.limits.may_ask:
        return
    m = _WHY.match(text)
    if m:
        no = m["not"] or m["not2"]
        aux, who, rest = m["aux"].lower(), m["who"].lower(), m["rest"]
        rest = re.sub(r"(?i)^(?:even|just|simply|always|ever) ", "", rest)
        front = m["front"] or ""
        if aux in {"did", "do"} and not no:
            said = f"what {'led' if aux == 'did' else 'leads'} {who} to {rest}"
        else:
            said = f"why {who} {aux}{no or ''} {rest}"
        yield Edit(
            swap(f"{front}could you help me understand {said}?", 0, 0, "")
            if front
            else f"Could you help me understand {said}?"
        )
    m = _HOW_COULD.match(text)
    if m:
        yield Edit(f"Could you help me understand what led you to {m['rest']}?")


def _done_to_me(text: str, context: Context) -> Iterator[Edit]:
    """An act or an aim that is laid at somebody's door, as one's own view of it."""
    for m in matches(_MADE_ME, text):
        yield Edit(
            swap(
                text,
                m.start(),
                m.end(),
                f"{'I' if m['who'].lower() == 'me' else 'we'} {past_form(m['verb'].lower())} ",
            )
        )
    for m in matches(_FAULT, text):
        yield from _as_seen(text, m.start(), "I hold you responsible for ", _lower(m["what"]), m.end())
    for m in matches(_ACTS, text):
        frame = "to me it looks as if " if "as i see it" in context.whole.lower() else "as I see it, "
        yield from _as_seen(text, m.start(), frame, _lower(m[0]), m.end())
    for m in matches(_MIND, text):
        looks = "looked" if _PAST.search(m["what"]) else "looks"
        yield from _as_seen(text, m.start(), f"to me it {looks} as if ", f"you {m['what']}", m.end())


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _as_seen(text: str, start: int, frame: str, said: str, end: int) -> Iterator[Edit]:
    """The words in a frame that owns them, where none stands before them and a clause starts there."""
    front = text[:start]
    if _OWNED.search(front) or not _stands_as_main(front):
        return
    yield Edit(swap(text, start, end, (frame if front.strip() else frame[0].upper() + frame[1:]) + said))
