"""Those that are held against people's labels: our own checks, or a language model that judges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from assistant.prepare import recheck
from assistant.schemas import Cited, Draft, Passage, Preparation, Sentence, Situation
from assistant.sentences import split_sentences
from evals.run.adapter import by_check, family_of, family_scores
from evals.run.config import read_settings
from evals.run.judges import Panel
from evals.run.keep import Keep
from evals.run.purse import Purse

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.run.labelled import Check, Row

OWN = "u-labelled"
_MOST_SOURCE = 20_000


class Graded(NamedTuple):
    """What a judge says of a row: a score or None, whether it passes, and the score of each check behind it."""

    score: float | None
    passes: bool
    by_check: dict[str, float]


class Judge(Protocol):
    """Anything that grades a labelled text."""

    name: str
    policy: dict[str, str]

    def grade(self, row: Row, check: Check) -> Graded:
        """The grade of one row."""


class OwnChecks:
    """The product's own checks, by `recheck`: the source stands in for what the leader told, or for what is cited."""

    name = "built-in"
    policy: dict[str, str] = {}  # noqa: RUF012

    def __init__(self, settings: Settings) -> None:
        self._settings, self._evals = settings, read_settings()

    def grade(self, row: Row, check: Check) -> Graded:
        """The family's score; it passes where none of its findings fails."""
        made = recheck(_preparation(row, check), row.text, settings=self._settings)
        checks = by_check(made)
        mine = {c: j for c, j in checks.items() if family_of(c, self._evals) == check}
        failed = [f for f in made.findings if f.check in mine and f.verdict == "fail"]
        return Graded(
            score=family_scores(checks, self._evals)[check].value,
            passes=not failed,
            by_check={c: j.value for c, j in mine.items() if j.value is not None},
        )


def _preparation(row: Row, check: Check) -> Preparation:
    """A preparation whose draft is the text, standing on the source as the check needs it."""
    source = row.source[:_MOST_SOURCE]
    sentences = tuple(
        Sentence(text=s, origins=(Cited(advice=OWN),)) for s in split_sentences(row.text[:8000])
    )
    passage = Passage(
        id=OWN,
        source_id=OWN,
        file="labelled",
        title="",
        heading="",
        page=None,
        paragraphs=(),
        text=source,
        score=1,
    )
    return Preparation(
        status="drafted",
        situation=Situation(raw=source if check == "leader" else "", kind="reset"),
        draft=Draft(method="reset", sentences=sentences),
        passages=(passage,) if check == "sources" else (),
        drafted_by="somebody",
        seconds=0,
    )


class ModelJudge:
    """A language model, asked as in a run: the same prompts, the same probes."""

    def __init__(self, panel: Panel) -> None:
        self._panel, self.name = panel, "+".join(panel.names)
        self.policy = panel.policy

    def grade(self, row: Row, check: Check) -> Graded:
        """The share of votes that pass."""
        grounds = {"tone": {}, "leader": {"situation": row.source}, "sources": {"advice": row.source}}
        judged = self._panel.grade(check, {"draft": row.text, **grounds[check]}, f"labelled-{row.id}")
        return Graded(judged.value, judged.value is not None and judged.value >= 0.5, {})


def open_judge(name: str, settings: Settings, budget: float | None) -> Judge:
    """Our own checks for `built-in`, else a model that litellm knows."""
    from assistant.language_model import open_model

    model = open_model(settings, name)
    if model is None:
        return OwnChecks(settings)
    keep = Keep(settings.cache_dir / "evals" / "answers.jsonl")
    return ModelJudge(Panel([model], keep, Purse(budget), checks=("tone", "leader", "sources")))
