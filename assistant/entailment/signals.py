"""What can be seen of a text beside its source: the model's verdicts, overlap and exact checks, sentence by sentence."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.entailment.model import verdicts
from assistant.entailment.particulars import Strange, negations, strange
from assistant.entailment.windows import Passage, content_stems, passage, premises, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.entailment.model import Verdict

MOST_SENTENCES = 40  # of a text that is judged; what comes after is not looked at
BRIEF = 45  # words from which overlap says nothing more
FEATURES = (
    "entailed", "entailed_mean", "agreed", "agreed_mean", "margin", "margin_mean", "uncontradicted", "uncontradicted_mean",
    "right_word", "right_mean", "covered", "covered_mean", "near", "near_mean", "bigrams", "bigrams_worst", "copied",
    "brief_bigrams", "brief_near", "numbers", "dates", "names", "quotations", "negation", "source_length", "text_length", "sentences",
)  # fmt: skip


class Signals(NamedTuple):
    """One sentence beside its source. All but the counts run from 0 to 1."""

    text: str
    entailed: float
    agreed: float
    contradicted: float
    wrong: tuple[float, ...]
    covered: float
    near: float
    bigrams: float
    copied: float
    negation: float
    strange: Strange


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


def _closest(source: Passage, sentence: str) -> str:
    """The one source sentence that shares most with this one."""
    wanted = content_stems(sentence)
    shared = [sum(source.weights[s] for s in stems & wanted) for stems in source.stems]
    return source.sentences[max(range(len(shared)), key=lambda i: (shared[i], -i))] if shared else ""


def _judged(found: Sequence[Verdict]) -> tuple[float, float, float, tuple[float, ...]]:
    """The best entailment, the mean one, the best one's contradiction, and for each word the least that any premise says against it."""
    if not found:
        return 0.0, 0.0, 0.0, ()
    best = max(found, key=lambda v: v.entailment)
    wrong = tuple(min(each) for each in zip(*(v.wrong for v in found), strict=False))
    return best.entailment, sum(v.entailment for v in found) / len(found), best.contradiction, wrong


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
            differ = bool(negations(sentence)) != bool(negations(_closest(source, sentence)))
            covered, bigrams, copied = _overlaps(source, there, sentence)
            overlaps = (covered, _near(each, sentence), bigrams, copied)
            odd = strange(whole, sentence)
            rows.append(Signals(sentence, *judged, *overlaps, float(differ), odd))
        out.append(rows)
    return out


def _logit(p: float) -> float:
    p = min(max(p, 0.001), 0.999)
    return math.log(p / (1 - p))


def _worst_and_mean(values: Sequence[float]) -> tuple[float, float]:
    return min(values), sum(values) / len(values)


def features(found: Sequence[Signals], source_words: int) -> list[float]:
    """The signals of a text as numbers, in the order of FEATURES: the worst sentence, and the mean over sentences."""
    bigrams = _worst_and_mean([s.bigrams for s in found])
    near = _worst_and_mean([s.near for s in found])
    odd = [s.strange for s in found]
    words = sum(len(s.text.split()) for s in found)
    # One changed word shows in the overlap of a short text and is lost in that of a long one.
    brief = min(1.0, max(0.0, 1 - words / BRIEF))
    return [
        *_worst_and_mean([_logit(s.entailed) for s in found]),
        *_worst_and_mean([_logit(s.agreed) for s in found]),
        *_worst_and_mean([_logit(s.entailed) - _logit(s.contradicted) for s in found]),
        *_worst_and_mean([-_logit(s.contradicted) for s in found]),
        min(-_logit(max(s.wrong, default=0.0)) for s in found),
        -sum(sum(s.wrong) / max(1, len(s.wrong)) for s in found) / len(found),
        *_worst_and_mean([s.covered for s in found]),
        *near,
        bigrams[1],
        bigrams[0],
        sum(s.copied for s in found) / len(found),
        (bigrams[1] - 0.4) * brief,
        (near[1] - 0.5) * brief,
        min(2.0, sum(len(o.numbers) for o in odd)),
        min(2.0, sum(len(o.dates) for o in odd)),
        min(2.0, sum(len(o.names) for o in odd)),
        min(1.0, sum(len(o.quotations) for o in odd)),
        max(s.negation for s in found),
        math.log(1 + source_words),
        math.log(1 + words),
        math.log(len(found)),
    ]
