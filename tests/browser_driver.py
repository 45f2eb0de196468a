"""The page in a real browser: the server under it, and a visit that notes every request and every complaint."""

from __future__ import annotations

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
        expect(self.button("Draft")).to_be_enabled(timeout=SLOW_MS)

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
