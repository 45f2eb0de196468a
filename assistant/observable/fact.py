"""Read one typed fact: its nature, and the part of it that can be told."""

from __future__ import annotations

import re
from typing import Literal

from assistant.grammar import parse
from assistant.observable.evidence import event_besides, evidence
from assistant.observable.extras import cut_extras
from assistant.observable.verdict import judged_words, outside_quotes
from assistant.observable.words import ABSOLUTES, SET_PHRASES
from assistant.schemas import Value
from assistant.tidy import quoted_spans, tidy

Nature = Literal["fact", "judgement", "mixed"]

_ALWAYS_IS = re.compile(
    r"(?i)\b(?:he|she|they|(?-i:[A-Z])\w+)(?: is| are|'s|'re) (?:always|never|constantly)\b"
)


class Observed(Value):
    """What a typed fact is: its nature, its words without judging extras, and what was left out."""

    nature: Nature
    text: str
    left_out: tuple[str, ...] = ()


def observe(typed: str) -> Observed:
    """Read one typed fact.

    Judging extras (`rudely`, `, which was rude`) are cut and named. Of a fact that joins an act and a judgement
    (`he came at 9:20 and was rude`) the act is kept. What stays `mixed` cannot be taken apart.
    """
    text, left_out = cut_extras(tidy(typed))
    nature = _nature(text)
    if nature == "mixed":
        act, rest = _act_alone(text)
        if act:
            return Observed(nature="fact", text=act, left_out=(*left_out, rest))
    return Observed(nature=nature, text=text, left_out=left_out)


def _nature(text: str) -> Nature:
    doc = parse(text)
    judged = judged_words(doc)
    absolute = any(t.lower_ in ABSOLUTES for t in outside_quotes(doc))
    if judged or (SET_PHRASES.search(text) and not quoted_spans(text)):
        return "mixed" if event_besides(doc, judged) else "judgement"
    about_us = re.match(r"(?i)(?:we|i|our|my)\b", text)
    if _ALWAYS_IS.search(text) and not about_us and not re.search(r"\d", text) and not quoted_spans(text):
        return "judgement"
    return "judgement" if absolute and not about_us and not evidence(doc) else "fact"


def _act_alone(text: str) -> tuple[str, str]:
    """The part of a fact that can be filmed, and the part that judges; both empty where they cannot be parted."""
    doc = parse(text)
    judged = judged_words(doc)
    cuts = [t.head if t.pos_ != "VERB" and t.head.pos_ in {"VERB", "AUX"} else t for t in judged]
    root = next(t for t in doc if t.dep_ == "ROOT")
    if not cuts or any(
        c.dep_ not in {"conj", "advcl", "relcl", "parataxis", "ccomp"} or c == root for c in cuts
    ):
        return "", ""
    gone = {t.i for c in cuts for t in c.subtree}
    kept = [t for t in doc if t.i not in gone]
    while kept and (kept[-1].dep_ in {"cc", "mark", "punct"} or kept[-1].text in {",", "and", "but"}):
        kept.pop()
    if not kept or kept[-1].i - kept[0].i + 1 != len(kept):
        return "", ""
    act = doc[kept[0].i : kept[-1].i + 1].text
    return (act, text[len(act) :].strip(" ,.")) if _nature(act) == "fact" and len(kept) > 2 else ("", "")
