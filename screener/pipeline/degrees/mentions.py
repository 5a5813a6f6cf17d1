"""What a line of an education section names: degrees, institutions, years."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from screener.document import Document
from screener.pipeline.degrees import patterns
from screener.resume import DateMention, DateRange, PartialDate
from skills_taxonomy.qualifications import DegreeAlias, Qualifications, Word, words
from skills_taxonomy.terms import DegreeLevel

_NEWEST_SHORT_YEAR = 45
_YEAR_SIGNS = ("20", "19", "'", "’")
"""Without one of these a line holds no bare year; looking for them is faster than the pattern."""
_CONNECTORS = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "la",
        "de",
        "at",
        "attended",
        "graduated",
        "studied",
        "from",
        "graduate",
        "current",
    }
)


@dataclass(frozen=True, slots=True)
class DegreeMention:
    start: int
    end: int
    alias: DegreeAlias

    @property
    def level(self) -> DegreeLevel | None:
        """None for schooling that is no degree ("some college"), or one that does not say which."""
        return self.alias.qualification.level

    @property
    def is_plain_diploma(self) -> bool:
        return self.alias.words == ("diploma",)


@dataclass(frozen=True, slots=True)
class InstitutionMention:
    start: int
    end: int
    name: str
    high_school: bool
    subunit: bool
    """A school or faculty inside an institution, which does not make an entry of its own."""


@dataclass(frozen=True, slots=True)
class YearMention:
    start: int
    end: int
    dates: DateRange

    @property
    def year(self) -> str | None:
        return f"{self.dates.end.year:04d}" if self.dates.end else None


Mention = DegreeMention | InstitutionMention | YearMention


@dataclass(frozen=True, slots=True)
class LineMentions:
    """A line and what it names, each kind in the order of the text."""

    index: int
    start: int
    end: int
    degrees: tuple[DegreeMention, ...]
    institutions: tuple[InstitutionMention, ...]
    years: tuple[YearMention, ...]

    @property
    def all(self) -> tuple[Mention, ...]:
        return (*self.degrees, *self.institutions, *self.years)

    @property
    def main_institutions(self) -> tuple[InstitutionMention, ...]:
        return tuple(found for found in self.institutions if not found.subunit)


def read_line(
    document: Document, index: int, dates: Sequence[DateMention], vocabulary: Qualifications
) -> LineMentions:
    """The mentions of line `index`; `dates` are the date mentions of the whole document."""
    line = document.lines[index]
    text = document.text
    years = _years(text, line.start, line.end, dates)
    degrees = find_degrees(text, line.start, line.end, vocabulary)
    institutions = _institutions(text, line.start, line.end, (*degrees, *years), vocabulary)
    kept = tuple(found for found in degrees if not _is_name_of_school(found, institutions))
    if len(kept) > 1 and any(found.level for found in kept):
        kept = tuple(found for found in kept if found.level)
    kept = tuple(found for found in kept if not _is_remark(text, found, line.start, line.end, institutions))
    schools = tuple(found for found in institutions if not any(_is_bare(found, degree) for degree in kept))
    return LineMentions(index, line.start, line.end, kept, schools, tuple(years))


def with_wrapped_schools(
    document: Document, lines: Sequence[LineMentions], vocabulary: Qualifications
) -> list[LineMentions]:
    """The lines, with names that a narrow column breaks before "College" or "University" joined again."""
    text, joined = document.text, list(lines)
    for at, line in enumerate(lines[1:], 1):
        above = joined[at - 1]
        keyword = patterns.BARE_KEYWORD.match(text, line.start, line.end)
        if keyword is None or line.index != above.index + 1 or above.institutions or line.degrees:
            continue
        before = max((found.end for found in above.all), default=above.start)
        start = _name_start(text, before, keyword.start(), vocabulary, after_degree=bool(above.degrees))
        if start >= above.end:
            continue
        name = " ".join(text[start : keyword.end()].split())
        high = bool(patterns.HIGH_SCHOOL.search(name))
        school = InstitutionMention(start, keyword.end(), name, high_school=high, subunit=False)
        joined[at - 1] = replace(above, institutions=(school,))
        joined[at] = replace(line, institutions=())
    return joined


def find_degrees(
    text: str, start: int, end: int, vocabulary: Qualifications, *, short: bool = True
) -> tuple[DegreeMention, ...]:
    """The degrees named between two offsets of one line; `short` ones only where asked for."""
    found = list(words(text, start, end))
    degrees: list[DegreeMention] = []
    at = 0
    examination = vocabulary.alone.get((found[0].norm,)) if found and short else None
    follows = patterns.STAGE if found and found[0].norm == "secondary" else patterns.EXAMINATION
    if examination is not None and follows.match(text, found[0].end, end):
        degrees.append(DegreeMention(found[0].start, found[0].end, examination))
        at = 1
    while at < len(found):
        hit = vocabulary.degree_at(found, at) if found[at].norm in vocabulary.aliases else None
        if hit is None:
            at += 1
            continue
        alias, size = hit
        first, last = found[at], found[at + size - 1]
        if (short or not alias.short) and _is_meant(text, start, end, alias, first, last):
            stop = last.end
            if at + size < len(found) and found[at + size].norm == "degree":
                stop = found[at + size].end
                size += 1
            degrees.append(DegreeMention(first.start, stop, alias))
        at += size
    return tuple(degrees)


def _is_remark(
    text: str, degree: DegreeMention, start: int, end: int, institutions: Sequence[InstitutionMention]
) -> bool:
    """Whether "coursework" or "some college" is a remark, not an entry of schooling."""
    if degree.level is not None or degree.alias.qualification.id != "some_college":
        return False
    before, after = text[start : degree.start], text[degree.end : end]
    if degree.alias.words[0] == "some":
        return not patterns.SEGMENT_START.search(before)
    if not patterns.COURSEWORK_SUBJECT.match(before) or after.lstrip()[:1] == ":":
        return True
    return not institutions and not patterns.CREDITS.search(text, start, end + patterns.CREDITS_BELOW)


def _is_meant(text: str, start: int, end: int, alias: DegreeAlias, first: Word, last: Word) -> bool:
    before, after = text[start : first.start], text[last.end : end]
    name = alias.words[0] if len(alias.words) == 1 else ""
    if alias.short and first.written in patterns.STATES and _is_state(before, after):
        return False
    if patterns.GRADES.fullmatch(first.written) and patterns.A_LEVELS.search(before):
        return False
    if alias.words == ("secondary", "education") and patterns.FIELD_OF.search(before):
        return False
    if first.written == "MS" and patterns.AFTER_MS.match(after):
        return False
    if alias.words[0] in ("certificate", "certification", "diploma") and patterns.NOT_AWARDED.match(
        text[first.end : end]
    ):
        return False
    if alias.words[0][:1].isdigit() and patterns.MONTH_BEFORE.search(before):
        return False
    if patterns.NOT_EXPECTED.search(before):
        return False
    if alias.words[-1] == "graduate" and patterns.SCHOOL_BEHIND.match(after):
        return False  # "State College Graduate School"
    if alias.words[0] == "bachelor" and patterns.BACHELOR_PASS.match(after):
        return False
    if not name:
        return True
    unwanted, needed = patterns.NOT_AFTER.get(name), patterns.NEEDS_AFTER.get(name)
    if (unwanted and unwanted.match(after)) or (needed and not needed.match(after)):
        return False
    if name == "degree":
        return bool(patterns.SEGMENT_START.search(before) or patterns.TOWARDS.search(before))
    if name in (
        "associate",
        "intermediate",
        "certification",
        "graduation",
        "matric",
        "matriculation",
    ):
        return bool(patterns.SEGMENT_START.search(before))
    if name == "master" and first.written.lower() == "master":
        return bool(patterns.SEGMENT_START.search(before)) and first.written[0].isupper()
    return True


def _is_state(before: str, after: str) -> bool:
    """Whether MA, MS … after a place and a comma is the state: "Boston, MA 02115"."""
    place = before.rstrip()
    return (
        place.endswith(",")
        and place[:-1].rstrip()[-1:].isalpha()
        and not after.lstrip().startswith((":", "in "))
    )


def _years(text: str, start: int, end: int, dates: Sequence[DateMention]) -> list[YearMention]:
    first = bisect_left(dates, start, key=lambda mention: mention.start)
    inside = takewhile(lambda mention: mention.start < end, islice(dates, first, None))
    found = [YearMention(mention.start, mention.end, mention.dates) for mention in inside]
    if not any(text.find(sign, start, end) >= 0 for sign in _YEAR_SIGNS):
        return found
    known = [year.start for year in found]
    for match in patterns.YEAR.finditer(text, start, end):
        before = bisect_right(known, match.start()) - 1
        if before < 0 or match.start() >= found[before].end:
            digits = match.group().lstrip("'’")
            year = int(digits)
            if len(digits) == 2:
                year += 2000 if year <= _NEWEST_SHORT_YEAR else 1900
            found.append(YearMention(match.start(), match.end(), DateRange(None, PartialDate(year))))
    return sorted(found, key=lambda year: year.start)


def _institutions(
    text: str,
    start: int,
    end: int,
    others: Sequence[DegreeMention | YearMention],
    vocabulary: Qualifications,
) -> tuple[InstitutionMention, ...]:
    found: list[InstitutionMention] = []
    for match in patterns.INSTITUTION.finditer(text, start, end):
        floor = found[-1].end if found else start
        if match.start() < floor:
            continue
        before = max(
            (item for item in others if item.end <= match.start()), key=lambda item: item.end, default=None
        )
        limit = max(before.end if before else start, floor)
        follows = isinstance(before, DegreeMention) and before.end >= floor
        left = _name_start(text, limit, match.start(), vocabulary, after_degree=follows)
        right = min((item.start for item in others if item.start >= match.end()), default=end)
        stop = _name_end(text, match.end(), right)
        name = text[left:stop]
        if name.casefold() in patterns.NOT_NAMES:
            continue
        subunit = bool(patterns.SUBUNIT.match(name)) and bool(
            vocabulary.known_groups(name.split(" of ", 1)[1])
        )
        school = InstitutionMention(left, stop, name, bool(patterns.HIGH_SCHOOL.search(name)), subunit)
        joined = (
            found
            and found[-1].end >= limit
            and not text[found[-1].end : left].strip(" ,-–|")
            and (patterns.PART.search(found[-1].name) or patterns.PART.search(name))
            and "\t" not in text[found[-1].end : left]
        )
        if joined:
            school = _join(text, found.pop(), school)
        found.append(school)
    return tuple(found)


def _join(text: str, first: InstitutionMention, second: InstitutionMention) -> InstitutionMention:
    """ "School of Business, Pace University" is one institution."""
    return InstitutionMention(
        first.start,
        second.end,
        text[first.start : second.end],
        first.high_school or second.high_school,
        first.subunit and second.subunit,
    )


def _name_start(
    text: str, limit: int, keyword: int, vocabulary: Qualifications, *, after_degree: bool
) -> int:
    """Where the capitalised name before a keyword begins, a field of study before it left out."""
    cut = limit
    for separator in patterns.SEPARATOR.finditer(text, limit, keyword):
        cut = separator.end()
    match = patterns.NAME_LEFT.search(text, cut, keyword)
    name = list(words(text, match.start(), keyword)) if match else []
    while name and name[0].norm in _CONNECTORS and name[0].written not in ("La", "De"):
        name.pop(0)
    if not name:
        return keyword
    for word in name[1:]:
        if word.written == "The":
            return word.start
    stop = len(name)
    if not (after_degree and patterns.UNIVERSITY.match(text, keyword)):
        while stop and name[stop - 1].norm in patterns.NAME_QUALIFIERS:
            stop -= 1
    last = _end_of_fields(name, stop, vocabulary)
    if last == 0 or (not after_degree and name[-1].norm == "high"):
        return name[0].start
    if last == len(name) and vocabulary.field_at(name, 0) is None:
        return name[0].start  # "Lakeview Arts" of "Lakeview Arts College" is no field
    rest = name[last + 1 :] if name[last:] and name[last].norm == "current" else name[last:]
    if not after_degree and all(word.norm in patterns.NAME_QUALIFIERS for word in rest):
        return name[0].start
    return rest[0].start if rest else keyword


def _end_of_fields(name: Sequence[Word], stop: int, vocabulary: Qualifications) -> int:
    """How many of the first `stop` words reach to the end of the last field phrase among them."""
    at = last = 0
    while at < stop:
        hit = vocabulary.field_at(name[:stop], at)
        at += hit[1] if hit else 1
        if hit:
            last = at
    return last


def _name_end(text: str, keyword_end: int, limit: int) -> int:
    before = text[max(0, keyword_end - 20) : keyword_end]
    behind = patterns.NAME_BEHIND if patterns.FOREIGN.search(before) else patterns.NAME_RIGHT
    match = behind.match(text, keyword_end, limit)
    if match is None:
        return keyword_end
    stop = patterns.NAME_STOP.search(text[keyword_end : match.end()])
    end = keyword_end + stop.start() if stop else match.end()
    return keyword_end + len(text[keyword_end:end].rstrip(" ,-\t."))


def _is_name_of_school(degree: DegreeMention, institutions: Sequence[InstitutionMention]) -> bool:
    """Whether the words "High School" found as a degree are the name of a school."""
    return any(
        school.start < degree.start < school.end and degree.end <= school.end for school in institutions
    )


def _is_bare(school: InstitutionMention, degree: DegreeMention) -> bool:
    """Whether an "institution" is only the word School inside "High School Diploma"."""
    return school.start >= degree.start and school.end <= degree.end
