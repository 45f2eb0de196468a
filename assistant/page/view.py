"""A Preparation as plain dicts and sentences for the page."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any

from assistant.export import place_of
from assistant.language_model import BUILT_IN
from assistant.loopback import stays_here
from assistant.schemas import (
    Citable,
    Cited,
    Draft,
    Finding,
    Origin,
    Passage,
    Place,
    Preparation,
    Sentence,
    Situation,
    Yours,
)
from assistant.settings import Settings

_FIELDS = {
    "me": "about you",
    "peer": "about them",
    "happened": "what happened",
    "my_part": "your own part",
    "impact": "what it has led to",
    "wish": "what you hope for",
    "channel": "how you will speak",
    "new_in_role": "you are new in the role",
    "raw": "as you wrote it",
}
CHECKS = {
    "blame-and-labels": "no blame and no labels",
    "judgement": "what was seen, not a verdict",
    "absolutes": "no “always” and “never”",
    "mind-reading": "no claims about what they think",
    "threats": "no threats and no orders",
    "contempt": "no sarcasm and no contempt",
    "apology": "an apology without conditions",
    "tone-classifier": "how it may sound",
    "one-thing": "one thing only",
    "asks-nothing": "asks for nothing",
    "length": "length",
    "reading-ease": "easy to take in",
    "ownership": "speaks for itself, with “I”",
    "specific": "specific",
    "warm": "warm",
    "open": "leaves room for their side",
    "respect": "respect",
    "citations": "every source exists",
    "credit": "the right person is credited",
    "particulars": "names, numbers and quotations are yours",
    "claims": "nothing is told that you did not tell",
    "steps": "the steps of the method are there",
}
_WORDS = {
    "heading": "Where the words come from",
    "hint": "Point at a sentence, or reach it with the Tab key.",
    "touch": "Tap a sentence to see where it comes from.",
    "copy": "Copy the words",
    "copied": "Copied",
    "no_copy": "Select the words and copy them by hand",
    "close": "Close",
    "open": "Open in the library",
    "questions": "What would make it better",
}
_LEGEND = (("yours", "Your words"), ("source", "From a source"), ("glue", "Connecting words"))
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&@/])")


def plain(text: str) -> str:
    """`text` for a place that reads Markdown: every mark escaped, so that it shows as it was typed."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def annotated(preparation: Preparation, advice: Mapping[str, Citable]) -> dict[str, Any]:
    """The draft of `preparation` for the component: sentences, their origins, and what to ask."""
    advice = {**advice, **{p.id: p for p in preparation.passages}}
    if preparation.draft is None:
        raise ValueError("Expected a preparation with a draft, but it has none.")
    draft, situation = preparation.draft, preparation.situation
    spans = {finding.span for finding in problems(preparation)}
    holding = {span: named(draft, span) for span in spans}
    sentences = [
        _sentence(s, [span for span in spans if s in holding[span]], situation, advice)
        for s in draft.sentences
    ]
    kinds = {sentence["kind"] for sentence in sentences}
    return {
        "sentences": sentences,
        "text": draft.text,
        "layout": draft.layout,
        "questions": list(preparation.questions),
        "legend": [{"kind": kind, "label": label} for kind, label in _LEGEND if kind in kinds],
        "words": _WORDS,
    }


def problems(preparation: Preparation) -> list[Finding]:
    """The findings that ask for a change."""
    return [finding for finding in preparation.findings if finding.verdict == "fail"]


def passed(preparation: Preparation, but: Container[str] = ()) -> str:
    """One line on the checks that found nothing, without those named in `but`; empty where there are none."""
    failed = {finding.check for finding in problems(preparation)}
    names = [f.check for f in preparation.findings if f.verdict == "pass" and f.check not in failed]
    listed = ", ".join(n for n in dict.fromkeys(map(check_name, names)) if n not in but)
    return f"Checked and fine: {listed}." if listed else ""


def unscored(preparation: Preparation) -> list[str]:
    """A sentence for each check that could not run."""
    found = [finding for finding in preparation.findings if finding.verdict == "unscored"]
    return [f"Not checked: {check_name(f.check)}. {f.reason}".strip() for f in found]


def check_name(check: str) -> str:
    """What a check looks at, in words."""
    return CHECKS.get(check, check.replace("-", " "))


def without_sentence(draft: Draft, span: str) -> str:
    """The words without the sentences that `span` names; empty where that leaves nothing, or leaves all."""
    out = named(draft, span)
    kept = [s.text for s in draft.sentences if s not in out]
    return " ".join(kept) if out else ""


def named(draft: Draft, span: str) -> list[Sentence]:
    """The sentences that hold `span`; where the leader wrote some of them anew, only those."""
    holding = [s for s in draft.sentences if span and re.search(whole(span), s.text)]
    return [s for s in holding if Yours(field="raw") in s.origins] or holding


