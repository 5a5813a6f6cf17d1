"""What an entry was studied in: the words after the degree, before it, or behind the institution."""

import re
from dataclasses import dataclass

from screener.document import Document
from screener.pipeline.degrees import patterns
from screener.pipeline.degrees.entry import Entry
from screener.pipeline.degrees.mentions import DegreeMention, LineMentions
from skills_taxonomy.qualifications import Qualifications, words
from skills_taxonomy.terms import DegreeLevel, FieldGroup

_LONGEST_FIELD = 10
_TRAILING = re.compile(r"(?:[ .,:;\-–—)]|\s(?:in|from|at|on|with|of|and))+$")
_PART = re.compile(r"\s*[,:(/]\s*")
_STRONG_LEAD = re.compile(r"^\s*(?:degree\s*)?(?:[:(]|,?\s*(?:degree\s+)?(?:in|of)\b)", re.IGNORECASE)
_OF_ARTS = frozenset({"bachelor_of_arts", "master_of_arts", "associate_of_arts"})
_SUBJECTS = frozenset({"levels", "primary"})
"""Schooling examined in subjects, none of which is a field of study."""
_NO_FIELD_OF_SCHOOL = frozenset(
    {"general", "diploma", "studies", "education", "college", "prep", "preparatory", "academic"}
)


@dataclass(frozen=True, slots=True)
class FieldMention:
    """A field of study as written, and the offsets of its words (start == end where it has none)."""

    text: str | None
    start: int
    end: int
    groups: tuple[FieldGroup, ...]
    minors: tuple[FieldGroup, ...] = ()


def find_field(
    document: Document, entry: Entry, lines: dict[int, LineMentions], vocabulary: Qualifications
) -> FieldMention:
    """The field of an entry; its groups include those the degree implies."""
    finder = _Finder(document, entry, lines, vocabulary)
    found = finder.find()
    groups: set[FieldGroup] = set()
    if found is not None:
        groups.update(vocabulary.field_groups(document.text[found[0] : found[1]]))
    if entry.degree is not None:
        groups.update(entry.degree.alias.qualification.groups)
        if found is None and entry.degree.alias.qualification.id in _OF_ARTS:
            groups.add(FieldGroup.LIBERAL_ARTS)
    minors: set[FieldGroup] = set()
    if entry.level is not DegreeLevel.HIGH_SCHOOL:
        groups.update(finder.extra_groups(minor=False))
        minors = finder.extra_groups(minor=True) - groups
    ordered = tuple(group for group in FieldGroup if group in groups)
    beside = tuple(group for group in FieldGroup if group in minors)
    if found is None:
        return FieldMention(None, entry.start, entry.start, ordered, beside)
    text = " ".join(document.text[found[0] : found[1]].split())
    return FieldMention(text, found[0], found[1], ordered, beside)


