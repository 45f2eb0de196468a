"""The run as one page for the browser. It holds all it needs, loads nothing and runs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from evals.report import plots
from evals.report.terminal import SAYS, one_line

if TYPE_CHECKING:
    from evals.run.baseline import Accepted
    from evals.run.gate import Verdict
    from evals.run.values import Run


def page(run: Run, verdict: Verdict, before: Accepted | None) -> str:
    """The HTML. Every text that a person or a model wrote is escaped."""
    files = jinja2.PackageLoader("evals", "report")
    environment = jinja2.Environment(
        loader=files, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.jinja").render(
        run=run,
        verdict=verdict,
        says=SAYS[verdict.code],
        line=one_line(run, verdict),
        before=before.cases if before else {},
        compared={c.score: c for c in verdict.comparisons},
        spread=plots.spread(run, before, list(verdict.means)),
        by_method=plots.per_method(run, before),
        by_check=plots.per_check(run, before),
        worst=[c for name in verdict.worst for c in run.cases if c.id == name],
    )
