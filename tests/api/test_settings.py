import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from pydantic import SecretStr, ValidationError
from typer.testing import CliRunner, Result

from api.cli import app
from api.running import names_of, server_options
from api.settings import Settings, is_loopback, shown_settings
from screener.errors import SettingsError


def test_everything_lies_in_the_data_folder_unless_told_otherwise(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    assert settings.database.database == str(tmp_path / "screener.sqlite")
    assert settings.jobs_database.database == str(tmp_path / "screener.jobs.sqlite")
    assert settings.originals_place == tmp_path / "originals"
    assert Settings(data=tmp_path, originals=str(tmp_path / "o")).originals_place == str(tmp_path / "o")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_has_one_driver(scheme: str) -> None:
    settings = Settings(database_url=SecretStr(f"{scheme}://me:secret@db.example/screener"))
    assert settings.database.drivername == "postgresql+psycopg"
    assert settings.jobs_database == settings.database


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SCREENER_DATABASE_URL", "mysql://x:topsecret@y/z"),
        ("SCREENER_DATABASE_URL", "sqlite://"),
        ("SCREENER_DATABASE_URL", "topsecret"),
        ("SCREENER_PORT", "70000"),
        ("SCREENER_AUTH", "maybe"),
        ("SCREENER_PARSERS", "0"),
        ("SCREENER_OUTBOUND_TRUSTED", "ats.internal"),
        ("SCREENER_OUTBOUND_TRUSTED", "ats.internal:0"),
        ("SCREENER_OUTBOUND_TRUSTED", "https://ats.internal:443"),
        ("SCREENER_SEALING_KEY", "topsecret"),
        ("SCREENER_ORIGINALS", "s3://me:topsecret@bucket/x"),
        ("SCREENER_TRUSTED_PROXIES", "10.0.0.0/8,proxy.internal"),
        ("SCREENER_METRICS_TOKEN", "topsecret"),
        ("SCREENER_LOG_FORMAT", "xml"),
        ("SCREENER_RETENTION_DAYS", "0"),
    ],
)
def test_a_mistake_is_told_by_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as caught:
        Settings.read()
    assert "topsecret" not in str(caught.value)


def test_without_keys_only_loopback() -> None:
    with pytest.raises(ValidationError, match="loopback"):
        Settings(auth="none", host="0.0.0.0")
    assert Settings(auth="none", host="::1").host == "::1"
    assert [is_loopback(host) for host in ("127.0.0.2", "localhost", "10.0.0.1", "example.org")] == [
        True,
        True,
        False,
        False,
    ]


def test_trusted_places_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_OUTBOUND_TRUSTED", "ATS.internal:8080, [::1]:9000")
    assert Settings.read().outbound_trusted == ("ats.internal:8080", "[::1]:9000")


def test_what_is_shown_has_sources_and_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCREENER_DATABASE_URL", "postgresql://me:topsecret@db/x")
    monkeypatch.setenv("SCREENER_MAX_PAGES", "7")
    rows = shown_settings(Settings.read())
    assert "topsecret" not in str(rows)
    assert ("SCREENER_MAX_PAGES", "7", "environment") in rows
    assert ("SCREENER_PORT", "8000", "default") in rows
    sources = {name: source for name, _, source in rows}
    assert sources["SCREENER_DATABASE_URL"] == "environment"
    fields = {f"SCREENER_{name.upper()}" for name in Settings.model_fields}
    assert fields <= set(sources)


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The console script, with a data folder of its own."""
    monkeypatch.setenv("SCREENER_DATA", str(tmp_path))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_keys_are_made_listed_and_revoked(console: Callable[..., Result], tmp_path: Path) -> None:
    key = console("keys", "create", "ATS", "--scopes", "read,write", "--tenant", "Acme").stdout.strip()
    mark, prefix, secret = key.split("_")
    assert (mark, len(secret)) == ("rs", 64)
    listed = console("keys", "list").stdout
    assert prefix in listed
    assert "Acme" in listed
    assert secret not in listed
    assert console("keys", "revoke", prefix).exit_code == 0
    assert "revoked" in console("keys", "list").stdout
    wrong = console("keys", "create", "x", "--scopes", "everything")
    assert (wrong.exit_code, "everything" in wrong.stderr) == (2, True)
    assert console("keys", "revoke", "nobody").exit_code == 2
    log = console("log", "verify")
    assert (log.exit_code, "Acme: whole" in log.stdout) == (0, True)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert secret.encode() not in kept


def test_a_changed_log_is_told(console: Callable[..., Result], tmp_path: Path) -> None:
    console("keys", "create", "ATS")
    database = sqlite3.connect(tmp_path / "screener.sqlite")
    with database:
        database.execute("UPDATE events SET subject = 'forged'")
    database.close()
    log = console("log", "verify")
    assert (log.exit_code, "broken at entry 1" in log.stdout) == (1, True)


def test_the_config_command(console: Callable[..., Result], tmp_path: Path) -> None:
    shown = console("config")
    assert shown.exit_code == 0
    [line] = [line for line in shown.stdout.splitlines() if line.startswith("SCREENER_DATA ")]
    assert line.split() == ["SCREENER_DATA", str(tmp_path), "environment"]


def test_an_empty_variable_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "SCREENER_RETENTION_DAYS",
        "SCREENER_ORIGINALS",
        "SCREENER_PARSERS",
        "SCREENER_TRUSTED_PROXIES",
    ):
        monkeypatch.setenv(name, "")
    settings = Settings.read()
    assert (settings.retention_days, settings.originals, settings.parsers) == (None, None, None)
    assert settings.trusted_proxies == ()
    sources = {name: source for name, _, source in shown_settings(settings)}
    assert sources["SCREENER_RETENTION_DAYS"] == "default"


def test_a_server_on_loopback_answers_to_the_public_name_of_its_proxy(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, public_url="https://screener.example/x")
    assert names_of(settings) == ["127.0.0.1", "localhost", "[::1]", "screener.example"]
    assert names_of(Settings(data=tmp_path)) == ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.parametrize(
    ("trusted", "told"), [((), ("http", "127.0.0.1")), (("127.0.0.0/8",), ("https", "9.9.9.9"))]
)
def test_proxies_are_believed_only_where_they_are_trusted(
    tmp_path: Path, trusted: tuple[str, ...], told: tuple[str, str]
) -> None:
    options = server_options(Settings(data=tmp_path, trusted_proxies=trusted))
    seen: list[tuple[str, str]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append((scope["scheme"], scope["client"][0]))

    config = uvicorn.Config(app, **options)
    config.load()
    headers = [(b"x-forwarded-for", b"9.9.9.9"), (b"x-forwarded-proto", b"https")]
    scope = {"type": "http", "scheme": "http", "client": ("127.0.0.1", 1), "headers": headers}
    asyncio.run(config.loaded_app(scope, None, None))
    assert seen == [told]
