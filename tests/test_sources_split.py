"""Paragraphs to passages: word for word, short enough for the encoder."""

from __future__ import annotations

from made_documents import long_text

from assistant.retrieve.embedding import weights_folder
from assistant.sources.blocks import Block
from assistant.sources.split import cut, for_encoder


def test_passages_are_word_for_word_and_fit_the_encoder():
    from tokenizers import Tokenizer

    count = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    count.no_truncation()
    count.no_padding()
    texts = [
        long_text(900),
        "Donaudampfschifffahrtsgesellschaft verhandelt Zuständigkeitsverordnungen " * 60,
        "很久以前有两个团队。" * 120,
        "https://example.invalid/" + "a9f3Zq/" * 200,
        'He said "stop." "Why?" she asked. ' * 60,
        "Привет, коллега! " * 200,
        "12345678901234567890 " * 90,
    ]
    blocks = [Block(t.strip(), "A heading of some length", None, n) for n, t in enumerate(texts, 1)]
    cuts = cut(blocks)
    for one in cuts:
        whole = for_encoder(one.heading, one.text)
        assert len(count.encode(whole).ids) <= 256
        assert len(one.text.split()) <= 150
        assert one.text in blocks[one.paragraphs[0] - 1].text
    for block in blocks:
        parts = [c.text for c in cuts if c.paragraphs == (block.paragraph,)]
        assert "".join("".join(parts).split()) == "".join(block.text.split())


def test_short_paragraphs_stand_together_but_not_across_headings_or_pages():
    blocks = [
        Block("Ines", "A", 1, 1),
        Block("Head of sales", "A", 1, 2),
        Block("B", "B", 1, 3, True),
        Block("alone", "B", 1, 4),
        Block("next page", "B", 2, 1),
        Block("A heading with nothing under it", "C", 2, 2, True),
    ]
    assert [(c.text, c.heading, c.page, c.paragraphs) for c in cut(blocks)] == [
        ("Ines\nHead of sales", "A", 1, (1, 2)),
        ("alone", "B", 1, (4,)),
        ("next page", "B", 2, (1,)),
        ("A heading with nothing under it", "C", 2, (2,)),
    ]
