"""What is logged tells what happened and never to whom: identities are planted and searched for."""

import json
import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
from sample_resumes import STRONG

from api.log_lines import FIELDS, formatter, request_id

NAME, MAIL, FILE, QUERY, PLACE = "Plantagena", "planted.person", "Plantfile", "plantquery", "plantpath"
PLANTED = (NAME, MAIL, FILE, QUERY, PLACE)
SECONDS = 60


def record(
    name: str, message: str, *arguments: object, error: BaseException | None = None
) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "/x/here.py", 7, message, arguments, info)


def raised() -> BaseException:
    """An error of an error, both of which quote somebody."""
    known: dict[str, str] = {}
    try:
        try:
            known[NAME]
        except KeyError as cause:
            raise ValueError(f"{MAIL}@example.org") from cause
    except ValueError as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_is_told_by_type_and_place(form: str) -> None:
    line = formatter("json" if form == "json" else "text").format(
        record("screener.jobs", "resume %s could not be assessed", "f00", error=raised())
    )
    assert "\n" not in line
    assert "resume f00 could not be assessed" in line
    assert "builtins.ValueError: api/test_log_lines.py:" in line
    assert "builtins.KeyError: api/test_log_lines.py:" in line
    assert not [text for text in PLANTED if text in line]


def test_what_other_packages_say_is_told_by_place_alone() -> None:
    line = formatter("json").format(record("pdfminer.pdffont", f"no font for {NAME} %s", MAIL))
    assert json.loads(line)["event"] == "pdfminer.pdffont at here:7"
    assert json.loads(formatter("json").format(record("uvicorn.error", "started")))["event"] == "started"


def test_fields_and_the_request_stand_in_a_line() -> None:
    event = record("screener.requests", "request")
    setattr(event, FIELDS, {"status": 200, "route": None})
    mark = request_id.set("r1")
    try:
        told = json.loads(formatter("json").format(event))
        text = formatter("text").format(event)
    finally:
        request_id.reset(mark)
    assert list(told) == ["at", "level", "logger", "event", "request_id", "status", "route"]
    assert text.endswith("ERROR screener.requests request request_id=r1 status=200 route=-")


@pytest.fixture(scope="module")
def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, free_port: int) -> list[dict[str, object]]:
    """Every line of a server that was sent identities in all ways, and whose database broke."""
    data = tmp_path_factory.mktemp("data")
    own = {"SCREENER_DATA": str(data), "SCREENER_PARSERS": "1", "SCREENER_LOG_FORMAT": "json"}
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", str(free_port)]
    lines: list[str] = []
    with subprocess.Popen(
        command,
        env={**os.environ, **own, "SCREENER_HEARTBEAT_SECONDS": "0.3"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        errors = server.stderr
        reading = threading.Thread(target=lambda: lines.extend(errors))
        reading.start()
        try:
            server.stdout.readline()
            key = server.stdout.readline().strip()
            with httpx.Client(base_url=f"http://127.0.0.1:{free_port}", timeout=SECONDS) as client:
                use(client, key, data)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(SECONDS)
            reading.join()
    whole = "".join(lines)
    assert not [text for text in PLANTED if text.casefold() in whole.casefold()]
    assert key.split("_")[2] not in whole
    return [json.loads(line) for line in lines]


def use(client: httpx.Client, key: str, data: Path) -> None:
    """Send identities as file name, text, path, query, header, body; then break the database and go on."""
    end = time.monotonic() + SECONDS
    until_ready(client, end)
    client.get(f"/v1/{PLACE}/{NAME}?{QUERY}={MAIL}@example.org")
    client.get("/v1/roles", headers={"authorization": f"Bearer {NAME}"})
    client.headers["authorization"] = f"Bearer {key}"
    client.get(f"/v1/resumes/{NAME}?{QUERY}=1")
    client.post("/v1/screenings", json={"role": NAME, MAIL: FILE})
    client.request(f"{NAME}X".upper(), "/v1/roles")
    made = client.post("/v1/screenings", json={"role": "account-manager", "name": f"For {NAME}"})
    path = made.headers["location"]
    text = f"{NAME} Person\n{MAIL}@example.org\n{STRONG}".encode()
    broken = b"%PDF-1.7 " + NAME.encode()
    files = [
        ("files", (f"{FILE}.txt", text)),
        ("files", (f"{FILE}.pdf", broken)),
        ("files", (f"{FILE}.zip", b"PK")),
    ]
    assert client.post(f"{path}/resumes?{QUERY}=1", files=files).status_code == 202
    while client.get(path).json()["progress"]["status"] != "done":
        assert time.monotonic() < end
        time.sleep(0.1)
    client.post("/v1/assess", files={"file": (f"{FILE}.pdf", broken)}, data={"role": "account-manager"})
    database = sqlite3.connect(data / "screener.sqlite")
    with database:
        database.execute("ALTER TABLE identities RENAME TO others")
    database.close()
    answer = client.post(f"{path}/resumes", files=files, headers={"x-request-id": "broken-1"})
    assert (answer.status_code, answer.headers["x-request-id"]) == (500, "broken-1")
    assert answer.headers["content-type"] == "application/problem+json"
    assert not [text for text in PLANTED if text in answer.text]


def until_ready(client: httpx.Client, end: float) -> None:
    while True:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            assert time.monotonic() < end
            time.sleep(0.1)


def test_every_line_is_an_event(told: list[dict[str, object]]) -> None:
    assert all({"at", "level", "logger", "event"} <= set(event) for event in told)
    requests = [event for event in told if event["logger"] == "screener.requests"]
    fields = {"request_id", "principal", "method", "route", "status", "ms"}
    assert all(fields <= set(event) for event in requests)
    upload = "/v1/screenings/{screening_id}/resumes"
    [accepted] = [event for event in requests if (event["route"], event["status"]) == (upload, 202)]
    assert len(str(accepted["principal"])) == 12
    assert {event["status"] for event in requests} >= {200, 201, 202, 401, 404, 422, 500}


def test_a_mistake_of_ours_is_found_by_its_request(told: list[dict[str, object]]) -> None:
    about = [event for event in told if event.get("request_id") == "broken-1"]
    assert [event["status"] for event in about if event["logger"] == "screener.requests"] == [500]
    [error] = [event["error"] for event in about if "error" in event]
    assert "OperationalError" in str(error)
    assert "storage/" in str(error)
