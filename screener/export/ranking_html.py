"""A ranking as one HTML file that needs nothing else: no script, no font, no image from elsewhere."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup

from screener.assessment import Band, CriterionResult, Verdict
from screener.export.table import RankingTable, plain
from screener.folder import GENERATOR
from screener.plausibility import shown_text

QUOTES_SHOWN = 8
"""Quotes of a criterion that are open at once; the rest is one click away."""
LONGEST_QUOTE = 320
"""Characters; only the report cuts quotes, the JSON has them whole."""
COLOURS = 12
"""Colours of the criteria in the style sheet; more criteria start again."""

_VERDICTS = {
    Verdict.MET: "met",
    Verdict.PARTIAL: "partly met",
    Verdict.BORDERLINE: "borderline",
    Verdict.NOT_FOUND: "not found",
    Verdict.UNCLEAR: "unclear",
}
_BANDS = {
    Band.MEETS: "Meets every requirement",
    Band.BORDERLINE: "May meet every requirement",
    Band.NOT_SHOWN: "Does not show every requirement",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A criterion's share of the score bar, in points of 100.

    >>> Segment(Decimal("0.0"), Decimal("12.5"), 0, "Degree: 12.5 of 20.0").width
    Decimal('12.5')
    """

    start: Decimal
    width: Decimal
    colour: int
    label: str


def ranking_html(table: RankingTable) -> bytes:
    """UTF-8, the same bytes for the same table."""
    groups = [(band, tuple(rows)) for band, rows in groupby(table.rows, lambda row: row.assessment.band)]
    page = _template().render(
        table=table,
        groups=groups,
        counts=[(_BANDS[band], sum(row.assessment.band is band for row in table.rows)) for band in Band],
        style=Markup(stylesheet()),
        policy=f"default-src 'none'; style-src {style_source()}",
        generator=GENERATOR,
    )
    return page.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The style sheet of the report, as it stands in its <style>."""
    return files("screener").joinpath("export", "templates", "report.css").read_text("utf-8")


@lru_cache(maxsize=1)
def style_source() -> str:
    """What a Content-Security-Policy must allow in style-src for the report to show as intended."""
    digest = hashlib.sha256(stylesheet().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("screener.export"),
        autoescape=select_autoescape(["html", "j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        plain=plain,
        segments=_segments,
        quote=_quote,
        shown=shown_text,
        verdict=_VERDICTS.__getitem__,
        band=_BANDS.__getitem__,
    )
    environment.tests["meets"] = Band.MEETS.__eq__
    environment.globals.update(quotes_shown=QUOTES_SHOWN, colours=COLOURS)
    return environment.get_template("report.html.j2")


def _segments(results: Sequence[CriterionResult]) -> list[Segment]:
    segments: list[Segment] = []
    start = Decimal(0)
    for place, result in enumerate(results):
        label = f"{result.label}: {result.points} of {result.max_points}"
        if result.points:
            segments.append(Segment(start, result.points, place % COLOURS, label))
        start += result.points
    return segments


def _quote(text: str) -> str:
    """A quote on one line, cut where it is very long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else f"{flat[:LONGEST_QUOTE].rstrip()} …"
