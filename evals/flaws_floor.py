"""Chooses the floor of entailment below which a claim is named: `python -m evals.flaws --choose-floor`.

On the tuning half, both voices: of the sentences of good texts that make a claim at most 1 in 50 may stand below the floor; of the
floors that keep to it the lowest is taken that finds most of the flawed sentences that no exact comparison names.
"""

from __future__ import annotations

from assistant.check_faithfulness import claims
from assistant.entailment import supports
from evals.flaws import VOICES, Row, draft_of, flawed_sentences, read_rows, share

FLAWS = ("swapped_actor", "negation_flipped", "strengthened")
MOST_ALARMS = 0.02
CANDIDATES = (0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


def _claims(row: Row) -> list[tuple[tuple[str, ...], str]]:
    """The claims of a row that are left to entailment, each with what was told."""
    draft, situation = draft_of(row)
    told = claims.premises_of(situation)
    left = [t for t in claims.claims_of(draft) if claims.turned(t, situation) is None]
    return [(told, text) for text in left] if told else []


def _scores(pairs: list[tuple[tuple[str, ...], str]]) -> list[float]:
    found = supports([(told, text) for told, text in dict.fromkeys(pairs)])
    return [f.score for f in found]


def choose_floor() -> float:
    """Print false alarms and recall for each candidate, and return the floor chosen; 0 where none keeps to the limit."""
    rows = [row for voice in VOICES for row in read_rows("tuning", voice)]
    good = [
        p for row in rows if row["flaw"] == "none" and "near miss" not in row["made"] for p in _claims(row)
    ]
    flawed = [
        p for row in rows if row["flaw"] in FLAWS for p in _claims(row) if p[1] in flawed_sentences(row)
    ]
    kept, lost = _scores(good), _scores(flawed)
    print(f"{len(kept)} sentences of good texts, {len(lost)} flawed ones that no exact comparison names")
    print(f"{'floor':>6}  {'good, named':20}{'flawed, named':20}")
    chosen, most = 0.0, -1
    for floor in CANDIDATES:
        alarms, hits = sum(s < floor for s in kept), sum(s < floor for s in lost)
        if alarms <= MOST_ALARMS * len(kept) and hits > most:
            chosen, most = floor, hits
        print(f"{floor:6.2f}  {share(alarms, len(kept)):20}{share(hits, len(lost)):20}")
    print(f"chosen: {chosen} (claims.FLOOR is {claims.FLOOR})")
    return chosen
