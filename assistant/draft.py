"""The drafting step: by a language model where one is set, else, or where it fails, by the built-in drafter."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.ask import ask, total_cost
from assistant.built_in import compose
from assistant.built_in.facts import Facts, read_facts
from assistant.built_in.raw_text import fill_from_raw
from assistant.errors import ModelError
from assistant.language_model import LanguageModel, Reply, spoken
from assistant.prompt_files import load_prompt
from assistant.schemas import Citable, Cited, Draft, Glue, Method, Origin, Sentence, Situation, Value, Yours

if TYPE_CHECKING:
    from assistant.built_in.common import Composed

BUILT_IN = "built-in"
_MODEL_TRIES = 2
_MOST_SENTENCES = 24
Refuse = Callable[[Draft, Situation, Method, Mapping[str, Citable], Facts], tuple[str, ...]]
Told = Literal["happened", "my_part", "impact", "wish", "new_in_role", "raw", ""]


class SentenceReply(BaseModel):
    """A sentence as a model gives it: flat, so that every provider's schema dialect can hold it."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1)
    field: Told
    item: int
    advice: list[str] = Field(max_length=3)


class DraftReply(BaseModel):
    """A draft as a model gives it."""

    model_config = ConfigDict(extra="forbid")
    sentences: list[SentenceReply] = Field(min_length=1, max_length=_MOST_SENTENCES)


class Drafted(Value):
    """What the step made, by whom, and what that took."""

    draft: Draft | None
    questions: tuple[str, ...]
    notices: tuple[str, ...]
    drafted_by: str
    cost_usd: float | None = 0.0


def _origins(sentence: SentenceReply) -> tuple[Origin, ...]:
    item = sentence.item if sentence.field == "happened" and sentence.item >= 0 else None
    yours: list[Origin] = [Yours(field=sentence.field, item=item)] if sentence.field else []
    return (*yours, *(Cited(advice=a) for a in dict.fromkeys(sentence.advice))) or (Glue(),)


def _draft_of(reply: DraftReply, method: Method, version: int) -> Draft:
    sentences = tuple(Sentence(text=s.text.strip(), origins=_origins(s)) for s in reply.sentences)
    return Draft(method=method.id, sentences=sentences, layout=method.layout, version=version)


def _fields(situation: Situation) -> str:
    told = situation.model_dump(exclude={"kind"}, exclude_defaults=True)
    return json.dumps(told, ensure_ascii=False, indent=1)


def _values(
    situation: Situation,
    method: Method,
    facts: Facts,
    advice: Mapping[str, Citable],
    complaints: tuple[str, ...],
) -> dict[str, object]:
    steps = "\n".join(f"- {s.name}: {s.says} (advice: {', '.join(s.advice)})" for s in method.steps)
    return {
        "method": f"{method.name}. {method.produces}",
        "steps": steps,
        "limits": method.limits.model_dump_json(exclude_none=True),
        "advice": "\n".join(f"- {a.id}: {a.says}" for a in advice.values()),
        "fields": _fields(situation),
        "facts": "\n".join(f"{f.item if f.item is not None else '-'}: {f.text}" for f in facts.spoken),
        "complaints": "\n".join(complaints),
    }


class _Attempts:
    """What the calls brought, so that cost is kept where the draft is not."""

    def __init__(self) -> None:
        self.replies: tuple[Reply, ...] = ()

    def draft(
        self,
        model: LanguageModel,
        situation: Situation,
        method: Method,
        advice: Mapping[str, Citable],
        refuse: Refuse,
        version: int,
    ) -> tuple[Draft | None, str]:
        """A draft without complaints, or None and why not. The model is asked anew once."""
        prompt, facts = (
            load_prompt("draft"),
            read_facts(fill_from_raw(situation).situation, method.limits.observations or 3),
        )
        complaints: tuple[str, ...] = ()
        for _ in range(_MODEL_TRIES):
            values = _values(situation, method, facts, advice, complaints)
            try:
                answer = ask(model, prompt, values, DraftReply)
            except ModelError as error:
                self.replies += spoken(error)
                return None, str(error)
            self.replies += answer.replies
            draft = _draft_of(answer.value, method, version)
            complaints = refuse(draft, situation, method, advice, facts)
            if not complaints:
                return draft, ""
        return None, "What it wrote did not hold: " + " ".join(complaints[:3])


def _built_in(composed: Composed, notices: tuple[str, ...] = (), cost: float | None = 0.0) -> Drafted:
    return Drafted(
        draft=composed.draft,
        questions=composed.questions,
        notices=(*notices, *composed.notices),
        drafted_by=BUILT_IN,
        cost_usd=cost,
    )


def draft(
    situation: Situation,
    method: Method,
    advice: Mapping[str, Citable],
    model: LanguageModel | None,
    refuse: Refuse,
    version: int = 0,
) -> Drafted:
    """Draft for a situation. `advice` is what may be cited, by id; `refuse` says why a model's draft cannot be shown.

    Where there is no observable fact nothing is drafted and no model is asked. A model's draft must cite what exists and
    hold only the leader's particulars; if it fails twice, the built-in draft takes its place and a notice says so.
    """
    composed = compose(situation, method, version)
    if model is None or composed.draft is None:
        return _built_in(composed)
    attempts = _Attempts()
    written, why = attempts.draft(model, situation, method, advice, refuse, version)
    cost = total_cost(attempts.replies)
    if written is None:
        notice = f"This is the built-in draft. The model {model.name} was asked first, and could not be used. {why}"
        return _built_in(composed, (notice,), cost)
    return Drafted(
        draft=written,
        questions=composed.questions,
        notices=composed.notices,
        drafted_by=model.name,
        cost_usd=cost,
    )
