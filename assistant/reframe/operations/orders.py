"""Orders: which sentences are one, and how each is asked for. Some are odd: `Next time tell me`, `No more surprises`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.reframe.layout import is_called
from assistant.reframe.operations.common import Context, Edit, ended, imperative, in_quotes, lower_start
from assistant.reframe.operations.requesting import request, tail_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Orders in form only, and set phrases.
_NO_ORDER = frozenset(
    "let thank thanks see have feel excuse forgive welcome imagine look listen hope trust find note sorry congratulations "
    "enjoy bear suppose say consider remember regard rest believe know understand wish guess expect".split()
)
# The same verbs where they do order something.
_STILL = re.compile(
    r"(?i)^(?:let (?!(?:me know|us|alone|me (?:be|start|begin|say|explain|tell|add|remind|ask|clarify|share|give|see))\b)|have (?:it|them|this|these|your|the|my|someone|somebody|all)\b(?! been)|"
    r"see (?:to it|that)\b|find (?!attached|below|enclosed|the attached|you\b|here)|remember to\b|look (?:at|into|after|up|over)\b|listen to\b|say (?:it|so|sorry|hello|please)\b)"
)
_FORM_ONLY = re.compile(
    r"(?i)^(?:please )?(?:do ?n[o']t|don'?t) (?:hesitate|worry|get me wrong|mind|take (?:it|this) (?:the wrong way|personally))|^please (?:find|note|see attached|be advised|know|do (?:reach|let)|feel|accept|let me know|do ?n[o']t hesitate|reach out)|"
    r"^(?:let me know|feel free|reach out|mark my words|just (?:ask|call|shout|say the word)(?=[.!,]| if| when|$))|"
    r"^have an? |^take (?:care|a look|your time)\b|^(?:see|find) (?:attached|below|you)\b|^attached|^(?:do|be) (?:well|safe|prepared|aware|warned|advised|assured)\b"
)
_AND_THEN = re.compile(
    r"(?i)(?:,|\bnow) (?:and|or) (?:the|you(?! (?:can|could|may))|your|it|this|there|he|she|they|everything|nothing)\b"
)
_SMALL = "please just kindly do never also then now perhaps maybe always".split()
# `Next time tell me first`: when, and then what.
_WHEN = re.compile(
    r"(?i)^(?P<when>(?:for )?(?:the )?next time|in (?:the )?future|from (?:now|today|tomorrow|\w+day|next \w+|this \w+) on(?:wards?)?|from (?:now|today|tomorrow|next \w+)|this time|going forward|another time),? (?=[a-z])"
)
_CALLED = re.compile(r"^[A-Z][\w'’-]+(?: and [A-Z][\w'’-]+)?, (?=[a-z])")
_DO_NOT_LET = re.compile(
    r"(?i)^(?:please )?(?:do not|don['’]?t) (?:ever )?let (?P<what>it|this|that|them|these|those|(?:the|your|my|our|such|this|that) (?:[\w'’-]+ )??[\w'’-]+) (?P<verb>[a-z]+)\b(?P<rest>[^.!?]*)[.!]*$"
)
_NO_MORE = re.compile(
    r"(?i)^(?P<front>(?:and|but|so),? )?no more (?P<what>[^.!?;:]{3,60}?)(?P<please>,? please)?[.!]*$"
)
_HAS_TO_STOP = re.compile(
    r"(?i)^(?P<front>(?:and|but|so),? )?(?P<what>it|this|that|all this|all that|(?:the|this|that|these) [a-z]+) (?:really |simply |just )?(?:has to|have to|must|needs? to|should|ought to) (?:now |finally )?(?P<verb>stop|end|change|improve)\b(?P<rest>[^.!?;]*)[.!]*$"
)
# Orders that the parser takes for something else.
_UNSEEN = re.compile(
    r"(?i)^(?:kindly |quit |order |book |have (?:it|them|your|the|my|someone|somebody) (?!.*\b(?:been|be)\b))"
)
_MUST_NOT = re.compile(
    r"(?i)^(?:and |but |so )?(?P<what>it|this|that|(?:such|these|those) [a-z]+) (?:(?:must|should|can|may) ?not|(?:mustn|shouldn|can)['’]t|must never) (?:ever )?(?P<verb>happen|occur)\b(?P<rest>[^.!?]*)[.!]*$"
)
_SHE = {"them": "they"}
_MANY = re.compile(r"(?i)^(?:they|these|those|such \w+s|(?:the|your|my|our)\b.*[^s]s)$")
_DARE = re.compile(r"(?i)^(?P<do>do not|don['’]?t) (?:you )?(?:dare |ever )?(?=[a-z])(?:to )?")
_LONG = 26  # words
_SHORT_PHRASE = 7  # words


def too_long(text: str) -> bool:
    """Whether a sentence is too long for a question."""
    return len(text.split()) > _LONG or ";" in text


def orders(text: str, context: Context) -> Iterator[Edit]:
    """The orders of a sentence as requests."""
    text = _DARE.sub(r"\g<do> ", text)
    yield from _not_let(text, context)
    yield from _no_more(text, context)
    yield from _has_to_stop(text, context)
    called = _CALLED.match(text)
    if called and is_called(called[0].rstrip(" ").rstrip(",")):
        yield from (Edit(called[0] + e.text) for e in _asked_small(text[called.end() :], context))
        return
    yield from _fronted(text, context)
    head, tail = tail_of(text)
    if tail and imperative(parse(text)) is None:
        yield from (Edit(e.text + tail) for e in _imperatives(head, context))
    yield from _imperatives(text, context)


def _asked_small(rest: str, context: Context) -> Iterator[Edit]:
    """The rest of a sentence behind a name: read with a capital, and given back without."""
    for edit in orders(rest[0].upper() + rest[1:], context):
        yield Edit(lower_start(edit.text))


def _not_let(text: str, context: Context) -> Iterator[Edit]:
    m = _DO_NOT_LET.match(text) or _MUST_NOT.match(text)
    if not m or parse(f"You should {m['verb']} it.")[2].tag_ != "VB":
        return
    what = _SHE.get(m["what"].lower(), m["what"][0].lower() + m["what"][1:])
    does = "don't" if _MANY.match(what) else "doesn't"
    said = f"make sure {what} {does} {m['verb']}{m['rest']}"
    ours = {"warm": "Could we please", "expressive": "Could we"}
    front = {"direct": "Please", "analytical": "Could you please"}.get(
        context.style, ours.get(context.style, "")
    )
    yield Edit(ended(f"{front} {said}", "." if context.style == "direct" else "?"))


def _no_more(text: str, context: Context) -> Iterator[Edit]:
    m = _NO_MORE.match(text)
    if (
        not m
        or sum(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in parse(f"There were no more {m['what']}.")) > 1
        or _AND_THEN.search(m["what"])
    ):
        return
    front, what = m["front"] or "", m["what"]
    forms = {
        "warm": f"could we please have no more {what}?",
        "expressive": f"could we have no more {what}?",
        "analytical": f"I would ask for no more {what}.",
        "direct": f"no more {what}, please.",
    }
    said = forms[context.style]
    yield Edit(f"{front}{said}" if front else said[0].upper() + said[1:])


def _has_to_stop(text: str, context: Context) -> Iterator[Edit]:
    m = _HAS_TO_STOP.match(text)
    if m and context.style != "direct":
        what = m["what"][0].lower() + m["what"][1:]
        yield Edit(ended(f"{m['front'] or ''}I would like {what} to {m['verb'].lower()}{m['rest']}", "."))


def _fronted(text: str, context: Context) -> Iterator[Edit]:
    """`Next time tell me first` gives `Could you please tell me first next time?`."""
    m = _WHEN.match(text)
    if not m:
        return
    rest, when = text[m.end() :], m["when"]
    rest = rest[0].upper() + rest[1:]
    for edit in _imperatives(rest, context):
        asked = lower_start(edit.text)
        if len(rest.split()) <= _SHORT_PHRASE and not re.search(r"[,;:]|[.?] ", edit.text):
            mark = edit.text[-1]
            yield Edit(ended(f"{edit.text[:-1]} {when[0].lower()}{when[1:]}", mark))
        else:
            yield Edit(f"{when}, {asked}")


def _unparsed(text: str) -> str:
    """The order, without its `kindly`, where the parser alone does not see one; empty where there is none."""
    if not _UNSEEN.match(text):
        return ""
    bare = re.sub(r"(?i)^kindly ", "", text)
    told = parse(f"Please {bare[0].lower()}{bare[1:]}")
    return bare if len(told) > 1 and told[1].tag_ in {"VB", "VBP"} else ""


def _start(verb: Token) -> Token:
    """The first word of the order: the verb, or what helps it."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "neg", "intj"} or c.lower_ in _SMALL]
    return min([verb, *helpers], key=lambda t: t.i)


