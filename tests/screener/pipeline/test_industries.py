"""The industries of posts: what tells one, and what does not."""

import pytest
from documents import document

from screener.pipeline.industries.find import with_industries
from screener.resume import DateRange, Position


def industries_of(employer: str, title: str = "", duties: str = "") -> list[tuple[str, list[str]]]:
    text = "\n".join(part for part in (title, employer, duties) if part)
    made = document(text)
    quotes = [
        made.evidence(text.index(part), text.index(part) + len(part), rule)
        for part, rule in ((title, "positions.title"), (employer, "positions.employer"))
        if part
    ]
    body = made.span(text.index(duties), len(text)) if duties else None
    post = Position(title or None, employer or None, None, DateRange(), tuple(quotes), body=body)
    (found,) = with_industries(made, (post,))
    for mention in found.industries:
        for quote in mention.evidence:
            assert made.text[quote.span.start : quote.span.end] == quote.quote
    return [(mention.id, [quote.quote for quote in mention.evidence]) for mention in found.industries]


@pytest.mark.parametrize(
    ("employer", "title", "expected"),
    [
        ("First Harbor Bank", "", [("banking", ["Bank"])]),
        ("Meadow Life Insurance Co.", "", [("insurance", ["Life Insurance"])]),
        ("Larkspur", "Retail Sales Associate", [("retail", ["Retail"])]),
        ("Hillside Food Bank", "", [("non_profit", ["Food Bank"])]),
        ("Brightwater Hotels and Resorts", "", [("hospitality", ["Hotels", "Resorts"])]),
        ("Acme Holdings", "Account Manager", []),
        ("Quality Assurance Partners", "", []),
        ("National Health Insurance Group", "", [("insurance", ["Health Insurance"])]),
    ],
)
def test_one_name_is_enough(employer: str, title: str, expected: list[tuple[str, list[str]]]) -> None:
    assert industries_of(employer, title) == expected


@pytest.mark.parametrize(
    ("duties", "expected"),
    [
        ("Sold loans and credit cards to branch clients", [("banking", ["loans", "credit cards"])]),
        ("Called on physicians and left drug samples", [("pharmaceutical", ["physicians", "drug samples"])]),
        ("Closed loans", []),
        ("Serviced a vehicle, then other vehicles", []),
        ("Prepared bank reconciliations and bank deposits", []),
        ("Sold software", []),
        ("", []),
    ],
)
def test_duties_need_two_different_cues(duties: str, expected: list[tuple[str, list[str]]]) -> None:
    assert industries_of("Acme", "Account Manager", duties) == expected
