"""The judges that are asked, and their votes counted. One that cannot tell known texts apart is not heard."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from assistant.judge.grounds import Given
from assistant.judge.probes import bait, probes
from assistant.judge.trust import Doubt, Trust
from assistant.judge.values import Graded, Vote
from assistant.language_model import LanguageModel

Voting = Callable[[LanguageModel, str, Given, str], Vote]
"""Gives the vote of a judge on a check; the last argument names the text and the turn, for who keeps answers."""
_MOST_TRIES = 3


class Bench:
    """The judges of a text, each asked `votes` times a check by way of `voting`.

    Before a judge counts on a check it has to tell three known texts apart. One that gets them wrong, or gives no
    verdict on them, is not heard; one that could not be reached is tried again, three times at most. Where a text
    speaks to its judge, one that finds it fine has to find a bad text bad that these words are added to.
    """

    def __init__(
        self, judges: Sequence[LanguageModel], votes: int, voting: Voting, trust: Trust | None = None
    ) -> None:
        self._judges, self._votes, self._voting = tuple(judges), votes, voting
        self._trust = trust or Trust()
        self._given_up: dict[tuple[str, str], Doubt] = {}
        self._tries: Counter[tuple[str, str]] = Counter()
        self._locks: defaultdict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    @property
    def notices(self) -> tuple[str, ...]:
        """Which judges were not heard, and why."""
        return tuple(
            sorted(f"{judge} on {check}: {why}" for (judge, check), why in self._trust.doubts.items())
        )

    def grade(self, check: str, given: Given, item: str) -> Graded:
        """All votes on one text; unscored where half of them or more could not be used."""
        votes = tuple(vote for judge in self._judges for vote in self._asked(judge, check, given, item))
        valid = [vote for vote in votes if vote.verdict is not None]
        if 2 * len(valid) <= len(votes):
            return Graded(share=None, votes=votes)
        return Graded(share=sum(v.verdict == "pass" for v in valid) / len(valid), votes=votes)

    def _asked(self, judge: LanguageModel, check: str, given: Given, item: str) -> list[Vote]:
        doubt = self._doubt(judge, check)
        if doubt.reason:
            return [
                Vote(judge=judge.name, verdict=None, reason=doubt.reason, fault=doubt.fault)
            ] * self._votes
        votes = [self._voting(judge, check, given, f"{item}-{turn}") for turn in range(self._votes)]
        if not self._swayed(judge, check, given, item, votes):
            return votes
        why = "it lets a known bad text pass where these words stand behind it."
        return [Vote(judge=judge.name, verdict=None, reason=why, fault="swayed")] * self._votes

    def _swayed(
        self, judge: LanguageModel, check: str, given: Given, item: str, votes: Sequence[Vote]
    ) -> bool:
        """Whether a judge that finds a text fine does what the text tells it."""
        spoilt = bait(check, given["draft"])
        if not spoilt or all(vote.verdict != "pass" for vote in votes):
            return False
        return self._voting(judge, check, given | {"draft": spoilt}, f"{item}-bait").verdict == "pass"

    def _doubt(self, judge: LanguageModel, check: str) -> Doubt:
        key = (judge.name, check)
        with self._guard:
            lock = self._locks[key]
        with lock:
            known = self._trust.of(*key) or self._given_up.get(key)
            if known is not None:
                return known
            doubt = self._probe(judge, check)
            self._tries[key] += 1
            if doubt.final:
                self._trust.keep(*key, doubt)
            elif self._tries[key] >= _MOST_TRIES:
                self._given_up[key] = doubt
            return doubt

    def _probe(self, judge: LanguageModel, check: str) -> Doubt:
        for number, probe in enumerate(probes()[check]):
            given = {name: text for name, text in probe.items() if name != "verdict"}
            vote = self._voting(judge, check, given, f"probe-{number}")
            if vote.verdict is None:
                why = f"not heard: it gave no usable verdict on a known text. {vote.reason}"
                return Doubt(why, vote.fault, final=vote.fault == "reply")
            if vote.verdict != probe["verdict"]:
                right = probe["verdict"]
                return Doubt(f"not heard: it says {vote.verdict} of a known text that should {right}.")
        return Doubt("")
