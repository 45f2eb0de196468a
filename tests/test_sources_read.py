"""Documents to numbered paragraphs: real parsers on files made here."""

from __future__ import annotations

import io

import pytest
from made_documents import DISPUTE, PARKING, REVIEW, docx_of, pdf_of
from pypdf import PdfReader, PdfWriter

from assistant.sources.lines import page_paragraphs, text_paragraphs
from assistant.sources.parse import parse


def test_markdown_keeps_headings_lists_and_tables_and_drops_the_marks():
    text = (
        "---\ntitle: House rules\n---\n# Meetings\n\nCome *on time*, see [the plan](http://x.invalid/).\n\n"
        "- bring notes\n- say `no`\n\n## Rooms\n\n| room | seats |\n|---|---|\n| Elm | 4 |\n\n<script>alert(1)</script>\n"
    )
    parsed = parse("rules.md", text.encode())
    assert parsed.title == "House rules"
    told = [(b.text, b.heading, b.paragraph) for b in parsed.blocks if not b.is_heading]
    assert told == [
        ("Come on time, see the plan.", "Meetings", 2),
        ("bring notes", "Meetings", 3),
        ("say no", "Meetings", 4),
        ("room | seats", "Rooms", 6),
        ("Elm | 4", "Rooms", 7),
    ]


def test_html_gives_its_text_only():
    page = (
        "<!doctype html><html><head><title>Our &amp; their week</title><style>p{color:red}</style></head><body>"
        "<nav><a href='/'>Home</a></nav><script>var secret = 1;</script><h2>Monday</h2>"
        "<p>We <b>plan</b>\n together.</p><div>Loose words<p>Inside.</p>after<br><br>and on</div><!-- hidden -->"
        "<table><tr><td>Ann</td><td>9:00</td></tr></table><iframe src='http://x.invalid/'></iframe></body></html>"
    )
    parsed = parse("week.html", page.encode())
    assert parsed.title == "Our & their week"
    told = [b.text for b in parsed.blocks]
    assert told == ["Monday", "We plan together.", "Loose words", "Inside.", "after", "and on", "Ann | 9:00"]
    assert {b.heading for b in parsed.blocks} == {"Monday"}


def test_docx_keeps_headings_paragraphs_and_rows_in_order():
    data = docx_of(
        ("Title", "Handbook"),
        ("Heading 1", "Disputes"),
        ("Normal", DISPUTE),
        ("Normal", "  "),
        ("List Bullet", "Stay calm"),
        table=[["who", "when"], ["Ines", "Monday"]],
    )
    parsed = parse("h.docx", data)
    assert parsed.title == "Handbook"
    assert [(b.paragraph, b.text) for b in parsed.blocks[2:]] == [
        (3, DISPUTE),
        (4, "Stay calm"),
        (5, "who | when"),
        (6, "Ines | Monday"),
    ]
    assert parsed.blocks[2].heading == "Disputes"


def test_pdf_paragraphs_are_whole_and_counted_on_their_page():
    first = " ".join([REVIEW] * 4)
    parsed = parse("p.pdf", pdf_of([first, PARKING], [DISPUTE], title="Notes of May"))
    assert parsed.title == "Notes of May"
    assert [(b.page, b.paragraph, b.text) for b in parsed.blocks] == [
        (1, 1, first),
        (1, 2, PARKING),
        (2, 1, DISPUTE),
    ]


def test_a_pdf_locked_against_changes_only_is_read():
    parsed = parse("p.pdf", pdf_of([DISPUTE], lock="owner"))
    assert [b.text for b in parsed.blocks] == [DISPUTE]


def test_bookmarks_of_a_pdf_are_its_headings():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(["One."], ["Two."], ["Three."]))))
    chapter = writer.add_outline_item(title="Chapter", page_number=1)
    writer.add_outline_item(title="Below it", page_number=1, parent=chapter)
    out = io.BytesIO()
    writer.write(out)
    assert [b.heading for b in parse("p.pdf", out.getvalue()).blocks] == ["", "Chapter", "Chapter"]


def test_printed_lines_are_joined_and_cut_words_mended():
    page = (
        "Handbook 1\nThe colla-\nboration of the two depart-\nments is a well-\nknown matter of care and of pa-\ntience.\n"
        "\u2022 a well-known item\n\u2022 another\n3"
    )
    (paragraphs, *_) = page_paragraphs([page, "Handbook 2\nA.\n4", "Handbook 3\nB.\n5"])
    assert paragraphs == [
        "The collaboration of the two departments is a well-known matter of care and of patience.",
        "\u2022 a well-known item",
        "\u2022 another",
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\ntwo\nthree", ["one", "two", "three"]),
        ("wrapped here\nby an editor\n\nand a second\n", ["wrapped here by an editor", "and a second"]),
        ("Name\nRole\n\n" + "long " * 40, ["Name", "Role", ("long " * 40).strip()]),
        ("To do:\n- this\n- that\n  with more\n\nEnd", ["To do:", "- this", "- that with more", "End"]),
    ],
)
def test_paragraphs_of_plain_text(text, paragraphs):
    assert text_paragraphs(text) == paragraphs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_the_usual_encodings(encoding):
    assert parse("a.txt", "Grüße, café".encode(encoding)).blocks[0].text == "Grüße, café"
