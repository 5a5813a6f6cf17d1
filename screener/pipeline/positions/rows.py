"""The lines of a work history with what matters for telling headings of posts from their duties."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screener.document import Document, Line
from screener.pipeline.positions.lazy import lazy
from screener.pipeline.positions.patterns import (
    ACTION_VERBS,
    BODY_OPENER,
    DURATION,
    EARLIER,
    EMPLOYER_PLACEHOLDER,
    FIRST_PERSON,
    LABEL,
    LABEL_BEFORE_LIST,
    LABELS,
    PAST_VERBS,
    PLACE_PLACEHOLDER,
    PLACEHOLDER_WORDS,
    PROSE_POSTS,
)
from screener.resume import DateMention, SectionKind
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.places import load_places

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_EDGES = " ,;:|()[]–—-\t"
_PARTS = re.compile(r"\s*[,|\t()–—•·;]\s*|\s-\s|\s+at\s+")
_PART_END = re.compile(r"\s*[,|\t(–—;:]|\s[-/]\s|\s(?:for|at|with|@)\s")
_IN_BRACKETS = re.compile(r"\([^()]*(?:\)|$)")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "da",
        "de",
        "der",
        "des",
        "di",
        "do",
        "du",
        "e",
        "for",
        "für",
        "in",
        "la",
        "of",
        "on",
        "the",
        "to",
        "und",
        "y",
    ]
)
_SENTENCE_END = re.compile(r"[a-z)]\.\s*$")
_ABBREVIATION_END = re.compile(r"\b(?:inc|ltd|co|corp|llc|pvt|sr|jr|dept|st|[a-z])\.\s*$", re.I)


@dataclass(frozen=True)
class Row:
    """A line, the dates in it, and its text without them."""

    index: int
    """Index into `Document.lines`."""
    line: Line
    text: str
    mentions: tuple[DateMention, ...]
    section: SectionKind
    starts_section: bool
    """Whether a heading stands right above."""
    part: int = 0
    """Which section of the work history it stands in, counted from 0."""
    column_labels: tuple[str | None, ...] = ()
    """What the cells are, from the heading row of their table: "title", "employer", "place", "dates"."""
    opens_earlier: bool = False
    """Whether the heading above says that earlier posts follow: a list that may have no dates."""

    @lazy
    def rest(self) -> str:
        """The text with its dates cut out."""
        if not self.mentions:
            return self.text.strip(_EDGES)
        parts, at = [], 0
        for mention in self.mentions:
            parts.append(self.text[at : max(at, mention.start - self.line.start)])
            at = max(at, min(len(self.text), mention.end - self.line.start))
        parts.append(self.text[at:])
        return " ".join(part.strip() for part in parts).strip(_EDGES)

    @lazy
    def cells(self) -> list[tuple[int, int]]:
        """Ranges of the line's cells: between tabs and around dates, a leading number left out."""
        bounds, at = [], 0
        cuts = [(m.start - self.line.start, m.end - self.line.start) for m in self.mentions]
        for tab in [*(n for n, character in enumerate(self.text) if character == "\t"), len(self.text)]:
            inside = [cut for cut in cuts if at <= cut[0] and cut[1] <= tab]
            for start, end in inside:
                if self.text[at:start].strip():
                    bounds.append((at, start))
                bounds.append((start, end))
                at = end
            if self.text[at:tab].strip():
                bounds.append((at, tab))
            at = tab + 1
        if bounds and self.text[slice(*bounds[0])].strip(" .)").isdigit():
            del bounds[0]
        return bounds

    @lazy
    def words(self) -> list[str]:
        return _WORD.findall(self.rest)

    @lazy
    def title_score(self) -> float:
        """How much the most title-like part of the line looks like a job title."""
        table = load_occupations()
        # Most lines have one part, which is the whole line.
        return max([table.title_score(part) for part in {self.rest, *_PARTS.split(self.rest)}])

    @lazy
    def prose_post(self) -> re.Match[str] | None:
        """A sentence that tells of a post: "Worked with Acme, Pune as Sales Officer from 2011 to 2013"."""
        if not self.mentions or len(self.words) > 30:
            return None  # without dates it is as likely a duty: "served as liaison for the region"
        for pattern in PROSE_POSTS:
            match = pattern.search(self.text)
            if match is None:
                continue
            title = match["title"]
            if title is None or load_occupations().title_score(title) >= 0.5:
                return match
        return None

    @lazy
    def has_employer_placeholder(self) -> bool:
        text = self.text
        return (
            any(word in text for word in PLACEHOLDER_WORDS) and EMPLOYER_PLACEHOLDER.search(text) is not None
        )

    @lazy
    def label(self) -> str | None:
        """What a label at the start of the line says the rest is: "title", "employer", "body" …"""
        match = LABEL.match(self.text)
        return LABELS.get(" ".join(match[1].lower().split())) if match else None

    @lazy
    def is_prose(self) -> bool:
        """Whether the line reads as a sentence, or a part of one, rather than a heading."""
        words = self.words
        if self.has_employer_placeholder or not words or self.prose_post:
            return False
        if len(words) > 16 or (len(words) > 3 and FIRST_PERSON.search(self.rest)):
            return True
        if self._dates_come_first and load_occupations().title_score(_PART_END.split(self.rest)[0]) >= 0.6:
            return False  # "2014 – 2017⇥Payroll Officer, Acme, Ghent." ends like a sentence
        if len(words) >= 5 and _SENTENCE_END.search(self.text) and not _ABBREVIATION_END.search(self.text):
            return True
        first = words[0].lower()
        if len(words) <= 5 and all(word[0].isupper() for word in words):
            return False  # "Clean Rivers Initiative" is a name
        past = first.endswith("ed") and len(first) > 4 and len(words) > 1
        past = past and (words[1][0].islower() or self.line.bullet)
        if len(words) >= 3 and (first in ACTION_VERBS or past):
            # "Call Center Representative, Acme": a title may begin with a word that is a verb as well.
            if first in PAST_VERBS:
                return True
            return load_occupations().title_score(_PART_END.split(self.rest, maxsplit=1)[0]) < 0.8
        if first == "as" and self.mentions:
            return False  # "Jun 2005 – Jun 2008 as Articled Clerk with …"
        # A name such as "eTelecare" begins with a small letter too.
        return len(words) >= 4 and words[0].islower() and self.title_score < 0.8

    @lazy
    def begins_with_title(self) -> bool:
        """Whether a title stands before the dates and little else: "Plant Accountant, 2008 to 2011"."""
        if not self.mentions or self.has_employer_placeholder:
            return False
        before = self.text[: max(0, self.mentions[0].start - self.line.start)].strip(_EDGES)
        return 0 < len(before.split()) <= 6 and load_occupations().title_score(before) >= 0.8

    @property
    def _is_capitalised(self) -> bool:
        """Whether most words are, but for small ones and what stands in brackets."""
        words = self.words
        if "(" in self.text:
            words = _WORD.findall(_IN_BRACKETS.sub(" ", self.rest if self.mentions else self.text.strip()))
        counted = [word for word in words if word not in _SMALL_WORDS]
        capitals: int = sum(word[0].isupper() for word in counted)
        return capitals >= 0.7 * len(counted)

    @property
    def _dates_come_first(self) -> bool:
        """Whether the line begins with a period in a cell of its own."""
        if not self.mentions:
            return False
        first = self.mentions[0]
        behind = self.text[first.end - self.line.start :]
        return first.start == self.line.start and behind.lstrip(" :").startswith("\t")

    @lazy
    def headingness(self) -> float:
        """How much the line looks like a part of a post's heading: above 0 more than not."""
        if not self.words:
            return 0.2 if self.mentions else -0.5
        if self.column_labels:
            return 2.5
        if self.label is not None:
            return -3.0 if self.label == "body" else 2.5
        if self.has_employer_placeholder or self.prose_post:
            return 3.0
        if (EARLIER.match(self.text) and len(self.words) > 5) or (
            ";" in self.text and LABEL_BEFORE_LIST.match(self.text)
        ):
            return -3.0  # a list of posts, not the heading of one
        if PLACE_PLACEHOLDER.fullmatch(self.rest) or load_places().is_place(self.rest):
            return 1.5
        if self.line.bullet or self.is_prose or BODY_OPENER.fullmatch(self.text.strip()):
            return -3.0
        table = load_occupations()
        score = 2.0 * max(0.0, self.title_score - 0.3) / 0.7
        score += 1.5 * max(0.0, table.employer_score(self.rest) - 0.3)
        score += 0.8 * self.line.is_bold + 0.3 * bool(self.line.bold) + (self.line.heading is not None)
        score += 0.3 * self.line.gap_above
        score += 0.6 if self._is_capitalised else -0.8
        score += 0.8 * (load_places().trailing_in(self.rest) is not None)
        score -= 0.25 * max(0, len(self.words) - 8)
        return score - 0.1


