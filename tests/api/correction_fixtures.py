"""A screening with a resume to put right. Test modules import the fixtures."""

from typing import Any

import httpx
import pytest
from sample_resumes import STRONG, WEAK, pdf
from service_fixtures import SCREENING, done

RIGHT = {
    "kind": "position",
    "action": "change",
    "fact": "position:0",
    "values": {
        "title": "Sales Manager",
        "employer": "Corner Market Ltd",
        "start": "2012-03",
        "end": "present",
    },
    "reason": "Said so in the interview.",
}


def new_screening(client: httpx.Client) -> str:
    """The path of a screening of a weak and a strong resume."""
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    files = [("files", ("weak.pdf", pdf(WEAK))), ("files", ("strong.pdf", pdf(STRONG)))]
    client.post(f"{path}/resumes", files=files)
    done(client, path)
    return str(path)


def weak_of(client: httpx.Client, screening: str) -> str:
    """The path of the weak resume: a cashier with a high school diploma."""
    return f"/v1/resumes/{client.get(f'{screening}/resumes').json()[0]['id']}"


@pytest.fixture
def screening(client: httpx.Client) -> str:
    """A screening for one test."""
    return new_screening(client)


@pytest.fixture
def weak(client: httpx.Client, screening: str) -> str:
    """A weak resume for one test."""
    return weak_of(client, screening)


@pytest.fixture(scope="module")
def untouched(client: httpx.Client) -> str:
    """A weak resume for all tests that change nothing."""
    return weak_of(client, new_screening(client))


def sent(client: httpx.Client, resume: str, **correction: Any) -> dict[str, Any]:
    answer = client.post(f"{resume}/corrections", json={"reason": "It says so on page 1.", **correction})
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


def score(client: httpx.Client, resume: str) -> float:
    return float(client.get(f"{resume}/assessment").json()["score"])
