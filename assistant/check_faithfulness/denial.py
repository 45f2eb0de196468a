"""Whether a verb is denied, and whether it is said as a guess: read from what stands round it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

NEGATIVE = frozenset("not n't never no nobody none nothing neither nor without hardly cannot".split())
# What one fails to do did not happen, and what one stops doing is over.
_FAILING = frozenset("refuse fail forget forgot decline omit neglect skip avoid hesitate".split())
_MANAGING = frozenset("get manage bother remember".split())
_UNTIL = frozenset("until till before unless".split())
_GUESSES = frozenset(
    "think believe guess suspect assume suppose hear seem appear imagine wonder doubt reckon".split()
)
_HEDGES = frozenset(
    "maybe perhaps possibly probably apparently allegedly supposedly seemingly likely possible unsure".split()
)
_MODALS = frozenset("may might could".split())


def is_denied(verb: Token, doer: Token | None) -> bool:
    """Whether it is said that a deed was not done: `did not`, `never`, `nobody did`, `no word`, `forgot to`, `without`.

    `Did not … until noon` is no denial: it was done at noon.
    """
    beside = {"neg", "advmod", "preconj", "cc", "det"}
    cues = {t.i for t in verb.children if t.dep_ == "neg" or (t.dep_ in beside and t.lower_ in NEGATIVE)}
    cues |= _nobody(verb, doer) | _nothing(verb) | _failed(verb) | _without(verb) | _not_yet(verb)
    later = (t for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1] if t.lower_ in _UNTIL)
    if cues and any(t.dep_ == "mark" or any(True for _ in t.children) for t in later):
        return False
    return len(cues) % 2 == 1


def _nobody(verb: Token, doer: Token | None) -> set[int]:
    if doer is None or doer.i in {a.i for a in verb.ancestors}:
        return set()
    return _denying(doer)


def _denying(noun: Token) -> set[int]:
    if noun.lower_ in {"nobody", "nothing", "none"} or (
        noun.text.lower() == "one" and any(t.lower_ == "no" for t in noun.lefts)
    ):
        return {noun.i}
    before = [*noun.lefts, *(c for t in noun.lefts if t.dep_ == "compound" for c in t.lefts)]
    return {t.i for t in before if t.lower_ in {"no", "neither", "none"}}


def _nothing(verb: Token) -> set[int]:
    """`rang nobody`, `sent no note`, `there was no way`, `turned down none of them`."""
    objects = [t for t in verb.children if t.dep_ in {"dobj", "attr", "dative", "oprd", "nsubjpass"}]
    return {i for t in objects for i in _denying(t)}


def only_fails(verb: Token) -> bool:
    """`failed` in `failed to call`: it tells of the other verb, and of nothing by itself."""
    return verb.lemma_.lower() in _FAILING | _MANAGING and any(t.dep_ == "xcomp" for t in verb.children)


def _failed(verb: Token) -> set[int]:
    if verb.dep_ != "xcomp":
        return set()
    above, lemma = verb.head, verb.head.lemma_.lower()
    if lemma in _FAILING:
        return {above.i}
    able = lemma == "be" and any(t.lower_ == "able" for t in above.children)
    able |= lemma == "able"
    cues = [t for t in (*above.children, *above.head.children) if t.dep_ == "neg" and t.i < verb.i]
    return {t.i for t in cues} if able or lemma in _MANAGING else set()


def _without(verb: Token) -> set[int]:
    return {verb.head.i} if verb.dep_ == "pcomp" and verb.head.lower_ == "without" else set()


def _not_yet(verb: Token) -> set[int]:
    """`before my inspector had signed`: it was not signed then."""
    perfect = any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.children)
    return {t.i for t in verb.children if perfect and t.dep_ == "mark" and t.lower_ == "before"}


def is_hedged(verb: Token) -> bool:
    """Whether a deed is said as a guess or as hearsay, and not as what happened."""
    near = [verb, *(a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"})][:3]
    for at, token in enumerate(near):
        if any(
            (t.lower_ in _HEDGES and (at or t.dep_ != "acomp")) or (t.dep_ == "aux" and t.lower_ in _MODALS)
            for t in token.children
        ):
            return True
        if at and (token.lemma_.lower() in _GUESSES or _was_told(token)) and _below(verb, token):
            return True
    guess = {"guess", "impression", "feeling", "hunch"}
    return any(t.lemma_.lower() in guess for a in near[1:] for t in a.children if t.dep_ == "nsubj")


def _was_told(verb: Token) -> bool:
    """`I was told that`, `somebody told me that`."""
    if verb.lemma_.lower() != "tell":
        return False
    subjects = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}]
    return any(
        (t.dep_ == "nsubjpass" and t.lower_ == "i") or t.lower_ in {"somebody", "someone"} for t in subjects
    )


def _below(verb: Token, above: Token) -> bool:
    """Whether what is said hangs on the guess: `I think he knew`, and not `I thought so and left`."""
    step = verb
    while step.head.i not in {above.i, step.i}:
        step = step.head
    return step.dep_ in {"ccomp", "xcomp", "pcomp", "acl"}
