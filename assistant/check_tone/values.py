"""What the tone checks read and what they find."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from assistant.grammar import parse
from assistant.sentences import split_sentences
from assistant.tidy import inside, quoted_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from assistant.schemas import Method

_REPORTED = re.compile(
    r"(?i)\b(?:you|he|she|they|someone|somebody|\w+) (?:said|told|wrote|called|asked|announced|claimed|shouted|answered|replied)\b[^.!?;]*$"
)


class SentenceScores(Protocol):
    """What a classifier says of one sentence, each from 0 to 1."""

    @property
    def blame(self) -> float:
        """How much it blames or labels."""

    @property
    def judgement(self) -> float:
        """How much it judges."""

    @property
    def uncivil(self) -> float:
        """How uncivil it is."""


@dataclass(frozen=True)
class Said:
    """One sentence with its place in the text, in characters."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Hit:
    """Words at fault: their place in the text, what to do, and the sentence as it could stand.

    `instead` is None where no honest rewording can be made, and empty where the sentence is best left out. `reason` stands
    where the reason of the check would say too much.
    """

    start: int
    end: int
    mend: str
    instead: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Reading:
    """A text, read once for all checks."""

    text: str
    method: Method

    @cached_property
    def doc(self) -> Doc:
        """The parse, with straight quotes. Offsets are those of the text."""
        return parse(self.text)

    @cached_property
    def plain(self) -> str:
        """The text with straight quotes and apostrophes."""
        return self.doc.text

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Where somebody's words are quoted: what was said is a fact."""
        return quoted_spans(self.plain)

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """The sentences in order."""
        found, at = [], 0
        for sentence in split_sentences(self.text):
            at = self.text.index(sentence, at)
            found.append(Said(sentence, at))
            at += len(sentence)
        return tuple(found)

    @property
    def in_mention(self) -> bool:
        """Whether the method asks for nothing."""
        return not self.method.limits.may_request

    def quoted(self, at: int) -> bool:
        """Whether an offset lies in a quotation."""
        return inside(self.quotes, at)

    def sentence_at(self, at: int) -> Said:
        """The sentence that holds an offset."""
        return next((s for s in reversed(self.sentences) if s.start <= at), self.sentences[0])

    def before(self, at: int) -> str:
        """What stands before an offset in its sentence, with straight quotes."""
        return self.plain[self.sentence_at(at).start : at]

    def reported(self, at: int) -> bool:
        """Whether an offset stands in what somebody is said to have said: the saying is the fact."""
        return bool(_REPORTED.search(self.before(at)))

    def own(self, at: int) -> bool:
        """Whether the words at an offset are said of the leader: `it was rude of me`, or after `I said …`."""
        said = self.sentence_at(at)
        plain = self.plain[said.start : said.end]
        if re.search(r"(?i)\b(?:of me|on my part|my (?:doing|fault)|sorry|apologi[sz]e)\b", plain):
            return True
        earlier = [s for s in self.sentences if s.end <= said.start]
        follows = re.match(r"(?i)(?:that|it|this)\b", plain)
        return bool(follows and earlier and re.match(r"(?i)(?:[\w' ]+, )?(?:I|my)\b", earlier[-1].text))

    def matches(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Matches outside quotations."""
        return [m for m in pattern.finditer(self.plain) if not self.quoted(m.start())]

    def timed(self, said: Said) -> bool:
        """Whether a sentence names a date, a time of day or an order."""
        tokens = self.span(said) or ()
        return any(t.ent_type_ in {"DATE", "TIME", "ORDINAL"} for t in tokens)

    def span(self, said: Said) -> Span | None:
        """The tokens of a sentence, None where the parser cuts them otherwise."""
        return self.doc.char_span(said.start, said.end, alignment_mode="expand")
