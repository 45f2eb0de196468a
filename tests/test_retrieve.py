"""Retrieval with the real model and a real Chroma."""

import json
import subprocess
import sys

import pytest

from assistant.errors import RetrievalError
from assistant.library import library
from assistant.retrieve import ensure_index, find_advice
from assistant.retrieve.chunks import Chunk
from assistant.retrieve.embedding import check_weights, embed, weights_folder
from assistant.retrieve.index import build, index_folder, nearest
from assistant.retrieve.search import rank
from evals.retrieval import DATA, place_of_first_right


def tiny(n):
    return [Chunk(id=f"a{i}#0", advice=f"a{i}", text=f"text {i}") for i in range(n)]


def corners(texts):
    return [[1.0 if i == n else 0.0 for i in range(8)] for n, _ in enumerate(texts)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how do i bring up something tiny without making a drama of it?", "raymond-simple-mention"),
        ("should I say sorry for how I treated him last year", "raymond-open-apology"),
        ("they found out about our launch from a customer, how do we avoid that", "gaenger-no-surprises"),
        ("can we put a number on how well we get along", "chen-rate-one-to-ten"),
    ],
)
def test_leaders_questions_find_their_advice(index_cache, question, expected):
    assert expected in [fit.advice.id for fit in find_advice(question, index_cache, 3)]


@pytest.mark.parametrize(
    "question", ["How long do I boil an egg?", "git rebase without losing commits", "", "   "]
)
def test_nothing_fits_a_question_from_elsewhere(index_cache, question):
    assert find_advice(question, index_cache) == ()


def test_fused_beats_dense_and_lexical_on_the_tuning_half(index_cache):
    rows = [json.loads(line) for line in (DATA / "tuning.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [r for r in rows if r["right"]]

    def hits(way):
        found = [[i for i, _, _ in rank(r["question"], index_cache, way)] for r in asked]
        return sum(place_of_first_right(f, r["right"]) <= 3 for f, r in zip(found, asked, strict=True))

    fused = hits("fused")
    assert fused > hits("dense")
    assert fused > hits("lexical")
    assert fused / len(asked) >= 0.9


def test_the_questions_of_both_halves_name_advice_that_exists():
    known = set(library().advice)
    for half in ("tuning", "measuring"):
        rows = [
            json.loads(line) for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        assert len(rows) >= 60
        assert all(set(r["right"]) <= known for r in rows)


def test_carried_questions_are_not_those_that_measure():
    carried = {" ".join(q.lower().split()) for a in library().advice.values() for q in a.questions}
    for half in ("tuning", "measuring"):
        for line in (DATA / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
            assert " ".join(json.loads(line)["question"].lower().split()) not in carried


def test_vectors_are_unit_length():
    (vector,) = embed(["a word"])
    assert len(vector) == 384
    assert sum(x * x for x in vector) == pytest.approx(1.0, abs=1e-5)


def test_the_weights_are_the_published_ones():
    check_weights(weights_folder() / "model.safetensors")


def test_other_weights_are_refused(tmp_path):
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"something else")
    with pytest.raises(RetrievalError, match="Install the package again"):
        check_weights(file)


def test_the_index_is_built_once_and_anew_when_the_content_changes(tmp_path):
    calls = []

    def counted(texts):
        calls.append(len(texts))
        return corners(texts)

    first = build(tmp_path, "one", tiny(3), counted)
    assert build(tmp_path, "one", tiny(3), counted) == first
    second = build(tmp_path, "two", tiny(4), counted)
    assert second != first
    assert calls == [3, 4]
    assert nearest(second, corners(tiny(4))[3], "chunk", 1)[0][0] == "a3"
    assert not list(tmp_path.glob("building-*"))


def test_old_indexes_are_dropped_but_the_last(tmp_path):
    for digest in ("one", "two", "three", "four"):
        build(tmp_path, digest, tiny(2), corners)
    assert index_folder(tmp_path, "four").is_dir()
    assert len(list(tmp_path.glob("index-*"))) == 2


def test_a_failed_build_leaves_nothing_behind(tmp_path):
    def fails(texts):
        raise RetrievalError("no model")

    with pytest.raises(RetrievalError):
        build(tmp_path, "one", tiny(2), fails)
    assert not index_folder(tmp_path, "one").exists()
    assert not list(tmp_path.glob("building-*"))


def test_a_place_that_cannot_be_written_says_so(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(RetrievalError, match="FIRST_RUNG_CACHE_DIR"):
        build(blocked, "one", tiny(2), corners)


def test_a_broken_index_says_which_folder_to_delete(tmp_path):
    folder = build(tmp_path, "one", tiny(2), corners)
    for file in folder.rglob("*"):
        if file.is_file():
            file.write_bytes(b"broken")
    with pytest.raises(RetrievalError, match="Delete the folder"):
        nearest(folder, corners(tiny(2))[0], "chunk", 1)


def test_two_processes_at_once_leave_a_whole_index(tmp_path):
    code = (
        "import sys; from pathlib import Path; from assistant.retrieve import ensure_index; "
        "print(ensure_index(Path(sys.argv[1])))"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    folders = {p.communicate(timeout=300)[0].strip() for p in both}
    assert [p.returncode for p in both] == [0, 0]
    assert folders == {str(ensure_index(tmp_path))}
    wholes = nearest(ensure_index(tmp_path), embed(["trust"])[0], "whole", 500)
    assert {advice for advice, _ in wholes} == set(library().advice)
