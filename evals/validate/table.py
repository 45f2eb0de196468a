"""The table as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from evals.validate.score import Result

HEAD = """# The checks against people's judgement

Written by `make validate DATA=FOLDER`. The sets were gathered and labelled by others; none of their text is in this
project. The scores are those of `first-rung score`, as they ship.

- *measured on*: of a set that may be fitted on, only the half that was held back, split by the hash of its source;
  of all others every labelled row, and nothing was fitted on them.
- *95%*: 1,000 bootstrap draws of whole groups: of the source of a claim, the seed of an e-mail, the thread of a comment.
- *constant* says the same of every row. *word count* may choose its direction on these very rows.
- *simplest floor*: measured by others on the whole set with nothing clever (MiniLM cosine and word overlap; for tone a
  linear model). *fitted on it* is a linear model that was trained on the set itself; ours was not.
- *not surely*: the interval holds the aim.

Never fitted on is not never looked at: `tone/README.md` and `../entailment/README.md` say what was settled with these figures in view.
"""
EMPTY = "—"


def markdown(
    results: Sequence[Result],
    skipped: Mapping[str, str],
    ablation: Sequence[str] = (),
    own: str = "",
) -> str:
    """The whole report; `skipped` says of each set that could not be measured why."""
    lines = [HEAD]
    for door, title in (("faithfulness", "Faithfulness"), ("tone", "Tone")):
        mine = [r for r in results if r.door == door]
        if mine:
            lines += [f"## {title}", "", *_table(mine), ""]
    lines += [f"Not measured: {name}. {why}" for name, why in skipped.items()]
    lines += ["", *_people(results)]
    if ablation:
        lines += ["## What each signal adds", "", *ablation, ""]
    if own:
        lines += ["## On our own ground", "", own.strip(), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(results: Sequence[Result]) -> list[str]:
    rows = [
        "| set | measured on | rows (groups) | score | measure | ours, 95% | constant | word count | simplest floor | aim | |",
        "|---|---|--:|---|---|---|--:|--:|---|--:|---|",
    ]
    for r in results:
        ours = f"**{shown(r.value)}** ({shown(r.low)} to {shown(r.high)})"
        cells = [r.set, r.part, f"{r.rows} ({r.groups})", r.score, r.measure, ours]
        cells += [shown(r.constant), shown(r.words), r.floor or EMPTY]
        cells += [EMPTY if r.aim is None else f"{r.aim:.2f}".lstrip("0"), said(r)]
        rows.append("| " + " | ".join(cells) + " |")
    return rows


def shown(value: float | None) -> str:
    """A figure to three places, without the nought before the point."""
    if value is None:
        return EMPTY
    text = f"{value:.3f}"
    return text.replace("0.", ".", 1) if abs(value) < 1 else text


def said(r: Result) -> str:
    """Whether the aim is met, and whether the whole interval says so."""
    if r.met is None or r.aim is None:
        return ""
    if r.met:
        return "met" if r.low >= r.aim else "met, not surely"
    return "missed" if r.high < r.aim else "missed, not surely"


def _people(results: Sequence[Result]) -> list[str]:
    known = dict.fromkeys(
        f"- {r.set.split(',')[0] if 'SummEdits' in r.set else r.set}: {r.people}."
        for r in results
        if r.people
    )
    return ["People, or what others published:", "", *known, ""] if known else []
