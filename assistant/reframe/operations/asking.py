"""Operations on what is asked: an order becomes a request, a wrapped request a plain one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import base_form, parse
from assistant.reframe.operations.common import Context, Edit, ended, lower_start, matches, swap
from assistant.reframe.operations.orders import orders, too_long
from assistant.reframe.operations.requesting import request

_MUST = re.compile(
    r"(?i)\byou(?: (?:really|just|simply|now|all|both|also|still|absolutely|definitely|urgently))? "
    r"(?P<modal>must|need to|have to|should|ought to|had better|have got to|are (?:required|expected|obliged|asked|requested) to|will need to|will have to)"
    r"(?P<neg> not|n['’]t| never)?(?: (?:really|now|also|immediately|please))? (?P<verb>[a-z]+)\b"
)
_WANT_YOU = re.compile(
    r"(?i)\b(?:i|we) (?:really |absolutely |still |now |just |therefore |fully |urgently )*(?:need|want|expect|require|would like|['’]d like|urge|order|ask|am asking|am telling|instruct)(?: all of)? you (?P<neg>not )?to (?P<verb>[a-z]+)\b"
)
_SUGGEST = re.compile(
    r"(?i)\b(?:i|we)(?:['’]d| would)? (?:strongly |highly |only )?(?:suggest|advise|recommend|propose|insist|demand|request)(?: that)? you (?P<neg>not )?(?P<verb>[a-z]+)\b"
)
_EXPECT_THING = re.compile(
    r"(?i)\b(?P<who>i|we) (?:fully |still |absolutely |really |clearly )?(?P<verb>expect|demand|insist on|require)(?P<to> to (?:see|have|receive|get|hear|find))? (?=(?!(?:to|you|that (?!one)|he|she|they|we|i|nothing less)\b)(?:an? |[a-z](?![^.,;!?]* to [a-z])))"
)
_EXPECTED = re.compile(
    r"(?i)\b(?P<who>i|we) (?:had |have )?expected (?=(?:a|an|more|better|your|the|some|at least)\b(?![^,.;!?]* to [a-z]))"
)
_NEED_THING = re.compile(
    r"(?i)^(?P<front>(?:so|and|also|now|right now),? )?(?:i|we) (?:really |still |just |urgently )?(?:need|want) (?P<thing>(?:the|your|a|an|all|those|these|that|this|it|them|two|three|four|five)\b[^,;:?]*?\b(?:by|before|today|tomorrow|now|on|this|until|from you|asap)\b[^,;:?]*)[.!]$"
)
# `The slides must be redone`: said of a thing, and meant for a person.
_MUST_BE = re.compile(
    r"(?i)^(?P<front>(?:and |but |so |[^,]{3,60}, (?:and |so )?)?)(?P<what>(?:the|this|these|it(?!['’]s| is)|your|all|any|every|such|those)\b[^,.;:!?]{0,70}?) (?:must|should|needs? to|has to|have to|ought to) (?P<soon>immediately |promptly |urgently )?be (?P<verb>\w+)(?P<rest>[^.!?;]*)[.!]$"
)
_EXPECTED_THINGS = re.compile(
    r"(?i)^(?P<what>(?!you\b|it\b|this\b|that\b|we\b|i\b)[a-z][\w' -]{2,60}?) (?:is|are) (?:expected|demanded|a must|non-negotiable)[.!]$"
)
_IMPERATIVE_IT = re.compile(
    r"(?i)\b(?:it['’]?s|it is)(?: (?:absolutely|also|therefore|really|now|thus))* (?:imperative|crucial|critical|essential|vital|paramount|necessary|mandatory|important|high time|required|urgent)(?P<that> that you| you|(?P<to> to)| that)(?P<modal> (?:must|should|need to))? (?=[a-z])"
)

_NOT_TO = re.compile(r"(?i)\byou(?: are|['’]re) (?P<neg>not )to (?P<verb>[a-z]+)\b")
_DONT_WANT = re.compile(
    r"(?i)\b(?:i|we) (?:really )?(?:do not|don['’]?t|won['’]?t|will not) (?:want|like|need|have|accept) you (?P<neg>to )(?P<verb>[a-z]+)\b"
)


def soften_order(text: str, context: Context) -> Iterator[Edit]:
    """An order as a request. A mention asks for nothing, so there orders stay for the tone check to name."""
    if not context.limits.may_request or text.rstrip().endswith("?"):
        return
    yield from orders(text, context)
    yield from _musts(text, context)
    yield from _it_is_imperative(text, context)
    for m in matches(_EXPECT_THING, text):
        demands = m["verb"].lower() in {"demand", "insist on"}
        owned = re.match(r"(?i)(?:an?|the|your|all|this|these|those|it|them|my|our)\b", text[m.end() :])
        words = (
            "ask for " if demands else f"{m['to'].strip()[3:]} " if m["to"] else "have " if owned else "see "
        )
        yield Edit(swap(text, m.start(), m.end(), f"{m['who']} would like to {words}"))
    for m in matches(_EXPECTED, text):
        yield Edit(swap(text, m.start(), m.end(), f"{m['who']} had hoped{_hoping(text[m.end() :])} "))
    yield from _said_of_things(text)
    thing = _NEED_THING.match(text)
    if thing:
        front = thing["front"] or ""
        yield Edit(ended(f"{front}{'could' if front else 'Could'} I please have {thing['thing']}", "?"))


def _it_is_imperative(text: str, context: Context) -> Iterator[Edit]:
    """`It is imperative that you call` as a request; of no person it is said that it matters."""
    for m in matches(_IMPERATIVE_IT, text):
        of_you = "you" in (m["that"] or "").lower()
        if of_you and not _is_base(re.split(r"\W", text[m.end() :], maxsplit=1)[0]):
            continue
        if of_you:
            if _opens_clause(text[: m.start()]):
                yield request(text, m.start(), text[m.end() :], False, context, stated=too_long(text))
            else:
                yield Edit(swap(text, m.start(), m.end(), "I would ask you to "))
        else:
            yield Edit(swap(text, m.start(), m.end(), "it matters to " if m["to"] else "it matters that "))


def _said_of_things(text: str) -> Iterator[Edit]:
    """`The slides must be redone` gives `Could the slides please be redone?`."""
    m = _MUST_BE.match(text)
    if m and _is_participle(text, m) and " you " not in f" {m['rest']} ":
        front, what = m["front"], lower_start(m["what"])
        could = "could" if front else "Could"
        yield Edit(ended(f"{front}{could} {what} please be {m['verb']}{m['rest']}", "?"))
    m = _EXPECTED_THINGS.match(text)
    if m:
        yield Edit(f"I would like to ask for {lower_start(m['what'])}.")


def _is_participle(text: str, m: re.Match[str]) -> bool:
    here = next((t for t in parse(text) if t.idx == m.start("verb")), None)
    return parse(f"It was {m['verb']}.")[2].tag_ == "VBN" or (here is not None and here.tag_ == "VBN")


def _hoping(thing: str) -> str:
    return (
        " to have"
        if re.match(r"(?i)(?:the|your|all|this|these|those|that|it|them|him|her)\b", thing)
        else " for"
    )


def _is_base(verb: str) -> bool:
    return verb.lower() in {"be", "have", "do"} or base_form(verb) == verb.lower()


def _musts(text: str, context: Context) -> Iterator[Edit]:
    for pattern in (_MUST, _WANT_YOU, _DONT_WANT, _NOT_TO, _SUGGEST):
        for m in matches(pattern, text):
            negated = bool(m["neg"])
            if not _is_base(m["verb"]) or re.match(
                r"(?i)have (?:\w+ed|been|done|told|said|known|made|sent|given|gone|come|asked)\b",
                text[m.start("verb") :],
            ):
                continue
            front, phrase = text[: m.start()], text[m.start("verb") :]
            unsure = re.search(r"(?i)\b(?:maybe|perhaps) $", front)
            at = unsure.start() if unsure else m.start()
            front = text[:at]
            if not _opens_clause(front):
                yield from _inside_clause(text, m)
                continue
            if negated and "never" in m["neg"].lower():
                phrase = "never " + phrase
            many = too_long(text) or bool(
                re.search(r"(?i),? (?:and|but|or|so) (?:i|we|you|he|she|they|it|the|that|this)\b", phrase)
            )
            yield request(text, at, phrase, negated, context, stated=many)


def _opens_clause(front: str) -> bool:
    return not front.strip() or (
        bool(re.search(r"(?i)(?:[,:;–-]|\b(?:and|so|but|then|think|believe|feel|that))\s*$", front))
        and not re.search(
            r"(?i)\b(?:that|if|because|when|what|which|who|how|why|think|believe|feel|as|since)\b[^,]*$",
            front,
        )
    )


def _inside_clause(text: str, m: re.Match[str]) -> Iterator[Edit]:
    """`I think you should check it`: the opinion stays, as a thought about what might help."""
    thinks = re.search(
        r"(?i)\bi (?:really |still |just )?(?:think|believe|feel)(?: that)? $", text[: m.start()]
    )
    if thinks and m.re is _MUST and not m["neg"]:
        yield Edit(swap(text, thinks.start(), m.start("verb"), "I think it would help if you could "))
