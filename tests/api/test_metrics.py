"""Figures for Prometheus: what they count, who may read them, and that no client can add labels."""

import re
import socket
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from service_fixtures import FILES, SCREENING, URL, done, problem_of, using
from sqlalchemy.exc import OperationalError
from storage_fixtures import new_screening, put

from api.app import create_app
from api.keys import create_key
from api.metrics import Metrics
from api.settings import Settings
from api.storage import open_storage
from api.storage.records import Tally
from screener.assessment import Failure
from screener.batch import ParserPool

TOKEN = "a-token-that-is-long-enough"


def figures(text: str) -> dict[str, float]:
    """Every sample by its name with labels, such as resumes_total{failed,damaged_file}."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if not sample.name.endswith(("_bucket", "_created")):
                labels = ",".join(sample.labels[name] for name in sorted(sample.labels))
                found[f"{sample.name.removeprefix('screener_')}{{{labels}}}"] = sample.value
    return found


def test_an_upload_is_counted_from_request_to_result(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, heartbeat_seconds=0.5, metrics_token=SecretStr(TOKEN))
    storage = open_storage(settings.database)
    key = create_key(storage, "one", "admin", ("admin",))
    storage.close()
    with TestClient(create_app(settings, pool=ParserPool(1)), base_url=URL) as server:
        client = using(server, key)
        path = client.post("/v1/screenings", json=SCREENING).headers["location"]
        assert client.post(f"{path}/resumes", files=FILES).status_code == 202
        done(client, path)
        client.get("/v1/resumes/plantagena?plantquery=1")
        client.get("/plantpath/plantagena")
        client.request("PLANTED", "/v1/roles")
        answer = server.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
        for wrong in ({}, {"authorization": f"Bearer {key}"}, {"authorization": f"Basic {TOKEN}"}):
            problem_of(server.get("/metrics", headers=wrong), 401, "no_key")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "plant" not in answer.text.casefold()
    assert "strong.pdf" not in answer.text
    shown = figures(answer.text)
    assert shown["requests_total{POST,/v1/screenings/{screening_id}/resumes,202}"] == 1
    assert shown["requests_total{GET,/v1/resumes/{resume_id},404}"] == 1
    assert shown["request_seconds_count{POST,/v1/screenings}"] == 1
    assert shown["resumes_total{,accepted}"] == 3
    assert shown["resumes_total{,assessed}"] == 2
    assert shown["resumes_total{damaged_file,failed}"] == 1
    assert shown["reading_seconds_count{}"] == 3
    assert 0 < shown["reading_seconds_sum{}"] < 60
    assert shown["queue_resumes{}"] == shown["queue_oldest_seconds{}"] == 0
    assert shown["workers_alive{}"] == 1
    assert shown["database_up{}"] == 1
    assert any(re.fullmatch(r"build_info\{server,3\.\d+\.\d+,.+\}", name) for name in shown)


def test_without_a_token_there_are_none_but_for_those_on_loopback(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=tmp_path), pool=ParserPool(0)), base_url=URL) as server:
        problem_of(server.get("/metrics"), 404, "not_found")
    settings = Settings(data=tmp_path, auth="none")
    with TestClient(create_app(settings, pool=ParserPool(0)), base_url=URL) as server:
        assert "screener_build_info" in server.get("/metrics").text
        assert "/metrics" not in server.get("/openapi.json").json()["paths"]


def test_the_queue_and_what_waits_to_be_told(tmp_path: Path) -> None:
    storage = open_storage(Settings(data=tmp_path).database)
    screening = new_screening(storage, storage.tenant("one"))
    assert storage.tally(timedelta(seconds=5)) == Tally(0, None, 0, 0, 0, 0)
    first, *_ = put(storage, screening, 3)
    storage.beat("one")
    storage.beat("two")
    tally = storage.tally(timedelta(seconds=5))
    assert (tally.stored, tally.workers) == (3, 2)
    assert tally.oldest_stored_at == storage.resume(screening.tenant_id, first).created_at
    storage.save_failed(first, Failure("cv.txt", "damaged_file", "cv.txt: damaged"))
    storage.remove_worker("two")
    metrics = Metrics()
    metrics.watch(storage, timedelta(seconds=5))
    shown = figures(metrics.text().decode())
    assert (shown["queue_resumes{}"], shown["workers_alive{}"]) == (2, 1)
    assert shown["queue_oldest_seconds{}"] > 0
    assert [shown[f"deliveries{{{state}}}"] for state in ("due", "later", "failed")] == [0, 0, 0]
    storage.close()


def test_a_database_that_is_away_is_a_figure_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = open_storage(Settings(data=tmp_path).database)
    metrics = Metrics()
    metrics.watch(storage, timedelta(seconds=5))

    def away(_: timedelta) -> Tally:
        raise OperationalError("SELECT", {}, Exception())

    monkeypatch.setattr(storage, "tally", away)
    shown = figures(metrics.text().decode())
    assert shown["database_up{}"] == 0
    assert "queue_resumes{}" not in shown
    storage.close()


def test_what_clients_choose_freely_becomes_one_label() -> None:
    metrics = Metrics()
    for number in range(50):
        metrics.answered(f"METHOD{number}", None, 404, 0.01)
    requests = {name: value for name, value in figures(metrics.text().decode()).items() if "requests" in name}
    assert requests == {"requests_total{other,other,404}": 50}


def test_a_worker_serves_its_figures_at_a_port_of_its_own() -> None:
    from prometheus_client import start_http_server

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    metrics = Metrics("worker")
    metrics.assessed()
    server, thread = start_http_server(port, "127.0.0.1", metrics.registry)
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            shown = figures(answer.read().decode())
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert shown["resumes_total{,assessed}"] == 1
