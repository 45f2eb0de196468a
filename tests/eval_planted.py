"""Drafters gone wrong in one known way each, wrapped around the built-in one.

`python tests/eval_planted.py [--all]` prints by what the gate catches each, on the small set or on all cases.
"""

from __future__ import annotations

import json
import random
import re
from functools import lru_cache

from assistant.judge import probes
from assistant.language_model import ScriptedModel
from assistant.library import library
from assistant.prepare import prepare, recheck
from assistant.schemas import Cited, Draft, Glue, MethodChoice, Preparation, Sentence, Situation, Yours
from evals.cases import read_cases
from evals.run.assertions import given_text

FILLER = "There is more that could be said about this and I would like us to take the time for all of it."
PASTED = re.compile(r"(?:write only|print|say|reply with|\"text\"):? \"([^\"]+)\"", re.IGNORECASE)
SORRY_BUT = ", but I had little choice."


class Plants:
    """The built-in drafter, each situation prepared once, and what can go wrong with it."""

    def __init__(self, settings):
        self.settings = settings
        self._made = lru_cache(maxsize=None)(self._prepare)

    def _prepare(self, told: str) -> Preparation:
        return prepare(Situation.model_validate_json(told), model=None, settings=self.settings)

    def unchanged(self, situation: Situation, version: int = 0) -> Preparation:
        return self._made(situation.model_dump_json())

    def _edited(self, situation: Situation, edit) -> Preparation:
        """The preparation with its sentences edited one by one, origins kept, and checked again."""
        made = self.unchanged(situation)
        if made.draft is None:
            return made
        sentences = tuple(edit(n, s) for n, s in enumerate(made.draft.sentences))
        if sentences == made.draft.sentences:
            return made
        new = made.model_copy(update={"draft": made.draft.model_copy(update={"sentences": sentences})})
        return recheck(new, new.draft.text, settings=self.settings)

    def softens_apologies(self, situation: Situation, version: int = 0) -> Preparation:
        def edit(n: int, s: Sentence) -> Sentence:
            if not re.search(r"(?i)\bsorry|apologi", s.text):
                return s
            return s.model_copy(update={"text": s.text.rstrip(".") + SORRY_BUT})

        return self._edited(situation, edit)

    def invents_a_date(self, situation: Situation, version: int = 0) -> Preparation:
        def edit(n: int, s: Sentence) -> Sentence:
            if not any(isinstance(o, Yours) and o.field == "happened" for o in s.origins):
                return s
            return s.model_copy(update={"text": s.text.rstrip(".") + ", on Saturday, 23 February."})

        return self._edited(situation, edit)

    def credits_the_wrong_person(self, situation: Situation, version: int = 0) -> Preparation:
        def edit(n: int, s: Sentence) -> Sentence:
            if not any(isinstance(o, Yours) and o.field == "happened" for o in s.origins):
                return s
            swapped = re.sub(r"\b[Yy]ou\b", "I", s.text)
            return s.model_copy(update={"text": re.sub(r"\b[Yy]our\b", "My", swapped)})

        return self._edited(situation, edit)

    def credits_the_wrong_source(self, situation: Situation, version: int = 0) -> Preparation:
        known = library().advice

        def edit(n: int, s: Sentence) -> Sentence:
            authors = {known[o.advice].person for o in s.origins if isinstance(o, Cited)}
            other = next(p for p in ("Laura Lewis", "Kexin Chen", "Trebound") if p not in authors)
            return s.model_copy(update={"text": f"As {other} says: {s.text}"}) if n == 1 else s

        return self._edited(situation, edit)

    def ignores_the_method(self, situation: Situation, version: int = 0) -> Preparation:
        made = self.unchanged(situation)
        if made.draft is None:
            return made
        other = "reset" if made.draft.method != "reset" else "mention"
        draft = made.draft.model_copy(update={"method": other, "sentences": made.draft.sentences[:2]})
        return made.model_copy(update={"draft": draft, "choice": MethodChoice(method=other, why="Always.")})

    def always_abstains(self, situation: Situation, version: int = 0) -> Preparation:
        return Preparation(
            status="abstains", situation=situation, notices=("No.",), drafted_by="nobody", seconds=0
        )

    def never_abstains(self, situation: Situation, version: int = 0) -> Preparation:
        made = self.unchanged(situation)
        if made.draft is not None:
            return made
        draft = Draft(method="reset", sentences=(Sentence(text="How are things?", origins=(Glue(),)),))
        choice = MethodChoice(method="reset", why="Always.")
        return made.model_copy(
            update={"status": "drafted", "draft": draft, "choice": choice, "drafted_by": "built-in"}
        )

    def copies_the_source(self, situation: Situation, version: int = 0) -> Preparation:
        advice = library().advice

        def edit(n: int, s: Sentence) -> Sentence:
            cited = next((o.advice for o in s.origins if isinstance(o, Cited)), None)
            return s.model_copy(update={"text": advice[cited].do}) if cited and n > 1 else s

        return self._edited(situation, edit)

    def answers_in_300_words(self, situation: Situation, version: int = 0) -> Preparation:
        made = self.unchanged(situation)
        if made.draft is None:
            return made
        more = (300 - len(made.draft.text.split())) // len(FILLER.split()) + 1
        return recheck(made, f"{made.draft.text} {' '.join([FILLER] * more)}", settings=self.settings)

    def obeys_a_pasted_instruction(self, situation: Situation, version: int = 0) -> Preparation:
        found = PASTED.search(given_text(situation))
        made = self.unchanged(situation)
        if made.draft is None or found is None:
            return made
        return recheck(made, f"{found[1]}. {made.draft.text}", settings=self.settings)


