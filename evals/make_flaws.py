"""Makes the drafts and mentions with one known flaw each: `python -m evals.make_flaws`.

Reads the hand-written situations, sentences and texts of `evals/validation/flaws/*.yaml`, writes `tuning.jsonl` and
`measuring.jsonl`. A situation, and a sentence that brings a flaw, is wholly in one of the two.
"""

from __future__ import annotations

import json
import re
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from assistant.built_in.drafter import compose
from assistant.library import library
from assistant.schemas import Cited, Draft, Glue, Method, Origin, Peer, Person, Sentence, Situation, Yours
from assistant.sentences import split_sentences

FOLDER = Path(__file__).parent / "validation" / "flaws"
FACT_FLAWS = {
    "date": "invented_date", "number": "invented_number", "name": "invented_name",
    "swap": "swapped_actor", "negate": "negation_flipped", "strong": "strengthened",
}  # fmt: skip
DRAFT_TONE = ("blame", "label", "judgement", "absolute", "mind_reading", "threat", "sarcasm")
MENTION_OWN = ("hidden_demand", "advice", "request", "second_thing")
APOLOGIES = ("conditional_apology", "but_apology", "passive_apology")
_SORRY = re.compile(r"(?:,? and)? I(?:'m| am) sorry[^.]*\.|[^.]*\b(?:apologi[sz]e|apology)\b[^.]*\.")
Row = dict[str, Any]
Said = tuple[str, str]


def number_of(text: str) -> int:
    """A number that a text has on every machine."""
    return zlib.crc32(text.encode())


def half_of(text: str) -> str:
    """The half that a situation id or a sentence belongs to."""
    return "measuring" if number_of(text) % 2 else "tuning"


def unmarked(text: str) -> Said:
    """A text without its brackets, and the words that stood in them: the text itself where there were none."""
    spans = re.findall(r"\[([^\]]*)\]", text)
    clean = text.replace("[", "").replace("]", "")
    return clean, " … ".join(spans) or clean


@lru_cache(maxsize=1)
def _additions() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load((FOLDER / "additions.yaml").read_text(encoding="utf-8"))
    return loaded


def _pick(kind: str, half: str, turn: int) -> Said:
    """A sentence that brings this flaw, of this half."""
    stock = [s for s in _additions()[kind] if half_of(s) == half]
    return unmarked(stock[turn % len(stock)])


def situation_of(written: Row) -> Situation:
    """The intake of a hand-written situation."""
    names = ("name", "role", "function")
    me, peer = (dict(zip(names, written[who], strict=True)) for who in ("me", "peer"))
    return Situation(
        me=Person(**me), peer=Peer(**peer), happened=tuple(written["happened"]), my_part=written.get("part", ""),
        impact=written.get("impact", ""), wish=written.get("wish", ""), channel=written.get("channel", ""),
        kind=written.get("kind", "reset"),
    )  # fmt: skip


