"""A model's opinion of a text: check by check, within a time, stopped at will, and never an error."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from queue import Empty, SimpleQueue

from assistant.judge.bench import Bench
from assistant.judge.grounds import Given, Subject, grounds_for, leader_told
from assistant.judge.trust import Trust, trust_in
from assistant.judge.values import Fault, Graded, Judgement, Opinion, Vote
from assistant.judge.vote import ask_vote
from assistant.language_model import LanguageModel
from assistant.masked_model import behind_stand_ins
from assistant.schemas import Situation
from assistant.settings import Settings

_PATIENCE = 10
_LONGEST = 300
_TICK_S = 0.2
_SAYS: Mapping[Fault, str] = {
    "lost": "It did not answer.",
    "refused": "It refused to answer.",
    "reply": "It gave no verdict that can be used.",
    "crash": "Asking it failed.",
    "stopped": "You stopped it.",
    "late": "It took too long.",
    "swayed": "The words seem to tell their judge what to say, and it listens to them.",
}


class Watch:
    """A judgement under way, as seen from outside: how many checks are done, and a way to stop it."""

    def __init__(self) -> None:
        self.done = 0
        self.checks = 0
        self.over: Fault = ""

    def stop(self) -> None:
        """No further call is made, and what is there is given."""
        self.over = self.over or "stopped"


def judge_text(
    subject: Subject,
    model: LanguageModel,
    settings: Settings,
    *,
    votes: int = 1,
    trust: Trust | None = None,
    watch: Watch | None = None,
    limit_s: float | None = None,
) -> Judgement:
    """What `model` says of a text on each check that can be asked. What fails is unscored, with a reason.

    A hosted model is asked behind stand-ins for the names, where the settings say so. Its checks are asked all at
    once; those of a model on this computer one after the other.

    Args:
        subject: the text, and what it stands on.
        model: whom to ask.
        settings: for the names, and how long to wait.
        votes: how often each check is asked, 1 or more.
        trust: what is known of judges; by default what this process found out at the same address.
        watch: to follow it and to stop it.
        limit_s: seconds for all of it; by default ten times the settings' time for one call.
    """
    started = time.perf_counter()
    given, left_out = grounds_for(subject, model.local)
    told = subject.situation or Situation()
    asked = behind_stand_ins(model, told, settings, subject.text, leader_told(told)) or model
    calls = _Calls(watch or Watch())
    bench = Bench([asked], votes, calls.vote, trust or trust_in(settings.api_base))
    limit = _PATIENCE * settings.timeout_s if limit_s is None else limit_s
    found = _graded(bench, given, calls.watch, started + limit, at_once=not model.local)
    late = Vote(judge=model.name, verdict=None, reason="", fault=calls.watch.over or "late")
    return Judgement(
        judge=model.name,
        local=model.local,
        opinions=tuple(_opinion(c, found.get(c) or Graded(share=None, votes=(late,)), votes) for c in given),
        left_out=left_out,
        notice=calls.notice,
        seconds=round(time.perf_counter() - started, 3),
        cost_usd=calls.cost_usd,
    )


class _Calls:
    """The calls of one judgement: what they cost, and whether a further one is any use."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.notice = ""
        self._lost = ""
        self._costs: list[float | None] = []

    @property
    def cost_usd(self) -> float | None:
        costs = list(self._costs)
        return None if None in costs else round(sum(c for c in costs if c is not None), 6)

    def vote(self, judge: LanguageModel, check: str, given: Given, item: str) -> Vote:  # noqa: ARG002
        if self.watch.over:
            return Vote(judge=judge.name, verdict=None, reason="", fault=self.watch.over)
        if self._lost:
            return Vote(judge=judge.name, verdict=None, reason=self._lost, fault="lost")
        vote = ask_vote(judge, check, given)
        self._costs.append(vote.cost_usd)
        if vote.fault in ("lost", "refused"):
            self.notice = self.notice or vote.reason
        if vote.fault == "lost":
            self._lost = vote.reason
        return vote


def _graded(
    bench: Bench, given: Mapping[str, Given], watch: Watch, until: float, *, at_once: bool
) -> dict[str, Graded]:
    """The checks that were graded in time. What hangs is left behind, in threads that do not keep the program."""
    watch.checks = len(given)
    answers: SimpleQueue[tuple[str, Graded]] = SimpleQueue()

    def walk(checks: Sequence[str]) -> None:
        for check in checks:
            try:
                graded = bench.grade(check, given[check], check)
            # Whoever waits must hear of it, whatever it is.
            except Exception as error:
                graded = Graded(share=None, votes=(_crashed(error),))
            answers.put((check, graded))

    for checks in [(c,) for c in given] if at_once else [tuple(given)]:
        threading.Thread(target=walk, args=(checks,), daemon=True).start()
    found: dict[str, Graded] = {}
    while len(found) < len(given) and not watch.over:
        if time.perf_counter() >= until:
            watch.over = "late"
            break
        try:
            check, graded = answers.get(timeout=_TICK_S)
        except Empty:
            continue
        found[check] = graded
        watch.done = len(found)
    return found


def _crashed(error: Exception) -> Vote:
    return Vote(judge="", verdict=None, reason=type(error).__name__, fault="crash")


def _opinion(check: str, graded: Graded, asked: int) -> Opinion:
    """The votes on one check as one opinion; votes that are divided evenly are none."""
    valid = [v for v in graded.votes if v.verdict is not None]
    share = graded.share
    if share is None or share == 0.5:
        why = "Its votes were divided evenly." if share else _why_not(graded.votes, len(valid))
        return Opinion(check=check, verdict="unscored", share=None, votes=asked, heard=len(valid), reason=why)
    verdict = "pass" if share > 0.5 else "fail"
    for_it = [v for v in valid if v.verdict == verdict]
    against = [v for v in valid if v.verdict != verdict]
    return Opinion(
        check=check,
        verdict=verdict,
        share=round(share, 4),
        votes=asked,
        heard=len(valid),
        reason=_short(for_it[0].reason),
        quotes=tuple(dict.fromkeys(v.quote for v in for_it if v.quote and verdict == "fail")),
        dissent=_short(against[0].reason) if against else "",
    )


def _why_not(votes: Sequence[Vote], heard: int) -> str:
    """Why there is no opinion, in one short sentence."""
    fault = next(v for v in votes if v.verdict is None)
    if fault.fault == "not heard":
        return "It misjudged a text whose answer is known, so its word is not taken here."
    said = _SAYS.get(fault.fault, "It gave no verdict that can be used.")
    return f"{said} Only {heard} of {len(votes)} votes could be used." if heard else said


def _short(reason: str) -> str:
    # What a model writes goes to terminals too.
    flat = "".join(c for c in " ".join(reason.split()) if c.isprintable())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
