"""Find the sections of a resume: headings by words and by look, together."""

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from screener.document import Document, Line
from screener.pipeline.sections.headings import EXACT, FILLERS, NO_HEADINGS, RULES, SURE, WEAK
from screener.resume import Section, SectionKind

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_INLINE = re.compile(r"\s*(?P<heading>[A-Z][A-Za-z &/]{3,40}?)\s*(?::|\t|\s[–—-]\s)\s*(?P<rest>\S.*)")
_DASH = re.compile(r"\s[–—-]\s")
_ABBREVIATION = 5
"""Characters of the longest line that is an abbreviation."""
_INLINE_WITHIN = 50
"""Characters of a line in which a heading before text ends."""
_INLINE_KINDS = frozenset(
    {
        SectionKind.EDUCATION,
        SectionKind.SKILLS,
        SectionKind.CERTIFICATIONS,
        SectionKind.LANGUAGES,
        SectionKind.SUMMARY,
        SectionKind.INTERESTS,
        SectionKind.REFERENCES,
        SectionKind.MEMBERSHIPS,
        SectionKind.EXPERIENCE,
        SectionKind.VOLUNTEER,
    }
)
_POST_LABEL = re.compile(
    r"(?:positions?|posts?|jobs?|roles?) held|employers?|organi[sz]ation|internship|appointment", re.I
)
"""Labels of one post before their value, which begin no section."""
_LIKE_POSTS = frozenset(
    {
        SectionKind.ACHIEVEMENTS,
        SectionKind.COURSES,
        SectionKind.INTERESTS,
        SectionKind.MEMBERSHIPS,
        SectionKind.OTHER,
        SectionKind.PROJECTS,
    }
)
"""Kinds of section whose headings have words that titles of posts have too."""
_VOLUNTEERS = frozenset({"volunteer", "volunteer work", "voluntary work"})
"""Headings that are titles of posts as well."""
_MONTH = r"(?:[A-Za-z]{3,9}\.?,?\s*|\d{1,2}\s?[/.]\s?)?"
_PERIOD = re.compile(
    rf"{_MONTH}(?:19|20)\d\d\s*(?:[-–—]|to|until|till)\s*"
    rf"(?:{_MONTH}(?:19|20)\d\d|present|current|now|today|to date)?",
    re.IGNORECASE,
)
_SEVERAL = 3
"""Headings, from which on another look than theirs tells something."""
_MAX_WORDS = 6
_ANY_RULE = re.compile("|".join(pattern.pattern for _, pattern in RULES))
_ANY_SURE = re.compile("|".join(pattern.pattern for _, pattern in SURE))
"""Most lines fit no rule: one search tells."""
_ASIDE = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[IVX]{1,4}[.)])\s*|\s*\([^()]*\)\s*:?$")
"""A number before a heading, or a remark in brackets behind it."""
_IN_NO_HEADING = re.compile(r"\d|[.,;]\s*$|,")
_LISTS_OF = frozenset(
    {"summary", "areas", "area", "record", "history", "details", "statement", "synopsis", "field", "fields"}
    | {"overview", "level", "scope", "list", "place", "places", "proof"}
)


Look = tuple[int | None, bool, bool, int | None]
"""Size in half points, bold, capitals, heading level."""


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    kind: SectionKind
    start: int
    end: int
    inline: bool
    """Whether text of the section follows on the heading's own line."""


def find_sections(document: Document) -> tuple[Section, ...]:
    """The parts of the resume in order, covering every line; the part before any heading is HEADER.

    >>> from screener.document import Page
    >>> text = "Jane Doe\\nSkills\\nExcel"
    >>> lines = (Line(0, 8), Line(9, 15), Line(16, 21))
    >>> document = Document(text, lines, (Page(1),), (), "text", "cv.txt", "")
    >>> [(s.kind.value, s.first_line, s.last_line) for s in find_sections(document)]
    [('header', 0, 1), ('skills', 2, 3)]
    """
    headings = _headings(document)
    sections: list[Section] = []
    first = headings[0].line if headings else len(document.lines)
    if first > 0:
        sections.append(Section(SectionKind.HEADER, None, 0, first))
    for number, heading in enumerate(headings):
        end = headings[number + 1].line if number + 1 < len(headings) else len(document.lines)
        evidence = document.evidence(heading.start, heading.end, rule="sections.heading")
        sections.append(Section(heading.kind, evidence, heading.line + (0 if heading.inline else 1), end))
    return tuple(sections)


def heading_kind(text: str) -> SectionKind | None:
    """The kind of section that a heading with these words opens; None if it is no known heading.

    >>> heading_kind("PROFESSIONAL EXPERIENCE:").value, heading_kind("Managed a team")
    ('experience', None)
    """
    words = [word.lower() for word in _WORD.findall(_without_aside(text))]
    if not 0 < len(words) <= _MAX_WORDS or ("of" in words[1:] and words[0] not in _LISTS_OF):
        return None  # "School of Education" is a name
    phrase = " ".join(words)
    if phrase.replace(" and ", " ") in EXACT:
        return EXACT[phrase.replace(" and ", " ")]
    if _ANY_RULE.search(phrase) is None or phrase in NO_HEADINGS:
        return None
    for kind, pattern in RULES:
        if pattern.search(phrase):
            rest = pattern.sub(" ", phrase).split()
            if all(word in FILLERS or any(p.search(word) for _, p in RULES) for word in rest):
                return kind
    return None


