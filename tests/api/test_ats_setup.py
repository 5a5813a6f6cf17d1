"""Making, listing and revoking integrations, by the API and on the command line."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from service_fixtures import keys, problem_of, server, settings, using  # noqa: F401 - fixtures
from typer.testing import CliRunner, Result

from api.cli import app
from api.integrations.core import CallbackRefused, check_callback
from api.integrations.setup import NewIntegration, make_integration
from api.outbound import Outbound
from api.sealing import Sealer
from api.settings import Settings
from api.storage import open_storage
from api.storage.ats_records import IntegrationRecord, Vendor

PATH = "/v1/integrations"


@pytest.fixture(scope="module")
def admin(server: TestClient, keys: dict[str, str]) -> httpx.Client:
    return using(server, keys["admin"])


def test_an_integration_is_made_shown_and_revoked(
    server: TestClient, admin: httpx.Client, settings: Settings
) -> None:
    new = {"vendor": "workable", "name": "Careers", "credential": "a token of theirs"}
    answer = admin.post(PATH, json=new)
    assert answer.status_code == 201
    made = answer.json()
    assert made["key"].startswith(f"rs_{made['key_prefix']}_")
    assert (made["signing_secret"], made["path"]) == (None, "/v1/integrations/workable")
    shown = admin.get(answer.headers["location"]).json()
    assert shown == {name: value for name, value in made.items() if name not in {"key", "signing_secret"}}
    assert shown in admin.get(PATH).json()
    ats = using(server, made["key"])
    assert ats.get("/v1/integrations/workable/tests").status_code == 200
    assert admin.delete(answer.headers["location"]).status_code == 204
    assert ats.get("/v1/integrations/workable/tests").status_code == 401
    assert admin.get(answer.headers["location"]).json()["revoked_at"] is not None


def test_secrets_lie_sealed_and_go_with_the_integration(admin: httpx.Client, settings: Settings) -> None:
    new = {"vendor": "ashby", "name": "Careers", "credential": "a key of theirs"}
    made = admin.post(PATH, json=new).json()
    storage = open_storage(settings.database)
    [tenant] = [tenant for tenant in storage.tenants() if tenant.name == "one"]
    kept = storage.integration(tenant.id, made["id"])
    assert kept.credential is not None
    assert kept.signing_secret is not None
    assert "theirs" not in kept.credential
    sealer = Sealer.of(settings)
    assert sealer.open(kept.credential, made["id"]) == "a key of theirs"
    assert sealer.open(kept.signing_secret, made["id"]) == made["signing_secret"]
    assert made["webhook_path"] == f"/v1/integrations/ashby/webhooks/{made['id']}"
    storage.close()


def test_a_request_that_is_sent_again_makes_nothing_and_shows_no_secret(admin: httpx.Client) -> None:
    new = {"vendor": "generic", "name": "Twice"}
    headers = {"idempotency-key": "make it once"}
    first, second = (admin.post(PATH, json=new, headers=headers) for _ in range(2))
    assert first.json()["key"]
    assert first.json()["signing_secret"].startswith("whsec_")
    assert second.json() == first.json() | {"key": None, "signing_secret": None}
    assert [item["name"] for item in admin.get(PATH).json()].count("Twice") == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"vendor": "unknown"}, "vendor"),
        ({"name": ""}, "name"),
        ({"vendor": "ashby"}, "credential"),
        ({"vendor": "workable"}, "credential"),
        ({"credential": "x"}, "credential"),
        ({"vendor": "workable", "credential": "x\r\ny"}, "credential"),
        ({"address": "http://x/"}, "address"),
        ({"vendor": "ashby", "credential": "x", "address": "ats.example"}, "address"),
        ({"as_of": "soon"}, "as_of"),
        ({"more": 1}, "more"),
    ],
)
def test_mistakes_are_told_by_their_field(admin: httpx.Client, change: dict[str, Any], field: str) -> None:
    answer = admin.post(PATH, json={"vendor": "generic", "name": "Careers"} | change)
    body = problem_of(answer, 422, "invalid_request")
    assert [mistake["field"] for mistake in body["errors"]] == [field]


def test_who_may_look_and_who_may_make(server: TestClient, keys: dict[str, str], admin: httpx.Client) -> None:
    made = admin.post(PATH, json={"vendor": "generic", "name": "Mine"}).json()
    writer, stranger = using(server, keys["writer"]), using(server, keys["stranger"])
    problem_of(writer.get(PATH), 403, "forbidden")
    problem_of(writer.post(PATH, json={"vendor": "generic", "name": "Mine"}), 403, "forbidden")
    assert made["id"] not in {item["id"] for item in stranger.get(PATH).json()}
    for ask in (stranger.get, stranger.delete):
        problem_of(ask(f"{PATH}/{made['id']}"), 404, "not_found")


def integration(vendor: Vendor, address: str | None, settings: Settings, tmp_path: Path) -> IntegrationRecord:
    storage = open_storage(settings.database)
    credential = "x" if vendor in {Vendor.WORKABLE, Vendor.ASHBY} else None
    new = NewIntegration(vendor, "Careers", credential, address)
    made = make_integration(storage, Sealer.of(settings), storage.tenant("one").id, new, by=None)
    storage.close()
    return made.record


@pytest.mark.parametrize(
    ("vendor", "address", "url", "allowed"),
    [
        (Vendor.GREENHOUSE, None, "https://app.greenhouse.io/x/1", True),
        (Vendor.GREENHOUSE, None, "https://APP.greenhouse.io./x/1", True),
        (Vendor.GREENHOUSE, None, "https://greenhouse.io.attacker.example/x", False),
        (Vendor.GREENHOUSE, None, "https://notgreenhouse.io/x", False),
        (Vendor.GREENHOUSE, None, "https://app.greenhouse.io@attacker.example/x", False),
        (Vendor.GREENHOUSE, None, "http://app.greenhouse.io/x", False),
        (Vendor.WORKABLE, None, "https://acme.workable.com/assessments/1", True),
        (Vendor.WORKABLE, None, "https://app.greenhouse.io/x", False),
        (Vendor.WORKABLE, "ats.example", "https://ats.example/x", True),
        (Vendor.WORKABLE, "ats.example", "https://acme.workable.com/x", False),
        (Vendor.WORKABLE, "ats.example", "https://ats.example:8443/x", False),
        (Vendor.GENERIC, None, "https://anywhere.example/x", True),
        (Vendor.GENERIC, None, "https://169.254.169.254/x", False),
        (Vendor.GENERIC, None, "https://[", False),
    ],
)
def test_where_results_may_go(
    settings: Settings, tmp_path: Path, vendor: Vendor, address: str | None, url: str, allowed: bool
) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return [host] if host[0].isdigit() else ["93.184.215.14"]

    record = integration(vendor, address, settings, tmp_path)
    outbound = Outbound(resolve=resolve)
    if allowed:
        check_callback(record, outbound, url)
    else:
        with pytest.raises(CallbackRefused):
            check_callback(record, outbound, url)


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The console script, with a data folder of its own."""
    monkeypatch.setenv("SCREENER_DATA", str(tmp_path))
    return lambda *arguments: CliRunner().invoke(app, ["integrations", *arguments])


