"""Tone of texts that the tone scores were fitted on too, by scores that never saw the voice: without this, fitting would trust them too much."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import numpy as np

from assistant.tone.model import chances, design
from assistant.tone.score import overall_of
from assistant.tone.values import HEADS, ToneScore
from evals.tone.data import VALIDATION
from evals.tone.fit import Settings, fitted_on, weights_of

FOLDS = 4
_ORDER = tuple(ToneScore.model_fields)


def fold_of(voice: str) -> int:
    """Which fold a voice is left out in, by a hash of its name."""
    return int(hashlib.sha256(f"tone fold {voice}".encode()).hexdigest(), 16) % FOLDS


def settings() -> dict[str, Settings]:
    """The settings that the tone scores ship with."""
    card = json.loads((VALIDATION / "tone" / "card.json").read_text(encoding="utf-8"))
    return {
        head: Settings(found["strength"], found["marks_say"], found["shift"])
        for head, found in card["scores"].items()
    }


def tone_left_out(texts: Sequence[str], voices: Sequence[str]) -> np.ndarray:
    """Tone of each text, as `ToneScore` orders it, by scores fitted without its voice: shape (texts, scores)."""
    columns, out = design(texts), np.zeros((len(texts), len(_ORDER)))
    folds, rows = np.array([fold_of(voice) for voice in voices]), fitted_on(HEADS)
    for fold in range(FOLDS):
        here = folds == fold
        if not here.any():
            continue
        kept = {head: [row for row in found if fold_of(row.group) != fold] for head, found in rows.items()}
        found = dict(zip(HEADS, chances(columns[here], weights_of(kept, settings())).T, strict=True))
        found["overall"] = np.array(
            [
                overall_of(*of)
                for of in zip(found["politeness"], found["blame"], found["uncivil"], strict=True)
            ]
        )
        out[here] = np.array([found[name] for name in _ORDER]).T
    return out
