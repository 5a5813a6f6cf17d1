"""Which lines make the heading of each post, and which its duties.

Every post is found from its *anchor*: the line with its dates (or, for an undated post, with its
employer). How many lines above and below the anchor belong to the heading is decided once for the
whole work history, because a resume keeps to one arrangement, and then fitted to each post.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from screener.pipeline.positions.patterns import AWARD, EARLIER, FISCAL_YEAR, NOT_POST, SENTENCE, WORK
from screener.pipeline.positions.rows import Row, title_in
from screener.resume import DateMention, SectionKind
from skills_taxonomy.occupations import load_occupations

_MOST_BESIDE = 3
"""Lines that a heading has beside the one with its dates."""
_SEVERAL = 3
"""Posts with a beginning and an end, from which on a single year is rather a result or an honour."""
_ENOUGH = -0.35
"""Headingness from which a line beside an anchor may belong to its heading."""
_MOST_SERVICE_WORDS = 12
_SERVICE_PARTS = re.compile(r"\s*[,|\t()–—:]\s*|\s-\s|\s+(?:at|for|of)\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Block:
    """The heading of one post: positions in the list of rows, half-open, and its dates."""

    first: int
    anchor: int
    last: int
    mention: DateMention | None
    body_end: int
    """Where the duties below the heading end."""


def find_blocks(rows: Sequence[Row]) -> list[Block]:
    """Headings of posts in order, each with where its duties end."""
    anchors = _in_line(
        rows, [(at, mention) for at, row in enumerate(rows) if (mention := _anchor_date(row)) is not None]
    )
    dated = {at for at, _ in anchors}
    undated = [at for at, row in enumerate(rows) if at not in dated and row.has_employer_placeholder]
    shapes = _shapes(rows, sorted(dated))
    # A line with nothing but an employer's placeholder is part of the heading of the dates beside it.
    claimed = _claims(rows, sorted(dated), shapes)
    headed: list[tuple[int, DateMention | None]] = list(anchors)
    headed += [
        (at, None) for at in undated if not any(first <= at < last for first, last in claimed.values())
    ]
    headed += [(at, None) for at in _undated(rows, claimed, {at for at, _ in headed})]
    dates = dict(sorted(headed, key=lambda head: head[0]))
    claimed = _claims(rows, list(dates), shapes)
    taken = {at for first, last in claimed.values() for at in range(first, last)}
    for at in dates:
        # An undated employer below its title, where dates and titles share a line elsewhere.
        lone = at > 0 and dates[at] is None and rows[at].title_score < 0.6 and claimed[at][0] == at
        above_it = rows[at - 1]
        if lone and at - 1 not in taken and above_it.title_score >= 0.6 and not above_it.is_prose:
            claimed[at] = (at - 1, claimed[at][1])
    firsts = [claimed[at][0] for at in dates]
    return [
        Block(first, at, claimed[at][1], dates[at], _body_end(rows, at, claimed[at][1], following))
        for at, first, following in zip(dates, firsts, [*firsts[1:], len(rows)], strict=False)
    ]


def _in_line(rows: Sequence[Row], anchors: list[tuple[int, DateMention]]) -> list[tuple[int, DateMention]]:
    """Leave out weak dates that are set deeper than the sure headings: they stand in a duty.

    Weak are single dates and "since 2015"; sure are ranges with two ends.
    """
    sure = [at for at, mention in anchors if _has_two_ends(rows[at], mention)]
    if not sure:
        return anchors
    deepest = max(rows[at].line.indent for at in sure)
    return [
        (at, mention)
        for at, mention in anchors
        if at in sure
        or (rows[at].line.indent <= deepest + 4 and _stands_for_post(rows, at, mention, len(sure)))
    ]


def _stands_for_post(rows: Sequence[Row], at: int, mention: DateMention, sure: int) -> bool:
    """Whether a line with a weak date tells of a post.

    Among several sure ones a line with a bare year has to name an employer.
    """
    row = rows[at]
    if row.has_employer_placeholder or row.prose_post:
        return True
    if row.section is SectionKind.VOLUNTEER and _names_service(row.text[: mention.start - row.line.start]):
        return True
    above = rows[at - 1] if at and not row.starts_section else None
    if above is not None and above.line.is_bold and above.title_score >= 0.8 and not above.mentions:
        return len(row.words) <= 3  # "nights, since 2015" under a title
    if sure < _SEVERAL or mention.dates.start is None or mention.dates.start.month is not None:
        return row.title_score >= 0.6 or not row.words
    if row.words:
        return row.title_score >= 0.6 and load_occupations().employer_score(row.rest) >= 0.3
    beside = [*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]]
    return not row.rest.strip(" .%:") and any(near.headingness > 1.0 for near in beside)


def _has_two_ends(row: Row, mention: DateMention) -> bool:
    text = row.text[mention.start - row.line.start : mention.end - row.line.start]
    # A season is a period, a month or a year may only be its beginning. But results have their season too.
    is_season = mention.dates.start != mention.dates.end and (not row.rest or row.headingness > 0)
    is_period = mention.is_range or is_season
    return is_period and not text.lower().startswith(("since", "depuis", "seit"))


def _body_end(rows: Sequence[Row], anchor: int, first: int, end: int) -> int:
    """Where the duties from row `first` end: at the next heading, or where the section does."""
    for at in range(first, end):
        if rows[at].starts_section and rows[at].section is not rows[anchor].section:
            return at
    return end


def _anchor_date(row: Row) -> DateMention | None:
    """The date of the post that this line is part of the heading of, if it is one."""
    mentions = [mention for mention in row.mentions if not mention.continued]
    if not mentions:
        return None
    ranges = [mention for mention in mentions if mention.is_range]
    mention = ranges[0] if ranges else mentions[0]
    if row.has_employer_placeholder or row.prose_post or row.column_labels:
        return mention
    if NOT_POST.search(row.rest) or (AWARD.search(row.rest) and not _has_two_ends(row, mention)):
        return None
    before = row.text[: mention.start - row.line.start].strip(" \t,;:|([-–—")
    after = row.text[mention.end - row.line.start :].strip(" \t,;:|)].-–—")
    words = len(row.words)
    if "y" in before[-14:].lower() and FISCAL_YEAR.search(before):
        return None
    told = before or after.partition(". ")[0]
    if row.section is SectionKind.VOLUNTEER and len(mentions) == 1 and _names_service(told):
        return mention  # and perhaps a sentence behind it
    if not ranges:
        # A single date is a heading's only in a short line, at its edge, and with little else.
        if len(mentions) > 1 or row.line.bullet or words > 9 or row.is_prose:
            return None
        return mention if not before or not after else None
    if not words or "|" in row.text:
        return mention
    says_from = row.text[mention.start - row.line.start :].lower().startswith(("from ", "between "))
    if (words > 6 and says_from) or (words > 8 and row.title_score < 0.3 and row.text.endswith(".")):
        return None  # "Team lead for the ledger of the new system from 2009 to 2011" is a duty
    if SENTENCE.match(row.text, mention.end - row.line.start) and 0 < len(before.split()) <= 6:
        # "Head Teller: 2005 to 2007. Supervised five tellers." inside the text of a longer post.
        return mention if _names_service(before) else None
    if after and len(after.split()) > 12:
        # Duties run on behind the heading: "Sales Manager 2001 to 2004 Acme I was hired to …".
        return mention if before and row.title_score >= 0.6 and len(before.split()) <= 10 else None
    if row.is_prose and not (before and row.title_score >= 0.8 and not row.line.bullet):
        return None
    if row.line.bullet and words > 12:
        return None
    if row.line.bullet and row.title_score < 0.5 and words > 6:
        return None
    return mention


def _names_service(before: str) -> bool:
    """Whether what stands before a date is what somebody did and for whom: "Treasurer, Elm Street School"."""
    return len(before.split()) <= _MOST_SERVICE_WORDS and title_in(before, _SERVICE_PARTS) >= 0.6


Shapes = Mapping[int | None, tuple[int, int]]
"""Lines above and below the dates that belong to a heading, by section of the history; None: the rest."""


def _shapes(rows: Sequence[Row], anchors: Sequence[int]) -> Shapes:
    """The arrangement of all headings, and of those sections that have enough to tell their own.

    Earlier posts in a sidebar, or service in one line each, are set otherwise than the posts in full.
    """
    if not anchors:
        return {None: (1, 1)}
    shapes: dict[int | None, tuple[int, int]] = {None: _arrangement(rows, anchors)}
    parts = Counter(rows[at].part for at in anchors)
    if len(parts) > 1:
        for part, count in parts.items():
            if count >= _SEVERAL:
                shapes[part] = _arrangement(rows, [at for at in anchors if rows[at].part == part])
    return shapes


def _arrangement(rows: Sequence[Row], anchors: Sequence[int]) -> tuple[int, int]:
    """How many lines above and below the dates belong to a heading, over the whole work history."""
    best, best_score = (0, 0), float("-inf")
    # More lines than any post could take only cost: they need not be tried.
    widest = (
        _claims(rows, anchors, {None: (_MOST_BESIDE, 0)}),
        _claims(rows, anchors, {None: (0, _MOST_BESIDE)}),
    )
    most_above = max(anchor - first for anchor, (first, _) in widest[0].items())
    most_below = max(last - anchor - 1 for anchor, (_, last) in widest[1].items())
    for above, below in product(range(most_above + 1), range(most_below + 1)):
        if above + below > _MOST_BESIDE:
            continue
        score = _fit(rows, anchors, above, below)
        if score > best_score + 1e-9:
            best, best_score = (above, below), score
    return best


def _fit(rows: Sequence[Row], anchors: Sequence[int], above: int, below: int) -> float:
    """How well an arrangement explains the lines around all anchors."""
    claims = _claims(rows, anchors, {None: (above, below)})
    taken = set(anchors)
    score = 0.0
    for anchor in anchors:
        first, last = claims[anchor]
        members = [at for at in range(first, last) if at != anchor]
        for at in members:
            score += -1.0 if at in taken else rows[at].headingness - 0.35
            taken.add(at)
        score -= 0.5 * (above - (anchor - first)) + 0.5 * (below - (last - 1 - anchor))
        score += _completeness(rows, first, last)
        untaken = first > 0 and first - 1 not in taken and not rows[first].starts_section
        if untaken and rows[first - 1].headingness > 1.2:
            score -= 0.8  # a line like a heading that nobody takes, right above: the arrangement misses it
    return score


def _completeness(rows: Sequence[Row], first: int, last: int) -> float:
    """A heading should hold a title; a second thing beside it is welcome."""
    return 1.5 * max((rows[at].title_score for at in range(first, last)), default=0.0)


def _claims(rows: Sequence[Row], anchors: Sequence[int], shapes: Shapes) -> dict[int, tuple[int, int]]:
    """For every anchor the rows of its heading, half-open; no row is claimed twice."""
    claims: dict[int, tuple[int, int]] = {}
    order = sorted(anchors)
    is_anchor = set(order)
    floor = 0
    for number, anchor in enumerate(order):
        first = anchor
        above, below = shapes.get(rows[anchor].part) or shapes[None]
        own = rows[anchor].begins_with_title
        while (
            anchor - first < above
            and not (own and first == anchor and rows[first - 1].title_score >= 0.3)
            and first - 1 >= floor
            and first - 1 not in is_anchor
            and not rows[first].starts_section
            and rows[first - 1].headingness > _ENOUGH
        ):
            first -= 1
        ceiling = order[number + 1] if number + 1 < len(order) else len(rows)
        last = anchor + 1
        while (
            last - anchor - 1 < below
            and last < ceiling
            and not rows[last].starts_section
            and not _opens_column(rows, last)
            and rows[last].headingness > _ENOUGH
            and (rows[last].line.indent <= rows[anchor].line.indent + 40 or "\t" in rows[anchor].text)
            and not (own and _heads_another(rows[last]))
        ):
            last += 1
        # Lines above the next anchor are the next post's, if the arrangement has lines above.
        if number + 1 < len(order) and above:
            reserve = order[number + 1]
            while (
                order[number + 1] - reserve < above
                and reserve - 1 > anchor
                and rows[reserve - 1].headingness > _ENOUGH
                and not rows[reserve].starts_section
            ):
                reserve -= 1
            last = max(anchor + 1, min(last, reserve))
        claims[anchor] = (first, last)
        floor = last
    return claims


def _heads_another(row: Row) -> bool:
    """Whether a line below a heading that has its title is the title of a post without dates."""
    return _starts_bold(row) and row.title_score >= 0.8 and not row.mentions


def _opens_column(rows: Sequence[Row], at: int) -> bool:
    """Whether another part of the page begins with this row, as the main text does behind a sidebar."""
    return rows[at].line.gap_above and rows[at].line.column != rows[at - 1].line.column


def _undated(rows: Sequence[Row], claimed: dict[int, tuple[int, int]], anchors: set[int]) -> list[int]:
    """Headings without dates: lines of a list of earlier posts, those with the label of a title ("Position:
    Sales Officer"), and lines set like the dated headings.

    The anchors are those known so far: lines with dates or with an employer's placeholder.
    """
    inside = {at for first, last in claimed.values() for at in range(first, last)}
    taken = inside | anchors

    def could_head(at: int) -> bool:
        return at not in taken and rows[at].section in WORK and _could_head(rows[at])

    listed: list[int] = []
    for at in range(len(rows)):
        above = rows[at - 1] if at else None
        says_so = above is not None and EARLIER.match(above.text) and len(above.words) <= 5
        serves = rows[at].section is SectionKind.VOLUNTEER  # one line a post, and often without its years
        listing = at - 1 in listed or says_so or rows[at].opens_earlier or serves
        is_one = (listing and _TWO_PARTS.search(rows[at].text)) or rows[at].label == "title"
        if is_one and could_head(at):
            listed.append(at)
    heads = [rows[at] for at in inside]
    bold_heads = [any(rows[at].line.bold for at in range(first, last)) for first, last in claimed.values()]
    if not heads or sum(bold_heads) < 0.5 * len(bold_heads):
        return listed
    if sum(row.line.is_bold for row in rows) > 0.5 * len(rows):
        return listed  # everything is bold: it means nothing
    indent = max(row.line.indent for row in heads)
    bold = [
        at
        for at, row in enumerate(rows[:-1])
        if _is_set_bold(row) and row.line.indent <= indent + 2 and at + 1 not in taken and could_head(at)
    ]
    return sorted({*listed, *bold})


def _is_set_bold(row: Row) -> bool:
    """Whether a line is bold, but for what stands in brackets behind."""
    return row.line.is_bold or (
        _starts_bold(row) and row.text[row.line.bold[0][1] - row.line.start :].lstrip().startswith("(")
    )


def _starts_bold(row: Row) -> bool:
    return bool(row.line.bold) and row.line.bold[0][0] == row.line.start


def _could_head(row: Row) -> bool:
    return (
        not row.line.bullet
        and not row.is_prose
        and len(row.words) <= 10
        and row.title_score >= 0.8
        and not NOT_POST.search(row.rest)
    )


_TWO_PARTS = re.compile(r"\w\s*[,|\t–—]\s*\w|\w\s(?:-|at)\s\w")
