"""A resume, and corrections of it, for the tests of corrections."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from screener.corrections import (
    VALUES,
    Action,
    Correction,
    FactKind,
    name_of_added,
)
from screener.screening import parse_resume

DAY = date(2020, 1, 1)
NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
TEXT = """Marta Ellison
marta@example.org

Summary
Over 4 years of sales experience.

Experience
Account Manager, Northwind Media
March 2014 - Present
- Negotiated contract renewals with 18 client accounts.
- Increased revenue by 15%.

Sales Clerk, Harbor Supply
June 2010 - February 2014

Education
Bachelor of Arts in Marketing, Lakeside University, 2010

Skills
Salesforce, Microsoft Excel
"""
PARSED = parse_resume(TEXT.encode(), "cv.txt")
RESUME = PARSED.resume


def told(
    number: int, action: Action, kind: FactKind, fact: str | None = None, /, **values: Any
) -> Correction:
    """The correction with this number; without a fact one of a new fact."""
    found = VALUES[kind].model_validate(values) if action is not Action.REMOVE else None
    name = f"c{number:02d}"
    if fact is None:
        assert found is not None
        fact = name_of_added(kind, found, name)
    return Correction(name, number, action, fact, found, "key1", NOON + timedelta(minutes=number))


def change(number: int, fact: str, /, **values: Any) -> Correction:
    return told(number, Action.CHANGE, FactKind(fact.partition(":")[0]), fact, **values)


def add(number: int, kind: FactKind, /, **values: Any) -> Correction:
    return told(number, Action.ADD, kind, **values)


def remove(number: int, fact: str) -> Correction:
    return told(number, Action.REMOVE, FactKind(fact.partition(":")[0]), fact)
