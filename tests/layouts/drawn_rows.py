"""PDF resumes whose rows belong together: gutters of dates, tables, labels with their values, timelines."""

from collections.abc import Callable

from drawn_columns import BULLETS, education, header, heading, post
from invented import DEGREES, DUTIES, EMPLOYERS, LANGUAGES, PERIODS, SCHOOLS, SKILLS, SUMMARY, TITLES, rotated
from reportlab.pdfgen.canvas import Canvas
from sheets import HEIGHT, WIDTH, Made, Sheet, Variant

_MARGIN = 50.0


def _entry_beside(sheet: Sheet, y: float, which: int, *, gutter: float, x: float) -> float:
    """An entry with its period in a gutter at the left."""
    number = sheet.variant.number + which
    title = rotated(TITLES, number)[0]
    sheet.put(gutter, y, PERIODS[which])
    sheet.put(x, y, title, bold=True)
    sheet.say(f"{PERIODS[which]} {title}")
    y = sheet.write(x, y + sheet.step, rotated(EMPLOYERS, number)[0])
    for duty in rotated(DUTIES, number)[:2]:
        y = sheet.paragraph(x, y, duty, WIDTH - _MARGIN - x)
    return y + 10


def date_gutter(variant: Variant) -> Made:
    sheet = Sheet(variant)
    x = _MARGIN + 70 + variant.gutter
    y = heading(sheet, _MARGIN, header(sheet), "Experience")
    for which in range(4):
        y = _entry_beside(sheet, y, which, gutter=_MARGIN, x=x)
    education(sheet, _MARGIN, heading(sheet, _MARGIN, y, "Education"))
    return sheet.made("date gutter")


def timeline(variant: Variant) -> Made:
    """A line with dots between the dates and what happened."""
    sheet = Sheet(variant)
    line = _MARGIN + 68 + variant.gutter / 2
    y = heading(sheet, _MARGIN, header(sheet), "Milestones")
    top = y
    dots: list[float] = []
    for which in range(5):
        dots.append(y - 3)
        y = _entry_beside(sheet, y, which, gutter=_MARGIN, x=line + variant.gutter / 2 + 6)
    sheet.rule(line, top - 6, line, y - 16)

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.2, 0.4, 0.7)
        for dot in dots:
            canvas.circle(line, HEIGHT - dot, 3, stroke=0, fill=1)

    sheet.shape(draw)
    return sheet.made("timeline")


def dates_right(variant: Variant) -> Made:
    """Periods that end at the right margin, places below them in every other document."""
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Experience")
    bullet = BULLETS[variant.number % len(BULLETS)]
    for which in range(4):
        number = variant.number + which
        left = [rotated(TITLES, number)[0]]
        right = [PERIODS[which]]
        employer, town = rotated(EMPLOYERS, number)[0].split(", ")
        left.append(employer)
        if variant.number % 2:
            right.append(town)
        for row, text in enumerate(left):
            sheet.put(_MARGIN, y, text, bold=row == 0)
            if row < len(right):
                sheet.right(WIDTH - _MARGIN, y, right[row])
                text = f"{text} {right[row]}"
            sheet.say(text)
            y += sheet.step
        for duty in rotated(DUTIES, number)[:2]:
            y = sheet.paragraph(_MARGIN, y, duty, 400, bullet=bullet)
        y += 8
    education(sheet, _MARGIN, heading(sheet, _MARGIN, y, "Education"))
    return sheet.made("dates at the right margin")


_ROWS = (
    ("Degree", "School", "Year", "Grade"),
    ("MSc Finance", "University of Ashcombe, Ashcombe", "2005", "72 %"),
    ("BA Economics", "Marlow College", "2003", "68 %"),
    ("Diploma in Bookkeeping and Payroll", "Saltmarsh School of Trade", "2001", "81 %"),
    ("Certificate of Export", "Chamber of Hull", "1999", "90 %"),
)


