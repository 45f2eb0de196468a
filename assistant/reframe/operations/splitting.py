"""One thing to a sentence: a long one is split where two clauses, each with a subject of its own, are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.reframe.operations.common import Context, Edit, in_quotes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# From how many words on a sentence is long for a style, and the fewest that a half may have.
LONG_WORDS = {"direct": 8, "expressive": 9, "analytical": 18, "warm": 20}
_SHORT_WORDS = {"direct": 3, "expressive": 3, "analytical": 4, "warm": 4}
_KEEP = {"but": "But ", "so": "So ", "or": "Or ", "yet": "Yet "}
_MOST_BETWEEN = 7  # words before the subject, such as `on Tuesday`
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def _finite(verb: Token) -> bool:
    return any(t.tag_ in _FINITE for t in (verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})))


def _main_verbs(doc: Doc) -> list[Token]:
    """The verb of the sentence and those joined to it, each with its own subject and a tense."""
    found = [t for t in doc if t.dep_ == "ROOT"]
    for verb in found:
        found += [
            c for c in verb.children if c.dep_ in {"conj", "ccomp", "parataxis"} and subject_of(c) is not None
        ]
    return [v for v in found if subject_of(v) is not None and _finite(v)]


def _joins(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Where it may be split: the span of the mark and the joining word, and what starts the next sentence."""
    text = doc.text
    verbs = _main_verbs(doc)
    for m in re.finditer(r"(?i)(?:,? (?P<word>and|but|so|or|yet) (?=\w))|(?P<mark>; | [–—] )", text):
        if in_quotes(text, m.start()):
            continue
        left = [v for v in verbs if v.idx < m.start() and v.dep_ == "ROOT"]
        right = [v for v in verbs if v.idx >= m.end()]
        subject = subject_of(right[0]) if right else None
        told = any(t.tag_ in _FINITE and t.idx < m.start() for t in doc)
        if told and re.match(r"(?i)please \w", text[m.end() :]):
            yield m.start(), m.end(), _KEEP.get((m["word"] or "").lower(), "")
            continue
        if not left or subject is None:
            continue
        first = min(t.idx for t in subject.subtree)
        between = [t for t in doc if m.end() <= t.idx < first]
        if len(between) > _MOST_BETWEEN or any(
            t.pos_ in {"VERB", "AUX"} or t.text == "," for t in between[:-1]
        ):
            continue
        if between and between[-1].pos_ in {"VERB", "AUX"}:
            continue
        yield m.start(), m.end(), _KEEP.get((m["word"] or "").lower(), "")


def _which(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """`…, which took a day` at the end of a sentence as one of its own: `That took a day`."""
    text = doc.text
    for m in re.finditer(r"(?i), which (?=\w)", text):
        verb = next(
            (t.head for t in doc if t.idx == m.start() + 2 and t.dep_ in {"nsubj", "nsubjpass"}), None
        )
        last = next((t for t in reversed(doc) if not t.is_punct), None)
        if verb is None or last is None or last not in verb.subtree or in_quotes(text, m.start()):
            continue
        finite = next((t for t in doc if t.idx >= m.end() and t.tag_ in _FINITE), verb)
        if finite.idx == m.end() and any(v.idx < m.start() for v in _main_verbs(doc)):
            many = finite.lower_ in {"are", "were", "have", "do"}
            yield m.start(), m.end(), "They " if many else "That "


def split_long_sentence(text: str, context: Context) -> Iterator[Edit]:
    """Two sentences out of a long one. Questions and lists are left whole."""
    if len(text.split()) <= LONG_WORDS[context.style] or text.rstrip().endswith("?") or ":" in text:
        return
    if re.match(r"(?i)(?:if|unless|whether)\b", text):
        return
    doc = parse(text)
    lively = context.style in {"direct", "expressive"}
    for start, end, word in [*_joins(doc), *(_which(doc) if lively else ())]:
        head, tail = text[:start].rstrip(" ,"), text[end:]
        if min(len(head.split()), len(tail.split())) < _SHORT_WORDS[context.style]:
            continue
        if re.search(
            r"(?i)\b(?:that|if|whether|because|both|either|between|how|why|which|who|while|when|so that)\b",
            head.split(",")[-1],
        ):
            continue
        yield Edit(f"{head}. {word}{tail if word else tail[0].upper() + tail[1:]}")
