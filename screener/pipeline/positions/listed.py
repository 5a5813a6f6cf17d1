"""Earlier posts told in one line: "Previous experience includes: Clerk at Acme, Teller at First Bank"."""

from collections.abc import Iterator, Sequence

from screener.pipeline.positions.patterns import EARLIER, LABEL_BEFORE_LIST, LISTED_POST
from screener.pipeline.positions.pieces import Piece
from screener.pipeline.positions.rows import Row
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.places import load_places

_SURE = 0.8


def listed_posts(rows: Sequence[Row]) -> Iterator[tuple[int, Piece, Piece]]:
    """Index of the row, title and employer of every post of such lines."""
    for at, row in enumerate(rows):
        if row.mentions or row.line.bullet:
            continue
        opening = EARLIER.match(row.text)
        if opening is None and ":" in row.text:
            opening = LABEL_BEFORE_LIST.match(row.text)
        if opening is None:
            continue
        posts = list(_posts(row, opening.end()))
        if len(posts) >= 2 or (len(posts) == 1 and " at " in row.text):
            yield from ((at, title, employer) for title, employer in posts)


def _posts(row: Row, start: int) -> Iterator[tuple[Piece, Piece]]:
    table = load_occupations()
    for match in LISTED_POST.finditer(row.text, start):
        title, employer = match["title"], match["employer"]
        if table.title_score(title) >= _SURE and not load_places().is_place(employer):
            yield _piece(row, *match.span("title")), _piece(row, *match.span("employer"))


def _piece(row: Row, start: int, end: int) -> Piece:
    written = row.text[start:end]
    text = written.strip()
    first = row.line.start + start + written.index(text)
    return Piece(first, first + len(text), text, 0, 0, 1.0, 1.0, False, label="listed")
