"""A style classifier that knows nothing of the operations, before and after. A part of `python -m evals.reframe`.

It is fitted on texts written in each style by hand: single ones, and messages that were put in all four styles, so that
what a text is about tells nothing. None of them is a result of reframing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from assistant.reframe.values import STYLE_IDS

Row = dict[str, Any]
_STRENGTH = 0.02


def _marks(text: str) -> list[float]:
    """Surface features, each a rate a word or a sentence."""
    words = re.findall(r"[\w'’]+", text) or [""]
    sentences = [p for p in re.split(r"(?<=[.!?])\s+", text) if p]
    n = len(words)

    def rate(pattern: str) -> float:
        return len(re.findall(pattern, text, re.IGNORECASE)) / n

    return [
        n / len(sentences) / 20, rate(r"\w['’](?:m|re|ve|ll|d|t|s)\b") * 10, text.count("!") / len(sentences), text.count("?") / len(sentences),
        rate(r"\d") * 5, rate(r"\b(?:thank|thanks|grateful|glad|appreciate|kind)\w*") * 20, rate(r"\bplease\b") * 20, rate(r"\b(?:love|dream|imagine|idea\w*|excited|story|wild)\b") * 20,
        rate(r"\b(?:could|would) (?:you|i|we)\b") * 20, rate(r"\b(?:do|does|did|is|are|was|were|have|has|not) not\b|\bI (?:am|have|would|will)\b") * 20,
        rate(r"\b(?:first|second|third|therefore|because|according|compared)\b") * 20, rate(r"\b(?:felt|feel|hard|sorry|hope|together|worried)\b") * 20, rate(r"\b(?:we|us|our|let's)\b") * 10,
        rate(r"\b(?:maybe|perhaps|just|kind of|sort of|guess|wondering|possibly)\b") * 20,
    ]  # fmt: skip


def _described(texts: Sequence[str]) -> Any:
    import numpy as np

    from assistant.retrieve.embedding import embed

    bare = [re.sub(r"(?m)^Subject:.*$", "", t) for t in texts]
    return np.hstack([np.array(embed(bare)), np.array([_marks(t) for t in bare])])


def _classifier() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=3000))


def fitted(alone: Sequence[Row], parallel: Sequence[Row]) -> Any:
    """The classifier, fitted on both sets; prints how well it does on texts of each that it was not fitted on."""
    from sklearn.model_selection import GroupKFold, cross_val_score

    sets = [(_described([r["text"] for r in rows]), [r["style"] for r in rows]) for rows in (alone, parallel)]
    (x, y), (px, py) = sets
    groups = [r["message"] for r in parallel]
    folds = cross_val_score(_classifier(), px, py, groups=groups, cv=GroupKFold(6)).mean()
    print(
        f"classifier: fitted on {len(y)} single texts it names {_classifier().fit(x, y).score(px, py):.3f} of {len(py)} parallel ones right; the other way "
        f"round {_classifier().fit(px, py).score(x, y):.3f}; parallel ones in six folds by message {folds:.3f}"
    )
    import numpy as np

    return _classifier().fit(np.vstack([x, px]), [*y, *py])


def compare(model: Any, part: str, rows: Sequence[Row], results: Callable[[Row], str]) -> None:
    """Print how often, and how surely, the target style is seen before and after."""
    before, after = [row["text"] for row in rows], [results(row) for row in rows]
    chances = [model.predict_proba(_described(t)) for t in (before, after)]
    columns = [list(model.classes_).index(row["style"]) for row in rows]
    target = [[c[n][col] for n, col in enumerate(columns)] for c in chances]
    first = [[c[n].argmax() == col for n, col in enumerate(columns)] for c in chances]
    up = sum(b > a for a, b in zip(*target, strict=True))
    count = len(rows)
    print(
        f"{part}: {count} texts; target style named first {sum(first[0])} before, {sum(first[1])} after; its mean chance "
        f"{sum(target[0]) / count:.3f} before, {sum(target[1]) / count:.3f} after; higher after in {up}"
    )
    for style in STYLE_IDS:
        at = [n for n, row in enumerate(rows) if row["style"] == style]
        mean = [sum(t[n] for n in at) / len(at) for t in target]
        named = [sum(f[n] for n in at) for f in first]
        print(
            f"  {style:<11} {len(at):3d} texts, named first {named[0]} -> {named[1]}, mean chance {mean[0]:.3f} -> {mean[1]:.3f}"
        )
