"""Candidates that were chosen from a ranking, as a file: the same as in the file of all."""

import csv
import io
import json
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

from api.routes.exports import MOST_CHOSEN

__all__ = ["client", "keys", "screened", "server", "settings"]

OTHER = STRONG.replace("Marta Ellison", "Otto Brandvold").replace("2015", "2017")
FILES = [
    ("files", ("marta.txt", STRONG.encode())),
    ("files", ("again.txt", STRONG.encode())),
    ("files", ("otto.txt", OTHER.encode())),
    ("files", ("tomas.txt", WEAK.encode())),
    ("files", ("broken.pdf", b"%PDF-1.7 nothing")),
]


def pile_of(client: httpx.Client, *, blind: bool = False) -> str:
    path = client.post("/v1/screenings", json=SCREENING | {"blind": blind}).headers["location"]
    client.post(f"{path}/resumes", files=FILES).raise_for_status()
    done(client, path)
    return str(path)


@pytest.fixture(scope="module")
def pile(client: httpx.Client) -> str:
    """The path of a screening in which three files tell of one person, two of them the same."""
    return pile_of(client)


@pytest.fixture(scope="module")
def blind_pile(client: httpx.Client) -> str:
    return pile_of(client, blind=True)


def ids_of(client: httpx.Client, path: str) -> list[str]:
    """The best first."""
    return [item["resume"] for item in client.get(f"{path}/ranking").json()]


def rows_of(answer: httpx.Response) -> list[list[str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def refused(client: httpx.Client, path: str, resumes: list[str], status: int, code: str) -> None:
    """By both ways in which candidates can be chosen."""
    problem_of(client.get(f"{path}/export", params={"resume": resumes}), status, code)
    problem_of(client.post(f"{path}/export", json={"resumes": resumes}), status, code)


@pytest.mark.parametrize("places", [[0], [1], [3, 1], [2, 0, 3, 1]])
@pytest.mark.parametrize("blind", [False, True])
def test_the_chosen_have_the_rows_of_the_whole(
    client: httpx.Client, pile: str, places: list[int], blind: bool
) -> None:
    ids = ids_of(client, pile)
    header, *rows = rows_of(client.get(f"{pile}/export", params={"blind": blind}))
    wanted = [header, *(rows[place] for place in sorted(places))]
    chosen = [ids[place] for place in places]
    assert rows_of(client.get(f"{pile}/export", params={"blind": blind, "resume": chosen})) == wanted
    assert rows_of(client.post(f"{pile}/export", json={"blind": blind, "resumes": chosen})) == wanted


def test_twins_are_named_that_were_not_chosen(client: httpx.Client, pile: str) -> None:
    again = resume_of(client, pile, "again.txt")["id"]
    _, row = rows_of(client.get(f"{pile}/export", params={"resume": again}))
    assert any("Probably the same person as" in cell and "the same file" in cell for cell in row)
    _, masked = rows_of(client.get(f"{pile}/export", params={"resume": again, "blind": True}))
    assert any("Probably the same person as Candidate " in cell for cell in masked)
    assert not any(name in cell for cell in masked for name in ("marta", "again.txt", "Marta"))


@pytest.mark.parametrize("format", ["csv", "xlsx", "json", "html"])
def test_every_format_can_be_chosen(client: httpx.Client, pile: str, format: str) -> None:
    chosen = ids_of(client, pile)[1:3]
    by_address = client.get(f"{pile}/export", params={"resume": chosen, "format": format})
    sent = client.post(f"{pile}/export", json={"resumes": chosen, "format": format})
    whole = client.get(f"{pile}/export", params={"format": format})
    assert by_address.content == sent.content
    assert len(sent.content) < len(whole.content)
    for header in ("content-type", "content-disposition", "content-security-policy"):
        assert by_address.headers[header] == sent.headers[header]
    assert sent.headers["content-type"] == whole.headers["content-type"]
    assert f'filename="chosen-account-manager-2020-01-01.{format}"' in sent.headers["content-disposition"]


def test_the_chosen_keep_their_places_in_json(client: httpx.Client, pile: str) -> None:
    ids = ids_of(client, pile)
    whole = client.get(f"{pile}/export", params={"format": "json"}).json()
    chosen = client.get(f"{pile}/export", params={"format": "json", "resume": [ids[3], ids[2]]}).json()
    assert chosen["candidates"] == whole["candidates"][2:]
    assert (len(whole["failures"]), chosen["failures"]) == (1, [])


def test_the_report_says_that_it_is_a_choice(client: httpx.Client, pile: str) -> None:
    chosen = client.get(f"{pile}/export", params={"format": "html", "resume": ids_of(client, pile)[:2]}).text
    assert "<dd>2 of 4</dd>" in chosen
    assert "Could not be read" not in chosen
    whole = client.get(f"{pile}/export", params={"format": "html"}).text
    assert "Chosen from the ranking" not in whole


@pytest.mark.parametrize("format", ["csv", "json", "html"])
def test_a_blind_screening_stays_blind(client: httpx.Client, blind_pile: str, format: str) -> None:
    ids = ids_of(client, blind_pile)
    whole = client.get(f"{blind_pile}/export", params={"format": "json"}).json()["candidates"]
    for blind in (False, True):
        sent = {"resumes": ids[1:2], "format": format, "blind": blind}
        text = client.post(f"{blind_pile}/export", json=sent).text
        assert not any(name in text for name in ("Marta", "Ellison", "Otto", "again.txt", "example.com"))
        assert "Candidate " in text
        if format == "json":
            assert json.loads(text)["candidates"] == whole[1:2]


def test_only_assessed_resumes_of_the_screening_can_be_chosen(
    client: httpx.Client, pile: str, blind_pile: str
) -> None:
    known, elsewhere = ids_of(client, pile)[0], ids_of(client, blind_pile)[0]
    broken = resume_of(client, pile, "broken.pdf")["id"]
    for name in ("nobody", elsewhere, broken):
        refused(client, pile, [known, name], 404, "not_found")


def test_mistakes_in_a_choice_are_named(client: httpx.Client, pile: str) -> None:
    known = ids_of(client, pile)[0]
    refused(client, pile, [known, known], 422, "invalid_request")
    refused(client, pile, ["x" * 33], 422, "invalid_request")
    refused(client, pile, [f"{number}" for number in range(MOST_CHOSEN + 1)], 422, "invalid_request")
    body: dict[str, Any]
    for body in ({}, {"resumes": []}, {"resumes": [known], "format": "pdf"}, {"resume": [known]}):
        problem_of(client.post(f"{pile}/export", json=body), 422, "invalid_request")


def test_an_erased_resume_cannot_be_chosen(client: httpx.Client) -> None:
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    files = [("files", ("marta.pdf", pdf(STRONG))), ("files", ("tomas.pdf", pdf(WEAK)))]
    client.post(f"{path}/resumes", files=files)
    done(client, path)
    first, second = ids_of(client, path)
    client.delete(f"/v1/resumes/{first}").raise_for_status()
    refused(client, path, [first, second], 404, "not_found")
    _, row = rows_of(client.get(f"{path}/export", params={"resume": second}))
    assert row[0] == "1"


def test_others_may_read_what_is_theirs_alone(
    server: TestClient, client: httpx.Client, keys: dict[str, str], pile: str
) -> None:
    chosen = ids_of(client, pile)[:1]
    refused(using(server, keys["stranger"]), pile, chosen, 404, "not_found")
    assert using(server, keys["reader"]).post(f"{pile}/export", json={"resumes": chosen}).is_success
