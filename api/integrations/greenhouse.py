"""Greenhouse: the assessment partner API (developers.greenhouse.io/assessment.html).

Greenhouse learns of a result by asking `test_status`; a PATCH without content, with the partner's own key,
has it ask at once.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.deliveries import Request
from api.integrations.messages import basic
from api.integrations.outcomes import NOTE, Outcome, Status
from api.integrations.terms import Address, OfferedTest, Wanted
from api.storage.ats_records import AtsIds

_COMPLETE = "complete"
_STATUS = {Status.WORKING: "in_progress", Status.CANCELLED: "cancelled", Status.ERASED: "erased"}


class GreenhouseCandidate(BaseModel):
    """Whom it is about. Name, address and telephone number are not looked at and not kept."""

    model_config = ConfigDict(extra="ignore")

    resume_url: Address | None = None
    greenhouse_profile_url: Annotated[str | None, Field(max_length=4096)] = None


class SendTest(BaseModel):
    """What Greenhouse sends to have a resume assessed."""

    model_config = ConfigDict(extra="ignore")

    partner_test_id: Annotated[str, Field(min_length=1, max_length=120)]
    candidate: GreenhouseCandidate
    url: Address

    def wanted(self) -> Wanted:
        """`url` names this one test of this one candidate."""
        return Wanted(
            self.partner_test_id, (self.url,), AtsIds(None, None, self.url, self.candidate.resume_url)
        )


class ReportedErrors(BaseModel):
    """What Greenhouse could not read in an answer; the rest of it names the candidate."""

    model_config = ConfigDict(extra="ignore")

    api_call: Annotated[str, Field(max_length=100)]
    errors: Annotated[list[Any], Field(max_length=1000)]


def listed(tests: list[OfferedTest]) -> list[dict[str, str]]:
    return [{"partner_test_id": test.id, "partner_test_name": test.name} for test in tests]


def status(outcome: Outcome) -> dict[str, Any]:
    """The answer to `test_status`. Greenhouse shows nothing before "complete", so that a resume which could
    not be assessed is complete, too: without points, and with the reason."""
    done = outcome.status in {Status.COMPLETED, Status.FAILED}
    return {
        "partner_status": _COMPLETE if done else _STATUS[outcome.status],
        "partner_profile_url": outcome.link,
        "partner_score": float(outcome.score) if outcome.score is not None else None,
        "metadata": _metadata(outcome) if done else {},
    }


def told(callback: str, key: str) -> Request:
    """The request that has Greenhouse ask for the status."""
    return Request("PATCH", callback, b"", basic(key))


def _metadata(outcome: Outcome) -> dict[str, str]:
    result = outcome.result
    if result is None:
        return {"Result": "Not assessed", "Reason": outcome.reason or ""}
    return {
        "Result": result.standing,
        "Requirements": str(result.requirements),
        "As of": result.as_of.isoformat(),
        "Confidence": result.confidence.level.value,
        **dict(outcome.criteria),
        "Note": NOTE,
    }
