"""Degrees from the arrangements of many countries: tables, labels, gutters, examinations, short lines."""

import pytest
from written import assert_quoted, written

from screener.pipeline.degrees.stage import stage
from screener.resume import DegreeStatus, SectionKind

Row = tuple[str | None, str | None, str | None, str | None]
BUSINESS = "business_administration"


def rows(text: str, kind: SectionKind = SectionKind.EDUCATION) -> list[Row]:
    """Level, first field group, institution and year of every degree."""
    doc = stage(written((kind, text)))
    for degree in doc._.degrees:
        assert_quoted(doc, degree.evidence)
    return [
        (
            degree.level,
            degree.field_groups[0] if degree.field_groups else None,
            degree.institution,
            degree.year,
        )
        for degree in doc._.degrees
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "S.No\tExamination Passed\tBoard / University\tYear of Passing\tDivision\n"
            "1\tM.Com\tAnand University\t2012\tFirst\n"
            "2\tXII\tRural Board\t2007\tSecond",
            [("master", BUSINESS, "Anand University", "2012"), ("high_school", None, "Rural Board", "2007")],
        ),
        (
            "Year\tName of Institution\tCourse\tStream\tMarks %\n"
            "2015\tModel College Nashik\tGraduate\tCommerce\t61\n"
            "2012\tModel School\tHS\tArts\t58",
            [
                ("bachelor", BUSINESS, "Model College Nashik", "2015"),
                ("high_school", "liberal_arts", "Model School", "2012"),
            ],
        ),
        (
            "Qualification\tInstitute\tUniversity\tYear\nMBA (HR)\tDistance\tLotus University\t2014\n"
            "B.Sc\tSilver Arts College\tLotus University\t2010",
            [
                ("master", BUSINESS, "Lotus University", "2014"),
                ("bachelor", None, "Silver Arts College", "2010"),
            ],
        ),
        (
            "Standard\tSchool\tPercentage\tYear\nX\tModel School\t71%\t2004\n12\tModel School\t66%\t2006",
            [("high_school", None, "Model School", "2004"), ("high_school", None, "Model School", "2006")],
        ),
        (
            "Class\tBoard\tYear\n10th\tCBSE\t2010\n10+2\tCBSE\t2012",
            [("high_school", None, "CBSE", "2010"), ("high_school", None, "CBSE", "2012")],
        ),
    ],
)
def test_tables(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
    assert rows(text, SectionKind.EXPERIENCE) == expected, "a table tells what it is under any heading"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Graduation: B.Com from Lotus University in 2010",
            [("bachelor", BUSINESS, "Lotus University", "2010")],
        ),
        ("Graduate (Commerce), Lotus University, 2009", [("bachelor", BUSINESS, "Lotus University", "2009")]),
        ("Matriculation from Rural Board in 2003", [("high_school", None, "Rural Board", "2003")]),
        (
            "Post Graduate Diploma in Computer Applications, Lotus Institute, 2011",
            [("certificate", "computer_science", "Lotus Institute", "2011")],
        ),
        (
            "Post Graduate Diploma in Business Management, Lotus Institute, 2011",
            [("master", BUSINESS, "Lotus Institute", "2011")],
        ),
        (
            "BSc (Hons) Economics 2:1, University of Oakfield, 2014",
            [("bachelor", "economics", "University of Oakfield", "2014")],
        ),
        (
            "B.Sc. (Honours) Upper Second, Accounting, Oakfield University, 2011",
            [("bachelor", "accounting", "Oakfield University", "2011")],
        ),
        (
            "Bachelor´s Degree in Marketing, Oakfield University",
            [("bachelor", "marketing", "Oakfield University", None)],
        ),
        (
            "Bachelor’s Degree in Marketing, Oakfield University",
            [("bachelor", "marketing", "Oakfield University", None)],
        ),
        (
            "Bachelors' Degree in Marketing, Oakfield University",
            [("bachelor", "marketing", "Oakfield University", None)],
        ),
        (
            "Diplom-Kaufmann, Universität Musterstadt, 2004",
            [("master", BUSINESS, "Universität Musterstadt", "2004")],
        ),
        ("Bachillerato, Colegio San Ejemplo, 2008", [("high_school", None, "Colegio San Ejemplo", "2008")]),
        (
            "Laurea in Economia, Università di Esempio, 2009",
            [("bachelor", "economics", "Università di Esempio", "2009")],
        ),
        (
            "Licenciatura en Administración de Empresas, Universidad del Ejemplo, 2010",
            [("bachelor", BUSINESS, "Universidad del Ejemplo", "2010")],
        ),
        (
            "National Certificate N4-N6: Financial Management, Cape Example College, 2013",
            [("certificate", "finance", "Cape Example College", "2013")],
        ),
        (
            "N.Dip Marketing, Example Technikon, 2005",
            [("certificate", "marketing", "Example Technikon", "2005")],
        ),
        (
            "National Diploma in Accounting - Example Polytechnic - 2012",
            [("certificate", "accounting", "Example Polytechnic", "2012")],
        ),
        ("Leaving Certificate, Scoil Samplach, 2005", [("high_school", None, "Scoil Samplach", "2005")]),
        (
            "Grade 12 (Matric), Example High School, 2006",
            [("high_school", None, "Example High School", "2006")],
        ),
        (
            "Cert IV in Bookkeeping, Example College, 2014",
            [("certificate", "accounting", "Example College", "2014")],
        ),
        (
            "Pursuing MBA from Lotus University (2nd year)",
            [("master", BUSINESS, "Lotus University", None)],
        ),
        ("Example High, Matric, 2006", [("high_school", None, "Example High", "2006")]),
        ("WASSCE - Example Senior High - 2009", [("high_school", None, "Example Senior High", "2009")]),
        (
            "A-levels: Business (B), French (C), Example Sixth Form, 2012",
            [("high_school", None, "Example Sixth Form", "2012")],
        ),
        (
            "MBA (Marketing & IB) - Lotus Institute of Management - 2018",
            [("master", BUSINESS, "Lotus Institute of Management", "2018")],
        ),
        (
            "BTEC Level 3 Extended Diploma in IT, Example College, 2014",
            [("certificate", "computer_science", "Example College", "2014")],
        ),
        ("B.A., Lotus University, 2011", [("bachelor", "liberal_arts", "Lotus University", "2011")]),
        (
            "Bachelor of Arts in Marketing, Lotus University",
            [("bachelor", "marketing", "Lotus University", None)],
        ),
        (
            "Secondary\t:\tExample National High School, 2007",
            [("high_school", None, "Example National High School", "2007")],
        ),
        (
            "Some college coursework in Business Management, Oakfield Community College, 2011",
            [(None, BUSINESS, "Oakfield Community College", "2011")],
        ),
    ],
)
def test_one_line(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oakfield University\nMaster of Science, Finance, 2012\nBachelor of Science, Economics, 2010",
            [
                ("master", "finance", "Oakfield University", "2012"),
                ("bachelor", "economics", "Oakfield University", "2010"),
            ],
        ),
        (
            "2016\nBCom Accounting Sciences\nUniversity of the Example\n2012\n"
            "National Senior Certificate\nExample High",
            [
                ("bachelor", BUSINESS, "University of the Example", "2016"),
                ("high_school", None, "Example High", "2012"),
            ],
        ),
        (
            "2012 – 2015\tUniversity of Oakfield\tBA (Hons) Business Management, 2:1\n"
            "2010 – 2012\tFenn Sixth Form\tA-levels: Business (B), English (C)\n"
            "2005 – 2010\tFenn High School\t9 GCSEs A-C including Maths",
            [
                ("bachelor", BUSINESS, "University of Oakfield", "2015"),
                ("high_school", None, "Fenn Sixth Form", "2012"),
                ("high_school", None, "Fenn High School", "2010"),
            ],
        ),
        (
            "Fenn Grammar School, 2003 – 2010\nA Levels: Maths, French, Economics\nGCSEs: 10 at grades A-C",
            [("high_school", None, "Fenn Grammar School", "2010")],
        ),
        (
            "09/2005 – 07/2009\tHochschule Musterstadt\nBachelor of Engineering, grade 1,9\n"
            "1996 – 06/2005\tGymnasium am Berg, Ulm: Abitur",
            [
                ("bachelor", "engineering", "Hochschule Musterstadt", "2009"),
                ("high_school", None, "Gymnasium am Berg", "2005"),
            ],
        ),
        (
            "Highest standard passed\t:\tGrade 12 (Matric)\nSchool\t:\tExample High\nYear\t:\t2008",
            [("high_school", None, "Example High", "2008")],
        ),
        (
            "Degree: Bachelor of Business Administration\nMajor: Finance\n"
            "Institution: Oakfield University\nYear: 2011",
            [("bachelor", BUSINESS, "Oakfield University", "2011")],
        ),
        (
            "Dates: 2010 - 2013\nTitle of qualification awarded: Bachelor of Economics\n"
            "Name of organisation: Oakfield University",
            [("bachelor", "economics", "Oakfield University", "2013")],
        ),
        (
            "B.Com, Lotus University, 2003\nTraining attended: Leadership (2 days, 2017)\nIT: SAP, Tally",
            [("bachelor", BUSINESS, "Lotus University", "2003")],
        ),
        (
            "BBA, Lotus University, 2010\nNOTE\nThe posting: Bachelor's required, MBA preferred.",
            [("bachelor", BUSINESS, "Lotus University", "2010")],
        ),
        (
            "Oakfield University, 2009 – 2013\nBright Comprehensive College, 2002 – 2008\n"
            "B.Sc (Hons) Mass Communication\t2013\nSenior School Certificate Examination\t2008",
            [
                ("bachelor", "communications", "Oakfield University", "2013"),
                ("high_school", None, "Bright Comprehensive College", "2008"),
            ],
        ),
        (
            "Bachelor of Business Administration\nOakfield University, Springfield, IL\n"
            "Expected May 2026\nGPA: 3.6/4.0",
            [("bachelor", BUSINESS, "Oakfield University", "2026")],
        ),
    ],
)
def test_several_lines(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("MBA (Marketing), Lotus University, Pursuing", DegreeStatus.IN_PROGRESS),
        ("B.Com, Lotus University, 3rd year", DegreeStatus.IN_PROGRESS),
        ("B.Com, Lotus University, results awaited", DegreeStatus.IN_PROGRESS),
        ("N.Dip Accounting, Example Technikon (current)", DegreeStatus.IN_PROGRESS),
        ("M.Com (Prev.) appeared - 2010 - not completed", DegreeStatus.INCOMPLETE),
        (
            "Diploma in Accounting, Fenn College, 2019\nACCA – 7 papers passed, exams in progress",
            DegreeStatus.COMPLETED,
        ),
        ("BA History, Fenn University, 2010\nTraining attended: Leadership, 2017", DegreeStatus.COMPLETED),
        ("MBA (in view), Fenn University, 2024", DegreeStatus.IN_PROGRESS),
        ("BBA, Fenn University, expected 2024 (61 credits done)", DegreeStatus.IN_PROGRESS),
        ("BBA, Fenn University, 61 credits", DegreeStatus.INCOMPLETE),
    ],
)
def test_status_of_entries(text: str, status: DegreeStatus) -> None:
    assert [degree.status for degree in stage(written((SectionKind.EDUCATION, text)))._.degrees] == [status]


