"""The library against the documents it was read from, and against itself."""

import re
from pathlib import Path

import pytest
import yaml

from assistant.errors import LibraryError
from assistant.library import library, read_library
from assistant.resources import folder

ROOT = Path(__file__).parent.parent
SOURCES = ROOT.parent / "shared" / "sources"
TEXT = {".py", ".md", ".yaml", ".yml", ".json", ".jsonl", ".toml", ".txt", ".html", ".js", ".css", ".svg"}
SKIPPED = {".git", ".venv", "build", "dist", "out"}
needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the source documents are not beside this checkout"
)


def words(text):
    return re.findall(r"[a-záéíóúñ']+|\d+", text.lower().replace("’", "'"))


def paragraphs(name):
    return [
        line.strip() for line in (SOURCES / name).read_text(encoding="utf-8").splitlines() if line.strip()
    ]


@needs_sources
@pytest.mark.parametrize("advice", library().advice.values(), ids=lambda a: a.id)
def test_every_place_holds_its_anchor(advice):
    for place in advice.places:
        told = paragraphs(place.file)
        assert max(place.paragraphs) <= len(told)
        said = " ".join(told[n - 1] for n in place.paragraphs).replace("’", "'").lower()
        assert place.anchor.replace("’", "'").lower() in said
        assert len(place.anchor.split()) <= 6


@needs_sources
def test_no_run_of_eight_words_of_the_sources_stands_in_the_project():
    theirs = set()
    for file in SOURCES.glob("0*.txt"):
        w = words(file.read_text(encoding="utf-8"))
        theirs |= {tuple(w[i : i + 8]) for i in range(len(w) - 7)}
    found = []
    for file in ROOT.rglob("*"):
        if not file.is_file() or file.suffix not in TEXT or SKIPPED & set(file.relative_to(ROOT).parts):
            continue
        w = words(file.read_text(encoding="utf-8", errors="ignore"))
        found += [
            (file.name, " ".join(w[i : i + 8])) for i in range(len(w) - 7) if tuple(w[i : i + 8]) in theirs
        ]
    assert found == []


@needs_sources
def test_the_article_that_stands_twice_is_told_once_with_two_places():
    twice = [a for a in library().advice.values() if len(a.places) == 2]
    assert len(twice) == 28
    for advice in twice:
        first, second = ([paragraphs(p.file)[n - 1] for n in p.paragraphs] for p in advice.places)
        assert first == second


def test_every_source_file_has_advice():
    files = {p.file[:3] for a in library().advice.values() for p in a.places}
    assert files == {"000", "001", "002", "003", "004"}


def test_the_unsupported_claim_is_marked():
    assert [a.id for a in library().advice.values() if a.claim] == ["trebound-show-examples"]


def test_every_item_says_what_when_and_why_and_carries_questions():
    for advice in library().advice.values():
        assert advice.do
        assert advice.when
        assert advice.why
        assert advice.methods
        assert len(advice.questions) >= 10
        assert len(advice.text.split()) < 150


@pytest.mark.parametrize("method", library().methods.values(), ids=lambda m: m.id)
def test_methods_are_full_and_their_steps_cite_advice_for_them(method):
    assert method.when
    assert method.when_not
    assert method.limits.after
    for step in method.steps:
        assert step.advice
        assert all(method.id in library().advice[a].methods for a in step.advice)


def test_a_mention_is_small():
    limits = library().methods["mention"].limits
    assert (limits.sentences, limits.observations) == (2, 1)
    assert not any((limits.may_request, limits.may_advise, limits.may_ask))


def test_a_reset_draws_on_the_five_voices():
    cited = {library().advice[a].person for s in library().methods["reset"].steps for a in s.advice}
    assert {"Jonathan Raymond", "Kexin Chen", "Tamara Niesen", "Laura Lewis", "Katie Jane Parkes"} <= cited


def copy_of_corpus(tmp_path):
    for file in folder("corpus").rglob("*.yaml"):
        target = tmp_path / file.relative_to(folder("corpus"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return tmp_path


def change(file, edit):
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    edit(raw)
    file.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "edit", "says"),
    [
        ("sources/004-sales-and-marketing.yaml", lambda r: r["advice"].append(r["advice"][0]), "stand twice"),
        ("sources/004-sales-and-marketing.yaml", lambda r: r["advice"][0].pop("why"), "why"),
        ("sources/004-sales-and-marketing.yaml", lambda r: r["advice"][0].update(mood="x"), "mood"),
        ("methods/mention.yaml", lambda r: r["steps"][0].update(advice=["nobody-said"]), "nobody-said"),
        ("questions.yaml", lambda r: r.update({"nobody-said": ["?"]}), "nobody-said"),
    ],
)
def test_a_broken_library_says_which_file_and_what(tmp_path, file, edit, says):
    corpus = copy_of_corpus(tmp_path)
    change(corpus / file, edit)
    with pytest.raises(LibraryError, match=says):
        read_library(corpus)


def test_the_digest_changes_with_the_content(tmp_path):
    corpus = copy_of_corpus(tmp_path)
    before = read_library(corpus).digest
    change(
        corpus / "questions.yaml", lambda r: r["parkes-team-charter"].append("what do we tell them about us?")
    )
    assert read_library(corpus).digest != before