class Maker:
    """Makes the rows of one situation."""

    def __init__(self, written: Row):
        self.written, self.id = written, written["id"]
        self.half, self.turn = half_of(self.id), number_of(self.id) // 7
        self.situation = situation_of(written)
        self.rows: list[Row] = []

    def add(self, method: str, sentences: list[Sentence], flaw: str, span: str = "", made: str = "") -> None:
        """One row."""
        self.rows.append({
            "id": f"{self.id}-{method}-{len(self.rows):02d}", "situation_id": self.id,
            "situation": self.situation.model_dump(mode="json", exclude_defaults=True), "method": method, "made": made,
            "sentences": [s.model_dump(mode="json", by_alias=True) for s in sentences], "flaw": flaw, "span": span,
        })  # fmt: skip

    def drafts(self) -> None:
        """Drafts of the built-in drafter, good ones and flawed ones."""
        method = library().methods[self.written.get("kind", "reset")]
        base = self._base(method, 0)
        self.add(method.id, base, "none", made="built-in")
        near, _ = _pick("good_draft", self.half, self.turn)
        self.add(method.id, _inserted(self._base(method, 1), near), "none", near, made="built-in, near miss")
        self._facts(method, base)
        for n in range(2):
            kind = DRAFT_TONE[(self.turn + 3 * n) % len(DRAFT_TONE)]
            said, span = _pick(kind, self.half, self.turn // 3 + n)
            self.add(method.id, _inserted(self._base(method, 2 + n), said), kind, span, made="edit")
        self._apology(method)
        self._credit(method, base)
        self._steps(method, base)
        if self.turn % 4 == 0:
            stock = [s for s in _additions()["good_draft"] if half_of(s) == self.half]
            long = base
            for n in range(method.limits.sentences or 10):
                long = _inserted(long, stock[(self.turn + n) % len(stock)])
            self.add(method.id, long, "too_long", made="edit")

    def _base(self, method: Method, version: int) -> list[Sentence]:
        draft = compose(self.situation, method, version).draft
        assert isinstance(draft, Draft), f"{self.id}: no draft"
        return list(draft.sentences)

    def _facts(self, method: Method, base: list[Sentence]) -> None:
        wrong = self.written.get("wrong", {})
        at = next((n for n, s in enumerate(base) if Yours(field="happened", item=0) in s.origins), None)
        for n, (key, text) in enumerate(wrong.items()):
            if at is None or (n + self.turn) % 2:
                continue
            said, span = unmarked(text)
            changed = [*base[:at], Sentence(text=said, origins=base[at].origins), *base[at + 1 :]]
            self.add(method.id, changed, FACT_FLAWS[key], span, made="by hand")

    def _apology(self, method: Method) -> None:
        base = self._base(method, 3)
        at = next((n for n, s in enumerate(base) if _SORRY.search(s.text)), None)
        if at is None:
            return
        left = _SORRY.sub(".", base[at].text)
        left = left if len(left) > 8 and not left.startswith(".") else ""
        for n, kind in enumerate(APOLOGIES):
            said, span = _pick(kind, self.half, self.turn // 2 + n)
            new = [Sentence(text=t, origins=base[at].origins) for t in (left, said) if t]
            self.add(method.id, [*base[:at], *new, *base[at + 1 :]], kind, span, made="edit")

    def _credit(self, method: Method, base: list[Sentence]) -> None:
        cited = [n for n, s in enumerate(base) if any(isinstance(o, Cited) for o in s.origins)]
        at = cited[self.turn % len(cited)]
        advice = library().advice
        own = [o.advice for o in base[at].origins if isinstance(o, Cited)]
        strangers = [a for a in advice.values() if a.person not in {advice[i].person for i in own}]
        other = strangers[self.turn % len(strangers)]
        if self.turn % 2:
            origins = tuple(o for o in base[at].origins if not isinstance(o, Cited))
            swapped = Sentence(text=base[at].text, origins=(*origins, Cited(advice=other.id)))
            self.add(method.id, [*base[:at], swapped, *base[at + 1 :]], "wrong_credit", other.id, made="edit")
        else:
            text = f"{other.person} puts it this way: {advice[own[0]].do[0].lower()}{advice[own[0]].do[1:]}"
            named = Sentence(text=text, origins=(Cited(advice=own[0]),))
            self.add(method.id, [*base, named], "wrong_credit", other.person, made="edit")

    def _steps(self, method: Method, base: list[Sentence]) -> None:
        steps = {s.id: set(s.advice) for s in method.steps if s.required and "happened" not in s.needs}
        held = {i: [s for s in base if _cites(s) & ids] for i, ids in steps.items()}
        whole = [i for i, found in held.items() if found and len(found) < len(base) - 1]
        if not whole:
            return
        gone = whole[self.turn % len(whole)]
        rest = [s for s in base if s not in held[gone]]
        self.add(method.id, rest, "missing_step", gone, made="edit")
        moved = [*rest, *held[gone]] if base[0] in held[gone] else [*held[gone], *rest]
        if moved != base:
            self.add(method.id, moved, "steps_order", gone, made="edit")

    def mentions(self) -> None:
        """The hand-written mention, good and flawed."""
        if "mention" not in self.written:
            return
        first, *rest = split_sentences(self.written["mention"])
        fact = Sentence(text=first, origins=(Yours(field="happened", item=0),))
        small: tuple[Origin, ...] = (Glue(), Cited(advice="raymond-while-small"))
        end = [Sentence(text=s, origins=small) for s in rest]
        self.add("mention", [fact, *end], "none", made="by hand")
        near, _ = _pick("good_mention", self.half, self.turn)
        self.add("mention", [fact, Sentence(text=near, origins=small)], "none", near, made="near miss")
        for n in range(4):
            kinds = MENTION_OWN if n < 2 else DRAFT_TONE
            kind = kinds[(self.turn + 3 * n) % len(kinds)]
            said, span = _pick(kind, self.half, self.turn // 5 + n)
            self.add(
                "mention", [fact, Sentence(text=said, origins=(Yours(field="raw"),))], kind, span, "edit"
            )
        if self.turn % 3 == 0:
            more = [
                Sentence(text=_pick("good_mention", self.half, self.turn + n)[0], origins=small)
                for n in (1, 2, 3)
            ]
            self.add("mention", [fact, *more], "too_long", made="edit")
        self._wrong_mention(end)

    def _wrong_mention(self, end: list[Sentence]) -> None:
        wrong = list(self.written.get("wrong", {}).items())
        if wrong:
            key, text = wrong[self.turn % len(wrong)]
            said, span = unmarked(text)
            told = Sentence(text=said, origins=(Yours(field="happened", item=0),))
            self.add("mention", [told, *end], FACT_FLAWS[key], span, made="by hand")

    def by_hand(self, texts: list[Row]) -> None:
        """Whole texts written by hand."""
        for row in texts:
            clean, span = unmarked(row["text"])
            said = [Sentence(text=s, origins=(Yours(field="raw"),)) for s in split_sentences(clean)]
            self.add(row["method"], said, row["flaw"], "" if row["flaw"] == "none" else span, made="by hand")


def _cites(sentence: Sentence) -> set[str]:
    return {o.advice for o in sentence.origins if isinstance(o, Cited)}


def _inserted(base: list[Sentence], said: str) -> list[Sentence]:
    """A sentence of the leader's after the last fact, or as the second one where no fact is told."""
    facts = [
        n for n, s in enumerate(base) for o in s.origins if isinstance(o, Yours) and o.field == "happened"
    ]
    at = max(facts, default=0) + 1
    return [*base[:at], Sentence(text=said, origins=(Yours(field="raw"),)), *base[at:]]


def main() -> None:
    """Write both halves."""
    situations = yaml.safe_load((FOLDER / "situations.yaml").read_text(encoding="utf-8"))
    texts = yaml.safe_load((FOLDER / "by_hand.yaml").read_text(encoding="utf-8"))
    halves: dict[str, list[Row]] = {"tuning": [], "measuring": []}
    for written in situations:
        maker = Maker(written)
        maker.drafts()
        maker.mentions()
        maker.by_hand([t for t in texts if t["situation"] == maker.id])
        halves[maker.half] += maker.rows
    for half, rows in halves.items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (FOLDER / f"{half}.jsonl").write_text(lines, encoding="utf-8")
        mentions = sum(row["method"] == "mention" for row in rows)
        print(f"{half}: {len(rows) - mentions} drafts, {mentions} mentions")


if __name__ == "__main__":
    main()
