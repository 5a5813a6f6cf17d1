"""Which texts are Markdown, and what is read of them."""

import pytest
from builders import texts

from screener.document import Document
from screener.errors import EmptyFile
from screener.limits import Limits
from screener.parsers import parse
from screener.parsers.markdown import is_markdown, read_markdown


def read(text: str) -> Document:
    return read_markdown(text.encode(), "cv.md", Limits())


@pytest.mark.parametrize(
    "text",
    [
        "# Jane Doe\n\n## Skills\n\n* **Excel**\n* **SAP**\n",
        "# Jane\n\n## Experience\n\n### Clerk\n\n## Skills\n",
        "# Jane\n\nmail [me](mailto:j@example.com)\n\n## Skills\n",
        "Jane Doe\n========\n\nSkills\n------\n\nJobs\n----\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "---\nname: Jane Doe\nemail: j@example.com\n---\n\n## Skills\n\n## Jobs\n",
        "**Clerk**, Acme\n\n**Manager**, Acme\n\n**Cook**\n\n__Baker__\n",
    ],
)
def test_plain_syntax_makes_a_text_markdown(text: str) -> None:
    assert is_markdown(text.encode())
    assert parse(text.encode(), "cv.txt").format == "markdown"


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe\n\n* Excel\n- SAP\n+ Word\n1. First\n",
        "JANE DOE\n--------\nExperience\n==========\n* Won 5\nSkills\n------\nJobs\n----\nRest\n----\n",
        "Jane Doe\n# of employees led: 5\n#1 in sales *twice*\n",
        "Ranked #1 of 40\nUses snake_case_names and __init__\n2 ** 3 ** 4\n",
        "C# | Java | SQL\n--- --- ---\nNote [1] (see below)\n",
        "---\nJane Doe\n---\nSkills: Excel\n",
        "Grew sales **by 5%**\n",
    ],
)
def test_a_text_with_some_marks_stays_a_text(text: str) -> None:
    assert not is_markdown(text.encode())
    assert parse(text.encode(), "cv.md").format == "text"


def test_headings_lists_bold_and_tables() -> None:
    document = read(
        "# Jane *Doe*\n\nLeeds, **United Kingdom**\nand York\n\n## Experience\n\n"
        "- Won `twelve` clients\n  - and ~~lost~~ kept\n+ Planned\n\n1. First\n\n"
        "| Degree | Year |\n|:---|---:|\n| BA \\| Arts | 1998 |\n\n"
        "    indented, no code\n\n```\nfenced code\n```\n\n***\n\nR&D \\*x\\*\n"
    )
    assert document.format == "markdown"
    assert [(document.line_text(line), line.heading, line.bullet) for line in document.lines] == [
        ("Jane Doe", 1, False),
        ("Leeds, United Kingdom", None, False),
        ("and York", None, False),
        ("Experience", 2, False),
        ("Won twelve clients", None, True),
        ("and lost kept", None, True),
        ("Planned", None, True),
        ("First", None, True),
        ("Degree\tYear", None, False),
        ("BA | Arts\t1998", None, False),
        ("indented, no code", None, False),
        ("fenced code", None, False),
        ("R&D *x*", None, False),
    ]
    assert [document.text[start:end] for start, end in document.lines[1].bold] == ["United Kingdom"]
    assert document.lines[9].in_table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[Acme](https://acme.example.com/about)", "Acme"),
        ("[Mail](mailto:jane@example.com)", "Mail (jane@example.com)"),
        ("[jane@example.com](mailto:jane@example.com)", "jane@example.com"),
        ("<jane@example.com>", "jane@example.com"),
        ("[**LinkedIn**](https://www.linkedin.com/in/janedoe)", "LinkedIn (linkedin.com/in/janedoe)"),
        ("[Jane][1]\n\n[1]: https://github.com/janedoe", "Jane (github.com/janedoe)"),
        ("[Call](tel:+15550100)", "Call (+15550100)"),
        ("![photo](me.png) Jane", "Jane"),
        ("A<br>B <span>C</span>", "A\nB C"),
        ("Jane <!-- draft --> Doe", "Jane Doe"),
    ],
)
def test_links_and_html_inside(text: str, shown: str) -> None:
    assert read(text).text == shown


def test_wide_gaps_are_tabs() -> None:
    assert read("**Clerk**      2012 - 2015  \nCook\t\t2011\n").text == "Clerk\t2012 - 2015\nCook\t2011"


def test_front_matter_shows_who_it_is() -> None:
    document = read('---\nlayout: cv\nname: "Jane Doe"\nemail: jane@example.com\n---\n# Skills\n')
    assert texts(document) == ["Jane Doe", "jane@example.com", "Skills"]


def test_hidden_html_is_reported() -> None:
    document = read('Jane\n\n<div style="display:none">Salesforce CPA</div>\n')
    assert document.text == "Jane"
    assert [finding.quote for finding in document.findings] == ["Salesforce CPA"]


def test_rules_alone_are_empty() -> None:
    with pytest.raises(EmptyFile, match=r"cv\.md"):
        read("***\n\n---\n")


def test_long_files_are_cut_with_a_finding() -> None:
    data = b"# A\n\n## B\n\n## C\n\n" + b"word\n\n" * 100
    document = parse(data * 3, "cv.md", Limits(characters=50))
    assert len(document.text) <= 50
    assert [finding.code for finding in document.findings] == ["truncated"]
