"""Composes a mention: one observation, at most two sentences, nothing asked."""

from __future__ import annotations

from assistant.built_in.clauses import lower_first
from assistant.built_in.common import Composed, phrase_sentences, sources
from assistant.built_in.facts import ask_for_fact, read_facts
from assistant.built_in.phrases import pick, stock
from assistant.built_in.unwrap import is_nothing
from assistant.schemas import Draft, Glue, Method, Origin, Sentence, Situation, Yours
from assistant.tidy import finish


def _one_sentence(text: str) -> str:
    """A fact typed as several sentences, as one."""
    parts = phrase_sentences(text)
    joined = [parts[0], *(lower_first(p) for p in parts[1:])]
    return finish("; ".join(p.rstrip(".!") for p in joined))


def compose_mention(situation: Situation, method: Method, version: int) -> Composed:
    """A mention of the first fact that can be said; only questions where there is none."""
    facts = read_facts(situation, 1, observing=True)
    if not facts.observed:
        return Composed(draft=None, questions=facts.asked or (ask_for_fact(),), notices=facts.notices)
    fact = facts.spoken[0]
    phrase = pick(stock("mention")["mention"]["any"], version)
    kept_small: list[Origin] = [Glue(), *sources(method.steps[1], phrase)]
    sentences = (
        Sentence(text=_one_sentence(fact.text), origins=(Yours(field=fact.field, item=fact.item),)),
        Sentence(text=phrase.text.removeprefix("{fact}").strip(), origins=tuple(kept_small)),
    )
    notices = [*facts.notices, *_unused(situation)]
    draft = Draft(method="mention", sentences=sentences, version=version, questions=facts.questions)
    return Composed(draft=draft, questions=facts.questions, notices=tuple(notices))


def _unused(situation: Situation) -> list[str]:
    names = {"wish": situation.wish, "impact": situation.impact, "own part": situation.my_part}
    given = [name for name, text in names.items() if not is_nothing(text)]
    if not given:
        return []
    return [f"Your {' and your '.join(given)} stayed out: a mention is one observation and asks for nothing."]
