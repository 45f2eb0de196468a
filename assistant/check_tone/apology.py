"""An apology that is conditional, passive, or taken back by a “but”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.reword import closed
from assistant.check_tone.values import Hit

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading

_I_AM_SORRY = r"(?:(?:i'm|i am|we're|we are|i was|i feel) (?:\w+ ){0,2}?sorry|(?:so |very |really )?sorry|i (?:\w+ ){0,2}?apologi[sz]e|(?:my |our |please accept my )?(?:\w+ )?apolog(?:y|ies)|i (?:\w+ )?regret(?: it)?|(?:i )?(?:ask|beg) (?:your |for )?(?:pardon|forgiveness)|i excuse myself|forgive me|pardon me)"
_CONDITIONAL = re.compile(
    rf"\b{_I_AM_SORRY}(?: (?:about|for) (?:that|it|this))?,? (?:if|in case|to the extent|should (?:you|i|it|that|this|anyone)|insofar|in so far|(?:for|about) (?:any|whatever)|(?:that |how )?(?:you|anyone|some people|people|some|she|he|they)(?:'ve| have|'d| had)? (?:chosen|decided|taken|misunderstood|misread|misheard|feel|felt|feels|took|take|takes|see|saw|think|thought|perceiv\w+|interpret\w*|misunderst\w+|were (?:so |too )?(?:offended|hurt|upset|sensitive|bothered|confused)|are (?:so |too )?(?:offended|hurt|upset|sensitive)|got (?:upset|offended|hurt|that impression|the (?:wrong|impression))|had (?:that|the) (?:impression|feeling)|reacted|choose|chose|found (?:it|that)))\b[^.!?]*|"
    rf"\b(?:if|should|in case) (?:i|we|you|anyone|anybody|someone|that|it|this|my \w+)\b(?! (?:am|was) wrong)[^.!?]*?\b(?:offen\w+|hurt|upset|wrong(?:ed)?|harsh|rude|painful|bad|toes|sharp|out of (?:line|turn)|minded|bother\w*|unfair|impression|uncomfortable|disrespect\w*)\b[^.!?]*?\b{_I_AM_SORRY}[^.!?]*|\bif (?:i|we) (?:have |had )?(?:offended|hurt|upset|wronged|caused)\b[^.!?]*|"
    rf"\b(?:perhaps|maybe|probably|possibly|i (?:suppose|guess)(?: that)?) i (?:should|owe|ought|could|might|must)\b[^.!?]*\b(?:apolog\w+|sorry)\b|\b{_I_AM_SORRY},? (?:i (?:suppose|guess)|if (?:that|this|it)|or whatever|if so|happy now|if you (?:like|want|insist|must|prefer|need))\b[^.!?]*|\bi (?:may|might|could) have (?:been|sounded|come across|seemed|said|hurt|offended)\b[^.!?]*\b(?:sorry|apolog\w+)\b[^.!?]*|"
    rf"\bi(?:'d| would| could| should)(?: \w+)? (?:like to |want to |have to )?apologi[sz]e[^.!?]*\bif\b[^.!?]*|\b(?:supposed to have|supposedly|allegedly|apparently)\b[^.!?]*(?:sorry|apolog\w+)|\b(?:sorry|apolog\w+)\b[^.!?]*\b(?:supposed to have|supposedly|allegedly|apparently)\b[^.!?]*|"
    rf"\bif (?:at all |ever )?(?:there (?:was|were|is|are|has been|have been)|any \w+ (?:was|were|has been))\b[^.!?]*?\b{_I_AM_SORRY}[^.!?]*|\b(?:regret|lament|sorry|apolog\w+)\b[^.!?]*\b(?:on|from|at) your (?:part|side|end)\b[^.!?]*|\b(?:said|say) (?:i'm |i am )?sorry\b[^.!?]*\b(?:what (?:else|more)|how many times|already|enough)\b[^.!?]*|"
    rf"\b{_I_AM_SORRY},? (?:all right|alright|ok(?:ay)?|satisfied|fine)(?=[?.,!]|$)",
    re.IGNORECASE,
)  # fmt: skip
_TURN = r"(?:but|however|although|though|even (?:though|if)|yet|only(?! (?:and|in|on|from|for)\b)|it's just(?: that)?|that said|mind you|still,|except|on the other hand|then again|nevertheless|having said that)"
_BUT = re.compile(rf"\b{_I_AM_SORRY}\b[^.!?;]*?(?P<turn>(?:[,;]| [–—-])?\s+{_TURN}\b[^.!?]*)", re.IGNORECASE)
_BUT_BEFORE = re.compile(
    rf"(?P<turn>,?\s+but (?:so|you|your|it|what)\b[^.!?]*?)(?=,? and {_I_AM_SORRY})", re.IGNORECASE
)
_NEXT_BUT = re.compile(
    r"(?:but|however|that said|although|having said that|mind you|then again|on the other hand|still,|nevertheless|yet)\b(?! (?:i would like|i'd like|i want to hear|first|i hope|thank))",
    re.IGNORECASE,
)
_ENDS_SORRY = re.compile(rf"\b{_I_AM_SORRY}\b[^.!?]*[.!]$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:mistakes|errors|things|words|stuff|something|some things|harsh words|bad things|wrong things) (?:were|was|have been|may have been|might have been|got|have|has|had|came|came to be) (?:\w+ )?(?:made|said|done|occurred|happened|out of hand|heated|lost|misunderstood|mishandled|handled badly|been said|been made)\b|"
    r"\b(?:it|that|this|which)(?:'s| is| was) (?:\w+ )?(?:regrettable|unfortunate|a pity|a shame|to be regretted)(?: that)?\b|\b(?:sorry|apolog\w+|regret)\b[^.!?]*? (?:any|whatever) (?:offen[cs]e|inconvenience|confusion|misunderstanding|upset|hurt|trouble|hard feelings)\b[^.!?]*|"
    r"\b(?:i'm|i am|we are|we're) (?:\w+ )?sorry (?:that )?(?:it|this|that|things?|the (?:situation|incident|matter|misunderstanding|confusion)|everything) (?:happened|turned|went|came|got|has|had|arose|occurred|ended|was|were|is)\b[^.!?]*|\b(?:sorry|apologi[sz]e|apologies|regret) (?:about|for|over)? ?(?:that )?(?:the|this|that|any) (?:situation|misunderstanding|confusion|incident|inconvenience|circumstances|state of affairs)\b[^.!?]*|"
    r"\bapologies (?:are|were) (?:due|in order|owed)\b[^.!?]*|\ban apology (?:is|was|may be) (?:due|in order|owed)\b[^.!?]*|\blessons (?:will be|have been|were) learn\w+\b|\b(?:the )?(?:timing|wording|communication|tone|choice of words|circumstances) (?:was|were|may have been|could have been) (?:\w+ )?(?:unfortunate|regrettable|poor|not ideal|better|suboptimal)\b|\bfeelings (?:were|got|have been|may have been) hurt\b|\bregret that (?:the|this|that|it|things?)\b[^.!?]*",
    re.IGNORECASE,
)  # fmt: skip
_STRENGTH = "Say what you did, and “I am sorry.”"


def find_apology(reading: Reading) -> list[Hit]:
    """Apologies that do not own the act. `I am sorry to hear …` and an apology with its act are left alone."""
    found = [_conditional(reading, m) for m in reading.matches(_CONDITIONAL)]
    taken = [(h.start, h.end) for h in found]
    for m in [*reading.matches(_BUT), *reading.matches(_BUT_BEFORE)]:
        if not any(a <= m.start("turn") < b for a, b in taken) and not _sorry_for_less(m):
            found.append(_but(reading, m))
    found += _taken_back_after(reading)
    taken = [(h.start, h.end) for h in found]
    for m in reading.matches(_PASSIVE):
        if not any(a <= m.start() < b or a < m.end() <= b for a, b in taken) and not reading.reported(
            m.start()
        ):
            found.append(_passive(reading, m))
    return found


def _sorry_for_less(m: re.Match[str]) -> bool:
    """`I'm sorry to hear …`, `I'm sorry I only called at six`: no turn against the apology."""
    return bool(re.match(r"(?i)[\w' ]*sorry to (?:hear|interrupt|bother)", m[0])) or bool(
        re.search(r"(?i)\b(?:i|we) (?:have |had )?only\b", m[0])
        and re.match(r"(?i),?\s*only\b", m["turn"])
        and not m["turn"].startswith(",")
    )


def _rest_before(reading: Reading, start: int) -> str:
    """What stands before an offset in its sentence, without the joint to what follows."""
    said = reading.sentence_at(start)
    return re.sub(r"(?i)[,;]?\s*(?:and|but|so|,)?\s*$", "", said.text[: start - said.start]).strip()


def _conditional(reading: Reading, m: re.Match[str]) -> Hit:
    front = _rest_before(reading, m.start())
    instead = closed(f"{front}, and I'm sorry") if len(front.split()) > 2 else "I'm sorry."
    if re.match(r"(?i)(?:perhaps|maybe|probably|possibly|i (?:suppose|guess))", m[0]):
        instead = "I owe you an apology." if "owe" in m[0] else "I'm sorry."
    return Hit(m.start(), m.end(), f"{_STRENGTH} No condition.", _unless_there(reading, instead, m.start()))


def _unless_there(reading: Reading, instead: str, at: int) -> str:
    """No second `I'm sorry.` where one stands beside it."""
    others = {s.text for s in reading.sentences if s != reading.sentence_at(at)}
    return "" if instead in others else instead


def _but(reading: Reading, m: re.Match[str]) -> Hit:
    said = reading.sentence_at(m.start())
    front = said.text[: m.start("turn") - said.start]
    back = said.text[m.end("turn") - said.start :]
    kept = closed(front.strip(" ,;–—-")) if not re.search(r"\w", back) else closed(front + back.rstrip(".!?"))
    start = m.start("turn") + (len(m["turn"]) - len(m["turn"].lstrip(" ,;–—-")))
    return Hit(start, m.end("turn"), f"Stop after “{front.strip(' ,;')}.” What follows takes it back.", kept)


def _taken_back_after(reading: Reading) -> list[Hit]:
    """The sentence after an apology that takes it back: `But you started it.`."""
    found = []
    for one, two in zip(reading.sentences, reading.sentences[1:], strict=False):
        plain = reading.plain[one.start : one.end]
        turn = _NEXT_BUT.match(reading.plain[two.start : two.end])
        if (
            turn
            and _ENDS_SORRY.search(plain)
            and re.search(
                r"(?i)\b(?:you|your|had to|had it|what was|pressure|nobody|stand by|fault|reason)\b", two.text
            )
        ):
            found.append(
                Hit(
                    two.start,
                    two.end - (two.text[-1] in ".!?"),
                    "Stop after the apology. What follows takes it back.",
                    "",
                )
            )
    return found


def _passive(reading: Reading, m: re.Match[str]) -> Hit:
    said = reading.sentence_at(m.start())
    mend = "Say who did it: “I did …, and I am sorry.”"
    if re.match(r"(?i)(?:mistakes|errors) (?:were|have been)", m[0]) and m.start() == said.start:
        return Hit(m.start(), m.end(), mend, "I made mistakes.")
    front = _rest_before(reading, m.start())
    sorry = bool(re.search(r"(?i)\b(?:sorry|apolog|i (?:\w+ )?regret)", said.text))
    if len(front.split()) > 2:
        tail = ", and I'm sorry" if sorry else ""
        return Hit(m.start(), m.end(), mend, closed(front + tail))
    instead = _unless_there(reading, "I'm sorry.", m.start()) if sorry else None
    return Hit(m.start(), m.end(), mend, instead)
