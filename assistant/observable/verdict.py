"""Whether words label a person or an act of theirs, or tell what is in their mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import parse
from assistant.observable.words import (
    LABELS,
    MIND_VERBS,
    PLAIN_STATES,
    SET_PHRASES,
    VERDICT_VERBS,
)
from assistant.tidy import inside, quoted_spans, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON_SUBJECTS = frozenset("she he they".split())
_SPEECH = frozenset(
    "say tell write ask answer claim reply call announce comment shout mention promise admit joke".split()
)


def judges_by_verb_only(text: str) -> bool:
    """Whether all that judges in words is a verb for an act (`bypassed`): who heard of the act may call it something else."""
    judged = judged_words(parse(tidy(text)))
    return (
        bool(judged)
        and all(t.lemma_.lower() in VERDICT_VERBS for t in judged)
        and not SET_PHRASES.search(text)
    )


def judges_someone(text: str) -> bool:
    """Whether words label a person or an act of theirs, or tell what is in their mind."""
    return bool(judged_words(parse(tidy(text)))) or bool(SET_PHRASES.search(text))


def judged_words(doc: Doc) -> list[Token]:
    """The words that judge, but in a quotation or where the saying of them is the fact."""
    tokens = outside_quotes(doc)
    judged = [*_labels(tokens), *_mind_reading(tokens), *_verdicts(tokens), *_predicates(tokens)]
    return [t for t in judged if not _is_reported(t)]


def outside_quotes(doc: Doc) -> list[Token]:
    """The words that stand in no quotation."""
    quotes = quoted_spans(doc.text)
    return [t for t in doc if not inside(quotes, t.idx)]


def _is_reported(token: Token) -> bool:
    """Whether a word stands in what somebody is said to have said: the saying is the fact."""
    for above in (token, *token.ancestors):
        if above.dep_ in {"ccomp", "xcomp", "oprd"} and above.head.lemma_.lower() in _SPEECH:
            return True
    return False


def _labels(tokens: list[Token]) -> list[Token]:
    """Words that judge a person, an act of theirs, or the relationship."""
    beside = {"amod", "compound"}
    said_of = {
        "acomp",
        "attr",
        "ROOT",
        "conj",
        "oprd",
        "appos",
        "pobj",
        "dobj",
        "ccomp",
        "advcl",
        "xcomp",
        "nsubj",
    }
    found = [
        t
        for t in tokens
        if t.lower_ in LABELS
        and t.dep_ in said_of | beside
        and t.head.lower_ != "war"
        and not (t.lower_ == "broken" and t.dep_ == "amod")
    ]
    return [
        t for t in found if not (t.dep_ in beside and t.head.dep_ == "pobj" and t.head.ent_type_ == "ORG")
    ]


def _mind_reading(tokens: list[Token]) -> list[Token]:
    """What the other thinks, wants or feels, told as a fact in the present."""
    found = []
    for t in tokens:
        subject = next((c for c in t.children if c.dep_ == "nsubj"), None)
        if t.lemma_.lower() in MIND_VERBS and t.pos_ == "VERB" and subject is not None:
            present = t.tag_ in {"VBZ", "VBP"} or any(
                c.lower_ in {"does", "do", "n't", "never"} for c in t.children
            )
            if present and (subject.lower_ in _PERSON_SUBJECTS or subject.pos_ == "PROPN"):
                found.append(t)
    return found


def _predicates(tokens: list[Token]) -> list[Token]:
    """`she is a piece of work`: what a person is, unless it is a plain state such as late or away."""
    found = []
    for t in tokens:
        subject = next((c for c in t.children if c.dep_ == "nsubj"), None)
        if t.lemma_ != "be" or t.pos_ != "AUX" or subject is None or subject.lower_ not in _PERSON_SUBJECTS:
            continue
        found += [
            c
            for c in t.children
            if c.dep_ in {"acomp", "attr"} and c.lower_ not in PLAIN_STATES and not _plain_noun(c)
        ]
    return found


def _plain_noun(token: Token) -> bool:
    """`she is the owner of the budget`, `he was 20 minutes late`: a definite thing, a number, a question word."""
    return token.pos_ in {"PRON", "PROPN", "NUM"} or any(
        c.lower_ == "the" or c.like_num for c in token.subtree
    )


def _verdicts(tokens: list[Token]) -> list[Token]:
    return [t for t in tokens if t.pos_ == "VERB" and t.lemma_.lower() in VERDICT_VERBS]