def _imperatives(text: str, context: Context) -> Iterator[Edit]:
    if context.style in {"analytical", "expressive", "direct"} and re.search(r"(?i)\bplease\b", text):
        return
    doc = parse(text)
    verb = imperative(doc)
    unseen = _unparsed(text)
    if unseen and (verb is None or unseen != text):
        yield request(text, 0, unseen[0].lower() + unseen[1:], False, context, stated=too_long(text))
        return
    if verb is None or _FORM_ONLY.match(text) or in_quotes(text, verb.idx):
        return
    start = _start(verb)
    front, phrase = text[: start.idx], text[start.idx :]
    if front.strip() and not re.search(r"(?i)(?:,|\b(?:and|so|then|now|also|first|again))\s*$", front):
        return
    # `Ignore it, and the rest falls behind` is a condition, and no order.
    if _FORM_ONLY.match(phrase) or _AND_THEN.search(phrase):
        return
    negated = re.match(r"(?i)(?:please )?(?:do ?not|don['’]?t|never)\s+", phrase)
    if verb.lower_ in _NO_ORDER and not _STILL.match(text[verb.idx :]):
        return
    phrase = _phrase(phrase, verb, negated)
    many = _clauses_after(doc, verb) or too_long(text)
    yield request(text, start.idx, phrase, bool(negated), context, stated=many)


def _phrase(phrase: str, verb: Token, negated: re.Match[str] | None) -> str:
    """The verb and what follows it, with `never` where that is the negation."""
    if negated:
        return ("never " if "never" in negated[0].lower() else "") + phrase[negated.end() :]
    lead = (
        r"(?:just|kindly|then|now|also)"
        if verb.lower_ == "do"
        else r"(?:just|kindly|then|now|also|perhaps|maybe|do)"
    )
    return re.sub(rf"(?i)^{lead} (?=[a-z])", "", lower_start(phrase))


def _clauses_after(doc: Doc, verb: Token) -> bool:
    """Whether a clause with a subject of its own is joined to the verb."""
    return any(t.dep_ in {"conj", "parataxis"} and t.head == verb and subject_of(t) is not None for t in doc)
