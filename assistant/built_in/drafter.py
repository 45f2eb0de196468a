"""Composes a draft step by step: each sentence knows which field, advice or phrase it came from."""

from __future__ import annotations

import re

from assistant.built_in.clauses import impact, lower_first, own_part, wish
from assistant.built_in.facts import Facts, ask_for_fact, read_facts
from assistant.built_in.phrases import Phrase, Stock, fill, pick, stock
from assistant.built_in.raw_text import fill_from_raw
from assistant.built_in.unwrap import is_nothing
from assistant.schemas import (
    Cited,
    Draft,
    Glue,
    IntakeField,
    Method,
    Origin,
    Sentence,
    Situation,
    Step,
    Value,
    Yours,
)
from assistant.tidy import finish

_IN_PERSON = re.compile(r"face|person|office|coffee|lunch|walk|room|desk|meet", re.IGNORECASE)
_CALL = re.compile(r"video|zoom|teams|call|phone|screen|remote|online", re.IGNORECASE)
_WRITTEN = re.compile(r"e-?mail|slack|chat|text|message|letter|whatsapp|dm", re.IGNORECASE)
MOST_FACTS = 3


class Composed(Value):
    """What the built-in drafter made: a draft, or only questions where there is no observable fact."""

    draft: Draft | None
    questions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def _sources(step: Step, phrase: Phrase | None = None) -> list[Origin]:
    """What a phrase follows: the advice it names, else the first one of its step."""
    return [
        Cited(advice=advice) for advice in (phrase.advice if phrase and phrase.advice else step.advice[:1])
    ]


def _sentences(text: str) -> list[str]:
    """Split phrase text at sentence ends that a capital follows."""
    return [s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", text.strip()) if s]


def _from_phrase(text: str, origins: list[Origin]) -> list[Sentence]:
    return [Sentence(text=s, origins=tuple(origins)) for s in _sentences(text)]


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
        return _from_phrase(fill(phrase.text, **values), origins + _sources(self.steps[step], phrase))

    def thank(self) -> list[Sentence]:
        channel = self.situation.channel
        form = "call" if _CALL.search(channel) else "in-person" if _IN_PERSON.search(channel) else "any"
        phrase = pick(self.stock["thank"][form], self.version)
        text = fill(phrase.text, peer=_short_name(self.situation.peer.name))
        return _from_phrase(text, [Glue(), *_sources(self.steps["thank"], phrase)])

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
        lead = _from_phrase(phrase.text, [Glue(), *_sources(self.steps["what-happened"], phrase)])
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
        return self._say(
            "wish", self.wish.form, "wish", wish=said, hope=hope, thing=said, clause=said, sentence=said
        )

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


def _short_name(name: str) -> str:
    """How the peer is addressed: the given name, with a title the whole of it."""
    parts = name.split()
    titled = len(parts) > 1 and parts[0].rstrip(".").lower() in {
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "miss",
    }
    if titled:
        return f"{parts[0]} {parts[-1]}"
    return parts[0] if parts else ""


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
    if _WRITTEN.search(situation.channel):
        notices.append(
            "These words are meant to be spoken. The sources advise against settling this in writing."
        )
    return questions, notices


def _compose_reset(situation: Situation, method: Method, version: int) -> Composed:
    facts = read_facts(situation, MOST_FACTS)
    if not facts.spoken:
        return Composed(draft=None, questions=facts.questions or (ask_for_fact(),))
    composer = _Reset(situation, method, facts, version)
    questions, notices = _reset_notices(situation, composer, facts)
    draft = Draft(
        method="reset",
        sentences=tuple(composer.within(method.limits.sentences)),
        version=version,
        questions=tuple(questions),
    )
    return Composed(draft=draft, questions=tuple(questions), notices=tuple(notices))


def _one_sentence(text: str) -> str:
    """A fact typed as several sentences, as one."""
    parts = _sentences(text)
    joined = [parts[0], *(lower_first(p) for p in parts[1:])]
    return finish("; ".join(p.rstrip(".!") for p in joined))


def _mention_phrase(phrases: tuple[Phrase, ...], fact: str, version: int) -> Phrase:
    """The phrase for this version; one that puts the fact after a colon is passed over where the fact has one."""
    fitting = (
        tuple(p for p in phrases if ":" not in p.text or (":" not in fact and ";" not in fact)) or phrases
    )
    return pick(fitting, version)


def _compose_mention(situation: Situation, method: Method, version: int) -> Composed:
    facts = read_facts(situation, 1)
    if not facts.spoken:
        return Composed(draft=None, questions=facts.questions or (ask_for_fact(),))
    fact = facts.spoken[0]
    said = _one_sentence(fact.text)
    phrase = _mention_phrase(stock("mention")["mention"]["any"], said, version)
    yours = Yours(field=fact.field, item=fact.item)
    if "{fact_lower}" in phrase.text:
        text = fill(phrase.text, fact_lower=lower_first(said))
        sentences = [Sentence(text=text, origins=(yours, Glue(), *_sources(method.steps[0], phrase)))]
    else:
        after = phrase.text.removeprefix("{fact}").strip()
        kept_small: list[Origin] = [Glue(), *_sources(method.steps[1], phrase)]
        sentences = [Sentence(text=said, origins=(yours,)), Sentence(text=after, origins=tuple(kept_small))]
    notices = [*facts.notices, *_unused(situation)]
    draft = Draft(method="mention", sentences=tuple(sentences), version=version, questions=facts.questions)
    return Composed(draft=draft, questions=facts.questions, notices=tuple(notices))


def _unused(situation: Situation) -> list[str]:
    names = {"wish": situation.wish, "impact": situation.impact, "own part": situation.my_part}
    given = [name for name, text in names.items() if not is_nothing(text)]
    if not given:
        return []
    return [f"Your {' and your '.join(given)} stayed out: a mention is one observation and asks for nothing."]


def compose(situation: Situation, method: Method, version: int = 0) -> Composed:
    """Draft from the leader's own words. The same version gives the same words; the next one differs.

    No observable fact gives no draft, only questions. Nothing is made up: a step without its field is left out.
    Where only free text was given, what can be said is taken from it.
    """
    told = fill_from_raw(situation)
    made = _compose_reset if method.id == "reset" else _compose_mention
    composed = made(told.situation, method, version)
    if composed.draft is None or not told.fields:
        return composed
    sentences = tuple(_as_raw(s, told.fields) for s in composed.draft.sentences)
    return composed.model_copy(update={"draft": composed.draft.model_copy(update={"sentences": sentences})})


def _as_raw(sentence: Sentence, fields: tuple[IntakeField, ...]) -> Sentence:
    """The same sentence, with the free text named as the place it came from."""
    origins = tuple(
        Yours(field="raw") if isinstance(o, Yours) and o.field in fields else o for o in sentence.origins
    )
    return sentence.model_copy(update={"origins": origins})
