"""Schooling without a degree, diplomas of high schools, classes and grades, names cut by columns."""

import pytest
from written import assert_quoted, written

from screener.document import Evidence, SourceSpan
from screener.pipeline.degrees.stage import stage
from screener.resume import Degree, Section, SectionKind

Row = tuple[str | None, str | None, str | None, str, str | None]


def degrees_of(text: str, kind: SectionKind = SectionKind.EDUCATION) -> tuple[Degree, ...]:
    doc = stage(written((kind, text)))
    found: tuple[Degree, ...] = doc._.degrees
    for degree in found:
        assert_quoted(doc, degree.evidence)
    return found


def rows(text: str, kind: SectionKind = SectionKind.EDUCATION) -> list[Row]:
    """Level, field, institution, status and year of every degree."""
    return [
        (degree.level, degree.field, degree.institution, degree.status.value, degree.year)
        for degree in degrees_of(text, kind)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some college, Marketing, Bluewater University",
            [(None, "Marketing", "Bluewater University", "incomplete", None)],
        ),
        (
            "2012 SOME COLLEGE : NURSING STONE HARBOR COMMUNITY COLLEGE City , State 21 CREDIT HOURS",
            [(None, "NURSING", "STONE HARBOR COMMUNITY COLLEGE", "incomplete", "2012")],
        ),
        (
            "Elk Ridge Junior College, Elko, NV\nGeneral Studies - 41 credits, 1997 - 1998",
            [(None, "General Studies", "Elk Ridge Junior College", "incomplete", "1998")],
        ),
        (
            "GED 2003 City , State\nLiberal Arts 2005 Cedar Bend Community College City , State 20 units",
            [
                ("high_school", None, None, "completed", "2003"),
                (None, "Liberal Arts", "Cedar Bend Community College", "incomplete", "2005"),
            ],
        ),
        (
            "Business coursework\n(18 credits)\nPrairie State Community\nCollege\n2014 – 2016",
            [(None, "Business", "Prairie State Community College", "incomplete", "2016")],
        ),
        (
            "Coursework in Finance\tBluewater University\t2010 - 2012",
            [(None, "Finance", "Bluewater University", "incomplete", "2012")],
        ),
        (
            "B.S. Finance, Bluewater University, 2010\nRelevant coursework: Accounting, Marketing",
            [("bachelor", "Finance", "Bluewater University", "completed", "2010")],
        ),
        (
            "B.S. Finance, Bluewater University, 2010\nCoursework in Accounting and Marketing",
            [("bachelor", "Finance", "Bluewater University", "completed", "2010")],
        ),
        (
            "High School Diploma, some college",
            [("high_school", None, None, "completed", None)],
        ),
        (
            "Bachelor's in Marketing, graduate coursework toward MBA",
            [
                ("bachelor", "Marketing", None, "completed", None),
                ("master", "Marketing", None, "incomplete", None),
            ],
        ),
        (
            "Master of Business Administration : Finance Current Bluewater University City , State",
            [("master", "Finance", "Bluewater University", "in_progress", None)],
        ),
        (
            "Bachelor of Arts Advertising Bluewater University\nMember, College of Communication Arts Board",
            [("bachelor", "Advertising", "Bluewater University", "completed", None)],
        ),
        (
            "Pursuing degree in Accounting, Harbor Point College",
            [(None, "Accounting", "Harbor Point College", "in_progress", None)],
        ),
        (
            "Degree in Public Relations\nUniversidad de Montefrío, 2015",
            [("bachelor", "Public Relations", "Universidad de Montefrío", "completed", "2015")],
        ),
        (
            "2001 – 2008\tHilltop Primary School\tKenya Certificate of Primary Education (KCPE)",
            [(None, None, "Hilltop Primary School", "completed", "2008")],
        ),
    ],
)
def test_schooling_without_a_degree(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oak Hollow High School\nDiploma, 1992", [("high_school", None, "1992")]),
        ("2001\nHigh School Diploma : College Prep\nOak Hollow High School", [("high_school", None, "2001")]),
        ("Diploma High School 1989 Oak Hollow High School City , State", [("high_school", None, "1989")]),
        ("Diploma : Academic 2002 Oak Hollow High City , State", [("high_school", None, "2002")]),
        ("General Diploma, Oak Hollow High School, 2001", [("high_school", None, "2001")]),
        ("Academic Diploma\tOak Hollow High School\t1999", [("high_school", None, "1999")]),
        ("1996 Diploma Turkey Creek Consolidated - City , State", [("high_school", None, "1996")]),
        (
            "Oak Hollow High School, 1995\nDiploma, Medical Assisting, Kessler College, 1999",
            [("high_school", None, "1995"), ("certificate", "Medical Assisting", "1999")],
        ),
        ("Matric (Bachelor's pass), Ridge Secondary School, 2012", [("high_school", None, "2012")]),
        ("Year 12, Ridge Bay College, 1999", [("high_school", None, "1999")]),
        ("National Senior Certificate\nRidge School\n2013 · Bachelor pass", [("high_school", None, "2013")]),
        ("A Levels: Business (B), Maths (C) - Mill Lane School 2011", [("high_school", None, "2011")]),
        ("9 GCSEs grades A–C including Maths - Mill Lane School 2009", [("high_school", None, "2009")]),
        (
            "Dates\tInstitution\tQualification\n"
            "2011 – 2013\tMill Lane Sixth Form\tA Levels: Business (B), Art (C)",
            [("high_school", None, "2013")],
        ),
        (
            "XII (CBSE) from Govt. Model School in 2004 with 58%\n"
            "X (CBSE) from Govt. Model School in 2002 with 61%",
            [("high_school", None, "2004"), ("high_school", None, "2002")],
        ),
        ("10th from State Board\n12th from State Board", [("high_school", None, None)] * 2),
        ("HSC, State Board\nSunrise Vidyalaya\n2007", [("high_school", None, "2007")]),
        ("+2 Commerce\tSunrise Junior College\t2011\t55%", [("high_school", None, "2011")]),
    ],
)
def test_schools(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert [(level, field, year) for level, field, _, _, year in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "level", "groups"),
    [
        ("B.S. Agribusiness, Bluewater University", "bachelor", ["business_administration"]),
        ("B.S. Agricultural Economics, Bluewater University", "bachelor", ["economics"]),
        (
            "B.S. Hotel and Restaurant Management, Bluewater University",
            "bachelor",
            ["business_administration", "other"],
        ),
        ("Associate of Arts, Kessler College, 2008", "associate", ["liberal_arts"]),
        ("Diploma in Credit Management, 2012", "certificate", ["finance"]),
        (
            "Bachelor of Applied Arts and Sciences : Organizational Leadership Bluewater University",
            "bachelor",
            ["business_administration"],
        ),
        (
            "Associate of Applied Business :: Marketing Management Technology :: Kessler College",
            "associate",
            ["marketing"],
        ),
        ("HND Accountancy (Upper Credit), Sunrise Polytechnic, 2006", "certificate", ["accounting"]),
        (
            "Institution\tCertificate Obtained\tYear\n"
            "Sunrise Polytechnic\tHigher National Diploma (HND), Accountancy – Upper Credit\t2010",
            "certificate",
            ["accounting"],
        ),
        ("AAT Level 4 Professional Diploma in Accounting, Mill Lane College", "certificate", ["accounting"]),
        (
            "Bachelor's degree, Faculty of Commerce, Al Waha University",
            "bachelor",
            ["business_administration"],
        ),
        ("B.A. (Pass) from Sunrise University in 2005", "bachelor", ["liberal_arts"]),
        ("2010\tMarketing\tBBA\tBluewater University", "bachelor", ["business_administration", "marketing"]),
        ("Bachelor of Science : Athletic Training, Sunrise University 2002", "bachelor", ["health"]),
        ("D.Com : Govt. Institute of Commerce, 2009", "certificate", ["business_administration"]),
        ("Dipl.-Ing. (FH) Mechanical Engineering, Fachhochschule Nordheim", "bachelor", ["engineering"]),
        ("Postgraduate Diploma in Marketing, Bluewater University", "certificate", ["marketing"]),
        ("Postgraduate Diploma in Management, Bluewater University", "master", ["business_administration"]),
        ("Postgraduate certificate in Data Analysis, Hogeschool Leiven", "certificate", ["computer_science"]),
    ],
)
def test_levels_and_groups(text: str, level: str, groups: list[str]) -> None:
    (degree,) = degrees_of(text)
    assert (degree.level, [group.value for group in degree.field_groups]) == (level, groups)


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("La Mesa Union High School\nDiploma, 1994", "La Mesa Union High School"),
        ("High School Diploma\nFrench Valley High School", "French Valley High School"),
        ("B.A. from Lakeview Arts College in 2006", "Lakeview Arts College"),
        ("B.B.A., Accounting\nBlue Mesa\nUniversity\nMay 2007", "Blue Mesa University"),
        ("Bachelor of Commerce, Hogeschool Leiven.", "Hogeschool Leiven"),
        ("Matriculation (Science), Govt. High School 2005", "Govt. High School"),
    ],
)
def test_names_of_institutions(text: str, institution: str) -> None:
    (degree,) = degrees_of(text)
    assert degree.institution == institution


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Diploma in Computer Applications (DCA), 2009", ["certificate"]),
        ("Diploma in Office Software, Sunrise Institute", ["certificate"]),
        ("Diploma in progress\nExcel 2010", []),
        ("Certificate in Excel, 2010", []),
    ],
)
def test_diplomas_among_skills(text: str, levels: list[str]) -> None:
    assert [degree.level for degree in degrees_of(text, SectionKind.SKILLS)] == levels


