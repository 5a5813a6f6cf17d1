from decimal import Decimal

from export_samples import AS_OF, FULL_RESUME, screened, screening

from screener.export.table import Years, degree_text, tabulate
from screener.resume import Resume
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


def test_the_same_file_twice_is_told() -> None:
    same = Resume(id="ab12cd34")
    table = tabulate(screening(screened("Jane", resume=same), screened("Jane", source="b.pdf", resume=same)))
    first, second = (row.assessment.findings for row in table.rows)
    assert first == ()
    assert [(finding.code, finding.message) for finding in second] == [
        ("same_file", "The file has the same content as that of Jane.")
    ]
