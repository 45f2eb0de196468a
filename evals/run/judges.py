"""The judges of a run: `assistant.judge` asks them; their answers are kept and paid for here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.judge import CHECKS as PRODUCT_CHECKS
from assistant.judge import Bench, Given, Vote, ask_vote, kind_of_words, leader_told, stands_on
from assistant.prompt_files import load_prompt
from evals.run.keep import Keep, key_of, prompt_mark
from evals.run.purse import Metered, Purse
from evals.run.values import Judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.language_model import LanguageModel
    from assistant.schemas import Preparation
    from evals.cases import Case

__all__ = ["CHECKS", "Panel"]

CHECKS = (*PRODUCT_CHECKS, "must_not")


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
        self._keep, self._purse, self._checks = keep, purse, tuple(checks)
        self._bench = Bench(judges, votes, self._vote)

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
        return self._bench.notices

    def judge(self, case: Case, made: Preparation, repeat: int) -> dict[str, Judged]:
        """A score for each check that applies: the share of votes that pass."""
        if made.draft is None or case.expect.status != "drafted":
            return {}
        checks = [c for c in self._checks if c != "must_not" or case.expect.must_not]
        return {
            f"judge_{c}": self.grade(c, _given(c, case, made), f"{case.fingerprint}-{repeat}") for c in checks
        }

    def grade(self, check: str, given: Given, item: str) -> Judged:
        """The score of one text on one check; unscored where half of the votes or more could not be used."""
        graded = self._bench.grade(check, given, item)
        said = " | ".join(f"{v.judge}: {v.verdict or 'unscored'}, {_why(v)}" for v in graded.votes)
        if graded.share is None:
            return Judged(value=None, reason=said)
        of_one_mind = graded.share == 1 and all(v.verdict for v in graded.votes)
        return Judged(value=round(graded.share, 4), reason="" if of_one_mind else said)

    def _vote(self, judge: LanguageModel, check: str, given: Given, item: str) -> Vote:
        """A vote that was kept, or one that is asked for and paid."""
        texts = "\n".join(f"{k}={v}" for k, v in sorted(given.items()))
        key = key_of("judge", model=judge.name, prompt=prompt_mark(f"judge_{check}"), item=item, text=texts)
        kept = self._keep.get(key)
        if kept is not None:
            return Vote.model_validate(kept)
        vote = ask_vote(Metered(judge, self._purse), check, given)
        # A judge that failed a known text gets no new chance with each run; one that was away does.
        if vote.verdict is not None or (vote.fault == "reply" and item.startswith("probe-")):
            self._keep.put(key, vote.model_dump())
        return vote


def _why(vote: Vote) -> str:
    return f"“{vote.quote}” {vote.reason}" if vote.quote else vote.reason


def _given(check: str, case: Case, made: Preparation) -> Given:
    """What the prompt of a check is given."""
    told = leader_told(case.situation)
    advice, own = stands_on(made)
    more: dict[str, Given] = {
        "tone": {},
        "leader": {"situation": told},
        "sources": {"advice": "\n".join((*advice, *own))},
        "useful": {"situation": told, "method": kind_of_words(case.group)},
        "must_not": {"must_not": case.expect.must_not},
    }
    return {"draft": made.draft.text if made.draft else "", **more[check]}
