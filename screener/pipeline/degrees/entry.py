"""One entry of education before it is read as a degree: what belongs together, and its level."""

from dataclasses import dataclass
from dataclasses import field as value

from screener.pipeline.degrees import patterns
from screener.pipeline.degrees.mentions import DegreeMention, InstitutionMention, YearMention
from skills_taxonomy.terms import DegreeLevel


@dataclass(slots=True)
class Entry:
    """What belongs to one degree, and the range of text it may be read from."""

    start: int
    end: int
    degree: DegreeMention | None = None
    institution: InstitutionMention | None = None
    year: YearMention | None = None
    lines: list[int] = value(default_factory=list)
    field: tuple[int, int] | None = None
    """The cell with the field, in a table that has one."""
    cell_end: int | None = None
    """In a table, the end of the degree's cell: nothing behind it is the field."""

    @property
    def is_high_school(self) -> bool:
        return self.degree is None and self.institution is not None and self.institution.high_school

    @property
    def is_some_college(self) -> bool:
        """Whether it names coursework in the place of a degree."""
        return self.degree is not None and self.degree.alias.qualification.id == "some_college"

    @property
    def level(self) -> DegreeLevel | None:
        """The level the entry names; a plain diploma of a high school is a high-school diploma."""
        if self.degree is None:
            return DegreeLevel.HIGH_SCHOOL if self.is_high_school else None
        school = self.institution
        if school is not None and school.high_school and self.degree.is_plain_diploma:
            return DegreeLevel.HIGH_SCHOOL
        unnamed = self.degree.alias.qualification.id == "unnamed_degree"
        if unnamed and school is not None and patterns.UNIVERSITY.search(school.name):
            return DegreeLevel.BACHELOR
        return self.degree.level