def _table(sheet: Sheet, y: float, *, ruled: bool, wrapped: bool) -> float:
    """A table of four columns; a wrapped cell is read whole, before the next cell of its row."""
    edges = (_MARGIN, _MARGIN + 150, _MARGIN + 320, _MARGIN + 390, WIDTH - _MARGIN)
    lines = [y - sheet.step]
    for row in _ROWS:
        room = 40 if wrapped else 8
        cells = [
            sheet.wrapped(cell, edges[column + 1] - edges[column] - room) for column, cell in enumerate(row)
        ]
        for column, cell in enumerate(cells):
            for number, line in enumerate(cell):
                sheet.put(edges[column] + 4, y + number * sheet.step, line)
        sheet.say(" ".join(line for cell in cells for line in cell))
        y += (max(map(len, cells)) - 1) * sheet.step + (1.9 if ruled else 2.0) * sheet.step
        lines.append(y - sheet.step)
    if ruled:
        for height in lines:
            sheet.rule(edges[0], height, edges[-1], height)
        for edge in edges:
            sheet.rule(edge, lines[0], edge, lines[-1])
    return y + 10


def ruled_table(variant: Variant) -> Made:
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Education") + 8
    y = _table(sheet, y, ruled=True, wrapped=variant.number % 2 == 0)
    y = heading(sheet, _MARGIN, y, "Experience")
    post(sheet, _MARGIN, y, WIDTH - 2 * _MARGIN, 0)
    return sheet.made("table with rules")


def unruled_table(variant: Variant) -> Made:
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Education") + 8
    y = _table(sheet, y, ruled=False, wrapped=variant.number % 2 == 1)
    y = heading(sheet, _MARGIN, y, "Experience")
    post(sheet, _MARGIN, y, WIDTH - 2 * _MARGIN, 0)
    return sheet.made("table without rules")


def label_table(variant: Variant) -> Made:
    """Labels at the left, values at the right, some of them over two lines."""
    sheet = Sheet(variant)
    x = _MARGIN + 80 + variant.gutter
    y = heading(sheet, _MARGIN, header(sheet), "Personal details")
    colon = ":" if variant.number % 2 else ""
    values = {
        "Address": "14 Tannery Lane, Leeds",
        "Languages": ", ".join(LANGUAGES),
        "Systems": ", ".join(SKILLS[:3]),
        "Profile": SUMMARY,
        "Degree": f"{DEGREES[0]}, {SCHOOLS[0]}",
        "Mobility": "Driving licence, the whole of the north",
    }
    for label, value in values.items():
        sheet.put(_MARGIN, y, label + colon, bold=variant.number < 3)
        lines = sheet.wrapped(value, WIDTH - _MARGIN - x)
        for number, line in enumerate(lines):
            sheet.put(x, y, line)
            sheet.say(line if number else f"{label}{colon} {line}")
            y += sheet.step
        y += 5
    y = heading(sheet, _MARGIN, y, "Experience")
    for which in range(2):
        y = post(sheet, _MARGIN, y, WIDTH - 2 * _MARGIN, which)
    return sheet.made("labels and values")


def right_gutter_table(variant: Variant) -> Made:
    """Prizes with their places at the right margin: as many rows on either side, which are read across."""
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Prizes")
    for number, (year, skill) in enumerate(
        zip(range(2012, 2021), rotated(SKILLS, variant.number), strict=False)
    ):
        place = EMPLOYERS[number % 3].split(", ")[1]
        text = f"{year} Finalist in {skill.lower()}, contest of the northern chambers"
        sheet.put(_MARGIN, y, text)
        sheet.put(440 + variant.gutter, y, f"{place}, England")
        sheet.say(f"{text} {place}, England")
        y += sheet.step
    y = heading(sheet, _MARGIN, y + 8, "Experience")
    for which in range(2):
        y = post(sheet, _MARGIN, y, WIDTH - 2 * _MARGIN, which)
    y = heading(sheet, _MARGIN, y + 8, "Talks")
    for number in range(3):
        title = rotated(DUTIES, number)[0][:40]
        for left, right in ((title, EMPLOYERS[number]), ("Speaker", f"May {2015 + number}")):
            sheet.put(_MARGIN, y, left)
            sheet.right(WIDTH - _MARGIN, y, right)
            sheet.say(f"{left} {right}")
            y += sheet.step
        y = sheet.paragraph(_MARGIN, y, DUTIES[number], 380, bullet="•") + 4
    return sheet.made("places at the right margin")


ROWS: tuple[Callable[[Variant], Made], ...] = (
    date_gutter,
    timeline,
    dates_right,
    ruled_table,
    unruled_table,
    label_table,
    right_gutter_table,
)
