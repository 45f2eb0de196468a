"""What a model's draft is refused for: it is asked anew once, with these complaints in hand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.built_in.phrases import stock
from assistant.check_faithfulness import invented_particulars, situation_text, unresolved_citations
from assistant.check_tone import check_tone, is_doubt
from assistant.grammar import parse
from assistant.schemas import Draft, Finding, Sentence, Situation, Yours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.built_in.facts import Facts
    from assistant.schemas import Citable, Method

_MOST_STRANGE = 0.4
_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN"}
# Plain words of a considerate opening that carry no claim of their own.
_PLAIN = frozenset(
    "thank make time talk like want hear side see look feel say know think go want need help work good better glad sorry "
    "apologise apologize meet together relationship conversation way thing today start begin let give take come ask listen "
    "share open honest mention notice small plain place part mean wish hope agree move forward raise rating rate number "
    "stand point each other understand appreciate happen change try keep put moment bring follow week".split()
)


def _content(text: str) -> list[str]:
    return [
        t.lemma_.lower()
        for t in parse(text)
        if t.pos_ in _CONTENT and not t.is_stop and t.is_alpha and len(t) > 2
    ]


@lru_cache(maxsize=8)
def _stock_words(method: str) -> frozenset[str]:
    texts = [
        re.sub(r"\{\w+\}", "", p.text)
        for forms in stock(method).values()
        for ps in forms.values()
        for p in ps
    ]
    return frozenset(word for text in texts for word in _content(text))


def _strange_claim(sentence: Sentence, known: set[str]) -> str:
    """A complaint where much of a sentence comes neither from the leader nor from what it cites."""
    words = _content(sentence.text)
    strange = [w for w in words if w not in known]
    if len(strange) >= 2 and len(strange) > _MOST_STRANGE * len(words):
        return f"“{sentence.text}” says what the leader did not: {', '.join(strange[:5])}."
    return ""


def _claims(draft: Draft, situation: Situation, advice: Mapping[str, Citable], facts: Facts) -> list[str]:
    told = set(_content(situation_text(situation))) | {w for f in facts.spoken for w in _content(f.text)}
    plain = _PLAIN | _stock_words(draft.method)
    found = []
    for sentence in draft.sentences:
        cited = {w for c in sentence.cited if c in advice for w in _content(advice[c].says)}
        found.append(_strange_claim(sentence, told | plain | cited))
    return [c for c in found if c]


def _repeats(draft: Draft) -> list[str]:
    seen: set[str] = set()
    out = []
    for sentence in draft.sentences:
        key = re.sub(r"\W+", " ", sentence.text.lower()).strip()
        if key in seen:
            out.append(f"“{sentence.text}” stands twice.")
        seen.add(key)
    return out


def _wrong_fields(draft: Draft, situation: Situation) -> list[str]:
    """Fields that a sentence claims to tell and that the leader left empty, or facts that do not exist."""
    out = []
    for origin in (o for s in draft.sentences for o in s.origins if isinstance(o, Yours)):
        empty = not getattr(situation, origin.field)
        beyond = origin.item is not None and origin.item >= len(situation.happened)
        if empty or beyond:
            out.append(
                f"A sentence says it comes from {origin.field!r} {origin.item if beyond else ''}, which the leader did not fill in."
            )
    return out


def _apology_without_part(draft: Draft, situation: Situation) -> list[str]:
    sorry = re.search(
        r"(?i)\b(?:i(?: am|'m) (?:\w+ )?sorry|i (?:\w+ )?apologi[sz]e|my apologies)\b", draft.text
    )
    if sorry and not situation.my_part.strip():
        return [f"“{sorry[0]}” apologises, and the leader named no part of their own."]
    return []


def _facts_missing(draft: Draft, method: Method, facts: Facts) -> list[str]:
    """Where a required step tells what happened, at least one fact has to be told."""
    if not any(step.required and "happened" in step.needs for step in method.steps):
        return []
    spoken = set(_content(draft.text))
    told = [
        f
        for f in facts.spoken
        if len(set(_content(f.text)) & spoken) >= 0.5 * len(set(_content(f.text)) or {""})
    ]
    return [] if told or not facts.spoken else ["None of the leader's facts is told."]


def _told(finding: Finding, situation: Situation) -> bool:
    """Whether the words at fault are the leader's: as they stand, or nearly so where the fault is only heard."""
    own = situation_text(situation)
    if finding.span.lower() in own.lower():
        return True
    words = _content(finding.span) if is_doubt(finding) else []
    return bool(words) and len(set(words) & set(_content(own))) > _MOST_STRANGE * len(set(words))


def complaints_about(
    draft: Draft, situation: Situation, method: Method, advice: Mapping[str, Citable], facts: Facts
) -> tuple[str, ...]:
    """Why a model's draft cannot be shown, in words that the model can act on; empty where it can."""
    found = [f"The advice id {c!r} does not exist." for c in unresolved_citations(draft, advice)]
    found += [f"{p!r} was not given by the leader." for p in invented_particulars(draft.text, situation)]
    found += [*_wrong_fields(draft, situation), *_repeats(draft), *_apology_without_part(draft, situation)]
    found += _claims(draft, situation, advice, facts)
    found += _facts_missing(draft, method, facts)
    failed = (f for f in check_tone(draft.text, method) if f.verdict == "fail" and not _told(f, situation))
    return (*found, *(f"{f.check}: “{f.span}”. {f.reason}" for f in failed))
