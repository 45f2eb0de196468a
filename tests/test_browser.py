"""The page in a real browser, with the real embedding model and index: the main job by clicking, as a person would."""

import re
from pathlib import Path

import browser_driver
from browser_driver import OUT, SLOW_MS, Visit
from playwright.sync_api import Browser, expect

# Fixtures that both files use.
address, browser, visit = browser_driver.address, browser_driver.browser, browser_driver.visit

FACTS = (
    "On Tuesday Nadia moved the customer demo to Friday without telling my team.",
    "In Thursday's stand-up Nadia said that we are never ready anyway.",
)


def test_the_main_job(visit: Visit, tmp_path: Path):
    page = visit.page
    visit.field("Their name").fill("Nadia")
    visit.field("Their role").fill("Head of Design")
    visit.field("What happened").fill(FACTS[0])
    visit.button("Add another fact").click()
    visit.field("Fact 2").fill(FACTS[1])
    visit.field("My own part in it").fill("I had not sent her our dates")
    visit.field("What it has led to").fill("Since then our teams plan without each other")
    # Straight from typing to the button: what was typed last has to come along.
    visit.field("What I hope for").fill("set the demo dates together")
    visit.button("Draft").click()
    expect(visit.button("Draft")).to_be_disabled()
    visit.button("Add another fact").click()
    expect(page.locator(".draft")).to_be_visible(timeout=SLOW_MS)
    expect(visit.button("Draft")).to_be_enabled()
    expect(page.get_by_role("heading", name="Your words")).to_be_in_viewport()
    assert page.get_by_text("1 of 2").count() == 0
    assert "Nadia" in visit.words()
    assert "set the demo dates together" in visit.words()
    expect(page.get_by_text("Nothing left this computer.")).to_be_visible()
    expect(page.get_by_text("What to do after.")).to_be_visible()

    visit.sentences.filter(has_text="customer demo").hover()
    expect(visit.origin).to_contain_text("Yours: what happened, fact 1")
    expect(visit.origin).to_contain_text(FACTS[0])
    page.locator(".sentence.source").last.hover()
    expect(visit.origin).to_contain_text("Advice by Kexin Chen")
    expect(visit.origin).to_contain_text("Salesforce")
    expect(visit.origin).to_contain_text("paragraph")
    visit.keep("desktop-light")

    visit.button("Copy the words").click()
    expect(visit.button("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == visit.words()

    drafted = visit.words()
    visit.button("Edit the words").click()
    visit.field("Edit the words").fill(f"{drafted} I am sorry if you were hurt.")
    visit.button("Check again").click()
    expect(page.get_by_role("heading", name="Worth another look")).to_be_visible()
    expect(page.locator("mark")).to_have_text("I am sorry if you were hurt")
    visit.sentences.last.hover()
    expect(visit.origin).to_contain_text("Yours: as you wrote it")
    visit.keep("desktop-findings")
    visit.button("Leave it out").click()
    expect(page.get_by_text("Left out: “I am sorry if you were hurt.”")).to_be_in_viewport(timeout=SLOW_MS)
    expect(page.locator("mark")).to_have_count(0)
    assert visit.words() == drafted

    visit.button("Another version").click()
    expect(page.locator(".draft")).not_to_have_text(drafted)
    with page.expect_download() as downloading:
        visit.button("Download").click()
    kept = tmp_path / "kept.md"
    downloading.value.save_as(kept)
    assert downloading.value.suggested_filename == "first-rung-reset.md"
    assert kept.read_text(encoding="utf-8").startswith("# Reset conversation with Nadia")

    visit.field("What I hope for").fill("talk more")
    visit.field("What I hope for").blur()
    expect(page.get_by_text("You changed the intake after this draft.")).to_be_visible()
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_text("The built-in drafter writes the words.")).to_be_visible()
    visit.keep("settings")
    page.get_by_role("link", name="Prepare").click()
    expect(page.locator(".draft")).to_be_visible()
    assert visit.field("Fact 2").input_value() == FACTS[1]


def test_by_keyboard(visit: Visit):
    visit.load("A review called off", "What happened")
    visit.draft()
    visit.button("Draft").focus()
    visit.page.keyboard.press("Tab")
    first = visit.sentences.first
    expect(first).to_be_focused()
    expect(visit.origin).to_contain_text("Yours: what happened, fact 1")
    expect(first).to_have_accessible_description(re.compile("Yours: what happened, fact 1"))
    visit.page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-pressed", "true")
    visit.sentences.last.hover()
    expect(visit.origin).to_contain_text("Yours: what happened, fact 1")
    visit.page.keyboard.press("Escape")
    expect(visit.origin).to_have_count(0)


def test_html_is_shown_as_text(visit: Visit):
    visit.page.get_by_text("A first-rung mention").click()
    expect(visit.field("What I hope for")).to_have_count(0)
    typed = "On Monday Ola wrote <b>later</b> <script>window.ran = 1</script> $x$ *y* under my note."
    visit.field("What happened").fill(typed)
    visit.draft()
    assert "<b>later</b> <script>window.ran = 1</script>" in visit.words()
    visit.sentences.first.hover()
    expect(visit.origin).to_contain_text(typed)
    visit.field("What happened").fill("She is impossible and *never* listens <b>to</b> $x$ :smile: anyone")
    visit.button("Draft").click()
    expect(visit.page.get_by_role("heading", name="A little more first")).to_be_visible()
    asked = visit.page.get_by_role("listitem").filter(has_text="is a judgement")
    expect(asked).to_contain_text("She is impossible and *never* listens <b>to</b> $x$ :smile: anyone")
    assert visit.page.evaluate("window.ran") is None


def test_hints_come_while_typing(visit: Visit):
    visit.field("What happened").fill("She is impossible.")
    visit.field("What happened").blur()
    expect(visit.page.get_by_text("This sounds like a judgement.")).to_be_visible()
    visit.field("What happened").fill("x" * 30_000)
    visit.button("Draft").click()
    expect(visit.page.get_by_text("Fact 1 is 30,000 characters long. Shorten it to 1,200")).to_be_visible()


def test_on_a_phone(browser: Browser, address: str):
    visit = Visit(browser, address, width=390)
    visit.check_no_sideways_scroll()
    visit.load("Engineers moved", "My own part in it")
    visit.draft()
    visit.sentences.filter(has_text="apologi").or_(visit.sentences.filter(has_text="sorry")).first.click()
    expect(visit.origin).to_contain_text("Yours: your own part")
    expect(visit.page.locator(".aside")).to_be_in_viewport()
    visit.check_no_sideways_scroll()
    OUT.mkdir(exist_ok=True)
    visit.page.screenshot(path=OUT / "phone-tapped.png")
    visit.keep("phone")
    visit.button("Close").click()
    expect(visit.origin).to_have_count(0)
    visit.check_quiet()


def test_in_the_dark(browser: Browser, address: str):
    visit = Visit(browser, address, scheme="dark")
    visit.load("Engineers moved", "My own part in it")
    visit.draft()
    visit.page.locator(".sentence.source").last.hover()
    visit.keep("desktop-dark")
    red, green, blue = map(
        int,
        re.findall(
            r"\d+", visit.page.locator(".stApp").evaluate("it => getComputedStyle(it).backgroundColor")
        )[:3],
    )
    assert max(red, green, blue) < 64
    visit.check_quiet()
