"""Orders as requests that can be answered with no, and orders in odd forms: `Don't let it happen again`, `No more surprises`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.reword import as_question
from assistant.check_tone.values import Said
from assistant.grammar import base_form, parse, subject_of
from assistant.tidy import capitalise

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRONT = re.compile(r"^(?:(?:and|so|but|now|right|look|listen|well|ok|okay),? )?(?:(?P<name>[A-ZÀ-Þ][\w'-]+), )?", re.IGNORECASE)  # fmt: skip
_WHEN = re.compile(
    r"(?i)^(?P<when>(?:for )?(?:the )?next time|another time|in (?:the )?future|going forward|from (?:now|today|tomorrow|\w+day|next \w+|this \w+) on(?:wards?)?|from (?:now|today|tomorrow|next \w+)),? (?=[a-z])"
)
_NOT = re.compile(r"(?i)^(?:(?:do not|don't|never)(?: you)?(?: ever)?) (?=[a-z])")
_STOP = re.compile(r"(?i)^(?:stop|quit|cease) (?=\w+ing\b|it\b|that\b|this\b)")
_LET = re.compile(
    r"(?i)^let (?P<what>it|this|that|them|these|those|(?:the|your|my|our|such|this|that|a|an) (?:[\w'-]+ )??[\w'-]+) (?P<verb>(?!bother|worry|upset|trouble|stop|put|get\b)[a-z]+)\b(?P<rest>.*)$"
)
_NO_MORE = re.compile(r"(?i)^no more (?P<what>[^,;:]{3,60})$")
_HAS_TO = re.compile(
    r"(?i)^(?P<what>it|this|that|all this|all that|(?:the|this|that|these|those) [a-z]+) (?:really |simply |just )?(?:has to|have to|must|needs? to|had better) (?:now |finally )?(?P<verb>stop|end|change|improve)\b(?P<rest>[^,;:]*)$"
)
_MANY = re.compile(r"(?i)^(?:they|these|those|(?:the|your|my|our|such)\b.*[^s]s)$")
# What is left unordered: words that set free, and statements whose `I` is left out.
_FREE = frozenset(
    "worry hesitate mind feel rush hurry bother apologise apologize thank answer reply decide spare hold give lose despair "
    "know think want have see remember need like believe understand care recall recognise recognize expect hear get be fret forget "
    "suppose doubt take".split()
)
_STILL = re.compile(r"(?i)^(?:take (?:my|our|any|the|people|anyone|anybody)\b|give (?:me|us|my|our) (?:that|your|orders)\b|hold (?:up|back) (?:my|our)\b|get (?:in|into|between|involved)\b|see (?:my|our) (?:people|team)\b|decide (?:for|over|without)\b|answer (?:for|on behalf)\b|be (?:late|rude|cheeky|clever|difficult|silly)\b)")  # fmt: skip
# A `could you` before these mends nothing, and before those something more is said than an order.
_RUDE = re.compile(
    r"(?i)\b(?:grip|your act|grow up|shape up|back off|shut up|get lost|your own (?:business|house)|tongue|manners|nose|your job|yourself|get over|learn to|finger out|dare|hands off|excuses?|nonsense|bloody|damn|hell)\b"
)
_MORE_SAID = re.compile(
    r"(?i)\b(?:or else|otherwise|unless|if you)\b|, (?:and|or|so|then|because)\b|[;:–—]| - "
)
_LONGEST = 26  # words


def odd_order(text: str) -> bool:
    """Whether a sentence orders in the negative, for the next time, to stop or to have no more of something."""
    _, plain = _opened(text)
    when = _WHEN.match(plain)
    rest = plain[when.end() :] if when else plain
    if text.endswith("?") or re.search(r"(?i)\b(?:please|kindly)\b", text):
        return False
    if _NO_MORE.match(plain):
        return not any(t.tag_ in {"VBP", "VBD", "VBZ", "MD"} for t in parse(plain))
    negated = _NOT.match(rest)
    if negated:
        return bool(_let(rest[negated.end() :])) or _is_order(rest[negated.end() :])
    return bool(_STOP.match(rest)) or bool(when and _is_order(rest))


def as_request(text: str) -> str:
    """An order as a request; empty where it is none, where more is said in it, or where asking would not make it kinder."""
    asked = as_question(Said(text, 0))
    if asked:
        return asked
    name, plain = _opened(text)
    if text.endswith("?") or _RUDE.search(plain) or _MORE_SAID.search(plain) or len(plain.split()) > _LONGEST:
        return ""
    request = _asked(plain)
    return f"{name}, {request}" if name and request else capitalise(request)


def _asked(plain: str) -> str:
    """The request in small letters; empty where there is none."""
    more, must = _NO_MORE.match(plain), _HAS_TO.match(plain)
    if more:
        return f"could we have no more {more['what']}?" if odd_order(plain) else ""
    if must:
        return f"I would like {must['what'].lower()} to {must['verb'].lower()}{must['rest']}."
    when = _WHEN.match(plain)
    rest = plain[when.end() :] if when else plain
    negated = _NOT.match(rest)
    words = rest[negated.end() :] if negated else rest
    let = _let(words) if negated else None
    then = f" {when['when'].lower()}" if when else ""
    if let:
        does = "don't" if _MANY.match(let["what"]) else "doesn't"
        return f"could we make sure {let['what']} {does} {let['verb']}{let['rest']}{then}?"
    if not _is_order(words):
        return ""
    no = "please not " if negated else "please " if _STOP.match(words) else ""
    return f"could you {no}{words[0].lower()}{words[1:]}{then}?"


def _let(words: str) -> re.Match[str] | None:
    """`let it happen again`, without what is said to comfort."""
    let = _LET.match(words)
    return let if let and parse(f"You should {let['verb']} it.")[2].tag_ == "VB" else None


def _opened(text: str) -> tuple[str, str]:
    """Who is called at the front, and the words behind, with straight quotes and without the end mark."""
    plain = text.replace("’", "'").rstrip(" .!")
    front = _FRONT.match(plain)
    if front is None or (front["name"] and not front["name"][0].isupper()):
        return "", plain
    return front["name"] or "", plain[front.end() :]


def _is_order(words: str) -> bool:
    """Whether words begin with a verb that orders, and nobody does it in them."""
    first = words.split(" ", 1)[0].lower()
    if base_form(first) != first or (first in _FREE and not _STILL.match(words)):
        return False
    doc = parse(f"Please {words[0].lower()}{words[1:]}.")
    verb: Token = doc[1]
    joined = [
        t for t in verb.children if t.dep_ in {"conj", "parataxis", "ccomp"} and subject_of(t) is not None
    ]
    return verb.tag_ in {"VB", "VBP"} and verb.dep_ == "ROOT" and subject_of(verb) is None and not joined
