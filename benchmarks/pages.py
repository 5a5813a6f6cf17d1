"""Milliseconds a page by kind of page, beside PDFium alone and pdfplumber: `python -m benchmarks.pages`.

All three read the same pages in the same process, warm, one after the other in each round. "PDFium" is
the least that a reader with places can do: open the file, take the text of each page in bulk
(FPDFText_GetText) and the box of every character (FPDFText_GetLooseCharBox), cut the text at white space and
give each word the box from its first to its last character. "pdfplumber" is its `extract_text()`, without
any word boxes asked for. Times are of CPU; the best round counts.
"""

import argparse
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table

from benchmarks.page_kinds import PageKind, page_kinds
from benchmarks.throughput import pin_to_one_core
from screener.parsers import ocr, parse, pdfium

WordBox = tuple[str, float, float, float, float]
Reader = Callable[[PageKind], int]
"""Reads a file and returns how many words it found."""


@dataclass(frozen=True, slots=True)
class PageCost:
    """CPU milliseconds a page of a kind, the best round of each reader, and the words each found a page."""

    kind: str
    own: float
    bare: float
    plumber: float
    own_words: int
    bare_words: int
    plumber_words: int

    @property
    def over_bare(self) -> float:
        """How many times longer than PDFium alone."""
        return self.own / self.bare

    @property
    def under_plumber(self) -> float:
        """How many times faster than pdfplumber."""
        return self.plumber / self.own


def own_reader(kind: PageKind) -> int:
    """This library: words, lines, columns, hidden text, and the text of a document."""
    return len(parse(kind.data, kind.name).text.split())


def bare_reader(kind: PageKind) -> int:
    """PDFium's text and word boxes, in the order of the file."""
    return len(bare_words(kind.data))


def bare_words(data: bytes) -> list[WordBox]:
    """Every word with its left, top, right and bottom edge in page coordinates."""
    words: list[WordBox] = []
    with pdfium.LOCK:
        file = pypdfium2.PdfDocument(data)
        for page in file:
            textpage = page.get_textpage()
            raw = pdfium.address(textpage.raw)
            count = pdfium.count_chars(raw)
            text = pdfium.page_text(textpage.raw, count) if count else ""
            boxes = pdfium.char_boxes(raw, count).tolist()
            start = 0
            for end, character in enumerate(text + " "):
                if character.isspace():
                    if end > start:
                        first, last = boxes[start], boxes[end - 1]
                        words.append((text[start:end], first[0], first[1], last[2], first[3]))
                    start = end + 1
            textpage.close()
            page.close()
        file.close()
    return words


def plumber_reader(kind: PageKind) -> int:
    with pdfplumber.open(io.BytesIO(kind.data)) as pdf:
        return sum(len(page.extract_text().split()) for page in pdf.pages)


def measure(kinds: Sequence[PageKind], rounds: int) -> list[PageCost]:
    """Read every kind of page with all three readers, `rounds` times after one to warm up."""
    return [_measure(kind, rounds) for kind in kinds]


def _measure(kind: PageKind, rounds: int) -> PageCost:
    readers: tuple[Reader, ...] = (own_reader, bare_reader, plumber_reader)
    words = [reader(kind) // kind.pages for reader in readers]
    best = [float("inf")] * len(readers)
    for _ in range(rounds):
        for number, reader in enumerate(readers):
            start = process_time()
            reader(kind)
            best[number] = min(best[number], (process_time() - start) / kind.pages * 1000)
    own, bare, plumber = best
    return PageCost(kind.name, own, bare, plumber, *words)


def show(costs: Sequence[PageCost], console: Console) -> None:
    table = Table(title="Milliseconds a page (CPU, one core, warm); words found in brackets")
    table.add_column("page", no_wrap=True)
    for column in ("own", "PDFium", "pdfplumber", "own / PDFium", "pdfplumber / own"):
        table.add_column(column, justify="right")
    for cost in costs:
        table.add_row(
            cost.kind,
            f"{cost.own:.2f} ({cost.own_words})",
            f"{cost.bare:.2f} ({cost.bare_words})",
            f"{cost.plumber:.2f} ({cost.plumber_words})",
            f"{cost.over_bare:.1f}" if cost.bare_words else "-",
            f"{cost.under_plumber:.1f}" if cost.plumber_words else "-",
        )
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="times that each page is read by each reader")
    options = parser.parse_args(arguments)
    console = Console()
    core = pin_to_one_core()
    console.print(f"Pinned to CPU {core}." if core is not None else "This system cannot pin a process.")
    if not ocr.available():
        console.print(f"The scan is not read: {ocr.INSTALL}", markup=False)
    show(measure(page_kinds(), options.rounds), console)


if __name__ == "__main__":
    main()
