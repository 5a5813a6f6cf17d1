"""What of a ranking can be asked for, its orders, and pages of them."""

from typing import Any

import httpx
import pytest
from sample_resumes import STRONG, WEAK, pdf, word
from service_fixtures import SCREENING, client, done, keys, problem_of, server, settings

__all__ = ["client", "keys", "server", "settings"]

NAMES = ("Abel Zorn", "Bea Young", "Cleo Xu", "Dora Wang")


@pytest.fixture(scope="module")
def pile(client: httpx.Client) -> str:
    """The path of a screening: four account managers with 2 to 5 years at a second firm, and a cashier."""
    path = client.post("/v1/screenings", json=SCREENING).headers["location"]
    files = [
        (
            "files",
            (
                f"file-{number}.pdf",
                pdf(
                    STRONG.replace("Marta Ellison", name)
                    .replace("marta.ellison", f"person{number}")
                    .replace("martaellison", f"person{number}")
                    .replace("555-0142", f"555-014{number}")
                    .replace("June 2008", f"June {2008 + number}")
                ),
            ),
        )
        for number, name in enumerate(NAMES)
    ]
    client.post(f"{path}/resumes", files=[*files, ("files", ("till.docx", word(WEAK)))])
    done(client, path)
    first = client.get(f"{path}/ranking", params={"q": "abel"}).json()[0]["resume"]
    client.post(f"/v1/resumes/{first}/decisions", json={"decision": "shortlist", "reason": "Good."})
    return str(path)


def names(client: httpx.Client, path: str, **params: Any) -> list[str]:
    answer = client.get(f"{path}/ranking", params=params)
    assert answer.status_code == 200, answer.text
    return [place["candidate"] for place in answer.json()]


@pytest.mark.parametrize(
    ("params", "shown"),
    [
        ({"q": "ZORN"}, ["Abel Zorn"]),
        ({"q": "till"}, ["Tomas Okafor"]),
        ({"q": "nobody"}, []),
        ({"decision": "shortlist"}, ["Abel Zorn"]),
        ({"decision": ["hold", "none"], "q": "o"}, ["Dora Wang", "Bea Young", "Cleo Xu", "Tomas Okafor"]),
        ({"min_years": "sales:0.1"}, [*NAMES]),
        ({"skill": ["excel", "salesforce"]}, [*NAMES]),
        ({"skill": ["excel", "crm_none"]}, []),
        ({"flag": "hidden_text"}, []),
        ({"sort": "name"}, [*NAMES, "Tomas Okafor"]),
        ({"sort": "-name"}, ["Tomas Okafor", *reversed(NAMES)]),
        ({"sort": "added"}, [*NAMES, "Tomas Okafor"]),
        ({"sort": "-years.sales"}, [*NAMES, "Tomas Okafor"]),
    ],
)
def test_what_is_asked_for_is_shown(
    client: httpx.Client, pile: str, params: dict[str, Any], shown: list[str]
) -> None:
    found = names(client, pile, **params)
    assert found == shown if "sort" in params else sorted(found) == sorted(shown)


@pytest.mark.parametrize(
    "sort", ["rank", "-rank", "name", "-name", "added", "-added", "years.sales", "-years.sales"]
)
def test_pages_follow_each_other(client: httpx.Client, pile: str, sort: str) -> None:
    whole = names(client, pile, sort=sort)
    assert sorted(whole) == sorted([*NAMES, "Tomas Okafor"])
    paged: list[str] = []
    url = f"{pile}/ranking?limit=2&sort={sort}"
    while url:
        answer = client.get(url)
        paged += [place["candidate"] for place in answer.json()]
        url = answer.links.get("next", {}).get("url", "")
    assert paged == whole


def test_ranks_are_those_of_the_whole_screening(client: httpx.Client, pile: str) -> None:
    ranks = {place["resume"]: place["rank"] for place in client.get(f"{pile}/ranking").json()}
    for params in ({"q": "till"}, {"sort": "-rank"}, {"skill": "excel"}):
        for place in client.get(f"{pile}/ranking", params=params).json():
            assert place["rank"] == ranks[place["resume"]]


def test_filters_go_together_with_bands_and_scores(client: httpx.Client, pile: str) -> None:
    assert names(client, pile, sort="name", band="not_shown") == ["Tomas Okafor"]
    assert names(client, pile, sort="name", min_score=50) == [*NAMES]


def test_corrected_and_doubtful_ones_can_be_asked_for(client: httpx.Client, pile: str) -> None:
    assert names(client, pile, flag="corrected") == []
    cashier = client.get(f"{pile}/ranking", params={"q": "till"}).json()[0]["resume"]
    correction = {"kind": "skill", "action": "add", "values": {"id": "crm"}, "reason": "Said so."}
    made = client.post(f"/v1/resumes/{cashier}/corrections", json=correction).json()
    assert names(client, pile, flag="corrected") == ["Tomas Okafor"]
    assert names(client, pile, skill="crm", flag="corrected") == ["Tomas Okafor"]
    client.delete(f"/v1/resumes/{cashier}/corrections/{made['id']}")
    assert names(client, pile, flag="corrected") == []


@pytest.mark.parametrize(
    "params",
    [
        {"sort": "score"},
        {"sort": "years.gardening"},
        {"min_years": "sales"},
        {"min_years": "gardening:1"},
        {"decision": "maybe"},
        {"sort": "name", "cursor": "bm8"},
    ],
)
def test_what_cannot_be_asked_is_refused(client: httpx.Client, pile: str, params: dict[str, Any]) -> None:
    problem_of(client.get(f"{pile}/ranking", params=params), 422, "invalid_request")


def test_a_cursor_is_good_for_its_order_only(client: httpx.Client, pile: str) -> None:
    link = client.get(f"{pile}/ranking", params={"sort": "name", "limit": 1}).links["next"]["url"]
    problem_of(client.get(link.replace("sort=name", "sort=-name")), 422, "invalid_request")


def test_a_blind_screening_cannot_be_searched_by_name(client: httpx.Client) -> None:
    path = client.post("/v1/screenings", json={**SCREENING, "blind": True}).headers["location"]
    client.post(f"{path}/resumes", files=[("files", ("marta.pdf", pdf(STRONG)))])
    done(client, path)
    for params in ({"q": "marta"}, {"sort": "name"}, {"sort": "-name"}):
        problem_of(client.get(f"{path}/ranking", params=params), 422, "invalid_request")
    [place] = client.get(f"{path}/ranking", params={"sort": "added", "skill": "excel"}).json()
    assert place["candidate"] is place["file"] is None
