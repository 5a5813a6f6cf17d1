"""Find the years of experience that a resume states: from the word "years" to `ExperienceClaim`."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from screener.document import Document, Evidence, Line
from screener.pipeline.claims import patterns
from screener.pipeline.claims.context import Reading, Surroundings, read_surroundings
from screener.pipeline.claims.function import function_of_phrase
from screener.resume import ExperienceClaim, Section, SectionKind
from skills_taxonomy.terms import Function

_LOWER = re.compile(r"[a-z(]")
_REACH = 3
"""Lines that a sentence is followed up and down."""


def find_claims(document: Document, sections: Sequence[Section]) -> tuple[ExperienceClaim, ...]:
    """The claims in the order of the text; the same years of the same function are one claim."""
    found: dict[tuple[float, bool, Function | None], list[Evidence]] = {}
    for unit in patterns.UNIT.finditer(document.text):
        start = max(0, unit.start() - patterns.WINDOW)
        window = document.text[start : unit.start()].replace("\n", " ")
        count = patterns.COUNT.search(window) if _ends_in_number(window) else None
        if count is not None:
            claim = _claim(document, sections, unit, count, start + count.start())
        else:
            claim = _labelled(document, sections, unit, window)
        if claim is not None:
            key = (claim.years, claim.at_least, claim.function)
            found.setdefault(key, []).extend(claim.evidence)
    return tuple(ExperienceClaim(*key, tuple(evidence)) for key, evidence in found.items())


def _ends_in_number(window: str) -> bool:
    """A quick look whether the last word can be part of a number."""
    last = patterns.LAST_WORD.search(window[-patterns.LONGEST_WORD :])
    if last is None:
        return False
    return last.group().lower() in patterns.NUMBER_ENDS or any(sign.isnumeric() for sign in last.group())


def _claim(
    document: Document, sections: Sequence[Section], unit: re.Match[str], count: re.Match[str], start: int
) -> ExperienceClaim | None:
    """The claim at a number with its unit; `start` is where the number stands in the document."""
    at = document.line_at(start)
    section = _section_of(sections, at)
    if section.kind not in patterns.PLACES:
        return None
    low, high = _sentence(document, section, at, start, unit.end())
    text = document.text[low:high].replace("\n", " ")
    tail = patterns.UNIT_TAIL.match(text, unit.end() - low)
    assert tail is not None, "everything in the pattern may be missing"
    years = years_of(count, tail, decades=unit.group().lower().startswith("decade"))
    if not 0 < years <= patterns.MOST_YEARS or patterns.LESS_THAN.search(text, 0, start - low):
        return None
    during = count["article_before"] is not None
    reading = read_surroundings(Surroundings(text[: start - low], text[tail.end() :], section.kind, during))
    if reading is None:
        return None
    more = bool(count["qualifier"] and patterns.AT_LEAST.fullmatch(count["qualifier"])) and not during
    plus = any((count["plus"], count["bracketed_plus"], count["upper"], tail["plus"]))
    evidence = _evidence(document, reading, start, low, low + tail.end())
    return ExperienceClaim(years, more or plus, reading.function, evidence)


def _labelled(
    document: Document, sections: Sequence[Section], unit: re.Match[str], window: str
) -> ExperienceClaim | None:
    """The claim of a form: "Years of experience: 12", "Experience (in years): 6"."""
    found = patterns.LABELLED.match(document.text, unit.start())
    if found is None:
        return None
    before = patterns.LABEL_BEFORE.search(window)
    if found["field"] is None and before is None:
        return None
    start = unit.start() - (len(window) - before.start() if before else 0)
    years = float(found["number"])
    kind = _section_of(sections, document.line_at(unit.start())).kind
    if kind not in patterns.PLACES or not 0 < years <= patterns.MOST_YEARS:
        return None
    function, _ = function_of_phrase(found["field"] or "")
    more = bool(found["plus"] or (found["qualifier"] and patterns.AT_LEAST.fullmatch(found["qualifier"])))
    return ExperienceClaim(years, more, function, (document.evidence(start, found.end(), "claims.label"),))


def years_of(count: re.Match[str], tail: re.Match[str], *, decades: bool) -> float:
    """The years that a number and what stands behind its unit make, with two decimals; 0 for no number.

    Of a range it is the lower end.
    """
    if count["decade"] or count["half_decade"]:
        number = 0.0 if not decades else 1.0 if count["decade"] else 0.5
    else:
        number = _number(count["bracketed"] or count["number"])
    number += 0.5 if count["half"] or tail["half"] else 0.0
    return round(number * (10 if decades else 1) + int(tail["months"] or 0) / 12, 2)


def _number(written: str) -> float:
    word = " ".join(re.split(r"[\s-]+", written.lower()))
    known = patterns.NUMBER_WORDS.get(word)
    return float(known) if known is not None else float(written.replace(",", "."))


def _section_of(sections: Sequence[Section], line: int) -> Section:
    """The section of a line; a heading is a part of its own."""
    at = bisect_right(sections, line, key=lambda section: section.first_line) - 1
    if at >= 0 and line < sections[at].last_line:
        return sections[at]
    return Section(SectionKind.OTHER, None, line, line + 1)


def _sentence(document: Document, section: Section, at: int, start: int, end: int) -> tuple[int, int]:
    """The range of the sentence that holds `start` to `end`."""
    lines = document.lines
    first, last = at, document.line_at(end - 1)
    while first > max(section.first_line, at - _REACH) and _runs_on(document, lines[first - 1], lines[first]):
        first -= 1
    limit = min(section.last_line, at + _REACH + 1)
    while last + 1 < limit and _runs_on(document, lines[last], lines[last + 1]):
        last += 1
    low = origin = max(lines[first].start, start - patterns.LONGEST_SENTENCE)
    high = min(lines[last].end, end + patterns.LONGEST_SENTENCE)
    for cut in patterns.SENTENCE_END.finditer(document.text[low:high].replace("\n", " ")):
        if origin + cut.start() >= end:
            return low, origin + cut.start()
        if origin + cut.end() <= start:
            low = origin + cut.end()
    return low, high


def _runs_on(document: Document, line: Line, following: Line) -> bool:
    """Whether the next line continues the sentence of this one."""
    if following.bullet or following.gap_above or following.heading or following.column != line.column:
        return False
    return bool(_LOWER.match(document.text, following.start)) or line.end - line.start >= patterns.FULL_LINE


def _evidence(
    document: Document, reading: Reading, start: int, low: int, behind: int
) -> tuple[Evidence, ...]:
    """The claim's own words, and the person's trade where it told the function."""
    end = behind + reading.end
    text = document.text[start:end].rstrip(" ,:(\n\t")
    quotes = [document.evidence(start, start + len(text), reading.rule)]
    if reading.role is not None:
        quotes.insert(0, document.evidence(low + reading.role[0], low + reading.role[1], "claims.role"))
    return tuple(quotes)
