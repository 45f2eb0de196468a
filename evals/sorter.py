"""How well clauses are sorted: `python -m evals.sorter [tuning] [measuring]`.

The tuning part is judged by leaving one person out at a time, the measuring part by the weights that ship.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from assistant.observable import observe
from assistant.sorter.model import Weights, best, describe, load_weights
from assistant.sorter.split import split_clauses
from assistant.sorter.values import LABELS
from evals.train_sorter import FITTED_ON, PARTS, SEED, Story, fit, read_stories

# A story's labels as they should be and as they came, in the same order.
Pairs = list[tuple[str, str]]
Judged = list[Pairs]
Weigh = Callable[[Story], Weights]

_KEYWORDS: tuple[tuple[str, str], ...] = (
    ("want", r"\bi (?:just )?(?:want|need|wish|hope)|\bi(?:'d| would) (?:like|love)|\blet (?:him|her)\b"),
    ("my_part", r"\bi (?:also )?(?:should|never|did ?n[o']t|admit|regret)|\bto be fair\b|\bmy fault\b"),
    (
        "intent",
        r"\b(?:he|she|they) (?:just )?(?:thinks?|wants?|believes?|knew|sees?|feels?)\b|\bmaybe\b|\bbecause (?:he|she)",
    ),
    (
        "effect",
        r"\bmy (?:team|people|staff)\b|\bwe (?:lost|had to)|\bi (?:felt|feel|cried)|\bashamed\b|\btired\b",
    ),
    ("camera", r"\d|\bsaid\b|\btold\b|[\"“]|day\b"),
    ("judgement", r"\b(?:is|was|are|so|such|very)\b|!"),
    ("other", r"\?|^(?:hi|hello|ok|thanks)\b"),
)


def by_keyword(clause: str) -> str:
    """The baseline that a list of words gives."""
    return next((label for label, words in _KEYWORDS if re.search(words, clause, re.IGNORECASE)), "other")


def given(stories: Sequence[Story], weigh: Weigh) -> Judged:
    """Clauses as they were cut by hand."""
    return [
        list(
            zip(
                story.labels,
                [label for label, _ in best(LABELS, weigh(story).probabilities(story.described))],
                strict=True,
            )
        )
        for story in stories
    ]


def _gold_spans(story: Story) -> list[tuple[int, int, str]]:
    spans, at = [], 0
    for clause, label in zip(story.clauses, story.labels, strict=True):
        start = story.text.index(clause, at)
        at = start + len(clause)
        spans.append((start, at, label))
    return spans


def end_to_end(stories: Sequence[Story], weigh: Weigh) -> Judged:
    """Words of the text, each with the label of the clause it stands in, cut and sorted by the program."""
    judged = []
    for story in stories:
        spans = split_clauses(story.text)
        described = describe([story.text[a:b] for a, b in spans])
        found = [label for label, _ in best(LABELS, weigh(story).probabilities(described))]
        pairs = []
        for word in re.finditer(r"\S+", story.text):
            right = [label for a, b, label in _gold_spans(story) if a <= word.start() < b]
            came = [label for (a, b), label in zip(spans, found, strict=True) if a <= word.start() < b]
            if right:
                pairs.append((right[0], came[0] if came else "other"))
        judged.append(pairs)
    return judged


def scores(judged: Judged) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and support of each label."""
    right = Counter(a for story in judged for a, b in story if a == b)
    gold = Counter(a for story in judged for a, _ in story)
    came = Counter(b for story in judged for _, b in story)
    table = {}
    for label in LABELS:
        precision = right[label] / came[label] if came[label] else 0.0
        recall = right[label] / gold[label] if gold[label] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        table[label] = (precision, recall, f1, gold[label])
    return table


def macro(judged: Judged) -> float:
    return float(np.mean([row[2] for row in scores(judged).values()]))


def accuracy(judged: Judged) -> float:
    pairs = [pair for story in judged for pair in story]
    return sum(a == b for a, b in pairs) / len(pairs)


def spread(judged: Judged, times: int = 500) -> float:
    """Standard error of macro-F1 over persons, by drawing persons again and again."""
    draw = np.random.default_rng(SEED)
    drawn = [macro([judged[at] for at in draw.integers(len(judged), size=len(judged))]) for _ in range(times)]
    return float(np.std(drawn))


