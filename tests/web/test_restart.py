"""The server is killed while files are being sent, and started again: nothing is lost and nothing doubled."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from browser import browser, opened
from playwright.sync_api import Browser, expect
from waiting import until
from web_samples import sample_paths

from api.storage.requests import UNDER_WAY

__all__ = ["browser"]


class Process:
    """`screener serve` as a process of its own, on the same port and with the same data each time."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._data = data
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        code = "from api.cli import main; main()"
        command = [sys.executable, "-c", code, "serve", "--no-auth", "--port", str(self._port)]
        environment = {**os.environ, "SCREENER_DATA": str(self._data), "SCREENER_PARSERS": "1"}
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until(self._is_ready)

    def kill(self) -> None:
        """At once, with the processes that read its files."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", timeout=5).is_success
        except httpx.TransportError:
            return False


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    started = Process(tmp_path / "data")
    started.start()
    yield started
    started.kill()


def test_a_killed_server_loses_and_doubles_nothing(browser: Browser, process: Process) -> None:
    with opened(browser, process.url) as page:
        page.goto("/screenings/new")
        page.get_by_label("Role", exact=True).select_option("account-manager")
        page.locator("#files").set_input_files(sample_paths())
        killed: list[bool] = []

        def kill_once(_: object) -> None:
            # With the first files on their way.
            if not killed:
                killed.append(True)
                process.kill()

        page.on("request", lambda request: kill_once(request) if request.url.endswith("/resumes") else None)
        page.get_by_role("button", name="Start screening").click()
        expect(page.locator("#away")).to_contain_text("The service does not answer. Nothing is lost")
        process.start()
        # At once, since the page tries again by itself, and then the button is gone.
        page.evaluate("document.getElementById('retry').click()")
        # A request that was under way when the server died is taken for lost only after UNDER_WAY.
        longest = 1000 * (UNDER_WAY.total_seconds() + 60)
        told = "21 of 21 sent · 20 read · 1 could not be read"
        expect(page.locator("#tally")).to_contain_text(told, timeout=longest)
        screening_id = page.url.split("/")[-2]
    resumes = httpx.get(f"{process.url}/v1/screenings/{screening_id}/resumes").json()
    assert sorted(item["file"] for item in resumes) == [path.name for path in sample_paths()]
