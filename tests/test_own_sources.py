"""Drafts and advice with sources of the user's own beside the library's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.export import to_markdown
from assistant.language_model import ScriptedModel
from assistant.library import library
from assistant.own_sources import cite_beside, own_sources
from assistant.page import view
from assistant.prepare import prepare, recheck
from assistant.report import preparation_report
from assistant.schemas import Cited, Draft, Glue, Preparation, Sentence, Situation, Yours
from assistant.settings import Settings, load_settings
from assistant.sources import ingest_bytes, remove_source

HANDBOOK = """# How we repair things here

## When trust is gone

Say sorry openly for what you did in the past, and let yourself be seen doing it. Nothing repairs a damaged
relationship between two colleagues better than an apology that is open and holds nothing back.

## The canteen

Soup is served from noon. On Fridays there is fish, and the queue is long.
"""
SITUATION = Situation.model_validate(
    {
        "kind": "reset",
        "peer": {"name": "Ines", "role": "Head of Marketing"},
        "happened": ["On Tuesday I showed the campaign numbers to the board without showing Ines first."],
        "my_part": "I did not show her the numbers before the board",
        "wish": "plan the spring launch together",
    }
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings().model_copy(update={"data_dir": tmp_path / "data"})


@pytest.fixture
def handbook(settings: Settings) -> str:
    return ingest_bytes("handbook.md", HANDBOOK.encode(), settings).id


def _own(record: Preparation) -> list[str]:
    origins = [o for s in record.draft.sentences for o in s.origins] if record.draft else []
    return [o.advice for o in origins if isinstance(o, Cited) and o.advice.startswith("u-")]


def test_a_passage_is_cited_beside_the_advice_that_speaks_of_the_same(
    settings: Settings, handbook: str
) -> None:
    record = prepare(SITUATION, model=None, settings=settings)
    (cited,) = _own(record)
    passage = record.passages[0]
    assert passage.id == cited
    assert passage.source_id == handbook
    assert "Say sorry openly" in passage.text
    apology = next(s for s in record.draft.sentences if Cited(advice=cited) in s.origins)  # type: ignore[union-attr]
    assert Cited(advice="raymond-open-apology") in apology.origins
    assert all(f.verdict == "pass" for f in record.findings if f.check == "citations")


def test_a_source_on_other_matters_is_not_cited(settings: Settings) -> None:
    canteen = "The canteen\n\nSoup is served from noon. On Fridays there is fish, and the queue is long.\n"
    ingest_bytes("canteen.txt", canteen.encode(), settings)
    record = prepare(SITUATION, model=None, settings=settings)
    assert _own(record) == []
    assert record.passages == ()


def test_the_report_says_whose_each_source_is(settings: Settings, handbook: str) -> None:
    record = prepare(SITUATION, model=None, settings=settings)
    items = preparation_report(record)["advice"]
    assert {item["whose"] for item in items} == {"house", "yours"}
    yours = [item for item in items if item["whose"] == "yours"]
    assert all(item["id"].startswith(handbook) for item in yours)
    cited = {o["advice"] for s in preparation_report(record)["sentences"] for o in s["from"] if "advice" in o}
    assert cited <= {item["id"] for item in items}
    assert json.dumps(items)


def test_the_file_to_take_along_quotes_it_with_its_place(settings: Settings, handbook: str) -> None:
    text = to_markdown(prepare(SITUATION, model=None, settings=settings))
    assert "## From your own sources" in text
    assert "handbook.md" in text
    assert "under “When trust is gone”" in text
    assert handbook in text


def test_the_page_shows_the_quotation(settings: Settings, handbook: str) -> None:
    record = prepare(SITUATION, model=None, settings=settings)
    notes = [note for s in view.annotated(record, library().advice)["sentences"] for note in s["about"]]
    (own,) = [note for note in notes if note["kind"] == "own"]
    assert "Say sorry openly" in own["quote"]
    assert "handbook.md" in own["place"]
    assert handbook


def test_words_edited_later_keep_their_citation(settings: Settings, handbook: str) -> None:
    record = prepare(SITUATION, model=None, settings=settings)
    again = recheck(record, record.draft.text + " Let me know.", settings=settings)  # type: ignore[union-attr]
    assert _own(again) == _own(record)
    assert all(f.verdict == "pass" for f in again.findings if f.check == "citations")
    assert handbook


def test_a_removed_source_is_cited_no_more(settings: Settings, handbook: str) -> None:
    remove_source(handbook, settings)
    assert _own(prepare(SITUATION, model=None, settings=settings)) == []


def _reply(cites: str) -> str:
    fact = "On Tuesday I showed the campaign numbers to the board without showing you first."
    sentences = [
        {"text": fact, "field": "happened", "item": 0, "advice": []},
        {"text": "I am sorry for that.", "field": "my_part", "item": -1, "advice": [cites]},
        {"text": "How was it for you?", "field": "", "item": -1, "advice": ["raymond-ask-without-knowing"]},
    ]
    return json.dumps({"sentences": sentences})


def test_a_model_on_this_computer_may_cite_a_passage(settings: Settings, handbook: str) -> None:
    (cited,) = _own(prepare(SITUATION, model=None, settings=settings))
    model = ScriptedModel([_reply(cited)], local=True)
    record = prepare(SITUATION, model=model, settings=settings)
    assert record.drafted_by == model.name
    assert cited in _own(record)
    assert any("Say sorry openly" in str(call) for call in model.asked)
    assert handbook


def test_a_hosted_model_never_sees_a_passage(settings: Settings, handbook: str) -> None:
    model = ScriptedModel([_reply("raymond-open-apology")] * 2, local=False)
    record = prepare(SITUATION, model=model, settings=settings)
    assert not any("Say sorry openly" in str(call) for call in model.asked)
    assert _own(record), "it is cited all the same, on this computer"
    assert handbook


def test_a_passage_is_cited_once(settings: Settings, handbook: str) -> None:
    cited = Cited(advice="raymond-open-apology")
    draft = Draft(
        method="reset",
        sentences=(
            Sentence(text="I am sorry.", origins=(Yours(field="my_part"), cited)),
            Sentence(text="I mean it.", origins=(cited,)),
            Sentence(text="Thank you.", origins=(Glue(),)),
        ),
    )
    own = own_sources("", [library().advice["raymond-open-apology"]], settings)
    assert [len(s.origins) for s in cite_beside(draft, own).sentences] == [3, 1, 1]
    assert [p.source_id for p in own.passages.values()] == [handbook]


def test_sources_that_cannot_be_read_do_not_stop_a_draft(settings: Settings, handbook: str) -> None:
    for manifest in settings.data_dir.rglob("manifest.json"):
        manifest.write_text("{", encoding="utf-8")
    record = prepare(SITUATION, model=None, settings=settings)
    assert record.draft
    assert any("Your own sources could not be looked up" in notice for notice in record.notices)
    assert handbook
