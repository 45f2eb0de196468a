"""The run as Markdown for a pull request or a job page. What people and models wrote is shown, and never obeyed."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from evals.report.terminal import SAYS, one_line
from evals.report.worst import drafts, losses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.report.words import Piece
    from evals.run.baseline import Accepted
    from evals.run.gate import Verdict
    from evals.run.values import CaseResult, Run

_MARKS = {c: f"\\{c}" for c in "\\`*_[]#|~!@"} | {"\n": " ", "\r": " "}


def plain(text: str) -> str:
    """Text in which nothing is Markdown, HTML or a mention."""
    return html.escape("".join(_MARKS.get(c, c) for c in text), quote=False)


def block(text: str) -> str:
    """Text in a cell of a table, every line of it, as it stands."""
    return "<br>".join(html.escape(text).replace("@", "&#64;").split("\n"))


def _scores(verdict: Verdict) -> list[str]:
    rows = ["| score | cases | before | after | difference | interval | |", "|---|--:|--:|--:|--:|--:|---|"]
    compared = {c.score: c for c in verdict.comparisons}
    for name, mean in verdict.means.items():
        c = compared.get(name)
        if c is None:
            rows.append(f"| {name} | {verdict.counts[name]} | | {mean:.3f} | | | |")
            continue
        mark = "**worse**" if c.worse else "better" if c.better else ""
        rows.append(
            f"| {name} | {c.n} | {c.before:.3f} | {c.after:.3f} | {c.difference:+.3f} | {c.low:+.3f} to {c.high:+.3f} | {mark} |"
        )
    return rows


def _side_by_side(case: CaseResult, before: Accepted | None) -> list[str]:
    old = before.cases.get(case.id) if before else None
    was, now = (_cell(pieces) for pieces in drafts(case, old))
    return [
        "",
        f"### {plain(case.id)}",
        "",
        plain(losses(case, old)),
        "",
        "<table><tr><th>before</th><th>after</th></tr>",
        f"<tr><td valign='top'>{was}</td><td valign='top'>{now}</td></tr></table>",
    ]


def _cell(pieces: Sequence[Piece]) -> str:
    """A draft in a cell; what the other lacks is bold."""
    return "".join(f"<b>{block(p.text)}</b>" if p.new else block(p.text) for p in pieces)


def markdown(run: Run, verdict: Verdict, before: Accepted | None) -> str:
    """What changed, the three worst cases with their drafts side by side, and the intervals."""
    lines = [f"## First Rung evals: {SAYS[verdict.code].lower()}", "", one_line(run, verdict), ""]
    lines += [f"- ❌ {plain(reason)}" for reason in verdict.reasons]
    lines += [f"- {plain(notice)}" for notice in verdict.notices]
    lines += ["", *_scores(verdict), ""]
    for title, ids in (("Newly failing", verdict.newly_failing), ("Newly passing", verdict.newly_passing)):
        if ids:
            lines += [f"**{title}:** {plain(', '.join(ids))}", ""]
    if verdict.flaky:
        named = [f"{name} ({', '.join(on)})" for name, on in verdict.flaky.items()]
        lines += [f"**Flaky, the repeats disagree:** {plain('; '.join(named))}", ""]
    worst = [c for name in verdict.worst for c in run.cases if c.id == name]
    if worst:
        lines += ["## The worst cases"]
        for case in worst:
            lines += _side_by_side(case, before)
    return "\n".join(lines) + "\n"
