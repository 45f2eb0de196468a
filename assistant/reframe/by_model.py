"""Reframing by a language model: asked under the style's lists, checked, asked once more, else not used."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from assistant.ask import ask
from assistant.check_faithfulness import situation_text
from assistant.errors import ModelError
from assistant.language_model import spoken
from assistant.prompt_files import load_prompt
from assistant.reframe.operations.common import REQUEST
from assistant.reframe.particulars import added, lost
from assistant.reframe.styles import all_styles, styles
from assistant.reframe.tone import new_faults
from assistant.reframe.values import Change, Mark, StyleId

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.language_model import LanguageModel, Reply
    from assistant.schemas import Method, Situation

_TRIES = 2
# A rewriting beyond this is a new text: so many words to a word of the original, and some to spare.
_LONGEST, _SHORTEST, _SPARE = 1.5, 0.5, 12
_SORRY = re.compile(r"(?i)\b(?:sorry|apolog\w+)\b")
_OPERATION = "rewritten_by_the_model"


class ReframeReply(BaseModel):
    """A rewriting as a model gives it."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1)


def _length(before: str, after: str) -> list[str]:
    old, new = len(before.split()), len(after.split())
    if new > _LONGEST * old + _SPARE:
        return [f"It has {new} words, the text has {old}. Keep about the same length."]
    return [f"It has {new} words, the text has {old}. Something is lost."] if new < _SHORTEST * old else []


def complaints_about(before: str, after: str, given: str, method: Method) -> tuple[str, ...]:
    """Why a rewriting cannot be used, in words that a model can act on; empty where it can.

    `given` is what else the leader told, whose words may come in.
    """
    found = [f"{p!r} of the text is lost." for p in lost(before, after)]
    found += [f"{p!r} was added." for p in added(before, after, given)]
    if "?" in after and "?" not in before and not method.limits.may_ask:
        found.append("It asks a question, and this kind of text asks none.")
    if REQUEST.search(after) and not REQUEST.search(before) and not method.limits.may_request:
        found.append("It asks for something, and the text did not.")
    if _SORRY.search(after) and not _SORRY.search(f"{before} {given}"):
        found.append("It apologises, and the text did not.")
    tone = [f"{f.check}: “{f.span}”. {f.reason}" for f in new_faults(before, after, method)]
    return (*found, *tone, *_length(before, after))


def figures_about(before: str, after: str, given: str) -> tuple[str, ...]:
    """Why a rewriting in another language cannot be used: figures and length only, since the other checks read English."""
    found = [f"{p!r} of the text is lost." for p in lost(before, after) if re.search(r"\d", p)]
    found += [f"{p!r} was added." for p in added(before, after, given) if re.search(r"\d", p)]
    return (*found, *_length(before, after))


def rewrite(
    model: LanguageModel,
    text: str,
    style: StyleId,
    situation: Situation | None,
    method: Method,
    meaning_lost: Callable[[str, str], str],
    *,
    english: bool = True,
) -> tuple[str, str, tuple[Reply, ...]]:
    """The rewriting ("" where none held), why none held, and what was paid for. `meaning_lost` gives a complaint or ""."""
    about, prompt = styles()[style], load_prompt("reframe")
    given = situation_text(situation).strip() if situation else ""
    replies: tuple[Reply, ...] = ()
    complaints: tuple[str, ...] = ()
    for _ in range(_TRIES):
        values: dict[str, object] = {
            "style": f"{about.name}. {about.in_short}", "listens_for": "; ".join(about.listens_for), "do": " ".join(about.do),
            "dont": " ".join(about.dont), "cut": "; ".join(about.cut), "order": about.order.replace("-", " "),
            "limits": method.limits.model_dump_json(exclude_none=True), "given": given, "text": text, "complaints": "\n".join(complaints),
        }  # fmt: skip
        try:
            answer = ask(model, prompt, values, ReframeReply)
        except ModelError as error:
            return "", str(error), replies + spoken(error)
        replies += answer.replies
        after = answer.value.text.strip()
        unclear = meaning_lost(text, after)
        found = complaints_about(text, after, given, method) if english else figures_about(text, after, given)
        complaints = (*found, *([unclear] if unclear else []))
        if not complaints:
            return after, "", replies
    return "", "What it wrote did not hold: " + " ".join(complaints[:3]), replies


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans that cover the whole text: a sentence each, with the blanks behind it."""
    ends = [m.end() for m in re.finditer(r"(?<=[.!?…])[\"”’)]*\s+|\n+", text)]
    bounds = [0, *ends, len(text)]
    return [(a, b) for a, b in pairwise(bounds) if b > a]


def hunks(before: str, after: str) -> list[tuple[int, int, int, int]]:
    """Where two texts differ, sentence by sentence: (start, end) in the first and in the second."""
    old, new = _sentence_spans(before), _sentence_spans(after)
    match = SequenceMatcher(
        None, [before[a:b].strip() for a, b in old], [after[a:b].strip() for a, b in new], autojunk=False
    )

    def span(spans: list[tuple[int, int]], first: int, last: int, whole: int) -> tuple[int, int]:
        start = spans[first][0] if first < len(spans) else whole
        return start, spans[last - 1][1] if last > first else start

    return [
        (*span(old, a, b, len(before)), *span(new, c, d, len(after)))
        for tag, a, b, c, d in match.get_opcodes()
        if tag != "equal"
    ]


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """The changes of a rewriting, one for each run of sentences that differs."""
    about = all_styles().operations[_OPERATION]
    return tuple(
        Change(
            id=f"model:{n}", operation=_OPERATION, title=about.title, before=before[a:b].strip(), after=after[c:d].strip(),
            reason=about.reason, advice=about.advice, start=a, end=b, to_start=c, to_end=d, level=1.0,
        )
        for n, (a, b, c, d) in enumerate(hunks(before, after))
    )  # fmt: skip


def with_only(before: str, changes: tuple[Change, ...]) -> tuple[str, tuple[Change, ...], tuple[Mark, ...]]:
    """The original with only these changes made; each with its new place."""
    out, done, placed = "", 0, []
    for change in sorted(changes, key=lambda c: c.start):
        out += before[done : change.start]
        if out and change.after and not out[-1].isspace():
            out += " "
        start = len(out)
        out += change.after
        placed.append(change.model_copy(update={"to_start": start, "to_end": len(out)}))
        blank = re.search(r"\s*\Z", before[change.start : change.end])
        out += blank[0] if blank and change.after else ""
        if change.start == change.end and change.after and change.end < len(before):
            out += " "
        done = change.end
    out = (out + before[done:]).rstrip()
    marks = tuple(Mark(start=c.to_start, end=c.to_end, change=c.id) for c in placed if c.after)
    return out, tuple(placed), marks
