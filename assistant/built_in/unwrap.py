"""Takes the wrapping off what was typed: openers, excuses, and answers that say there is nothing to say."""

from __future__ import annotations

import re

_NOTHING = re.compile(
    r"(?:nothing|none|no|not much|not really|n/?a|nil|unknown|idk|no idea|dunno|not sure|unsure|"
    r"(?:i )?(?:did|have done) nothing(?: wrong)?|(?:i'?m |i am )?(?:honestly )?(?:not sure|unsure)|"
    r"i (?:really )?(?:don'?t|do not) (?:know|think i did)|(?:i )?(?:can'?t|cannot) think of|"
    r"(?:i )?(?:don'?t|do not) know)\b",
    re.IGNORECASE,
)
_AFTER_NOTHING = re.compile(
    r"\s*(?:$|[,.;!?–-]|\b(?:that|really|from|what|if|whether|which|i|anything|wrong|to)\b)", re.IGNORECASE
)
HEDGE = re.compile(
    r"(?i)(?:maybe|perhaps|possibly|probably|i guess|i suppose|i may have|i might have|i think)\b,?\s*"
)
SAID_SORRY = re.compile(
    r"(?i)\b(?:i'?m sorry|i am sorry|sorry|apologi[sz]\w*|apology|i regret|which i regret)\b"
)
APOLOGY_OF_THEIRS = re.compile(
    r"(?i)\b(?:her|him|them|she|he|they|\w+) (?:to |should |must |has to |have to )?(?:apologi[sz]es?|say sorry|says sorry)\b|^(?:an? )?apology\b"
)
_WHICH_WAS = re.compile(r"(?i)^which was (?:\w+ ){0,2}\w+, (?=i\b)")
_ONLY_SORRY = re.compile(
    r"(?i)(?:(?:and|so|well|ok(?:ay)?|of course|yes),? )?(?:i(?:'m| am)? )?(?:really |very |so |truly )?(?:sorry|apologi[sz]e|regret it)(?: (?:for|about) (?:that|it|everything|all))?\W*$"
)
_OPENERS = re.compile(
    r"(?i)^(?:(?:my|the) (?:part|fault|mistake|share|role)(?: in (?:it|this))?(?: is| was|:)?(?: that)?|the fact that|that|well,?|ok(?:ay)?,?|yes,?|"
    r"honestly,?|to be honest,?|i admit(?: that)?|i know(?: that)?,?|how)\s+(?=\S)"
)
_WISH_OPENERS = re.compile(
    r"(?i)^(?:so that|for (?=(?:her|him|them|us)\b)|hopefully,?|maybe|perhaps|please|kindly,?|just|ideally,?|simply|that|if)\s+(?=\S)"
)
_WISH_TAIL = re.compile(r"(?i),?\s+(?:i suppose|i guess|if possible|that'?s all|simple as(?: that)?)$")
# What takes an apology back: a "but" or "because" that turns to the other, or that excuses.
_EXCUSE = re.compile(
    r"(?i)[,;.]?\s+(?:(?:but|however|although|though|except)(?: (?:only|just|that))*(?: because)?|because(?: of)?|since(?! (?:then|last|early|late|mid|(?:the )?\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|christmas|easter)\b))|after all)\s+(?:only )?"
    r"(?:(?:she|he|they|it|you|the|her|his|their|your|that|this|nobody|no one|(?-i:[A-Z]\w+))\b|i (?:had|was|did|only|covered|warned|told|thought)\b)[^.;]*"
)
_TAIL = re.compile(r"(?i),?\s+(?:i know|to be fair|i admit|yes)\s*$")
_ROLE = r"(?:system|assistant|user|developer|chat ?bot|ai|llm|gpt|model)"
_TOLD = r"(?:ignore|disregard|forget|override)\b(?: (?:all|any|the|your|of|these|previous|prior|above|earlier|preceding))+(?: (?:instructions?|prompts?|rules|directions|text)| and\b|[.,:]|$)"
_ORDERS = r"\b(?:you are|print|reply|say|write|output|list|ignore|answer|respond|translate|rate|draft|instructions?|prompt|administrator|must)\b"
# Each from where it begins to where it ends: in brackets, in a comment, or to the end of the text.
_FOR_A_MACHINE = re.compile(
    rf"(?is)<!--.*?-->|[\[(<{{]\s*{_ROLE}\s*[:,][^\])>}}]*{_ORDERS}[^\])>}}]*[\])>}}]|"
    rf"(?:^|(?<=[.!?\n] )|(?<=\n))\W{{0,4}}(?:{_ROLE}|(?:new|next) (?:task|instructions?)(?: to \w+)?|(?:notice|note|message) (?:to|for) (?:the )?(?:{_ROLE}s?|ai tools?)(?: tools?)?)"
    rf"\s*[:,]\s.*{_ORDERS}.*|"
    r"#{2,}\s*(?:end|begin|start) of \w+.*|"
    rf"(?:^|(?<=[.!?\n] ))\W{{0,3}}(?:please |now )?{_TOLD}.*|"
    r"^\s*[\[{].*[\"'\w]\s*:.*[\]}]\s*\W?$|"
    r"</?(?:system|instructions?|prompt)\b.*|\[(?:begin|end) [a-z]+ \w{6,}\].*"
)


def is_nothing(text: str) -> bool:
    """Whether a field only says that there is nothing to say."""
    text = text.strip()
    if not text:
        return True
    found = _NOTHING.match(text)
    if not found:
        return not re.search(r"\w", text)
    answer = re.match(r"(?i)no\b(?! )", text) or found[0].lower() != "no"
    return bool(answer and _AFTER_NOTHING.match(text[found.end() :]))


def quote(text: str, most: int = 90) -> str:
    """Typed words between quotation marks, the end left out where they are long."""
    text = text.strip()
    return f"“{text if len(text) <= most else text[:most].rstrip() + ' …'}”"


_SIGNATURE = re.compile(r"(?i)(?:^|(?<=[.!?\n]))\s*sent from my \w+(?: \w+)?[.!]?")


def without_machine_words(text: str) -> tuple[str, tuple[str, ...]]:
    """Words without those that instruct a program, or are code, and what was taken out: nobody says them to a colleague."""
    found = tuple(m[0].strip() for m in _FOR_A_MACHINE.finditer(text))
    return _SIGNATURE.sub("", _FOR_A_MACHINE.sub("", text)).strip(), found


def without_opener(text: str) -> str:
    """`my mistake was not calling her` gives `not calling her`; `that I went …` gives `I went …`."""
    shorter = _OPENERS.sub("", _WHICH_WAS.sub("", text), count=1)
    return _TAIL.sub("", shorter or text)


def without_wish_opener(text: str) -> str:
    """`so that we can plan` gives `we can plan`."""
    return _WISH_OPENERS.sub("", _WISH_TAIL.sub("", text), count=1) or text


def only_sorry(text: str) -> bool:
    """Whether words say sorry and not what for."""
    return bool(_ONLY_SORRY.match(text.strip()))


def without_excuse(text: str) -> tuple[str, str]:
    """The own part without what takes it back, and what was left out."""
    found = _EXCUSE.search(text)
    if not found or not text[: found.start()].strip():
        return text, ""
    kept = text[: found.start()] + text[found.end() :]
    return kept.strip(" ,;"), found[0].strip(" ,;.")