def _headings(document: Document) -> list[_Heading]:
    strong: list[_Heading] = []
    weak: list[_Heading] = []
    for number, line in enumerate(document.lines):
        found = _heading_at(document, number, line)
        if found is None:
            continue
        words = _WORD.findall(document.text[found.start : found.end].lower())
        is_weak = len(words) == 1 and words[0] in WEAK
        (weak if is_weak else strong).append(found)
    looks = Counter(_look(document, heading.line) for heading in strong)
    if len(strong) >= _SEVERAL:
        strong = [heading for heading in strong if not _heads_post(document, heading, looks)]
    headings = strong + [heading for heading in weak if _looks_like_heading(document, heading, looks)]
    return sorted(headings, key=lambda heading: heading.line)


def _heads_post(document: Document, heading: _Heading, looks: Counter[Look]) -> bool:
    """Whether a line like no other heading is the title of a post.

    It stands over a period ("Sales Training Program"), or right below one ("Volunteer").
    """
    if heading.inline or looks[_look(document, heading.line)] > 1:
        return False
    if document.text[heading.start : heading.end].lower() in _VOLUNTEERS:
        above = document.lines[heading.line - 1] if heading.line else None
        gap = document.lines[heading.line].gap_above
        return above is not None and not gap and _PERIOD.search(document.line_text(above)) is not None
    if heading.kind not in _LIKE_POSTS:
        return False
    below = document.lines[heading.line + 1 : heading.line + 3]
    return any(_PERIOD.fullmatch(document.line_text(line).strip(" ()|,")) for line in below)


def _heading_at(document: Document, number: int, line: Line) -> _Heading | None:
    length = line.end - line.start
    if length < 2:
        return None
    text = document.line_text(line)
    # An icon before a heading can look like a bullet.
    if length <= 60 and "\t" not in text and (not line.bullet or line.is_bold):
        stripped = text.strip(" \t:.-–—_|*=~#•·")
        bare = _without_aside(stripped)
        if bare[:1].isupper() and not _IN_NO_HEADING.search(bare):
            kind = heading_kind(stripped) or _misspelt(stripped) or _sure_kind(line, text, stripped)
            if kind is not None:
                start = line.start + text.index(stripped)
                return _Heading(number, kind, start, start + len(stripped), inline=False)
    inline = None if line.bullet or not _may_be_inline(text) else _INLINE.match(text)
    if inline:
        kind = None if _POST_LABEL.fullmatch(inline["heading"]) else heading_kind(inline["heading"])
        words = inline["heading"].split()
        emphasised = inline["heading"].isupper() or bool(line.bold)
        if kind in _INLINE_KINDS and kind is not None and (emphasised or (len(words) == 1 and ":" in text)):
            if len(words) == 1 and words[0].lower() in WEAK and not emphasised:
                return None
            start = line.start + inline.start("heading")
            return _Heading(number, kind, start, line.start + inline.end("heading"), inline=True)
    return None


def _without_aside(text: str) -> str:
    return _ASIDE.sub("", text) if "(" in text or ")" in text or "." in text else text


def _may_be_inline(text: str) -> bool:
    start = text[:_INLINE_WITHIN]
    return ":" in start or "\t" in start or _DASH.search(start) is not None


def _misspelt(text: str) -> SectionKind | None:
    """A heading of one long word with a slip in it ("Experince"); rapidfuzz compares whole words."""
    word = text.lower()
    if not 8 <= len(word) <= 16 or not word.isalpha():
        return None
    match = process.extractOne(word, _ONE_WORD, scorer=fuzz.ratio, score_cutoff=88)
    return heading_kind(match[0]) if match else None


_ONE_WORD = (
    "experience",
    "education",
    "qualification",
    "qualifications",
    "employment",
    "certifications",
    "references",
    "objective",
    "achievements",
    "languages",
    "accomplishments",
)


def _sure_kind(line: Line, text: str, stripped: str) -> SectionKind | None:
    """A short line that looks like a heading and holds a word that only headings hold."""
    words = [word.lower() for word in _WORD.findall(stripped)]
    looks = stripped.isupper() or line.is_bold or line.gap_above or text.rstrip().endswith(":")
    if not looks or not 0 < len(words) <= 4 or "/" in stripped:
        return None
    phrase = " ".join(words)
    if _ANY_SURE.search(phrase) is None:
        return None
    return next((kind for kind, pattern in SURE if pattern.search(phrase)), None)


def _look(document: Document, number: int) -> Look:
    line = document.lines[number]
    text = document.line_text(line)
    size = None if line.size is None else round(line.size * 2)
    return size, line.is_bold, text.isupper(), line.heading


def _looks_like_heading(document: Document, heading: _Heading, looks: Counter[Look]) -> bool:
    """Whether a doubtful heading looks as the sure ones do, and that look means something."""
    look = _look(document, heading.line)
    line = document.lines[heading.line]
    if line.heading is not None:
        return True
    if looks and look not in looks:
        return (look[1] or look[2]) and _is_set_alone(document, heading.line)
    body = Counter(_look(document, n) for n in range(len(document.lines)))
    if looks:
        return body[look] <= 3 * (looks[look] + 1) or line.gap_above
    return look[1] or look[2]


def _is_set_alone(document: Document, line: int) -> bool:
    """Whether no other line looks so, but for the name and abbreviations: "CERTIFICATES" above "CPA"."""
    look = _look(document, line)
    others = (n for n, each in enumerate(document.lines) if n and each.end - each.start > _ABBREVIATION)
    return not any(_look(document, n) == look for n in others if n != line)
