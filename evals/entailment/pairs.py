"""Makes pairs by rule: `python -m evals.entailment.pairs OUT.jsonl --groups 20000`. Needs spaCy.

A group starts from something that is supported: a sentence of a document, or a pair that people called entailed. One
edit changes what it says. Where it can, the same edit is made in the premise too, so that one and the same hypothesis
stands once with a premise that supports it and once with one that does not: nothing can be learned from its surface.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.entailment.windows import passage, premises
from assistant.grammar import parse
from evals.entailment.data import FITTED, Pair, fitting, general, rows_of
from evals.entailment.edits import keep, shape, swap
from evals.entailment.edits.forms import Edit, wrong_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

STORIES = Path(__file__).with_name("stories.jsonl")
WEIGHT = {
    "number": 3, "date": 2, "name": 3, "opposite": 4, "strength": 3, "thing": 4, "role": 3, "negation": 3, "modality": 2, "detail": 4,
}  # fmt: skip
LONG = ("drop_nli", "factcheckgpt_stance", "contractnli_spans", "fever_vanilla", "docnli_fever_nli")
EDITED = ("scone", "breaking_nli", "help_conj", "resnli", "negation_nli")  # made by edits already
_MARKS = re.compile(r"\s*\[\d+\]")


class Base(NamedTuple):
    """Something supported: a hypothesis, the premise, and whether it stands in the premise word for word."""

    premise: str
    hypothesis: str
    verbatim: bool
    kind: str


class Stock:
    """Nouns, verbs, adjectives and endings of sentences seen so far, to be used in others."""

    def __init__(self) -> None:
        self.words: list[tuple[str, str]] = []
        self.tails: list[str] = []

    def learn(self, doc: Doc) -> None:
        """Remember the words and endings of a sentence; the last few thousand are kept."""
        self.words += [
            (t.text, t.tag_) for t in doc if t.tag_ in {"NN", "NNS", "JJ", "VBD", "VBN"} and t.is_alpha
        ]
        self.tails += shape.tails(doc)
        self.words, self.tails = self.words[-4000:], self.tails[-1500:]


def documents(draw: random.Random) -> Iterator[tuple[str, str]]:
    """Documents to take sentences from, with the name of their set."""
    for name in FITTED:
        for row in {r.group: r for r in fitting(name, "model")}.values():
            yield name, row.source if isinstance(row.source, str) else " ".join(row.source)
    for row in rows_of(STORIES) if STORIES.exists() else []:
        yield "stories", row["story"]
    seen = set()
    for pair in general(draw):
        if pair.kind in LONG and pair.premise not in seen:
            seen.add(pair.premise)
            yield pair.kind, pair.premise


def from_documents(draw: random.Random) -> list[Base]:
    """A few sentences of each document, each with a stretch of it that holds them."""
    found = []
    for name, text in documents(draw):
        whole = passage(_MARKS.sub("", text)[:40_000])
        fit = [s for s in whole.sentences if 6 <= len(s.split()) <= 40 and s[-1] in ".!?" and s[0].isupper()]
        most = {"summedits8": 120, "stories": 3, "wice_claim": 20, "expertqa_claims": 4}.get(name, 1)
        for sentence in draw.sample(fit, min(most, len(fit))):
            for window in premises(
                whole, sentence, words=draw.choice([40, 60, 90]), count=draw.choice([1, 2])
            )[-1:]:
                if sentence in window:
                    found.append(Base(window, sentence, True, name))
    return found


def from_pairs(draw: random.Random) -> list[Base]:
    """Pairs that people called entailed; the hypothesis is not a copy."""
    found = []
    for pair in general(draw):
        supported = pair.label in {"entailment", "supported"} and len(pair.hypothesis.split()) >= 4
        if supported and pair.kind not in EDITED:
            found.append(Base(pair.premise, pair.hypothesis, False, pair.kind))
    for name in FITTED:
        for row in fitting(name, "model"):
            if row.label == 1:
                whole = passage(row.source)
                for sentence in passage(_MARKS.sub("", row.text)).sentences:
                    for _ in range(3 if name != "expertqa_claims" else 2):
                        window = draw.choice(premises(whole, sentence) or [""])
                        found.append(Base(window, sentence, False, name))
    for row in rows_of(STORIES) if STORIES.exists() else []:
        found += [
            Base(row["story"], text, False, "stories") for text in row.get("true", ()) for _ in range(2)
        ]
    return found


def kept(text: str, draw: random.Random, *, parts: bool) -> str:
    """The same said otherwise: none to two edits that keep the meaning."""
    for _ in range(draw.choice([0, 1, 1, 2])):
        doc = parse(text)
        ways = [list(keep.same_words(doc, draw)), list(keep.reordered(doc)), list(keep.passive(doc))]
        ways += [list(keep.parts(doc))] if parts else []
        ways = [way for way in ways if way]
        if not ways:
            break
        text = draw.choice(draw.choice(ways)).text
    return text


def changes(doc: Doc, premise: Doc, stock: Stock, draw: random.Random) -> list[Edit]:
    """All edits of a sentence that change what it says."""
    named = [(ent.text, ent.label_) for ent in premise.ents]
    nouns = draw.sample(stock.words, min(60, len(stock.words)))
    nouns += [(t.text, t.tag_) for t in premise if t.tag_ in {"NN", "NNS", "JJ"} and t.is_alpha]
    found = [*swap.numbers(doc, draw), *swap.names(doc, draw, named), *swap.opposites(doc, draw)]
    found += [*swap.strengths(doc, draw), *swap.things(doc, draw, nouns)]
    found += [*shape.roles(doc), *shape.negations(doc, draw), *shape.modalities(doc, draw)]
    return found + list(shape.details(doc, draw, stock.tails))


def chosen(found: list[Edit], draw: random.Random) -> Edit | None:
    """One edit: first a kind, by weight, then one of that kind."""
    kinds = sorted({e.kind for e in found})
    if not kinds:
        return None
    kind = draw.choices(kinds, [WEIGHT[k] for k in kinds])[0]
    return draw.choice([e for e in found if e.kind == kind])


def _put(premise: str, swapped: tuple[str, str]) -> str:
    """The premise with the same word replaced all over, or as it was where the word does not stand in it."""
    old, new = swapped
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, premise)


def _couples(base: Base, one: str, two: str, other: str | None, draw: random.Random) -> list[Pair]:
    """Of two hypotheses and two premises, a couple that shares the hypothesis; without a second premise, both plain."""
    right, wrong = wrong_spans(two, one), wrong_spans(one, two)
    if other is None:
        return [
            Pair(base.premise, one, "supported", (), base.kind),
            Pair(base.premise, two, "not", wrong, base.kind),
        ]
    if draw.random() < 0.5:
        return [
            Pair(base.premise, one, "supported", (), base.kind),
            Pair(other, one, "not", right, base.kind),
        ]
    return [Pair(other, two, "supported", (), base.kind), Pair(base.premise, two, "not", wrong, base.kind)]


def group(base: Base, stock: Stock, draw: random.Random) -> list[Pair]:
    """The pairs that one base gives: none where nothing can be edited."""
    # Parsing the premise costs most of the time; names and nouns of other texts do for the rest.
    premise = parse(base.premise if draw.random() < 0.4 else "")
    start = base.hypothesis if base.verbatim else kept(base.hypothesis, draw, parts=True)
    doc = parse(start)
    edit = chosen(changes(doc, premise, stock, draw), draw)
    stock.learn(doc)
    if edit is None or edit.text == start:
        return []
    kind = base._replace(kind=f"{base.kind}/{edit.kind}")
    if edit.swap is not None:
        mirrored = _put(base.premise, edit.swap)
        other = mirrored if mirrored != base.premise and edit.swap[1] not in base.premise else None
        if not base.verbatim:
            return _couples(kind, start, edit.text, other, draw)
        one = kept(start, draw, parts=False)
        two = _put(one, edit.swap)
        return _couples(kind, one, two, other, draw) if two != one else []
    if not base.verbatim:
        return _couples(kind, start, edit.text, None, draw)
    other = base.premise.replace(start, edit.text)
    one, two = kept(start, draw, parts=False), kept(edit.text, draw, parts=False)
    if edit.kind not in {"detail", "strength"}:
        return _couples(kind, one, two, other, draw)
    return [
        Pair(other, two, "supported", (), kind.kind),
        Pair(base.premise, two, "not", wrong_spans(one, two), kind.kind),
        *([Pair(other, one, "supported", (), kind.kind)] if draw.random() < 0.3 else []),
    ]


def by_hand() -> list[Pair]:
    """What we wrote ourselves about our stories: two sentences that follow, two near misses."""
    rows = [row for row in rows_of(STORIES) if "true" in row]
    found = [
        Pair(row["story"], text, "supported", (), "stories/true") for row in rows for text in row["true"]
    ]
    return found + [
        Pair(row["story"], text, "not", None, "stories/false") for row in rows for text in row["false"]
    ]


def main() -> None:
    """Write the pairs, one JSON object a line, until the groups asked for are made."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--groups", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="", help="only bases of this set")
    given = parser.parse_args()
    draw = random.Random(given.seed)
    bases = from_documents(draw) + from_pairs(draw)
    bases = [b for b in bases if given.only in b.kind]
    draw.shuffle(bases)
    stock = Stock()
    with given.out.open("w", encoding="utf-8") as out:
        for pair in by_hand() if given.only in "stories" else []:
            out.write(json.dumps(pair._asdict(), ensure_ascii=False) + "\n")
        for at in range(min(given.groups, len(bases) * 4)):
            for pair in group(bases[at % len(bases)], stock, draw):
                out.write(json.dumps(pair._asdict(), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
