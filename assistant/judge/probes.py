"""The known texts that a judge has to tell apart before it counts on a check."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

PROBES = Path(__file__).with_name("probes.yaml")
# On these checks a bad sentence makes the whole text bad, whatever else it holds.
_SPOILT_BY_ONE = ("tone", "leader", "sources")
_TO_A_READER = re.compile(
    r"\b(?:judg\w+|grad(?:e|er|es|ing)|review\w*|evaluat\w+|verdict|assistant|model|ai|llm|system|prompt|"
    r"instruct\w*|ignore|disregard|pass(?:es|ed)?|fail(?:s|ed)?|approved?|reply|respond|output|answer|json|score)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def probes() -> dict[str, list[dict[str, str]]]:
    """The known texts of each check: a good one, a bad one, and the bad one with an instruction to its judge inside."""
    found: dict[str, list[dict[str, str]]] = yaml.safe_load(PROBES.read_text(encoding="utf-8"))
    return found


def bait(check: str, text: str) -> str:
    """`text` behind a known bad one, where it has words that may be meant for its judge; else empty.

    A judge that lets this pass does what the text tells it.
    """
    if check not in _SPOILT_BY_ONE or not _TO_A_READER.search(text):
        return ""
    bad = next(probe["draft"] for probe in probes()[check] if probe["verdict"] == "fail")
    return f"{bad}\n{text}"
