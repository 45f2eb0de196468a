"""The clause of a verb: its words, what it is done to, whether it is only supposed, and whether it says late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_faithfulness.acts import act_of
from assistant.grammar import parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_NESTED = {"advcl", "ccomp", "relcl", "parataxis", "acl", "csubj"}
_PROMPT = re.compile(r"(?i)\b(?:on|in) time\b|\bpunctual")
_LATE = re.compile(r"(?i)\b(?:late|overdue|too late)\b")


def what_of(token: Token) -> str:
    """The noun that a verb is done to; empty where it is none."""
    things = [t for t in token.children if t.dep_ in {"dobj", "nsubjpass"}]
    return things[0].lemma_.lower() if things and things[0].pos_ in {"NOUN", "PROPN"} else ""


def lateness(said: str) -> int:
    """1 where a clause says late, -1 where it says in time, else 0."""
    return 1 if _LATE.search(said) else -1 if _PROMPT.search(said) else 0


def is_open(token: Token) -> bool:
    """`if you agree`, and `say` in `we could each sit down and say`: not told as done."""
    if any(t.dep_ == "mark" and t.lower_ in {"if", "whether", "unless"} for t in token.children):
        return token.tag_ not in {"VBD", "VBN"}
    first = token
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    aux = {t.tag_ for t in first.children if t.dep_ == "aux"}
    return first.i != token.i and token.tag_ in {"VB", "VBP"} and "MD" in aux


def clause_of(token: Token) -> list[Token]:
    """The tokens of a verb's own clause."""
    out, waiting = [], [token]
    while waiting:
        here = waiting.pop()
        out.append(here)
        waiting += [t for t in here.children if not _starts_another(t, token)]
    return sorted(out, key=lambda t: t.i)


def _starts_another(child: Token, verb: Token) -> bool:
    if child.dep_ in _NESTED:
        return True
    return (
        child.dep_ == "conj"
        and child.pos_ in {"VERB", "AUX"}
        and child.head.pos_ in {"VERB", "AUX"}
        and verb.i != child.i
    )


def clause_text(token: Token, text: str) -> str:
    """The words of a verb's own clause as they stand."""
    own = [t for t in clause_of(token) if not t.is_punct] or [token]
    while len(own) > 1 and own[-1].dep_ == "cc":
        own.pop()
    return text[own[0].idx : own[-1].idx + len(own[-1].text)].strip(" ,;.")


def only_reported(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether all that a pattern finds are modals in reported speech: `you said it would come`, and not `it would help`."""
    at = {m.start() for m in pattern.finditer(text)}
    modals = {
        t.idx for t in parse(text) if t.tag_ == "MD" and t.head.dep_ == "ccomp" and _reports(t.head.head)
    }
    return bool(at) and at <= modals


def _reports(verb: Token) -> bool:
    return act_of(verb).name in {"tell", "promise", "know", "hear", "agree"} and (
        verb.tag_ in {"VBD", "VBN"} or verb.dep_ == "xcomp"
    )
