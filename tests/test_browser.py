"""The page in a real browser, with the real embedding model and index: the main job by clicking, as a person would."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

OUT = Path(__file__).parent / "out"
# Empty where there is none on the path: then playwright takes its own, or the tests fail.
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SLOW_MS = 120_000
FACTS = (
    "On Tuesday Nadia moved the customer demo to Friday without telling my team.",
    "In Thursday's stand-up Nadia said that we are never ready anyway.",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen) -> None:
    """Until the server answers; a server that ended is an error at once."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            continue
    raise RuntimeError(f"The page ended with {server.returncode}.")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("page")
    env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    env |= {
        "FIRST_RUNG_CONFIG": str(home / "settings.toml"),
        "FIRST_RUNG_CACHE_DIR": str(home / "cache"),
        "FIRST_RUNG_DATA_DIR": str(home / "data"),
    }
    port = free_port()
    code = f"from assistant.serve import serve; serve({port})"
    with subprocess.Popen([sys.executable, "-c", code], env=env, cwd=Path(__file__).parents[1]) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
    assert not (home / "data").exists(), "nothing is kept unless asked for"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM or None, args=FLAGS)


class Visit:
    """A page that notes every request and every complaint of the browser."""

    def __init__(self, browser: Browser, address: str, width: int = 1280, scheme: str = "light") -> None:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page: Page = context.new_page()
        self.page.set_default_timeout(30_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on(
            "console",
            lambda said: (
                self.complaints.append(f"{said.text} {said.location}") if said.type == "error" else None
            ),
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)
        expect(self.button("Draft")).to_be_enabled()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, name: str) -> Locator:
        return self.page.get_by_label(name, exact=True)

    @property
    def sentences(self) -> Locator:
        return self.page.locator(".sentence")

    @property
    def origin(self) -> Locator:
        return self.page.locator(".panel.shown")

    def words(self) -> str:
        return self.page.locator(".draft").inner_text()

    def load(self, example: str, field: str) -> None:
        """Load an example, until the old form is gone and `field` of the new one is filled."""
        self.button(example).click()
        filled = 'label => { const found = document.querySelectorAll(`[aria-label="${label}"]`); return found.length === 1 && found[0].value; }'
        self.page.wait_for_function(filled, arg=field)

    def draft(self) -> None:
        self.button("Draft").click()
        expect(self.page.locator(".draft")).to_be_visible(timeout=SLOW_MS)
        expect(self.button("Draft")).to_be_enabled(timeout=SLOW_MS)

    def keep(self, name: str) -> None:
        """A screenshot of the whole page."""
        main = self.page.locator("[data-testid=stMain]")
        size = self.page.viewport_size
        self.page.set_viewport_size(
            {"width": size["width"], "height": main.evaluate("it => it.scrollHeight") + 20}
        )
        OUT.mkdir(exist_ok=True)
        self.page.screenshot(path=OUT / f"{name}.png", animations="disabled")
        self.page.set_viewport_size(size)

    def check_quiet(self) -> None:
        away = [url for url in self.requests if not re.match(r"(http|ws)://127\.0\.0\.1:|data:|blob:", url)]
        assert away == []
        assert self.complaints == []

    def check_no_sideways_scroll(self) -> None:
        for where in ("html", "[data-testid=stMain]"):
            over = self.page.locator(where).evaluate("it => it.scrollWidth - it.clientWidth")
            assert over <= 0, f"{where} scrolls sideways by {over} px"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    seen = Visit(browser, address)
    yield seen
    seen.check_quiet()
    seen.page.context.close()


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
    visit.button("Take this sentence out").click()
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
