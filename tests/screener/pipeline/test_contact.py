"""Contact: who the resume is about, and when that is not said."""

import pytest
from written import assert_quoted, written

from screener.candidate import Candidate
from screener.pipeline.contact import stage
from screener.resume import SectionKind


def candidate_of(
    text: str, sizes: dict[int, float] | None = None, body: str = "Managed client accounts"
) -> Candidate:
    doc = stage(written((SectionKind.HEADER, text), (SectionKind.EXPERIENCE, body), sizes=sizes))
    candidate: Candidate = doc._.candidate
    for _, quotes in candidate.evidence:
        assert_quoted(doc, quotes)
    return candidate


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe\njane.doe@example.org", "Jane Doe"),
        ("JANE O'NEIL DOE\nAccount Manager\n(206) 555-0142", "Jane O'Neil Doe"),
        ("Jane Doe, CPA, MBA | Accounting Manager\njd@example.org", "Jane Doe"),
        ("Curriculum Vitae\nName: Amina Bello\namina@example.org", "Amina Bello"),
        ("Resume of Jean-Pierre de la Cruz\njp@example.org", "Jean-Pierre de la Cruz"),
        ("Account Manager\nAustin, TX\njane.doe@example.org\nJane Doe", "Jane Doe"),
        ("Dr. Priya Nair\n+91 98765 43210", "Priya Nair"),
        ("SENIOR ACCOUNT MANAGER\nSummary of work", None),
        ("Key Client Wizard\nManaged things", None),
        ("Acme Widgets Inc\nsales@example.org", None),
        ("San Francisco\ninfo@example.org", None),
    ],
)
def test_name(text: str, name: str | None) -> None:
    assert candidate_of(text).name == name


def test_the_largest_line_is_the_name() -> None:
    text = "Austin, TX\nhello@example.org\nRowan Ashby Lake"
    assert candidate_of(text, sizes={2: 22.0}).name == "Rowan Ashby Lake"


def test_a_large_name_may_take_two_lines() -> None:
    text = "Rowan\nAshby-Lake\nAccount Manager\nrowan@example.org"
    assert candidate_of(text, sizes={0: 22.0, 1: 22.0}).name == "Rowan Ashby-Lake"
    assert candidate_of(text, sizes={0: 11.0, 1: 11.0, 2: 22.0}).name is None


def test_an_anonymous_resume_has_no_name() -> None:
    assert candidate_of("Widget Wrangler", body="A wrangler of widgets") == Candidate()


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Jane Doe\n(206) 555-0142", ("+12065550142",)),
        ("Jane Doe\nMobile: +44 20 7946 0958", ("+442079460958",)),
        ("Jane Doe\nPune, India\nMobile: 98765 43210", ("+919876543210",)),
        ("Jane Doe\n206.555.0142 | 206-555-0143", ("+12065550142", "+12065550143")),
        ("Jane Doe\n2012 - 2015\n01/02/2014", ()),
        ("Jane Doe\n$1,200,000 in 2014", ()),
    ],
)
def test_phones(text: str, phones: tuple[str, ...]) -> None:
    assert candidate_of(text).phones == phones


def test_numbers_in_duties_are_no_phones() -> None:
    assert candidate_of("Jane Doe", body="Answered (206) 555-0199 for the help desk").phones == ()


def test_mails_and_links() -> None:
    candidate = candidate_of(
        "Jane Doe | Jane@Example.org | linkedin.com/in/jane-doe/ | www.janedoe.example.com"
    )
    assert candidate.emails == ("jane@example.org",)
    assert candidate.links == ("linkedin.com/in/jane-doe", "www.janedoe.example.com")


def test_a_website_in_duties_is_no_link_of_the_person() -> None:
    assert candidate_of("Jane Doe", body="Ran www.shop.example.com").links == ()


def test_mails_of_referees_are_left_out() -> None:
    doc = written((SectionKind.HEADER, "Jane Doe"), (SectionKind.REFERENCES, "John Roe john@example.org"))
    assert stage(doc)._.candidate.emails == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jane Doe\nAustin, TX 78701 | jane@example.org", "Austin, TX 78701"),
        ("Jane Doe\n12 Main Street, Lagos, Nigeria", "Lagos, Nigeria"),
        ("Jane Doe\nCity , State", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    assert candidate_of(text).place == place
