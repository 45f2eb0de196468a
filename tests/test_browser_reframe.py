"""The page Reframe in a real browser: paste, pick a style, take a change back, move the slider, and not knowing the style."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from test_browser import SLOW_MS, Visit, address, browser  # noqa: F401

TEXT = "Subject: Rota\n\nDear Amara,\n\nSend me the rota for week 32 by Friday. You never answered my mail of 3 May. Obviously the night crew is waiting.\n\nRegards,\nTomas"


def open_reframe(visit: Visit) -> Page:
    visit.page.get_by_role("link", name="Reframe").click()
    expect(visit.page.get_by_role("heading", name="Reframe", exact=True)).to_be_visible()
    return visit.page


def paste(visit: Visit, text: str, style: str) -> None:
    visit.field("The text").fill(text)
    visit.field("The text").blur()
    choose(visit.page, "How do they like to talk?", style)
    visit.button("Reframe").click()
    expect(result(visit.page)).to_be_visible(timeout=SLOW_MS)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def result(page: Page):
    return page.locator(".reframed").last


@pytest.fixture
def visit(browser: Browser, address: str):  # noqa: F811
    seen = Visit(browser, address)
    yield seen
    seen.check_quiet()
    seen.page.context.close()


def test_reframing_by_clicking(visit: Visit):
    page = open_reframe(visit)
    paste(visit, TEXT, "Warm")
    expect(result(page)).to_contain_text("Could you please send me the rota for week 32 by Friday?")
    expect(page.locator(".reframed").first.locator("del").filter(has_text="never")).to_have_count(1)
    assert page.locator(".reframed").last.locator("ins").count() > 2
    expect(page.get_by_text("Meaning kept: yes.")).to_be_visible()
    expect(visit.button("Download")).to_be_visible()
    expect(page.get_by_text("Between peers nobody gives orders.")).to_be_visible()
    visit.keep("reframe-light")

    row = page.locator("[class*=st-key-change-soften_order]")
    row.get_by_role("button", name="Take back").click()
    expect(result(page)).to_contain_text("Send me the rota for week 32 by Friday.")
    expect(result(page)).not_to_contain_text("Could you please")
    expect(result(page)).not_to_contain_text("Obviously")

    slider = page.get_by_role("slider")
    slider.press("Home")
    expect(result(page)).to_contain_text("You never answered my mail of 3 May. Obviously")
    expect(page.get_by_text("as I am").first).to_be_visible()
    slider.press("End")
    expect(result(page)).not_to_contain_text("Obviously")
    expect(result(page)).to_contain_text("Send me the rota for week 32 by Friday.")


def test_not_knowing_the_style(visit: Visit):
    page = open_reframe(visit)
    visit.field("The text").fill(
        "I guess we could maybe meet on Monday, if that is okay. The crane is booked until 4."
    )
    visit.field("The text").blur()
    choose(page, "How do they like to talk?", "I don't know")
    for says in (
        "With what they want, in one line",
        "What do you need, and by when?",
        "They said no at once",
    ):
        page.locator("label").filter(has_text=says).click()
    expect(page.get_by_text("It may be direct")).to_be_visible()
    expect(page.get_by_text("A guess to check, not a fact about them.")).to_be_visible()
    visit.button("Reframe").click()
    expect(result(page)).to_contain_text("We could meet on Monday", timeout=SLOW_MS)
    visit.field("The text").fill("Kannst du mir bitte die Liste bis Freitag schicken?")
    visit.field("The text").blur()
    visit.button("Reframe").click()
    expect(page.get_by_text(re.compile("This seems to be in German"))).to_be_visible(timeout=SLOW_MS)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_on_a_phone_and_in_the_dark(browser: Browser, address: str, width: int, scheme: str):  # noqa: F811
    visit = Visit(browser, address, scheme=scheme)
    page = open_reframe(visit)
    page.set_viewport_size({"width": width, "height": 900})
    paste(visit, TEXT, "Direct")
    expect(result(page)).to_contain_text("Please send me the rota for week 32 by Friday.")
    expect(page.get_by_text("left out “Obviously”")).to_be_visible()
    expect(visit.button("Download")).to_be_visible()
    visit.check_no_sideways_scroll()
    visit.keep(f"reframe-{scheme}-{width}")
    visit.check_quiet()
    page.context.close()
