"""What may be kept of a result after the person is erased."""

from dataclasses import replace

from screener.assessment import Assessment, CriterionResult
from screener.document import Evidence


def without_quotes(result: Assessment) -> Assessment:
    """The result without any words of the resume: points, verdicts, places and codes stay.

    Reasons go too, since they may name a field of study or a certificate, and so do stated years.
    """
    return replace(
        result,
        results=tuple(map(_silent, result.results)),
        findings=tuple(replace(finding, message="", quote=None) for finding in result.findings),
        claims=(),
        confidence=replace(result.confidence, reasons=()),
    )


def _silent(result: CriterionResult) -> CriterionResult:
    return replace(
        result,
        reason="",
        evidence=tuple(Evidence(quote.span, "", quote.rule) for quote in result.evidence),
        parts=tuple(map(_silent, result.parts)),
    )
