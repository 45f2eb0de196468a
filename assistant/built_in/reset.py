"""Composes the opening of a reset: one function a step, each returning that step's sentences."""

from __future__ import annotations

import re

from assistant.built_in.common import WRITTEN, Composed, from_phrase, short_name, sources
from assistant.built_in.facts import Facts, ask_for_fact, read_facts
from assistant.built_in.impact import impact
from assistant.built_in.own_part import own_part
from assistant.built_in.phrases import Stock, fill, pick, stock
from assistant.built_in.unwrap import is_nothing
from assistant.built_in.wish import wish
from assistant.schemas import Draft, Glue, IntakeField, Method, Origin, Sentence, Situation, Yours

_IN_PERSON = re.compile(r"face|person|office|coffee|lunch|walk|room|desk|meet", re.IGNORECASE)
_CALL = re.compile(r"video|zoom|teams|call|phone|screen|remote|online", re.IGNORECASE)
MOST_FACTS = 3


class _Reset:
    """Composes a reset: one method a step, each returning that step's sentences."""

    def __init__(self, situation: Situation, method: Method, facts: Facts, version: int):
        self.situation, self.facts, self.version = situation, facts, version
        self.steps = {step.id: step for step in method.steps}
        self.stock: Stock = stock(method.id)
        self.own, self.impact, self.wish = own_part(situation), impact(situation), wish(situation)

    def _say(self, step: str, form: str, field: IntakeField | None, **values: str) -> list[Sentence]:
        origins: list[Origin] = [Yours(field=field)] if field else []
        phrase = pick(self.stock[step][form], self.version, len(step))
        return from_phrase(fill(phrase.text, **values), origins + sources(self.steps[step], phrase))

    def thank(self) -> list[Sentence]:
        channel = self.situation.channel
        form = "call" if _CALL.search(channel) else "in-person" if _IN_PERSON.search(channel) else "any"
        phrase = pick(self.stock["thank"][form], self.version)
        text = fill(phrase.text, peer=short_name(self.situation.peer.name))
        return from_phrase(text, [Glue(), *sources(self.steps["thank"], phrase)])

    def current_state(self) -> list[Sentence]:
        wanted = self.version % 2 == 1 or (self.wish.form == "none" and self.own.form == "none")
        return self._say("current-state", "any", None) if wanted and not self.situation.new_in_role else []

    def what_happened(self) -> list[Sentence]:
        told = [
            Sentence(text=f.text, origins=(Yours(field=f.field, item=f.item),)) for f in self.facts.spoken
        ]
        about_peer = any(re.search(r"\b(?:you|your)\b", f.text, re.IGNORECASE) for f in self.facts.spoken)
        if not about_peer or self.current_state():
            return told
        phrase = pick(self.stock["lead-in"]["any"], self.version)
        lead = from_phrase(phrase.text, [Glue(), *sources(self.steps["what-happened"], phrase)])
        return [*lead, *told]

    def own_part(self) -> list[Sentence]:
        if self.own.form == "none":
            return []
        return self._say("own-part", self.own.form, "my_part", own=self.own.text, thing=self.own.text)

    def impact_of_it(self) -> list[Sentence]:
        if self.impact.form == "none":
            return []
        return [
            Sentence(text=s.text, origins=(Yours(field="impact"),))
            for s in self._say(
                "impact", self.impact.form, "impact", sentence=self.impact.text, thing=self.impact.text
            )
        ]

    def wish_for(self) -> list[Sentence]:
        if self.wish.form == "none":
            return []
        said = self.wish.text
        hope = said if said.startswith("to ") else f"for {said}"
        hoped = self._say(
            "wish", self.wish.form, "wish", wish=said, hope=hope, thing=said, clause=said, sentence=said
        )
        return hoped + (from_phrase(self.wish.more, [Yours(field="wish")]) if self.wish.more else [])

    def their_side(self) -> list[Sentence]:
        if any(s.text.endswith("?") for s in self.listen_first()):
            return []
        return self._say("their-side", "any", None)

    def listen_first(self) -> list[Sentence]:
        return self._say("listen-first", "any", "new_in_role") if self.situation.new_in_role else []

    def rating(self) -> list[Sentence]:
        return self._say("rating", "any", None)

    def follow_up(self) -> list[Sentence]:
        return self._say("follow-up", "any", None) if self.version % 3 == 2 else []

    def all(self) -> list[Sentence]:
        parts = [
            self.thank, self.current_state, self.what_happened, self.impact_of_it, self.own_part, self.wish_for,
            self.follow_up, self.listen_first, self.their_side, self.rating,
        ]  # fmt: skip
        return [sentence for part in parts for sentence in part()]

    def within(self, most: int | None) -> list[Sentence]:
        """All sentences, without the optional steps where they would be too many."""
        sentences = self.all()
        if most and len(sentences) > most:
            optional = [*self.follow_up(), *self.current_state()]
            sentences = [s for s in sentences if s not in optional]
        return sentences


def _reset_notices(situation: Situation, composer: _Reset, facts: Facts) -> tuple[list[str], list[str]]:
    questions, notices = list(facts.questions), list(facts.notices)
    own = composer.own
    fields = (composer.own, composer.impact, composer.wish)
    if own.form == "none" and not own.question:
        questions.append("What was your own part in it, if any? With it the draft can hold an apology.")
    questions += [clause.question for clause in fields if clause.question]
    if own.form == "hedged":
        questions.append(
            "If it was so, say your own part without “maybe”. Then the draft can hold an apology."
        )
    if own.left_out:
        notices.append(f"Left out of your part, because it takes the apology back: “{own.left_out}”.")
    if composer.wish.left_out:
        notices.append(f"Left out: “{composer.wish.left_out}”.")
    if is_nothing(situation.wish):
        questions.append("What would you like to be different from here on?")
    if WRITTEN.search(situation.channel):
        notices.append(
            "These words are meant to be spoken. The sources advise against settling this in writing."
        )
    return questions, notices


def compose_reset(situation: Situation, method: Method, version: int) -> Composed:
    """A reset from the leader's facts, part, impact and wish; only questions where no fact can be said."""
    facts = read_facts(situation, MOST_FACTS, observing=True)
    if not facts.observed:
        return Composed(draft=None, questions=facts.asked or (ask_for_fact(),), notices=facts.notices)
    composer = _Reset(situation, method, facts, version)
    questions, notices = _reset_notices(situation, composer, facts)
    draft = Draft(
        method="reset",
        sentences=tuple(composer.within(method.limits.sentences)),
        version=version,
        questions=tuple(questions),
    )
    return Composed(draft=draft, questions=tuple(questions), notices=tuple(notices))
