"""The pages of a resume as pictures and as text, and what is marked on them."""

from io import BytesIO
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sample_resumes import STRONG, pdf, word
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
def strong(client: httpx.Client, screened: str) -> str:
    """The path of a resume that is a PDF."""
    return f"/v1/resumes/{resume_of(client, screened, 'strong.pdf')['id']}"


@pytest.fixture(scope="module")
def blind(client: httpx.Client) -> str:
    """The path of a resume of a blind screening."""
    path = client.post("/v1/screenings", json={**SCREENING, "blind": True}).headers["location"]
    sent = client.post(f"{path}/resumes", files=[("files", ("marta.pdf", pdf(STRONG)))])
    done(client, path)
    return f"/v1/resumes/{sent.json()['resumes'][0]['id']}"


def highlight(client: httpx.Client, path: str, name: str) -> dict[str, Any]:
    every = client.get(f"{path}/highlights").json()["highlights"]
    found: dict[str, Any] = next(item for item in every if item["id"] == name)
    return found


def test_a_pdf_is_shown_by_pictures(client: httpx.Client, strong: str) -> None:
    body = client.get(f"{strong}/pages").json()
    assert (body["kind"], body["format"], body["count"]) == ("picture", "pdf", 1)
    [page] = body["pages"]
    assert (page["number"], page["width"], page["height"]) == (1, 612.0, 792.0)
    answer = client.get(page["picture"], params={"width": 500})
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, max-age=3600"
    picture = Image.open(BytesIO(answer.content))
    assert picture.size in {(500, 647), (500, 648)}
    again = client.get(
        page["picture"], params={"width": 500}, headers={"if-none-match": answer.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_marked_has_ink_in_its_boxes(client: httpx.Client, strong: str) -> None:
    picture = Image.open(BytesIO(client.get(f"{strong}/pages/1.png").content)).convert("L")
    every = client.get(f"{strong}/highlights").json()
    assert every["kind"] == "picture"
    marks = [mark for item in every["highlights"] for mark in item["marks"]]
    assert marks
    for mark in marks:
        assert mark["quote"] in STRONG
        for box in mark["boxes"]:
            assert 0 <= box["x0"] < box["x1"] <= 1
            assert 0 <= box["top"] < box["bottom"] <= 1
            corners = (
                round(box["x0"] * picture.width),
                round(box["top"] * picture.height),
                round(box["x1"] * picture.width) + 1,
                round(box["bottom"] * picture.height) + 1,
            )
            assert picture.crop(corners).getextrema()[0] < 100, mark["quote"]  # type: ignore[operator]


def test_facts_and_criteria_can_be_pointed_at(client: httpx.Client, strong: str) -> None:
    post = highlight(client, strong, "position:0")
    assert (post["kind"], post["label"]) == ("position", "Senior Account Manager, Northwind Media")
    quotes = [mark["quote"] for mark in post["marks"]]
    assert quotes == ["Senior Account Manager", "Northwind Media", "March 2014 - Present"]
    across = [mark["boxes"][0] for mark in post["marks"][:2]]
    assert across[0]["top"] == across[1]["top"]
    assert across[0]["x1"] <= across[1]["x0"]
    assert highlight(client, strong, "skill:excel")["marks"][0]["quote"] == "Microsoft Excel"
    assert highlight(client, strong, "contact:name")["marks"][0]["quote"] == "Marta Ellison"
    results = client.get(f"{strong}/assessment").json()["criteria"]
    for result in results:
        found = highlight(client, strong, f"criterion:{result['id']}")
        assert {mark["quote"] for mark in found["marks"]} == {item["quote"] for item in result["evidence"]}


def test_a_document_without_pages_is_shown_by_its_text(client: httpx.Client) -> None:
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    sent = client.post(f"{path}/resumes", files=[("files", ("strong.docx", word(STRONG)))])
    done(client, path)
    resume = f"/v1/resumes/{sent.json()['resumes'][0]['id']}"
    body = client.get(f"{resume}/pages").json()
    assert (body["kind"], body["pages"][0]["picture"], body["pages"][0]["width"]) == ("text", None, None)
    problem_of(client.get(f"{resume}/pages/1.png"), 404, "not_found")
    lines = client.get(f"{resume}/text").json()["lines"]
    whole = "\n".join(line["text"] for line in lines)
    for line in lines:
        assert whole[line["start"] : line["end"]] == line["text"]
    assert next(line["text"] for line in lines if line["bullet"]).startswith("Managed 18 client accounts")
    for item in client.get(f"{resume}/highlights").json()["highlights"]:
        for mark in item["marks"]:
            assert whole[mark["start"] : mark["end"]] == mark["quote"]
            assert mark["boxes"] == []


def test_a_blind_screening_shows_masked_text_and_no_pictures(client: httpx.Client, blind: str) -> None:
    problem_of(client.get(f"{blind}/pages/1.png"), 403, "forbidden")
    assert client.get(f"{blind}/pages").json()["kind"] == "text"
    body = client.get(f"{blind}/text")
    marked = client.get(f"{blind}/highlights")
    for answer in (body, marked):
        for word_of in ("Marta", "Ellison", "Lakeside", "Denver", "example.com", "0142"):
            assert word_of not in answer.text
    whole = "\n".join(line["text"] for line in body.json()["lines"])
    assert "Senior Account Manager, Northwind Media" in whole
    kinds = set()
    for item in marked.json()["highlights"]:
        kinds.add(item["kind"])
        for mark in item["marks"]:
            assert whole[mark["start"] : mark["end"]] == mark["quote"]
            assert mark["boxes"] == []
    assert {"position", "skill", "criterion"} <= kinds
    assert "contact" not in kinds


@pytest.mark.parametrize("path", ["pages", "pages/1.png", "text", "highlights"])
def test_another_tenant_sees_no_pages(
    server: TestClient, keys: dict[str, str], strong: str, path: str
) -> None:
    assert using(server, keys["reader"]).get(f"{strong}/{path}").status_code == 200
    problem_of(using(server, keys["stranger"]).get(f"{strong}/{path}"), 404, "not_found")


@pytest.mark.parametrize(("number", "width"), [(1, 99), (1, 2401), (0, 500)])
def test_sizes_are_bounded(client: httpx.Client, strong: str, number: int, width: int) -> None:
    problem_of(client.get(f"{strong}/pages/{number}.png", params={"width": width}), 422, "invalid_request")


def test_there_is_no_picture_of_a_page_that_is_not_there(client: httpx.Client, strong: str) -> None:
    problem_of(client.get(f"{strong}/pages/2.png"), 404, "not_found")


def test_what_could_not_be_read_has_no_pages(client: httpx.Client, screened: str) -> None:
    broken = resume_of(client, screened, "broken.pdf")["id"]
    for path in ("pages", "pages/1.png", "text", "highlights"):
        problem_of(client.get(f"/v1/resumes/{broken}/{path}"), 404, "not_found")
