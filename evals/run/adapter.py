"""The one place that knows how the product's own checks become scores. Further scores are plugged in here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol

from evals.run.values import Judged, scored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.schemas import Finding, Preparation
    from assistant.tone import ToneScore
    from evals.cases import Case
    from evals.run.config import EvalSettings

Family = Literal["tone", "leader", "sources", "form"]
FAMILIES: tuple[Family, ...] = ("tone", "leader", "sources", "form")


class Extra(Protocol):
    """A further score of a draft, or several, by names of their own."""

    __name__: str

    def __call__(self, case: Case, preparation: Preparation, /) -> Mapping[str, Judged]:
        """The scores; what does not apply is left out."""


def manner(case: Case, preparation: Preparation) -> dict[str, Judged]:
    """The `overall` tone score of the draft, which is the one held against people's judgement; see evals/validation."""
    if preparation.draft is None or case.expect.status != "drafted":
        return {}
    tone = _tone_of(preparation.draft.text)
    shown = {"blame": tone.blame, "judgement": tone.judgement, "uncivil": tone.uncivil}
    said = ", ".join(f"{name} {value:.2f}" for name, value in shown.items() if value >= 0.5)
    return {"manner": scored(tone.overall, said)}


@lru_cache(maxsize=2048)
def _tone_of(text: str) -> ToneScore:
    from assistant.tone import score_tone

    return score_tone([text])[0]


# Add a function here, and a floor in settings.yaml if its score needs one.
EXTRAS: list[Extra] = [manner]


def family_of(check: str, settings: EvalSettings) -> Family:
    """What a check speaks of."""
    if check in settings.sources_checks:
        return "sources"
    if check in settings.form_checks:
        return "form"
    return "leader" if check in settings.leader_checks else "tone"


def by_check(preparation: Preparation) -> dict[str, Judged]:
    """A score for each check: that of its worst finding. A check with a finding unscored is unscored."""
    found: dict[str, list[Finding]] = {}
    for finding in preparation.findings:
        found.setdefault(finding.check, []).append(finding)
    return {check: _worst(findings) for check, findings in found.items()}


def _worst(findings: list[Finding]) -> Judged:
    judged = [
        scored(None if f.verdict == "unscored" else f.score, f"“{f.span}” {f.reason}" if f.span else f.reason)
        for f in findings
    ]
    blank = next((j for j in judged if j.value is None), None)
    return blank or min(judged, key=lambda j: j.value if j.value is not None else 1.0)


def family_scores(checks: Mapping[str, Judged], settings: EvalSettings) -> dict[str, Judged]:
    """The mean of each family's checks. A family is unscored where none of its checks has a score."""
    out: dict[str, Judged] = {}
    for family in FAMILIES:
        mine = {c: j for c, j in checks.items() if family_of(c, settings) == family}
        values = {c: j.value for c, j in mine.items() if j.value is not None}
        why = "; ".join(_low(c, j) for c, j in mine.items() if j.value is None or j.value < 1)
        mean = sum(values.values()) / len(values) if values else None
        out[family] = scored(mean, why or ("" if values else "no check of this kind has looked"))
    return out


def _low(check: str, judged: Judged) -> str:
    shown = "unscored" if judged.value is None else f"{judged.value:.2f}"
    return f"{check} {shown} {judged.reason}".rstrip()
