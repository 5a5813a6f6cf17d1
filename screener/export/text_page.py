"""A document as the lines that a person reads, to show the text itself where there is no picture."""

from dataclasses import dataclass

from screener.document import Document, Evidence
from screener.export.blind import MaskedText


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with how it looks; `start` and `end` are offsets into the text that is shown."""

    start: int
    end: int
    text: str
    page: int
    heading: int | None
    bold: tuple[tuple[int, int], ...]
    bullet: bool
    indent: float
    gap_above: bool
    in_table: bool


class TextPage:
    """The text of a document as it may be shown: as it is, or masked.

    Offsets are those of the text that is shown; masking moves what follows a word that tells sex.
    """

    def __init__(self, document: Document, masked: MaskedText | None = None) -> None:
        self._document = document
        self._masked = masked or MaskedText(((0, document.text),))

    def lines(self) -> tuple[TextLine, ...]:
        text = self._masked.text
        shown = []
        for line in self._document.lines:
            start, end = self.place(line.start, line.end)
            bold = tuple(self.place(*span) for span in line.bold)
            shown.append(
                TextLine(
                    start,
                    end,
                    text[start:end],
                    line.page,
                    line.heading,
                    bold,
                    line.bullet,
                    line.indent,
                    line.gap_above,
                    line.in_table,
                )
            )
        return tuple(shown)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A range of the document's text as a range of what is shown."""
        return self._masked.at(start), self._masked.at(end)

    def quote(self, evidence: Evidence) -> str:
        """The words of evidence as they are shown."""
        start, end = self.place(evidence.span.start, evidence.span.end)
        return self._masked.text[start:end]
