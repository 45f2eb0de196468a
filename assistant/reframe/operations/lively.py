"""Operations for a lively listener: `let's` for what we should do, an own wish for a passive one, one mark of joy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reframe.operations.common import Context, Edit, ended, matches, swap

_WE_SHOULD = re.compile(
    r"(?i)^(?P<front>(?:so|and|then|now|therefore),? )?(?:i (?:think|suggest|propose|believe)(?: that)? )?(?:we (?:should|ought to|need to|must|have to)|it is (?:therefore )?(?:proposed|suggested) that we) "
    r"(?!not\b|have\b|be\b)(?:(?:now|also|therefore|proceed to|go ahead to|go ahead and) )*(?=[a-z])"
)
_PASSIVE_IF = re.compile(
    r"(?i)^(?:it (?:would|will) be (?:very |much |greatly |highly )?(?:appreciated|welcome|desirable)|i would appreciate it) if (?!you\b)"
)
_PASSIVE_THAT = re.compile(
    r"(?i)^(?:i (?:would like to|have to|must|hereby) request|i request|it is (?:kindly )?(?:requested|asked)) that "
)
_JOY = re.compile(
    r"(?i)^(?:i(?:['’]d| would) love us\b|i can['’]?t wait\b|i love\b|let['’]s\b|thank(?! you for (?:the|taking|making|finding|being|doing|meeting|talking|agreeing|sitting)\b|s)|well done\b|(?:great|good|lovely) (?:work|job)\b|(?:the|your|this|that|it)\b[^.!?;]{0,60}? (?:is|was|were|are|went) (?:really |so |just |simply )*(?:brilliant|fantastic|wonderful|amazing|superb|great|a (?:joy|delight|pleasure|triumph|success))\b|i(?:['’]m| am) (?:so |really |very )*(?:excited|thrilled|delighted)\b|"
    r"i(?:['’]m| am) (?:so )?(?:glad|happy)\b|congratulations\b)"
)
_LETS = re.compile(r"(?i)^(?:let['’]s|i(?:['’]d| would) love us)\b")
_DARK = re.compile(
    r"(?i)\b(?:sorry|apolog\w+|died|death|ill|sick|funeral|fired|injur\w+|accident|hurt|afraid|hate|but|although|however|not|no|never|without|tell me|know)\b|n['’]t\b"
)
_LONGEST = 24  # words


def is_joyful(text: str) -> bool:
    """Whether a sentence of thanks or of a wish bears an exclamation mark."""
    joy = _JOY.match(text)
    return bool(joy) and not _DARK.search(text) and len(text.split()) <= _LONGEST


_GOOD_IF_WE = re.compile(
    r"(?i)^(?:i (?:just )?think (?:that )?)?it(?:['’]d| would| might) be (?:really |very |so )?(?:good|nice|great|helpful|better|lovely) if we (?:could |can |might |both )*(?P<what>(?!had\b|have\b|were\b)[a-z][^.!?]*)[.!]$"
)
_PROPOSE = re.compile(
    r"(?i)^i(?:['’]d| would)? (?:(?:like|love) to )?(?:kindly )?(?:propose|suggest) (?P<what>(?:an?|one|two|the same) [^.!?;:]+)[.!]$"
)


def call_together(text: str, context: Context) -> Iterator[Edit]:
    """`We should agree on rules` gives `Let's agree on rules`, and a passive wish becomes one's own."""
    if not context.limits.may_request or text.endswith("?"):
        return
    for m in matches(_WE_SHOULD, text):
        front = m["front"] or ""
        yield Edit(swap(text, len(front), m.end(), "let's " if front else "Let's "))
    good = _GOOD_IF_WE.match(text)
    if good:
        yield Edit(ended(f"Let's {good['what']}", "."))
    proposed = _PROPOSE.match(text)
    if proposed and context.limits.may_ask:
        yield Edit(f"How about {proposed['what']}?")
    for m in matches(_PASSIVE_IF, text):
        yield Edit(swap(text, 0, m.end(), "I'd love it if "))
    for m in matches(_PASSIVE_THAT, text):
        yield Edit(ended(f"Could you make sure that {text[m.end() :]}", "?"))


def show_joy(text: str, context: Context) -> Iterator[Edit]:
    """One exclamation mark, after a sentence of thanks or of a wish; none where one stands already."""
    if _LETS.match(text) and _DARK.search(context.whole):
        return
    quiet = context.kind in {None, "auto", "appreciate"} and "!" not in context.whole
    if quiet and text.endswith(".") and is_joyful(text):
        yield Edit(ended(text, "!"))
