"""Errors as RFC 9457 problem documents, by one table from the library's error tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi.responses import JSONResponse

from api import outbound
from screener import errors

STATUS: dict[str, int] = {
    errors.UnsupportedFormat.code: 422,
    errors.EmptyFile.code: 422,
    errors.EncryptedFile.code: 422,
    errors.DamagedFile.code: 422,
    errors.NoTextLayer.code: 422,
    errors.NeedsOcr.code: 422,
    errors.TooLarge.code: 413,
    errors.TimedOut.code: 422,
    errors.ParserCrashed.code: 422,
    errors.ReadError.code: 422,
    errors.SettingsError.code: 500,
    errors.WorkerError.code: 503,
    errors.ProfileError.code: 404,
    errors.ExportError.code: 500,
    errors.ScreenerError.code: 500,
    outbound.OutboundError.code: 502,
    outbound.TargetRefused.code: 422,
    outbound.TargetUnreachable.code: 502,
    outbound.TargetTimedOut.code: 504,
    outbound.AnswerTooLarge.code: 502,
    "callback_refused": 422,
    "invalid_request": 422,
    "no_key": 401,
    "signed_out": 401,
    "forbidden": 403,
    "wrong_csrf_token": 403,
    "not_found": 404,
    "cannot_replay": 404,
    "method_not_allowed": 405,
    "conflict": 409,
    "too_slow": 408,
    "changed_meanwhile": 412,
    "unsupported_media_type": 415,
    "idempotency_key_reused": 422,
    "condition_needed": 428,
    "too_many_requests": 429,
    "nothing_understood": 422,
    "not_ready": 503,
}
"""HTTP status of every stable code; a code that is not here is a mistake of ours: 500."""

TITLES: dict[str, str] = {
    errors.UnsupportedFormat.code: "The file is of no format that can be read",
    errors.EmptyFile.code: "The file has no text",
    errors.EncryptedFile.code: "The file needs a password",
    errors.DamagedFile.code: "The file is damaged",
    errors.NoTextLayer.code: "The file has no text",
    errors.NeedsOcr.code: "The file is a picture, which cannot be read here",
    errors.TooLarge.code: "The file is too large",
    errors.TimedOut.code: "Reading the file took too long",
    errors.ParserCrashed.code: "The file could not be read",
    errors.ReadError.code: "The file could not be read",
    errors.SettingsError.code: "The service is set up wrongly",
    errors.WorkerError.code: "The service cannot read files at present",
    errors.ProfileError.code: "There is no such role",
    errors.ExportError.code: "The result could not be written",
    errors.ScreenerError.code: "Something went wrong",
    outbound.OutboundError.code: "Another system did not answer as needed",
    outbound.TargetRefused.code: "The address is not asked by this service",
    outbound.TargetUnreachable.code: "Another system cannot be reached",
    outbound.TargetTimedOut.code: "Another system did not answer in time",
    outbound.AnswerTooLarge.code: "Another system answered with too much",
    "callback_refused": "The result may not be sent there",
    "invalid_request": "The request is not valid",
    "no_key": "An API key is needed",
    "signed_out": "You are signed out",
    "forbidden": "This is not allowed",
    "wrong_csrf_token": "The page is out of date",
    "not_found": "There is no such thing",
    "cannot_replay": "There is nothing to do again",
    "method_not_allowed": "The path is not for this method",
    "conflict": "It cannot be done as things stand",
    "too_slow": "The request was sent too slowly",
    "changed_meanwhile": "It was changed meanwhile",
    "unsupported_media_type": "The content is of a type that is not taken here",
    "idempotency_key_reused": "The Idempotency-Key belongs to another request",
    "condition_needed": "The request needs a condition",
    "too_many_requests": "Too many requests",
    "nothing_understood": "Nothing that the text asks for was understood",
    "not_ready": "The service is not ready",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a field of a request; `field` is its path, such as "criteria.0.weight"."""

    field: str
    detail: str


class ProblemResponse(JSONResponse):
    """A response of type application/problem+json."""

    media_type = "application/problem+json"


def problem(
    code: str,
    detail: str,
    *,
    status: int | None = None,
    mistakes: Sequence[Mistake] = (),
    headers: Mapping[str, str] | None = None,
) -> ProblemResponse:
    """The problem document for a stable `code`; `detail` is for people, `mistakes` name every field."""
    chosen = status or STATUS.get(code, 500)
    body = {
        "type": "about:blank",
        "title": TITLES.get(code, "Something went wrong"),
        "status": chosen,
        "detail": detail,
        "code": code,
        "errors": [{"field": mistake.field, "detail": mistake.detail} for mistake in mistakes],
    }
    return ProblemResponse(body, status_code=chosen, headers=headers)
