"""What is kept of one's own sources outlives a full disk, a lost index, a broken file and another process."""

from __future__ import annotations

import subprocess
import sys

import pytest
from made_documents import PARKING, REVIEW, state_of

from assistant.errors import RetrievalError
from assistant.sources import documents, find_in_sources, ingest_bytes, list_sources, store


@pytest.mark.parametrize("at", ["documents", "index", "manifest"])
def test_a_full_disk_leaves_the_state_before(mine, monkeypatch, at):
    ingest_bytes("a.txt", REVIEW.encode(), mine)
    before = state_of(mine)
    real = store.write_whole

    def full(file, data):
        if (at, file.suffix) == ("documents", ".npy") or (at, file.name) == ("manifest", "manifest.json"):
            raise OSError(28, "No space left on device")
        real(file, data)

    def no_index(*args):
        raise RetrievalError("Expected to write an index, got: database or disk is full.")

    with monkeypatch.context() as patched:
        for module in (documents, store):
            patched.setattr(module, "write_whole", full)
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
