"""Ashby: the assessment partner API (developers.ashbyhq.com/docs/creating-an-assessments-integration).

Ashby starts assessments and is told by `assessment.update`. It sends no resume: that is asked for with the
key of the customer, by `candidate.info` and `file.info`. Its webhooks are signed; one that says that a
candidate was deleted erases what was ordered for them.
"""

import hmac
import json
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.deliveries import Request
from api.integrations.downloads import Download, NeverFetched, asked, download
from api.integrations.messages import basic, json_message
from api.integrations.outcomes import NOTE, Outcome, Status
from api.integrations.terms import Id, OfferedTest, Wanted
from api.outbound import Outbound
from api.storage.ats_records import AtsIds, IntegrationRecord, OrderRecord

API = "https://api.ashbyhq.com"
SIGNATURE = "ashby-signature"
"""The header with "sha256=" and the HMAC of the body under the secret of a webhook, as hexadecimal digits."""
_ACCEPT = {"accept": "application/json; version=1", "user-agent": "resume-screener"}
_ANSWER_BYTES = 1_000_000


class AshbyCandidate(BaseModel):
    """Whom it is about. Name and address are not looked at and not kept."""

    model_config = ConfigDict(extra="ignore")

    ashby_id: Id


class AshbyApplication(BaseModel):
    model_config = ConfigDict(extra="ignore")

    ashby_id: Id


class StartAssessment(BaseModel):
    """What Ashby sends to have a resume assessed."""

    model_config = ConfigDict(extra="ignore")

    assessment_type_id: Annotated[str, Field(min_length=1, max_length=120)]
    candidate: AshbyCandidate
    application: AshbyApplication

    def wanted(self) -> Wanted:
        """The same role is assessed once for an application, unless that was cancelled."""
        ids = AtsIds(candidate=self.candidate.ashby_id, order=self.application.ashby_id)
        return Wanted(self.assessment_type_id, (self.application.ashby_id,), ids)


class CancelAssessment(BaseModel):
    model_config = ConfigDict(extra="ignore")

    assessment_id: UUID


class _Deleted(BaseModel):
    id: Id


class _DeletedData(BaseModel):
    candidate: _Deleted


class Webhook(BaseModel):
    """A signed message; `webhookActionId` is the same however often it is sent."""

    model_config = ConfigDict(extra="ignore")

    action: Annotated[str, Field(max_length=100)]
    data: dict[str, Any] = Field(default_factory=dict)
    webhookActionId: Annotated[str | None, Field(max_length=500)] = None  # noqa: N815 - as Ashby calls it

    @property
    def deleted_candidate(self) -> str | None:
        """The id of the candidate whom this says to be deleted. Raises ValidationError."""
        if self.action != "candidateDelete":
            return None
        return _DeletedData.model_validate(self.data).candidate.id


class _File(BaseModel):
    handle: str
    name: str = ""


class _CandidateInfo(BaseModel):
    resumeFileHandle: _File | None = None  # noqa: N815


class _FileInfo(BaseModel):
    url: str


class _CandidateAnswer(BaseModel):
    success: bool
    results: _CandidateInfo | None = None


class _FileAnswer(BaseModel):
    success: bool
    results: _FileInfo | None = None


_CANDIDATE = TypeAdapter(_CandidateAnswer)
_FILE = TypeAdapter(_FileAnswer)


def listed(tests: list[OfferedTest]) -> list[dict[str, str]]:
    return [{"assessment_type_id": test.id, "name": test.name, "description": test.summary} for test in tests]


def assessment_id(order: OrderRecord) -> str:
    """The id of an order as the UUID that Ashby wants."""
    return str(UUID(order.id))


def is_signed(body: bytes, signature: str | None, secret: str) -> bool:
    """Whether `signature` is the one of `body`; takes the same time however much of it is right."""
    expected = "sha256=" + hmac.new(secret.encode("utf-8"), body, sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), (signature or "").strip().encode("utf-8", "replace"))


def resume_of(
    integration: IntegrationRecord, order: OrderRecord, key: str, outbound: Outbound, most_bytes: int
) -> Download:
    """The resume of the candidate of an order. Raises NotNow, NeverFetched."""
    base = integration.address or API

    def ask(method: str, content: dict[str, str]) -> bytes:
        message = json_message("POST", f"{base}/{method}", basic(key) | _ACCEPT, content)
        return asked(outbound, message, _ANSWER_BYTES).body

    try:
        candidate = _CANDIDATE.validate_json(ask("candidate.info", {"id": order.ids.candidate or ""}))
        handle = candidate.results.resumeFileHandle if candidate.results else None
        if not candidate.success:
            raise NeverFetched("resume_not_given")
        if handle is None:
            raise NeverFetched("no_resume")
        file = _FILE.validate_json(ask("file.info", {"fileHandle": handle.handle}))
    except ValidationError:
        raise NeverFetched("resume_not_given") from None
    if not file.success or file.results is None:
        raise NeverFetched("resume_not_given")
    return download(outbound, file.results.url, most_bytes, handle.name)


def told(integration: IntegrationRecord, key: str, outcome: Outcome, at: int) -> Request:
    """The request with the result; `at` is in milliseconds since 1970."""
    base = integration.address or API
    return json_message("POST", f"{base}/assessment.update", basic(key) | _ACCEPT, update(outcome, at))


def update(outcome: Outcome, at: int) -> dict[str, Any]:
    """A result completes the assessment, a reason cancels it; Ashby knows no other end."""
    body: dict[str, Any] = {"assessment_id": assessment_id(outcome.order), "timestamp": at}
    if outcome.link is not None:
        body["assessment_profile_url"] = _value("profile_url", "Assessment", "url", outcome.link)
    if outcome.status is Status.FAILED:
        reason = outcome.reason or "The resume could not be assessed."
        return body | {"cancelled_reason": _value("cancelled_reason", "Not assessed", "string", reason)}
    if outcome.result is None or outcome.score is None:
        return body | {"assessment_status": _value("status", "Status", "string", "Started")}
    told = [
        ("result", "Result", outcome.result.standing),
        ("requirements", "Requirements", str(outcome.result.requirements)),
        ("as_of", "As of", outcome.result.as_of.isoformat()),
        ("confidence", "Confidence", outcome.result.confidence.level.value),
        *(
            (f"criterion_{number}", label, found)
            for number, (label, found) in enumerate(outcome.criteria, start=1)
        ),
        ("note", "Note", NOTE),
    ]
    return body | {
        "assessment_status": _value("status", "Status", "string", "Completed"),
        "assessment_result": _value("score", "Points of 100", "numeric_score", float(outcome.score)),
        "metadata": [_value(name, label, "string", text) for name, label, text in told],
    }


def _value(identifier: str, label: str, kind: str, value: str | float) -> dict[str, str | float]:
    """A datum as Ashby shows it."""
    return {"identifier": identifier, "label": label, "type": kind, "value": value}


def message_digest(webhook: Webhook, body: bytes) -> str:
    """What a message is known by: its id, or where it has none all of it."""
    named = (
        json.dumps(["id", webhook.webhookActionId, webhook.action]).encode()
        if webhook.webhookActionId
        else body
    )
    return sha256(named).hexdigest()
