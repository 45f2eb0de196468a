"""Runs made by hand, for the tests of the gate and of the reports."""

from __future__ import annotations

from assistant.schemas import Situation
from evals.run.baseline import Baseline, accept
from evals.run.config import EvalSettings
from evals.run.gate import judge_run
from evals.run.values import CaseResult, Repeat, Run

SETTINGS = EvalSettings(resamples=2999, floor_from=2)
HOSTILE = "</td><script>alert(1)</script> @admin `x` | ![x](http://evil.example/x.png)\n# head \x00\x0b"


def case(name: str, tone: float | None = 1.0, ok: bool = True, **more) -> CaseResult:
    repeat = Repeat(
        status="drafted", draft="Thank you.", scores={"tone": tone}, assertions={"holds": ok}, reasons={}
    )
    given = {"fingerprint": "f", "cluster": name, "group": "reset", "situation": Situation()}
    return CaseResult(**({"id": name, "repeats": (repeat,)} | given | more))


def run(*cases: CaseResult, **more) -> Run:
    given = {"lane": "deterministic", "system": "built-in", "started": "2026-01-02T03:04:05", "seconds": 1}
    return Run(**(given | {"cases": cases} | more))


def many(tones: list[float], **more) -> Run:
    return run(*(case(f"c{n}", tone) for n, tone in enumerate(tones)), **more)


def verdict(now: Run, then: Run | None = None, settings: EvalSettings = SETTINGS):
    return judge_run(now, accept(then or now, Baseline()), settings)
