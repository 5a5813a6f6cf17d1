"""An assessment as a text that can be sent to the candidate it is about."""

from collections.abc import Iterator

from screener.assessment import Assessment, Band, CriterionResult, Verdict
from screener.profile import RoleProfile
from screener.scorer.changes import changes_needed
from screener.scorer.explain import short_quote

QUOTES = 2
"""Quotes given for each thing that was found."""

_OPENING = {
    Band.MEETS: "Your resume shows everything that the role requires.",
    Band.BORDERLINE: (
        "Your resume may show everything that the role requires; for some of it, the dates leave that open."
    ),
    Band.NOT_SHOWN: "We did not find everything that the role requires in your resume.",
}


def explain_for_candidate(assessment: Assessment, profile: RoleProfile) -> str:
    """What was found in the resume and what was not, for the person: plain text in paragraphs.

    Nothing of other candidates, no points and no ids. That a person decides, and how a mistake is put
    right, is said at the end.
    """
    found = [result for result in assessment.results if result.evidence]
    missing = [result for result in assessment.results if result.verdict is not Verdict.MET]
    blocks = [
        f"Your application as {profile.title}",
        f"A computer program read your resume to help us compare it with what the role asks. It counted "
        f"experience up to {_day(assessment)}. {_OPENING[assessment.band]}",
    ]
    if found:
        blocks.append("\n".join(["What we found:", *(line for result in found for line in _found(result))]))
    if missing:
        lines = (line for result in missing for line in _not_found(result))
        blocks.append("\n".join(["What we did not find, or not in full:", *lines]))
    changes = changes_needed(assessment, profile)
    if changes:
        what = "\n".join(f"- {_capital(str(change))}" for change in changes)
        blocks.append(
            f"What would meet the requirements, if you have it and your resume does not say so:\n{what}"
        )
    blocks.append(
        "That the program did not find something does not mean that you do not have it: your resume may say "
        "it in words that it does not know. Your name, age, address, photograph and gaps between jobs play "
        "no part in it. A person decides on your application, not the program."
    )
    blocks.append(
        "If something above is wrong or missing, please answer this letter and tell us what your resume "
        "says about it, or send a corrected resume. A person will look at it again."
    )
    return "\n\n".join(blocks) + "\n"


def _day(assessment: Assessment) -> str:
    day = assessment.as_of
    return f"{day.day} {day:%B %Y}"


def _found(result: CriterionResult) -> Iterator[str]:
    yield f"- {result.label}: {_told(result)}"
    for quote in result.evidence[:QUOTES]:
        yield f"  “{short_quote(quote.quote)}” ({quote.place})"


def _not_found(result: CriterionResult) -> Iterator[str]:
    need = " (required)" if result.required else ""
    match result.verdict:
        case Verdict.NOT_FOUND:
            said = "The resume does not say anything about it that the program could find."
        case Verdict.BORDERLINE:
            said = "It may be enough; dates with months would tell."
        case Verdict.UNCLEAR:
            said = "Something in the resume may count, but it could not be told."
        case _:
            said = "The resume says so in part."
    yield f"- {result.label}{need}: {said}"


def _told(result: CriterionResult) -> str:
    """The reason, without the shares that only the recruiter's points need."""
    reason = result.reason.split(" The field counts ")
    return reason[0] if len(reason) == 1 else f"{reason[0]}{reason[1].partition('here.')[2]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
