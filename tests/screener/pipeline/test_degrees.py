"""Degrees: level, field groups, institution, status and year from many arrangements of an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import assert_quoted, written

from screener.pipeline.degrees.stage import stage
from screener.resume import Degree, DegreeStatus, SectionKind

Row = tuple[str | None, tuple[str, ...], str | None, str | None]


def degrees_of(text: str, kind: SectionKind = SectionKind.EDUCATION) -> tuple[Degree, ...]:
    doc = stage(written((kind, text)))
    found: tuple[Degree, ...] = doc._.degrees
    for degree in found:
        assert_quoted(doc, degree.evidence)
    return found


def rows(text: str) -> list[Row]:
    return [
        (degree.level, tuple(degree.field_groups), degree.institution, degree.year)
        for degree in degrees_of(text)
    ]


BUSINESS = "business_administration"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MBA, Finance | Hillcrest University | 2012-2014\nB.Com | Westbrook College | 2009",
            [
                ("master", (BUSINESS, "finance"), "Hillcrest University", "2014"),
                ("bachelor", (BUSINESS,), "Westbrook College", "2009"),
            ],
        ),
        (
            "University of Oakfield, Springfield, IL\nBachelor of Science in Marketing\nMay 2012",
            [("bachelor", ("marketing",), "University of Oakfield", "2012")],
        ),
        (
            "2012\nBachelor of Arts : English Hillcrest College City , State\n2009\nHigh School Diploma",
            [
                ("bachelor", ("liberal_arts",), "Hillcrest College", "2012"),
                ("high_school", (), None, "2009"),
            ],
        ),
        (
            "MBA (Mktg.)\t2012\nUniversity of Oakfield\tLeeds",
            [("master", (BUSINESS, "marketing"), "University of Oakfield", "2012")],
        ),
        (
            "Bridgeport State University 2006 B.S : Advertising",
            [("bachelor", ("advertising",), "Bridgeport State University", "2006")],
        ),
        (
            "BBA and MBA, Redwood University",
            [
                ("bachelor", (BUSINESS,), "Redwood University", None),
                ("master", (BUSINESS,), "Redwood University", None),
            ],
        ),
        (
            "Degree\tInstitution\tYear\tPercentage\n"
            "MBA (Marketing)\tSilverlake Institute of Management\t2012\t68%\n"
            "HSC\tState Board\t2006\t65%",
            [
                ("master", (BUSINESS, "marketing"), "Silverlake Institute of Management", "2012"),
                ("high_school", (), "State Board", "2006"),
            ],
        ),
        (
            "Bachelor of Business Administration, Data Science 2006 Lakeside University",
            [("bachelor", (BUSINESS, "computer_science"), "Lakeside University", "2006")],
        ),
        (
            "Associate of Arts\nGeneral Studies\nRiver Valley College\nMiami, FL\n2012",
            [("associate", ("liberal_arts",), "River Valley College", "2012")],
        ),
        (
            "Master of Business Administration (MBA)\nSpecialization: Marketing\nNorthfield School, 2018",
            [("master", (BUSINESS, "marketing"), "Northfield School", "2018")],
        ),
        (
            "State University of Lake\nBachelor of Arts, Journalism, 2003\nColumbus North High School, 1999",
            [
                ("bachelor", ("communications",), "State University of Lake", "2003"),
                ("high_school", (), "Columbus North High School", "1999"),
            ],
        ),
        (
            "Diploma Lincoln High School 1988",
            [("high_school", (), "Lincoln High School", "1988")],
        ),
        (
            "B.S. Accounting 2001, MBA 2005",
            [("bachelor", ("accounting",), None, "2001"), ("master", (BUSINESS,), None, "2005")],
        ),
        (
            "Bachelor of Science: Puppetry, Hillcrest College",
            [("bachelor", ("other",), "Hillcrest College", None)],
        ),
        ("Westbrook College 2011 Humanities", [(None, ("liberal_arts",), "Westbrook College", "2011")]),
    ],
)
def test_arrangements(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bachelor's degree, Hillcrest University", "bachelor"),
        ("B.Tech, Hillcrest University", "bachelor"),
        ("B-Tech: Marketing, Hillcrest University", "bachelor"),
        ("M Com Hillcrest University", "master"),
        ("Master of Arts, Hillcrest College Graduate School", "master"),
        ("B. S. Marketing, Hillcrest University", "bachelor"),
        ("LLB, Hillcrest University", "bachelor"),
        ("Masters in Finance, Hillcrest University", "master"),
        ("M.Com, Hillcrest University", "master"),
        ("PGDM, Hillcrest Institute", "master"),
        ("Ph.D., Hillcrest University", "doctorate"),
        ("Juris Doctor, Hillcrest University", "doctorate"),
        ("A.A.S., Accounting, Hillcrest College", "associate"),
        ("HND Marketing, Hillcrest Polytechnic", "certificate"),
        ("Certificate in Bookkeeping, Hillcrest College", "certificate"),
        ("Diploma in Sales", "certificate"),
        ("GED", "high_school"),
        ("12th, State Board, 2008", "high_school"),
        ("A-Levels, Leeds Grammar School", "high_school"),
        ("VCE, Elmsworth Secondary College, 2004", "high_school"),
        ("Licence en Gestion, Université de Lyon", "bachelor"),
    ],
)
def test_levels(text: str, level: str) -> None:
    assert [degree.level for degree in degrees_of(text)] == [level]


@pytest.mark.parametrize(
    ("text", "status", "year"),
    [
        ("BBA, Lakeside University, Expected May 2026", DegreeStatus.IN_PROGRESS, "2026"),
        ("MBA candidate, Lakeside University", DegreeStatus.IN_PROGRESS, None),
        ("MBA, Lakeside University, 2022 - present", DegreeStatus.IN_PROGRESS, None),
        ("B.S. Marketing, Lakeside University\nCurrently pursuing", DegreeStatus.IN_PROGRESS, None),
        ("Coursework toward Bachelor of Science, Accounting", DegreeStatus.INCOMPLETE, None),
        ("Completed 60 credits toward a B.A. in Psychology, Rowan College", DegreeStatus.INCOMPLETE, None),
        ("B.A., Lakeside University, no degree", DegreeStatus.INCOMPLETE, None),
        ("Attended Lakeside University, 1998 - 2000", DegreeStatus.INCOMPLETE, "2000"),
        ("B.A., Lakeside University, 2001\nCoursework: Law, Ethics", DegreeStatus.COMPLETED, "2001"),
        ("BBA, Lakeside University, 2001", DegreeStatus.COMPLETED, "2001"),
    ],
)
def test_status(text: str, status: DegreeStatus, year: str | None) -> None:
    assert [(degree.status, degree.year) for degree in degrees_of(text)] == [(status, year)]


@pytest.mark.parametrize(
    "text",
    [
        "Boston, MA 02115",
        "MS Office and MS Excel",
        "Scrum Master workshop",
        "Master of ceremonies, lives in a bachelor pad",
        "as a team member, be proactive",
        "Certificate of Recognition 2010",
        "Customer Service Workshop, 2008",
        "Leadership Seminar, Hillcrest University, 2010",
        "December 10th 2010",
    ],
)
def test_no_degree(text: str) -> None:
    assert degrees_of(text) == ()


def test_a_second_education_section_counts_once() -> None:
    entry = "Bachelor of Science, Marketing, Lakeside University, 2005"
    doc = written(
        (SectionKind.EDUCATION, entry), (SectionKind.SKILLS, "Excel"), (SectionKind.EDUCATION, entry)
    )
    assert len(stage(doc)._.degrees) == 1


@pytest.mark.parametrize(
    ("text", "majors", "minors"),
    [
        ("B.S., Accounting, Ball College\nMinor in Economics", {"accounting"}, {"economics"}),
        ("BA Marketing, minor: Psychology, Ball College", {"marketing"}, {"psychology"}),
        ("Bachelor of Arts, Double major in Marketing and Economics", {"marketing", "economics"}, set()),
    ],
)
def test_majors_and_minors(text: str, majors: set[str], minors: set[str]) -> None:
    (degree,) = degrees_of(text)
    assert set(degree.field_groups) == majors
    assert set(degree.minor_groups) == minors


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Account manager who holds an MBA in Finance from Hillcrest University.", ["master"]),
        ("Bachelor's degree required; Master's degree preferred.", []),
        ("Recruited MBA students for the sales team.", []),
        ("Scrum Master with MS Office skills in Boston, MA", []),
    ],
)
def test_prose(text: str, levels: list[str]) -> None:
    assert [degree.level for degree in degrees_of(text, SectionKind.SUMMARY)] == levels


def test_prose_adds_no_level_that_is_listed() -> None:
    doc = written(
        (SectionKind.SUMMARY, "Holds an MBA and a Bachelor of Arts."),
        (SectionKind.EDUCATION, "MBA, Lakeside University, 2010"),
    )
    assert [degree.level for degree in stage(doc)._.degrees] == ["master", "bachelor"]


def test_experience_is_read_only_without_an_education_section() -> None:
    entry = (SectionKind.EXPERIENCE, "Bachelor of Science, Lakeside University, 2004")
    assert [degree.level for degree in stage(written(entry))._.degrees] == ["bachelor"]
    taught = written(entry, (SectionKind.EDUCATION, "GED"))
    assert [degree.level for degree in stage(taught)._.degrees] == ["high_school"]


@given(st.text(alphabet="BAMS.,:|()\t\n '12 ofinUniverstyDgechol", max_size=160))
def test_any_text_is_read_without_errors(text: str) -> None:
    doc = stage(written((SectionKind.EDUCATION, text)))
    for degree in doc._.degrees:
        assert_quoted(doc, degree.evidence)
