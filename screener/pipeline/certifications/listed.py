"""The lines of a certification section: names that the vocabulary does not know, and names cut into lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from screener.document import Document
from screener.pipeline.certifications import patterns
from screener.pipeline.certifications.mentions import Mention, mention_at, name_end
from screener.resume import Section, SectionKind
from skills_taxonomy.places import load_places

_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORD = re.compile(r"[\w+.&'-]+")
_SHORTEST, _LONGEST = 3, 6
_MOST_LINES, _WORDS_A_LINE = 4, 4
_INSIDE = frozenset({SectionKind.EDUCATION, SectionKind.COURSES, SectionKind.OTHER})
"""Sections in which a line may head certificates."""

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that list certificates. `named`: the heading speaks of nothing else, so every line may be one."""

    lines: range
    named: bool


def certificate_regions(document: Document, sections: Sequence[Section]) -> list[Region]:
    """The certification sections, and what stands below a line "CERTS" inside another section."""
    regions: list[Region] = []
    for section in sections:
        if section.kind is SectionKind.CERTIFICATIONS:
            heading = section.heading.quote if section.heading else ""
            named = bool(patterns.CUE.search(heading)) and not patterns.MIXED.search(heading)
            regions.append(Region(range(section.first_line, _list_end(document, section)), named))
        elif section.kind in _INSIDE:
            for index in range(section.first_line, section.last_line):
                line = document.lines[index]
                if patterns.HEADS_CERTIFICATES.fullmatch(document.text, line.start, line.end):
                    regions.append(Region(range(index + 1, section.last_line), named=True))
                    break
    return regions


def _list_end(document: Document, section: Section) -> int:
    """Where a list of certificates ends: with its section, or where a line heads something else."""
    for index in range(section.first_line + 1, section.last_line):
        line = document.lines[index]
        if patterns.NOT_OF_LIST.fullmatch(document.text, line.start, line.end):
            return index
    return section.last_line


def wrapped_names(
    document: Document, regions: Sequence[Region], known: Mapping[tuple[str, ...], Known]
) -> Iterator[tuple[int, int, Known]]:
    """Known names that run over several short lines, as narrow columns break them."""
    for region in regions:
        free = 0
        for index in region.lines:
            stop = min(index + _MOST_LINES, region.lines.stop)
            found = list(_words_of(document, range(index, stop)))
            for size in range(min(_LONGEST, len(found)), _SHORTEST - 1, -1):
                part = found[:size]
                value = known.get(tuple(document.text[start:end].lower() for start, end in part))
                crosses = part[-1][1] > document.lines[index].end
                if value is not None and crosses and part[0][0] >= free:
                    free = name_end(document.text, part[-1][1], "")
                    yield part[0][0], free, value
                    break


def _words_of(document: Document, indices: range) -> Iterator[tuple[int, int]]:
    """The words of short lines below each other; a longer line is the last of them."""
    for index in indices:
        line = document.lines[index]
        found = [match.span() for match in _WORD.finditer(document.text, line.start, line.end)]
        if line.bullet and index > indices.start:
            return
        yield from found
        if len(found) > _WORDS_A_LINE:
            return


def listed_names(
    document: Document,
    regions: Sequence[Region],
    taken: Sequence[tuple[int, int]],
    own_words: frozenset[str],
) -> Iterator[Mention]:
    """Names that the vocabulary does not know; `own_words` are the person's name and titles."""
    for region in regions:
        for index in region.lines:
            line = document.lines[index]
            if _above_a_title(document, index, region):
                continue
            for start, end in _pieces(document.text, line.start, line.end, taken):
                written = document.text[start:end]
                if written.casefold() not in own_words and _is_listed_name(written, named=region.named):
                    end = _with_issuer(document.text, start, end, line.end)
                    yield mention_at(document, start, end, None, "listed", SectionKind.CERTIFICATIONS)


def _above_a_title(document: Document, index: int, region: Region) -> bool:
    """Whether the line below is a job title: then a narrow column ran into the head of the next one."""
    if index + 1 not in region.lines:
        return False
    below = document.lines[index + 1]
    text = document.text[below.start : below.end]
    return not below.bullet and not patterns.CUE.search(text) and bool(patterns.JOB_TITLE.search(text))


def _with_issuer(text: str, start: int, end: int, limit: int) -> int:
    """The end including the body behind a name that says little: "Certified Member, Acme Guild"."""
    if not patterns.BARE_TITLE.fullmatch(text, start, end):
        return end
    issuer = patterns.ISSUER.match(text, end, limit)
    return issuer.end() if issuer else end


def _pieces(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a line that can each be a name: cut at tabs and bars, dates left out."""
    known = any(start <= first < end for first, _ in taken)
    left = start
    for cut in (*patterns.SPLIT.finditer(text, start, end), None):
        right = cut.start() if cut else end
        for begin, last in _comma_parts(text, left, right):
            leading = patterns.DATES.match(text, begin, last)
            first = leading.end() if leading else begin
            first += len(text[first:last]) - len(text[first:last].lstrip(" -–*•:,"))
            date = patterns.DATES.search(text, first, last)
            stop = date.start() if date and date.start() > first else last
            stop = first + len(text[first:stop].rstrip(" ,.:-–|("))
            if stop <= first or not _LETTERS.search(text, first, stop):
                continue
            overlaps = any(first < other[1] and other[0] < stop for other in taken)
            if not overlaps and not (known and not patterns.CUE.search(text[first:stop])):
                known = True  # what follows in the row is its issuer, unless it says otherwise
                yield first, stop
        if cut and cut.group() == ";":
            known = False  # an issuer stands behind a comma or a dash
        left = cut.end() if cut else end


def _comma_parts(text: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    """The first part before a comma, and later ones that name a certificate themselves."""
    if patterns.INSURANCE_LINES.fullmatch(text[left:right].rstrip(" .")):
        yield left, right
        return
    at = left
    for number, part in enumerate(text[left:right].split(",")):
        first = at + len(part) - len(part.lstrip(" -–*•\u200b"))
        if number == 0 or patterns.CUE.search(part):
            yield first, at + len(part)
        at += len(part) + 1


def _is_listed_name(written: str, *, named: bool) -> bool:
    if (
        len(written) < 3
        or written.count("(") != written.count(")")
        or patterns.EXCLUDED.search(written)
        or patterns.LICENCE_NUMBER.match(written)
        or len(written.split()) > patterns.LONGEST_NAME + 3
    ):
        return False
    if patterns.CUE.search(written):
        return (
            not written.lower()
            .rstrip("s")
            .endswith(("certifications include", "the following certification"))
            and len(written.split()) > 1
        )
    if patterns.NO_CERTIFICATE.search(written) or not named or load_places().is_place(written):
        return False
    if (len(written.split()) == 1 and not written.isupper()) or patterns.JOB_TITLE.search(written):
        return False
    return len(written.split()) <= patterns.LONGEST_NAME and bool(patterns.NAME_SHAPE.fullmatch(written))
