"""The examples of docs/webhooks.md, run against a real server, which tells the receiver of the page."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from test_api_docs import examples, matches, run

PAGE = Path(__file__).parent.parent.parent / "docs" / "webhooks.md"
RECEIVER = re.compile(r"^<!-- receiver\.py -->\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN_URL = "https://hooks.example/screener"
SECONDS = 60


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def process(command: list[str], log: Path, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    with log.open("wb") as errors:
        started = subprocess.Popen(
            [sys.executable, *command],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
        )
    with started:
        try:
            yield started
        finally:
            started.terminate()


def listens(port: int) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens at {port}")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("curl") is None, reason="the examples need curl")
def test_the_examples_print_what_the_page_says(tmp_path: Path) -> None:
    found = RECEIVER.search(PAGE.read_text("utf-8"))
    assert found is not None
    (tmp_path / "receiver.py").write_text(found[1], "utf-8")
    port, hooks = free_port(), free_port()
    own = {
        "SCREENER_DATA": str(tmp_path / "data"),
        "SCREENER_PARSERS": "1",
        "SCREENER_OUTBOUND_TRUSTED": f"127.0.0.1:{hooks}",
    }
    url = f"http://127.0.0.1:{port}"
    ready = f"until curl -sf {url}/readyz >/dev/null; do sleep 0.1; done"
    serve = ["-c", "from api.cli import main; main()", "serve", "--port", str(port)]
    pairs = [
        (command.replace(SHOWN_URL, f"http://127.0.0.1:{hooks}/"), out) for command, out in examples(PAGE)
    ]
    with process(serve, tmp_path / "log", **own) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("An admin key was made")
        key = server.stdout.readline().strip()
        printed = run([ready, *(command for command, _ in pairs[:2])], url, key, tmp_path)[1:]
        secret = json.loads((tmp_path / "hook.json").read_text())["secret"]
        receiver = [str(tmp_path / "receiver.py"), str(hooks)]
        with process(receiver, tmp_path / "receiver.log", WEBHOOK_SECRET=secret) as heard:
            listens(hooks)
            later = run([pairs[0][0], *(command for command, _ in pairs[2:])], url, key, tmp_path)[1:]
            assert heard.stdout is not None
            assert heard.stdout.readline() == "webhook.test\n"
            forged = {"webhook-id": "msg_1", "webhook-timestamp": str(int(time.time()))}
            answer = httpx.post(
                f"http://127.0.0.1:{hooks}/",
                content=b"{}",
                headers={**forged, "webhook-signature": "v1,AAAA"},
            )
            assert answer.status_code == 401
    for (example, shown), actual in zip(pairs, [*printed, *later], strict=True):
        assert matches(shown, actual), f"{example}\nprints\n{actual}"
    log = (tmp_path / "log").read_text()
    assert secret not in log
    assert secret.removeprefix("whsec_") not in log
