"""The JSON of what parsed resumes and rankings both hold: quotes and findings; and a file of it."""

import json
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


def json_file(body: dict[str, Any]) -> bytes:
    """UTF-8 that a person can read too."""
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
