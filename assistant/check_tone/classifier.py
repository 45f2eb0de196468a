"""The seam to the classifier of tone: what its scores add where no rule has spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.reword import left_out
from assistant.check_tone.values import Hit
from assistant.tidy import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.check_tone.values import Reading, Said, SentenceScores

# Which score stands behind which check, and from where on it speaks: the floors let under 1 in 100 good sentences of the
# tuning half be named. They are to be chosen again whenever the weights are fitted again.
SPEAKS: Mapping[str, tuple[str, float]] = {
    "blame-and-labels": ("blame", 0.85),
    "judgement": ("judgement", 0.75),
    "contempt": ("uncivil", 0.9),
}
_MEND = "Read it aloud as if it were said to you. Say what you saw or heard instead."


def scored_hits(
    reading: Reading, scores: Sequence[SentenceScores], taken: Sequence[Hit]
) -> dict[str, list[Hit]]:
    """Hits for sentences that a score finds at fault and no rule has named. One score a sentence, in order.

    Raises:
        ValueError: there are not as many scores as sentences.
    """
    if len(scores) != len(reading.sentences):
        raise ValueError(f"Expected {len(reading.sentences)} scores, one a sentence, got {len(scores)}.")
    found: dict[str, list[Hit]] = {check: [] for check in SPEAKS}
    for said, score in zip(reading.sentences, scores, strict=True):
        if any(said.start <= hit.start < said.end for hit in taken) or not _about_you(reading, said):
            continue
        worst = max(SPEAKS, key=lambda check: float(getattr(score, SPEAKS[check][0])) - SPEAKS[check][1])
        name, floor = SPEAKS[worst]
        if getattr(score, name) >= floor:
            end = said.end - (said.text[-1] in ".!?")
            found[worst].append(Hit(said.start, end, _MEND, left_out(reading, said.start)))
    return found


def _about_you(reading: Reading, said: Said) -> bool:
    """Whether a sentence says something of the other: no question, nothing of the leader's own, not mostly a quotation."""
    quoted = sum(b - a for a, b in quoted_spans(said.text))
    plain = reading.plain[said.start : said.end]
    if not re.search(r"(?i)\byour?s?\b", plain):
        return False
    return not plain.endswith("?") and quoted < 0.4 * len(plain) and not reading.own(said.start)
