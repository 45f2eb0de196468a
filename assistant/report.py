"""The record as the command line and the evaluations hand it out: plain values under stable names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.schemas import Fit, Passage, Preparation


def fit_report(fit: Fit) -> dict[str, Any]:
    """One advice item of the house: {"id", "person", "source", "paragraphs", "text", "score"}."""
    place = fit.advice.places[0]
    return {
        "id": fit.advice.id,
        "person": fit.advice.person,
        "source": place.file,
        "paragraphs": list(place.paragraphs),
        "text": fit.advice.text,
        "score": fit.score,
    }


def passage_report(passage: Passage) -> dict[str, Any]:
    """One passage of the user's own sources, word for word, under the keys of an advice item, with heading and page."""
    return {
        "id": passage.id,
        "whose": "yours",
        "person": "",
        "source": passage.file,
        "paragraphs": list(passage.paragraphs),
        "heading": passage.heading,
        "page": passage.page,
        "text": passage.text,
        "score": passage.score,
    }


def preparation_report(record: Preparation) -> dict[str, Any]:
    """The whole record as plain values, ready for JSON."""
    written = record.draft
    sentences = written.sentences if written else ()
    return {
        "status": record.status,
        "method": record.choice.method if record.choice else None,
        "why": record.choice.why if record.choice else "",
        "second": record.choice.second if record.choice else None,
        "plan": [step.model_dump() for step in record.choice.plan] if record.choice else [],
        "sentences": [s.model_dump(by_alias=True, exclude_none=True) for s in sentences],
        "text": written.text if written else "",
        "advice": [
            *({"whose": "house", **fit_report(fit)} for fit in record.advice),
            *map(passage_report, record.passages),
        ],
        "findings": [f.model_dump() for f in record.findings],
        "questions": list(record.questions),
        "notices": list(record.notices),
        "drafted_by": record.drafted_by,
        "seconds": record.seconds,
        "cost_usd": record.cost_usd,
    }
