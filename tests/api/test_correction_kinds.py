"""Every kind of fact that people put right, and what is refused."""

from typing import Any

import httpx
import pytest
from correction_fixtures import RIGHT, score, screening, sent, untouched, weak
from service_fixtures import client, keys, problem_of, server, settings

__all__ = ["client", "keys", "screening", "server", "settings", "untouched", "weak"]


@pytest.mark.parametrize(
    ("correction", "key", "shown"),
    [
        (
            {
                "kind": "degree",
                "action": "change",
                "fact": "degree:0",
                "values": {"level": "bachelor", "field": "Marketing"},
            },
            "education",
            {"level": "bachelor", "field": "Marketing", "field_groups": ["marketing"], "status": "completed"},
        ),
        (
            {"kind": "certification", "action": "add", "values": {"id": "cpa"}},
            "certifications",
            {"name": "CPA"},
        ),
        (
            {"kind": "language", "action": "add", "values": {"code": "fr", "level": "fluent"}},
            "languages",
            {"code": "fr", "name": "French", "level": "fluent", "id": "language:fr"},
        ),
        (
            {"kind": "skill", "action": "add", "values": {"id": "excel"}},
            "skills",
            {"name": "Microsoft Excel", "strength": "explicit", "id": "skill:excel"},
        ),
        (
            {
                "kind": "skill",
                "action": "add",
                "values": {"id": "crm", "posts": ["position:0"]},
            },
            "skills",
            {"id": "skill:crm", "last_used": "2018"},
        ),
        (
            {
                "kind": "degree",
                "action": "change",
                "fact": "degree:0",
                "values": {"institution": "Oak Academy", "year": "2014-2016", "status": "in_progress"},
            },
            "education",
            {"institution": "Oak Academy", "year": "2014-2016", "status": "in_progress"},
        ),
        (
            {
                "kind": "achievement",
                "action": "add",
                "values": {"kind": "revenue", "value": 2_500_000, "unit": "USD"},
            },
            "achievements",
            {"kind": "revenue", "value": 2_500_000.0, "unit": "USD"},
        ),
        (
            {
                "kind": "claim",
                "action": "add",
                "values": {"years": 8, "at_least": True, "function": "sales"},
            },
            "claims",
            {"years": 8.0, "at_least": True, "function": "sales", "exceeds": True},
        ),
        (
            {
                "kind": "position",
                "action": "change",
                "fact": "position:0",
                "values": {
                    "place": "Leeds",
                    "kind": "internship",
                    "seniority": "trainee",
                    "leads_people": True,
                    "industries": ["retail"],
                },
            },
            "positions",
            {"kind": "internship", "functions": ["customer_service"]},
        ),
    ],
)
def test_every_kind_of_fact_can_be_put_right(
    client: httpx.Client, weak: str, correction: dict[str, Any], key: str, shown: dict[str, Any]
) -> None:
    made = sent(client, weak, **correction)
    found = client.get(f"{weak}/facts").json()[key][-1]
    assert {name: found[name] for name in shown} == shown
    assert found["corrections"][0]["id"] == made["id"]
    assert found["id"] == made["fact"]


def test_figures_are_changed_and_left_out(client: httpx.Client, weak: str) -> None:
    added = sent(client, weak, kind="achievement", action="add", values={"kind": "team_size", "value": 4})
    assert client.get(f"{weak}/facts").json()["achievements"][-1]["unit"] == "people"
    for values, field in (
        ({"unit": "USD"}, "values.unit"),
        ({"kind": "revenue"}, "values.unit"),
        ({"value": None}, "values.value"),
        ({"value": -3}, "values.value"),
        ({"value": "many"}, "values.value"),
    ):
        wrong = {"kind": "achievement", "action": "change", "fact": added["fact"], "values": values}
        answer = client.post(f"{weak}/corrections", json={"reason": "Hm.", **wrong})
        body = problem_of(answer, 422, "invalid_request")
        assert any(mistake["field"].endswith(field) for mistake in body["errors"]), body
    changed = {"kind": "achievement", "fact": added["fact"]}
    sent(client, weak, action="change", values={"kind": "revenue", "unit": "EUR"}, **changed)
    figure = client.get(f"{weak}/facts").json()["achievements"][-1]
    assert (figure["kind"], figure["value"], figure["unit"]) == ("revenue", 4.0, "EUR")
    sent(client, weak, action="remove", **changed)
    assert client.get(f"{weak}/facts").json()["achievements"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"fact": "position:7"}, "fact"),
        ({"fact": "skill:excel"}, "fact"),
        ({"values": {}}, "values"),
        ({"values": None}, ""),
        ({"action": "remove"}, ""),
        ({"action": "add"}, ""),
        ({"values": {"start": "March 2012"}}, "values.start"),
        ({"values": {"start": "2012-13"}}, "values.start"),
        ({"values": {"start": "0000-01"}}, "values.start"),
        ({"values": {"start": "2020-05", "end": "2019-01"}}, "values.end"),
        ({"values": {"titel": "Manager"}}, "values.titel"),
        ({"values": {"title": "a\x00b"}}, "values.title"),
        ({"reason": ""}, "reason"),
        ({"kind": "name"}, ""),
        ({"kind": "skill", "action": "add", "fact": None, "values": {"id": "magic"}}, "values.id"),
        ({"kind": "language", "action": "add", "fact": None, "values": {"code": "xx"}}, "values.code"),
        ({"kind": "certification", "action": "add", "fact": None, "values": {"id": "no"}}, "values.id"),
        ({"kind": "degree", "action": "add", "fact": None, "values": {"field": "Law"}}, "values.level"),
        ({"kind": "degree", "fact": "degree:0", "values": {"year": "last year"}}, "values.year"),
        ({"kind": "claim", "action": "add", "fact": None, "values": {}}, "values.years"),
        ({"kind": "contact", "fact": "contact", "values": {"emails": ["nowhere"]}}, "values.emails.0"),
        ({"kind": "contact", "fact": "contact", "action": "remove", "values": None}, "action"),
        ({"kind": "contact", "fact": "contact:1", "values": {"name": "Ann"}}, "action"),
        ({"values": {"industries": ["magic"]}}, "values.industries"),
    ],
)
def test_mistakes_are_refused_and_change_nothing(
    client: httpx.Client, untouched: str, change: dict[str, Any], field: str
) -> None:
    before = score(client, untouched)
    body = problem_of(
        client.post(f"{untouched}/corrections", json={**RIGHT, **change}), 422, "invalid_request"
    )
    assert any(mistake["field"].endswith(field) for mistake in body["errors"]), body
    assert score(client, untouched) == before
    assert client.get(f"{untouched}/corrections").json() == []