@pytest.mark.parametrize(("credit", "found"), [("(24 credits)", 1), ("(evening classes)", 0)])
def test_a_heading_of_coursework_with_credits_is_schooling(credit: str, found: int) -> None:
    heading = "Business coursework"
    doc = written((SectionKind.COURSES, f"{heading}\n{credit}\nPrairie State College\n2015 – 2016"))
    (section,) = doc._.sections
    quote = Evidence(SourceSpan(0, len(heading), 1), heading, "sections.heading")
    doc._.sections = (Section(section.kind, quote, section.first_line + 1, section.last_line),)
    assert len(stage(doc)._.degrees) == found


LEVELS_OF_HONOURS = [("bachelor", "Accountancy")]
LEVELS_OF_STAGES = [("bachelor", "History"), ("high_school", None)]
LEVELS_OF_TRANSFER = [("bachelor", "Accounting"), (None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A field or a remark that has the words of another degree.
        (
            "B.S.: Biology, 2004, Elm State University\nMinor in Secondary Education",
            [("bachelor", "Biology")],
        ),
        (
            "Bachelor of Science: Accountancy, 2004\n(evaluated as equivalent to a US bachelor's degree)",
            [("bachelor", "Accountancy")],
        ),
        ("A Levels (AAB)\nOak Grammar School\n2007", [("high_school", None)]),
        ("Bachelor of Accountancy, Second Class Honours (Upper)\nElm University, 2012", LEVELS_OF_HONOURS),
        # Stages of schooling.
        ("Secondary March 2000 Harbor High School", [("high_school", None)]),
        ("Tertiary\nB.A. History, Elm University, 2006\nSecondary\nOak Institute, 2002", LEVELS_OF_STAGES),
        # Schooling that was left.
        (
            "Crow College, Business, 36 hours completed\nGED, 2001",
            [(None, "Business"), ("high_school", None)],
        ),
        ("Elm University, 128 credits\nB.A. History, 2008", [("bachelor", "History")]),
        ("Completed 2 semesters, Nursing Fern Technical College", [(None, "Nursing")]),
        ("B.S., Accounting, 2007, Elm University\nFern College, transfer credits", LEVELS_OF_TRANSFER),
        # The field at the beginning of the line, the degree at its end.
        ("Medical Assisting 2008 Miller College City, State Diploma", [("certificate", "Medical Assisting")]),
    ],
)
def test_what_looks_like_another_degree(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(degree.level, degree.field) for degree in degrees_of(text)] == expected


def test_a_year_of_honours_lies_in_the_period_of_its_school() -> None:
    text = (
        "Harbor Polytechnic\t2006 – 2009\nDiploma in Accountancy, Director's List 2008\n"
        "Oak Secondary School\t2002 – 2005\nGCE O Levels"
    )
    found = [(degree.level, degree.institution, degree.year) for degree in degrees_of(text)]
    assert found == [
        ("certificate", "Harbor Polytechnic", "2009"),
        ("high_school", "Oak Secondary School", "2005"),
    ]
