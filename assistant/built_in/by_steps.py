"""Composes any method from its steps: for each, a phrase whose slots the intake can fill.

A phrase file maps a step to forms. The first form with a usable phrase is taken. The form `all` takes every usable
phrase, `take-3` takes three, `each-fact` one for each fact, any other takes one.
"""

from __future__ import annotations

from assistant.built_in.clauses import Clause, lower_first
from assistant.built_in.common import Composed, from_phrase, short_name, sources
from assistant.built_in.facts import Facts, read_facts
from assistant.built_in.impact import impact
from assistant.built_in.own_part import own_part
from assistant.built_in.phrases import Phrase, fill, slots, stock
from assistant.built_in.wish import wish
from assistant.schemas import Draft, IntakeField, Method, Origin, Sentence, Situation, Step, Yours

MOST_FACTS = 5
_FIELD_OF: dict[str, IntakeField] = {
    "own": "my_part",
    "own_thing": "my_part",
    "own_said": "my_part",
    "impact": "impact",
    "impact_thing": "impact",
    "wish": "wish",
    "hope": "wish",
    "wish_thing": "wish",
    "wish_clause": "wish",
    "wish_sentence": "wish",
    "fact": "happened",
    "fact_lower": "happened",
    "facts": "happened",
}


def _own_slots(clause: Clause) -> dict[str, str]:
    if clause.form == "thing":
        return {"own_thing": clause.text}
    if clause.form == "said":
        return {"own_said": clause.text}
    return {"own": clause.text} if clause.form != "none" else {}


def _impact_slots(clause: Clause) -> dict[str, str]:
    if clause.form in {"thing", "result"}:
        return {"impact_thing": clause.text}
    return {"impact": clause.text} if clause.form != "none" else {}


def _wish_slots(clause: Clause) -> dict[str, str]:
    said = clause.text
    if clause.form == "to":
        return {"wish": said, "hope": said if said.startswith("to ") else f"for {said}"}
    name = {"thing": "wish_thing", "clause": "wish_clause", "sentence": "wish_sentence"}.get(clause.form)
    return {name: said} if name else {}


def _fact_slots(facts: Facts, item: int = 0) -> dict[str, str]:
    if not facts.spoken:
        return {}
    fact = facts.spoken[item].text
    return {"fact": fact, "fact_lower": lower_first(fact), "facts": " ".join(f.text for f in facts.spoken)}


# Methods that tell the peer what they did: without anything seen or heard they have nothing to tell.
_OF_WHAT_WAS_SEEN = frozenset({"two-way-feedback"})


class _BySteps:
    """Fills the steps of one method for one situation."""

    def __init__(self, situation: Situation, method: Method, version: int):
        self.situation, self.method, self.version = situation, method, version
        self.stock = stock(method.id)
        most, observing = method.limits.observations or MOST_FACTS, method.id in _OF_WHAT_WAS_SEEN
        facts = read_facts(situation, most, to_peer=method.audience == "peer", observing=observing)
        unseen = observing and not facts.observed
        self.facts = Facts(questions=facts.asked, notices=facts.notices) if unseen else facts
        self.clauses = (own_part(situation), impact(situation), wish(situation))
        own, led_to, hoped = self.clauses
        people = {
            "peer_function": situation.peer.function,
            "peer_role": situation.peer.role,
            "my_function": situation.me.function,
            "my_role": situation.me.role,
        }
        told = {
            **people,
            **_own_slots(own),
            **_impact_slots(led_to),
            **_wish_slots(hoped),
            **_fact_slots(self.facts),
        }
        self.values = {"peer": short_name(situation.peer.name), **{k: v for k, v in told.items() if v}}

    def questions(self) -> list[str]:
        """What has to be asked about the fields that the method uses."""
        used = {field for step in self.method.steps for field in step.needs}
        about_facts = self.facts.questions if "happened" in used else ()
        dated = self.method.id == "two-way-feedback"
        asked = [q for q in about_facts if dated or not q.startswith("When was that?")]
        fields: tuple[IntakeField, ...] = ("my_part", "impact", "wish")
        return asked + [
            c.question for f, c in zip(fields, self.clauses, strict=True) if c.question and f in used
        ]

    def _usable(self, phrases: tuple[Phrase, ...]) -> list[Phrase]:
        return [p for p in phrases if slots(p.text) <= set(self.values)]

    def _chosen(self, form: str, usable: list[Phrase], turn: int) -> list[Phrase]:
        if form == "all":
            return usable
        count = int(form.removeprefix("take-")) if form.startswith("take-") else 1
        start = (self.version * count + turn) % len(usable)
        return [usable[(start + n) % len(usable)] for n in range(min(count, len(usable)))]

    def _said(self, step: Step, phrase: Phrase, item: int = 0) -> list[Sentence]:
        used = slots(phrase.text)
        fields = dict.fromkeys(_FIELD_OF[name] for name in used if name in _FIELD_OF)
        yours: list[Origin] = []
        for field in fields:
            which = self.facts.spoken[item].item if field == "happened" and "facts" not in used else None
            yours.append(Yours(field=field, item=which))
        values = {**self.values, **_fact_slots(self.facts, item)}
        return from_phrase(fill(phrase.text, **values), yours + sources(step, phrase))

    def step(self, step: Step, turn: int) -> list[Sentence]:
        """The sentences of one step, none where no phrase can be filled."""
        for form, phrases in self.stock.get(step.id, {}).items():
            usable = self._usable(phrases)
            if not usable or (step.needs == ("new_in_role",) and not self.situation.new_in_role):
                continue
            if form == "each-fact":
                count = range(len(self.facts.spoken))
                return [
                    s for n in count for s in self._said(step, usable[(self.version + n) % len(usable)], n)
                ]
            return [s for phrase in self._chosen(form, usable, turn) for s in self._said(step, phrase)]
        return []


def compose_by_steps(situation: Situation, method: Method, version: int) -> Composed:
    """Any method from its steps. A required step that cannot be filled gives only its question."""
    composer = _BySteps(situation, method, version)
    made = [(step, composer.step(step, turn)) for turn, step in enumerate(method.steps)]
    missing = [step.ask for step, said in made if not said and step.ask]
    questions = tuple(dict.fromkeys([*composer.questions(), *missing]))
    if any(step.required and not said for step, said in made):
        return Composed(draft=None, questions=questions, notices=composer.facts.notices)
    sentences = tuple(s for _, said in made for s in said)
    draft = Draft(
        method=method.id,
        sentences=sentences,
        layout=method.layout,
        version=version,
        questions=questions,
    )
    return Composed(draft=draft, questions=questions, notices=composer.facts.notices)
