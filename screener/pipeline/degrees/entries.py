"""From mentions, line by line, to entries: which degree, institution and years belong together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from screener.document import Document
from screener.pipeline.degrees import patterns
from screener.pipeline.degrees.entry import Entry
from screener.pipeline.degrees.mentions import (
    DegreeMention,
    InstitutionMention,
    LineMentions,
    YearMention,
)
from skills_taxonomy.certifications import load_certifications
from skills_taxonomy.terms import DegreeLevel

_ADJACENT = 4
_LEVELS = "levels"
_IS_NAME = re.compile(r"(?:[ ][A-Z0-9]\w*)*[ ]")
_FIRST_WORD = re.compile(r"\W*([A-Z][A-Z0-9]+)\b")
_SENTENCE = 4
"""So many words before a degree on its line make it part of a sentence."""


def group(document: Document, lines: Sequence[LineMentions]) -> list[Entry]:
    """The entries of one education section, in order.

    A line begins a new entry when what it names is there already: a second degree, another
    institution, or, where years lead ("2012" above "BA, Some College"), the next lone year.
    """
    grouping = _Grouping(document, lines)
    for line in lines:
        grouping.take(line)
    return _paired(_inherited(document, grouping.entries))


def _inherited(document: Document, entries: list[Entry]) -> list[Entry]:
    """Where an institution stands above several degrees, it is theirs all."""
    for above, entry in pairwise(entries):
        degree, school = above.degree, above.institution
        if (
            entry.institution is None
            and entry.degree is not None
            and entry.degree.level is not DegreeLevel.HIGH_SCHOOL
            and school is not None
            and not school.high_school
            and degree is not None
            and document.line_at(school.start) < document.line_at(degree.start)
        ):
            entry.institution = school
    return entries


def _paired(entries: list[Entry]) -> list[Entry]:
    """Institutions and qualifications listed apart, put together by the year in which both end."""
    schools = [entry for entry in entries if entry.degree is None and entry.institution and entry.year]
    for entry in entries:
        if entry.degree is None or entry.institution is not None or entry.year is None:
            continue
        same = [school for school in schools if school.year and school.year.year == entry.year.year]
        if len(same) == 1 and same[0].institution is not None:
            entry.institution = same[0].institution
            schools.remove(same[0])
            entries = [other for other in entries if other is not same[0]]
    return entries


class _Grouping:
    def __init__(self, document: Document, lines: Sequence[LineMentions]) -> None:
        self.document = document
        self.entries: list[Entry] = []
        self.closed = False
        """Whether something else began below the last entry: training, a certificate, "IT: …"."""
        naming = [line for line in lines if line.degrees or line.main_institutions or line.years]
        self.years_lead = bool(naming) and _is_lone_year(document, naming[0])
        first = next((line for line in naming if line.degrees or line.main_institutions), None)
        self.degrees_lead = first is not None and bool(first.degrees) and not _institution_first(first)

    @property
    def current(self) -> Entry | None:
        return self.entries[-1] if self.entries else None

    def take(self, line: LineMentions) -> None:
        if line.degrees and patterns.POSTING.search(self.document.text, line.start, line.end):
            self.closed = True
        elif not (line.degrees or line.institutions or line.years):
            self._continue(line)
        elif line.degrees:
            self._take_degrees(line)
        elif line.main_institutions:
            self._take_institution(line)
        elif line.years:
            self._take_years(line)
        else:  # only a part of an institution: "Member, School of Business"
            self._continue(line)

    def _continue(self, line: LineMentions) -> None:
        if self._is_something_else(line):
            self.closed = True
        if self.current is not None and not self.closed:
            self.current.end = line.end
            self.current.lines.append(line.index)

    def _is_something_else(self, line: LineMentions) -> bool:
        text = self.document.text
        if patterns.NOT_OF_EDUCATION.match(text[line.start : line.end]):
            return True
        first = _FIRST_WORD.match(text, line.start, line.end)
        return first is not None and first.group(1) in _certificates()

    def _begin(self, start: int, end: int, line: int) -> Entry:
        self.closed = False
        entry = Entry(start, end, lines=[line])
        self.entries.append(entry)
        return entry

    def _take_degrees(self, line: LineMentions) -> None:
        parts = _parts(self.document.text, line)
        current = self.current
        for number, part in enumerate(parts):
            if number or current is None or self._is_new(current, line, part):
                start = line.start if number == 0 else part.start
                if number and self.current is not None:
                    before = parts[number - 1].degree
                    start = _remark_before(self.document.text, before.end if before else start, start)
                    self.current.end = start
                current = self._begin(start, line.end, line.index)
            current.degree = current.degree or part.degree
            current.institution = current.institution or part.institution
            if part.year and not (current.year and _lies_in(part.year, current.year)):
                current.year = part.year
            if current.lines[-1] != line.index:
                current.lines.append(line.index)
            current.end = line.end
        self._share(len(parts))

    def _share(self, count: int) -> None:
        """ "BBA and MBA, Pace University": what only the last names belongs to all."""
        last = self.entries[-1]
        for entry in self.entries[-count:-1]:
            joined = (
                self.document.text[entry.start : entry.end].rstrip().endswith(("and", "&", "/", ",", "+"))
            )
            if entry.institution is None and joined:
                entry.institution = last.institution
                entry.year = entry.year or last.year

    def _is_new(self, current: Entry, line: LineMentions, part: Entry) -> bool:
        if self.closed:
            return True
        if current.degree is not None:
            if _are_levels(current, part):
                return False
            return not self._repeats(current.degree, line, part)
        if current.institution is None:
            return False
        if current.is_high_school and part.degree is not None and part.degree.is_plain_diploma:
            return part.institution is not None and not _same_name(
                part.institution.name, current.institution.name
            )
        other = part.institution
        if other is not None and not _same_name(other.name, current.institution.name):
            return True
        from_school = part.level is DegreeLevel.HIGH_SCHOOL and not current.is_high_school
        if from_school and patterns.CREDITS.search(self.document.text, current.start, current.end):
            return True  # "Elm College, 36 hours completed", then the diploma of a school before it
        if part.year and current.year and not _belongs(part.year, current.year):
            return True
        high_school_only = current.is_high_school and part.degree and part.degree.level != "high_school"
        return bool(high_school_only) or (self.degrees_lead and line.index > current.lines[-1] + 1)

    def _repeats(self, degree: DegreeMention, line: LineMentions, part: Entry) -> bool:
        """Whether a sentence below an entry speaks of the same degree: "working toward the B.A. degree"."""
        if part.degree is None or part.institution is not None or part.degree.level != degree.level:
            return False
        return len(self.document.text[line.start : part.degree.start].split()) >= _SENTENCE

    def _take_institution(self, line: LineMentions) -> None:
        school = line.main_institutions[0]
        current = self.current
        if current is not None and _is_below_board(current, line, school):
            current.institution = None
        if (
            current is None
            or (
                current.institution is not None
                and not _same_name(school.name, current.institution.name)
                and not (current.degree is not None and self._is_remark(line, school))
            )
            or self._is_further(current, line, school)
        ):
            current = self._begin(line.start, line.end, line.index)
        if current.institution is None:
            current.institution = school
        if current.year is None and line.years:
            current.year = line.years[-1]
        self._continue(line)

    def _is_further(self, current: Entry, line: LineMentions, school: InstitutionMention) -> bool:
        """Whether a college below a high-school diploma is schooling of its own: "Liberal Arts 2006 …"."""
        if current.degree is None or school.high_school:
            return False
        if current.level is not DegreeLevel.HIGH_SCHOOL and not current.degree.is_plain_diploma:
            return False
        first = min([school.start, *(year.start for year in line.years)])
        subject = any(map(str.isalpha, self.document.text[line.start : first]))
        return subject or bool(patterns.CREDITS.search(self.document.text, line.start, line.end))

    def _is_remark(self, line: LineMentions, school: InstitutionMention) -> bool:
        """A school named inside a sentence or bullet is no entry."""
        flags = self.document.lines[line.index]
        before = self.document.text[line.start : school.start].strip()
        return flags.bullet or (len(before.split()) > 3 and before[:1].isupper() and not line.years)

    def _take_years(self, line: LineMentions) -> None:
        current = self.current
        lone = _is_lone_year(self.document, line)
        if lone and (current is None or self.years_lead):
            self._begin(line.start, line.end, line.index).year = line.years[-1]
            return
        if current is None:
            return
        text = self.document.text[line.start : line.years[-1].start]
        gutter = text.rstrip(" ").endswith("\t")
        remark = self.document.lines[line.index].bullet or patterns.NOT_FIELD.search(text)
        if current.year is None and (lone or gutter or not remark):
            current.year = line.years[-1]
        self._continue(line)


def _is_below_board(current: Entry, line: LineMentions, school: InstitutionMention) -> bool:
    """Whether a school stands below the board that examined: "HSC, State Board", then its name."""
    board = current.institution
    examined = current.degree is not None and school.high_school and not (current.year and line.years)
    return bool(examined and board and patterns.BOARD.search(board.name))


def _remark_before(text: str, low: int, high: int) -> int:
    """Where a remark on the degree at `high` begins behind the one before: "…, coursework toward MBA"."""
    clause = max(text.rfind(sign, low, high) + 1 for sign in ",;|\t(")
    if clause <= low or not (
        patterns.INCOMPLETE.search(text, clause, high) or patterns.IN_PROGRESS.search(text, clause, high)
    ):
        return high
    return clause


def _are_levels(current: Entry, part: Entry) -> bool:
    """Whether A-levels and GCSEs of one school stand below each other: they are one schooling."""
    if current.degree is None or part.degree is None:
        return False
    ids = {current.degree.alias.qualification.id, part.degree.alias.qualification.id}
    one, other = current.institution, part.institution
    return ids == {_LEVELS} and (one is None or other is None or _same_name(one.name, other.name))


@lru_cache(maxsize=1)
def _certificates() -> frozenset[str]:
    """Abbreviations of certificates, with which a line of its own may begin."""
    return frozenset(
        alias
        for entry in load_certifications().values()
        for alias in (*entry.aliases, *entry.ambiguous)
        if alias.isupper() and alias.isalnum() and len(alias) > 2
    )


def _parts(text: str, line: LineMentions) -> list[Entry]:
    """The degrees of one line with the institution and year nearest to each."""
    degrees = distinct(text, line.degrees)
    schools, years = line.main_institutions or line.institutions, line.years
    if len(degrees) == 1:
        return [
            Entry(
                line.start,
                line.end,
                degrees[0],
                schools[0] if schools else None,
                _year_of(degrees[0], years, schools),
            )
        ]
    leading = _institution_first(line)
    parts: list[Entry] = []
    for number, degree in enumerate(degrees):
        low = degrees[number - 1].end if number else line.start
        high = degrees[number + 1].start if number + 1 < len(degrees) else line.end
        low, high = (low, degree.start) if leading else (degree.end, high)
        own_years = [
            year
            for year in years
            if (low if leading else degree.start) <= year.start < high or _follows(degree, year, text)
        ]
        own_schools = [school for school in schools if low <= school.start < high]
        parts.append(
            Entry(
                degree.start,
                line.end,
                degree,
                own_schools[0] if own_schools else None,
                own_years[-1] if own_years else None,
            )
        )
    return parts


def _follows(degree: DegreeMention, year: YearMention, text: str) -> bool:
    return year.start >= degree.end and not text[degree.end : year.start].strip(" ,(:-–")


def _year_of(
    degree: DegreeMention, years: Sequence[YearMention], schools: Sequence[InstitutionMention]
) -> YearMention | None:
    """The year beside the entry: not one that stands in remarks far behind it."""
    if not years:
        return None
    anchor = max([degree.end, *(school.end for school in schools)])
    before = [year for year in years if year.start < anchor]
    return before[-1] if before else years[0]


def distinct(text: str, degrees: Sequence[DegreeMention]) -> list[DegreeMention]:
    """Degrees without repetitions: "Masters of Science (MS)", "B.S. - Bachelor of Science"."""
    kept: list[DegreeMention] = []
    for degree in degrees:
        last = kept[-1] if kept else None
        if last is not None and _is_school_diploma(text, last, degree):
            kept[-1] = replace(degree, start=last.start)
            continue
        if last is not None and last.level == degree.level:
            between = text[last.end : degree.start]
            same = last.alias.qualification.id == degree.alias.qualification.id
            generic = degree.level in (degree.alias.qualification.id, last.alias.qualification.id)
            close = len(between.strip()) <= _ADJACENT and between.strip() != ","
            if close and ("(" in between or same or generic or "/" in between):
                if last.alias.qualification.id == last.level:
                    kept[-1] = replace(degree, start=last.start)
                else:
                    kept[-1] = replace(last, end=degree.end)
                continue
            if (same or generic) and not _has_name_between(between):
                if _IS_NAME.fullmatch(between):  # "BTEC Level 3 Extended Diploma"
                    kept[-1] = replace(last, end=degree.end)
                continue
        kept.append(degree)
    return kept


def _is_school_diploma(text: str, first: DegreeMention, second: DegreeMention) -> bool:
    """Whether "Diploma" and "High School" stand together: one qualification."""
    together = not text[first.end : second.start].strip(" ,:(-–")
    return together and first.is_plain_diploma and second.level is DegreeLevel.HIGH_SCHOOL


def _has_name_between(between: str) -> bool:
    """Whether another entry can begin after the text between two degrees."""
    return bool(patterns.INSTITUTION.search(between) or patterns.YEAR.search(between)) or "|" in between


def _institution_first(line: LineMentions) -> bool:
    return bool(
        line.main_institutions and line.degrees and line.main_institutions[0].start < line.degrees[0].start
    )


def _is_lone_year(document: Document, line: LineMentions) -> bool:
    """Whether a line holds dates and nothing else to speak of."""
    if not line.years or line.degrees or line.institutions:
        return False
    rest = document.text[line.start : line.years[0].start] + document.text[line.years[-1].end : line.end]
    return sum(char.isalpha() for char in rest) <= _ADJACENT + 6


def _belongs(year: YearMention, other: YearMention) -> bool:
    """Whether two years can be of one entry: they are the same, or the first lies in the other's period."""
    return year.year == other.year or _lies_in(year, other)


def _lies_in(year: YearMention, period: YearMention) -> bool:
    """Whether a year lies in a period before its end: "Dean's List 2008" below "2006 – 2009"."""
    first, last, between = period.dates.start, period.dates.end, year.dates.end
    return bool(first and last and between and first.year <= between.year < last.year)


def _same_name(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first in second or second in first