@pytest.mark.parametrize(
    ("kind", "text", "levels"),
    [
        (
            SectionKind.SKILLS,
            "High School from Rural Board in 2003\nB.Com. from Lotus University in 2008",
            ["high_school", "bachelor"],
        ),
        (
            SectionKind.PERSONAL,
            "SSCE, Fenn School, 2008\nOND Accountancy, Fenn Polytechnic, 2012",
            ["high_school", "certificate"],
        ),
        (
            SectionKind.EXPERIENCE,
            "High School Teacher, Fenn School, 2003\nHigh School Coach, Fenn School, 2005",
            [],
        ),
        (SectionKind.COURSES, "Certificate in Project Management – Fenn Institute 2016", ["certificate"]),
        (
            SectionKind.COURSES,
            "Certificate of attendance, Sales Week, 2016\nAdvanced Excel, Fenn Institute, 2015",
            [],
        ),
        (
            SectionKind.SKILLS,
            "AAT Level 3 Diploma in Accounting, Fenn College, 2009\nA-levels: Fenn School, 2006",
            ["certificate", "high_school"],
        ),
        (SectionKind.SKILLS, "Excel\nJD Edwards, SAP\nFrench (fluent), English (fluent)", []),
        (SectionKind.REFERENCES, "MBA, Lotus University, 2010", []),
    ],
)
def test_outside_an_education_section(kind: SectionKind, text: str, levels: list[str]) -> None:
    assert [row[0] for row in rows(text, kind)] == levels


def test_two_education_sections_below_each_other_are_one() -> None:
    doc = written(
        (SectionKind.EDUCATION, "Highest standard passed\t:\tMatric"),
        (SectionKind.EDUCATION, "School\t:\tExample High\nYear\t:\t2008"),
    )
    (degree,) = stage(doc)._.degrees
    assert (degree.level, degree.institution, degree.year) == ("high_school", "Example High", "2008")


@pytest.mark.parametrize(
    "text",
    [
        "Graduation date: May 2012",
        "March 2015",
        "Bed and breakfast, 2010",
        "Graduation (May 2010)",
        "Level 4 of 5, 2012",
        "JD Edwards, French",
    ],
)
def test_what_is_no_degree(text: str) -> None:
    assert rows(text) == []
