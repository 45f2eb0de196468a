"""A labelled set of hard sentences, and what rules, classifier and both name in a sentence.

Half of the sentences are at fault in one way, half only look like it. Voices are wholly in one half: `tuning` may be read
and tuned on, `measuring` is only counted.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.check_tone import check_tone
from assistant.check_tone.classifier import scored_hits
from assistant.check_tone.values import Reading
from assistant.library import library
from evals.tone.data import VALIDATION

Half = Literal["tuning", "measuring"]
By = Literal["rules", "classifier", "both"]
BY: tuple[By, ...] = ("rules", "classifier", "both")
FILE = VALIDATION / "tone" / "hard.jsonl"
FAULTS = frozenset(
    {"threats", "apology", "mind-reading", "absolutes", "blame-and-labels", "contempt", "judgement"}
)
OWN: dict[str, frozenset[str]] = {
    "blame": frozenset({"blame-and-labels"}),
    "label": frozenset({"blame-and-labels"}),
    "judgement": frozenset({"judgement", "blame-and-labels"}),
    "mind_reading": frozenset({"mind-reading"}),
    "absolute": frozenset({"absolutes"}),
    "threat": frozenset({"threats"}),
    "contempt": frozenset({"contempt"}),
    "non_apology": frozenset({"apology"}),
    "hidden_demand": frozenset({"asks-nothing"}),
}
TONE_FLAWS = frozenset(
    "blame label judgement absolute mind_reading threat sarcasm but_apology conditional_apology passive_apology".split()
)
MENTION = "hidden_demand"
# A mention's demand stands after its observation.
_BEFORE = "On Monday the list came at nine. "


@dataclass(frozen=True)
class Hard:
    """One sentence, who says it, which way it is at fault or only seems to be."""

    id: str
    voice: str
    half: Half
    kind: str
    fault: bool
    text: str


@lru_cache(maxsize=1)
def read_hard() -> tuple[Hard, ...]:
    """All sentences."""
    rows = (json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines())
    return tuple(Hard(**row | {"fault": bool(row["fault"])}) for row in rows)


def of_half(half: Half) -> list[Hard]:
    """The sentences of one half."""
    return [row for row in read_hard() if row.half == half]


def named(text: str, by: By, method: str = "reset") -> frozenset[str]:
    """The checks of tone that fail on a text: by the rules alone, by the classifier alone, or by both together."""
    chosen = library().methods[method]
    if by == "classifier":
        reading = Reading(text, chosen)
        return frozenset(scored_hits(reading, None, []) if reading.sentences else ())
    found = check_tone(text, chosen, () if by == "rules" else None)
    wanted = FAULTS | ({"asks-nothing"} if method == "mention" else set())
    return frozenset(f.check for f in found if f.verdict == "fail" and f.check in wanted)


def named_in(row: Hard, by: By) -> frozenset[str]:
    """The checks that fail on a hard sentence, in a mention where its kind belongs to one."""
    if row.kind != MENTION:
        return named(row.text, by)
    return named((_BEFORE if row.fault else "") + row.text, by, "mention")


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words, to hold sentences against each other."""
    return tuple(re.findall(r"[\w']+", text.lower()))