def whole(span: str) -> str:
    """A pattern for `span` that does not find it inside a longer word or number."""
    before = r"(?<!\w)" if span[:1].isalnum() else ""
    after = r"(?!\w)" if span[-1:].isalnum() else ""
    return before + re.escape(span) + after


def footer(preparation: Preparation, settings: Settings) -> str:
    """What drafted it, in what time, at what cost, and what left the computer."""
    by = preparation.drafted_by
    name, comma, edited = by.partition(", edited")
    who = f"Drafted by {'the built-in drafter' if name == BUILT_IN else name}"
    if comma:
        return f"{who}{comma}{edited}. Checked in {_seconds(preparation.seconds)}. {_left(settings)}"
    return f"{who} in {_seconds(preparation.seconds)}, {_cost(preparation.cost_usd)}. {_left(settings)}"


def _seconds(seconds: float) -> str:
    if seconds < 0.1:
        return "under 0.1 seconds"
    return f"{seconds:.1f} seconds" if seconds < 60 else f"{seconds / 60:.1f} minutes"


def _cost(cost_usd: float | None) -> str:
    if cost_usd is None:
        return "at a cost that is not known"
    return f"for ${cost_usd:.4f}" if cost_usd else "at no cost"


def _left(settings: Settings) -> str:
    """What left the computer, for words drafted under `settings`."""
    if is_private(settings):
        return "Nothing left this computer."
    names = ", with stand-ins for the names" if settings.mask_names else ", names included"
    return f"What you typed went to {settings.model}{names}."


def is_private(settings: Settings) -> bool:
    """Whether what is typed stays on this computer."""
    return settings.model in ("", BUILT_IN) or stays_here(settings.model, settings.api_base)


def _sentence(
    sentence: Sentence, spans: list[str], situation: Situation, advice: Mapping[str, Citable]
) -> dict[str, Any]:
    kinds = {origin.kind for origin in sentence.origins}
    kind = next(k for k in ("yours", "source", "glue") if k in kinds)
    about = [_about(origin, situation, advice) for origin in sentence.origins]
    return {"kind": kind, "pieces": pieces(sentence.text, spans), "about": about}


def pieces(text: str, spans: list[str]) -> list[dict[str, Any]]:
    """`text` cut at the words that findings name."""
    if not spans:
        return [{"text": text, "marked": False}]
    longest_first = sorted(spans, key=len, reverse=True)
    parts = re.split("(" + "|".join(map(whole, longest_first)) + ")", text)
    return [{"text": part, "marked": part in spans} for part in parts if part]


def _about(origin: Origin, situation: Situation, advice: Mapping[str, Citable]) -> dict[str, Any]:
    if isinstance(origin, Yours):
        return _yours(origin, situation)
    if isinstance(origin, Cited):
        return _source(advice.get(origin.advice), origin.advice)
    return {
        "kind": "glue",
        "head": "Connecting words",
        "note": "A greeting, a thank you or a plain joining phrase.",
    }


def _yours(origin: Yours, situation: Situation) -> dict[str, Any]:
    field = _FIELDS[origin.field]
    number = "" if origin.item is None else f", fact {origin.item + 1}"
    return {"kind": "yours", "head": f"Yours: {field}{number}", "quote": _typed(origin, situation)}


def _typed(origin: Yours, situation: Situation) -> str:
    """The leader's own words in the field of `origin`; empty where the field holds no words to quote."""
    if origin.field == "happened":
        facts = situation.happened
        return facts[origin.item] if origin.item is not None and origin.item < len(facts) else " ".join(facts)
    if origin.field in ("raw", "new_in_role"):
        return ""
    value = getattr(situation, origin.field)
    return value if isinstance(value, str) else ", ".join(v for v in value.model_dump().values() if v)


def _source(item: Citable | None, name: str) -> dict[str, Any]:
    if item is None:
        return {"kind": "source", "head": "A source that is not in the library", "note": name}
    if isinstance(item, Passage):
        return {
            "kind": "own",
            "head": "On the same matter, from your own source",
            "quote": item.text,
            "place": f"{item.file}, {place_of(item)}. Word for word.",
        }
    return {
        "kind": "source",
        "item": item.id,
        "head": f"Advice by {item.person}",
        "role": item.role,
        "place": f"“{item.article}”, {_paragraphs(item.places[0])}. In our words.",
        "do": item.do,
        "why": item.why,
        "claim": "The source says so without giving grounds." if item.claim else "",
    }


def _paragraphs(place: Place) -> str:
    numbers = [str(number) for number in place.paragraphs]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"
