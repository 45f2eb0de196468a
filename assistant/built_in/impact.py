"""What it led to: a sentence, or a thing that it meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.built_in.clauses import (
    Clause,
    as_spoken,
    is_clause,
    is_finite,
    is_gerund,
    is_thing,
    lower_first,
    names_in,
    not_said,
    root_of,
    sound,
    without_end,
)
from assistant.built_in.sayable import without_asides
from assistant.built_in.unwrap import is_nothing, quote
from assistant.grammar import base_form, parse, subject_of
from assistant.observable import judges_someone
from assistant.sentences import split_sentences
from assistant.tidy import finish, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from assistant.schemas import Situation

_COSTS_US = frozenset(
    "lose have spend miss start work redo wait stop need pay scramble rework waste rush cancel refund".split()
)
_FEELINGS = re.compile(r"(?i)^(?:felt|feel|feeling)\b")


def impact(situation: Situation) -> Clause:
    """What it led to: a sentence, or a thing that it meant."""
    typed = without_asides(situation.impact, names_in(situation))
    if is_nothing(typed):
        return not_said(situation.impact)
    typed, judged = _without_judging(typed)
    if judged:
        question = f"{quote(judged)} judges. What did it lead to, for you or for the work?"
        if not typed:
            return Clause(form="none", question=question)
        return impact(situation.model_copy(update={"impact": typed})).model_copy(
            update={"question": question}
        )
    text = re.sub(r"(?i)^that (?=\w+ \w+)", "", without_end(typed))
    doc = parse(text)
    if is_clause(doc) or _two_sentences(doc) or _clause_by_sight(doc):
        told = " ".join(finish(tidy(fact)) for fact in situation.happened)
        return Clause(form="sentence", text=finish(as_spoken(text, situation, told)))
    if is_gerund(doc) or is_thing(doc):
        bare = doc[0].tag_ in {"NN", "NNP"}
        return Clause(form="result" if bare else "thing", text=lower_first(as_spoken(text, situation)))
    sentence = as_spoken(f"{_impact_subject(doc)} {text[0].lower()}{text[1:]}", situation)
    if not sound(sentence):
        return Clause(form="result", text=lower_first(as_spoken(text, situation)))
    return Clause(form="sentence", text=finish(sentence))


_I_FELT = re.compile(
    r"(?i)(?:and |so |honestly,? )?i (?:(?:still|just|really) )?(?:felt|feel|was|am) (?!(?:that|like|as|he|she|they|it|his|her|their|this)\b)\w+\W*$"
)


def _without_judging(text: str) -> tuple[str, str]:
    """The sentences that tell, and those that judge somebody. What one felt oneself judges nobody."""
    said = split_sentences(text) or [text]
    judged = [s for s in said if judges_someone(s) and not _I_FELT.match(s)]
    return " ".join(s for s in said if s not in judged), " ".join(judged)


def _two_sentences(doc: Doc) -> bool:
    return len(list(doc.sents)) > 1 and any(
        is_finite(t) and subject_of(t) is not None for t in doc if t.pos_ in {"VERB", "AUX"}
    )


def _clause_by_sight(doc: Doc) -> bool:
    """`my art director handed in her notice`: a subject before a verb that was read as a participle."""
    root = root_of(doc)
    after = doc[root.i + 1] if root.i + 1 < len(doc) else root
    if root.pos_ in {"NOUN", "PROPN"} and after.tag_ in {"VBN", "VBD"}:
        rest = doc[after.i :].text
        return after.i + 1 < len(doc) and is_clause(parse(f"She {rest}"))
    return any(t.tag_ in {"VBN", "VBD"} and subject_of(t) is not None and t.i > 0 for t in doc)


def _impact_subject(doc: Doc) -> str:
    first = doc[0]
    has_object = any(t.dep_ in {"dobj", "ccomp", "xcomp", "dative"} for t in root_of(doc).children)
    if _FEELINGS.match(doc.text):
        return "I"
    if first.tag_ in {"VBD", "VBN", "VBZ"} and base_form(first.text) in _COSTS_US:
        return "We"
    if first.tag_ in {"VBD", "VBZ"} and has_object:
        return "That"
    return "I was" if first.tag_ in {"JJ", "VBN"} else "That"
