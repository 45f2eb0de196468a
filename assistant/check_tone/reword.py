"""Better wordings that add nothing: a word dropped, a clause cut, a sentence left out, an order turned into a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.grammar import base_form, parse, subject_of
from assistant.tidy import capitalise, inside, quoted_spans

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading, Said

# Where one clause ends and the next begins.
_SEAM = re.compile(
    r"(?:,| [–—-])\s+(?:and|but|so|yet|which|because|though|although|as|or|then|however)\b\s*|;\s+|\s+(?:because|and) (?=(?:you|your|it|that|I|we)\b)|,\s+(?=(?:you|your|it|that|I|we|this)\b)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^(?:(?P<name>[A-ZÀ-Þ][\w.'’ -]{0,30}), )?(?:and |so |but )?(?:you (?:really |just |will |simply )?(?:need to|must|have to|(?:ha)?'?ve got to|got to|ought to|are to)|you(?: had|'d)? better|"
    r"you (?:will|'ll)|i (?:need|want|expect|require|'d like|would like|must ask) you to|make sure (?:that )?you|kindly|please)\s+(?P<rest>[^.!?;]+?)(?P<end>[.!])$",
    re.IGNORECASE,
)


def stands_alone(words: str) -> bool:
    """Whether words are a clause with a subject and a verb of its own."""
    doc = parse(words)
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    return root is not None and root.pos_ in {"VERB", "AUX"} and subject_of(root) is not None


def closed(words: str) -> str:
    """Words as a sentence."""
    words = capitalise(words.strip(" ,;–—-"))
    return words if words[-1:] in ".!?" else f"{words}."


def without_words(reading: Reading, start: int, end: int) -> str:
    """The sentence around a span without the span and the blanks and commas left over; as it was, where an article needs it."""
    said = reading.sentence_at(start)
    before, after = said.text[: start - said.start], said.text[end - said.start :]
    before = re.sub(r"(?i)\b(?:as|like) $", "", before)
    if re.search(r"(?i)\ban? $", before) and re.match(
        r"\s+(?:about|for|of|to|in|on|at|with|and|or|but|[.,;!?])", after
    ):
        return said.text
    left = re.sub(r",\s*([.!?])", r"\1", before + after)
    left = re.sub(r"\s+([,.;!?])", r"\1", re.sub(r"\s{2,}", " ", left)).strip(" ,;")
    return capitalise(re.sub(r",\s*,", ",", left))


def left_out(reading: Reading, start: int, *, whole: bool = False) -> str | None:
    """The sentence without the clause at an offset, or empty for the whole sentence left out.

    None where too much would go: the only sentence of a text, or one that tells an occasion beside the fault. `whole` lets a
    sentence after the first one go whatever it tells.
    """
    said = reading.sentence_at(start)
    kept = front_of(said, start - said.start)
    if kept:
        return kept
    if whole and said != reading.sentences[0]:
        return ""
    if len(reading.sentences) < 2 or (reading.timed(said) and len(said.text.split()) > 9):
        return None
    return ""


def front_of(said: Said, at: int) -> str:
    """The clauses before the one that holds an offset, in characters of the sentence, as a sentence; empty where they are none.

    What stands behind the fault leans on it, so it is never kept without it.
    """
    quotes = quoted_spans(said.text)
    seams = [m for m in _SEAM.finditer(said.text) if m.start() <= at and not inside(quotes, m.start())]
    front = said.text[: seams[-1].start()] if seams else ""
    return closed(front) if len(front.split()) > 2 and stands_alone(front) else ""


def as_question(said: Said) -> str | None:
    """`You need to send it by Friday.` as `Could you send it by Friday?`, None where it is no plain order."""
    order = _ORDER.match(said.text.replace("’", "'"))
    if not order:
        return None
    rest = said.text[order.start("rest") : order.end("rest")]
    first = rest.split()[0].lower()
    if base_form(first) != first or re.search(r"(?i)\b(?:or|else|unless|if you)\b|, and\b", rest):
        return None
    name = f"{order['name']}, could" if order["name"] else "Could"
    return f"{name} you {rest.strip()}?"
