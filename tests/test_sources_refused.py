"""Documents that are not taken: each says why and what to do, and leaves all as it was."""

from __future__ import annotations

import re
from pathlib import Path

from made_documents import DISPUTE, REVIEW, docx_of, long_text, many_pages, pdf_of, state_of, zip_bomb

from assistant.sources import MOST_BYTES, find_in_sources, ingest, ingest_bytes, ingestion

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
