"""PDF resumes in one, two and three columns: what stands side by side and is read one after the other."""

from collections.abc import Callable

from invented import (
    DEGREES,
    DUTIES,
    EMPLOYERS,
    LANGUAGES,
    NAMES,
    PERIODS,
    SCHOOLS,
    SKILLS,
    SUMMARY,
    TITLES,
    rotated,
)
from sheets import HEIGHT, WHITE, WIDTH, Color, Made, Sheet, Variant

_MARGIN = 50.0
BULLETS = ("•", "-", "–", "*", "·", "»")
"""Marks before items, each in a font of its own way of writing it."""


def header(sheet: Sheet, y: float = 60.0) -> float:
    number = sheet.variant.number
    y = sheet.write(_MARGIN, y, rotated(NAMES, number)[0], bold=True, size=20)
    y = sheet.write(_MARGIN, y, TITLES[number % len(TITLES)], size=12)
    return sheet.write(_MARGIN, y + 4, f"+44 20 7946 00{number}1 | post{number}@example.com | Leeds") + 14


def heading(sheet: Sheet, x: float, y: float, text: str, *, color: Color = (0.1, 0.2, 0.5)) -> float:
    return sheet.write(x, y + 6, text, bold=True, size=1.25 * sheet.variant.size, color=color) + 2


def post(sheet: Sheet, x: float, y: float, width: float, which: int, *, duties: int = 2) -> float:
    """A post with its period on the second line."""
    number = sheet.variant.number + which
    y = sheet.write(x, y, rotated(TITLES, number)[0], bold=True)
    y = sheet.write(x, y, f"{rotated(EMPLOYERS, number)[0]}, {PERIODS[which]}")
    bullet = BULLETS[sheet.variant.number % len(BULLETS)]
    for duty in rotated(DUTIES, number)[:duties]:
        y = sheet.paragraph(x, y, duty, width, bullet=bullet)
    return y + 8


def education(sheet: Sheet, x: float, y: float) -> float:
    for degree, school, year in zip(DEGREES, SCHOOLS, ("2005", "2003", "2001"), strict=True):
        y = sheet.write(x, y, degree, bold=True)
        y = sheet.write(x, y, f"{school}, {year}") + 4
    return y


def single(variant: Variant) -> Made:
    sheet = Sheet(variant)
    width = WIDTH - 2 * _MARGIN
    y = heading(sheet, _MARGIN, header(sheet), "Profile")
    y = heading(sheet, _MARGIN, sheet.paragraph(_MARGIN, y, SUMMARY, width) + 8, "Experience")
    for which in range(4):
        y = post(sheet, _MARGIN, y, width, which)
    y = heading(sheet, _MARGIN, y, "Skills")
    y = sheet.paragraph(_MARGIN, y, ", ".join(rotated(SKILLS, variant.number)), width) + 8
    education(sheet, _MARGIN, heading(sheet, _MARGIN, y, "Education"))
    return sheet.made("single column")


def _side(sheet: Sheet, x: float, width: float, color: Color, heading_color: Color) -> None:
    """A narrow column of details, skills and languages."""
    y = 70.0
    for title, items in (
        ("Contact", ("Leeds, Yorkshire", "+44 20 7946 0111", "post@example.com")),
        ("Skills", rotated(SKILLS, sheet.variant.number)[:8]),
        ("Languages", LANGUAGES),
    ):
        y = heading(sheet, x, y, title, color=heading_color)
        for item in items:
            y = sheet.paragraph(x, y, item, width, color=color)
        y += 14


def _main(sheet: Sheet, x: float, width: float) -> None:
    number = sheet.variant.number
    y = sheet.write(x, 62, rotated(NAMES, number)[0], bold=True, size=19)
    y = sheet.paragraph(x, y + 8, SUMMARY, width)
    y = heading(sheet, x, y + 8, "Work experience")
    for which in range(4):
        y = post(sheet, x, y, width, which)
    education(sheet, x, heading(sheet, x, y, "Education"))


def left_sidebar(variant: Variant) -> Made:
    """Every other one has a dark box with white text, which is not hidden."""
    sheet = Sheet(variant)
    dark = variant.number % 2 == 0
    side = 150.0
    if dark:
        sheet.box(0, 0, 40 + side + variant.gutter / 2, HEIGHT, (0.13, 0.2, 0.33))
    color: Color = WHITE if dark else (0.0, 0.0, 0.0)
    _side(sheet, 40, side, color, color)
    x = 40 + side + variant.gutter
    _main(sheet, x, WIDTH - 36 - x)
    return sheet.made("left sidebar")


