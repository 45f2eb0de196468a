"""Names leave this computer only as stand-ins, and come back restored.

Each part of a name has a stand-in of its own, so 'Dana Okafor' becomes 'Alex Hollis' and 'Dana' alone 'Alex'.
`restore(hide(text)) == text` holds for every text, because each hidden word says how it was written:

- as the name is usually written, all small, or all capitals: the stand-in written likewise;
- any other way, or before a number in brackets: the stand-in and a number in brackets, 1 or more;
- a word of the text that is itself one of the stand-ins: that word and a 0 in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from assistant.privacy_spelling import Spelling, usually
from assistant.privacy_words import NOT_AFTER_WORD, NOT_BEFORE_WORD, Fresh, contacts, is_ordinary, parts
from assistant.schemas import Situation

V = TypeVar("V", bound=BaseModel)

_NUMBER = r" \((?P<number>0|[1-9][0-9]{0,99})\)"
_BEFORE_NUMBER = re.compile(_NUMBER)


@dataclass(frozen=True)
class Cover:
    """A part of a name or a contact detail, and its stand-in."""

    spelling: Spelling
    stand_in: str


@dataclass(frozen=True)
class Names:
    """What stands for what. Holds the real names: it never leaves this computer."""

    covers: tuple[Cover, ...] = ()

    def hide(self, text: str) -> str:
        """`text` with every known name and contact detail replaced by its stand-in."""
        return self._real.sub(self._hidden, text) if self.covers else text

    def restore(self, text: str) -> str:
        """`text` with every stand-in replaced by what it stands for."""
        return self._standing.sub(self._restored, text) if self.covers else text

    def restore_value(self, value: V) -> V:
        """`value` with every text in it restored. Its limits on length are not checked again."""
        restored: V = _changed(value, self.restore)
        return restored

    def also(self, text: str, others: Sequence[str] = ()) -> Names:
        """These names, and those of `others`, and the contact details in `text`, which came later."""
        return _covering(self.covers, others, text)

    @cached_property
    def _by_stand_in(self) -> dict[str, tuple[Cover, int]]:
        """How a stand-in may be written, and the number of the spelling that it then stands for."""
        written: dict[str, tuple[Cover, int]] = {}
        for cover in self.covers:
            usual, small, capitals = cover.spelling.styles
            written[cover.stand_in] = cover, usual
            written[cover.stand_in.lower()] = cover, small
            written[cover.stand_in.upper()] = cover, capitals
        return written

    @cached_property
    def _real(self) -> re.Pattern[str]:
        longest_first = sorted(self.covers, key=lambda cover: -len(cover.spelling.usual))
        patterns = [cover.spelling.pattern for cover in longest_first]
        # Don, but not the beginning of "don't".
        return re.compile(
            _words([f"(?:{'|'.join(patterns)})(?!['’][tT]{NOT_BEFORE_WORD})", *self._by_stand_in])
        )

    @cached_property
    def _standing(self) -> re.Pattern[str]:
        return re.compile(f"(?P<word>{_words(self._by_stand_in)})(?:{_NUMBER})?")

    def _hidden(self, match: re.Match[str]) -> str:
        word, numbered = match[0], _BEFORE_NUMBER.match(match.string, match.end())
        for cover in self.covers:
            number = cover.spelling.number(word)
            if number is not None:
                return _written(cover, number, bare=not numbered)
        return f"{word} (0)"

    def _restored(self, match: re.Match[str]) -> str:
        cover, usual = self._by_stand_in[match["word"]]
        if match["number"] is None:
            return cover.spelling.written(usual) or match[0]
        if match["number"] == "0":
            return match["word"]
        # A number that hide never gives: the model wrote it.
        return cover.spelling.written(int(match["number"]) - 1) or match[0]


def mask(situation: Situation, others: Sequence[str] = ()) -> tuple[Situation, Names]:
    """The situation with stand-ins for names and contact details, and what stands for what.

    Args:
        situation: what the leader told. Texts near their limit of length may come out a little over it.
        others: further people and companies that it speaks of.
    """
    text = "\n".join(_texts(situation))
    names = _covering((), [situation.me.name, situation.peer.name, *others], text)
    hidden: Situation = _changed(situation, names.hide)
    return hidden.model_copy(update={"kind": situation.kind}), names


def _covering(covers: tuple[Cover, ...], people: Sequence[str], text: str) -> Names:
    known = [word for cover in covers for word in (cover.spelling.usual, cover.stand_in)]
    fresh = Fresh([text, *people, *known])
    found: dict[Spelling, str] = {cover.spelling: cover.stand_in for cover in covers}
    for person in people:
        for index, part in enumerate(parts(person)):
            spelling = Spelling(usually(part), ordinary=is_ordinary(part))
            if spelling not in found:
                found[spelling] = fresh.name(first=index == 0)
    for kind, detail in contacts("\n".join([text, *people])):
        if (spelling := Spelling(detail, exact=True)) not in found:
            found[spelling] = fresh.contact(kind)
    return Names(tuple(Cover(spelling, stand_in) for spelling, stand_in in found.items()))


def _written(cover: Cover, number: int, *, bare: bool) -> str:
    """The stand-in for the spelling of that number; `bare` where no number in brackets follows."""
    usual, small, capitals = cover.spelling.styles
    if bare and number == usual:
        return cover.stand_in
    if bare and number == small:
        return cover.stand_in.lower()
    if bare and number == capitals:
        return cover.stand_in.upper()
    return f"{cover.stand_in} ({number + 1})"


def _words(patterns: Iterable[str]) -> str:
    return f"{NOT_AFTER_WORD}(?:{'|'.join(patterns)}){NOT_BEFORE_WORD}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with `change` made to every text in it."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(entry, change) for entry in value)
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(update={name: _changed(getattr(value, name), change) for name in fields})
    return value
