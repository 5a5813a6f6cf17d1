"""The JSON of what parsed resumes and rankings both hold: quotes and findings."""

from collections.abc import Iterable
from typing import Any

from screener.document import Evidence, Finding


def evidence_json(quotes: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Each quote with its place (offsets, page from 1) and the rule that chose it."""
    return [
        {
            "start": quote.span.start,
            "end": quote.span.end,
            "page": quote.span.page,
            "quote": quote.quote,
            "rule": quote.rule,
        }
        for quote in quotes
    ]


def finding_json(finding: Finding) -> dict[str, Any]:
    return {"code": finding.code, "message": finding.message, "page": finding.page, "quote": finding.quote}
