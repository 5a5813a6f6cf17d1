"""Tables of posts: what the cells of their rows are, from the heading row."""

from collections.abc import Iterator
from dataclasses import replace

from screener.pipeline.positions.patterns import LABELS, NUMBER_LABEL
from screener.pipeline.positions.rows import Row

_FEWEST_DUTIES = 5
"""Words of a cell of duties at the least."""
_LONGEST_LABEL = 40
_LONGEST_LABELS = 160
"""Characters that a label, and a row of labels, have at the most."""


def without_table_heads(rows: list[Row]) -> list[Row]:
    """Drop rows of labels ("Designation | Organisation | Period"); the rows below them keep the labels."""
    kept: list[Row] = []
    labels: tuple[str | None, ...] = ()
    for row in rows:
        own = _labels(row)
        if own:
            labels = own
            continue
        fits = bool(labels) and len(row.cells) == len(labels)
        if fits:
            kept.append(replace(row, column_labels=labels))
        else:
            kept.extend(_parted(row))
        if len(labels) == 1 or not (fits or "\t" in row.text or row.line.in_table):
            labels = ()
    return kept


def _parted(row: Row) -> Iterator[Row]:
    """The row, sentences in its last cell as a row of their own: "2012⇥Clerk, Acme⇥Kept the books. …"."""
    at = row.text.rfind("\t") + 1
    duties, cut = row.text[at:], row.line.start + at
    dates = tuple(mention for mention in row.mentions if mention.end <= cut)
    if not (
        at
        and dates
        and row.text.count("\t") > 1
        and len(duties.split()) >= _FEWEST_DUTIES
        and duties.rstrip().endswith(".")
    ):
        yield row
        return
    yield replace(row, line=replace(row.line, end=cut - 1), text=row.text[: at - 1], mentions=dates)
    yield replace(
        row,
        line=replace(row.line, start=cut, bold=(), bullet=True),
        text=duties,
        mentions=(),
        starts_section=False,
    )


def _labels(row: Row) -> tuple[str | None, ...]:
    """What the cells of a row of labels name; empty for any other row."""
    if len(row.text) > (_LONGEST_LABELS if "\t" in row.text else _LONGEST_LABEL):
        return ()
    if row.has_employer_placeholder and "\t" not in row.text:
        return ()  # "Company Name" alone stands for an employer whose name was taken out
    cells = [
        NUMBER_LABEL.sub("", " ".join(cell.lower().split())).strip(" .:") for cell in row.text.split("\t")
    ]
    cells = [cell for cell in cells if cell]
    labels = tuple(LABELS.get(cell) for cell in cells)
    known = {label for label in labels if label not in (None, "body")}
    if len(cells) == 1:
        return labels if known and labels[0] != "dates" and not row.line.bullet else ()
    if 2 * sum(label is not None for label in labels) <= len(cells):
        return ()  # labels and values by turns: "Company⇥Acme⇥From⇥2012"
    return labels if len(known) >= 2 else ()
