"""Cut free text into clauses: each stands in the text as it was typed, from `start` to `end`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]

_TAG = r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|span|body|html)\b[^<>]{0,200}>"
_END = re.compile(
    rf"(?:[.!?…]+[\"”’'»)\]]*(?=\s|</?\w)|[;\n。！？])\s*|\s+[-–]+\s+|\s*—\s*|{_TAG}", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?:[\s,;–—]|-\s|{_TAG})+", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[\s,;–—]|\s-|{_TAG})+$", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w{1,8}$")
_ANSWER = re.compile(
    r"(?:yes|yep|yeah|no|nope|nah|never|of course|not once|every time)\b(?! idea)", re.IGNORECASE
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|vs|e\.g|i\.e|ca|cf)\.$", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:no|approx|a\.m|p\.m|inc|ltd|jr|sr|etc|hrs|mins)\.$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|\s)(?!I\.)[A-Z]\.$")
_ASIDE = re.compile(
    r",[\"”’']?\s+(?=which (?:is|was|felt|just shows?|shows?|i find|i found)\b(?! not\b))", re.IGNORECASE
)
_OPENS_UNDER = re.compile(
    r"(?:(?:and|but|so) )?(?:when|if|since|because|after|before|as|while|although|though|until|once|unless|whenever)\b",
    re.IGNORECASE,
)
_JOINS = {"ROOT", "conj", "ccomp", "parataxis"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_LONGEST_PARSED = 1200
"""Characters: beyond it a run without a mark is not parsed, it is cut at a blank."""


def split_clauses(text: str) -> tuple[Span, ...]:
    """Character spans of the clauses, in order; no word stands outside of them."""
    pieces = [clause for sentence in _sentences(text) for clause in _clauses(text, *sentence)]
    return _with_answers(text, [span for span in pieces if any(c.isalnum() for c in text[slice(*span)])])


def _with_answers(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """`Did I say no? Nope, I did not.`: a question and its own answer are one."""
    out: list[Span] = []
    for start, end in spans:
        if out and text[slice(*out[-1])].endswith("?") and _ANSWER.match(text, start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _trim(text: str, start: int, end: int) -> Span:
    """Without the blanks, joining marks and tags on either side."""
    opening = _BEFORE.match(text, start, end)
    start = opening.end() if opening else start
    closing = _AFTER.search(text[start:end])
    return start, start + closing.start() if closing else end


def _short_quotes(text: str) -> list[Span]:
    """Quotations in which no sentence is cut; one over lines or very long is a stray mark."""
    return [(a, b) for a, b in quoted_spans(text) if b - a <= 300 and "\n" not in text[a:b]]


def _ends_early(text: str, start: int, match: re.Match[str]) -> bool:
    """A full stop that ends an abbreviation or an initial, not a sentence."""
    before = text[start : match.start() + 1]
    following = text[match.end() : match.end() + 1]
    if match[0].startswith(";"):
        return bool(_ENTITY.search(before[:-1]))
    if not match[0].startswith("."):
        return False
    if _TITLE.search(before) or _INITIAL.search(before):
        return True
    return bool(_SHORT.search(before)) and not following.isupper()


def _sentences(text: str) -> list[Span]:
    quotes = _short_quotes(text)
    out, start = [], 0
    for match in _END.finditer(text):
        if inside([(a, b - 1) for a, b in quotes], match.start()) and not _closes(quotes, match):
            continue
        if _ends_early(text, start, match):
            continue
        out.append((start, match.end()))
        start = match.end()
    out.append((start, len(text)))
    return [part for a, b in out for part in _bounded(text, *_trim(text, a, b))]


def _closes(quotes: list[Span], match: re.Match[str]) -> bool:
    """A mark at the very end of a quotation ends the sentence around it too, if a capital follows."""
    end = match.start() + len(match[0].rstrip())
    following = match.string[match.end() : match.end() + 1]
    return any(b == end for _, b in quotes) and not following.islower()


def _bounded(text: str, start: int, end: int) -> list[Span]:
    """A run without an end mark, cut at blanks into pieces that can be parsed."""
    out = []
    while end - start > _LONGEST_PARSED:
        at = text.rfind(" ", start, start + _LONGEST_PARSED)
        at = at if at > start else start + _LONGEST_PARSED
        out.append(_trim(text, start, at))
        start = at
    return [*out, _trim(text, start, end)]


def _clauses(text: str, start: int, end: int) -> list[Span]:
    """One sentence, cut where a clause with a subject and a verb of its own begins."""
    sentence = text[start:end]
    cuts = sorted({*_joints(sentence), *(m.end() for m in _ASIDE.finditer(sentence))} - {0})
    edges = [0, *cuts, len(sentence)]
    return [_trim(text, start + a, start + b) for a, b in pairwise(edges)]


def _joints(sentence: str) -> list[int]:
    """Offsets at which an independent clause starts after another one."""
    quotes = quoted_spans(sentence)
    doc = parse(re.sub(r"\bi\b", "I", sentence))
    out: list[int] = []
    for verb in doc:
        at = _start_of(verb)
        if at is None or inside(quotes, doc[at].idx):
            continue
        left = doc[: at - 1 if doc[at - 1].is_punct else at]
        done = out[-1] if out else 0
        own = [t for t in left if t.idx >= done]
        if _is_clause(own) and not _opens_under(own, verb):
            out.append(doc[at].idx)
    return out


def _start_of(verb: Token) -> int | None:
    """Index of the token that opens this verb's clause, joined to a clause on its left; None if it is not."""
    doc = verb.doc
    if verb.dep_ not in _JOINS or not _has_subject(verb) or _is_under(verb):
        return None
    subject = subject_of(verb)
    if subject is None or subject.i > verb.i:
        return None
    at = _left_edge(verb, subject)
    if at > 0 and doc[at - 1].dep_ == "cc":
        return at - 1
    return at if at > 1 and doc[at - 1].text == "," else None


def _left_edge(verb: Token, subject: Token) -> int:
    """Where the clause starts: what stands before the subject, back to the nearest comma or conjunction."""
    at = subject.left_edge.i
    doc = verb.doc
    while at > 0 and doc[at - 1].text != "," and doc[at - 1].dep_ != "cc" and doc[at - 1].head == verb:
        at -= 1
    before = [t for t in verb.lefts if t.dep_ in {"prep", "advmod", "npadvmod"} and t.i < at]
    if before and doc[before[0].left_edge.i - 1].dep_ == "cc":
        return before[0].left_edge.i
    return at


def _has_subject(verb: Token) -> bool:
    return subject_of(verb) is not None and (verb.tag_ in _FINITE or _auxiliary(verb))


def _auxiliary(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in verb.children)


def _is_under(verb: Token) -> bool:
    """Whether the clause hangs on another: `that he came`, `when he came and she left`."""
    if any(c.dep_ == "mark" or c.tag_ in {"WRB", "WP", "WDT"} for c in verb.lefts):
        return True
    head = verb
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ == "ccomp":
        return head.i > head.head.i
    return head.dep_ not in {"ROOT", "parataxis"}


def _is_clause(tokens: list[Token]) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} and _has_subject(t) for t in tokens)


def _opens_under(tokens: list[Token], verb: Token) -> bool:
    """`When I came, he left`: the part on the left only sets the scene."""
    text = "".join(t.text_with_ws for t in tokens).strip()
    leading = [t for t in tokens if t.dep_ in {"ROOT", "conj", "ccomp"} and _has_subject(t)]
    return bool(_OPENS_UNDER.match(text)) and not [t for t in leading if t != verb]
