"""Faithfulness: to what the leader told, to the sources that are cited, and to the method.

Each finding names the words and what to do about them.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.check_faithfulness.citations import check_citations, check_credit, unresolved_citations
from assistant.check_faithfulness.claims import check_claims
from assistant.check_faithfulness.particulars import check_particulars, invented_particulars, situation_text
from assistant.check_faithfulness.steps import check_steps
from assistant.schemas import Citable, Draft, Finding, Method, Situation

__all__ = ["check_faithfulness", "invented_particulars", "situation_text", "unresolved_citations"]


def check_faithfulness(
    draft: Draft, situation: Situation, advice: Mapping[str, Citable], method: Method | None = None
) -> tuple[Finding, ...]:
    """Findings on citations, particulars and claims, and with the `method` also on credit and steps."""
    found = [
        *check_citations(draft, advice),
        *check_particulars(draft, situation),
        *check_claims(draft, situation, to_peer=method is None or method.audience == "peer"),
    ]
    if method is not None:
        found += [*check_credit(draft, situation, advice, method), *check_steps(draft, method, situation)]
    return tuple(found)
