from __future__ import annotations

import shutil
from collections import Counter

import jsonschema
import pytest
import yaml

from assistant.errors import InputError
from assistant.library import library
from assistant.schemas import METHOD_IDS, Draft, MethodChoice, Preparation, Sentence, Situation, Yours
from evals.cases import FOLDER, SCHEMA, case_schema, read_case, read_cases
from evals.run.masking import left_capital, names_in
from evals.run.new_case import case_from, case_yaml, read_preparation, write_case

CASES = read_cases()
MINE = FOLDER / "reset-ferry-timetable.yaml"


def test_there_are_enough_of_every_kind():
    groups = Counter(case.group for case in CASES)
    assert len(CASES) >= 150
    assert all(groups[method] >= 5 for method in METHOD_IDS), groups
    assert groups["asks"] >= 15
    assert groups["abstains"] >= 15
    tags = Counter(tag for case in CASES for tag in case.tags)
    assert tags["injection"] >= 6
    assert tags["non-native"] >= 12


def test_the_smoke_set_has_20_and_every_method():
    smoke = [case for case in CASES if case.smoke]
    assert len(smoke) == 20
    assert set(METHOD_IDS) | {"asks", "abstains"} == {case.group for case in smoke}


def test_the_published_schema_is_that_of_the_cases():
    assert SCHEMA.read_text(encoding="utf-8") == case_schema()


def test_every_case_validates_against_the_published_schema():
    validator = jsonschema.Draft202012Validator(yaml.safe_load(SCHEMA.read_text(encoding="utf-8")))
    for file in sorted(FOLDER.glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=../case.schema.json\n"), file.name
        raw = yaml.safe_load(text)
        raw["situation"]["happened"] = list(Situation.model_validate(raw["situation"]).happened)
        method = raw["expect"].get("method", [])
        raw["expect"]["method"] = [method] if isinstance(method, str) else method
        assert not list(validator.iter_errors(raw)), file.name


def test_cases_are_named_as_their_files_and_name_advice_that_exists():
    known = library().advice
    for file in sorted(FOLDER.glob("*.yaml")):
        case = read_case(file)
        assert case.id == file.stem
        assert {*case.expect.advice, *(a for any_of in case.expect.advice_any for a in any_of)} <= set(known)


def test_what_a_draft_must_hold_was_told():
    for case in CASES:
        if case.expect.status != "drafted":
            assert not case.expect.holds, case.id


def test_adding_a_case_is_copying_a_file(tmp_path):
    shutil.copy(MINE, tmp_path / "mine.yaml")
    assert [case.id for case in read_cases(tmp_path)] == ["reset-ferry-timetable"]
    shutil.copy(MINE, tmp_path / "other.yaml")
    with pytest.raises(InputError, match=r"other.yaml: the id 'reset-ferry-timetable' is taken by mine.yaml"):
        read_cases(tmp_path)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"expect": {"status": "maybe"}}, "expect.status"),
        ({"expect": {"status": "drafted", "moves": ["dance"]}}, "expect.moves.0"),
        ({"mood": "good"}, "mood"),
        ({"id": "No Slug"}, "id"),
    ],
)
def test_a_bad_case_names_file_and_field(tmp_path, change, named):
    raw = {"id": "a", "situation": {}, "expect": {"status": "asks"}} | change
    (tmp_path / "bad.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(InputError, match=rf"bad.yaml: .*{named}"):
        read_cases(tmp_path)


@pytest.mark.parametrize("text", ["", "- 1", "a: [", "\x00"])
def test_what_is_no_case_is_said_so(tmp_path, text):
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.yaml"):
        read_cases(tmp_path)


def test_a_folder_without_cases_is_said_so(tmp_path):
    with pytest.raises(InputError, match="found none"):
        read_cases(tmp_path)


def saved(tmp_path):
    situation = Situation.model_validate(
        {
            "me": {"name": "Wanda Kessler"},
            "peer": {"name": "Torben Aagaard"},
            "happened": ['Torben told Ruprecht Zeller "no budget" on 4 March'],
            "wish": "write to wanda.kessler@example.com first",
            "kind": "mention",
        }
    )
    text = 'Torben, on 4 March you told Ruprecht Zeller "no budget".'
    draft = Draft(method="mention", sentences=(Sentence(text=text, origins=(Yours(field="happened"),)),))
    made = Preparation(
        status="drafted",
        situation=situation,
        choice=MethodChoice(method="mention", why=""),
        draft=draft,
        drafted_by="built-in",
        seconds=0,
    )
    file = tmp_path / "saved.json"
    file.write_text(made.model_dump_json(by_alias=True), encoding="utf-8")
    return file


def test_a_new_case_out_of_a_saved_preparation_has_its_names_masked(tmp_path):
    case = case_from(read_preparation(saved(tmp_path)), "mention-budget")
    text = case_yaml(case)
    for name in ("Wanda", "Kessler", "Torben", "Aagaard", "Ruprecht", "Zeller", "example.com"):
        assert name.lower() not in text.lower()
    assert case.expect.method == ("mention",)
    assert "no budget" in case.expect.holds
    assert any("4" in held for held in case.expect.holds)
    folder = tmp_path / "cases"
    folder.mkdir()
    assert read_case(write_case(case, folder)) == case
    with pytest.raises(InputError, match="such a case already"):
        write_case(case, folder)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"status": "drafted", "sentences": []}', "a draft without its situation"),
        ('{"status": "drafted", "situation": {}}', "drafted_by: Field required"),
        ("mood: good", "mood"),
        ("wish: a\n---\nwish: b", "one situation, got 2"),
    ],
)
def test_what_is_no_preparation_is_said_so(tmp_path, text, says):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_preparation(tmp_path / "x.json")


def test_a_situation_is_prepared_and_becomes_a_case(tmp_path, monkeypatch, index_cache):
    monkeypatch.setenv("FIRST_RUNG_CACHE_DIR", str(index_cache))
    told = {"peer": {"name": "Tom Okafor"}, "happened": ["on 14 March 6 boxes were missing"], "kind": "reset"}
    (tmp_path / "s.yaml").write_text(yaml.safe_dump(told))
    case = case_from(read_preparation(tmp_path / "s.yaml"), "boxes")
    assert (case.expect.status, case.expect.method) == ("drafted", ("reset",))
    assert "14 March" in case.expect.holds


def test_names_that_the_parser_misses_are_masked_too_and_the_rest_is_shown():
    told = Situation(
        me={"name": "Priya Raman"},
        peer={"name": "Tom Okafor"},
        happened=(
            "Tom told Sister Bridget Doyle on 12 March that the stock at Kelvin House waits",
            "Yesterday the IT desk rang Dr. Adebayo about it",
        ),
    )
    assert {"Bridget Doyle", "Kelvin House", "Adebayo"} <= set(names_in(told))
    assert not {"March", "Yesterday", "Sister", "IT"} & {w for n in names_in(told) for w in n.split()}
    assert left_capital("Alex met Bridget on Monday. Then Alex left.", "Alex") == ("Bridget", "Then")
