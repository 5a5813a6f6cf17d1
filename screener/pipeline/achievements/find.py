"""Quotable numbers: growth, quotas, retention, satisfaction, revenue, budgets, portfolio and team size."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.document import Document, Line
from screener.pipeline.achievements import patterns
from screener.resume import Achievement, Section

_DIGIT = re.compile(r"\d")
_NUMBER_WORD = re.compile(r"\b(?:" + "|".join(patterns.COUNT_WORDS) + r")\b", re.IGNORECASE)
_LOWER, _MAYBE = re.compile(r"[a-z]"), re.compile(r"[(&$%\d]")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A piece of text between ends of sentences; it may run over a line break."""

    text: str
    start: int


def find_achievements(document: Document, sections: Sequence[Section]) -> list[Achievement]:
    """The achievements of experience, summary and achievement sections, in the order of the text."""
    found: list[Achievement] = []
    seen: set[tuple[str, float, str]] = set()
    for section in sections:
        if section.kind not in patterns.SECTIONS:
            continue
        for clause in _clauses(document, section):
            for achievement in _read(document, clause):
                key = (achievement.kind, achievement.value, achievement.evidence[0].quote)
                if key not in seen:
                    seen.add(key)
                    found.append(achievement)
    return found


def _clauses(document: Document, section: Section) -> Iterator[_Clause]:
    """The clauses that hold a number, lines that continue a sentence joined to it."""
    lines = document.lines[section.first_line : section.last_line]
    at = 0
    while at < len(lines):
        first = at
        at += 1
        while at < len(lines) and _runs_on(document.text, lines[at - 1], lines[at]):
            at += 1
        start, end = lines[first].start, lines[at - 1].end
        if not _has_number(document.text[start:end]):
            continue
        left = start
        for cut in (*patterns.CLAUSE_END.finditer(document.text, start, end), None):
            right = cut.start() if cut else end
            text = document.text[left:right]
            if _has_number(text):
                yield _Clause(text.replace("\n", " "), left)
            left = cut.end() if cut else end


def _runs_on(text: str, line: Line, following: Line) -> bool:
    """Whether the next line continues the sentence of this one."""
    if following.bullet or following.gap_above or following.page != line.page:
        return False
    if _LOWER.match(text, following.start):
        return True
    return line.end - line.start >= patterns.FULL_LINE and bool(_MAYBE.match(text, following.start))


def _has_number(text: str) -> bool:
    """Whether a digit, or a team of a number in words, is there."""
    return bool(_DIGIT.search(text)) or (
        # A team is people: no other word of a count is asked for.
        "team" in text and bool(_NUMBER_WORD.search(text))
    )


def _read(document: Document, clause: _Clause) -> Iterator[Achievement]:
    text = clause.text
    lowered = text.lower()
    if "%" in text or "cent" in lowered:
        yield from _percentages(document, clause, lowered)
    for pattern, cue in (
        (patterns.MONEY, patterns.MONEY_CUE),
        (patterns.MONEY_IN_WORDS, patterns.MONEY_WORD_CUE),
    ):
        if not cue.search(lowered):
            continue
        for match in pattern.finditer(text):
            kind = _kind(text, lowered, match.span(), patterns.MONEY_ROWS)
            value = number(match.group("number")) * patterns.SCALES.get(
                (match.group("scale") or "").lower(), 1.0
            )
            if kind and value >= patterns.LEAST_AMOUNT and not patterns.FROM.search(text, 0, match.start()):
                unit = patterns.CURRENCIES[match.group("currency").lower()]
                yield _achievement(document, clause, match.span(), kind, value, unit)
    if patterns.COUNT_CUE.search(lowered):
        for match in patterns.COUNT.finditer(text):
            kind = _kind(text, lowered, match.span(), patterns.COUNT_ROWS)
            written = match.group("number").lower()
            value = float(patterns.COUNT_WORDS.get(written, 0)) or number(written)
            if kind and value > 1:
                unit = "accounts" if kind == "portfolio_size" else "people"
                yield _achievement(document, clause, match.span(), kind, value, unit)


def _percentages(document: Document, clause: _Clause, lowered: str) -> Iterator[Achievement]:
    text = clause.text
    for match in patterns.PERCENT.finditer(text):
        before = text[max(0, match.start() - patterns.BEFORE_WINDOW) : match.start()]
        if patterns.FROM.search(before):
            continue
        kind = _kind(text, lowered, match.span(), patterns.PERCENT_ROWS)
        value = number(match.group("number"))
        if kind is None or not 0 < value <= patterns.MOST_PERCENT[kind]:
            continue
        if kind == "revenue_growth" and patterns.TO_AFTER_FROM.search(before):
            continue
        beyond = patterns.BEYOND.search(before) or patterns.OVER_QUOTA.match(text, match.end())
        if kind == "quota_attainment" and value < 100 and beyond:
            value += 100
        yield _achievement(document, clause, match.span(), kind, value, "percent")


def _kind(text: str, lowered: str, span: tuple[int, int], rows: Sequence[patterns.Row]) -> str | None:
    """The kind of the first row whose words stand around the amount."""
    before = text[max(0, span[0] - patterns.BEFORE_WINDOW) : span[0]]
    after = text[span[1] : span[1] + patterns.AFTER_WINDOW]
    for row in rows:
        if not any(cue in lowered for cue in row.cues):
            continue
        if row.after is not None and not row.after.match(after):
            continue
        if row.before is not None and not row.before.search(before):
            continue
        if row.unless is not None and row.unless.search(before + text[span[0] : span[1]] + after):
            continue
        return row.kind
    return None


def number(written: str) -> float:
    """The value of digits with commas between thousands or lakhs.

    >>> number("1,25,000"), number("4.5")
    (125000.0, 4.5)
    """
    return float(written.replace(",", ""))


def _achievement(
    document: Document, clause: _Clause, span: tuple[int, int], kind: str, value: float, unit: str
) -> Achievement:
    """The achievement with its clause as evidence, or the words around the amount of a very long one."""
    text = clause.text
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    if right - left > patterns.LONGEST_QUOTE:
        left = max(left, text.find(" ", max(0, span[0] - patterns.BEFORE_WINDOW), span[0]) + 1)
        end = text.rfind(" ", span[1], span[1] + patterns.AFTER_WINDOW)
        right = min(right, end) if end > 0 else right
    quoted = document.evidence(clause.start + left, clause.start + right, f"achievements.{kind}")
    return Achievement(kind, value, unit, (quoted,))
