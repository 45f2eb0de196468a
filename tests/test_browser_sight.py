"""What is in sight in a real browser: where a page begins, what stands beside it, and what a phone shows."""

import browser_driver
from browser_driver import SLOW_MS, Visit
from playwright.sync_api import Browser, Page, expect

# Fixtures that both files use.
address, browser, visit = browser_driver.address, browser_driver.browser, browser_driver.visit


def go(page: Page, name: str) -> None:
    """To another page; on a phone the way there is folded."""
    folded = page.get_by_test_id("stExpandSidebarButton")
    if folded.is_visible():
        folded.click()
    page.get_by_role("link", name=name, exact=True).click()
    if (close := page.get_by_test_id("stSidebarCollapseButton").get_by_role("button")).is_visible():
        close.click()


def say(visit: Visit, words: str) -> None:
    """A turn of a rehearsal, and the wait for its answer."""
    turns = visit.page.get_by_test_id("stChatMessage")
    before = turns.count()
    visit.page.get_by_test_id("stChatInputTextArea").fill(words)
    visit.page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 2, timeout=SLOW_MS)
    expect(visit.button("Stop")).to_have_count(0, timeout=SLOW_MS)


def test_an_item_is_opened_in_sight_each_time(visit: Visit):
    page = visit.page
    visit.load("Engineers moved", "My own part in it")
    visit.draft()
    for _ in range(4):
        page.locator(".sentence.source").last.click()
        page.locator("button.open-item:visible").first.click()
        opened = page.locator(".st-key-opened")
        expect(opened.get_by_text("It stands behind these steps")).to_be_in_viewport()
        assert opened.bounding_box()["y"] > 0
        go(page, "Prepare")
        expect(page.get_by_role("heading", name="Prepare a hard conversation")).to_be_in_viewport()
        expect(page.locator(".draft")).to_be_visible()


def test_how_they_look_stays_in_sight(visit: Visit):
    visit.load("Engineers moved", "My own part in it")
    go(visit.page, "Rehearse")
    visit.button("Start").click()
    for words in (
        "I moved your engineers without asking. I am sorry.",
        "How was it for you?",
        "Go on.",
        "I see.",
    ):
        say(visit, words)
    expect(visit.page.get_by_text("You begin.")).to_have_count(0)
    expect(visit.page.locator(".st-key-beside").get_by_text("looks")).to_be_in_viewport()
    expect(visit.page.get_by_test_id("stChatMessage").last).to_be_in_viewport()


def test_a_phone_hides_nothing(browser: Browser, address: str):
    visit = Visit(browser, address, width=390)
    page = visit.page
    page.get_by_text("When it fits, and when not").click()
    expect(page.get_by_text("The matter is harassment").locator("visible=true")).to_have_count(1)
    visit.load("Engineers moved", "My own part in it")
    visit.draft()
    expect(page.get_by_role("heading", name="Your words")).to_be_in_viewport()
    expect(page.get_by_text("Tap a sentence")).not_to_be_in_viewport()
    visit.check_no_sideways_scroll()
    go(page, "Rehearse")
    visit.button("Start").click()
    say(visit, "I moved your engineers without asking. I am sorry.")
    for shown in ("looks", "Your draft", "The steps"):
        expect(page.locator(".st-key-beside").get_by_text(shown)).to_be_visible()
    visit.check_quiet()
    page.context.close()
