"""What the leader told, by part: from the fields, and from a raw paragraph as the sorter reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.built_in.unwrap import is_nothing
from assistant.errors import RetrievalError
from assistant.schemas import Value
from assistant.sentences import split_sentences

if TYPE_CHECKING:
    from assistant.schemas import Situation

_PART = {"camera": "facts", "effect": "effects", "my_part": "own", "want": "wishes"}
_SHORT = 3
# Beyond this a story is told, and what decides has been said.
_MOST_READ = 6000


class Told(Value):
    """The intake by part, each sentence or clause as it was typed. `rest` is what a raw paragraph says beside them."""

    facts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    raw: str = ""
    new: bool = False

    @property
    def wish(self) -> str:
        """What the leader hopes for, as one text."""
        return " ".join(self.wishes)

    @property
    def whole(self) -> str:
        """All that was told, as one text: a raw paragraph in its own order."""
        if self.raw:
            fields = [t for t in (*self.wishes, *self.facts, *self.own, *self.effects) if t not in self.raw]
            return "\n".join((*fields, self.raw))
        return "\n".join((*self.wishes, *self.facts, *self.effects, *self.own))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same, sentence by sentence."""
        return tuple(s for line in self.whole.splitlines() for s in split_sentences(line) if s.strip())


def read(situation: Situation) -> Told:
    """Take an intake apart. A raw paragraph is sorted; without the embedding model it is only split."""
    raw = "" if is_nothing(situation.raw) else situation.raw[:_MOST_READ]
    parts: dict[str, list[str]] = {name: [] for name in ("facts", "own", "effects", "wishes", "rest")}
    for text, label in _clauses(raw):
        parts[_PART.get(label, "rest")].append(text)
    fields = {
        "facts": situation.happened,
        "own": (situation.my_part,),
        "effects": (situation.impact,),
        "wishes": (situation.wish,),
    }
    for name, given in fields.items():
        parts[name][:0] = [text for text in given if not is_nothing(text)]
    return Told(
        **{name: tuple(found) for name, found in parts.items()}, raw=raw, new=bool(situation.new_in_role)
    )


def _clauses(raw: str) -> list[tuple[str, str]]:
    """Each clause of a raw paragraph with what kind it is."""
    from assistant.sorter import sort_text

    if not raw:
        return []
    try:
        return [(c.text, c.label) for c in sort_text(raw) if len(re.findall(r"\w+", c.text)) >= _SHORT]
    except RetrievalError:
        return [(sentence, "camera") for sentence in split_sentences(raw)]
