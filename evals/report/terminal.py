"""The run as a table in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from evals.run.baseline import Accepted
    from evals.run.gate import Verdict
    from evals.run.values import Run

SAYS = {0: "PASSED", 1: "FAILED", 3: "COULD NOT BE MEASURED"}


def one_line(run: Run, verdict: Verdict) -> str:
    """The run in a line."""
    good, flaky = sum(c.passed for c in run.cases), len(verdict.flaky)
    blank, of = run.unscored
    cost = "cost not known" if run.cost_usd is None else f"{run.cost_usd:.4f} USD"
    took = [r.seconds for c in run.cases for r in c.repeats if not r.error]
    each = sum(took) / len(took) if took else 0.0
    return (
        f"{SAYS[verdict.code]}: {good} of {len(run.cases)} cases passed, {flaky} flaky, {blank} of {of} scores unscored, "
        f"{run.seconds:.0f} s, {each:.2f} s a case, {cost} ({run.key}, {run.repeats}×)"
    )


def table(verdict: Verdict) -> Table:
    """Scores before and after, with the interval of the difference."""
    title = f"Scores, baseline of {verdict.baseline}" if verdict.baseline else "Scores"
    out = Table(title=title, box=SIMPLE_HEAD)
    for name in ("score", "cases", "before", "after", "difference", "interval", ""):
        out.add_column(name, justify="left" if name in ("score", "") else "right", no_wrap=True)
    compared = {c.score: c for c in verdict.comparisons}
    for name, mean in verdict.means.items():
        c = compared.get(name)
        if c is None:
            out.add_row(name, str(verdict.counts[name]), "", f"{mean:.3f}", "", "", "")
            continue
        mark = "[red]worse[/]" if c.worse else "[green]better[/]" if c.better else ""
        out.add_row(
            name,
            str(c.n),
            f"{c.before:.3f}",
            f"{c.after:.3f}",
            f"{c.difference:+.3f}",
            f"{c.low:+.3f} to {c.high:+.3f}",
            mark,
        )
    return out


def show(run: Run, verdict: Verdict, console: Console | None = None) -> None:
    """Print the table, what fails and why, and the verdict."""
    console = console or Console()
    console.print(table(verdict))
    for title, ids in (("Newly failing", verdict.newly_failing), ("Newly passing", verdict.newly_passing)):
        if ids:
            console.print(f"{title}: {', '.join(ids)}", highlight=False)
    for case in (c for c in run.cases if not c.passed):
        said = [
            r.error or "; ".join(f"{n}: {r.reasons.get(n, '')}" for n in r.failed)
            for r in case.repeats
            if not r.passed
        ]
        for why in dict.fromkeys(said):
            times = f" ({said.count(why)} of {len(case.repeats)})" if len(case.repeats) > 1 else ""
            console.print(
                f"  [yellow]{case.id}[/]{times} {escape(why[:220])}", highlight=False, soft_wrap=True
            )
    for name, on in verdict.flaky.items():
        console.print(f"  flaky: {name} on {', '.join(on)}", highlight=False)
    for notice in verdict.notices:
        console.print(f"Note: {escape(notice)}", highlight=False, soft_wrap=True)
    for reason in verdict.reasons:
        console.print(f"[red]✗[/] {escape(reason)}", highlight=False, soft_wrap=True)
    console.print(one_line(run, verdict), style="bold", highlight=False, soft_wrap=True)


def show_difference(
    run: Run, verdict: Verdict, before: Accepted | None, console: Console | None = None
) -> None:
    """Print what accepting a run changes in the baseline: scores, cases that turn, cases that come and go."""
    console = console or Console()
    console.print(table(verdict))
    old = before.cases if before else {}
    here = {case.id: case for case in run.cases}
    turned = {
        "now fail": verdict.newly_failing,
        "now pass": verdict.newly_passing,
        "new": sorted(here.keys() - old.keys()),
        "gone": sorted(old.keys() - here.keys()) if run.whole else [],
        "other words": sorted(i for i, c in here.items() if i in old and old[i].draft != c.repeats[0].draft),
    }
    for what, ids in turned.items():
        if ids:
            shown = ", ".join(ids[:20]) + (" …" if len(ids) > 20 else "")
            console.print(f"{len(ids)} {what}: {shown}", highlight=False, soft_wrap=True)
