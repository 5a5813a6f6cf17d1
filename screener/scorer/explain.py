"""An assessment in plain words, for people."""

from screener.assessment import Assessment, ClaimCheck, CriterionResult, Verdict
from screener.plausibility import shown_text

VERDICTS = {
    Verdict.MET: "met",
    Verdict.PARTIAL: "partly met",
    Verdict.BORDERLINE: "borderline",
    Verdict.NOT_FOUND: "not found",
    Verdict.UNCLEAR: "unclear",
}
QUOTE_LENGTH = 100
"""Characters after which a quote is cut in the text; the evidence itself is never cut."""


def explain(assessment: Assessment) -> str:
    """Every line of the judgement: score, band, requirements, confidence, each criterion with its reason and
    its quotes; then the years that the resume states, and the notes."""
    head = [f"{assessment.score} of 100 points, as of {assessment.as_of}: {assessment.standing}."]
    if assessment.requirements.asked:
        head.append(f"{assessment.requirements}.")
    head.append(" ".join((f"Confidence: {assessment.confidence.level}.", *assessment.confidence.reasons)))
    lines = [line for result in assessment.results for line in _told(result, indent="")]
    claims = [_claim(check) for check in assessment.claims]
    notes = [f"Note: {finding.message}" for finding in assessment.findings]
    return "\n".join([*head, *lines, *claims, *notes])


def _claim(check: ClaimCheck) -> str:
    quote = check.claim.evidence[-1]
    told = f"Stated: {check.claim}, page {quote.span.page}: “{short_quote(quote.quote)}”"
    return f"{told} The dates of the posts show {shown_text(check)}."


def _told(result: CriterionResult, indent: str) -> list[str]:
    need = "required" if result.required else "preferred"
    lines = [
        f"{indent}{result.label} ({need}): {VERDICTS[result.verdict]}, "
        f"{result.points} of {result.max_points}. {result.reason}"
    ]
    if result.parts:
        return [*lines, *(line for part in result.parts for line in _option(part, indent + "  "))]
    return [*lines, *_quotes(result, indent)]


def _option(result: CriterionResult, indent: str) -> list[str]:
    lines = [f"{indent}- {result.label}: {VERDICTS[result.verdict]}. {result.reason}"]
    if result.parts:
        return [*lines, *(line for part in result.parts for line in _option(part, indent + "  "))]
    return [*lines, *_quotes(result, indent + "  ")]


def _quotes(result: CriterionResult, indent: str) -> list[str]:
    return [f"{indent}  {quote.place}: “{short_quote(quote.quote)}”" for quote in result.evidence]


def short_quote(quote: str) -> str:
    """A quote on one line, cut at `QUOTE_LENGTH`."""
    text = " ".join(quote.split())
    return text if len(text) <= QUOTE_LENGTH else f"{text[: QUOTE_LENGTH - 1].rstrip()}…"
