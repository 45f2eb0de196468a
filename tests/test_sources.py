"""Sources of one's own taken in, found, listed and removed: the real embedding model, a real Chroma."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from made_documents import DISPUTE, PARKING, REVIEW, pdf_of, state_of

from assistant.errors import InputError
from assistant.settings import Settings, load_settings
from assistant.sources import find_in_sources, ingest, ingest_bytes, ingestion, list_sources, remove_source

SHARED = Path(__file__).parents[2] / "shared" / "sources"


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


def test_the_commands(tmp_path, first_rung):
    (tmp_path / "a.txt").write_text(REVIEW)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 cut off")
    assert "No sources of your own yet" in first_rung("sources")[1]
    code, out, _ = first_rung("ingest", str(tmp_path / "a.txt"), str(tmp_path / "b.pdf"), "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [(line["file"], line["status"]) for line in lines] == [("a.txt", "added"), ("b.pdf", "refused")]
    assert "a.txt  txt, 1 passages" in first_rung("sources")[1]
    again = f"unchanged  a.txt: 1 passages [{lines[0]['id']}]\n"
    assert first_rung("ingest", str(tmp_path / "a.txt"))[:2] == (0, again)
    assert first_rung("sources", "--remove", "nobody")[0] == 2
    assert first_rung("sources", "--remove", lines[0]["id"])[:2] == (0, f"Removed {lines[0]['id']}.\n")


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
