"""Workable: assessment providers (workable.readme.io/page/assessment-providers)."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from api.deliveries import Request
from api.integrations.messages import bearer, json_message
from api.integrations.outcomes import NOTE, Outcome, Status
from api.integrations.terms import Address, Id, OfferedTest, Wanted
from api.storage.ats_records import AtsIds

_MEETS = "passed"


class WorkableCandidate(BaseModel):
    """Whom it is about. Name, address and telephone number are not looked at and not kept."""

    model_config = ConfigDict(extra="ignore")

    id: Id | None = None
    resume_url: Address | None = None


class NewAssessment(BaseModel):
    """What Workable sends to have a resume assessed."""

    model_config = ConfigDict(extra="ignore")

    test_id: Annotated[str, Field(min_length=1, max_length=120)]
    callback_url: Address
    candidate: WorkableCandidate
    job_shortcode: Id | None = None

    def wanted(self) -> Wanted:
        """`callback_url` names this one assessment of this one candidate."""
        ids = AtsIds(self.candidate.id, self.job_shortcode, self.callback_url, self.candidate.resume_url)
        return Wanted(self.test_id, (self.callback_url,), ids)


def listed(tests: list[OfferedTest]) -> dict[str, list[dict[str, str]]]:
    return {"tests": [{"id": test.id, "name": test.name} for test in tests]}


def told(callback: str, token: str, outcome: Outcome) -> Request:
    """The request with the result.

    A grade is given to those whose resume shows every requirement, and to nobody else: what a resume does
    not show is no failed test. For the same reason a resume that could not be read is completed without
    points, and not "rejected".
    """
    return json_message("PUT", callback, bearer(token), result(outcome))


def result(outcome: Outcome) -> dict[str, Any]:
    assessment: dict[str, Any] = {"summary": outcome.summary}
    if outcome.score is not None:
        assessment["score"] = str(outcome.score)
        assessment["details"] = {**dict(outcome.criteria), "Note": NOTE}
    if outcome.meets:
        assessment["grade"] = _MEETS
    ended = outcome.status in {Status.COMPLETED, Status.FAILED}
    return {
        "status": "completed" if ended else "pending",
        "results_url": outcome.link,
        "assessment": assessment,
    }
