"""Sections: headings in many wordings and styles, look-alikes that open nothing, and whole coverage."""

import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st

from screener.pipeline.sections.find import find_sections, heading_kind
from screener.resume import SectionKind


def kinds(text: str) -> list[str]:
    """The kinds of the sections in order."""
    return [section.kind.value for section in find_sections(document(text))]


def under(text: str) -> list[tuple[str, str]]:
    """Each section's kind and its lines, joined by a slash."""
    doc = document(text)
    return [
        (section.kind.value, "/".join(map(doc.line_text, doc.lines[section.first_line : section.last_line])))
        for section in find_sections(doc)
    ]


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            SectionKind.EXPERIENCE,
            "Experience|Work Experience|PROFESSIONAL EXPERIENCE:|Employment History|Career History|"
            "Employment|Relevant Experience|Sales Experience|EMPLOYMENT RECORD|"
            "Professional Background|Positions Held|Career Progression|Organizational Experience|"
            "Where I've worked|Internships|Military Service|Earlier Jobs|Previous Roles|Other Positions|"
            "Professional Journey|Career Trajectory|Work Record|Career to date",
        ),
        (
            SectionKind.VOLUNTEER,
            "Volunteer Experience|Volunteering|Community Service|Voluntary Work|Giving Back",
        ),
        (
            SectionKind.EDUCATION,
            "Education|EDUCATION & TRAINING|Educational Qualifications|Academic Background|"
            "Education and Certifications|Education / Certifications|Scholastic Record|Scholastics|"
            "Institutions Attended with Qualifications Obtained",
        ),
        (
            SectionKind.SKILLS,
            "Skills|Technical Skills|Key Skills|Core Competencies|Areas of Expertise|"
            "Skills & Abilities|Skills Summary|IT Skills|Computer Proficiency|Strengths|"
            "Core Qualifications|Technologies|Systems|Systems & Software|Toolbox|Tech Stack|"
            "Tools & Talents|IT Forte|What I Bring|Knowledge|Qualities|Computer Literacy|Core Competences|"
            "Technology Skills|Tools I use",
        ),
        (
            SectionKind.SUMMARY,
            "Summary|Professional Summary|Summary of Qualifications|Profile|Career Objective|"
            "Objective|About Me|Who I am|Personal Statement|Executive Profile",
        ),
        (SectionKind.CERTIFICATIONS, "Certifications|Licenses and Certifications|Professional Certificates"),
        (
            SectionKind.LANGUAGES,
            "Languages|Languages Known|Languages Spoken|Language Skills|"
            "Languages and IT|Systems and languages",
        ),
        (SectionKind.ACHIEVEMENTS, "Awards|Awards and Honors|Achievements|Career Highlights|Accomplishments"),
        (SectionKind.PROJECTS, "Projects|Key Projects"),
        (SectionKind.COURSES, "Training|Courses|Professional Development|Seminars and Workshops"),
        (SectionKind.PUBLICATIONS, "Publications|Papers and Publications"),
        (SectionKind.MEMBERSHIPS, "Memberships|Professional Affiliations|Associations"),
        (SectionKind.INTERESTS, "Interests|Hobbies and Interests|Extra-Curricular Activities|Activities"),
        (SectionKind.REFERENCES, "References|Referees"),
        (SectionKind.PERSONAL, "Personal Details|Personal Dossier|Declaration|Contact"),
        (SectionKind.OTHER, "Additional Information"),
    ],
)
def test_wordings(kind: SectionKind, headings: str) -> None:
    assert {heading: heading_kind(heading) for heading in headings.split("|")} == dict.fromkeys(
        headings.split("|"), kind
    )


