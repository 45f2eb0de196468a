"""The run as one page for the browser. It holds all it needs, loads nothing and runs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from evals.report import plots
from evals.report.terminal import SAYS
from evals.report.worst import drafts, losses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evals.run.baseline import Accepted, Kept
    from evals.run.gate import Verdict
    from evals.run.values import CaseResult, Run


def page(run: Run, verdict: Verdict, before: Accepted | None) -> str:
    """The HTML. Every text that a person or a model wrote is escaped."""
    files = jinja2.PackageLoader("evals", "report")
    environment = jinja2.Environment(
        loader=files, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    old = before.cases if before else {}
    # All are compared by score name, but the share passed is a plot of its own.
    names = [name for name in verdict.means if name != "passed"]
    reach = (abs(end) for c in verdict.comparisons for end in (c.low, c.high, c.difference))
    return environment.get_template("page.html.jinja").render(
        run=run,
        verdict=verdict,
        says=SAYS[verdict.code],
        tiles=plots.tiles(run, verdict),
        before=old,
        same={c.id for c in run.cases if _same(c, old)},
        compared={c.score: c for c in verdict.comparisons},
        widest=max([0.05, *reach]),
        spread=plots.spread(run, before, list(verdict.means)),
        groups=plots.by_group(run),
        by_method=plots.per_method(run, before),
        by_check=plots.per_check(run, before),
        heat=plots.heat(run, before, names),
        heat_names=names,
        drafts=lambda case: drafts(case, old.get(case.id)),
        losses=losses,
        worst=[c for name in verdict.worst for c in run.cases if c.id == name],
    )


def _same(case: CaseResult, old: Mapping[str, Kept]) -> bool:
    """Whether a case is as it was: same words, same figures. A score that is new makes no difference."""
    was = old.get(case.id)
    if was is None or was.passed != case.passed or was.draft != case.repeats[0].draft:
        return False
    return all(case.means.get(name) == value for name, value in was.means.items())
