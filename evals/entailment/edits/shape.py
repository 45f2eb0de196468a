"""Edits of the shape of a sentence: who did what to whom, negation, modality, an added detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grammar import base_form, subject_of
from evals.entailment.edits.forms import Edit, like, replaced
from evals.entailment.edits.words import STRONGER

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

_OBJECT = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them"}
_SUBJECT = {"me": "I", "him": "he", "us": "we", "them": "they", "her": "she"}
_NOT = {"n't", "not", "never", "no"}


def _phrase(token: Token) -> tuple[int, int]:
    left, right = token.left_edge, token.right_edge
    return left.idx, right.idx + len(right.text)


def _counterpart(verb: Token) -> Token | None:
    """The object of a verb, or the one it is done by, with or to."""
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return child
        if child.dep_ in {"agent", "prep"} and child.lower_ in {
            "by",
            "with",
            "to",
            "for",
            "from",
            "against",
            "over",
        }:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def roles(doc: Doc) -> Iterator[Edit]:
    """Subject and object in each other's place."""
    text = doc.text
    for verb in (t for t in doc if t.pos_ == "VERB"):
        subject, other = subject_of(verb), _counterpart(verb)
        if subject is None or other is None or subject.dep_ == "expl" or subject.tag_ in {"WDT", "WP"}:
            continue
        (a, b), (c, d) = _phrase(subject), _phrase(other)
        if not (a < b <= c < d) or d - c > 45 or b - a > 45 or text[a:b].lower() == text[c:d].lower():
            continue
        first = _SUBJECT.get(text[c:d].lower(), text[c:d])
        second = _OBJECT.get(text[a:b].lower(), text[a:b])
        if a == 0:
            first = first[:1].upper() + first[1:]
            if doc[0].pos_ != "PROPN":
                second = second[:1].lower() + second[1:]
        yield Edit("role", text[:a] + first + text[b:c] + second + text[d:])


def _without(token: Token) -> str:
    text = token.doc.text
    end = token.idx + len(token.text)
    if token.lower_ == "n't":
        head = token.nbor(-1)
        whole = {"ca": "can", "wo": "will", "sha": "shall"}.get(head.lower_, head.text)
        return text[: head.idx] + like(whole, head.text) + text[end:]
    return text[: token.idx] + text[end:].lstrip()


def negations(doc: Doc, draw: random.Random) -> Iterator[Edit]:
    """A negation put in, or taken out."""
    for token in doc:
        if token.lower_ in {"n't", "not", "never"} and token.i:
            yield Edit("negation", _without(token))
        has_not = any(c.lower_ in _NOT for c in (*token.children, *token.head.children))
        if has_not or token.head.lower_ in _NOT:
            continue
        end = token.idx + len(token.text)
        if token.tag_ == "MD" or (token.pos_ == "AUX" and token.tag_ in {"VBZ", "VBD", "VBP"}):
            yield Edit("negation", doc.text[:end] + " not" + doc.text[end:])
        elif (
            token.pos_ == "VERB"
            and token.tag_ in {"VBD", "VBZ"}
            and not any(c.dep_ in {"aux", "auxpass"} for c in token.children)
        ):
            help_word = (
                draw.choice(["did not", "didn't"])
                if token.tag_ == "VBD"
                else draw.choice(["does not", "doesn't"])
            )
            yield Edit("negation", replaced(token, f"{help_word} {base_form(token.text)}"))


def modalities(doc: Doc, draw: random.Random) -> Iterator[Edit]:
    """What was done becomes what may be, was planned, or always is."""
    for token in doc:
        if (
            token.pos_ != "VERB"
            or token.tag_ not in {"VBD", "VBZ"}
            or any(c.dep_ == "aux" for c in token.children)
        ):
            continue
        base = base_form(token.text)
        forms = (
            [f"may have {base}ed" if token.text == f"{base}ed" else f"planned to {base}", f"wanted to {base}",
             f"refused to {base}", f"was asked to {base}", f"promised to {base}", f"failed to {base}"]
            if token.tag_ == "VBD"
            else [f"may {base}", f"should {base}", f"used to {base}", f"wants to {base}", f"refuses to {base}"]
        )  # fmt: skip
        yield Edit("modality", replaced(token, draw.choice(forms)))
        yield Edit("strength", replaced(token, f"{draw.choice(STRONGER)} {token.text}"))


def details(doc: Doc, draw: random.Random, known: Sequence[str]) -> Iterator[Edit]:
    """A fluent detail at the end, taken from another text."""
    if known and doc.text.rstrip().endswith("."):
        for _ in range(3):
            yield Edit("detail", f"{doc.text.rstrip()[:-1]} {draw.choice(known)}.")
    verb = next((t for t in doc if t.dep_ == "ROOT"), None)
    if known and verb is not None and verb.pos_ == "VERB":
        right = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if right is not None:
            _, end = _phrase(right)
            yield Edit("detail", f"{doc.text[:end]} {draw.choice(known)}{doc.text[end:]}")


def tails(doc: Doc) -> Iterator[str]:
    """Details that this sentence ends with: the stock for `details` elsewhere."""
    for token in doc:
        if (
            token.dep_ not in {"prep", "advcl"}
            or token.head.dep_ not in {"ROOT", "conj"}
            or token.head.pos_ != "VERB"
        ):
            continue
        start, end = _phrase(token)
        words = doc.text[start:end].split()
        if 3 <= len(words) <= 9 and len(doc.text) - end <= 2 and words[0][0].islower():
            yield doc.text[start:end]
