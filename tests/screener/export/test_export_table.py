from dataclasses import replace
from decimal import Decimal

from export_samples import AS_OF, FULL_RESUME, screened, screening

from screener.duplicates import Likeness, Twin
from screener.export.table import Years, degree_text, tabulate
from screener.screening import Pile
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


def test_some_of_a_ranking_are_called_what_the_whole_calls_them() -> None:
    everybody = [
        screened(name, source=source, resume_id=resume_id, rank=rank)
        for rank, (name, source, resume_id) in enumerate(
            [("Ann", "a.pdf", "aaaaaa1"), ("Bob", "b.pdf", "aaaaaa2"), ("Bob", "c.pdf", "aaaaaa2")], start=1
        )
    ]
    twins = [(), (Twin(2, Likeness.FILE),), (Twin(1, Likeness.FILE),)]
    everybody = [replace(item, twins=same) for item, same in zip(everybody, twins, strict=True)]
    whole = screening(*everybody)
    pile = Pile(("aaaaaa1", "aaaaaa2", "aaaaaa2"), ("a.pdf", "b.pdf", "c.pdf"), (2,))
    some = replace(screening(everybody[2]), pile=pile)
    for blind in (False, True):
        assert tabulate(some, blind=blind).rows == tabulate(whole, blind=blind).rows[2:]
    assert tabulate(some, blind=True).rows[0].name == "Candidate aaaaaa2 (2)"
    assert (tabulate(some).chosen_from, tabulate(whole).chosen_from) == (3, None)
