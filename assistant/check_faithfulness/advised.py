"""Whether an item of advice stands behind a sentence: by the words of the step it belongs to, or by its own."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.built_in.common import phrase_sentences
from assistant.built_in.phrases import stock
from assistant.check_faithfulness.deeds import LIGHT
from assistant.check_faithfulness.step_words import WORDS
from assistant.grammar import parse
from assistant.schemas import Advice, Method, Step

# Of the content words of a sentence, chosen on the tuning half of evals/validation/flaws.
_SHARED = 0.4
_CONTENT = {"NOUN", "VERB", "ADJ", "NUM", "PROPN"}


def stands_on(sentence: str, item: Advice, method: Method) -> bool:
    """Whether a sentence does a step that stands on this advice, or shares its words; one without content words does."""
    steps = _steps_on(item.id, method)
    if any((p := WORDS.get(f"{method.id}.{s.id}")) and re.search(rf"(?i)\b(?:{p})", sentence) for s in steps):
        return True
    if any(p.fullmatch(sentence.strip()) for p in _phrases_on(item.id, method)):
        return True
    words = _content(sentence)
    if not words:
        return not any(re.search(rf"(?i)\b(?:{p})", sentence) for p in _others(steps, method))
    return len(words & _words_of(item, method)) >= _SHARED * len(words)


def _steps_on(advice: str, method: Method) -> list[Step]:
    forms = stock(method.id)
    return [
        s
        for s in method.steps
        if advice in s.advice or any(advice in p.advice for ps in forms.get(s.id, {}).values() for p in ps)
    ]


def _others(steps: list[Step], method: Method) -> list[str]:
    """The patterns of the other steps that may be asked of everyone."""
    known = {s.id for s in steps}
    return [p for s in method.steps if s.id not in known and (p := WORDS.get(f"{method.id}.{s.id}"))]


@lru_cache(maxsize=512)
def _phrases_on(advice: str, method: Method) -> tuple[re.Pattern[str], ...]:
    """The sentences of our own stock that follow an item, with their slots open."""
    first = {s.id: s.advice[:1] for s in method.steps}
    return tuple(
        re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentence)))
        for step, forms in stock(method.id).items()
        for phrases in forms.values()
        for p in phrases
        if advice in (p.advice or first.get(step, ()))
        for sentence in phrase_sentences(p.text)
    )


@lru_cache(maxsize=512)
def _words_of(item: Advice, method: Method) -> frozenset[str]:
    """The content words of an item, of its questions, and of the phrases that follow it."""
    texts = [item.text, *item.questions]
    own = {s.id for s in method.steps if item.id in s.advice[:1]}
    for step, forms in stock(method.id).items():
        for phrases in forms.values():
            texts += [p.text for p in phrases if item.id in p.advice or (not p.advice and step in own)]
    return frozenset(w for text in texts for w in _content(re.sub(r"\{\w+\}", "", text)))


def _content(text: str) -> frozenset[str]:
    return frozenset(
        t.lemma_.lower()
        for t in parse(text)
        if t.pos_ in _CONTENT and not t.is_stop and t.lemma_.lower() not in LIGHT
    )
