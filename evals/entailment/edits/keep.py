"""Edits that keep what a sentence says, or say a part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.entailment.edits import words
from evals.entailment.edits.forms import Edit, replaced
from evals.entailment.edits.swap import partners

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_SHORT = (
    ("did not", "didn't"), ("does not", "doesn't"), ("do not", "don't"), ("was not", "wasn't"), ("were not", "weren't"),
    ("is not", "isn't"), ("are not", "aren't"), ("will not", "won't"), ("cannot", "can't"), ("could not", "couldn't"),
    ("would not", "wouldn't"), ("have not", "haven't"), ("has not", "hasn't"), ("had not", "hadn't"), ("I am", "I'm"),
    ("it is", "it's"), (" per cent", "%"), (" percent", "%"), ("for example", "for instance"), ("in order to", "to"),
    ("a lot of", "many"), ("due to", "because of"), ("took part", "participated"),
    ("set up", "established"), ("carried out", "conducted"), ("at the moment", "right now"), ("found out", "learned"),
    ("brought up", "raised"), ("put off", "postponed"), ("called off", "cancelled"), ("got in touch with", "contacted"),
)  # fmt: skip
_FIGURES = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True)
)
# Where one of these stands, a part of the sentence may not follow from the whole.
_FRAGILE = frozenset(
    "not n't no never nor neither without only all every each none few little if unless whether would could may might "
    "most former alleged fake or hardly barely instead rather deny denied refuse refused failed than".split()
)


def same_words(doc: Doc, draw: random.Random) -> Iterator[Edit]:
    """A word by one that means nearly the same, a short form by the long one, a figure by its word."""
    for token in doc:
        found = partners(token, words.SAME_VERBS, words.SAME_OTHERS)
        if found and token.pos_ not in {"PROPN", "AUX"}:
            yield Edit("same word", replaced(token, draw.choice(found)))
        if token.lower_ in _FIGURES:
            yield Edit("same word", replaced(token, str(_FIGURES[token.lower_])))
        elif token.text.isdigit() and 2 <= int(token.text[:4]) <= 12 and not token.is_sent_start:
            yield Edit(
                "same word", replaced(token, next(w for w, n in _FIGURES.items() if n == int(token.text)))
            )
    for one, two in _SHORT:
        for old, new in ((one, two), (two, one)):
            if old != "to" and re.search(rf"(?<!\w){re.escape(old)}(?!\w)", doc.text):
                yield Edit("same word", doc.text.replace(old, new, 1))


def _cut(doc: Doc, start: int, end: int) -> str:
    kept = (doc.text[:start].rstrip(" ,") + " " + doc.text[end:].lstrip(" ")).strip()
    kept = re.sub(r"\s+([.,;!?])", r"\1", kept)
    return kept[:1].upper() + kept[1:] if doc.text[:1].isupper() else kept


def _span(token: Token) -> tuple[int, int]:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text)


def reordered(doc: Doc) -> Iterator[Edit]:
    """The last adverbial to the front, or the first to the end."""
    text = doc.text.rstrip()
    if not text.endswith("."):
        return
    for token in doc:
        if token.head.dep_ != "ROOT" or token.dep_ not in {"prep", "advcl", "npadvmod"}:
            continue
        start, end = _span(token)
        phrase = text[start:end].rstrip(",. ")
        if end >= len(text) - 1 and start > 10 and 2 <= len(phrase.split()) <= 12:
            head = text[:start].rstrip(" ,")
            first = head if doc[0].pos_ == "PROPN" or doc[0].lower_ == "i" else head[:1].lower() + head[1:]
            yield Edit("order", f"{phrase[:1].upper() + phrase[1:]}, {first}.")
        elif start == 0 and end < len(text) - 10 and text[end : end + 1] == ",":
            rest = text[end + 1 :].strip().rstrip(".")
            low = (
                phrase if doc[0].pos_ == "PROPN" or doc[0].lower_ == "i" else phrase[:1].lower() + phrase[1:]
            )
            yield Edit("order", f"{rest[:1].upper() + rest[1:]} {low}.")


def passive(doc: Doc) -> Iterator[Edit]:
    """Regular past active to passive: "Ana moved the desks" to "The desks were moved by Ana"."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ != "VBD" or not root.text.endswith("ed"):
        return
    parts = {c.dep_: c for c in root.children}
    subject, thing = parts.get("nsubj"), parts.get("dobj")
    if subject is None or thing is None or not {"neg", "aux", "conj", "prt", "dative"}.isdisjoint(parts):
        return
    (a, b), (c, d) = _span(subject), _span(thing)
    if a != 0 or not b <= root.idx < c or subject.pos_ == "PRON" or thing.pos_ == "PRON" or d - c > 60:
        return
    who = doc.text[a:b] if doc[0].pos_ == "PROPN" else doc.text[a:b][:1].lower() + doc.text[a + 1 : b]
    what = doc.text[c:d][:1].upper() + doc.text[c + 1 : d]
    was = "were" if thing.tag_ in {"NNS", "NNPS"} else "was"
    yield Edit("passive", f"{what} {was} {root.text} by {who}{doc.text[d:]}")


def parts(doc: Doc) -> Iterator[Edit]:
    """The sentence without a modifier, an aside, or one of two joined things: it follows from the whole."""
    if any(t.lower_ in _FRAGILE for t in doc):
        return
    for token in doc:
        start, end = _span(token)
        if (
            token.dep_ in {"amod", "advmod"}
            and start == token.idx
            and end - start == len(token.text)
            and token.i
        ):
            if token.head.pos_ in {"NOUN", "VERB"} and not token.like_num:
                yield Edit("part", _cut(doc, start, end))
        elif token.dep_ in {"relcl", "appos", "advcl"} and end - start < 0.6 * len(doc.text) and start > 0:
            if doc.text[:start].rstrip().endswith(","):
                yield Edit("part", _cut(doc, start, end + (doc.text[end : end + 1] == ",")))
        elif (
            token.dep_ == "prep"
            and token.head.dep_ == "ROOT"
            and end >= len(doc.text.rstrip()) - 1
            and start > 15
        ):
            yield Edit("part", _cut(doc, start, end))
        elif token.dep_ == "cc" and token.lower_ == "and" and token.head.dep_ == "ROOT" and token.idx > 20:
            yield Edit("part", doc.text[: token.idx].rstrip(" ,;") + ".")
