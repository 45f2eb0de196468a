"""How each style asks: the words before the verb, and what of an order goes on behind them."""

from __future__ import annotations

import re

from assistant.reframe.operations.common import Context, Edit, ended

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
_OTHERWISE = re.compile(r"(?i)[,;] (?=otherwise\b)")
# `Ask Ben, he knows`: two sentences with a comma between them.
_SPLICE = re.compile(
    r"(?i), (?=(?:that['’]s|that is|it['’]s|it is|this is|they|he|she|we|i|i['’](?:m|ve|d|ll)|we['’](?:re|ve)) ?\b)"
)
_SUBORDINATE = re.compile(
    r"(?i)\b(?:if|when|whenever|because|before|after|as|once|while|until|since|who|which|what|how|why|where|whether)\b"
)
_AND_NOT = re.compile(r"(?i)\b(?P<join>and|but|or)(?P<please> please)? (?:do not|don['’]?t) (?=[a-z])")
_COMMA_VERB = re.compile(
    r"(?i), (?=(?:come|call|ask|tell|send|write|talk|speak|bring|give|go|take|let|put|use|wait) )"
)


def with_front(text: str, at: int, words: str, rest: str, *, asks: bool) -> str:
    """The sentence with `words` put at `at`, before the verb phrase, and its mark."""
    front = text[:at]
    start = words if front.strip() or text[:1].islower() else words[0].upper() + words[1:]
    out = f"{front}{start} {rest}"
    return ended(out, "?") if asks else ended(out, ".")


def _without_please(phrase: str) -> str:
    phrase = re.sub(r"(?i)^(?:please |kindly )+", "", phrase)
    return re.sub(r"(?i),? please(?=,|[.?!]*$)", "", phrase)


def tail_of(phrase: str) -> tuple[str, str]:
    """The verb phrase, and a clause behind it that is no part of the request."""
    m = _OTHERWISE.search(phrase) or _SPLICE.search(phrase)
    if not m or (m.re is _SPLICE and _SUBORDINATE.search(phrase[: m.start()])):
        return phrase, ""
    rest = phrase[m.end() :]
    return f"{phrase[: m.start()]}.", f" {rest[0].upper()}{rest[1:]}"


def _words(negated: bool, never: bool, stated: bool, context: Context) -> tuple[str, str]:
    """The words of the request, and those that a second order in the negative goes on with."""
    if context.style == "direct":
        front = "please never" if never else "please do not" if negated else "please"
        return front, ""
    by_statement = stated or (negated and context.style == "analytical")
    if by_statement and (negated or context.style == "analytical"):
        front = (
            "I would ask you never to"
            if never
            else "I would ask you not to"
            if negated
            else _STATED["analytical"]
        )
        return front, "not to "
    if negated:
        return _varied(f"could you please {'never' if never else 'not'}", context), "not "
    front = (_STATED if stated else _PLAIN_FORM)[context.style]
    return front if stated else _varied(front, context), "not "


def _varied(front: str, context: Context) -> str:
    """`would you please` where the text asks `could you` already: three alike in a row sound like a form."""
    asked = len(re.findall(r"(?i)\b(?:could|would) you\b", context.whole))
    return (
        front.replace("could", "would", 1) if asked % 2 and context.style in {"warm", "analytical"} else front
    )


def request(text: str, at: int, phrase: str, negated: bool, context: Context, *, stated: bool) -> Edit:
    """A request in the style's form. `phrase` starts with the verb in its base form, or with `never`."""
    phrase, tail = tail_of(_without_please(phrase))
    never = phrase.lower().startswith("never ")
    phrase = phrase[6:] if never else phrase
    words, no = _words(negated, never, stated, context)
    if no:
        phrase = _AND_NOT.sub(lambda m: f"{m['join']} {no}", phrase)
        if negated:
            phrase = _COMMA_VERB.sub(f", and {no[4:]}", phrase)
    asks = words.startswith(("could", "would"))
    return Edit(with_front(text, at, words, phrase, asks=asks) + tail)
