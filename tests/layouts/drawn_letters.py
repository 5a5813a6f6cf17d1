"""PDF resumes whose letters are the difficulty: turned, scaled, spaced, hyphenated, icons and bullets."""

from collections.abc import Callable

from drawn_columns import education, header, heading, post
from invented import DUTIES, LANGUAGES, SKILLS, SUMMARY, TITLES, rotated
from reportlab.pdfgen.canvas import Canvas
from sheets import HEIGHT, WIDTH, Made, Sheet, Variant

_MARGIN = 60.0
_WIDTH = WIDTH - 2 * _MARGIN


def turned_label(variant: Variant) -> Made:
    """A word that runs up the left edge, and a frame whose text is scaled down to its size."""
    sheet = Sheet(variant)
    label = ("RESUME", "CURRICULUM", "PORTFOLIO")[variant.number % 3]
    size = 40.0 / (1 + variant.number % 2)

    def turned(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(38, HEIGHT - 420)
        canvas.rotate(90 if variant.number < 4 else -90)
        canvas.setFont(variant.bold, 16)
        canvas.drawString(0, 0, label)
        canvas.restoreState()

    sheet.shape(turned)
    y = heading(sheet, _MARGIN, header(sheet), "Experience")
    for which in range(3):
        y = post(sheet, _MARGIN, y, _WIDTH, which)
    y = heading(sheet, _MARGIN, y, "Strengths")
    lines = sheet.wrapped(SUMMARY, 0.9 * _WIDTH)

    def scaled(canvas: Canvas, top: float = y) -> None:
        canvas.saveState()
        canvas.translate(_MARGIN, HEIGHT - top)
        canvas.scale(variant.size / size, variant.size / size)
        canvas.setFont(variant.font, size)
        for number, line in enumerate(lines):
            canvas.drawString(0, -1.3 * size * number, line)
        canvas.restoreState()

    sheet.shape(scaled)
    sheet.say(*lines)
    y = heading(sheet, _MARGIN, y + len(lines) * sheet.step + 6, "Education")
    education(sheet, _MARGIN, y)
    return sheet.made("turned and scaled text", label)


def spaced_headings(variant: Variant) -> Made:
    """Headings with space between their letters: by the font, by spaces, or letter by letter."""
    sheet = Sheet(variant)

    def title(y: float, text: str) -> float:
        way = (variant.number + 1) % 3
        size = 12.0
        if way == 1:
            sheet.put(_MARGIN, y, "   ".join(" ".join(word) for word in text.split()), bold=True, size=size)
        elif way == 2:
            x = _MARGIN
            for character in text:
                if character != " ":
                    sheet.put(x, y, character, bold=True, size=size)
                x += sheet.width(character, bold=True, size=size) + 3.0
        else:

            def draw(canvas: Canvas) -> None:
                written = canvas.beginText(_MARGIN, HEIGHT - y)
                written.setFont(variant.bold, size)
                written.setCharSpace(2.5 if variant.number else 4.0)
                written.textOut(text)
                written.setCharSpace(0)
                canvas.drawText(written)

            sheet.shape(draw)
        sheet.say(text)
        return y + 20

    y = title(header(sheet), "PROFILE")
    y = title(sheet.paragraph(_MARGIN, y, SUMMARY, _WIDTH) + 10, "WORK EXPERIENCE")
    for which in range(3):
        y = post(sheet, _MARGIN, y, _WIDTH, which)
    y = title(y + 4, "EDUCATION")
    education(sheet, _MARGIN, y)
    return sheet.made("letter-spaced headings")


def icons(variant: Variant) -> Made:
    """Telephones and envelopes before the details, drawn as letters of a font of pictures."""
    sheet = Sheet(variant)
    y = sheet.write(_MARGIN, 60, "Odile Marrowby", bold=True, size=20)
    details = ("+44 20 7946 0111", "odile@example.com", "Leeds")
    if variant.number % 2:
        for icon, detail in zip("%*F", details, strict=True):
            sheet.put(_MARGIN, y, icon, font="ZapfDingbats")
            y = sheet.write(_MARGIN + 18, y, detail)
    else:
        x = _MARGIN
        for icon, detail in zip("%*F", details, strict=True):
            sheet.put(x, y, icon, font="ZapfDingbats")
            x += 16 + sheet.put(x + 14, y, detail) + 30
        sheet.say(" ".join(details))
        y += sheet.step
    y = heading(sheet, _MARGIN, y + 10, "Experience")
    for which in range(3):
        y = post(sheet, _MARGIN, y, _WIDTH, which)
    y = heading(sheet, _MARGIN, y, "Languages")
    for number, language in enumerate(LANGUAGES):
        sheet.put(_MARGIN, y, language)
        for dot in range(5):
            sheet.put(200 + 12 * dot, y, "l" if dot < 5 - number else "m", font="ZapfDingbats")
        sheet.say(language)
        y += sheet.step
    return sheet.made("icons")


def bullets(variant: Variant) -> Made:
    """Items of lists behind marks of every kind, which are not part of the text; numbers are."""
    sheet = Sheet(variant)
    y = header(sheet)
    marks = (
        ("•", ""),
        ("-", ""),
        ("n", "ZapfDingbats"),
        ("·", "Symbol"),
        ("o", "Courier"),
        ("»", ""),
        ("u", "ZapfDingbats"),
        ("–", ""),
    )
    start = variant.number
    for number in range(5):
        mark, font = marks[(start + number) % len(marks)]
        y = heading(sheet, _MARGIN, y, rotated(TITLES, start + number)[0])
        for duty in rotated(DUTIES, start + number)[:2]:
            sheet.put(_MARGIN, y, mark, font=font)
            y = sheet.paragraph(_MARGIN + 10 + variant.gutter / 3, y, duty, _WIDTH - 24)
        y += 6
    y = heading(sheet, _MARGIN, y, "Steps")
    for number, duty in enumerate(rotated(DUTIES, start)[:3], 1):
        mark = (f"{number}.", f"({number})", f"{number})")[start % 3]
        sheet.put(_MARGIN, y, mark)
        first, *rest = sheet.wrapped(duty, _WIDTH - 30)
        sheet.put(_MARGIN + 22, y, first)
        sheet.say(f"{mark} {first}")
        y += sheet.step
        for line in rest:
            y = sheet.write(_MARGIN + 22, y, line)
    return sheet.made("bullets of every kind")


def broken_words(variant: Variant) -> Made:
    """Ligatures, words parted at the ends of lines, and text that went through the wrong encoding."""
    sheet = Sheet(variant)
    y = heading(sheet, _MARGIN, header(sheet), "Profile")
    for line in (
        "An officer of finance with a first degree and an excel-",
        "lent grasp of figures, who reconciled twelve thousand ac-",
        "counts and kept the long-term clients of a mail-",
        "order house.",
    ):
        y = sheet.write(_MARGIN, y, line)
    y = heading(sheet, _MARGIN, y + 6, "Experience")
    # "ﬁ" and "ﬂ" are single characters of the font of the ligature variants.
    vera = variant.font == "Vera"
    for text in ("Defined the workflow of the office.", "Filed the final figures of five firms."):
        drawn = text.replace("fi", "ﬁ").replace("fl", "ﬂ") if vera else text
        sheet.put(_MARGIN, y, drawn)
        sheet.say(text)
        y += sheet.step
    for text in ("Kept the client’s books – café to café.", "Sold “Éclair” goods at 12 € each."):
        sheet.put(_MARGIN, y, text.encode().decode("cp1252", "ignore"))
        sheet.say(text)
        y += sheet.step
    y = heading(sheet, _MARGIN, y + 6, "Skills")
    sheet.paragraph(_MARGIN, y, ", ".join(rotated(SKILLS, variant.number)), _WIDTH)
    return sheet.made("ligatures, hyphens and mojibake")


LETTERS: tuple[Callable[[Variant], Made], ...] = (turned_label, spaced_headings, icons, bullets, broken_words)
