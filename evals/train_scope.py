"""Fits the scope classifier: `python -m evals.train_scope [--cross]`. Deterministic; writes assistant/scope/weights.npz."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.retrieve.embedding import embed
from assistant.scope.features import features, grams
from assistant.scope.masking import masked
from assistant.scope.model import WEIGHTS, Weights, clauses, judged, suspicions
from assistant.scope.rules import all_text, by_rule
from assistant.scope.topics import SAID
from evals.cases import read_cases
from evals.scope import DATA
from evals.second_person import DATA as FACTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STORIES = DATA.parent / "sorter"
STRENGTH = 10.0
WORDS = 3000
_SEEN_AT_LEAST = 2


class Row(NamedTuple):
    """A text, the topic it is about or `in`, and what it must not be parted from in cross-validation."""

    text: str
    kind: str
    group: str


def _lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def rows() -> list[Row]:
    """The fitting files and, as examples of what is in scope, our cases that expect a draft, tuned facts and stories."""
    found = [
        # In fitting.jsonl each text of the first half has a near miss of the same setting in the second.
        Row(masked(row["text"]), row["kind"], f"{file.stem} {n % 330 if file.stem == 'fitting' else n}")
        for file in sorted(DATA.glob("fitting*.jsonl"))
        for n, row in enumerate(_lines(file))
    ]
    found += [
        Row(masked(all_text(case.situation), case.situation), "in", f"case {case.cluster or case.id}")
        for case in read_cases()
        if case.expect.status == "drafted"
    ]
    for file in sorted(FACTS.glob("tuning*.jsonl")):
        found += [Row(masked(row["fact"]), "in", f"voice {row['voice']}") for row in _lines(file)]
    # Long and angry, and all of them about a peer.
    for part in ("tuning", "extra"):
        found += [
            Row(masked(row["text"]), "in", f"story {row['person']}")
            for row in _lines(STORIES / f"{part}.jsonl")
        ]
    return [row for row in found if row.text.strip()]


_known: dict[str, list[float]] = {}


def meanings(texts: Sequence[str]) -> list[list[float]]:
    """Embeddings, each computed once in a run."""
    new = [text for text in dict.fromkeys(texts) if text not in _known]
    _known.update(zip(new, embed(new), strict=True) if new else ())
    return [_known[text] for text in texts]


def _vocabulary(given: Sequence[Row]) -> tuple[dict[str, int], np.ndarray]:
    """The words and pairs that tell the topics apart best, and how rare each is."""
    counter = CountVectorizer(analyzer=grams, min_df=_SEEN_AT_LEAST)
    counts = counter.fit_transform([row.text for row in given])
    chosen = SelectKBest(chi2, k=min(WORDS, counts.shape[1])).fit(counts, [row.kind for row in given])
    kept = chosen.get_support(indices=True)
    names = counter.get_feature_names_out()[kept]
    documents = np.asarray((counts[:, kept] > 0).sum(axis=0)).ravel()
    rarity = 1 + np.log((1 + len(given)) / (1 + documents))
    return {name: place for place, name in enumerate(names)}, rarity.astype("float32")


def _fit(given: Sequence[Row], places: dict[str, int], rarity: np.ndarray) -> Weights:
    """One classifier a topic, each against what is in scope: the other topics are left out."""
    texts = [row.text for row in given]
    seen = features(texts, meanings(texts), places, rarity)
    kinds = np.array([row.kind for row in given])
    coefficients, intercepts = [], []
    for topic in SAID:
        kept = (kinds == topic) | (kinds == "in")
        fitted = LogisticRegression(C=STRENGTH, solver="liblinear").fit(seen[kept], kinds[kept] == topic)
        coefficients.append(fitted.coef_[0])
        intercepts.append(fitted.intercept_[0])
    return Weights(np.array(coefficients), np.array(intercepts), tuple(SAID), places, rarity)


def _telling(given: Sequence[Row], weights: Weights) -> list[Row]:
    """All sentences of what is in scope, and of each other text the sentence that gives it away most."""
    found = []
    for row in given:
        parts = clauses(row.text)
        if row.kind != "in" and len(parts) > 1:
            seen = features(parts, meanings(parts), weights.places, weights.rarity)
            place = weights.topics.index(row.kind)
            parts = (parts[int((seen @ weights.coefficients[place]).argmax())],)
        found += [Row(part, row.kind, row.group) for part in parts if part != row.text]
    return found


def fit(given: Sequence[Row]) -> Weights:
    """Fit on whole texts, find with that the telling sentences, and fit on both."""
    places, rarity = _vocabulary(given)
    first = _fit(given, places, rarity)
    return _fit([*given, *_telling(given, first)], places, rarity)


def cross(folds: int = 5) -> None:
    """Print what is declined in texts kept out of the fitting, with the rules and the floor as they ship."""
    given = rows()
    missed, n = Counter[str](), Counter[str]()
    splits = GroupKFold(folds).split(given, groups=[row.group for row in given])
    for used, kept in splits:
        weights = fit([given[place] for place in used])
        for row in (given[place] for place in kept):
            suspected = suspicions(row.text, weights, meanings)
            declined = bool(by_rule(row.text) or judged(row.text, suspected))
            what = row.group.split()[0] if row.kind == "in" else row.kind
            n[what] += 1
            missed[what] += declined == (row.kind == "in")
            if declined and row.group.startswith(("case", "voice", "story")):
                print(
                    f"  declined, {row.group}: {max(suspected, key=suspected.__getitem__)} {row.text[:160]!r}"
                )
    for what, count in n.items():
        print(f"{what}: {missed[what]} of {count} wrong, {missed[what] / count:.1%}")


def main(argv: Sequence[str]) -> None:
    """Fit and write the weights; with --cross print what cross-validation says instead."""
    if "--cross" in argv:
        cross()
        return
    given = rows()
    fitted = fit(given)
    np.savez_compressed(
        WEIGHTS,
        coefficients=fitted.coefficients.astype("float16"),
        intercepts=fitted.intercepts.astype("float32"),
        topics=np.array(fitted.topics),
        words=np.array(list(fitted.places)),
        rarity=fitted.rarity.astype("float16"),
    )
    print(f"fitted on {len(given)} texts, {WEIGHTS.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
