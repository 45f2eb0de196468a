"""The built-in counterpart: a line for this state, this persona and what was just said, never one twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from assistant.rehearse.asked import BAD, about, by_weight, hints_at_concern, takes_leave
from assistant.rehearse.data import About, Line, Phase, stock
from assistant.rehearse.heard import what_was_heard
from assistant.rehearse.personas import chosen
from assistant.rehearse.turned import capital
from assistant.rehearse.values import SHOWN, Move, Moves, Rehearsal, Shown, State, Turn
from assistant.rehearse.weave import weave
from assistant.schemas import Value

_NEIGHBOURS: dict[Shown, tuple[Shown, ...]] = {
    "guarded": ("wary",),
    "wary": ("guarded", "neutral"),
    "neutral": ("wary", "open"),
    "open": ("neutral",),
}
# Short names of things may come again; a whole clause is taken up once.
_AGAIN = {"thing", "at", "long", "mine", "topic", "me", "called", "absolute"}
# That a thing was named says less than what was said of it.
_WEAK = {"thing", "long"}
_PLANS = ("plan", "asked", "promise", "at", "cond")
_TOGETHER: Moves = ("listens_back", "owns", "apologises")
_OF_SITUATION = {"me", "deed", "act", "owned", "topic"}


class Said(Value):
    """A reply: its words, the lines of the stock it is made of, and whether the concern came out in it."""

    text: str
    lines: tuple[str, ...]
    reveals: bool = False


def built_in_reply(rehearsal: Rehearsal, text: str, moves: Moves, before: State, after: State) -> Said:
    """What the peer answers to `text`, which made `moves` and took the state from `before` to `after`."""
    return _Reply(rehearsal, text, moves, before, after).said()


class _Reply:
    """One reply in the making."""

    def __init__(self, rehearsal: Rehearsal, text: str, moves: Moves, before: State, after: State) -> None:
        self.persona, self.seed = rehearsal.persona, rehearsal.seed
        self.text, self.moves, self.before, self.after = text, moves, before, after
        answers = [turn for turn in rehearsal.path if turn.who == "peer"]
        self.used = {line for turn in answers for line in turn.lines}
        self.told = " ".join(turn.text for turn in answers).lower()
        self.last = answers[-1].text.lower() if answers else ""
        self.slots = slots_of(rehearsal, text, moves)
        self.offered = _offered(answers)
        self.open_to = by_weight(moves, text)
        self.main = self._main()
        self.phases = self._phases()

    def said(self) -> Said:
        if self.after.ended:
            return self._gone()
        if self.after.surfaced and not self.before.surfaced:
            return self._concern()
        if not set(self.moves) & BAD:
            for phase in ("close", self.offered):
                line = self._pick(None, (phase,), None) if phase and phase in self.phases else None
                if line:
                    with_plan = phase != "close" and self._offers_something()
                    plan = self._then(line, "proposes") if with_plan else None
                    return self._made([line, plan] if plan else [line])
        first, second = self._reactions()
        line = self._line(first)
        if not second:
            return self._made([line])
        answer, hint = self._then(line, second), self.persona.concern.hint
        due = hint not in self.used and hints_at_concern(self.moves, self.after)
        if second == "asks_openly" and due and not answer:
            return Said(text=f"{self._filled(line)} {hint}", lines=(line.say, hint))
        return self._made([line, answer or self._line(second)])

    def _offers_something(self) -> bool:
        """Whether the turn proposes a thing that can be named."""
        return "proposes" in self.moves and any(self.slots.get(slot) for slot in _PLANS)

    def _then(self, line: Line, move: Move) -> Line | None:
        """A second line that takes up something of the turn which the first has not."""
        self.used.add(line.say)
        self.told += " " + self._filled(line).lower()
        return self._pick(move, (), about(self.text) if move == "asks_openly" else None, near=True)

    def _main(self) -> Move | None:
        """The move that is answered: of several alike the first of which something can be taken up."""
        if not self.open_to or self.open_to[0] == "off_topic":
            return next(iter(self.open_to), None)
        bad = [move for move in self.open_to if move in BAD]
        alike = bad or [move for move in self.open_to if move in _TOGETHER] or list(self.open_to[:1])
        if alike[0] != self.open_to[0]:
            return self.open_to[0]
        found = [(move, self._pick(move, (), None, near=True)) for move in alike]
        told = [(self._closeness(line), -n, move) for n, (move, line) in enumerate(found) if line]
        return max(told)[2] if told else alike[0]

    def _concern(self) -> Said:
        concern = self.persona.concern
        opener = chosen(("", "…", "All right."), "opener", self.seed, self.after.turns)
        return Said(text=f"{opener} {concern.says}".strip(), lines=(concern.says,), reveals=True)

    def _gone(self) -> Said:
        """They end the talk for today, and stay with that."""
        phase: Phase = "ended" if self.before.ended else "end"
        line = self._pick(self.main, (phase,), None) if self.main and self.before.ended else None
        return self._made([line or self._pick(None, (phase,), None) or self._nod()])

    def _made(self, lines: list[Line]) -> Said:
        return Said(text=" ".join(map(self._filled, lines)), lines=tuple(line.say for line in lines))

    def _phases(self) -> set[Phase]:
        found: set[Phase] = set()
        if self.before.turns == 0:
            found.add("opening")
        if self.before.surfaced:
            found.add("after")
        if takes_leave(self.text) and self.before.turns >= 3:
            found.add("close")
        if self.offered and "off_topic" not in self.moves:
            found.add(self.offered)
        if self.main and self.after.seen.get(self.main, 0) >= 3:
            found.add("again")
        return found

    def _reactions(self) -> tuple[Move | None, Move | None]:
        """The move that is answered first, and a second one where a good turn also asks or proposes something."""
        main = self.main
        if main == "asks_openly" and "states_fact" in self.moves and self.slots.get("i_did"):
            return "states_fact", main
        if main is None or main in BAD or main == "silence":
            return main, None
        for also in ("asks_openly", "proposes"):
            there = also in self.open_to and (also != "proposes" or self._offers_something())
            if there and main != also:
                return main, also
        return main, None

    def _line(self, move: Move | None) -> Line:
        kind = about(self.text) if move == "asks_openly" else None
        again = "again" in self.phases and move == self.main
        if near := self._pick(move, (), kind, near=True):
            return near
        for phase in ("again", "after", "opening"):
            if phase in self.phases and (phase != "again" or again):
                line = self._pick(move, (phase,), kind)
                if line:
                    return line
        other = self._pick(move, (), "side") if kind else None
        return self._pick(move, (), kind) or other or self._pick(None, (), None) or self._last()

    def _pick(
        self, move: Move | None, phases: tuple[Phase, ...], kind: About | None, *, near: bool = False
    ) -> Line | None:
        """A line that fits, the closest to the persona first; None where the stock has none left.

        With `near` only lines that take up something of the turn itself.
        """
        neighbours = _NEIGHBOURS[self.after.shown] if move and not near else ()
        for shown in (self.after.shown, *neighbours):
            fit = [
                line
                for line in _lines(move, shown, phases)
                if (kind is None or not line.about or kind in line.about)
                and (not near or bool(self._of_turn(line)))
                and self._usable(line)
            ]
            if fit:
                best = max(map(self._closeness, fit))
                close = [line for line in fit if self._closeness(line) >= best - 1]
                return chosen(
                    close,
                    "line",
                    self.persona.name,
                    self.seed,
                    self.after.turns,
                    move,
                    phases,
                    len(self.used),
                )
        return None

    def _usable(self, line: Line) -> bool:
        persona = self.persona
        return (
            line.say not in self.used
            and all(self._open(slot) for slot in slots_in(line.say))
            and (not line.style or persona.style in line.style)
            and (not line.anger or persona.anger in line.anger)
            and (not line.concern or persona.concern.id in line.concern)
        )

    def _open(self, slot: str) -> bool:
        """Whether a slot can be filled with something that was not said just before, or, for a clause, ever."""
        value = self.slots.get(slot, "").lower()
        return bool(value) and value not in (self.last if slot in _AGAIN else self.told)

    def _of_turn(self, line: Line) -> frozenset[str]:
        return slots_in(line.say) - _OF_SITUATION

    def _closeness(self, line: Line) -> int:
        """How much of the line is this persona's, this situation's and this turn's own."""
        slots = slots_in(line.say)
        own = bool(line.style) + bool(line.anger) + bool(line.concern) + bool(slots)
        return own + sum(1 if slot in _WEAK else 3 for slot in self._of_turn(line))

    def _last(self) -> Line:
        """Anything of the same face that was not said; then of any face; at the very end, a nod."""
        for shown in (self.after.shown, *SHOWN):
            left = [
                line
                for line in stock()
                if shown in line.shown and not line.to and not line.phase and self._usable(line)
            ]
            if left:
                return chosen(left, "last", self.seed, self.after.turns)
        return self._nod()

    def _nod(self) -> Line:
        return Line(say="……" if self.after.ended else "…" * (1 + self.after.turns), shown=(self.after.shown,))

    def _filled(self, line: Line) -> str:
        def put(found: re.Match[str]) -> str:
            value = self.slots[found[1].removesuffix("_cap")]
            return capital(value) if found[1].endswith("_cap") else value

        return re.sub(r"\{(\w+)\}", put, line.say)


