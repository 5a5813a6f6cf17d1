"""A real browser and a real server for the tests of the pages. Test modules import the fixtures."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, expect, sync_playwright
from waiting import until

from api.app import create_app
from api.service import Service
from api.settings import Settings
from screener.batch import ParserPool

SECONDS = 60
"""More than anything here takes; a test that waits so long has failed."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
expect.set_options(timeout=SECONDS * 1000)
_OPTIONS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


@dataclass(frozen=True)
class Server:
    """A server that runs in a thread of this process."""

    url: str
    settings: Settings
    app: FastAPI

    @property
    def service(self) -> Service:
        found = self.app.state.service
        assert isinstance(found, Service)
        return found


@contextmanager
def running(settings: Settings, *, parsers: int = 1) -> Iterator[Server]:
    """A server with these settings on a free port of this machine, until the block ends."""
    app = create_app(settings, pool=ParserPool(parsers))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until(lambda: server.started or not thread.is_alive())
        assert server.started, "the server did not start"
        try:
            yield Server(f"http://127.0.0.1:{listening.getsockname()[1]}", settings, app)
        finally:
            server.should_exit = True
            thread.join(SECONDS)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that asks for no sign-in, with nothing in it. A module that needs one with sign-in makes its
    own with `running(Settings(data=..., auth="keys"))`.
    """
    data = tmp_path_factory.mktemp("data")
    with running(Settings(data=data, auth="none", heartbeat_seconds=0.5)) as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(playwright), args=_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page in a browser of its own, 1440 wide. What its scripts throw or the policy refuses fails it."""
    with opened(browser, server.url) as page:
        yield page


@contextmanager
def opened(
    browser: Browser, url: str, *, width: int = 1440, height: int = 900, scheme: str = "light"
) -> Iterator[Page]:
    """A page whose addresses begin at `url`, of any size and colour scheme."""
    mistakes: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            mistakes.append(message.text)

    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", heard)
    yield page
    context.close()
    assert not mistakes, mistakes


def accessibility_mistakes(page: Page) -> list[str]:
    """What axe finds on the page as it stands, of what is serious or critical."""
    found = Axe().run(page).response["violations"]
    return [
        f"{item['id']}: {node['html']} ({node.get('failureSummary', '')})"
        for item in found
        if item["impact"] in {"serious", "critical"}
        for node in item["nodes"]
    ]


def _executable(playwright: Playwright) -> Path | str:
    own = Path(playwright.chromium.executable_path)
    found = own if own.is_file() else next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no Chromium here: install one, or run `playwright install chromium`")
    return found
