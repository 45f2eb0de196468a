"""Operations on what is asked: an order becomes a request, a wrapped request a plain one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.grammar import base_form, parse, subject_of
from assistant.reframe.operations.common import (
    Context,
    Edit,
    ended,
    imperative,
    in_quotes,
    lower_start,
    matches,
    swap,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Orders in form only, and set phrases.
_NO_ORDER = frozenset(
    "let thank thanks see have feel excuse forgive welcome imagine look listen hope trust find note sorry congratulations "
    "enjoy bear suppose say consider remember regard rest believe know understand wish guess expect".split()
)
_FORM_ONLY = re.compile(
    r"(?i)^(?:please )?(?:do ?n[o']t|don'?t) (?:hesitate|worry|get me wrong|mind)|^please (?:find|note|see attached|be advised|know|do (?:reach|let)|feel|accept|let me know|do ?n[o']t hesitate|reach out)|^(?:let me know|feel free|reach out|mark my words|just (?:ask|say|call|shout|tell))|"
    r"^(?:have|take) (?:a|care|your time)|^(?:see|find) (?:attached|below|you)|^attached|^(?:do|be) (?:well|safe|prepared|aware|warned|advised|assured|careful)"
)
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
_NEED_TO_SEE = re.compile(
    r"(?i)\b(?P<who>i|we) (?:really |still )?need to (?P<verb>see|have|receive|get|hear)\b"
)
_NEED_THING = re.compile(
    r"(?i)^(?P<front>(?:so|and|also|now|right now),? )?(?:i|we) (?:really |still |just |urgently )?(?:need|want) (?P<thing>(?:the|your|a|an|all|those|these|that|this|it|them|two|three|four|five)\b[^,;:?]*?\b(?:by|before|today|tomorrow|now|on|this|until|from you|asap)\b[^,;:?]*)[.!]$"
)
# `The slides must be redone`: said of a thing, and meant for a person.
_MUST_BE = re.compile(
    r"(?i)^(?P<front>(?:and |but |so |[^,]{3,60}, (?:and |so )?|[^,]{3,60} and (?:it['’]s|it is) (?:clear|evident|obvious) )?)(?P<that>that )?(?P<what>(?:the|this|these|it(?!['’]s| is)|your|all|any|every|such|those)\b[^,.;:!?]{0,70}?) (?:must|should|needs? to|has to|have to|ought to) (?P<soon>immediately |promptly |urgently )?be (?P<verb>\w+)(?P<rest>[^.!?;]*)[.!]$"
)
_EXPECTED_THINGS = re.compile(
    r"(?i)^(?P<what>(?!you\b|it\b|this\b|that\b|we\b|i\b)[a-z][\w' -]{2,60}?) (?:is|are) (?:expected|demanded|a must|non-negotiable)[.!]$"
)
_IMPERATIVE_IT = re.compile(
    r"(?i)\b(?:it['’]?s|it is)(?: (?:absolutely|also|therefore|really|now|thus))* (?:imperative|crucial|critical|essential|vital|paramount|necessary|mandatory|important|high time|required|urgent)(?P<that> that you| you|(?P<to> to)| that)(?P<modal> (?:must|should|need to))? (?=[a-z])"
)
_WRAPPED = (
    re.compile(r"(?i)\b(?:i was|i am|i['’]m|was) (?:just |only |also )?(?:wondering|curious) (?:if|whether) (?:(?P<we>we)|you) (?:could|can|would|might|will)(?: possibly| maybe| perhaps| at all)*(?: be (?:able|willing|so kind as) to| have (?:a (?:chance|moment)|time) to)?(?: possibly| maybe| perhaps)? (?=[a-z])"),
    re.compile(r"(?i)\bi was (?:kind of |sort of |just |really )?hoping (?:that )?(?:(?P<we>we)|you) (?:could|can|would|might)(?: possibly| maybe| perhaps)*(?: be able to)? (?=[a-z])"),
    re.compile(r"(?i)\bwould it be (?:at all |ok |okay |alright )?(?:possible|ok|okay|all right|alright)? ?(?:for (?:(?P<we>us)|you) )?to (?=[a-z])"),
    re.compile(r"(?i)\bdo you (?:think|suppose|reckon) (?:that )?(?:(?P<we>we)|you) (?:could|can|might|would)(?: possibly| maybe| perhaps)*(?: be able to)? (?=[a-z])"),
    re.compile(r"(?i)\b(?:it (?:would|['’]d) be|it['’]d be) (?:so |really |very |just )?(?:great|nice|good|lovely|helpful|wonderful|amazing|cool|ideal|fantastic|appreciated) if (?:(?P<we>we)|you) (?:could|can|would|might)(?: possibly| maybe| perhaps)* (?=[a-z])"),
    re.compile(r"(?i)\bi(?: would|['’]d) (?:really |so |very much |greatly |deeply )?(?:appreciate it|be (?:so |very |most |really )?(?:grateful|thankful|happy|glad)|love it) (?:very much )?if (?:(?P<we>we)|you) (?:could|can|would|might|were able to)(?: possibly| maybe| perhaps)* (?=[a-z])"),
    re.compile(r"(?i)\b(?:could|would|can) (?:(?P<we>we)|you) (?:possibly |maybe |perhaps |kindly |ever )*(?:be (?:so kind as|able|willing) to )?(?=[a-z])(?!be |have |like |love |prefer |rather |want |imagine|help me understand|please|we |you )"),
    re.compile(r"(?i)\byou (?:might|may) (?:want|like|wish) to (?P<we>(?!.))?(?=[a-z])"),
)  # fmt: skip
_AND_THEN = re.compile(
    r"(?i)(?:,|\bnow) (?:and|or) (?:the|you(?! (?:can|could|may))|your|it|this|there|he|she|they|everything|nothing)\b"
)
_MIND = re.compile(r"(?i)\b(?:would|do) you mind (?:(?:possibly|maybe|perhaps) )?(?P<verb>[a-z]+ing)\b")

_PLAIN_FORM = {
    "warm": "could you please",
    "expressive": "could you",
    "analytical": "could you please",
    "direct": "please",
}
_STATED = {
    "warm": "I would be grateful if you could",
    "expressive": "it would be great if you could",
    "analytical": "I would ask you to",
    "direct": "please",
}


def _clauses_after(doc: Doc, verb: Token) -> bool:
    """Whether a clause with a subject of its own is joined to the verb."""
    return any(
        t.dep_ in {"conj", "ccomp", "parataxis"} and t.head == verb and subject_of(t) is not None for t in doc
    )


def _with_front(text: str, at: int, words: str, rest: str, *, asks: bool) -> str:
    """The sentence with `words` put at `at`, before the verb phrase, and its mark."""
    front = text[:at]
    start = words if front.strip() or text[:1].islower() else words[0].upper() + words[1:]
    out = f"{front}{start} {rest}"
    return ended(out, "?") if asks else ended(out, ".")


def _asked(text: str, at: int, phrase: str, negated: bool, context: Context, *, stated: bool) -> Edit:
    """A request in the style's form. `phrase` starts with the verb in its base form."""
    phrase = re.sub(r"(?i)^(?:please |kindly )+", "", phrase)
    if negated:
        if phrase.lower().startswith("never "):
            return Edit(_with_front(text, at, "could you please never", phrase[6:], asks=True))
        if context.style == "direct":
            return Edit(_with_front(text, at, "please do not", phrase, asks=False))
        if context.style == "analytical" or stated:
            return Edit(_with_front(text, at, "I would ask you not to", phrase, asks=False))
        return Edit(_with_front(text, at, "could you please not", phrase, asks=True))
    words = (_STATED if stated else _PLAIN_FORM)[context.style]
    return Edit(_with_front(text, at, words, phrase, asks=words.startswith("could")))


