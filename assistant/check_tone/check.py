"""The list of tone checks and how their hits become findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.check_tone import good
from assistant.check_tone.absolutes import find_absolutes
from assistant.check_tone.apology import find_apology
from assistant.check_tone.classifier import UNSCORED, scored_hits
from assistant.check_tone.contempt import find_contempt
from assistant.check_tone.judgement import find_judgement
from assistant.check_tone.measures import ease_score, find_hard_reading, find_length
from assistant.check_tone.mention import find_asked, find_second_thing
from assistant.check_tone.mind import find_mind_reading
from assistant.check_tone.person import find_blame_and_labels
from assistant.check_tone.threats import find_threats
from assistant.check_tone.values import Hit, Reading, SentenceScores
from assistant.errors import RetrievalError
from assistant.schemas import Finding, Method

_EACH_TAKES = 0.5


@dataclass(frozen=True)
class Check:
    """A check: its id, why its hits matter, and the advice behind that."""

    id: str
    reason: str
    advice: str


_FAULTS: tuple[tuple[Check, Callable[[Reading], list[Hit]]], ...] = (
    (Check("threats", "A threat or an order ends the conversation before it starts.", "niesen-mean-it"), find_threats),
    (Check("apology", "An apology with a condition or a “but”, or with nobody in it, does not own the act.", "raymond-open-apology"), find_apology),
    (Check("mind-reading", "It tells them what they think or want. That is a story until they say so.", "chen-own-stories"), find_mind_reading),
    (Check("absolutes", "One exception is enough to argue about the word instead of the matter.", "niesen-situation-behaviour-impact"), find_absolutes),
    (Check("blame-and-labels", "It judges the person. Only what was seen or heard can be talked about.", "niesen-situation-behaviour-impact"), find_blame_and_labels),
    (Check("contempt", "A sting is heard before anything else, and nothing after it is.", "raymond-two-humans"), find_contempt),
    (Check("judgement", "It is a verdict. What happened can be looked at together, a verdict only fought over.", "niesen-face-to-face"), find_judgement),
    (Check("one-thing", "A mention holds one thing. With two it becomes a list of complaints.", "raymond-simple-mention"), find_second_thing),
    (Check("asks-nothing", "A mention asks for nothing and advises nothing.", "raymond-ask-nothing"), find_asked),
    (Check("length", "Less does more. What runs long is not taken in.", "niesen-digest-follow-up"), find_length),
    (Check("reading-ease", "Long words and long sentences are hard to take in by ear.", "clash-plain-language"), find_hard_reading),
)  # fmt: skip
_GOOD = (
    Check("ownership", "Nobody says “I” in it. What is said of you alone is hard to hear.", "chen-own-stories"),
    Check("specific", "There is no occasion in it that both could picture.", "niesen-situation-behaviour-impact"),
    Check("warm", "There is no word of thanks, hope or care in it.", "niesen-mean-it"),
    Check("open", "There is no room in it for how they see it.", "raymond-ask-without-knowing"),
    Check("respect", "There is more in it that puts them down than one slip.", "barbosa-patience"),
)  # fmt: skip
CHECKS: tuple[str, ...] = (*(check.id for check, _ in _FAULTS), *(check.id for check in _GOOD))


def check_tone(
    text: str, method: Method, scores: Sequence[SentenceScores] | None = None
) -> tuple[Finding, ...]:
    """Findings on the tone of words spoken to the peer: `pass` for a clean check, `fail` for each hit.

    Sentences that no rule names are put to the classifier of tone, each only once while it stays in memory. `scores` stand
    in for the classifier's, one for each sentence of `assistant.sentences.split_sentences(text)`; empty scores ask nobody,
    so that the rules speak alone. Where the classifier cannot be used, the rules speak alone and a finding says so.

    Raises:
        ValueError: scores were given, and not as many as sentences.
    """
    reading = Reading(text, method)
    if not reading.sentences:
        return tuple(Finding(check=check, verdict="pass", score=1.0) for check in CHECKS)
    hits = {check.id: _once(find(reading)) for check, find in _FAULTS if _applies(check.id, method)}
    hits = _not_twice(hits, reading)
    unscored: tuple[Finding, ...] = ()
    try:
        more = scored_hits(reading, scores, [hit for found in hits.values() for hit in found])
    except RetrievalError as error:
        more, unscored = {}, (Finding(check=UNSCORED, verdict="unscored", score=None, reason=str(error)),)
    hits |= {check: [*hits[check], *found] for check, found in more.items()}
    found = [f for check, _ in _FAULTS if check.id in hits for f in _findings(check, hits[check.id], reading)]
    return (*found, *_traits(reading, {check: len(h) for check, h in hits.items()}), *unscored)


def _applies(check: str, method: Method) -> bool:
    if check == "asks-nothing":
        return not method.limits.may_request or not method.limits.may_ask
    return check != "one-thing" or method.limits.observations == 1


def _not_twice(hits: dict[str, list[Hit]], reading: Reading) -> dict[str, list[Hit]]:
    """In a mention, a sentence that is at fault already is no second matter, and a sting is no request."""
    aside = {"one-thing", "asks-nothing", "length", "reading-ease"}
    at_fault = {reading.sentence_at(h.start) for check in hits if check not in aside for h in hits[check]}
    stings = {h.start for h in hits["contempt"]}
    second = [h for h in hits.get("one-thing", []) if reading.sentence_at(h.start) not in at_fault]
    asked = [h for h in hits.get("asks-nothing", []) if h.start not in stings]
    return hits | {c: h for c, h in (("one-thing", second), ("asks-nothing", asked)) if c in hits}


def _once(hits: list[Hit]) -> list[Hit]:
    """Hits in order, without those that lie in another one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not any(k.start <= hit.start < k.end for k in kept):
            kept.append(hit)
    return kept


def _findings(check: Check, hits: list[Hit], reading: Reading) -> list[Finding]:
    if not hits:
        score = ease_score(reading) if check.id == "reading-ease" else 1.0
        return [Finding(check=check.id, verdict="pass", score=score)]
    score = (
        ease_score(reading)
        if check.id == "reading-ease"
        else round(max(0.0, 1.0 - _EACH_TAKES * len(hits)), 2)
    )
    return [_fail(check, hit, score, reading) for hit in hits]


def _fail(check: Check, hit: Hit, score: float, reading: Reading) -> Finding:
    advice = "raymond-simple-mention" if check.id == "length" and reading.in_mention else check.advice
    reworded = hit.instead is not None and hit.instead != reading.sentence_at(hit.start).text
    return Finding(
        check=check.id, verdict="fail", score=score, span=reading.text[hit.start : hit.end].strip(), reason=hit.reason or check.reason,
        suggestion=hit.mend, advice=advice, sentence=reading.sentence_at(hit.start).text if reworded else "",
        replacement=(hit.instead or "") if reworded else "",
    )  # fmt: skip


def _traits(reading: Reading, failed: dict[str, int]) -> list[Finding]:
    """What good sounds like, scored."""
    scores = {
        "ownership": good.ownership(reading), "specific": good.specific(reading), "warm": good.warm(reading),
        "open": good.open_to_answer(reading), "respect": good.respect(failed),
    }  # fmt: skip
    found = []
    for check in _GOOD:
        score = scores[check.id]
        hit = good.missing(check.id, reading, score)
        found.append(
            _fail(check, hit, score, reading) if hit else Finding(check=check.id, verdict="pass", score=score)
        )
    return found