def title_in(text: str, separators: re.Pattern[str]) -> float:
    """How much the most title-like part between the separators looks like a job title."""
    table = load_occupations()
    return max([table.title_score(part) for part in separators.split(text) if part.strip()], default=0.0)


def rows_of(
    document: Document,
    ranges: Sequence[tuple[int, int, SectionKind]],
    mentions: Iterable[DateMention],
) -> list[Row]:
    """The lines of the ranges (half-open indices of lines) as rows, empty lines left out."""
    by_line: dict[int, list[DateMention]] = {}
    inside: set[int] = set()
    for mention in mentions:
        first, last = document.line_at(mention.start), document.line_at(mention.end - 1)
        by_line.setdefault(first, []).append(mention)
        # A range may stand over several lines; those after the first hold nothing else, or its end.
        inside.update(n for n in range(first + 1, last + 1) if document.lines[n].end <= mention.end)
    rows = []
    for part, (first, last, section) in enumerate(ranges):
        heading = document.line_text(document.lines[first - 1]) if first else ""
        earlier = EARLIER.match(heading) is not None
        for index in range(first, last):
            line = document.lines[index]
            text = document.line_text(line)
            if text.strip(" –—-") and index not in inside and DURATION.fullmatch(text) is None:
                rows.append(
                    Row(
                        index,
                        line,
                        text,
                        tuple(by_line.get(index, ())),
                        section,
                        index == first,
                        part,
                        opens_earlier=earlier and index == first,
                    )
                )
    return rows
