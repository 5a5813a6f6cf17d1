"""Errors as RFC 9457 problem documents, by one table from the library's error tree."""

from fastapi.responses import JSONResponse

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
    "invalid_request": "The request is not valid",
}


class ProblemResponse(JSONResponse):
    """A response of type application/problem+json."""

    media_type = "application/problem+json"


def problem(code: str, detail: str, *, status: int | None = None) -> ProblemResponse:
    """The problem document for a stable `code`; `detail` is for people."""
    chosen = status or STATUS.get(code, 500)
    body = {
        "type": "about:blank",
        "title": TITLES.get(code, "Something went wrong"),
        "status": chosen,
        "detail": detail,
        "code": code,
    }
    return ProblemResponse(body, status_code=chosen)
