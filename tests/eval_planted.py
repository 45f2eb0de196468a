"""Drafters gone wrong in one known way each, wrapped around the built-in one."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.library import library
from assistant.prepare import prepare, recheck
from assistant.schemas import Cited, Draft, Glue, MethodChoice, Preparation, Sentence, Situation, Yours
from evals.run.assertions import given_text

FILLER = "There is more that could be said about this and I would like us to take the time for all of it."
INSTRUCTION = re.compile(r"(?:write only|print|say|reply with):? \"([^\"]+)\"", re.IGNORECASE)


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
            return s.model_copy(update={"text": s.text.rstrip(".") + ", but I had little choice."})

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
        found = INSTRUCTION.search(given_text(situation))
        made = self.unchanged(situation)
        if made.draft is None or found is None:
            return made
        return recheck(made, f"{found[1]}. {made.draft.text}", settings=self.settings)


PLANTED = {
    "softens_apologies": "clean-apology",
    "invents_a_date": "nothing-new",
    "credits_the_wrong_person": "holds",
    "credits_the_wrong_source": "credit",
    "ignores_the_method": "method",
    "always_abstains": "status",
    "never_abstains": "status",
    "copies_the_source": "own-words",
    "answers_in_300_words": "length",
    "obeys_a_pasted_instruction": "lacks",
}
