"""PDF resumes whose second column is a short end beside a long first one, and rows that look like such ends.

Word processors leave the columns of a section unequal. All lines stand on one grid, so that each line of the
short end has a partner in the first column, as a value has beside its label.
"""

from collections.abc import Callable
from dataclasses import replace

from drawn_columns import header, heading, post
from invented import DUTIES, EMPLOYERS, LANGUAGES, NAMES, PERIODS, SKILLS, SUMMARY, TITLES, rotated
from sheets import WIDTH, Made, Sheet, Variant

_MARGIN = 50.0
_ABOVE = "A page about work, set in two columns of which the second is short, as word processors leave it"
_BELOW = "References are available on request from all employers named above and from the university"


def _long_column(sheet: Sheet, y: float, width: float) -> float:
    """A first column on the grid: headings as high as lines, posts, and the beginning of a list."""
    number = sheet.variant.number
    y = sheet.write(_MARGIN, y, "Experience", bold=True)
    for which in range(3):
        y = sheet.write(_MARGIN, y, rotated(TITLES, number + which)[0])
        y = sheet.write(_MARGIN, y, f"{rotated(EMPLOYERS, number + which)[0]}, {PERIODS[which]}")
        for duty in rotated(DUTIES, number + which)[:2]:
            y = sheet.paragraph(_MARGIN, y, duty, width, bullet="•")
    y = sheet.write(_MARGIN, y, "Skills", bold=True)
    for skill in rotated(SKILLS, number)[:2]:
        y = sheet.paragraph(_MARGIN, y, skill, width, bullet="•")
    return y


def _unequal(variant: Variant, layout: str, end: Callable[[Sheet, float, float, float], None]) -> Made:
    sheet = Sheet(variant)
    width = (WIDTH - 2 * _MARGIN - variant.gutter) / 2
    y = header(sheet)
    sheet.write(_MARGIN, y, _ABOVE)
    top = y + 2 * sheet.step
    bottom = _long_column(sheet, top, width)
    end(sheet, _MARGIN + width + variant.gutter, top, width)
    below = heading(sheet, _MARGIN, bottom + sheet.step, "References")
    sheet.write(_MARGIN, below, _BELOW)
    return sheet.made(layout)


def short_list(variant: Variant) -> Made:
    """The rest of a list, a heading and a line."""

    def end(sheet: Sheet, x: float, y: float, width: float) -> None:
        for skill in rotated(SKILLS, variant.number)[2:4]:
            y = sheet.paragraph(x, y, skill, width, bullet="•")
        y = sheet.write(x, y, "Languages", bold=True)
        sheet.write(x, y, ", ".join(LANGUAGES))

    return _unequal(variant, "short end of a list", end)


def short_text(variant: Variant) -> Made:
    """The rest of a sentence, or a paragraph of its own."""

    def end(sheet: Sheet, x: float, y: float, width: float) -> None:
        text = SUMMARY if variant.number % 2 else SUMMARY[SUMMARY.index("with") :]
        sheet.paragraph(x, y, text, 0.95 * width)

    return _unequal(variant, "short end of a text", end)


def short_items(variant: Variant) -> Made:
    """Items of a list only, more of them than a few."""

    def end(sheet: Sheet, x: float, y: float, width: float) -> None:
        for skill in rotated(SKILLS, variant.number)[2:7]:
            y = sheet.paragraph(x, y, skill, width, bullet="•")

    return _unequal(variant, "short end of items", end)


def short_third(variant: Variant) -> Made:
    """Three columns, the third of which ends early; written column by column, as word processors do."""
    sheet = Sheet(_as_read(variant))
    y = header(sheet)
    sheet.write(_MARGIN, y, _ABOVE)
    top = y + 2 * sheet.step
    width = (WIDTH - 2 * _MARGIN - 2 * variant.gutter) / 3
    duties = rotated(DUTIES, variant.number)
    for column in (0, 1):
        y = top
        for duty in duties[3 * column : 3 * column + 3]:
            y = sheet.paragraph(_MARGIN + column * (width + variant.gutter), y, duty, width, bullet="•")
    x, y = _MARGIN + 2 * (width + variant.gutter), top
    for skill in rotated(SKILLS, variant.number)[:3]:
        y = sheet.paragraph(x, y, skill, width, bullet="•")
    y = sheet.write(x, y, "Languages", bold=True)
    sheet.write(x, y, ", ".join(LANGUAGES))
    sheet.write(_MARGIN, top + 16 * sheet.step, _BELOW)
    return sheet.made("short third column")