def _too_long(text: str) -> bool:
    return len(text.split()) > 26 or ";" in text


def soften_order(text: str, context: Context) -> Iterator[Edit]:
    """An order as a request. A mention asks for nothing, so there orders stay for the tone check to name."""
    if not context.limits.may_request or text.rstrip().endswith("?"):
        return
    doc = parse(text)
    yield from _imperatives(text, doc, context)
    yield from _musts(text, context)
    for m in matches(_IMPERATIVE_IT, text):
        if m["to"]:
            words = "it would help a lot to "
        elif "you" in m["that"].lower():
            words = "it would help a lot if you could "
        else:
            words = "it matters to me that "
        yield Edit(swap(text, m.start(), m.end(), words))
    for m in matches(_EXPECT_THING, text):
        words = (
            f"{m['who']} would like to ask for "
            if m["verb"].lower() in {"demand", "insist on"}
            else f"{m['who']} hope{m['to'] or _hoping(text[m.end() :])} "
        )
        yield Edit(swap(text, m.start(), m.end(), words))
    for m in matches(_EXPECTED, text):
        yield Edit(swap(text, m.start(), m.end(), f"{m['who']} had hoped{_hoping(text[m.end() :])} "))
    yield from _said_of_things(text)
    for m in matches(_NEED_TO_SEE, text):
        yield Edit(swap(text, m.start(), m.end(), f"{m['who']} hope to {m['verb']}"))
    thing = _NEED_THING.match(text)
    if thing:
        yield Edit(
            ended(
                f"{thing['front'] or ''}{'could' if thing['front'] else 'Could'} I please have {thing['thing']}",
                "?",
            )
        )


