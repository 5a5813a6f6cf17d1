"""The skills that a line of duties shows, as a table of cases can hold them."""

from screener.document import Document, Line, Page
from screener.pipeline.skills.stage import find_skills
from screener.resume import Section, SectionKind


def shown(text: str, kind: SectionKind = SectionKind.EXPERIENCE) -> set[str]:
    """The ids of the skills of a resume whose one line stands in its work history, or elsewhere."""
    document = Document(text, (Line(0, len(text), bullet=True),), (Page(1),), (), "text", "cv.txt", "")
    section = Section(kind, None, 0, 1)
    return {mention.id for mention in find_skills(document, (section,), ())}
