"""Labelled text that a judge is held against: one JSON object a line, and who made the labels."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any, Literal

from assistant.errors import InputError
from assistant.schemas import Value

Check = Literal["tone", "leader", "sources"]
CHECKS: tuple[Check, ...] = ("tone", "leader", "sources")
SEED = 20
FORMAT = 'lines such as {"text": "...", "label": 1}, with "source" where something has to support the text, and "group" where rows belong together'


class Card(Value):
    """What a set of labels is, and how to read it: the fields of text, label and source.

    `good_from` is the label from which on a text counts as good; `turned` says that a high label is bad. `score` is the
    score of ours that speaks of these labels. Of a `fitted` set only the half that was held back is read.
    """

    check: Check
    labels_by: str
    good: str = ""
    score: str = ""
    fitted: bool = False
    text: str = "text"
    label: str = "label"
    source: str = ""
    group: str = ""
    good_from: float = 1
    turned: bool = False


_OTHERS = "people, gathered by others and published with the set"
_SAID = "the source says it"
CARDS: dict[str, Card] = {
    "expertqa_claims": Card(
        check="sources", labels_by="experts of the field, each on answers to their own questions", text="response", source="source",
        fitted=True, good="the passages support the claim completely",
    ),
    "summedits8": Card(
        check="sources", labels_by=_OTHERS, text="response", source="source", group="source", fitted=True,
        good="the summary is consistent with the source; one small edit made the others wrong",
    ),
    "wice_claim": Card(
        check="sources", labels_by=_OTHERS, text="response", source="source_sents", fitted=True, good=f"{_SAID}, in full"
    ),
    "qags": Card(
        check="sources", labels_by="most of three readers", text="response", source="source", group="source",
        good="consistent with the source",
    ),
    "email_politeness": Card(
        check="tone", labels_by="the mean of three readers, from 1 to 5", label="gold_tone", group="seed", good_from=3,
        score="politeness", good="a tone of 3 or more",
    ),
    "email_face_acts": Card(
        check="tone", labels_by=_OTHERS, label="attack", group="seed", turned=True, score="blame", good="it does not blame or criticise the reader",
    ),
    "oss_incivility": Card(check="tone", labels_by=_OTHERS, group="thread", score="uncivil", good="civil"),
    "stanford_politeness": Card(
        check="tone", labels_by="the mean of five readers, most polite against least polite quarter", score="politeness",
        good="in the most polite quarter",
    ),
    "checkthat_subj_en": Card(
        check="tone", labels_by=_OTHERS, turned=True, score="judgement", good="objective",
    ),
}  # fmt: skip


class Row(Value):
    """One labelled text; `sentences` are those of the source where it came as a list. `label` is as people gave it, higher is better; `good` is the same as yes or no."""

    id: str
    text: str
    source: str = ""
    sentences: tuple[str, ...] = ()
    label: float
    good: bool
    group: str
    score: str = ""


class Labelled(Value):
    """A set of them; `of` is how many rows there are to draw from, and `part` what part of the set that is."""

    name: str
    check: Check
    labels_by: str
    rows: tuple[Row, ...]
    good: str = ""
    part: str = "all rows"
    of: int = 0


def read_labelled(file: Path, check: str | None = None, limit: int = 400) -> Labelled:
    """The rows of a file that have a label, at most `limit` (0 for all), drawn by a fixed seed.

    Raises:
        InputError: the file cannot be read, or a row has not the fields that are needed.
    """
    try:
        raw = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: expected {FORMAT}; got: {error}. Mend it.") from error
    card = CARDS.get(file.stem) or _own_card(file, raw, check)
    raw = [r for r in raw if isinstance(r, dict) and r.get(card.label) is not None]
    raw = [r for r in raw if not card.fitted or _held_back(r.get(card.source))]
    of = len(raw)
    if limit and of > limit:
        raw = random.Random(SEED).sample(raw, limit)
    rows = tuple(_row(file, n, r, card) for n, r in enumerate(raw))
    if len({r.good for r in rows}) < 2:
        raise InputError(f"{file}: expected labels of both kinds, got {len(rows)} rows of one. Give it both.")
    part = "the half held back from fitting" if card.fitted else "all rows"
    return Labelled(
        name=file.stem,
        check=_known(check) or card.check,
        labels_by=card.labels_by,
        rows=rows,
        good=card.good,
        part=part,
        of=of,
    )


def _held_back(source: Any) -> bool:
    """Whether a row was kept out of all fitting; see `evals.entailment.data`."""
    from evals.entailment.data import part_of

    return part_of(tuple(source) if isinstance(source, list) else str(source)) == "held"


def _known(check: str | None) -> Check | None:
    if check is not None and check not in CHECKS:
        raise InputError(f"--check: expected one of {', '.join(CHECKS)}, got {check!r}. Use one of these.")
    return next((c for c in CHECKS if c == check), None)


def _own_card(file: Path, raw: list[Any], check: str | None) -> Card:
    """How to read a file that is not known by its name: it says so itself."""
    first = raw[0] if raw and isinstance(raw[0], dict) else {}
    wanted = _known(check or first.get("check"))
    if wanted is None:
        raise InputError(
            f"{file}: what its labels speak of is not known. Name it with --check: {', '.join(CHECKS)}."
        )
    return Card(
        check=wanted, labels_by=str(first.get("labels_by", "not said")), source="source", group="group"
    )


def _row(file: Path, n: int, raw: dict[str, Any], card: Card) -> Row:
    try:
        source = raw.get(card.source, "") if card.source else ""
        label = float(raw[card.label]) * (-1 if card.turned else 1)
        return Row(
            id=str(raw.get("id", n)),
            text=str(raw[card.text]),
            source=" ".join(source) if isinstance(source, list) else str(source),
            sentences=tuple(map(str, source)) if isinstance(source, list) else (),
            label=label,
            good=label >= (0 if card.turned else card.good_from),
            group=str(raw.get(card.group) or n) if card.group else str(n),
            score=card.score,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{file}, row {n + 1}: expected {FORMAT}; {type(error).__name__}: {error}."
        ) from error
