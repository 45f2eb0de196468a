"""What can be seen of a text beside its source: the model's verdicts, overlap and exact checks, sentence by sentence."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.entailment.model import verdicts
from assistant.entailment.particulars import Strange, strange
from assistant.entailment.turned import Turned, turned
from assistant.entailment.windows import Passage, content_stems, passage, premises, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.entailment.model import Verdict

MOST_SENTENCES = 40  # of a text that is judged; what comes after is not looked at
BRIEF = 45  # words from which overlap says nothing more
NEAR_ENOUGH = 0.7  # beyond this a nearer meaning says nothing more: a changed word changes it little
SHORT = (
    60,
    180,
)  # words of a source: below the first it is one premise, beyond the second it is a choice of many
COPIED = (
    0.5,
    0.8,
)  # shares of word pairs: below the first a sentence is in other words, above the second copied
FEATURES = (
    "entailed", "entailed_mean", "entailed_short", "agreed", "uncontradicted", "right_word", "right_word_short", "right_mean",
    "meaning", "meaning_mean", "covered", "near", "bigrams", "copied", "brief_bigrams", "brief_meaning", "figures", "names", "turned",
    "changed",
    "source_length", "text_length", "sentences",
)  # fmt: skip


class Signals(NamedTuple):
    """One sentence beside its source. All run from 0 to 1; `meaning` is a cosine, and may fall a little below 0."""

    text: str
    entailed: float
    agreed: float
    contradicted: float
    wrong: tuple[float, ...]
    meaning: float
    covered: float
    near: float
    bigrams: float
    copied: float
    strange: Strange
    turned: Turned


def _bigrams(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(words))


def _copied(words: Sequence[str], there: set[tuple[str, str]]) -> float:
    """The longest run of words that stands in the source pair by pair, as a share of the sentence."""
    longest = run = 0
    for pair in pairwise(words):
        run = run + 1 if pair in there else 0
        longest = max(longest, run)
    return longest / max(1, len(words) - 1)


def _overlaps(source: Passage, there: set[tuple[str, str]], sentence: str) -> tuple[float, float, float]:
    stems, words = content_stems(sentence), words_of(sentence)
    rare = max(source.weights.values(), default=1.0)
    weight = {s: source.weights.get(s, rare) for s in stems}
    covered = sum(w for s, w in weight.items() if s in source.weights) / (sum(weight.values()) or 1.0)
    own = _bigrams(words)
    return covered, len(own & there) / max(1, len(own)), _copied(words, there)


def _near(found: Sequence[str], sentence: str) -> float:
    """The share of the sentence's content that stands together in one premise."""
    stems = content_stems(sentence)
    return max((len(content_stems(p) & stems) for p in found), default=0) / max(1, len(stems))


def _judged(found: Sequence[Verdict]) -> tuple[float, float, float, tuple[float, ...], float]:
    """The best entailment, the mean one, the best one's contradiction, for each word the least against it, the best nearness."""
    if not found:
        return 0.0, 0.0, 0.0, (), 0.0
    best = max(found, key=lambda v: v.entailment)
    wrong = tuple(min(each) for each in zip(*(v.wrong for v in found), strict=False))
    mean = sum(v.entailment for v in found) / len(found)
    return best.entailment, mean, best.contradiction, wrong, max(v.near for v in found)


def signals(pairs: Sequence[tuple[str | tuple[str, ...], Sequence[str]]]) -> list[list[Signals]]:
    """Signals of each (source, sentences), the model run once over all of them.

    Raises:
        RetrievalError: the model is missing.
    """
    sources = [passage(source) for source, _ in pairs]
    asked = [
        [premises(source, s) for s in sentences[:MOST_SENTENCES]]
        for source, (_, sentences) in zip(sources, pairs, strict=True)
    ]
    flat = [
        (premise, sentence)
        for found, (_, sentences) in zip(asked, pairs, strict=True)
        for each, sentence in zip(found, sentences, strict=False)
        for premise in each
    ]
    answers = iter(verdicts(flat) if flat else [])
    out = []
    for source, found, (_, sentences) in zip(sources, asked, pairs, strict=True):
        whole = "\n".join(source.sentences)
        there = _bigrams(words_of(whole))
        rows = []
        for each, sentence in zip(found, sentences, strict=False):
            judged = _judged([next(answers) for _ in each])
            covered, bigrams, copied = _overlaps(source, there, sentence)
            overlaps = (covered, _near(each, sentence), bigrams, copied)
            odd, round_ = strange(whole, sentence), turned(source, whole, sentence)
            rows.append(Signals(sentence, *judged, *overlaps, odd, round_))
        out.append(rows)
    return out


def _logit(p: float) -> float:
    p = min(max(p, 0.001), 0.999)
    return math.log(p / (1 - p))


def _changed(found: Signals) -> float:
    """A figure or day that is not the source's, or a word turned round, where the rest is the source's word for word, 0 to 1."""
    odd = found.strange
    many = len(odd.numbers) + len(odd.dates) + len(odd.quotations) + max(found.turned[:3])
    low, high = COPIED
    return min(1.0, many) * min(1.0, max(0.0, (found.bigrams - low) / (high - low)))


def features(found: Sequence[Signals], source_words: int) -> list[float]:
    """The signals of a text as numbers, in the order of FEATURES: the worst sentence, and the mean over sentences."""
    entailed = [_logit(s.entailed) for s in found]
    right = min(-_logit(max(s.wrong, default=0.0)) for s in found)
    odd = [s.strange for s in found]
    words = sum(len(s.text.split()) for s in found)
    bigrams = sum(s.bigrams for s in found) / len(found)
    # A short source is one premise: what the model says of it counts for more.
    short = min(1.0, max(0.0, (SHORT[1] - source_words) / (SHORT[1] - SHORT[0])))
    # One changed word shows in the overlap of a short text and is lost in that of a long one.
    brief = min(1.0, max(0.0, 1 - words / BRIEF))
    return [
        min(entailed),
        sum(entailed) / len(found),
        min(entailed) * short,
        min(_logit(s.agreed) for s in found),
        min(-_logit(s.contradicted) for s in found),
        right,
        right * short,
        -sum(sum(s.wrong) / max(1, len(s.wrong)) for s in found) / len(found),
        min(NEAR_ENOUGH, min(s.meaning for s in found)),
        min(NEAR_ENOUGH, sum(s.meaning for s in found) / len(found)),
        min(s.covered for s in found),
        min(s.near for s in found),
        bigrams,
        sum(s.copied for s in found) / len(found),
        (bigrams - 0.4) * brief,
        (min(NEAR_ENOUGH, min(s.meaning for s in found)) - 0.5) * brief,
        min(
            2.0,
            sum(len(o.numbers) + len(o.dates) + len(o.quotations) for o in odd)
            + sum(s.turned.calendar for s in found),
        ),
        min(2.0, sum(len(o.names) for o in odd)),
        min(1.5, sum(max(s.turned.opposite, s.turned.negated, s.turned.actor) for s in found)),
        max(_changed(s) for s in found),
        math.log(1 + source_words),
        math.log(1 + words),
        math.log(len(found)),
    ]
