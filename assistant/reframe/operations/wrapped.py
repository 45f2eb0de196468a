"""Operation on requests that are wrapped up: `I was wondering if you could send it` gives `Please send it`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import base_form, parse
from assistant.reframe.operations.common import Context, Edit, matches
from assistant.reframe.operations.requesting import with_front

_WRAPPED = (
    re.compile(r"(?i)\b(?:i was|i am|i['’]m) (?:just |only |also )?wondering (?:if|whether) it (?:might|would|could) be possible (?:for (?:(?P<we>us)|you) )?to (?:maybe |perhaps |possibly )*(?=[a-z])"),
    re.compile(r"(?i)\b(?:i was|i am|i['’]m|was) (?:just |only |also )?(?:wondering|curious) (?:if|whether) (?:(?P<we>we)|you) (?:could|can|would|might|will)(?: possibly| maybe| perhaps| at all)*(?: be (?:able|willing|so kind as) to| have (?:a (?:chance|moment)|time) to)?(?: possibly| maybe| perhaps)? (?=[a-z])"),
    re.compile(r"(?i)\bi was (?:kind of |sort of |just |really )?hoping (?:that )?(?:(?P<we>we)|you) (?:could|can|would|might)(?: possibly| maybe| perhaps)*(?: be able to)? (?=[a-z])"),
    re.compile(r"(?i)\bwould it be (?:at all |ok |okay |alright )?(?:possible|ok|okay|all right|alright)? ?(?:for (?:(?P<we>us)|you) )?to (?=[a-z])"),
    re.compile(r"(?i)\bdo you (?:think|suppose|reckon) (?:that )?(?:(?P<we>we)|you) (?:could|can|might|would)(?: possibly| maybe| perhaps)*(?: be able to)? (?=[a-z])"),
    re.compile(r"(?i)\b(?:it (?:would|['’]d) be|it['’]d be) (?:so |really |very |just )?(?:great|nice|good|lovely|helpful|wonderful|amazing|cool|ideal|fantastic|appreciated) if (?:(?P<we>we)|you) (?:could|can|would|might)(?: possibly| maybe| perhaps)* (?=[a-z])"),
    re.compile(r"(?i)\bi(?: would|['’]d) (?:really |so |very much |greatly |deeply )?(?:appreciate(?: it)?|be (?:so |very |most |really )?(?:grateful|thankful|happy|glad)|love it) (?:very much )?if (?:(?P<we>we)|you) (?:could|can|would|might|were able to)(?: possibly| maybe| perhaps)* (?=[a-z])"),
    re.compile(r"(?i)\b(?:could|would|can) (?:(?P<we>we)|you) (?:possibly |maybe |perhaps |kindly |ever )*(?:be (?:so kind as|able|willing) to )?(?=[a-z])(?!be |have |like |love |prefer |rather |want |imagine|help me understand|please|we |you )"),
    re.compile(r"(?i)\byou (?:might|may) (?:want|like|wish) to (?P<we>(?!.))?(?=[a-z])"),
)  # fmt: skip
_MIND = re.compile(r"(?i)\b(?:would|do) you mind (?:(?:possibly|maybe|perhaps) )?(?P<verb>[a-z]+ing)\b")


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
    return Edit(with_front(text, at, words, phrase, asks=together))
