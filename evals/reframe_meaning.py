"""The floor under a changed sentence: chosen on the tuning half, reported on the other. A part of `python -m evals.reframe`.

Each changed sentence of a result is scored as it is and spoilt in four ways. A good floor keeps the first and catches the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from assistant.check_faithfulness import situation_text
from assistant.reframe import MEANING_FLOOR, Reframed, by_entailment
from assistant.reframe.meaning import changed_sentences

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_VERB = re.compile(
    r"(?i)\b(?P<verb>is|are|was|were|could|can|would|should|has|have|had|did|do|will)\b(?P<no> not|n['’]t)?"
)
STRANGE = (
    "The council has already agreed to pay for it.",
    "My director wants to close your department in spring.",
    "Two of your people told me they are leaving.",
    "You promised me a new car park for that.",
)


class Sample(NamedTuple):
    """A (source, text) pair and how the text was spoilt; "" where it was not."""

    pair: tuple[str, str]
    spoilt: str


def _negated(text: str) -> str:
    m = _VERB.search(text)
    if not m:
        return ""
    return text[: m.end("verb")] + ("" if m["no"] else " not") + text[m.end() :]


def _other_figure(text: str) -> str:
    day = re.search("|".join(_DAYS), text)
    if day:
        return text.replace(day[0], _DAYS[(_DAYS.index(day[0]) + 2) % 7], 1)
    figure = re.search(r"\d+", text)
    return text[: figure.start()] + str(int(figure[0]) + 3) + text[figure.end() :] if figure else ""


def samples(results: Sequence[Reframed]) -> list[Sample]:
    """Each changed sentence against its source, as it is and spoilt; and against a source without it."""
    out = []
    for number, done in enumerate(results):
        given = situation_text(done.situation) if done.situation else ""
        for source, sentence, _ in changed_sentences(done.original, done.text, given, done.changes):
            spoilt = {
                "": sentence,
                "negated": _negated(sentence),
                "other figure": _other_figure(sentence),
                "invented": f"{sentence[:-1]}, and {STRANGE[number % len(STRANGE)][0].lower()}{STRANGE[number % len(STRANGE)][1:]}",
                "another sentence": STRANGE[(number + 1) % len(STRANGE)],
            }
            out += [Sample((source, text), kind) for kind, text in spoilt.items() if text]
    return out


def _rates(found: Sequence[tuple[str, float]], floor: float) -> tuple[float, dict[str, tuple[int, int]]]:
    good = [score for kind, score in found if not kind]
    caught: dict[str, tuple[int, int]] = {}
    for kind in dict.fromkeys(k for k, _ in found if k):
        scores = [s for k, s in found if k == kind]
        caught[kind] = (sum(s < floor for s in scores), len(scores))
    return sum(s >= floor for s in good) / max(1, len(good)), caught


def choose(found: Sequence[tuple[str, float]]) -> float:
    """The floor with the best mean of good sentences kept and spoilt ones caught; of equal ones the middle."""
    best, at = -1.0, [0.0]
    for step in range(1, 20):
        floor = step / 20
        kept, caught = _rates(found, floor)
        hit, all_ = (sum(n[i] for n in caught.values()) for i in (0, 1))
        value = round(kept + hit / max(1, all_), 6)
        if value > best:
            best, at = value, []
        if value == best:
            at.append(floor)
    return at[len(at) // 2]


def report(part: str, results: Sequence[Reframed], *, chooses: bool) -> None:
    """Print what the floor keeps and catches; on the tuning half also the one that would be chosen."""
    asked = samples(results)
    scores: Any = by_entailment([s.pair for s in asked])
    found = [(s.spoilt, float(score)) for s, score in zip(asked, scores, strict=True)]
    kept, caught = _rates(found, MEANING_FLOOR)
    says = ", ".join(f"{kind} {hit} of {count}" for kind, (hit, count) in caught.items())
    would = f"; the floor would be {choose(found):.2f}" if chooses else ""
    whole = [r.meaning.score for r in results if r.meaning]
    print(
        f"{part}: floor {MEANING_FLOOR}{would}; keeps {kept:.3f} of {sum(not k for k, _ in found)} changed sentences; catches {says}; "
        f"whole results below the floor {sum(s < MEANING_FLOOR for s in whole)} of {len(whole)}"
    )
