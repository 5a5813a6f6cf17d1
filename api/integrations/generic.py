"""Our own protocol, for an ATS that speaks none of the others; results are signed by Standard Webhooks."""

import base64
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.files import plain_name
from api.integrations.core import in_memory
from api.integrations.outcomes import NOTE, Outcome
from api.integrations.terms import Address, Id, OfferedTest, Wanted
from api.screening_schemas import Instant
from api.storage.ats_records import AtsIds
from api.uploads import Base64File


class TestOut(BaseModel):
    """A role that resumes can be assessed for."""

    id: str
    name: str
    version: int
    summary: str

    @classmethod
    def of(cls, test: OfferedTest) -> Self:
        return cls(id=test.id, name=test.name, version=test.version, summary=test.summary)


class TestsOut(BaseModel):
    tests: list[TestOut]


class NewOrderIn(BaseModel):
    """A resume to be assessed, by its address or with its content. `order_id` is yours: the same again is
    answered with the order that is there."""

    model_config = ConfigDict(extra="forbid")

    test: Annotated[
        str,
        Field(min_length=1, max_length=120, description='The id of a test; "@2" behind it means version 2.'),
    ]
    order_id: Id
    candidate_id: Id | None = None
    resume_url: Annotated[Address | None, Field(description="A public https address.")] = None
    resume: Base64File | None = None
    callback_url: Annotated[
        Address | None, Field(description="Told once the order has ended; a public https address.")
    ] = None

    @model_validator(mode="after")
    def _one_resume(self) -> Self:
        if (self.resume is None) == (self.resume_url is None):
            raise ValueError("give either resume_url or resume")
        return self

    def wanted(self) -> Wanted:
        """`order_id` alone is what makes it the same order."""
        ids = AtsIds(self.candidate_id, self.order_id, self.callback_url, self.resume_url)
        upload = None
        if self.resume is not None:
            content = base64.b64decode(self.resume.content)
            upload = in_memory(plain_name(self.resume.name), content)
        return Wanted(self.test, (self.order_id,), ids, upload)


class CriterionFound(BaseModel):
    label: str
    verdict: str


class ResultOut(BaseModel):
    """What was found. `band` says how the requirements stand; points order resumes for reading."""

    score: Decimal
    band: Literal["meets", "borderline", "not_shown"]
    standing: str
    requirements: str
    as_of: date
    role_version: int
    confidence: str
    criteria: list[CriterionFound]
    note: str


class OrderOut(BaseModel):
    """An order and, once it is completed, its result. `link` is for people who may sign in here."""

    id: str
    order_id: str | None
    candidate_id: str | None
    test: str
    status: Literal["working", "completed", "failed", "cancelled", "erased"]
    reason: str | None
    summary: str | None
    result: ResultOut | None
    link: str | None
    created_at: Instant
    finished_at: Instant | None

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        order = outcome.order
        return cls(
            id=order.id,
            order_id=order.ids.order,
            candidate_id=order.ids.candidate,
            test=order.role_id,
            status=outcome.status.value,
            reason=outcome.reason,
            summary=outcome.summary,
            result=_result(outcome),
            link=outcome.link,
            created_at=order.created_at,
            finished_at=outcome.finished_at,
        )


def event(outcome: Outcome, at: datetime) -> dict[str, Any]:
    """The body of a callback."""
    return {
        "type": f"order.{outcome.status.value}",
        "timestamp": at.isoformat().replace("+00:00", "Z"),
        "data": OrderOut.of(outcome).model_dump(mode="json"),
    }


def _result(outcome: Outcome) -> ResultOut | None:
    found = outcome.result
    if found is None:
        return None
    return ResultOut(
        score=found.score,
        band=found.band.name.lower(),
        standing=found.standing,
        requirements=str(found.requirements),
        as_of=found.as_of,
        role_version=found.profile_version,
        confidence=found.confidence.level.value,
        criteria=[CriterionFound(label=label, verdict=verdict) for label, verdict in outcome.criteria],
        note=NOTE,
    )
