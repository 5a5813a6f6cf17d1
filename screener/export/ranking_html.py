"""Rankings and comparisons as one HTML file that needs nothing else: no script, no font, no image.

The switches in the page are check boxes that the style sheet looks at. With names the page holds everything
twice where the blind form differs, and the switch shows one or the other; a blind page has no names at all,
and therefore no switch.
"""

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

from screener.assessment import Band, CriterionResult
from screener.export.comparison import compare
from screener.export.table import RankingTable, plain, tabulate
from screener.folder import GENERATOR
from screener.plausibility import shown_text
from screener.scorer import what_would_change
from screener.scorer.explain import VERDICTS

QUOTES_SHOWN = 8
"""Quotes of a criterion that are open at once; the rest is one click away."""
LONGEST_QUOTE = 320
"""Characters; only the report cuts quotes, the JSON has them whole."""
COLOURS = 12
"""Colours of the criteria in the style sheet; more criteria start again."""

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
    blind = _anonymous(table)
    shown = tuple(zip(table.rows, blind.rows, strict=True))
    groups = [(band, tuple(rows)) for band, rows in groupby(shown, lambda pair: pair[0].assessment.band)]
    page = _template("report.html.j2").render(
        table=table,
        groups=groups,
        failures=tuple(zip(table.failures, blind.failures, strict=True)),
        counts=[(_BANDS[band], sum(row.assessment.band is band for row in table.rows)) for band in Band],
        style=Markup(stylesheet()),
        policy=f"default-src 'none'; style-src {style_source()}",
        generator=GENERATOR,
    )
    return page.encode("utf-8", "replace")


def _anonymous(table: RankingTable) -> RankingTable:
    """The table as a blind one, for the switch in the page; a blind table has no other side."""
    return tabulate(table.screening, blind=True) if table.screening else table


def comparison_html(table: RankingTable) -> bytes:
    """Two to five candidates side by side, as one file like the ranking."""
    blind = _anonymous(table)
    page = _template("comparison.html.j2").render(
        table=table,
        criteria=tuple(zip(compare(table), compare(blind), strict=True)),
        shown=tuple(zip(table.rows, blind.rows, strict=True)),
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


@lru_cache(maxsize=2)
def _template(name: str) -> Template:
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
        share=_share,
        change=lambda row, profile: what_would_change(row.assessment, profile),
        verdict=VERDICTS.__getitem__,
        band=_BANDS.__getitem__,
    )
    environment.tests["meets"] = Band.MEETS.__eq__
    environment.globals.update(quotes_shown=QUOTES_SHOWN, colours=COLOURS)
    return environment.get_template(name)


def _segments(results: Sequence[CriterionResult]) -> list[Segment]:
    segments: list[Segment] = []
    start = Decimal(0)
    for place, result in enumerate(results):
        label = f"{result.label}: {result.points} of {result.max_points}"
        if result.points:
            segments.append(Segment(start, result.points, place % COLOURS, label))
        start += result.points
    return segments


def _share(points: Decimal, most: Decimal) -> Decimal:
    """Points as a percentage of the most there are."""
    return (points * 100 / most).quantize(Decimal("0.1")) if most else Decimal(0)


def _quote(text: str) -> str:
    """A quote on one line, cut where it is very long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else f"{flat[:LONGEST_QUOTE].rstrip()} …"
