"""A service that asks nobody to sign in."""

from pathlib import Path

from fastapi.testclient import TestClient
from people import PASSWORD, a_browser
from service_fixtures import URL, problem_of

from api.app import create_app
from api.settings import Settings
from screener.batch import ParserPool

FORM = {"name": "ada@example.org", "password": PASSWORD, "again": PASSWORD}


def test_nobody_signs_in_where_nobody_has_to(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, auth="none")
    with TestClient(create_app(settings, pool=ParserPool(1)), base_url=URL) as server:
        browser = a_browser(server)
        for path in ("/sign-in", "/setup", "/sign-in?next=%2F%2Fevil.example"):
            assert browser.get(path).headers["location"] == "/"
        assert browser.post("/setup", data=FORM).headers["location"] == "/"
        assert browser.post("/sign-in", data=FORM).headers["location"] == "/"
        assert browser.get("/admin/users").status_code == 200
        problem_of(browser.get("/account", headers={"accept": "*/*"}), 404, "not_found")