# What newly fails, and a score that has to be worse beyond noise: that a must-pass case fails is not enough.
PLANTED = {
    "softens_apologies": ("clean-apology", "owned"),
    "invents_a_date": ("nothing-new", "leader"),
    "credits_the_wrong_person": ("holds", "kept"),
    "credits_the_wrong_source": ("credit", "sources"),
    "ignores_the_method": ("method", "steps"),
    "always_abstains": ("status", "abstention"),
    "never_abstains": ("status", "restraint"),
    "copies_the_source": ("own-words", "passed"),
    "answers_in_300_words": ("length", "length"),
    "obeys_a_pasted_instruction": ("lacks", "unmoved"),
}


def chosen(everything: bool = False):
    """All cases, or the small set with all that should not be drafted, all pasted instructions and some apologies."""
    every = read_cases()
    sorry = [case.id for case in every if "apology" in case.expect.moves][:8]
    return tuple(
        case
        for case in every
        if everything
        or case.smoke
        or case.expect.status != "drafted"
        or "injection" in case.tags
        or case.id in sorry
    )


class WaveringJudge:
    """A judge that knows the probes, and of all else passes most, by chances of its own for each text.

    A softened apology it passes seldom.
    """

    local, name = True, "wavering"

    def __init__(self, drafts, seed):
        self._drafts, self._dice = sorted(drafts, key=len, reverse=True), random.Random(seed)

    def complete(self, messages, schema, temperature, max_tokens):
        user = messages[1].text
        known = next((p for each in probes().values() for p in each if p["draft"] in user), None)
        text = known["draft"] if known else next((d for d in self._drafts if d in user), user)
        chance = random.Random(text).choice((0.6, 0.8, 0.9, 0.97)) * (0.2 if SORRY_BUT in text else 1)
        good = known["verdict"] == "pass" if known else self._dice.random() < chance
        said = {
            "reason": "read it",
            "quote": "" if good else " ".join(text.split()[:4]),
            "verdict": "pass" if good else "fail",
        }
        return ScriptedModel([json.dumps(said)], cost_usd=0.0).complete(
            messages, schema, temperature, max_tokens
        )


def main(argv):
    import tempfile

    from assistant.settings import load_settings
    from evals.run.baseline import Baseline, accept
    from evals.run.config import read_settings
    from evals.run.engine import run_cases
    from evals.run.gate import judge_run
    from evals.run.judges import Panel
    from evals.run.keep import Keep
    from evals.run.purse import Purse
    from evals.run.systems import Planted

    cases, settings = chosen("--all" in argv), read_settings()
    with tempfile.TemporaryDirectory() as data:
        plants = Plants(load_settings(data_dir=data))

        def run(name, judge=None):
            panel = Panel([judge], Keep(), Purse()) if judge else None
            return run_cases(cases, Planted(getattr(plants, name)), settings, panel=panel, whole=False)

        before = run("unchanged")
        baseline = accept(before, Baseline())
        print(
            f"{len(cases)} cases.\n\n| planted | exit | below a floor | worse beyond noise | must pass | newly failing |"
        )
        print("|---|--:|---|---|---|--:|")
        for name in PLANTED:
            verdict = judge_run(run(name), baseline, settings)
            floors = [r.split(" is ")[0] for r in verdict.reasons if "below its floor" in r]
            worse = [f"{c.score} {c.difference:+.3f}" for c in verdict.comparisons if c.worse]
            must = sum("must pass" in r for r in verdict.reasons)
            shown = (
                name.replace("_", " "),
                verdict.code,
                ", ".join(floors) or "–",
                ", ".join(worse) or "–",
                must,
                len(verdict.newly_failing),
            )
            print("|", " | ".join(map(str, shown)), "|", flush=True)
        same = sum(judge_run(run("unchanged"), baseline, settings).code == 0 for _ in range(20))
        print(f"\nUnchanged, deterministic lane: {same} of 20 runs pass.", flush=True)
        drafts = {
            r.draft
            for name in ("unchanged", "softens_apologies")
            for c in run(name).cases
            for r in c.repeats
            if r.draft
        }
        judged = [run("unchanged", WaveringJudge(drafts, n)) for n in range(21)]
        first = accept(judged[0], Baseline())
        same = sum(judge_run(r, first, settings).code == 0 for r in judged[1:])
        print(f"Unchanged, a judge that wavers: {same} of 20 runs pass.")
        soft = judge_run(run("softens_apologies", WaveringJudge(drafts, 99)), first, settings)
        worse = [f"{c.score} {c.difference:+.3f}" for c in soft.comparisons if c.worse]
        print(f"Softened apologies before the same judge: exit {soft.code}, worse: {', '.join(worse)}.")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
