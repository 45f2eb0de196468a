"""What is indexed of an advice item: its text, and each question that it answers."""

from __future__ import annotations

from assistant.schemas import Advice, Value


class Chunk(Value):
    """A piece of text of one advice item, short enough for the encoder (256 word pieces)."""

    id: str
    advice: str
    text: str


def chunks_of(advice: dict[str, Advice]) -> tuple[Chunk, ...]:
    """All chunks, in a fixed order: for each item its text first, then its questions."""
    out = []
    for item in advice.values():
        for n, text in enumerate((item.text, *item.questions)):
            out.append(Chunk(id=f"{item.id}#{n}", advice=item.id, text=text))
    return tuple(out)
