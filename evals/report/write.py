"""All reports of a run, into one folder, and the summary onto the job page of the CI where there is one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from evals.report.junit import junit
from evals.report.markdown import markdown
from evals.report.page import page

if TYPE_CHECKING:
    from evals.run.baseline import Accepted
    from evals.run.gate import Verdict
    from evals.run.values import Run

RUN, PAGE, SUMMARY, JUNIT, VERDICT = "run.json", "report.html", "summary.md", "junit.xml", "verdict.json"


def write_reports(run: Run, verdict: Verdict, before: Accepted | None, folder: Path) -> tuple[Path, ...]:
    """Write the run, the verdict and the reports. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        RUN: run.model_dump_json(indent=1),
        VERDICT: verdict.model_dump_json(indent=1),
        JUNIT: junit(run, verdict),
        SUMMARY: markdown(run, verdict, before),
        PAGE: page(run, verdict, before),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    on_job_page(texts[SUMMARY])
    return tuple(folder / name for name in texts)


def on_job_page(summary: str) -> None:
    """Append a summary to the page of the CI job, where the CI names a file for it."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as page_of_job:
            # GitHub takes 1 MiB a step.
            page_of_job.write(summary.encode("utf-8")[:1_000_000].decode("utf-8", "ignore") + "\n")
