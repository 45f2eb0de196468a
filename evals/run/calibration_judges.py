"""Those that are held against people's labels: our own checks, or a language model that judges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from assistant.entailment import support
from assistant.prepare import recheck
from assistant.schemas import Cited, Draft, Passage, Preparation, Sentence, Situation
from assistant.sentences import split_sentences
from assistant.tone import score_tone
from evals.run.adapter import by_check, family_of, family_scores
from evals.run.config import read_settings
from evals.run.judges import Panel
from evals.run.keep import Keep
from evals.run.purse import Purse
from evals.run.systems import BUILT_IN

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.run.labelled import Check, Row

OWN = "u-labelled"
_MOST_SOURCE, _PASSES = 20_000, 0.5


class Graded(NamedTuple):
    """What a judge says of a row: a score or None, whether it passes, and the same for each check behind it."""

    score: float | None
    passes: bool
    by_check: dict[str, float]
    verdicts: dict[str, bool] = {}  # noqa: RUF012


class Judge(Protocol):
    """Anything that grades a labelled text."""

    name: str

    @property
    def policy(self) -> dict[str, str]:
        """What it was told, or by what rule it grades."""

    def grade(self, row: Row, check: Check) -> Graded:
        """The grade of one row."""


class OwnChecks:
    """The product's own scores and checks, as they ship: the source stands in for what the leader told, or for what is cited.

    The score is that of `first-rung score`: for tone the one that speaks of the labels, else `overall`. Beside it stand all
    other scores, each check of `recheck`, and their mean, which is what a case is scored by in a run.
    """

    name = BUILT_IN

    def __init__(self, settings: Settings) -> None:
        self._settings, self._evals = settings, read_settings()

    @property
    def policy(self) -> dict[str, str]:
        """By what rule a text passes."""
        return {
            "built-in": "A text passes where its score is 0.5 or more, a check where it finds nothing amiss. Scores where "
            "more is worse (blame, judgement, uncivil) are turned round: 1 less the score.\n"
            "tone: the score that speaks of the labels, by small linear models over MiniLM and over named marks.\n"
            "leader, sources: the score of support, by the entailment model with exact checks of particulars.\n"
            "checks together: the mean of the checks of that family, which is what `first-rung eval run` scores a draft by."
        }

    def grade(self, row: Row, check: Check) -> Graded:
        """The score that ships, and all that stands beside it."""
        found = _tone_scores(row) if check == "tone" else _support(row)
        verdicts = {name: score >= _PASSES for name, score in found.items()}
        main = f"{row.score or 'overall'} score" if check == "tone" else "support score"
        made = recheck(_preparation(row, check), row.text, settings=self._settings)
        checks = by_check(made)
        mine = {c: j for c, j in checks.items() if family_of(c, self._evals) == check}
        failed = {f.check for f in made.findings if f.verdict == "fail"}
        together = family_scores(checks, self._evals)[check].value
        by_name = {c: j.value for c, j in mine.items() if j.value is not None}
        by_name |= {} if together is None else {"checks together": together}
        verdicts |= {c: c not in failed for c in mine} | {"checks together": not failed & mine.keys()}
        return Graded(found[main], verdicts[main], found | by_name, verdicts)


def _tone_scores(row: Row) -> dict[str, float]:
    """The tone scores of `first-rung score`, higher is better."""
    tone = score_tone([row.text])[0]
    turned = {f"{name} score": 1 - float(getattr(tone, name)) for name in ("blame", "judgement", "uncivil")}
    return turned | {"politeness score": tone.politeness, "overall score": tone.overall}


def _support(row: Row) -> dict[str, float]:
    return {"support score": support(row.sentences or row.source, row.text).score}


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

    @property
    def policy(self) -> dict[str, str]:
        """The prompts, word for word."""
        return self._panel.policy

    @property
    def notices(self) -> tuple[str, ...]:
        """Which checks it was not heard on, and why."""
        return self._panel.notices

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
