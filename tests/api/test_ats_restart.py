"""Orders when a process ends in between, and with other settings: each test has a service of its own."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest
from ats_fixtures import (  # noqa: F401 - fixtures
    BASE,
    STRONG_PDF,
    FakeAts,
    as_bearer,
    ats,
    ended,
    integrate,
    order,
    poll,
    running,
    settings_for,
    told,
)
from receivers import Reply
from service_fixtures import problem_of

from api.integrations import fetching
from api.senders import SENDERS
from api.storage.ats_records import Vendor


def test_what_a_dead_process_left_is_gone_on_with(
    tmp_path: Path, ats: FakeAts, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = (timedelta(seconds=0.2),) * 1000
    monkeypatch.setattr(fetching, "DELAYS", soon)
    monkeypatch.setitem(SENDERS, Vendor.GENERIC.value, replace(SENDERS[Vendor.GENERIC.value], schedule=soon))
    settings = settings_for(tmp_path, ats)
    made = integrate(settings, ats, Vendor.GENERIC)
    ats.answers["/files/restart.pdf"] = Reply(503)
    waiting, finished = order(ats, "/files/restart.pdf"), order(ats)
    unheard = str(httpx.URL(finished["callback_url"]).path)
    ats.answers[unheard] = Reply(503)
    with running(settings) as server:
        generic = as_bearer(server, made.key)
        places = [
            generic.post(f"{BASE}/orders", json=sent).headers["location"] for sent in (waiting, finished)
        ]
        ats.wait(unheard)
        assert generic.get(places[0]).json()["status"] == "working"
    before = len(ats.told(unheard))
    del ats.answers["/files/restart.pdf"], ats.answers[unheard]
    ats.files["/files/restart.pdf"] = STRONG_PDF
    with running(settings) as server:
        generic = as_bearer(server, made.key)
        for place in places:
            ask = partial(generic.get, place)
            assert poll(ask, lambda body: body["status"] != "working")["status"] == "completed"
        told(ats, waiting)
        tries = told(ats, finished, before + 1)
    assert len({sent.headers["webhook-id"] for sent in tries}) == 1
    assert all(json.loads(sent.body) == json.loads(tries[0].body) for sent in tries)


def test_without_a_public_address_there_are_no_links(tmp_path: Path, ats: FakeAts) -> None:
    settings = settings_for(tmp_path, ats).model_copy(update={"public_url": None})
    made = integrate(settings, ats, Vendor.GENERIC)
    with running(settings) as server:
        generic = as_bearer(server, made.key)
        assert ended(generic, generic.post(f"{BASE}/orders", json=order(ats)))["link"] is None


def test_where_no_keys_are_asked_for_the_key_still_says_who_orders(tmp_path: Path, ats: FakeAts) -> None:
    settings = settings_for(tmp_path, ats).model_copy(update={"auth": "none"})
    made = integrate(settings, ats, Vendor.GENERIC, "default")
    with running(settings) as server:
        problem_of(server.get(f"{BASE}/tests"), 403, "forbidden")
        assert as_bearer(server, made.key).get(f"{BASE}/tests").status_code == 200
