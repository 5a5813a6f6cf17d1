"""A draft from a job description beside its text: which words each criterion was read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from api.web.role_views import AskedView, asked_view
from screener.document import Document, Evidence
from screener.job_description import JobDescriptionDraft, Need

NEEDS = {
    Need.ESSENTIAL: "essential",
    Need.PREFERRED: "preferred",
    Need.DUTY: "named among the duties",
}
LEFT_OUT = "out"
NOT_UNDERSTOOD = "open"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line. `marks` are the names of what was read from them; empty for the rest."""

    text: str
    marks: tuple[str, ...]
    kind: str
    """ "used", "left" or "open", for how it looks."""


@dataclass(frozen=True, slots=True)
class TextLineView:
    pieces: tuple[Piece, ...]
    heading: bool
    bullet: bool
    gap_above: bool


@dataclass(frozen=True, slots=True)
class DraftedView:
    """A criterion of the draft; `name` is that of its marks in the text."""

    name: str
    what: AskedView
    need: str
    required: bool
    assumed: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftView:
    """Something of the text that is not in the draft, and why."""

    name: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftView:
    lines: tuple[TextLineView, ...]
    criteria: tuple[DraftedView, ...]
    left_out: tuple[LeftView, ...]
    not_understood: tuple[LeftView, ...]


def draft_view(document: Document, draft: JobDescriptionDraft) -> DraftView:
    """The text with marks, and what each of them became."""
    named: list[tuple[str, str, Evidence]] = []
    criteria = []
    for number, each in enumerate(draft.criteria):
        name = f"c{number}"
        named += [(name, "used", source) for source in each.sources]
        quotes = tuple(_flat(source.quote) for source in each.sources)
        criteria.append(
            DraftedView(
                name,
                asked_view(each.criterion),
                NEEDS[each.need],
                each.criterion.required,
                each.assumed,
                quotes,
            )
        )
    left = []
    for number, out in enumerate(draft.left_out):
        named.append((f"{LEFT_OUT}{number}", "left", out.source))
        left.append(LeftView(f"{LEFT_OUT}{number}", _flat(out.source.quote), out.reason))
    unread = []
    for number, source in enumerate(draft.not_understood):
        named.append((f"{NOT_UNDERSTOOD}{number}", "open", source))
        unread.append(LeftView(f"{NOT_UNDERSTOOD}{number}", _flat(source.quote), ""))
    return DraftView(tuple(_lines(document, named)), tuple(criteria), tuple(left), tuple(unread))


def _lines(document: Document, named: Iterable[tuple[str, str, Evidence]]) -> Iterator[TextLineView]:
    spans = [(source.span.start, source.span.end, name, kind) for name, kind, source in named]
    for line in document.lines:
        inside = [span for span in spans if span[0] < line.end and span[1] > line.start]
        cuts = {line.start, line.end}
        for start, end, _, _ in inside:
            cuts |= {max(start, line.start), min(end, line.end)}
        places = sorted(cuts)
        pieces = []
        for start, end in pairwise(places):
            over = [span for span in inside if span[0] <= start and span[1] >= end]
            marks = tuple(dict.fromkeys(name for _, _, name, _ in over))
            kinds = {kind for _, _, _, kind in over}
            kind = next((kind for kind in ("used", "left", "open") if kind in kinds), "")
            pieces.append(Piece(document.text[start:end], marks, kind))
        yield TextLineView(tuple(pieces), line.heading is not None, line.bullet, line.gap_above)


def _flat(text: str) -> str:
    return " ".join(text.split())
