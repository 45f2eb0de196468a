"""The built-in counterpart: a line of the stock for this state, this persona and what was just said, never one twice."""

from __future__ import annotations

import re
from string import Formatter

from assistant.rehearse.data import About, Line, Phase, stock
from assistant.rehearse.personas import chosen
from assistant.rehearse.values import SHOWN, Move, Moves, Rehearsal, Shown, State
from assistant.rehearse.weave import weave
from assistant.schemas import Value

# What the peer reacts to first, where a turn does several things.
_WEIGHT: Moves = (
    "off_topic",
    "labels",
    "blames",
    "demands",
    "apologises_conditionally",
    "defends",
    "flatters",
    "too_fast",
    "asks_leading",
    "listens_back",
    "owns",
    "apologises",
    "asks_openly",
    "proposes",
    "appreciates",
    "states_fact",
    "leaves_space",
    "silence",
)
_BAD: frozenset[Move] = frozenset(_WEIGHT[:9])
_ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        "rating",
        re.compile(
            r"(?i)\b(?:from 1 to 10|1 to 10|1-10|one to ten|out of (?:10|ten)|scale|a number|rate|rating)\b"
        ),
    ),
    (
        "suits",
        re.compile(
            r"(?i)\b(?:(?:is|would) (?:this|it|that|now) (?:be )?(?:a )?(?:good|okay|ok|fine|all right|alright)|is that (?:ok|okay|all right|fine)|do you have (?:time|a moment|a minute)|have you got (?:time|a moment|a minute)|(?:may|can|could) i (?:ask|say|tell))\b"
        ),
    ),
    (
        "need",
        re.compile(
            r"(?i)\b(?:need|needs|needed|help|matters?|important|easier|better|change|different(?:ly)?|want|would like|hope|next time|going forward|from me|could i do|can i do|should i do|from here)\b"
        ),
    ),
)
_LEAVING = re.compile(
    r"(?i)\b(?:let'?s (?:leave it|stop|end|pause) (?:there|here)|leave it (?:there|here) for (?:today|now)|(?:meet|talk|speak) again|pick (?:this|it) up (?:again|next|later|another)|thank(?:s| you) for (?:talking|listening|hearing|telling|being (?:honest|open|straight)|your (?:honesty|openness))|see you|i'?ll let you go|good ?bye|that'?s all (?:from me|for (?:today|now)))\b"
)
# A turn that ends by letting the other off is answered as such.
_RELEASE = re.compile(
    r"(?i)(?:take (?:your|the|all the|as much) time|no (?:need|rush|hurry)|don['’]t (?:have|need) to|not (?:after|asking for) an answer)[^.?!]*[.!]?\s*$"
)
_NEIGHBOURS: dict[Shown, tuple[Shown, ...]] = {
    "guarded": ("wary",),
    "wary": ("guarded", "neutral"),
    "neutral": ("wary", "open"),
    "open": ("neutral",),
}


class Said(Value):
    """A reply: its words, the lines of the stock it is made of, and whether the concern came out in it."""

    text: str
    lines: tuple[str, ...]
    reveals: bool = False


def built_in_reply(rehearsal: Rehearsal, text: str, moves: Moves, before: State, after: State) -> Said:
    """What the peer answers to `text`, which made `moves` and took the state from `before` to `after`."""
    return _Reply(rehearsal, text, moves, before, after).said()


def about(text: str) -> About:
    """What kind of thing a question asks for."""
    asked = " ".join(re.findall(r"[^.!?]*\?", text)) or text
    return next((kind for kind, pattern in _ABOUT if pattern.search(asked)), "side")


def hints_at_concern(moves: Moves, after: State) -> bool:
    """Whether the peer lets on that there is more: asked openly for the first time after ownership, not enough yet."""
    owned = after.seen.get("owns") or after.seen.get("apologises")
    good = "asks_openly" in moves and not set(moves) & _BAD
    return bool(good and owned and not after.surfaced and after.shown != "guarded")


