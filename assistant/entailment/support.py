"""How well a source supports a text: a calibrated score, the sentence that stands worst, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.entailment.combine import score
from assistant.entailment.model import hypothesis_words
from assistant.entailment.person import speaker_as_i, you_named
from assistant.entailment.signals import FEATURES, Signals, features, signals
from assistant.entailment.windows import passage
from assistant.schemas import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 0.5
_LONGEST_TEXT = 60_000  # characters of a text that are looked at
_LONGEST_SOURCE = 600_000
_MARK = re.compile(r"\s*\[\d{1,3}\]")  # a citation, not a number that is claimed


class SentenceSupport(Value):
    """One sentence of the text, its score from 0 (invented) to 1 (said by the source), and why where it is low."""

    text: str
    score: float
    reason: str = ""


class Support(Value):
    """The verdict on a text. `sentence` is the worst one; `reason` is empty where the text is supported."""

    score: float
    supported: bool
    sentence: str = ""
    reason: str = ""
    sentences: tuple[SentenceSupport, ...] = ()


def _reason(found: Signals) -> str:
    if found.strange.reason:
        return found.strange.reason
    if found.turned.most > 0.3:
        return f"the source says otherwise where the text says “{found.turned.word}”"
    if found.covered < 0.34 and found.entailed < 0.5:
        return "nothing in the source says so"
    worst = max(found.wrong, default=0.0)
    words = hypothesis_words(found.text) if worst > 0.4 else []
    if len(words) == len(found.wrong) and words:
        return f"“{words[found.wrong.index(worst)]}” is not what the source says"
    return "the source says the opposite" if found.contradicted > 0.5 else "the source does not quite say so"


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that say something, without citation marks."""
    plain = _MARK.sub("", text[:_LONGEST_TEXT])
    return [s for s in passage(plain).sentences if any(c.isalnum() for c in s)]


def _verdict(found: Sequence[Signals], source_words: int) -> Support:
    total = score(FEATURES, features(found, source_words))
    each = [score(FEATURES, features([s], source_words)) for s in found]
    rows = tuple(
        SentenceSupport(text=s.text, score=round(p, 4), reason="" if p >= LIMIT else _reason(s))
        for s, p in zip(found, each, strict=True)
    )
    worst = min(range(len(each)), key=lambda i: (each[i], i))
    reason = "" if total >= LIMIT else rows[worst].reason or _reason(found[worst])
    return Support(
        score=round(total, 4),
        supported=total >= LIMIT,
        sentence=found[worst].text,
        reason=reason,
        sentences=rows,
    )


def _cut(source: str | Sequence[str]) -> tuple[str, ...]:
    lines, room = [], _LONGEST_SOURCE
    for line in (source,) if isinstance(source, str) else source:
        if room <= 0:
            break
        lines.append(line[:room])
        room -= len(line)
    return tuple(lines)


def supports(pairs: Sequence[tuple[str | Sequence[str], str]]) -> list[Support]:
    """Judge (source, text) pairs together, in their order. A source is a text or a list of sentences.

    An empty text claims nothing and is supported; an empty source supports nothing.

    Raises:
        RetrievalError: the model is missing.
    """
    asked = [(_cut(source), sentences_of(text)) for source, text in pairs]
    known = [(source, own) for source, own in asked if own and any(line.strip() for line in source)]
    answers = iter(signals(known))
    out = []
    for source, own in asked:
        if not own:
            out.append(Support(score=1.0, supported=True))
        elif not any(line.strip() for line in source):
            out.append(Support(score=0.0, supported=False, sentence=own[0], reason="the source is empty"))
        else:
            out.append(_verdict(next(answers), sum(len(line.split()) for line in source)))
    return out


def support(
    source: str | Sequence[str], text: str, *, peer_name: str = "", speaker_name: str = ""
) -> Support:
    """Judge one text. With `peer_name`, "you" in it is read as the peer; with `speaker_name`, that name as "I".

    Raises:
        RetrievalError: the model is missing.
    """
    return supports([(source, speaker_as_i(you_named(text, peer_name), speaker_name))])[0]
