"""Which lines of a resume are read as one when its skills are looked for."""

from screener.document import Document, Line, Page
from screener.pipeline.skills.stage import find_skills
from screener.resume import Section, SectionKind


def in_narrow_column(text: str) -> set[str]:
    """The skills of a list beside a column of long lines."""
    lines: list[Line] = []
    offset = 0
    text += "\n" + "Sold fabrics " * 9
    for number, line in enumerate(text.split("\n")):
        lines.append(Line(offset, offset + len(line), column=number == text.count("\n")))
        offset += len(line) + 1
    source = Document(text, tuple(lines), (Page(1),), (), "text", "cv.txt", "")
    sections = (Section(SectionKind.SKILLS, None, 0, len(lines) - 1),)
    return {mention.id for mention in find_skills(source, sections, ())}


def test_a_list_is_read_across_the_lines_of_a_narrow_column() -> None:
    assert "google_analytics" in in_narrow_column("Excel, Word, Google\nAnalytics, Outlook")
    assert "time_management" not in in_narrow_column("Typing and time\nManagement of cash")
