"""The posts found in a marked-up work history, each as one line that a table of cases can hold."""

from collections.abc import Set

from documents import document

from screener.document import Finding
from screener.pipeline.dates.find import find_dates
from screener.pipeline.positions.find import find_positions
from screener.pipeline.positions.functions import Duties, FunctionReading, read_functions
from screener.pipeline.sections.find import find_sections
from screener.resume import Position
from skills_taxonomy.terms import Function


def positions_of(text: str) -> tuple[Position, ...]:
    """The positions of a whole resume (see `documents` for the marks); their quotes are checked."""
    return _found(text)[0]


def findings_of(text: str) -> tuple[Finding, ...]:
    """What the stage found odd."""
    return _found(text)[1]


def posts(text: str) -> list[str]:
    """Every post of a work history as "title | employer | place | dates", "-" for what is not there."""
    return [
        " | ".join((post.title or "-", post.employer or "-", post.place or "-", str(post.dates)))
        for post in positions_of(f"EXPERIENCE\n{text}")
    ]


def read(
    title: str,
    duties: str = "",
    employer: str = "",
    beside: Set[Function] = frozenset(),
    *,
    volunteer: bool = False,
) -> FunctionReading:
    """What a post with this title and these duties was about, beside posts of those functions."""
    return read_functions(title, employer, Duties(duties), beside, volunteer=volunteer)


def functions(
    title: str,
    duties: str = "",
    employer: str = "",
    beside: Set[Function] = frozenset(),
    *,
    volunteer: bool = False,
) -> set[Function]:
    """The functions of that post, of which none is named twice."""
    found = read(title, duties, employer, beside, volunteer=volunteer).functions
    assert len(set(found)) == len(found)
    return set(found)


def _found(text: str) -> tuple[tuple[Position, ...], tuple[Finding, ...]]:
    doc = document(text)
    positions, findings = find_positions(doc, find_sections(doc), find_dates(doc.text))
    for position in positions:
        assert position.evidence
        for item in position.evidence:
            assert doc.text[item.span.start : item.span.end] == item.quote != ""
    return positions, findings