def leave_one_out(stories: Sequence[Story], parts: Sequence[str] = PARTS) -> Weigh:
    """Weights fitted without the person whose story is asked about; the extra part always helps to fit."""
    extra = [story for part in FITTED_ON if part != "tuning" for story in read_stories(part)]
    fitted = {
        person: fit([story for story in stories if story.person != person] + extra, parts)
        for person in {story.person for story in stories}
    }
    return lambda story: fitted[story.person]


def _fitted_once(parts: Sequence[str]) -> Weigh:
    weights = fit([story for part in FITTED_ON for story in read_stories(part)], parts)
    return lambda _: weights


def _line(name: str, judged: Judged) -> str:
    return (
        f"  {name:<22} macro-F1 {macro(judged):.3f} ± {spread(judged):.3f}   accuracy {accuracy(judged):.3f}"
    )


def _table(judged: Judged) -> str:
    rows = [f"  {'':<10} precision  recall    F1     n"]
    for label, (precision, recall, f1, support) in scores(judged).items():
        rows.append(f"  {label:<10} {precision:9.3f} {recall:7.3f} {f1:5.3f} {support:5d}")
    return "\n".join(rows)


def _baselines(stories: Sequence[Story]) -> dict[str, Judged]:
    counts = Counter(label for part in FITTED_ON for story in read_stories(part) for label in story.labels)
    most = counts.most_common(1)[0][0]
    return {
        f"majority ({most})": [[(label, most) for label in story.labels] for story in stories],
        "keywords": [
            [(label, by_keyword(clause)) for clause, label in zip(story.clauses, story.labels, strict=True)]
            for story in stories
        ],
    }


def _slips(stories: Sequence[Story], judged: Judged) -> str:
    """Judgements and intents that came out as facts, and how many `into_intake` still asks about."""
    slipped = [
        clause
        for story, pairs in zip(stories, judged, strict=True)
        for clause, (right, came) in zip(story.clauses, pairs, strict=True)
        if right in {"judgement", "intent"} and came == "camera"
    ]
    caught = sum(observe(clause).nature == "judgement" for clause in slipped)
    total = sum(label in {"judgement", "intent"} for story in stories for label in story.labels)
    return (
        f"  judgements and intents sorted as camera: {len(slipped)} of {total}; {caught} of them asked about"
    )


def report(part: str) -> str:
    """The tables of one part."""
    stories = read_stories(part)
    held_out = part == "tuning"
    way = "one person left out at a time" if held_out else "by the weights that ship"
    weigh = leave_one_out(stories) if held_out else (lambda _: load_weights())
    both, cut = given(stories, weigh), end_to_end(stories, weigh)
    lines = [f"{part}: {len(stories)} persons, {sum(len(s.labels) for s in stories)} clauses, {way}"]
    lines += ["given clauses", *(_line(name, judged) for name, judged in _baselines(stories).items())]
    for name, parts in {"marks only": ("marks",), "embeddings only": ("vectors",)}.items():
        other = leave_one_out(stories, parts) if held_out else _fitted_once(parts)
        lines.append(_line(name, given(stories, other)))
    lines += [_line("both", both), _table(both), _slips(stories, both)]
    lines += ["cut by the program, judged word by word", _line("both", cut), _table(cut)]
    return "\n".join(lines)


def summary(weights: Weights) -> dict[str, Any]:
    """The figures of the card: the tuning part with one person left out, the measuring part with these weights."""
    tuning, measuring = read_stories("tuning"), read_stories("measuring")
    judged = {
        "tuning, one person left out": given(tuning, leave_one_out(tuning)),
        "measuring": given(measuring, lambda _: weights),
    }
    return {
        "given_clauses": {
            name: {"macro_f1": round(macro(pairs), 3), "accuracy": round(accuracy(pairs), 3)}
            for name, pairs in judged.items()
        }
    }


def main(argv: Sequence[str]) -> None:
    """Print the tables of the parts named, or of both."""
    for part in argv or ("tuning", "measuring"):
        print(report(part), end="\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])