def right_sidebar(variant: Variant) -> Made:
    sheet = Sheet(variant)
    width = 340.0
    _main(sheet, 40, width)
    x = 40 + width + variant.gutter
    if variant.number % 2:
        sheet.box(x - 8, 0, WIDTH - x + 8, HEIGHT, (0.92, 0.94, 0.96))
    _side(sheet, x, WIDTH - 30 - x, (0.0, 0.0, 0.0), (0.4, 0.1, 0.1))
    return sheet.made("right sidebar")


def two_columns(variant: Variant) -> Made:
    sheet = Sheet(variant)
    width = (WIDTH - 2 * _MARGIN - variant.gutter) / 2
    y = heading(sheet, _MARGIN, 60, "Experience")
    for which in range(3):
        y = post(sheet, _MARGIN, y, width, which)
    x = _MARGIN + width + variant.gutter
    y = heading(sheet, x, 60, "Earlier posts")
    for which in range(3, 6):
        y = post(sheet, x, y, width, which)
    education(sheet, x, heading(sheet, x, y, "Education"))
    return sheet.made("two equal columns")


def header_band(variant: Variant) -> Made:
    """A band of colour with the name across the page, two columns below."""
    sheet = Sheet(variant)
    sheet.box(0, 0, WIDTH, 96, (0.1, 0.3, 0.3))
    sheet.write(_MARGIN, 46, rotated(NAMES, variant.number)[0], bold=True, size=22, color=WHITE)
    details = "Leeds, Yorkshire, open to travel in the whole country | +44 20 7946 0111 | post@example.com"
    sheet.write(_MARGIN, 76, details, color=WHITE)
    width = 300.0
    y = heading(sheet, _MARGIN, 120, "Experience")
    for which in range(3):
        y = post(sheet, _MARGIN, y, width, which)
    x = _MARGIN + width + variant.gutter
    y = heading(sheet, x, 120, "Skills")
    bullet = BULLETS[(variant.number + 1) % len(BULLETS)]
    for skill in rotated(SKILLS, variant.number)[:7]:
        y = sheet.paragraph(x, y, skill, 140, bullet=bullet)
    education(sheet, x, heading(sheet, x, y + 10, "Education"))
    return sheet.made("header band and columns")


def three_columns(variant: Variant) -> Made:
    """Three lists with a heading each, of wrapped items or of short ones without common baselines."""
    sheet = Sheet(variant)
    y0 = heading(sheet, _MARGIN, header(sheet), "Profile")
    y0 = sheet.paragraph(_MARGIN, y0, SUMMARY, WIDTH - 2 * _MARGIN) + 16
    width = (WIDTH - 2 * _MARGIN - 2 * variant.gutter) / 3
    duties = rotated(DUTIES, variant.number)
    for column, title in enumerate(("Clients", "Figures", "Teams")):
        x = _MARGIN + column * (width + variant.gutter)
        y = heading(sheet, x, y0, title)
        for duty in duties[2 * column : 2 * column + 2]:
            y = sheet.paragraph(x, y, duty, width) + 3
    return sheet.made("three columns")


def skill_grid(variant: Variant) -> Made:
    """Short words in three columns on common baselines, which are read across."""
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Skills")
    skills = rotated(SKILLS, variant.number)
    for row in range(4):
        cells = skills[3 * row : 3 * row + 3]
        for column, skill in enumerate(cells):
            sheet.put(_MARGIN + column * (130 + variant.gutter), y, skill)
        sheet.say(" ".join(cells))
        y += sheet.step
    y = heading(sheet, _MARGIN, y + 10, "Experience")
    for which in range(3):
        y = post(sheet, _MARGIN, y, WIDTH - 2 * _MARGIN, which)
    return sheet.made("skills in three columns")


def newspaper(variant: Variant) -> Made:
    """Two columns over two pages, with a running header, a footer and page numbers."""
    sheet = Sheet(variant)
    width = (WIDTH - 2 * _MARGIN - variant.gutter) / 2
    name = rotated(NAMES, variant.number)[0]
    style = ("Page {} of 2", "{} / 2", "- {} -", "{}", "page {}", "{}")[variant.number]
    for page in (1, 2):
        sheet.put(_MARGIN, 30, f"Resume of {name}", size=8)
        if page == 1:
            sheet.say(f"Resume of {name}")
        for column in (0, 1):
            x = _MARGIN + column * (width + variant.gutter)
            y = heading(sheet, x, 66, f"Part {'ABCD'[2 * page - 2 + column]} of the story")
            for which in range(3):
                y = post(sheet, x, y, width, (3 * column + which) % 6, duties=3 if page == 1 else 2)
        sheet.put(WIDTH / 2 - 20, HEIGHT - 24, style.format(page), size=8)
        if page == 1:
            sheet.next_page()
    return sheet.made("newspaper with page numbers")


COLUMNS: tuple[Callable[[Variant], Made], ...] = (
    single,
    left_sidebar,
    right_sidebar,
    two_columns,
    header_band,
    three_columns,
    skill_grid,
    newspaper,
)
