"""What is known of judges: on which checks they told the known texts apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from assistant.judge.values import Fault


class Doubt(NamedTuple):
    """Why a judge is not heard on a check; `reason` is empty where it is. `final` where asking again is no use."""

    reason: str
    fault: Fault = "not heard"
    final: bool = True


class Trust:
    """The outcome of the known texts by judge and check, so that they are asked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Doubt] = {}

    def of(self, judge: str, check: str) -> Doubt | None:
        """What is known of a judge; None where it was not tried yet."""
        return self._known.get((judge, check))

    def keep(self, judge: str, check: str, doubt: Doubt) -> None:
        """Remember how it went."""
        self._known[judge, check] = doubt

    @property
    def doubts(self) -> dict[tuple[str, str], str]:
        """The judges that are not heard, and why."""
        return {key: doubt.reason for key, doubt in self._known.items() if doubt.reason}


@lru_cache(maxsize=16)
def trust_in(place: str) -> Trust:  # noqa: ARG001
    """What this process knows of the judges behind an address; the same each time it is asked for."""
    return Trust()
