"""Fits the reader of moves: `python -m evals.train_moves`. Deterministic; writes assistant/rehearse/weights.npz.

One logistic regression a move, on the tuning voices, on short contrasts, and, for the moves that they are labelled
for, on the sentences of the tone check, all written by us. The strength and the threshold of each move are chosen on
predictions for tuning voices that were left out, in four folds by voice.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from assistant.rehearse.features import WEIGHTS, features_of
from assistant.rehearse.values import FITTED, Move
from assistant.sentences import split_sentences
from assistant.tone.values import ToneScore
from evals.move_data import read_turns
from evals.move_tone import tone_left_out

STRENGTHS = (0.003, 0.01)
FOLDS = 4
SIGN_WEIGHT = 2.0
TONE_WEIGHT = 0.5
VALIDATION = Path(__file__).parent / "validation"
CONTRASTS = VALIDATION / "scripts" / "contrasts.jsonl"
TONE = VALIDATION / "tone" / "sentences.jsonl"
# Which kinds of the tone sentences are which move; only for these moves do they say yes or no.
TONE_KINDS: dict[Move, set[str]] = {
    "blames": {"blame"},
    "labels": {"label"},
    "demands": {"order", "demand", "ultimatum", "threat"},
    "asks_openly": {"open_question"},
    "appreciates": {"appreciation"},
    "owns": {"ownership"},
    "leaves_space": {"space"},
}
LOWEST, HIGHEST = 0.3, 0.92
EMBEDDING = 384


class Fitting(NamedTuple):
    """A text to fit on: its voice ("" where it is in every fold), and yes, no or None (not labelled) for each move.

    `who` is who said it, for the tone scores, which were fitted on some of these voices.
    """

    text: str
    voice: str
    labels: tuple[bool | None, ...]
    weight: float
    who: str


class Parts(NamedTuple):
    """The sentences of the turns that have several: features, and the number of the turn each belongs to."""

    x: np.ndarray
    turn: np.ndarray


def gather() -> list[Fitting]:
    """All texts to fit on; those of the tuning voices first."""
    turns = [row for row in read_turns("tuning") if row.text.strip() and row.moves != {"silence"}]
    rows = [Fitting(r.text, r.voice, tuple(m in r.moves for m in FITTED), 1.0, r.voice) for r in turns]
    for row in _lines(CONTRASTS):
        rows.append(Fitting(row["text"], "", tuple(m in row["moves"] for m in FITTED), 1.0, ""))
    for row in _lines(TONE):
        said = set(row["kinds"]) | ({"blame"} if row["blame"] else set())
        labels = tuple(bool(said & TONE_KINDS[m]) if m in TONE_KINDS else None for m in FITTED)
        rows.append(Fitting(row["text"], "", labels, TONE_WEIGHT, row["voice"]))
    return rows


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def sentences_of(rows: list[Fitting]) -> list[tuple[int, str]]:
    """The sentences of turns of tuning voices that have several, each with the number of its turn."""
    split = [(n, split_sentences(row.text)) for n, row in enumerate(rows) if row.voice]
    return [(n, sentence) for n, found in split if len(found) > 1 for sentence in found]


def features(texts: list[str], who: list[str]) -> np.ndarray:
    """Features, one row a text; the tone by scores that were fitted without who said it."""
    found = np.array([row for n in range(0, len(texts), 64) for row in features_of(texts[n : n + 64])])
    found[:, -len(ToneScore.model_fields) :] = tone_left_out(texts, who)
    return found


def _fit(x: np.ndarray, y: np.ndarray, weights: np.ndarray, strength: float) -> LogisticRegression:
    model = LogisticRegression(C=strength, max_iter=400, tol=1e-3, class_weight="balanced")
    return model.fit(x, y, sample_weight=weights)


def left_out(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, voices: np.ndarray, parts: Parts, strength: float
) -> tuple[np.ndarray, np.ndarray]:
    """For each turn of a tuning voice the chance of a label, by a model that never saw its voice.

    Twice: of the whole turn alone, and the highest of the whole and of its sentences.
    """
    chances, ours = np.zeros(len(y)), np.flatnonzero(voices != "")
    highest = chances.copy()
    for _, test in GroupKFold(FOLDS).split(ours, y[ours], voices[ours]):
        held = np.isin(np.arange(len(y)), ours[test])
        model = _fit(x[~held], y[~held], weights[~held], strength)
        chances[held] = highest[held] = model.predict_proba(x[held])[:, 1]
        said = np.flatnonzero(np.isin(parts.turn, ours[test]))
        if len(said):
            np.maximum.at(highest, parts.turn[said], model.predict_proba(parts.x[said])[:, 1])
    return chances[ours], highest[ours]


def best_threshold(labels: np.ndarray, chances: np.ndarray) -> tuple[float, float]:
    """The threshold with the highest F1, and that F1."""
    tried = [(f1_score(labels, chances >= t), -abs(t - 0.5), t) for t in np.arange(LOWEST, HIGHEST, 0.02)]
    score, _, threshold = max(tried)
    return float(threshold), float(score)


def fit_move(
    x: np.ndarray, rows: list[Fitting], parts: Parts, n: int
) -> tuple[np.ndarray, float, float, bool]:
    """Coefficients, intercept and threshold of one move, and whether its sentences count beside the whole turn."""
    told = np.array([row.labels[n] is not None for row in rows])
    y = np.array([bool(row.labels[n]) for row in rows])[told].astype(int)
    voices = np.array([row.voice for row in rows])[told]
    weights = np.array([row.weight for row in rows])[told]
    if not y.any():
        return np.zeros(x.shape[1]), -20.0, 0.5, False
    tried = []
    for strength in STRENGTHS:
        ways = left_out(x[told], y, weights, voices, parts, strength)
        for by_sentence, chances in enumerate(ways):
            threshold, score = best_threshold(y[voices != ""], chances)
            tried.append((score, -by_sentence, -strength, threshold))
    score, by_sentence, strength, threshold = max(tried)
    fitted = _fit(x[told], y, weights, -strength)
    how = "turn and sentences" if by_sentence else "turn"
    print(
        f"{FITTED[n]:26} F1 on voices left out {score:.2f}  strength {-strength:g}  threshold {threshold:.2f}  by {how}",
        flush=True,
    )
    return fitted.coef_[0], float(fitted.intercept_[0]), threshold, bool(by_sentence)


def main() -> None:
    """Fit, print the F1 on tuning voices left out, and write the weights."""
    rows = gather()
    raw, said = features([row.text for row in rows], [row.who for row in rows]), sentences_of(rows)
    split = features([sentence for _, sentence in said], [rows[n].who for n, _ in said])
    mean, scale = raw.mean(axis=0), raw.std(axis=0)
    scale[scale < 1e-6] = 1.0
    # A sign or a score of tone is worth more than a number of the embedding.
    scale[EMBEDDING:] /= SIGN_WEIGHT
    x = (raw - mean) / scale
    # Turns of tuning voices come first and are labelled for every move, so their numbers hold for every subset.
    parts = Parts((split - mean) / scale, np.array([n for n, _ in said]))
    fitted = [fit_move(x, rows, parts, n) for n in range(len(FITTED))]
    np.savez_compressed(
        WEIGHTS,
        coefficients=np.array([f[0] for f in fitted], dtype="float32"),
        intercepts=np.array([f[1] for f in fitted], dtype="float32"),
        thresholds=np.array([f[2] for f in fitted], dtype="float32"),
        by_sentence=np.array([f[3] for f in fitted]),
        mean=mean.astype("float32"),
        scale=scale.astype("float32"),
    )
    print(f"fitted on {len(rows)} texts, {WEIGHTS.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
