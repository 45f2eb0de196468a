"""The page of the library without a browser: advice, methods, and sources of one's own."""

from __future__ import annotations

import pytest
from page_driver import opened, press, text_of
from streamlit.testing.v1 import AppTest

from assistant.library import library
from assistant.schemas import Fit
from assistant.settings import load_settings
from assistant.sources import ingest_bytes, list_sources

pytestmark = pytest.mark.usefixtures("no_index")


def library_page(item: str = "") -> AppTest:
    return opened("app.library_page(ui)", item)


def test_the_library_is_browsed_by_person_and_method():
    at = library_page()
    assert f"{len(library().advice)} pieces of advice" in text_of(at)
    [person] = [field for field in at.selectbox if field.label == "Person"]
    at = person.set_value("Kexin Chen").run()
    chens = [item for item in library().advice.values() if item.person == "Kexin Chen"]
    said = text_of(at)
    assert f"{len(chens)} pieces of advice" in said
    assert all(item.do in said for item in chens)
    [method] = [field for field in at.selectbox if field.label == "Method"]
    fewer = text_of(method.set_value("appreciate").run())
    used = {a for step in library().methods["appreciate"].steps for a in step.advice}
    fitting = [item for item in chens if "appreciate" in item.methods or item.id in used]
    assert len(fitting) < len(chens)
    assert f"{len(fitting)} piece" in fewer


def test_a_search_says_that_it_gives_the_nearest(monkeypatch):
    items = [Fit(advice=item, score=0.5) for item in library().advice.values()]
    monkeypatch.setattr("assistant.retrieve.find_advice", lambda *args: items)
    at = library_page()
    [search] = [field for field in at.text_input if field.label == "Search"]
    assert "The 20 nearest pieces of advice" in text_of(search.set_value("credit for our work").run())


def test_an_item_opens_with_the_steps_that_stand_on_it():
    said = text_of(library_page("chen-rate-one-to-ten"))
    item = library().advice["chen-rate-one-to-ten"]
    assert item.do in said
    assert f"“{item.article}”, paragraph 21" in said
    assert ".txt" not in said
    assert "Rate it together: " in said


def test_a_method_shows_where_each_step_comes_from():
    at = library_page()
    [picked] = [field for field in at.selectbox if field.label == "Which method?"]
    said = text_of(picked.set_value("charter").run())
    charter = library().methods["charter"]
    for step in charter.steps:
        assert step.name in said
        assert all(library().advice[a].do in said for a in step.advice)


def test_sources_of_ones_own_are_listed_and_removed():
    settings = load_settings()
    took = ingest_bytes("charter.md", b"# Charter\n\nWe answer each other within a day.\n", settings)
    at = library_page()
    assert "charter.md" in text_of(at)
    [button] = [b for b in at.button if b.key == f"remove {took.id}"]
    at = button.click().run()
    assert "The document itself stays where it is" in text_of(at)
    assert list_sources(settings) == ()


def test_an_upload_is_taken_in_and_a_broken_one_is_explained():
    at = library_page()
    [upload] = at.get("file_uploader")
    upload.set_value(
        [
            ("charter.md", b"# Charter\n\nWe answer each other within a day.\n", "text/markdown"),
            ("broken.pdf", b"%PDF-1.7 and nothing more", "application/pdf"),
        ]
    )
    at = press(at.run(), "Take them in")
    assert "Taken in: 1 passage." in text_of(at)
    assert "md, 1 passage, taken in" in text_of(at)
    assert "broken" in "\n".join(e.value for e in at.error)
    assert [source.file for source in list_sources(load_settings())] == ["charter.md"]