class _Finder:
    def __init__(
        self, document: Document, entry: Entry, lines: dict[int, LineMentions], vocabulary: Qualifications
    ) -> None:
        self.text = document.text
        self.entry = entry
        self.lines = lines
        self.vocabulary = vocabulary

    def find(self) -> tuple[int, int] | None:
        degree = self.entry.degree
        if self.entry.cell_end is not None:
            return self._of_row(self.entry.cell_end)
        if degree is None:
            return None if self.entry.is_high_school else self._around_institution()
        if self.entry.level is DegreeLevel.HIGH_SCHOOL:
            return self._of_high_school(degree, self._limit(degree.end))
        return (
            self._after(degree)
            or self._extra()
            or self._before(degree)
            or self._of_name(degree)
            or self._stacked(degree)
            or self._behind_institution()
            or self._of_faculty()
            or self._before_institution()
        )

    def _of_row(self, cell_end: int) -> tuple[int, int] | None:
        """The field of a row of a table: from its own cell, or from that of the degree."""
        degree = self.entry.degree
        high_school = self.entry.level in (None, DegreeLevel.HIGH_SCHOOL)
        if degree is not None and high_school and self.entry.field is None:
            return self._of_high_school(degree, cell_end)
        if self.entry.field is not None:
            found = self._clean(*self.entry.field, unknown=not high_school)
        elif degree is not None:
            found = self._clean(degree.end, cell_end, unknown=not high_school) or self._of_name(degree)
        else:
            found = None
        return found if found and self._names_a_field(found) else None

    def _names_a_field(self, found: tuple[int, int]) -> bool:
        return {word.norm for word in words(self.text, *found)} - _NO_FIELD_OF_SCHOOL != set()

    def extra_groups(self, *, minor: bool) -> set[FieldGroup]:
        """Groups of minors, or of double majors and concentrations, wherever the entry names them."""
        groups: set[FieldGroup] = set()
        for match in patterns.EXTRA_FIELD.finditer(self.text, self.entry.start, self.entry.end):
            if match.group().lower().startswith("minor") is not minor:
                continue
            groups.update(self.vocabulary.known_groups(match.group(1)))
        return groups

    def _line_of(self, offset: int) -> LineMentions:
        return next(line for line in self.lines.values() if line.start <= offset <= line.end)

    def _limit(self, start: int) -> int:
        """Where the text that begins at `start` ends: at the next mention, or with its line."""
        line = self._line_of(start)
        limit = min((other.start for other in line.all if other.start >= start), default=line.end)
        if limit == line.end and line.index + 1 in self.lines and limit < self.entry.end:
            following = self.lines[line.index + 1]
            tail = self.text[start:limit].rstrip()
            if tail.endswith((",", "&", " and", " in", " of")):
                limit = min((other.start for other in following.all), default=following.end)
        return limit

    def _after(self, degree: DegreeMention) -> tuple[int, int] | None:
        limit = self._limit(degree.end)
        strong = bool(_STRONG_LEAD.match(self.text[degree.end : limit])) or degree.alias.words[-1] in (
            "of",
            "in",
        )
        certain = strong or self.entry.institution is not None
        place = patterns.PLACE_AFTER.match(self.text[degree.end : limit])
        start = degree.end + (place.end() if place and any(map(str.isalpha, place.group())) else 0)
        return self._clean(start, limit, unknown=certain)

    def _before(self, degree: DegreeMention) -> tuple[int, int] | None:
        line = self._line_of(degree.start)
        start = max((other.end for other in line.all if other.end <= degree.start), default=line.start)
        cut = max(
            (match.end() for match in re.finditer(r"[\t|•;]|\s[-–—]\s", self.text[start : degree.start])),
            default=0,
        )
        if self.text[start + cut : degree.start].rstrip().endswith(":"):
            return None  # a label: "Education: MBA"
        unknown = degree.level is DegreeLevel.CERTIFICATE and start + cut < degree.start
        found = self._clean(start + cut, degree.start, unknown=unknown)
        if found is None and self.text[start + cut - 1] == "\t":
            left = max(self.text.rfind("\t", start, start + cut - 1) + 1, start)
            found = self._clean(left, start + cut - 1, unknown=False)  # a column of its own before the degree
        return found

    def _extra(self) -> tuple[int, int] | None:
        for match in patterns.EXTRA_FIELD.finditer(self.text, self.entry.start, self.entry.end):
            if not match.group().lower().startswith("minor"):
                found = self._clean(match.start(1), match.end(1), unknown=False)
                if found:
                    return found
        return None

    def _of_name(self, degree: DegreeMention) -> tuple[int, int] | None:
        """ "Business Administration" of "Bachelor of Business Administration"."""
        if degree.alias.abbreviation or not degree.alias.qualification.groups:
            return None
        match = re.search(
            r"\b(?:of|in)\s+(?:science in )?(\S[^(\[/]*?)(?:\s+degree)?\s*(?:[(\[/].*)?$",
            self.text[degree.start : degree.end],
            re.IGNORECASE,
        )
        return (degree.start + match.start(1), degree.start + match.end(1)) if match else None

    def _stacked(self, degree: DegreeMention) -> tuple[int, int] | None:
        """A field on a line of its own below the degree (or above it, in a stack of short lines)."""
        at = self._line_of(degree.start).index
        for index in (at + 1, at + 2, at - 1):
            line = self.lines.get(index)
            if line is None or index not in self.entry.lines or line.degrees or line.institutions:
                continue
            if patterns.TRAINING.search(self.text, line.start, line.end):
                continue
            limit = line.years[0].start if line.years else line.end
            found = self._clean(line.start, limit, unknown=False)
            short = len(self.text[line.start : limit].split()) <= _LONGEST_FIELD
            if found and short and self.text[line.start].isupper():
                return found
        return None

    def _behind_institution(self) -> tuple[int, int] | None:
        school = self.entry.institution
        if school is None:
            return None
        line = self._line_of(school.start)
        found = self._plain(school.end, self._limit(school.end))
        if found is None and line.years and line.years[-1].start >= school.end:
            found = self._plain(line.years[-1].end, self._limit(line.years[-1].end))
        return found

    def _before_institution(self) -> tuple[int, int] | None:
        """A field before the school, with the degree at the end: "Nursing 2008 Pace College Diploma"."""
        school, degree = self.entry.institution, self.entry.degree
        if school is None or degree is None or not school.end <= degree.start:
            return None
        line = self._line_of(school.start)
        first = min(other.start for other in line.all)
        return self._clean(line.start, first, unknown=False) if first > line.start else None

    def _of_faculty(self) -> tuple[int, int] | None:
        """ "Commerce" of "Bachelor's degree, Faculty of Commerce": where faculties stand for the field."""
        match = patterns.FACULTY.search(self.text, self.entry.start, self.entry.end)
        return self._clean(match.end(), self._limit(match.end()), unknown=False) if match else None

    def _plain(self, start: int, limit: int) -> tuple[int, int] | None:
        """A known field behind a place; nothing where the text is a remark."""
        place = patterns.PLACE_AFTER.match(self.text[start:limit])
        start += place.end() if place else 0
        remark = patterns.CREDITS.search(self.text, start, limit)
        limit = remark.start() if remark else limit
        return (
            None
            if patterns.NOT_FIELD.search(self.text, start, limit)
            else self._clean(start, limit, unknown=False)
        )

    def _around_institution(self) -> tuple[int, int] | None:
        """Schooling without a degree: "Some College 2003 data communications"."""
        school = self.entry.institution
        if school is None:
            return None
        line = self._line_of(school.start)
        return (
            self._clean(line.start, school.start, unknown=False)
            or self._behind_institution()
            or next(
                (
                    found
                    for year in line.years
                    if (found := self._clean(year.end, self._limit(year.end), unknown=False))
                ),
                None,
            )
            or self._below(line)
        )

    def _below(self, line: LineMentions) -> tuple[int, int] | None:
        """A subject with its credits or years on the line below: "General Studies - 38 credits"."""
        below = self.lines.get(line.index + 1)
        if below is None or below.index not in self.entry.lines or below.institutions:
            return None
        if not below.years and not patterns.CREDITS.search(self.text, below.start, below.end):
            return None
        return self._plain(below.start, self._limit(below.start))

    def _of_high_school(self, degree: DegreeMention, limit: int) -> tuple[int, int] | None:
        """The stream of a school ("XII (Commerce)"); a list of subjects is none."""
        found = self._clean(degree.end, limit, unknown=False)
        if found is None or degree.alias.qualification.id in _SUBJECTS:
            return None
        subjects = "," in self.text[slice(*found)]
        return None if subjects or not self._names_a_field(found) else found

    def _clean(self, start: int, end: int, *, unknown: bool) -> tuple[int, int] | None:
        """The field between two offsets, without the words around it; `unknown` admits any subject."""
        lead = patterns.FIELD_LEAD.match(self.text[start:end])
        start += lead.end() if lead else 0
        stop = patterns.FIELD_STOP.search(self.text, start, end)
        end = stop.start() if stop else end
        parts = self._parts(start, end)
        kept_end, seen = start, set[str]()
        for number, (left, right) in enumerate(parts):
            written = self.text[left:right].strip(" .)")
            norms = {word.norm for word in words(written)}
            known = bool(self.vocabulary.known_groups(written))
            if not norms or len(written.split()) > _LONGEST_FIELD:
                break
            if not known and (number or not unknown or not _is_subject(written)):
                break
            if number and norms <= seen:
                break
            seen |= norms
            kept_end = left + len(_TRAILING.sub("", self.text[left:right]))
        if kept_end <= start:
            return None
        if (
            self.text.count("(", start, kept_end) > self.text.count(")", start, kept_end)
            and self.text[kept_end : kept_end + 1] == ")"
        ):
            kept_end += 1
        return start, self._without_repetition(start, kept_end)

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        parts, left = [], start
        for match in _PART.finditer(self.text, start, end):
            parts.append((left, match.start()))
            left = match.end()
        return [*parts, (left, end)]

    def _without_repetition(self, start: int, end: int) -> int:
        """The end of the first half where the text says the same twice."""
        found = list(words(self.text, start, end))
        half, odd = divmod(len(found), 2)
        if half and not odd and [word.norm for word in found[:half]] == [word.norm for word in found[half:]]:
            return found[half - 1].end
        return end


def _is_subject(written: str) -> bool:
    """Whether unknown words can name a subject: capitalised, no remark, no place."""
    first = written[:1]
    return (
        first.isupper()
        and sum(char.isalpha() for char in written) > 3
        and not patterns.NOT_FIELD.search(written)
        and not patterns.PLACE.search(written)
        and not patterns.INSTITUTION.search(written)
    )
