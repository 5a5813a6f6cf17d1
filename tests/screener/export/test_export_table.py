from dataclasses import replace
from decimal import Decimal

from export_samples import AS_OF, FULL_RESUME, screened, screening

from screener.duplicates import Likeness, Twin
from screener.export.table import Years, degree_text, tabulate
from skills_taxonomy.terms import Function


def test_years_are_those_the_profile_asks_for() -> None:
    table = tabulate(screening(screened("Jane", resume=FULL_RESUME), screened("Joe", resume_id="ef")))
    assert table.functions == (Function.SALES,)
    jane, joe = table.rows
    assert [str(years) for years in jane.years] == ["3.2–5.0"]
    assert jane.years[0].middle == Decimal("4.0")
    assert joe.years == (Years(Function.SALES, Decimal("0.0"), Decimal("0.0"), Decimal("0.0")),)
    assert table.as_of == AS_OF


def test_the_highest_degree_is_named() -> None:
    assert degree_text(FULL_RESUME.degrees) == "Master, Business Administration (in progress)"
    assert degree_text(FULL_RESUME.degrees[:1]) == "Associate, Arts"


def test_a_candidate_without_a_name_is_called_by_the_file() -> None:
    [row] = tabulate(screening(screened(None, source="cv.pdf"))).rows
    assert row.name == "cv.pdf"


def test_twins_are_told_by_their_files() -> None:
    pair = (
        replace(screened("Jane"), twins=(Twin(1, Likeness.EMAIL),)),
        replace(screened("Jane", source="b.pdf", resume_id="ef"), twins=(Twin(0, Likeness.EMAIL),)),
    )
    first, second = (row.assessment.findings for row in tabulate(screening(*pair)).rows)
    assert [(finding.code, finding.message) for finding in first] == [
        ("duplicate", "Probably the same person as b.pdf: the same e-mail address.")
    ]
    assert pair[0].parsed.source in second[0].message
    blind, _ = (row.assessment.findings for row in tabulate(screening(*pair), blind=True).rows)
    assert [finding.message for finding in blind] == [
        "Probably the same person as Candidate ef: the same e-mail address."
    ]