@lru_cache(maxsize=1024)
def _lines(move: Move | None, shown: Shown, phases: tuple[Phase, ...]) -> tuple[Line, ...]:
    """The lines of the stock to a move, None for those to any, for a face and just these phases."""
    return tuple(
        line
        for line in stock()
        if shown in line.shown
        and (move in line.to if move else not line.to)
        and set(line.phase) == set(phases)
    )


@lru_cache(maxsize=4096)
def slots_in(text: str) -> frozenset[str]:
    """The slots of a line, a capital at the start not counted."""
    return frozenset(name.removesuffix("_cap") for _, name, _, _ in Formatter().parse(text) if name)


def slots_of(rehearsal: Rehearsal, text: str, moves: Moves) -> Mapping[str, str]:
    """What the slots of lines are filled with: what the situation tells, and what was just said."""
    woven = weave(rehearsal.situation)
    told = " ".join([*(turn.text for turn in rehearsal.path if turn.who == "leader"), text]).lower()
    content = set(re.findall(r"[a-z]{4,}", woven.owned.lower()))
    # The peer names the leader's own part only once it was told in this talk.
    owned = woven.owned if content and sum(w in told for w in content) >= 0.5 * len(content) else ""
    # Words that are meant for a machine are never said back.
    heard = {} if "off_topic" in moves else what_was_heard(text, rehearsal.situation).model_dump()
    known = {"me": woven.me, "deed": woven.deed, "act": woven.act, "owned": owned, "topic": woven.topic}
    return {**heard, **known}


def _offered(answers: list[Turn]) -> Phase | None:
    """What the peer announced in their last answer."""
    last = set(answers[-1].lines) if answers else set()
    return next((line.offers for line in stock() if line.offers and line.say in last), None)
