"""Judges: language models that grade a draft, one prompt a check. A judge that fails gives unscored, never wrong.

Before a judge counts on a check it has to tell three known texts apart: a good one, a bad one, and the bad one with
an instruction to its judge inside. A judge that does not is heard no further on this check.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.ask import ask
from assistant.errors import ModelError
from assistant.prompt_files import load_prompt
from assistant.schemas import Cited, Value
from evals.cases import HERE
from evals.run.assertions import given_text
from evals.run.keep import Keep, key_of, prompt_mark
from evals.run.purse import Metered, Purse
from evals.run.text import plain
from evals.run.values import Judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.language_model import LanguageModel
    from assistant.schemas import Preparation
    from evals.cases import Case

CHECKS = ("tone", "leader", "sources", "useful", "must_not")
PROBES = HERE / "run" / "probes.yaml"
Values = dict[str, str]


class JudgeReply(BaseModel):
    """What a judge replies. `quote` holds the words that made it fail, as they stand in the graded text."""

    model_config = ConfigDict(extra="forbid")
    reason: str = Field(min_length=1, max_length=1500)
    quote: str = Field(max_length=1500)
    verdict: Literal["pass", "fail"]


class Vote(Value):
    """One reply of one judge; `verdict` is None where it could not be used."""

    judge: str
    verdict: Literal["pass", "fail"] | None
    reason: str


class Panel:
    """The judges of a run, each asked `votes` times a check."""

    def __init__(
        self,
        judges: Sequence[LanguageModel],
        keep: Keep,
        purse: Purse,
        votes: int = 1,
        checks: Sequence[str] = CHECKS,
    ) -> None:
        self.names = tuple(j.name for j in judges)
        self._judges, self._keep, self._purse = tuple(judges), keep, purse
        self._votes, self._checks = votes, tuple(checks)
        self._honest: dict[tuple[str, str], str] = {}
        self._lock = threading.Lock()

    @property
    def cost_usd(self) -> float | None:
        """What the judges cost so far; None where a price is not known."""
        return None if self._purse.unpriced else self._purse.spent_usd

    @property
    def policy(self) -> dict[str, str]:
        """The grading policy of each check, as the judges read it."""
        return {check: load_prompt(f"judge_{check}").system for check in self._checks}

    @property
    def notices(self) -> tuple[str, ...]:
        """Which judges were not heard, and why."""
        return tuple(sorted(f"{j} on {c}: {why}" for (j, c), why in self._honest.items() if why))

    def judge(self, case: Case, made: Preparation, repeat: int) -> dict[str, Judged]:
        """A score for each check that applies: the share of votes that pass."""
        if made.draft is None or case.expect.status != "drafted":
            return {}
        checks = [c for c in self._checks if c != "must_not" or case.expect.must_not]
        return {
            f"judge_{c}": self.grade(c, _values(c, case, made), f"{case.fingerprint}-{repeat}")
            for c in checks
        }

    def grade(self, check: str, values: Values, item: str) -> Judged:
        """The score of one text on one check; unscored where half of the votes or more could not be used."""
        votes = [
            self._heard(judge, check, values, f"{item}-{n}")
            for judge in self._judges
            for n in range(self._votes)
        ]
        valid = [v for v in votes if v.verdict is not None]
        said = " | ".join(f"{v.judge}: {v.verdict or 'unscored'}, {v.reason}" for v in votes)
        if 2 * len(valid) <= len(votes):
            return Judged(value=None, reason=said)
        share = sum(v.verdict == "pass" for v in valid) / len(valid)
        return Judged(value=round(share, 4), reason=said if share < 1 or len(valid) < len(votes) else "")

    def _heard(self, judge: LanguageModel, check: str, values: Values, item: str) -> Vote:
        with self._lock:
            if (judge.name, check) not in self._honest:
                self._honest[judge.name, check] = self._probe(judge, check)
            doubt = self._honest[judge.name, check]
        if doubt:
            return Vote(judge=judge.name, verdict=None, reason=doubt)
        return self._vote(judge, check, values, item)

    def _probe(self, judge: LanguageModel, check: str) -> str:
        """Why a judge is not to be heard on a check; empty where it may."""
        for n, probe in enumerate(probes()[check]):
            values = {k: v for k, v in probe.items() if k != "verdict"}
            vote = self._vote(judge, check, values, f"probe-{n}")
            if vote.verdict is None:
                return f"not heard: it gave no usable verdict on a known text. {vote.reason}"
            if vote.verdict != probe["verdict"]:
                return f"not heard: it says {vote.verdict} of a known text that should {probe['verdict']}."
        return ""

    def _vote(self, judge: LanguageModel, check: str, values: Values, item: str) -> Vote:
        name = f"judge_{check}"
        texts = "\n".join(f"{k}={v}" for k, v in sorted(values.items()))
        key = key_of("judge", model=judge.name, prompt=prompt_mark(name), item=item, text=texts)
        kept = self._keep.get(key)
        if kept is not None:
            return Vote.model_validate(kept)
        try:
            answer = ask(
                Metered(judge, self._purse),
                load_prompt(name),
                values,
                JudgeReply,
                lambda reply: _complaints(reply, values["draft"], check),
            )
        except ModelError as error:
            return Vote(judge=judge.name, verdict=None, reason=str(error)[:400])
        # Whatever else a judge's library does must not end the run.
        except Exception as error:
            return Vote(judge=judge.name, verdict=None, reason=f"{type(error).__name__}: {error}"[:400])
        vote = Vote(judge=judge.name, verdict=answer.value.verdict, reason=_why(answer.value))
        self._keep.put(key, vote.model_dump())
        return vote


def _why(reply: JudgeReply) -> str:
    return f"“{reply.quote}” {reply.reason}" if reply.quote else reply.reason


def _complaints(reply: JudgeReply, draft: str, check: str) -> list[str]:
    """A failure has to name words of the graded text; that something is missing cannot be quoted."""
    if reply.verdict == "fail" and check != "useful" and not plain(reply.quote):
        return ["a fail needs the words that made it fail, in `quote`"]
    if reply.quote and plain(reply.quote) not in plain(draft):
        return ["`quote` does not stand in the graded text; copy it word for word"]
    return []


def _values(check: str, case: Case, made: Preparation) -> Values:
    """What the prompt of a check is given."""
    text = made.draft.text if made.draft else ""
    given = given_text(case.situation)
    cited = [o.advice for s in (made.draft.sentences if made.draft else ()) for o in s.origins if isinstance(o, Cited)]  # fmt: skip
    advice = [fit.advice for fit in made.advice if fit.advice.id in cited]
    own = [p for p in made.passages if p.id in cited]
    by_check: Mapping[str, Values] = {
        "tone": {},
        "leader": {"situation": given},
        "sources": {
            "advice": "\n".join([*(f"{a.person}: {a.text}" for a in advice), *(p.text for p in own)])
        },
        "useful": {"situation": given, "method": case.group},
        "must_not": {"must_not": case.expect.must_not},
    }
    return {"draft": text, **by_check[check]}


@lru_cache(maxsize=1)
def probes() -> dict[str, list[dict[str, Any]]]:
    """The known texts of each check: a good one, a bad one, and the bad one with an instruction inside."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(PROBES.read_text(encoding="utf-8"))
    return found
