"""The page of settings without a browser, and what the first page says of them."""

from __future__ import annotations

import pytest
from page_driver import box, opened, press, tell, text_of
from streamlit.testing.v1 import AppTest

from assistant.language_model import ScriptedModel
from assistant.settings import load_settings

pytestmark = pytest.mark.usefixtures("no_index")


def test_settings_that_cannot_be_read_are_explained(page, monkeypatch):
    monkeypatch.setenv("FIRST_RUNG_TIMEOUT_S", "soon")
    at = press(tell(page), "Draft")
    assert "FIRST_RUNG_TIMEOUT_S: expected a usable" in text_of(at)


def test_a_hosted_model_is_announced_before_anything_goes_to_it(page, monkeypatch):
    monkeypatch.setenv("FIRST_RUNG_MODEL", "openai/some")
    assert "what you typed goes to it" in text_of(page.run())


@pytest.fixture
def settings_page() -> AppTest:
    return opened("app.settings_page(ui)")


def test_a_model_is_set_saved_and_named(settings_page):
    box(settings_page, "Model").set_value("openai/some")
    box(settings_page, "Address of its server").set_value("http://127.0.0.1:9/v1")
    at = press(settings_page, "Save")
    assert "**openai/some**" in text_of(at)
    assert "Saved in" in text_of(at)
    assert load_settings().api_base == "http://127.0.0.1:9/v1"
    assert {field.label for field in at.text_input} == {"Model", "Address of its server"}


def test_an_address_that_cannot_be_used_is_explained_and_not_saved(settings_page):
    box(settings_page, "Address of its server").set_value("somewhere")
    at = press(settings_page, "Save")
    assert "should be an address" in text_of(at)
    assert load_settings().api_base == ""


def test_the_test_call(settings_page, monkeypatch):
    assert "needs no call" in text_of(press(settings_page, "Make a test call"))
    model = ScriptedModel(['{"answer": "yes"}'], name="openai/some")
    monkeypatch.setattr("assistant.language_model.open_model", lambda settings: model)
    assert "openai/some answered" in text_of(press(settings_page, "Make a test call"))
