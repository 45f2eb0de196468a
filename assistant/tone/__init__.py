"""Tone scores, offline: small linear models over an early layer of MiniLM and over marks with names."""

from assistant.tone.kinds import kinds_of_sentence
from assistant.tone.score import score_tone, sentence_scores, tone_of_sentence, worst_sentence
from assistant.tone.stream import score_lines
from assistant.tone.values import HEADS, KINDS, KindScores, SentenceScore, ToneScore

__all__ = [
    "HEADS",
    "KINDS",
    "KindScores",
    "SentenceScore",
    "ToneScore",
    "kinds_of_sentence",
    "score_lines",
    "score_tone",
    "sentence_scores",
    "tone_of_sentence",
    "worst_sentence",
]