def test_on_the_command_line(console: Callable[..., Result], tmp_path: Path) -> None:
    made = console("create", "greenhouse", "--name", "Careers", "--tenant", "Acme")
    assert made.exit_code == 0
    key = made.stdout.strip()
    assert key.startswith("rs_")
    assert len(key) < 171  # what Greenhouse takes
    assert "SCREENER_PUBLIC_URL" in made.stderr
    listed = console("list").stdout
    assert "greenhouse" in listed
    assert "Acme" in listed
    assert key.split("_")[1] in listed
    assert key.split("_")[2] not in listed
    integration_id = listed.splitlines()[1].split()[0]
    assert console("revoke", integration_id).exit_code == 0
    assert console("list").stdout.splitlines()[1].endswith("revoked")
    assert console("revoke", "unknown").exit_code == 2


def test_credentials_come_from_a_file(
    console: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCREENER_PUBLIC_URL", "https://screener.example/")
    file = tmp_path / "token"
    file.write_text("theirs\n", "utf-8")
    made = console("create", "ashby", "--name", "Careers", "--credential", str(file), "--as-of", "2020-01-01")
    assert made.exit_code == 0
    assert "Signing secret" in made.stderr
    assert "https://screener.example/v1/integrations/ashby/webhooks/" in made.stderr
    assert "theirs" not in made.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("create", "lever", "--name", "x"),
        ("create", "ashby", "--name", "x"),
        ("create", "generic", "--name", ""),
        ("create", "generic", "--name", "x", "--tenant", ""),
        ("create", "workable", "--name", "x", "--credential", "no such file"),
        ("create", "generic", "--name", "x", "--address", "http://x"),
    ],
)
def test_mistakes_on_the_command_line(console: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    assert console(*arguments).exit_code == 2
