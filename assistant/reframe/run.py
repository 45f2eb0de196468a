"""Applies a style's operations to a text until nothing more changes, and keeps account of each change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.reframe.layout import Unit, joined, read_units, sentences_of, without_unit
from assistant.reframe.marked import ADDED, Marked, trimmed
from assistant.reframe.operations import SENTENCE_OPERATIONS, TEXT_OPERATIONS
from assistant.reframe.operations.common import Context, Edit, Rearranged
from assistant.reframe.operations.ordering import settled
from assistant.reframe.particulars import added, lost, negations
from assistant.reframe.values import Change, Mark, Style, Use

_MOST_ROUNDS = 8
_MOST_CHANGES = 400
_MOST_ALIKE = 4


@dataclass(frozen=True)
class Made:
    """A change as it was made, before its place in the result is known. Offsets are in the original, `glue` counts negations."""

    id: str
    use: Use
    before: str
    after: str
    start: int
    end: int
    moved: bool = False
    glue: int = 0


@dataclass(frozen=True)
class Outcome:
    """A text with all its changes."""

    words: Marked
    made: tuple[Made, ...]


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-")[:40]


def _sentences(unit: Unit) -> list[Unit]:
    """The unit, or one for each sentence where an edit made several of it."""
    pieces = sentences_of(unit.text)
    if len(pieces) < 2:
        return [unit]
    out: list[Unit] = []
    done = 0
    for piece in pieces:
        start = unit.text.index(piece, done)
        before = unit.before if not out else unit.words.cut(done, start)
        done = start + len(piece)
        out.append(Unit(unit.part, unit.words.cut(start, done), before, unit.root))
    return out


class Run:
    """One run of a style over a text. `allowed` limits it to changes with these ids; None allows all."""

    def __init__(
        self, text: str, style: Style, context: Context, allowed: frozenset[str] | None, given: str
    ) -> None:
        self.units = read_units(text)
        self.length = len(text)
        self.style, self.allowed, self.given = style, allowed, given
        written = any(u.part in {"subject", "signoff"} for u in self.units) or (
            self.units[0].part == "greeting" and len(self.units) > 1 and self.units[1].opens_paragraph
            if self.units
            else False
        )
        self.context = replace(context, written=written, seed=len(text))
        self.made: list[Made] = []
        self.seen: Counter[str] = Counter()

    def outcome(self) -> Outcome:
        """Round after round, until one changes nothing."""
        for _ in range(_MOST_ROUNDS):
            before = len(self.made)
            for use in self.style.operations:
                self._each_sentence(use) if use.name in SENTENCE_OPERATIONS else self._whole(use)
            if len(self.made) == before or len(self.made) > _MOST_CHANGES:
                break
        return Outcome(joined(self.units), tuple(self.made))

    def _may(self, key: str) -> str:
        """The id that a change with this key would have, empty where it is not to be made."""
        name = f"{key}.{self.seen[key]}" if self.seen[key] else key
        # The same change again and again on one sentence would be a circle.
        if self.seen[key] >= _MOST_ALIKE or (self.allowed is not None and name not in self.allowed):
            return ""
        return name

    def _each_sentence(self, use: Use) -> None:
        at = 0
        while at < len(self.units):
            if self.units[at].part != "sentence" or not self._edit(use, at):
                at += 1

    def _number(self, at: int) -> int:
        return sum(u.part == "sentence" for u in self.units[:at])

    def _edit(self, use: Use, at: int) -> bool:
        """The first edit that may be made on one sentence; whether there was one."""
        unit = self.units[at]
        context = replace(self.context, number=self._number(at), whole=joined(self.units).chars)
        for edit in SENTENCE_OPERATIONS[use.name](unit.text, context):
            if (
                edit.text == unit.text
                or not self._keeps(unit.text, edit)
                or (not edit.text and self._alone())
            ):
                continue
            front, back, new_back = trimmed(unit.text, edit.text)
            key = f"{use.name}:{unit.root}:{_slug(unit.text[front:back]) or _slug(edit.text[front:new_back])}"
            name = self._may(key)
            if name:
                self.seen[key] += 1
                self._apply(use, at, edit, name)
                return True
        return False

    def _alone(self) -> bool:
        return sum(u.part == "sentence" for u in self.units) < 2

    def _keeps(self, before: str, edit: Edit) -> bool:
        """Whether an edit loses and adds no particular. A negation of glue may go, but none may come."""
        gone, new = lost(before, edit.text), added(before, edit.text)
        return not new and (not gone or (edit.glue and set(gone) == {"not"}))

    def _apply(self, use: Use, at: int, edit: Edit, name: str) -> None:
        unit, text = self.units[at], edit.text
        glue = max(0, negations(unit.text) - negations(text)) if edit.glue else 0
        front, back, new_back = trimmed(unit.text, text)
        start, end = _span(unit.words, front, back, self._near(at))
        self.made.append(Made(name, use, unit.text[front:back], text[front:new_back], start, end, glue=glue))
        if not text:
            self.units = settled(without_unit(self.units, at))
            return
        words = unit.words.replaced(front, back, text[front:new_back], name)
        self.units[at : at + 1] = _sentences(replace(unit, words=words))

    def _near(self, at: int) -> int:
        """An offset of the original close to a unit that is not in it."""
        known = [o for u in self.units[: at + 1] for o in u.words.origin if o != ADDED]
        return max(known) + 1 if known else 0

    def _whole(self, use: Use) -> None:
        for _ in range(_MOST_ROUNDS):
            if not self._rearrange(use):
                return

    def _rearrange(self, use: Use) -> bool:
        # The id is not known before the sentence is, so it is made twice: to name it, and to mark it.
        operation = TEXT_OPERATIONS[use.name]
        for found in operation(self.units, self.context, ""):
            key = f"{use.name}::{_slug(found.after)}"
            name = self._may(key)
            if not name or not self._adds_nothing(found):
                continue
            made = next(
                (f for f in operation(self.units, self.context, name) if f.after == found.after), found
            )
            self.seen[key] += 1
            self.made.append(self._account(use, name, made))
            self.units = made.units
            return True
        return False

    def _adds_nothing(self, found: Rearranged) -> bool:
        whole = joined(self.units).chars
        return found.moved or not added(whole, found.after, self.given) or not found.after

    def _account(self, use: Use, name: str, found: Rearranged) -> Made:
        if found.moved:
            unit = next(u for u in self.units if u.text == found.before)
            start, end = _span(unit.words, 0, len(unit.text), 0)
            return Made(name, use, found.before, found.after, start, end, moved=True)
        at = next((n for n, u in enumerate(found.units) if name in u.words.by), 0)
        near = self._near(at - 1) if at else 0
        return Made(name, use, found.before, found.after, near, near)


def _span(words: Marked, start: int, end: int, near: int) -> tuple[int, int]:
    known = [o for o in words.origin[start:end] if o != ADDED]
    if known:
        return min(known), max(known) + 1
    before = [o for o in words.origin[:start] if o != ADDED]
    after = [o for o in words.origin[end:] if o != ADDED]
    at = before[-1] + 1 if before else after[0] if after else near
    return at, at


def marks_of(words: Marked) -> Iterator[Mark]:
    """Runs of characters that one change brought or moved."""
    start = 0
    for at in range(1, len(words.by) + 1):
        if at == len(words.by) or words.by[at] != words.by[start]:
            if words.by[start]:
                yield Mark(start=start, end=at, change=words.by[start])
            start = at


def change_of(made: Made, words: Marked, titles: tuple[str, str, str]) -> Change:
    """A change with its place in the result. Where nothing of it is seen, the place is where it was."""
    mine = [n for n, by in enumerate(words.by) if by == made.id]
    if mine:
        to_start, to_end = mine[0], mine[-1] + 1
    else:
        behind = [n for n, o in enumerate(words.origin) if o >= made.end]
        to_start = to_end = behind[0] if behind else len(words.chars)
    title, reason, advice = titles
    return Change(
        id=made.id, operation=made.use.name, title=title, before=made.before, after=made.after, reason=reason, advice=advice,
        start=made.start, end=made.end, to_start=to_start, to_end=to_end, level=made.use.level, moved=made.moved,
    )  # fmt: skip
