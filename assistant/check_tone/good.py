"""What good sounds like: ownership, something specific, warmth, openness, respect. Scores, and a fail only where one is clearly missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.values import Hit

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading

_I = re.compile(r"\b(?:I|I'\w+|me|my|mine)\b")
_YOU = re.compile(r"(?i)\b(?:you|you'\w+|your|yours)\b")
_OWNS = re.compile(
    r"(?i)\b(?:i(?:'m| am) (?:\w+ )?sorry|i apologi[sz]e|i (?:did|was|felt|feel|saw|noticed|heard|hope|would|want|should|didn't|did not|skipped|shouted|said|forgot|missed)|i'd|my (?:part|doing|side|own)|how it looked to me|on my side)\b"
)
_WARM = re.compile(
    r"(?i)\b(?:thank\w*|cheers|ta for|glad|grateful|appreciate\w*|sorry|apologi[sz]e|hope|hoping|would like us|i'd like us|i'd love|love to|matters? to me|value|valued|together|help|happy|miss|fair to both|both of us|find(?:ing)? a way|get through|care|kind|good to|welcome|pleased|respect|in person|directly|hear (?:it )?from me|like you to (?:know|hear))\b"
)
_OPEN = re.compile(
    r"(?i)\?|\b(?:tell me|i(?:'d| would) (?:like|love) to (?:hear|know|listen|understand)|want to (?:hear|know|listen|understand)|where i'm wrong|what i missed|you may (?:see|remember)|if you (?:like|want|wish|see)|take your time|no need to (?:answer|settle)|you don't have to|your side|your view|how you see|let me know|say so|when you're ready|if it helps|that's all|nothing more|i'll listen|hear from you|think about what)\b"
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|once|half|hundred|dozen)\b",
    re.IGNORECASE,
)
_DISRESPECT = frozenset({"blame-and-labels", "contempt", "threats"})
_SPOKEN_TO = frozenset(
    {"reset", "two-way-feedback", "mediation", "appreciate", "agreement", "ask-for-time", "rating"}
)
_WARM_METHODS = frozenset({"reset", "two-way-feedback", "mediation", "appreciate"})
_OPEN_METHODS = frozenset({"reset", "two-way-feedback", "mediation", "no-surprises", "listen", "customer-mirror", "shared-goals", "agreement", "ask-for-time", "rating"})  # fmt: skip
_FEWEST = 4


def _share(count: int, of: int) -> float:
    return round(min(1.0, count / max(1, of)), 2)


def _holding(reading: Reading, pattern: re.Pattern[str]) -> int:
    """How many sentences hold a pattern."""
    return sum(bool(pattern.search(reading.plain[s.start : s.end])) for s in reading.sentences)


def ownership(reading: Reading) -> float:
    """How much the leader speaks for themself: `I` beside `you`, and words that own an act or a wish."""
    mine, yours = len(_I.findall(reading.plain)), len(_YOU.findall(reading.plain))
    balance = mine / (mine + yours) if mine + yours else 0.5
    return round(min(1.0, balance + 0.4 * bool(_OWNS.search(reading.plain))), 2)


def specific(reading: Reading) -> float:
    """How much of the text can be placed: sentences with a time, a number or quoted words."""
    placed = sum(
        bool(reading.timed(s) or _NUMBER.search(s.text) or '"' in s.text or "“" in s.text)
        for s in reading.sentences
    )
    return _share(2 * placed, min(len(reading.sentences), 6))


def warm(reading: Reading) -> float:
    """How often there is thanks, hope, care or an apology."""
    return _share(3 * _holding(reading, _WARM), min(len(reading.sentences), 9))


def open_to_answer(reading: Reading) -> float:
    """How much room there is for the other: a real question, an invitation, or leave to say nothing."""
    return _share(3 * _holding(reading, _OPEN), min(len(reading.sentences), 6))


def respect(failed: dict[str, int]) -> float:
    """What is left after blame, contempt and threats: each takes its part."""
    return round(max(0.0, 1.0 - 0.35 * sum(n for check, n in failed.items() if check in _DISRESPECT)), 2)


def missing(check: str, reading: Reading, score: float) -> Hit | None:
    """A hit where a good trait is clearly absent and the method calls for it: on the first sentence, or the last one for openness."""
    method, sentences = reading.method, reading.sentences
    if len(sentences) < _FEWEST or score > 0:
        return None
    needs = {
        "ownership": method.id in _SPOKEN_TO
        and not _I.search(reading.plain)
        and len(_YOU.findall(reading.plain)) > 1,
        "specific": any(s.required and "happened" in s.needs for s in method.steps) and not _tells(reading),
        "warm": method.id in _WARM_METHODS,
        "open": method.id in _OPEN_METHODS,
    }
    if not needs.get(check):
        return None
    at = sentences[-1] if check == "open" else sentences[0]
    return Hit(at.start, at.end, _MENDS[check])


def _tells(reading: Reading) -> bool:
    """Whether something is told that somebody did, or that is planned: a verb in the past, or `we want to …`."""
    return any(t.tag_ == "VBD" and t.lemma_ not in {"be", "have"} for t in reading.doc) or bool(
        re.search(
            r"(?i)\b(?:we|i)(?:'re| are|'m| am)? (?:plan|planning|want|going|thinking)\b", reading.plain
        )
    )


_MENDS = {
    "ownership": "Say some of it as “I”: what I saw, what I did, what I hope for.",
    "specific": "Name the occasion: the day, the meeting, the words that were said.",
    "warm": "Begin with a word of thanks, or say what you hope for between you.",
    "open": "End with a question whose answer you do not know, or leave room for theirs.",
    "respect": "Take out what puts them down.",
}
