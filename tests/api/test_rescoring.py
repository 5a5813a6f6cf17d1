"""A ranking by other weights, and candidates beside each other."""

import csv
import io
from decimal import Decimal
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sample_resumes import STRONG, WEAK, pdf
from service_fixtures import (
    SCREENING,
    client,
    done,
    keys,
    problem_of,
    resume_of,
    screened,
    server,
    settings,
    using,
)

__all__ = ["client", "keys", "screened", "server", "settings"]


@pytest.fixture(scope="module")
def both(client: httpx.Client, screened: str) -> list[str]:
    """Ids of the two resumes that could be read, the worse one first."""
    return [resume_of(client, screened, name)["id"] for name in ("weak.docx", "strong.pdf")]


@pytest.fixture(scope="module")
def blind(client: httpx.Client) -> str:
    """The path of a blind screening of two resumes."""
    path = client.post("/v1/screenings", json={**SCREENING, "blind": True}).headers["location"]
    files = [("files", ("marta.pdf", pdf(STRONG))), ("files", ("tomas.pdf", pdf(WEAK)))]
    client.post(f"{path}/resumes", files=files)
    done(client, path)
    return str(path)


def test_the_usual_weights_give_the_ranking(client: httpx.Client, screened: str) -> None:
    body = client.post(f"{screened}/rescore", json={}).json()
    kept = client.get(f"{screened}/ranking").json()
    told = ("rank", "resume", "score", "band")
    assert [[place[key] for key in told] for place in body["ranking"]] == [
        [place[key] for key in told] for place in kept
    ]
    assert body["adjustments"] == []
    for criterion in body["criteria"]:
        assert criterion["max_points"] == criterion["usual_max_points"]
    for place in body["ranking"]:
        assert sum(map(Decimal, place["points"])) == Decimal(place["score"])
        criteria = client.get(f"/v1/resumes/{place['resume']}/assessment").json()["criteria"]
        assert place["points"] == [result["points"] for result in criteria]


def test_other_weights_change_points_and_nothing_that_is_kept(client: httpx.Client, screened: str) -> None:
    before = client.get(f"{screened}/ranking").json()
    usual = client.post(f"{screened}/rescore", json={}).json()
    names = [criterion["id"] for criterion in usual["criteria"]]
    wanted = dict.fromkeys(names, 0) | {"education": 1}
    body = client.post(f"{screened}/rescore", json={"weights": wanted}).json()
    worth = {criterion["id"]: criterion["max_points"] for criterion in body["criteria"]}
    assert worth["education"] == "100.0"
    strong = body["ranking"][0]
    assert strong["score"] == strong["points"][names.index("education")] == "100.0"
    assert len(body["adjustments"]) == len(names)
    assert client.get(f"{screened}/ranking").json() == before


def test_more_years_change_the_band(client: httpx.Client, screened: str) -> None:
    wanted = dict.fromkeys(("account_management_years", "sales_years"), 40)
    strong = client.post(f"{screened}/rescore", json={"minimum_years": wanted}).json()["ranking"][0]
    assert strong["band"] == "not_shown"
    assert client.get(f"{screened}/ranking").json()[0]["band"] != "not_shown"


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"weights": {"nothing": 1}}, "nothing"),
        ({"minimum_years": {"education": 1}}, "education"),
        ({"weights": {"education": -1}}, "weights.education"),
        ({"weights": {"education": "much"}}, "weights.education"),
        ({"wieghts": {}}, "wieghts"),
    ],
)
def test_mistakes_in_weights_are_named(
    client: httpx.Client, screened: str, wanted: dict[str, Any], field: str
) -> None:
    body = problem_of(client.post(f"{screened}/rescore", json=wanted), 422, "invalid_request")
    assert field in body["errors"][0]["field"]


def test_two_are_compared_the_best_first(client: httpx.Client, screened: str, both: list[str]) -> None:
    body = client.post(f"{screened}/comparison", json={"resumes": both}).json()
    assert [item["resume"] for item in body["candidates"]] == list(reversed(both))
    assert [item["rank"] for item in body["candidates"]] == [1, 2]
    assert [item["candidate"] for item in body["candidates"]] == ["Marta Ellison", "Tomas Okafor"]
    assert [item["file"] for item in body["candidates"]] == ["strong.pdf", "weak.docx"]
    for place, item in enumerate(body["candidates"]):
        points = [Decimal(criterion["cells"][place]["points"]) for criterion in body["criteria"]]
        assert sum(points) == Decimal(item["score"])
    education = next(criterion for criterion in body["criteria"] if criterion["id"] == "education")
    assert [cell["best"] for cell in education["cells"]] == [True, False]
    assert "Bachelor of Arts" in education["cells"][0]["quote"]["quote"]


def test_a_comparison_is_exported(client: httpx.Client, screened: str, both: list[str]) -> None:
    answer = client.get(f"{screened}/comparison", params={"resume": both, "format": "csv"})
    assert "comparison-account-manager-2020-01-01.csv" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert "Marta Ellison: points" in rows[0]
    for format in ("xlsx", "json", "html"):
        assert client.get(f"{screened}/comparison", params={"resume": both, "format": format}).is_success


def test_a_blind_comparison_names_nobody(client: httpx.Client, blind: str) -> None:
    ids = [item["id"] for item in client.get(f"{blind}/resumes").json()]
    answers = [client.post(f"{blind}/comparison", json={"resumes": ids})]
    answers += [
        client.get(f"{blind}/comparison", params={"resume": ids, "format": format})
        for format in ("csv", "json", "html")
    ]
    for answer in answers:
        assert answer.is_success
        for told in ("Marta", "Ellison", "Okafor", "marta.pdf", "Lakeside", "example.com"):
            assert told not in answer.text
    assert answers[0].json()["candidates"][0]["candidate"].startswith("Candidate ")
    assert answers[0].json()["candidates"][0]["file"] is None


@pytest.mark.parametrize("count", [1, 6])
def test_two_to_five_can_be_compared(client: httpx.Client, screened: str, count: int) -> None:
    ids = [f"{number}" for number in range(count)]
    problem_of(client.post(f"{screened}/comparison", json={"resumes": ids}), 422, "invalid_request")
    problem_of(client.get(f"{screened}/comparison", params={"resume": ids}), 422, "invalid_request")


def test_what_is_not_of_the_screening_cannot_be_compared(
    client: httpx.Client, screened: str, both: list[str], blind: str
) -> None:
    other = client.get(f"{blind}/resumes").json()[0]["id"]
    broken = resume_of(client, screened, "broken.pdf")["id"]
    for name in (other, broken, "none"):
        asked = {"resumes": [both[0], name]}
        problem_of(client.post(f"{screened}/comparison", json=asked), 404, "not_found")
    twice = {"resumes": [both[0], both[0]]}
    problem_of(client.post(f"{screened}/comparison", json=twice), 422, "invalid_request")


def test_another_tenant_can_neither_rescore_nor_compare(
    server: TestClient, keys: dict[str, str], screened: str, both: list[str]
) -> None:
    stranger = using(server, keys["stranger"])
    problem_of(stranger.post(f"{screened}/rescore", json={}), 404, "not_found")
    problem_of(stranger.post(f"{screened}/comparison", json={"resumes": both}), 404, "not_found")
    problem_of(stranger.get(f"{screened}/comparison", params={"resume": both}), 404, "not_found")
    reader = using(server, keys["reader"])
    assert reader.post(f"{screened}/rescore", json={}).is_success
