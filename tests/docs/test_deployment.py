"""The page on running the service, the compose file and the settings name the same things."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.settings import Settings, shown_settings
from screener.limits import NAMES, read_limits
from skills_taxonomy.overlays import VARIABLE

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "deployment.md").read_text("utf-8")
NAME = re.compile(r"SCREENER_[A-Z_]+[A-Z]")
KNOWN = {name for name, _, _ in shown_settings(Settings(data=ROOT))} | {VARIABLE}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_table_has_every_setting_and_no_other() -> None:
    table = PAGE.partition("## Every setting")[2]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert sorted(NAME.findall("".join(rows))) == sorted(KNOWN)
    assert set(NAME.findall(PAGE)) <= KNOWN


@pytest.mark.parametrize(
    ("name", "shown"),
    [(name, value) for name, value, _ in shown_settings(Settings(data=ROOT)) if value.isdecimal()],
)
def test_the_table_shows_the_defaults_that_are_numbers(name: str, shown: str) -> None:
    table = PAGE.partition("## Every setting")[2].splitlines()
    [row] = [line for line in table if line.startswith("| `") and f"`{name}`" in line.split("|")[1]]
    names, values = row.split("|")[1], row.split("|")[2]
    default = values.split(", ")[NAME.findall(names).index(name)].strip("` ")
    assert default == shown


def test_the_table_shows_the_limits() -> None:
    table = PAGE.partition("## Every setting")[2].splitlines()
    shown: dict[str, str] = {}
    for row in table:
        if row.startswith("| `"):
            _, names, values, *_ = row.split("|")
            shown |= dict(zip(NAME.findall(names), re.findall(r"\d[\d,]*\d|\d", values), strict=False))
    changed = read_limits({name: shown[name].replace(",", "") for name in NAMES})
    assert changed == read_limits({})
    assert len({name for name in NAMES if name in shown}) == len(NAMES)


def test_the_compose_file_sets_nothing_unknown(compose: dict[str, Any]) -> None:
    text = (ROOT / "compose.yaml").read_text("utf-8")
    assert set(NAME.findall(text)) <= KNOWN
    for service in ("server", "worker"):
        settings = compose["services"][service]["environment"]
        assert set(settings) <= KNOWN
        assert settings["SCREENER_DATABASE_URL"].endswith("@database/screener")
        assert compose["services"][service]["volumes"] == ["originals:/data"]
        assert settings["SCREENER_ORIGINALS"].startswith("/data/")
        assert "healthcheck" in compose["services"][service]
    assert compose["services"]["worker"]["deploy"]["replicas"] == 2
    assert set(compose["services"]) == {"database", "server", "worker"}
    assert set(compose["volumes"]) == {"database", "originals"}


def test_every_variable_of_the_compose_file_is_in_the_example_and_no_secret_is(
    compose: dict[str, Any],
) -> None:
    wanted = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text("utf-8")))
    example = (ROOT / "compose.env.example").read_text("utf-8")
    given = dict(line.split("=", 1) for line in example.splitlines() if line and not line.startswith("#"))
    assert set(given) == wanted
    assert set(given.values()) == {""}


def test_the_settings_of_the_compose_file_are_valid(
    compose: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"POSTGRES_PASSWORD": "pass", "SCREENER_SEALING_KEY": "A" * 43 + "="}

    def filled(value: str) -> str:
        return re.sub(r"\$\{([A-Z_]+):[?-][^}]*\}", lambda found: given.get(found[1], ""), value)

    for service in ("server", "worker"):
        for name, value in compose["services"][service]["environment"].items():
            monkeypatch.setenv(name, filled(value))
        settings = Settings.read()
        assert settings.database.host == "database"
        assert settings.originals_place == "/data/originals"
        assert settings.parsers == (1 if service == "server" else None)
        assert settings.retention_days is None


def test_what_the_image_lacks_is_seen() -> None:
    """Files that the package needs at run time are copied into the image."""
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["setuptools"]["package-data"]["*"]
    for package in ("api", "screener", "skills_taxonomy"):
        assert f"!{package}" in ignored
        assert f"COPY {package} {package}" in dockerfile
        here = ROOT / package
        kinds = {path.suffix for path in here.rglob("*") if path.is_file()} - {".py", ".pyc", ".typed"}
        assert {f"*{kind}" for kind in kinds} <= set(shipped)
        folders = {path.parent for path in here.rglob("*.py")}
        assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []
