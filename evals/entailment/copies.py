"""Sentences copied from a source, and the same with one edit made by rule: what a near copy looks like to the small model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.entailment.windows import passage
from assistant.grammar import parse
from evals.entailment.data import FITTED, Row, fitting
from evals.entailment.pairs import Stock, changes, chosen

if TYPE_CHECKING:
    import random

SOURCES = 60  # of each set
FEW = 10  # sentences of each source of summedits, which has few


def copies(draw: random.Random) -> list[Row]:
    """Rows in couples, a copy and its edit, from the sources that the small model is fitted on."""
    stock, out = Stock(), []
    for name in FITTED:
        sources = {row.group: row for row in fitting(name, "combine")}
        for row in [sources[g] for g in sorted(sources)][:SOURCES]:
            fit = [s for s in passage(row.source).sentences if 8 <= len(s.split()) <= 35 and s[-1] in ".!?"]
            fit = [s for s in fit if s[0].isupper()]
            for sentence in draw.sample(fit, min(len(fit), FEW if name == "summedits8" else 1)):
                doc = parse(sentence)
                edit = chosen(changes(doc, parse(""), stock, draw), draw)
                stock.learn(doc)
                if edit is not None and edit.text != sentence:
                    own = row._replace(subset="copies", id="copies")
                    out += [own._replace(text=sentence, label=1), own._replace(text=edit.text, label=0)]
    return out