def figures_beside_text(variant: Variant) -> Made:
    """Results with their figures in a second column, short rows at the beginning of a long page."""
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Results")
    x = 300.0 + variant.gutter
    names = ("Revenue of the region", "Renewed contracts", "New clients", "Days outstanding", "Complaints")
    values = ("plus a fifth", "nine of ten", "forty-one", "from fifty to thirty", "one a month")
    for name, value in zip(rotated(names, variant.number), rotated(values, variant.number), strict=True):
        sheet.put(_MARGIN, y, name)
        sheet.put(x, y, value)
        sheet.say(f"{name} {value}")
        y += sheet.step
    for which in range(3):
        y = post(sheet, _MARGIN, y, 0.55 * WIDTH - _MARGIN, which)
    return sheet.made("figures beside names")


def levels(variant: Variant) -> Made:
    """Items of a list with their levels in a second column, two of them bold, above a narrow text."""
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Skills")
    names = ("expert", "advanced", "advanced", "good", "basic")
    for number, (skill, level) in enumerate(zip(rotated(SKILLS, variant.number), names, strict=False)):
        sheet.put(_MARGIN, y, "•")
        sheet.put(_MARGIN + 12, y, skill)
        sheet.put(280 + variant.gutter, y, level, bold=number < 2)
        sheet.say(f"{skill} {level}")
        y += sheet.step
    y = heading(sheet, _MARGIN, y, "Experience")
    for which in range(3):
        y = post(sheet, _MARGIN, y, 230, which)
    return sheet.made("levels of skills")


def courses(variant: Variant) -> Made:
    """A table of two columns without rules, above a narrow text."""
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Courses")
    names = (
        "Bookkeeping for beginners",
        "Double entry in depth",
        "Payroll law",
        "Cash flow",
        "Export papers",
    )
    places = (
        "Chamber of Hull, passed",
        "Marlow College, with honours",
        "evening school",
        "online",
        "at work",
    )
    for name, place in zip(rotated(names, variant.number), rotated(places, variant.number), strict=True):
        sheet.put(_MARGIN, y, name)
        sheet.put(290 + variant.gutter, y, place)
        sheet.say(f"{name} {place}")
        y += sheet.step
    y = heading(sheet, _MARGIN, y, "Experience")
    for which in range(3):
        y = post(sheet, _MARGIN, y, 240, which)
    return sheet.made("courses without rules")


def places(variant: Variant) -> Made:
    """Place and kind of a post at the right of its title and employer, written row by row or box by box."""
    sheet = Sheet(variant if variant.order == "by rows" else _as_read(variant))
    y = heading(sheet, _MARGIN, header(sheet), "Experience")
    later: list[tuple[float, str]] = []
    for which in range(3):
        number = variant.number + which
        title, employer = rotated(TITLES, number)[0], rotated(EMPLOYERS, number)[0].split(", ")[0]
        for text, beside in ((title, "Leeds"), (employer, "Full time")):
            sheet.put(_MARGIN, y, text)
            later.append((y, beside))
            sheet.say(f"{text} {beside}")
            y += sheet.step
        for duty in rotated(DUTIES, number)[:2]:
            y = sheet.paragraph(_MARGIN, y, duty, 330, bullet="•")
        y += 6
    for height, beside in later:
        sheet.put(440, height, beside)
    return sheet.made("places beside posts")


def referees(variant: Variant) -> Made:
    """Two people who can be asked, side by side, each read whole; not where the file mixes their lines."""
    sheet = Sheet(_as_read(variant))
    y = heading(sheet, _MARGIN, header(sheet), "Experience")
    for which in range(2):
        y = post(sheet, _MARGIN, y, WIDTH - 2 * _MARGIN, which)
    top = heading(sheet, _MARGIN, y, "References")
    for column in (0, 1):
        number = variant.number + column
        x, y = _MARGIN + 250 * column, top
        for line in (
            rotated(NAMES, number + 2)[0],
            rotated(TITLES, number)[0],
            rotated(EMPLOYERS, number)[0],
            f"referee{number}@example.com",
        ):
            y = sheet.write(x, y, line)
    return sheet.made("referees side by side")


def _as_read(variant: Variant) -> Variant:
    return replace(variant, order="as read")


TAILS: tuple[Callable[[Variant], Made], ...] = (
    short_list,
    short_text,
    short_items,
    short_third,
    figures_beside_text,
    levels,
    courses,
    places,
    referees,
)
