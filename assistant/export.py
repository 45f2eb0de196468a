"""Hands a preparation out as Markdown, to take along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.library import library, place_in_articles
from assistant.schemas import Cited, Yours

if TYPE_CHECKING:
    from assistant.schemas import Fit, Origin, Passage, Preparation

_FIELDS = {
    "happened": "what happened",
    "my_part": "your own part",
    "impact": "what it led to",
    "wish": "what you hope for",
    "raw": "your own words",
    "new_in_role": "that you are new in the role",
}


def _plain(text: str) -> str:
    """Text with Markdown's marks made harmless."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def _origin(origin: Origin, record: Preparation) -> str:
    if isinstance(origin, Yours):
        return f"yours ({_FIELDS.get(origin.field, origin.field)})"
    if isinstance(origin, Cited):
        item = next((fit.advice for fit in record.advice if fit.advice.id == origin.advice), None)
        if item:
            return f"{item.person} [{origin.advice}]"
        own = next((p for p in record.passages if p.id == origin.advice), None)
        return f"your own source {_plain(own.file)} [{own.id}]" if own else origin.advice
    return "plain words"


def _advice(fit: Fit) -> str:
    item = fit.advice
    claim = " (a claim of the article, without a source)" if item.claim else ""
    return f"- **{item.person}**, {item.role} [{item.id}]: {item.do} {item.why}{claim} *{place_in_articles(item)}*"


def _passage(passage: Passage) -> str:
    return f"- **{_plain(passage.file)}**, {place_of(passage)} [{passage.id}]: “{_plain(' '.join(passage.text.split()))}”"


def place_of(passage: Passage) -> str:
    """Where a passage stands: heading, page and paragraphs, as far as the document has them."""
    numbers = ", ".join(map(str, passage.paragraphs))
    paragraphs = f"paragraph{'s' if len(passage.paragraphs) > 1 else ''} {numbers}" if numbers else ""
    page = f"page {passage.page}" if passage.page else ""
    heading = f"under “{passage.heading}”" if passage.heading else ""
    return ", ".join(part for part in (heading, page, paragraphs) if part)


def _drafted(record: Preparation) -> list[str]:
    if record.draft is None:
        return []
    method = library().methods[record.draft.method]
    lines = [
        "",
        f"> {_plain(record.draft.text)}",
        "",
        f"*Then:* {method.limits.after}",
        "",
        "## Where the words come from",
        "",
    ]
    lines += [
        f"{n}. {_plain(s.text)} — {', '.join(_origin(o, record) for o in s.origins)}"
        for n, s in enumerate(record.draft.sentences, 1)
    ]
    return lines


def _chosen(record: Preparation) -> list[str]:
    """Why this method, and the plan it belongs to."""
    if record.choice is None or record.situation.kind != "auto":
        return []
    names = library().methods
    second = record.choice.second
    other = f" Second choice: {names[second].name}." if second in names else ""
    plan = [
        f"{'**' if s.chosen else ''}{names[s.method].name}{'**' if s.chosen else ''}"
        for s in record.choice.plan
        if s.method in names
    ]
    return [
        "",
        f"*{record.choice.why}{other}*",
        *(["", "In order: " + ", then ".join(plan) + "."] if len(plan) > 1 else []),
    ]


def _findings(record: Preparation) -> list[str]:
    failed = [f for f in record.findings if f.verdict != "pass"]
    passed = [f.check for f in record.findings if f.verdict == "pass"]
    lines = [
        f"- {f.check} ({f.verdict}): “{_plain(f.span)}” {f.reason} {_plain(f.suggestion)}" for f in failed
    ]
    return [*lines, f"- Passed: {', '.join(passed)}."] if passed else lines


def to_markdown(record: Preparation) -> str:
    """The preparation as Markdown: words, origins, questions, findings, advice, and what drafted it."""
    kind = library().methods[record.draft.method].name if record.draft else "Preparation"
    peer = record.situation.peer.name
    lines = [f"# {kind}{' with ' + _plain(peer) if peer else ''}", *_chosen(record), *_drafted(record)]
    for title, rows in (
        ("Questions that would make it better", [f"- {_plain(q)}" for q in record.questions]),
        ("Notes", [f"- {_plain(n)}" for n in record.notices]),
        ("Checks", _findings(record)),
        ("Advice", [_advice(fit) for fit in record.advice]),
        ("From your own sources", [_passage(passage) for passage in record.passages]),
    ):
        if rows:
            lines += ["", f"## {title}", "", *rows]
    cost = "not known" if record.cost_usd is None else f"{record.cost_usd:.4f} USD"
    lines += ["", f"Drafted by {record.drafted_by} in {record.seconds:.1f} s, cost {cost}."]
    return "\n".join(lines) + "\n"
