"""Sources of one's own: real parsers on files made here, the real embedding model, a real Chroma."""

import io
import json
import os
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from assistant.cli import main
from assistant.errors import InputError, RetrievalError
from assistant.retrieve.embedding import weights_folder
from assistant.settings import Settings, load_settings
from assistant.sources import (
    MOST_BYTES,
    find_in_sources,
    ingest,
    ingest_bytes,
    ingestion,
    list_sources,
    remove_source,
    store,
)
from assistant.sources.lines import page_paragraphs, text_paragraphs
from assistant.sources.parse import Block, parse
from assistant.sources.split import cut, for_encoder

SHARED = Path(__file__).parents[2] / "shared" / "sources"
REVIEW = "The quarterly review moves to the second Tuesday, because the finance figures are not ready before."
PARKING = "Bicycles may stand in the inner yard; cars need a permit from the front desk."
DISPUTE = (
    "When two teams disagree about a date, their leads meet the same day and write down one date together."
)


@pytest.fixture
def mine(tmp_path: Path) -> Settings:
    return load_settings(data_dir=tmp_path / "mine")


def pdf_of(*pages: list[str], title: str = "", user_password: str = "", lock: str = "") -> bytes:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    if title:
        pdf.set_title(title)
    for page in pages:
        pdf.add_page()
        for paragraph in page:
            pdf.multi_cell(0, 5, paragraph, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
    if not lock:
        return bytes(pdf.output())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
    writer.encrypt(user_password, lock, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx_of(*paragraphs: tuple[str, str], table: list[list[str]] | None = None) -> bytes:
    made = docx.Document()
    for style, text in paragraphs:
        made.add_paragraph(text, style=style)
    if table:
        grid = made.add_table(rows=0, cols=len(table[0]))
        for cells in table:
            for cell, text in zip(grid.add_row().cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def long_text(words: int, seed: int = 1) -> str:
    dice = random.Random(seed)
    known = "meeting colleague agreement disappointing quarterly 2026 re-read, however (perhaps) unreasonable".split()
    return " ".join(dice.choice(known) + ("." if n % 12 == 11 else "") for n in range(words))


def state_of(settings: Settings) -> dict[str, bytes]:
    root = settings.data_dir / "sources"
    kept = [f for f in root.rglob("*") if f.is_file() and "index-" not in str(f) and f.suffix != ".lock"]
    return {str(f.relative_to(root)): f.read_bytes() for f in kept}


# Reading


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


# Splitting


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


# Taking in, finding, listing, removing


def test_what_was_taken_in_is_found_with_its_place(mine, tmp_path):
    folder = tmp_path / "reading"
    (folder / "deep").mkdir(parents=True)
    (folder / "review.txt").write_text(f"{PARKING}\n\n{REVIEW}\n")
    (folder / "deep" / "team.pdf").write_bytes(pdf_of([PARKING], ["Opening words.", DISPUTE]))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("not this")
    seen = []
    took = ingest([folder], mine, lambda *step: seen.append(step))
    assert [(t.file, t.status) for t in took] == [("review.txt", "added"), ("team.pdf", "added")]
    assert seen[0] == ("review.txt", 0, 2)
    assert seen[-1] == ("done", 2, 2)
    (best, *_) = find_in_sources("two teams cannot agree on a date, what now?", mine)
    assert (best.file, best.page, best.paragraphs) == ("team.pdf", 2, (1, 2))
    assert DISPUTE in best.text
    assert best.source_id == took[1].id
    assert best.id.startswith(f"{best.source_id}-")
    assert 0.3 < best.score <= 1
    assert find_in_sources("how long do I boil an egg?", mine) == ()
    assert find_in_sources("  ", mine) == ()


def test_only_what_changed_is_embedded_again(mine, tmp_path, monkeypatch):
    embedded = []
    real = ingestion.embed
    monkeypatch.setattr(ingestion, "embed", lambda texts: embedded.extend(texts) or real(texts))
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text(f"# Review\n\n{REVIEW}\n\n# Yard\n\n{PARKING}\n")
    two.write_text(f"# Team\n\n{DISPUTE}\n")
    ingest([one, two], mine)
    assert len(embedded) == 3
    before = {p.text: p.id for p in find_in_sources("bicycles and the review", mine)}
    embedded.clear()
    assert [t.status for t in ingest([one, two], mine)] == ["unchanged", "unchanged"]
    one.write_text(f"# Review\n\nThe review is cancelled for good.\n\n# Yard\n\n{PARKING}\n")
    assert [t.status for t in ingest([one, two], mine)] == ["changed", "unchanged"]
    assert embedded == ["Review\nThe review is cancelled for good."]
    after = {p.text: p.id for p in find_in_sources("bicycles and the review", mine)}
    assert after[PARKING] == before[PARKING]
    assert REVIEW not in after
    assert len(list((mine.data_dir / "sources" / "documents").iterdir())) == 4


def test_list_and_remove(mine):
    added = ingest_bytes("C:\\docs\\Team Charter (v2).txt", DISPUTE.encode(), mine)
    other = ingest_bytes("yard.txt", PARKING.encode(), mine)
    assert added.id.startswith("u-team-charter-v2-")
    (charter, yard) = list_sources(mine)
    assert (charter.id, charter.file, charter.kind, charter.passages) == (
        added.id,
        "Team Charter (v2).txt",
        "txt",
        1,
    )
    assert yard.when.endswith("+00:00")
    remove_source(added.id, mine)
    assert [s.id for s in list_sources(mine)] == [other.id]
    assert all(p.source_id == other.id for p in find_in_sources("teams disagree about a date", mine))
    assert all(DISPUTE.encode() not in data for data in state_of(mine).values())
    with pytest.raises(InputError, match="Expected the id"):
        remove_source(added.id, mine)
    remove_source(other.id, mine)
    assert list_sources(mine) == ()
    assert find_in_sources("bicycles", mine) == ()
    assert not list((mine.data_dir / "sources").glob("index-*"))


def test_an_upload_of_the_same_name_takes_its_place(mine):
    assert ingest_bytes("a.txt", REVIEW.encode(), mine).status == "added"
    assert ingest_bytes("a.txt", PARKING.encode(), mine).status == "changed"
    (only,) = list_sources(mine)
    assert [p.text for p in find_in_sources("where may bicycles stand", mine)] == [PARKING]
    assert only.file == "a.txt"


def test_the_same_content_is_kept_once(mine):
    first = ingest_bytes("a.txt", REVIEW.encode(), mine)
    twin = ingest_bytes("b.txt", REVIEW.encode(), mine)
    assert (twin.status, twin.id) == ("unchanged", first.id)
    assert "'a.txt'" in twin.reason
    assert len(list_sources(mine)) == 1


def test_files_of_one_name_are_told_apart(mine, tmp_path):
    for folder, text in (("sales", REVIEW), ("support", PARKING)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notes.txt").write_text(text)
    ingest([tmp_path / "sales" / "notes.txt", tmp_path / "support"], mine)
    assert [s.file for s in list_sources(mine)] == ["notes.txt", "support/notes.txt"]


@pytest.mark.parametrize(
    "name", ["..", "日本語.txt", "a\nb\x1b[31m.txt", "x" * 250 + ".txt", "\ud800.txt", "'; --.md"]
)
def test_odd_names_do_no_harm(mine, name):
    came = ingest_bytes(name, REVIEW.encode(), mine)
    assert came.status == ("refused" if name == ".." else "added")
    assert came.file.isprintable()
    assert len(came.file) <= 140
    assert all(s.file.isprintable() and s.id == came.id for s in list_sources(mine))


def test_a_file_name_that_is_no_utf8(mine, tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(REVIEW)
    (came,) = ingest([tmp_path], mine)
    assert (came.status, came.file) == ("added", "caf?.txt")


# Refusing


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/document.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1024 * 1024))
    return out.getvalue()


def many_pages() -> bytes:
    writer = PdfWriter()
    for _ in range(501):
        writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


REFUSED = {
    "empty.txt": (lambda: b"", "is empty"),
    "blank.md": (lambda: b" \n\n ", "words to read"),
    "picture.txt": (
        lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        "holds bytes that no text holds",
    ),
    "really.txt": (lambda: pdf_of(["a"]), "Rename it to end in .pdf"),
    "binary.html": (lambda: bytes(range(256)) * 9, "holds bytes that no text holds"),
    "broken.pdf": (lambda: pdf_of([DISPUTE])[:700], "save it again"),
    "text.pdf": (lambda: b"just words", "does not begin like one"),
    "locked.pdf": (lambda: pdf_of(["a"], user_password="u", lock="o"), "encrypted with a password"),
    "scan.pdf": (lambda: pdf_of([]), "OCR"),
    "long.pdf": (many_pages, "at most 500 pages, but it has 501"),
    "broken.docx": (lambda: docx_of(("Normal", "a"))[:3000], "save it again"),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
    "other.docx": (zip_bomb, "at most 200 MB when unpacked"),
    "huge.txt": (lambda: b"a " * (MOST_BYTES // 2 + 1), "at most 20 MB, but the file has 20.0 MB"),
    "endless.txt": (lambda: long_text(5000).encode() * 160, "at most 5,000 passages"),
    "crumbs.txt": (lambda: b"x\n" * 300_000, "at most 250,000 paragraphs"),
    "old.doc": (lambda: b"x", "Save it as .docx first"),
    "sheet.xlsx": (lambda: b"x", "Expected one of .md"),
    "noending": (lambda: b"x", "Expected one of .md"),
}


def test_what_cannot_be_taken_says_why_and_leaves_all_as_it_was(mine, tmp_path):
    ingest_bytes("good.txt", REVIEW.encode(), mine)
    before = state_of(mine)
    for name, (made, _) in REFUSED.items():
        (tmp_path / name).write_bytes(made())
    given = [tmp_path / name for name in REFUSED]
    took = ingest([*given, tmp_path / "missing.txt", Path("/dev/null"), tmp_path / ("n" * 300)], mine)
    for came, (_, says) in zip(took, [*REFUSED.values(), *[("", "")] * 3], strict=True):
        assert came.status == "refused", came
        assert came.reason.startswith("Expected ")
        assert "\n" not in came.reason
        if says:
            assert re.search(says, came.reason), came
    assert "nothing of that name" in took[-3].reason
    assert state_of(mine) == before
    assert find_in_sources("when is the review", mine)


def test_a_folder_without_documents_says_so(mine, tmp_path):
    (tmp_path / "empty").mkdir()
    (came,) = ingest([tmp_path / "empty"], mine)
    assert (came.file, came.status) == ("empty", "refused")
    assert "none ends in one of .md" in came.reason


def test_a_broken_new_version_leaves_the_old(mine):
    ingest_bytes("a.docx", docx_of(("Normal", DISPUTE)), mine)
    came = ingest_bytes("a.docx", b"PK\x03\x04 cut off", mine)
    assert came.status == "refused"
    assert "stays" in came.reason
    assert find_in_sources("teams disagree about a date", mine)[0].text == DISPUTE


def test_more_than_the_limit_is_taken_in_turns(mine, tmp_path, monkeypatch):
    monkeypatch.setattr(ingestion, "MOST_FILES", 2)
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"Note {n}. {REVIEW}")
    statuses = [[t.status for t in ingest([tmp_path], mine)] for _ in range(3)]
    assert statuses[0] == ["added"] * 2 + ["refused"] * 3
    assert statuses[1] == ["unchanged"] * 2 + ["added"] * 2 + ["refused"]
    assert statuses[2] == ["unchanged"] * 4 + ["added"]


# Failing and sharing


@pytest.mark.parametrize("at", ["documents", "index", "manifest"])
def test_a_full_disk_leaves_the_state_before(mine, monkeypatch, at):
    ingest_bytes("a.txt", REVIEW.encode(), mine)
    before = state_of(mine)
    real = store._write_whole

    def full(file, data):
        if (at, file.suffix) == ("documents", ".npy") or (at, file.name) == ("manifest", "manifest.json"):
            raise OSError(28, "No space left on device")
        real(file, data)

    def no_index(*args):
        raise RetrievalError("Expected to write an index, got: database or disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(store, "_write_whole", full)
        if at == "index":
            patched.setattr(store, "write_rows", no_index)
        with pytest.raises(RetrievalError, match=r"Expected to write .*(No space left|disk is full)"):
            ingest_bytes("b.txt", PARKING.encode(), mine)
    assert state_of(mine) == before
    assert len(list((mine.data_dir / "sources").glob("index-*"))) == 1
    assert [p.file for p in find_in_sources("when is the quarterly review", mine)] == ["a.txt"]
    assert ingest_bytes("b.txt", PARKING.encode(), mine).status == "added"


@pytest.mark.parametrize("harm", ["gone", "broken"])
def test_a_lost_index_is_made_anew(mine, harm):
    ingest_bytes("a.txt", REVIEW.encode(), mine)
    (index,) = (mine.data_dir / "sources").glob("index-*")
    for file in [f for f in index.rglob("*") if f.is_file()]:
        file.unlink() if harm == "gone" else file.write_bytes(b"broken")
    assert find_in_sources("when is the quarterly review", mine)[0].text == REVIEW


def test_a_broken_manifest_says_what_to_do(mine):
    ingest_bytes("a.txt", REVIEW.encode(), mine)
    (mine.data_dir / "sources" / "manifest.json").write_text("{")
    with pytest.raises(RetrievalError, match="ingest your documents again"):
        list_sources(mine)


def test_two_processes_at_once_lose_nothing(mine):
    # Vectors that cost nothing: what is tried here is the writing.
    code = (
        "import random, sys\n"
        "from assistant.settings import load_settings\n"
        "from assistant.sources import ingest_bytes, ingestion\n"
        "ingestion.embed = lambda texts: [\n"
        "    [random.Random(t + str(n)).gauss(0, 1) for n in range(384)] for t in texts]\n"
        "settings, who = load_settings(data_dir=sys.argv[1]), sys.argv[2]\n"
        "for n in range(8):\n"
        "    assert ingest_bytes(f'{who}{n}.txt', f'{who} {n}.'.encode(), settings).status == 'added'\n"
    )
    people = ("Ines", "Omar")
    both = [subprocess.Popen([sys.executable, "-c", code, str(mine.data_dir), who]) for who in people]
    assert [p.wait(timeout=120) for p in both] == [0, 0]
    assert {s.file for s in list_sources(mine)} == {f"{who}{n}.txt" for who in people for n in range(8)}
    manifest, hits = store.nearest(mine.data_dir / "sources", [1.0] * 384, 100)
    assert {i.rsplit("-", 1)[0] for i, _ in hits} == set(manifest.entries)
    assert len(hits) == 16


# The command


def test_the_commands(tmp_path, monkeypatch, capsys):
    def call(*args):
        monkeypatch.setattr(sys, "argv", ["first-rung", *args])
        with pytest.raises(SystemExit) as stopped:
            main()
        return stopped.value.code or 0, capsys.readouterr().out

    (tmp_path / "a.txt").write_text(REVIEW)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 cut off")
    assert "No sources of your own yet" in call("sources")[1]
    code, out = call("ingest", str(tmp_path / "a.txt"), str(tmp_path / "b.pdf"), "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [(line["file"], line["status"]) for line in lines] == [("a.txt", "added"), ("b.pdf", "refused")]
    assert "a.txt  txt, 1 passages" in call("sources")[1]
    again = f"unchanged  a.txt: 1 passages [{lines[0]['id']}]\n"
    assert call("ingest", str(tmp_path / "a.txt")) == (0, again)
    assert call("sources", "--remove", "nobody")[0] == 2
    assert call("sources", "--remove", lines[0]["id"]) == (0, f"Removed {lines[0]['id']}.\n")


# The five documents


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five documents are not here")
@pytest.mark.parametrize(
    ("question", "file", "paragraph"),
    [
        ("should we do a personality test to learn how the other one takes feedback", "000", 6),
        ("how do I mention a small thing without making it a big deal", "001", None),
        ("how do sales and marketing share the definition of a qualified lead", "004", None),
    ],
)
def test_a_team_asks_its_own_reading(own_reading, question, file, paragraph):
    found = find_in_sources(question, own_reading)
    places = {(p.file[:3], n) for p in found for n in p.paragraphs}
    assert any(f == file and paragraph in (n, None) for f, n in places)
    for passage in found:
        lines = [x for x in (SHARED / passage.file).read_text().splitlines() if x.strip()]
        quoted = passage.text.split("\n")
        told = [" ".join(lines[n - 1].split()) for n in passage.paragraphs]
        assert len(quoted) == len(told)
        assert all(part in line for part, line in zip(quoted, told, strict=True))


@pytest.fixture(scope="module")
def own_reading(tmp_path_factory) -> Settings:
    """The five documents, taken in once: their paragraphs are counted as the library counts them."""
    settings = load_settings(data_dir=tmp_path_factory.mktemp("own"))
    took = ingest(sorted(SHARED.glob("0*.txt")), settings)
    assert [t.status for t in took] == ["added"] * 5
    return settings