class _Reply:
    """One reply in the making."""

    def __init__(self, rehearsal: Rehearsal, text: str, moves: Moves, before: State, after: State) -> None:
        self.persona, self.seed = rehearsal.persona, rehearsal.seed
        self.text, self.moves, self.before, self.after = text, moves, before, after
        self.used = {line for turn in rehearsal.path for line in turn.lines}
        self.slots = _values(rehearsal, text)
        # A fact of the situation is woven in once, whatever the line.
        self.spent = {
            self.slots[slot].lower() for line in self.used for slot in _slots(line) if slot in self.slots
        }
        self.phases = self._phases()

    def said(self) -> Said:
        if self.after.surfaced and not self.before.surfaced:
            return self._concern()
        if "close" in self.phases and not set(self.moves) & _BAD:
            line = self._pick(None, ("close",), None)
            if line:
                return self._made([line])
        first, second = self._reactions()
        lines = [self._line(first)]
        hint = self.persona.concern.hint
        if second == "asks_openly" and hint not in self.used and hints_at_concern(self.moves, self.after):
            return Said(text=f"{self._filled(lines[0])} {hint}", lines=(lines[0].say, hint))
        if second:
            self.used.add(lines[0].say)
            lines.append(self._line(second))
        return self._made(lines)

    def _concern(self) -> Said:
        concern = self.persona.concern
        opener = chosen(("", "…", "All right."), "opener", self.seed, self.after.turns)
        return Said(text=f"{opener} {concern.says}".strip(), lines=(concern.says,), reveals=True)

    def _made(self, lines: list[Line]) -> Said:
        return Said(text=" ".join(map(self._filled, lines)), lines=tuple(line.say for line in lines))

    def _phases(self) -> set[Phase]:
        found: set[Phase] = set()
        if self.before.turns == 0:
            found.add("opening")
        if self.before.surfaced:
            found.add("after")
        if _LEAVING.search(self.text) and self.before.turns >= 3:
            found.add("close")
        main = self._main()
        if main and self.after.seen.get(main, 0) >= 3:
            found.add("again")
        return found

    def _main(self) -> Move | None:
        if {"leaves_space", "listens_back"} <= set(self.moves) and _RELEASE.search(self.text):
            return next((move for move in _WEIGHT if move in {*self.moves} & {*_BAD, "leaves_space"}), None)
        return next((move for move in _WEIGHT if move in self.moves), None)

    def _reactions(self) -> tuple[Move | None, Move | None]:
        """The move that is answered first, and a second one where a good turn also asks or proposes something."""
        main = self._main()
        if main is None or main in _BAD or main == "silence":
            return main, None
        if "asks_openly" in self.moves and main != "asks_openly":
            return main, "asks_openly"
        return main, None

    def _line(self, move: Move | None) -> Line:
        kind = about(self.text) if move == "asks_openly" else None
        again: tuple[Phase, ...] = ("again",) if "again" in self.phases else ()
        for phases in (
            again,
            ("after",) if "after" in self.phases else (),
            ("opening",) if "opening" in self.phases else (),
            (),
        ):
            if phases or not again:
                line = self._pick(move, phases, kind)
                if line:
                    return line
        return self._pick(move, (), kind) or self._pick(None, (), None) or self._last()

    def _pick(self, move: Move | None, phases: tuple[Phase, ...], kind: About | None) -> Line | None:
        """A line that fits, the closest to the persona first; None where the stock has none left."""
        for shown in (self.after.shown, *(_NEIGHBOURS[self.after.shown] if move else ())):
            fit = [
                line
                for line in stock()
                if shown in line.shown
                and (move in line.to if move else not line.to)
                and set(line.phase) == set(phases)
                and (kind is None or kind in line.about)
                and self._usable(line)
            ]
            if fit:
                best = max(map(self._closeness, fit))
                near = [line for line in fit if self._closeness(line) >= best - 1]
                return chosen(near, "line", self.seed, self.after.turns, move, phases, len(self.used))
        return None

    def _usable(self, line: Line) -> bool:
        slots = _slots(line.say)
        persona = self.persona
        return (
            line.say not in self.used
            and all(self.slots.get(slot) for slot in slots)
            and not {self.slots[slot].lower() for slot in slots} & self.spent
            and (not line.style or persona.style in line.style)
            and (not line.anger or persona.anger in line.anger)
        )

    def _closeness(self, line: Line) -> int:
        """How much of the line is this persona's and this situation's own: 0 to 3."""
        return bool(line.style) + bool(line.anger) + bool(_slots(line.say))

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
        return Line(say="…" * (1 + self.after.turns), shown=(self.after.shown,))

    def _filled(self, line: Line) -> str:
        return line.say.format(**{slot: self.slots[slot] for slot in _slots(line.say)})


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _values(rehearsal: Rehearsal, text: str) -> dict[str, str]:
    woven = weave(rehearsal.situation)
    told = " ".join([*(turn.text for turn in rehearsal.path if turn.who == "leader"), text]).lower()
    content = set(re.findall(r"[a-z]{4,}", woven.owned.lower()))
    # The peer names the leader's own part only once it was told in this talk.
    owned = woven.owned if content and sum(w in told for w in content) >= 0.5 * len(content) else ""
    return {
        "me": woven.me,
        "deed": woven.deed,
        "deed_cap": _capital(woven.deed),
        "act": woven.act,
        "owned_cap": _capital(owned),
        "topic": woven.topic,
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