@pytest.mark.parametrize(
    "text",
    [
        "Account Manager",
        "Customer Service",
        "Marketing",
        "Managed a team",
        "Training new staff",
        "Computer Information Systems",
        "Systems Analyst",
        "Project Management Professional (PMP)",
        "Experience with Salesforce",
        "Responsible for education",
        "Skilled negotiator",
        "Key Responsibilities",
        "References available upon request",
        "Ten years of experience in selling software to hospitals",
        "",
        "2012",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert heading_kind(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane\nExperience\nClerk\nSkills\nExcel", ["header", "experience", "skills"]),
        ("Jane\nEXPERIENCE:\nClerk\nEDUCATION:\nBA", ["header", "experience", "education"]),
        ("Jane\n--- Experience ---\nClerk\n*** Skills ***\nExcel", ["header", "experience", "skills"]),
        ("Jane\n=== EDUCATION ===\nBA\n•Languages•\nFrench", ["header", "education", "languages"]),
        ("Jane\n**Experience**\nClerk\n**Skills**\nExcel", ["header", "experience", "skills"]),
        ("Jane\n# Work\nClerk\n# Education\nBA", ["header", "experience", "education"]),
        ("Jane\nExperince\nClerk\nEductaion\nBA", ["header", "experience", "education"]),
        (
            "Jane\nHOTEL SALES EXPERIENCE\nClerk\nBRIDGE BUILDING SKILLS\nx",
            ["header", "experience", "skills"],
        ),
        ("Jane\nExperience\nClerk\nCERTIFICATES\nCPA", ["header", "experience", "certifications"]),
        ("Experience\nClerk", ["experience"]),
        ("Jane\nClerk, Acme\n2012 - 2014", ["header"]),
        ("Experience\nEducation\nSkills", ["experience", "education", "skills"]),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane\nEDUCATION: BA, Lakeside", [("header", "Jane"), ("education", "EDUCATION: BA, Lakeside")]),
        ("Jane\nSkills: Excel, Word", [("header", "Jane"), ("skills", "Skills: Excel, Word")]),
        ("Jane\nSKILLS\tExcel", [("header", "Jane"), ("skills", "SKILLS\tExcel")]),
        ("Jane\nEDUCATION – BA, Lakeside", [("header", "Jane"), ("education", "EDUCATION – BA, Lakeside")]),
        ("Jane\nObjective: To sell.", [("header", "Jane"), ("summary", "Objective: To sell.")]),
    ],
)
def test_headings_with_text_behind_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert under(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane\n\nSkills\n- Training\n- Leadership\n- Languages\n- Education\n\nExperience\nClerk",
            ["header", "skills", "experience"],
        ),
        (
            "Jane\n\nSKILLS\nTraining\nLeadership\nResearch\n\nEXPERIENCE\nClerk",
            ["header", "skills", "experience"],
        ),
        (
            "Jane\n**Skills**\nExcel\nTraining\nLeadership\n**Experience**\nClerk",
            ["header", "skills", "experience"],
        ),
        (
            "Jane\nExperience\nClerk\nExperience in sales, and more.\nMy education was good.\nSkills\nx",
            ["header", "experience", "skills"],
        ),
        ("Jane\nExperience\nClerk\nTOOLS\nx\nWINDOWS", ["header", "experience"]),
        ("Jane\nExperience\nClerk\nEducation, Training\nx", ["header", "experience"]),
        ("Jane\nExperience\nClerk, Acme\nTraining: new staff", ["header", "experience"]),
    ],
)
def test_lines_that_only_look_like_headings(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jane\n\nSKILLS\nExcel\n\nTRAINING\nNegotiation, 2012\n\nEXPERIENCE\nClerk",
        "Jane\n**Skills**\nExcel\n**Training**\nNegotiation, 2012\n**Experience**\nClerk",
    ],
)
def test_doubtful_words_count_where_they_look_like_the_other_headings(text: str) -> None:
    assert kinds(text) == ["header", "skills", "courses", "experience"]


def test_two_letters_can_be_a_heading() -> None:
    text = "Jane\n\nEDUCATION\nB.Com, 2008\n\nIT\nExcel, SAP\n\nEXPERIENCE\nClerk, UK\nUK"
    assert kinds(text) == ["header", "education", "skills", "experience"]


def test_the_heading_is_quoted_without_its_decoration() -> None:
    (_, section) = find_sections(document("Jane\n*** Work Experience: ***\nClerk"))
    assert section.heading is not None
    assert section.heading.quote == "Work Experience"


_LINES = st.sampled_from(
    [
        "Experience",
        "SKILLS",
        "Education:",
        "Training",
        "Jane Doe",
        "- Languages",
        "**References**",
        "# Projects",
        "Skills: Excel",
        "Clerk, Acme, 2012 - 2014",
        "EDUCATION\tBA",
        "x",
        " ",
        "Experince",
    ]
)


@given(
    st.lists(
        st.one_of(_LINES, st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)), max_size=20
    )
)
def test_every_line_is_a_heading_or_in_exactly_one_section(lines: list[str]) -> None:
    doc = document("\n".join(lines))
    sections = find_sections(doc)
    covered = [number for section in sections for number in range(section.first_line, section.last_line)]
    headings = [
        doc.line_at(section.heading.span.start)
        for section in sections
        if section.heading and doc.line_at(section.heading.span.start) not in covered
    ]
    assert sorted(covered + headings) == list(range(len(doc.lines)))
    assert covered == sorted(covered)
    for section in sections:
        if section.heading is not None:
            span = section.heading.span
            assert doc.text[span.start : span.end] == section.heading.quote
