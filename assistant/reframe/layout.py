"""A text as units: sentences that may be changed, and lines (subject, greeting, sign-off) that may not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.reframe.marked import Marked
from assistant.sentences import split_sentences

Part = Literal["subject", "greeting", "sentence", "signoff"]

_SUBJECT = re.compile(r"(?i)^(?:subject|re|fwd?|betreff|to|from|cc|bcc|date|sent|attn)\s*:")
_NAME = r"(?:[A-Z][\w.'’-]*\.?|all|team|everyone|folks|both|there|colleagues?)"
_GREETING = re.compile(
    rf"^(?:(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening|day)|Morning|hi|hello|hey|dear)(?: (?:and )?{_NAME}){{0,5}}|{_NAME}(?: {_NAME}){{0,2}})\s*[,!:–-]?$"
)
_INLINE = re.compile(
    rf"^(?:(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening)|Morning|hi|hello|hey|dear) {_NAME}(?: {_NAME})?\s*[,!.–-]|[A-Z][\w'’-]+,)(?=\s+\S)"
)
# Words that stand before a comma at the start of a sentence and are no names.
_NOT_CALLED = frozenset(
    "yes no well so but and also however therefore please thanks sorry today yesterday tomorrow still first second third then "
    "now ok okay maybe perhaps honestly frankly anyway look listen finally meanwhile instead overall sure again unfortunately "
    "moreover furthermore additionally besides otherwise consequently obviously clearly actually sadly fine right monday tuesday "
    "wednesday thursday friday saturday sunday next last secondly lastly firstly".split()
)
_SIGN_OFF = re.compile(
    r"(?i)^(?:(?:kind|best|warm|warmest|many|with (?:kind|best))? ?(?:regards|wishes|thanks)|best|all the best|cheers|thanks(?: again)?|thank you|sincerely|"
    r"yours(?: sincerely| truly| faithfully)?|take care|respectfully|cordially|br|rgds|love|(?:x{1,3}|xoxo)(?: \w+)?)\s*[,.!–-]*$"
)
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\(?\d{1,2}[.)]\s+|[a-z]\)\s+)")
MOST_SIGN_OFF_LINES = 6
_LOWER_END = re.compile(r"(?<=\w\w[.!?])(?<! (?:eg|ie|vs|no|ca)\.)(?<! etc\.)(?<!approx\.)\s+(?=[a-z])")


@dataclass(frozen=True)
class Unit:
    """A piece of the text: what stands before it (blanks, a bullet), and the words themselves.

    `root` is the number of the unit of the original that it comes from, -1 where it was added.
    """

    part: Part
    words: Marked
    before: Marked
    root: int

    @property
    def text(self) -> str:
        """The words as plain text."""
        return self.words.chars

    @property
    def opens_paragraph(self) -> bool:
        """Whether a line break stands before it."""
        return "\n" in self.before.chars

    @property
    def is_item(self) -> bool:
        """Whether it is an entry of a list."""
        return bool(re.search(r"[^\s]", self.before.chars))


def _is_signature(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= 7 and not re.search(r"[.!?:]$", line) and line[0].isupper()


def _sign_off_from(lines: list[str]) -> int:
    """The number of the line at which the sign-off starts; the number of lines where there is none."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    for n in filled[-MOST_SIGN_OFF_LINES:]:
        if n > 0 and _SIGN_OFF.match(lines[n].strip()):
            return n
    start = len(lines)
    for n in reversed(filled[1:]):
        if len(lines) > 2 and _is_signature(lines[n].strip()) and not _BULLET.match(lines[n]):
            start = n
        else:
            break
    return start


def sentences_of(text: str) -> list[str]:
    """The sentences of a line. In a text without capitals a mark and a blank end one."""
    out: list[str] = []
    for piece in split_sentences(text):
        parts = _LOWER_END.split(piece) if piece[:1].islower() else [piece]
        out += [p for p in parts if p]
    return out


def _pieces(line: str, *, first: bool) -> list[tuple[Part, str]]:
    """The pieces of one line, without its bullet."""
    if _SUBJECT.match(line):
        return [("subject", line)]
    if first and _GREETING.match(line) and not re.search(r"[.?]$", line):
        return [("greeting", line)]
    called = _INLINE.match(line) if first else None
    found: list[tuple[Part, str]] = []
    if called and is_called(called[0].rstrip(",")):
        found, line = [("greeting", called[0])], line[called.end() :]
    return found + [("sentence", s) for s in sentences_of(line)]


def is_called(word: str) -> bool:
    """Whether a word before a comma at the start of a sentence may be a name."""
    return word.lower() not in _NOT_CALLED


def read_units(text: str) -> list[Unit]:
    """The units of a text, in order. Joined with what stands before them they give the text again."""
    units: list[Unit] = []
    lines, at, done = text.split("\n"), 0, 0
    end_from, greeted = _sign_off_from(lines), False
    for n, line in enumerate(lines):
        bullet = _BULLET.match(line)
        body = line[bullet.end() :] if bullet else line
        if n >= end_from:
            pieces: list[tuple[Part, str]] = [("signoff", line.strip())] if line.strip() else []
        else:
            pieces = _pieces(body.strip(), first=not greeted and not bullet)
        for part, piece in pieces:
            start = text.index(piece, max(done, at))
            units.append(Unit(part, Marked.of(piece, start), Marked.of(text[done:start], done), len(units)))
            done = start + len(piece)
            greeted = greeted or part in {"greeting", "sentence"}
        at += len(line) + 1
    return units


def joined(units: list[Unit]) -> Marked:
    """All units as one text."""
    out = Marked("", (), ())
    for unit in units:
        out += unit.before + unit.words
    return out


def body(units: list[Unit]) -> list[int]:
    """The positions of the sentences that are not entries of a list."""
    return [n for n, u in enumerate(units) if u.part == "sentence" and not u.is_item]


def without_unit(units: list[Unit], at: int) -> list[Unit]:
    """Without one unit; the next one takes over a line break that stood before it."""
    gone, rest = units[at], list(units[at + 1 :])
    takes_over = gone.opens_paragraph or at == 0
    if rest and takes_over and not rest[0].opens_paragraph:
        rest[0] = replace(rest[0], before=gone.before)
    return [*units[:at], *rest]


def with_unit(units: list[Unit], at: int, text: str, change: str) -> list[Unit]:
    """With a new sentence at a position, in the paragraph of the unit that stands there."""
    here = units[at] if at < len(units) else None
    blank = Marked.new(" ", change)
    if here is None or here.part == "signoff":
        return [*units[:at], Unit("sentence", Marked.new(text, change), blank, -1), *units[at:]]
    added = Unit("sentence", Marked.new(text, change), here.before, -1)
    return [*units[:at], added, replace(here, before=blank), *units[at + 1 :]]


def reordered(units: list[Unit], order: list[int], slots: list[int]) -> list[Unit]:
    """The units at `order` put into the places `slots`; blanks and line breaks stay with the place."""
    out = list(units)
    for slot, source in zip(slots, order, strict=True):
        out[slot] = replace(units[source], before=units[slot].before)
    return out
