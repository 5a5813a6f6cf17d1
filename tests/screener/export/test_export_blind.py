from dataclasses import replace

import pytest
from export_samples import FULL_CANDIDATE, quote, result, screened, screening
from hypothesis import given
from hypothesis import strategies as st

from screener.assessment import Failure
from screener.candidate import Candidate
from screener.document import Finding
from screener.export.blind import Mask, mask_for, pseudonyms
from screener.export.table import tabulate


def mask_of(candidate: Candidate) -> Mask:
    return mask_for(screened(None, candidate=candidate).parsed)


MASK = mask_of(FULL_CANDIDATE)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Jane Doe sold cars", "████ ███ sold cars"),
        ("JANE DOE", "████ ███"),
        ("Jane led sales", "████ led sales"),
        ("Doe, Jane", "████ ████"),
        ("jane@example.org", "████████████████"),
        ("another.one@mail.example.com", "████████████████████████████"),
        ("call (415) 555-0123 now", "call █████ ████████ now"),
        ("call +1 415-555-0123 now", "call ██ ████████████ now"),
        ("415.555.0123", "████████████"),
        ("see LinkedIn.com/in/JaneDoe", "see ███████████████████████"),
        ("see https://example.org/cv?x=1", "see ██████████████████████████"),
    ],
)
def test_identity_is_masked(text: str, masked: str) -> None:
    assert MASK.text(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "$1,200,000 in 2012-2015",
        "2012 - 2016",
        "03/2012 to 04/2016",
        "18 accounts, 415 clients",
        "doing",
        "Janet",
    ],
)
def test_the_rest_is_not(text: str) -> None:
    assert MASK.text(text) == text


def test_a_verb_is_no_name() -> None:
    mask = mask_of(Candidate(name="Grant Mark"))
    assert mask.text("grant credit, mark prices; GRANT, Mark") == "grant credit, mark prices; ██████ ████"


@given(st.text(max_size=60))
def test_masking_keeps_the_length(text: str) -> None:
    assert len(MASK.text(text)) == len(text)


def test_pseudonyms_are_unique() -> None:
    assert pseudonyms(["aaaaaa11", "aaaaaa12", "bbbbbb00", "bbbbbb00"]) == (
        "Candidate aaaaaa11",
        "Candidate aaaaaa12",
        "Candidate bbbbbb00",
        "Candidate bbbbbb00 (2)",
    )


def test_a_blind_table_has_no_identity_anywhere() -> None:
    inner = replace(result("inner", "0.0", "75.0", "Jane Doe, seller"), reason="Jane sold.")
    place = screened(
        "Jane Doe",
        source="jane-doe.pdf",
        candidate=FULL_CANDIDATE,
        results=(
            result("years", "75.0", "75.0", parts=(inner,)),
            result("tools", "1.0", "25.0", "Doe: Excel"),
        ),
        findings=(Finding("odd", "Hidden text.", 1, "I am Jane"),),
    )
    failures = (
        Failure("sub/doe.pdf", "damaged_file", "sub/doe.pdf: broken at doe.pdf"),
        Failure("x.pdf", "internal_error", "x.pdf: an unexpected KeyError: 'Jane'"),
    )
    table = tabulate(screening(place, failures=failures), blind=True)
    assert "jane" not in repr(table).lower()
    assert "doe" not in repr(table).lower()
    assert table.rows[0].name == "Candidate ab12cd"
    assert table.rows[0].file is None
    assert [failure.message for failure in table.failures] == [
        "file 1: broken at file 1",
        "file 2: an unexpected error",
    ]


def test_a_table_with_names_quotes_exactly() -> None:
    place = screened("Jane Doe", results=(result("years", "75.0", "75.0", "Jane Doe"),))
    [row] = tabulate(screening(place)).rows
    assert row.name == "Jane Doe"
    assert row.assessment.results[0].evidence == (quote("Jane Doe", page=2),)