def _said_of_things(text: str) -> Iterator[Edit]:
    m = _MUST_BE.match(text)
    if m and parse(f"It was {m['verb']}.")[2].tag_ == "VBN" and " you " not in f" {m['rest']} ":
        what = lower_start(m["what"])
        said = f"it would help a lot if {what} could be {m['verb']}{m['rest']}"
        yield Edit(swap(ended(f"{m['front']}{said}", "."), 0, 0, ""))
    m = _EXPECTED_THINGS.match(text)
    if m:
        yield Edit(f"I hope for {lower_start(m['what'])}.")


def _hoping(thing: str) -> str:
    return (
        " to have"
        if re.match(r"(?i)(?:the|your|all|this|these|those|that|it|them|him|her)\b", thing)
        else " for"
    )


def _imperatives(text: str, doc: Doc, context: Context) -> Iterator[Edit]:
    verb = imperative(doc)
    if verb is None or verb.lower_ in _NO_ORDER or _FORM_ONLY.match(text) or in_quotes(text, verb.idx):
        return
    if context.style in {"analytical", "expressive", "direct"} and re.search(r"(?i)\bplease\b", text):
        return
    start = min(
        [
            verb,
            *(
                c
                for c in verb.lefts
                if c.dep_ in {"aux", "neg", "intj"}
                or c.lower_
                in {"please", "just", "kindly", "do", "never", "also", "then", "now", "perhaps", "maybe"}
            ),
        ],
        key=lambda t: t.i,
    )
    front = text[: start.idx]
    if front.strip() and not re.search(r"(?i)(?:,|\b(?:and|so|then|now|also|first|again))\s*$", front):
        return
    phrase = text[start.idx :]
    if _FORM_ONLY.match(phrase):
        return
    # `Ignore it, and the rest falls behind` is a condition, and no order.
    if _AND_THEN.search(phrase):
        return
    negated = re.match(r"(?i)(?:please )?(?:do ?not|don['’]?t|never)\s+", phrase)
    if negated:
        phrase = ("never " if "never" in negated[0].lower() else "") + phrase[negated.end() :]
    if not negated:
        lead = (
            r"(?:just|kindly|then|now|also)"
            if verb.lower_ == "do"
            else r"(?:just|kindly|then|now|also|perhaps|maybe|do)"
        )
        phrase = re.sub(rf"(?i)^{lead} (?=[a-z])", "", lower_start(phrase))
    yield _asked(
        text, start.idx, phrase, bool(negated), context, stated=_clauses_after(doc, verb) or _too_long(text)
    )


def _is_base(verb: str) -> bool:
    return verb.lower() in {"be", "have", "do"} or base_form(verb) == verb.lower()


def _musts(text: str, context: Context) -> Iterator[Edit]:
    for pattern in (_MUST, _WANT_YOU, _SUGGEST):
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
            many = _too_long(text) or bool(
                re.search(r"(?i),? (?:and|but|or|so) (?:i|we|you|he|she|they|it|the|that|this)\b", phrase)
            )
            yield _asked(text, at, phrase, negated, context, stated=many)


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


def plain_request(text: str, context: Context) -> Iterator[Edit]:
    """A request that is wrapped up, in plain words: `I was wondering if you could send it` gives `Please send it`."""
    if not context.limits.may_request:
        return
    for m in matches(_MIND, text):
        if _front_ok(text[: m.start()]):
            yield _plainly(text, m.start(), base_form(m["verb"]) + text[m.end() :], together=False)
    for pattern in _WRAPPED:
        for m in matches(pattern, text):
            if _front_ok(text[: m.start()]) and parse("I want to " + text[m.end() :])[3].tag_ in {"VB", "RB"}:
                yield _plainly(text, m.start(), text[m.end() :], together=bool(m["we"]))
                return


def _front_ok(front: str) -> bool:
    return not front.strip() or bool(re.search(r"(?i)(?:,|\b(?:and|so|but|then))\s*$", front))


def _plainly(text: str, at: int, phrase: str, *, together: bool) -> Edit:
    phrase = re.sub(r"(?i)^(?:please |kindly )+", "", phrase)
    phrase = re.sub(r"(?i),? please(?=[.?!]*$)", "", phrase)
    words = "can we" if together else "please"
    return Edit(_with_front(text, at, words, phrase, asks=together))
