"""A resume as text with places: what the parsers make and everything after them quotes.

The text is final. Parsers repair and order it before they build a `Document`; afterwards every
offset stays valid, so a fact can always be traced to the characters it came from.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points (1/72 inch), origin at the top left.

    >>> Box(72, 90, 300, 102).height
    12
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A half-open range of `Document.text`, and the page it starts on (from 1).

    >>> SourceSpan(0, 9, page=1).end
    9
    """

    start: int
    end: int
    page: int


HUMAN = "human"
"""The rule of a fact that a person has put right: its quote is what they say, and stands on no page."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is believed: the place, its exact characters, and the rule that fired.

    >>> Evidence(SourceSpan(0, 5, 1), "Excel", rule="skills.alias").quote
    'Excel'
    """

    span: SourceSpan
    quote: str
    rule: str

    @property
    def place(self) -> str:
        """Where it is from, in words: "page 2"."""
        return "corrected by a person" if self.rule == HUMAN else f"page {self.span.page}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a recruiter should know about the file or its content.

    `code` is stable and for machines ("hidden_text", "no_text_layer", "truncated", "reversed_dates" …);
    `quote` is the text it is about, where there is one.

    >>> Finding("no_text_layer", "The PDF has no text: it is probably a scan.").code
    'no_text_layer'
    """

    code: str
    message: str
    page: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person sees it. Offsets point into `Document.text`, without the line break.

    Wide gaps and the borders of table cells are tabs in the text. Bullets are not in the text; they
    are the `bullet` flag. What a format cannot tell is None (a text file has no boxes).

    >>> Line(0, 12, page=1, bold=((0, 12),), heading=1).is_bold
    True
    """

    start: int
    end: int
    page: int = 1
    box: Box | None = None
    size: float | None = None
    """Font size in points of most of its characters."""
    bold: tuple[tuple[int, int], ...] = ()
    """Ranges of the document's text that are set in bold."""
    bullet: bool = False
    heading: int | None = None
    """Level of a heading style (Word's Heading 1 …, Markdown's #), where the format has them."""
    indent: float = 0.0
    """Distance in points from the left edge of its column."""
    gap_above: bool = False
    """More space above than between the lines of a paragraph, or an empty paragraph."""
    column: int = 0
    """Which region of its page it stands in, in reading order (a sidebar is a region of its own)."""
    in_table: bool = False
    """Whether the line is a row (cells joined by tabs) or a paragraph of a table."""

    @property
    def is_bold(self) -> bool:
        """Whether nearly all of the line is bold."""
        return sum(end - start for start, end in self.bold) >= 0.85 * max(1, self.end - self.start)


@dataclass(frozen=True, slots=True)
class Page:
    """Size of a page in points; formats without pages have one page of size zero.

    >>> Page(1, 612, 792).number
    1
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    turned: float = 0.0
    """Degrees, counter-clockwise, by which the picture of a page was turned before it was read; sizes and
    boxes are those of the page as it then lies."""


@dataclass(frozen=True)
class Document:
    r"""A file as final text, the lines it is made of, and what was noticed while reading it.

    `text` is the lines joined by line breaks; `sha256` is the digest of the file's bytes in hex.

    >>> lines = (Line(0, 8), Line(9, 15))
    >>> document = Document("Jane Doe\nSkills", lines, (Page(1),), (), "text", "cv.txt", "")
    >>> document.evidence(9, 15, rule="sections.heading").quote
    'Skills'
    """

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    format: str
    """"pdf", "docx", "doc", "odt", "rtf", "html", "markdown", "image" or "text"."""
    source: str
    """The file's name as given, for messages; never used to understand the content."""
    sha256: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.lines)

    def line_at(self, offset: int) -> int:
        """Index of the line that holds the character at `offset`; a line break ends the line before it."""
        return max(0, bisect_right(self._line_starts, offset) - 1)

    def line_text(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def span(self, start: int, end: int) -> SourceSpan:
        page = self.lines[self.line_at(start)].page if self.lines else 1
        return SourceSpan(start, end, page)

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Evidence for the characters from `start` to `end`, quoted exactly."""
        return Evidence(self.span(start, end), self.text[start:end], rule)
