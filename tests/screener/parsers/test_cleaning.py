"""Repair of characters, one short line each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.parsers.cleaning import clean


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [
        ("Acme Media ï¼​ Leeds", "Acme Media - Leeds"),
        ("Acme Media ï¼ Leeds", "Acme Media - Leeds"),
        ("donâ€™t", "don’t"),
        ("a â€œkeyâ€​ client", "a “key” client"),
        ("2012 â€“ 2015", "2012 – 2015"),
        ("rÃ©sumÃ©", "résumé"),
        ("Flexible Â accountant", "Flexible accountant"),
        ("2018ÂproductÂ", "2018 product"),
        ("SalesÂ Marketing", "Sales Marketing"),
        ("ﬁnance oﬃce", "finance office"),
        ("Ｅｘｃｅｌ，２０１２", "Excel,2012"),
        ("Acme™ ½ year, 3² m", "Acme™ ½ year, 3² m"),
        ("key\u00a0account\u2003manager", "key account manager"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("co\u2011ordinate", "co-ordinate"),
        ("manage\ufffe", "manage-"),
        ("a \u202eb\u202c \u2066c\u2069", "a b c"),
        ("bell\x07 and\x0btab", "bell and tab"),
        ("a   b  c", "a b c"),
        (" a \t\t b ", "a\tb"),
        ("Clerk      Leeds, 2016", "Clerk\tLeeds, 2016"),
        ("Acme Ltd.     2016 - 2018", "Acme Ltd.\t2016 - 2018"),
        ("1.     Kept books", "1. Kept books"),
        ("-     Kept books", "- Kept books"),
        ("Name    :    Ann", "Name : Ann"),
        ("E X P E R I E N C E", "EXPERIENCE"),
        ("E X P E R I E N C E: sales", "EXPERIENCE: sales"),
        ("Plan A B C of the firm", "Plan A B C of the firm"),
        ("e\u0301te\u0301", "été"),
        ("\uf0e0 jane@example.com", "jane@example.com"),
    ],
)
def test_repairs(broken: str, repaired: str) -> None:
    assert clean(broken) == repaired


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe – account manager (2012–2015), 15 % growth, $4M / year",
        "São Paulo, Ânia Âncora, NAÏVE, Zoë, Łódź, Škoda",
        "Managed “key” accounts • won 12…",
        "C++ / C# & .NET — Ünal & Søn",
        "Менеджер по продажам",
    ],
)
def test_good_lines_stay_as_they_are(line: str) -> None:
    assert clean(line) == line


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_more_than_once(line: str) -> None:
    once = clean(line)
    assert once == once.strip(" \t")
    assert "  " not in once
    assert clean(once) == clean(clean(once))
