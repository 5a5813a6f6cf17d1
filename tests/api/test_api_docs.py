"""The examples of docs/api.md, run in their order against a real server."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "api.md"
BLOCK = re.compile(r"^<!-- curl -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
USUAL = "http://127.0.0.1:8000"
MARK = "=== next ==="


def examples(page: Path = PAGE) -> list[tuple[str, str]]:
    """Every command of a page with the output that is shown below it."""
    found: list[tuple[str, str]] = []
    for block in BLOCK.finditer(page.read_text("utf-8")):
        parts = re.split(r"^\$ (.*)\n", block[1], flags=re.MULTILINE)
        found += zip(parts[1::2], parts[2::2], strict=True)
    return found


def run(commands: list[str], url: str, key: str, folder: Path) -> list[str]:
    """What each command prints, all of them in one shell."""
    script = "".join(f"{command}\necho; echo '{MARK}'\n" for command in commands).replace(USUAL, url)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "KEY": key},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    printed = done.stdout.replace("\r", "").split(f"{MARK}\n")
    return ["".join(f"{line}\n" for line in text.split("\n") if line) for text in printed[:-1]]


def matches(shown: str, printed: str) -> bool:
    form = ".*".join(map(re.escape, shown.split("…")))
    return re.fullmatch(form, printed) is not None


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("curl") is None, reason="the examples need curl")
def test_the_examples_print_what_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(port)]
    environment = {**os.environ, "SCREENER_DATA": str(tmp_path / "data"), "SCREENER_PARSERS": "1"}
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=log, encoding="utf-8"
        ) as server,
    ):
        try:
            assert server.stdout is not None
            assert server.stdout.readline().startswith("An admin key was made")
            key = server.stdout.readline().strip()
            url = f"http://127.0.0.1:{port}"
            ready = f"until curl -sf {url}/readyz >/dev/null; do sleep 0.1; done"
            pairs = examples()
            printed = run([ready, *(command for command, _ in pairs)], url, key, tmp_path)[1:]
        finally:
            server.terminate()
    for (example, shown), actual in zip(pairs, printed, strict=True):
        assert matches(shown, actual), f"{example}\nprints\n{actual}"
    assert key.split("_")[2].encode() not in (tmp_path / "log").read_bytes()
