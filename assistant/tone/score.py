"""Tone of texts and of their sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.sentences import split_sentences
from assistant.tone.model import chances, design, load
from assistant.tone.values import HEADS, SentenceScore, ToneScore

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np

# The model reads 256 word pieces: beyond this a text is read in blocks.
MOST_WORDS = 150
_WORDLESS = dict.fromkeys(HEADS, 0.0) | {"politeness": 0.5, "respect": 1.0}
_WORST = [HEADS.index(head) for head in ("blame", "judgement", "uncivil")]


def _blocks(text: str) -> list[str]:
    """The text itself, or runs of its sentences of at most so many words."""
    if len(text.split()) <= MOST_WORDS:
        return [text]
    blocks: list[list[str]] = [[]]
    for word_run in (piece.split() for piece in split_sentences(text)):
        for at in range(0, len(word_run), MOST_WORDS):
            part = word_run[at : at + MOST_WORDS]
            if len(blocks[-1]) + len(part) > MOST_WORDS:
                blocks.append([])
            blocks[-1] += part
    return [" ".join(block) for block in blocks if block]


def overall_of(politeness: float, blame: float, uncivil: float) -> float:
    """Half politeness, half the absence of the worse of blame and incivility."""
    return (politeness + 1 - max(blame, uncivil)) / 2


def _tone(found: Iterable[float]) -> ToneScore:
    scores = {head: round(float(score), 4) for head, score in zip(HEADS, found, strict=True)}
    overall = overall_of(scores["politeness"], scores["blame"], scores["uncivil"])
    return ToneScore(**scores, overall=round(overall, 4))


def _together(found: np.ndarray, lengths: list[int]) -> np.ndarray:
    """One row of the rows of a text's blocks: the worst of what is bad, else the mean by length."""
    import numpy as np

    row: np.ndarray = np.average(found, axis=0, weights=lengths)
    row[_WORST] = found[:, _WORST].max(axis=0)
    return row


def score_tone(texts: Sequence[str]) -> list[ToneScore]:
    """The tone of each text, in order. One without a letter has none: 0 in all, but polite by half and not disrespectful.

    Raises:
        RetrievalError: the embedding model or the weights cannot be used.
    """
    if not texts:
        return []
    blocks = [_blocks(text) for text in texts]
    found = chances(design([block for each in blocks for block in each]), load())
    tones, at = [], 0
    for text, each in zip(texts, blocks, strict=True):
        rows = found[at : at + len(each)]
        at += len(each)
        if not any(letter.isalpha() for letter in text):
            tones.append(_tone(list(_WORDLESS.values())))
            continue
        tones.append(_tone(rows[0] if len(each) == 1 else _together(rows, [len(b) for b in each])))
    return tones


@lru_cache(maxsize=4096)
def tone_of_sentence(sentence: str) -> ToneScore:
    """The tone of one sentence, kept: while a text is edited, only sentences that are new are read.

    Raises:
        RetrievalError: the embedding model or the weights cannot be used.
    """
    return score_tone([sentence])[0]


def _places(text: str) -> list[tuple[str, int, int]]:
    """Sentences with the places where they stand; blanks within one may differ from the text's."""
    places, at = [], 0
    for sentence in split_sentences(text):
        loose = r"\s+".join(re.escape(word) for word in sentence.split())
        match = re.compile(loose).search(text, at)
        if match:
            places.append((match[0], match.start(), match.end()))
            at = match.end()
    return places


def sentence_scores(text: str) -> tuple[SentenceScore, ...]:
    """The tone of each sentence with its offsets, in order. The worst is `worst_sentence` of them.

    Raises:
        RetrievalError: the embedding model or the weights cannot be used.
    """
    places = _places(text)
    tones = score_tone([said for said, _, _ in places])
    return tuple(
        SentenceScore(text=said, start=start, end=end, tone=tone)
        for (said, start, end), tone in zip(places, tones, strict=True)
    )


def worst_sentence(sentences: Sequence[SentenceScore]) -> SentenceScore | None:
    """The sentence that blames or offends most, the first of equals; None of none."""
    return max(sentences, key=lambda sentence: sentence.badness, default=None)
