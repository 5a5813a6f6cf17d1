"""A client for the service in Python: what is answered comes as the models of the contract.

>>> client = Client("https://screener.example", "rs_…")
>>> client.close()
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar
from uuid import uuid4

import httpx
from pydantic import BaseModel

from api.schemas import RoleSummary
from api.screening_schemas import (
    AcceptedOut,
    DecisionOut,
    RankedOut,
    ResumeOut,
    ScreeningOut,
    StoredAssessmentOut,
)

File = Path | tuple[str, bytes]
"""A file on this machine, or a name and bytes."""
Band = Literal["meets", "borderline", "not_shown"]
Decided = Literal["shortlist", "hold", "decline", "override"]
Model = TypeVar("Model", bound=BaseModel)

MOST_FILES, MOST_BYTES = 50, 50_000_000
"""Of one request of an upload, which is split so; a single file may be larger."""
_TRIES = 6
_LONGEST_WAIT = 60.0
_BUSY = frozenset({429, 502, 503, 504})
_CONFLICT = 409


class ApiError(Exception):
    """The service answered with a problem; `code` is stable, `errors` name fields with mistakes."""

    def __init__(self, answer: httpx.Response) -> None:
        try:
            body = answer.json()
        except ValueError:
            body = {}
        body = body if isinstance(body, dict) else {}
        self.status = answer.status_code
        self.code = str(body.get("code", "unknown"))
        self.detail = str(body.get("detail", answer.reason_phrase))
        self.errors: list[dict[str, str]] = body.get("errors") or []
        self.request_id = answer.headers.get("x-request-id")
        super().__init__(f"{self.status} {self.code}: {self.detail}")


class Client:
    """Asks the service at `url` with an API key. Threads may share one.

    A request is sent again, with growing pauses or after the time that Retry-After names, when the service is
    busy (429, 502, 503, 504) or cannot be reached. POST requests carry an Idempotency-Key, so that nothing is
    done twice. Raises ApiError for other problems, and httpx.TransportError when it goes on for too long.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        timeout: float = 60.0,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        headers = {"authorization": f"Bearer {key}"}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=timeout, transport=transport)
        self._sleep = sleep

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def roles(self) -> list[RoleSummary]:
        return _listed(RoleSummary, self._send("GET", "/v1/roles"))

    def create_screening(
        self,
        role: str,
        *,
        name: str = "",
        as_of: date | None = None,
        blind: bool = False,
        role_version: int | None = None,
    ) -> ScreeningOut:
        """A screening for a role, with experience counted up to `as_of` (default: today)."""
        new = {"role": role, "name": name, "blind": blind, "role_version": role_version}
        body = {**new, "as_of": None if as_of is None else as_of.isoformat()}
        return _read(ScreeningOut, self._send("POST", "/v1/screenings", json=body))

    def screening(self, screening_id: str) -> ScreeningOut:
        return _read(ScreeningOut, self._send("GET", f"/v1/screenings/{screening_id}"))

    def screenings(self) -> Iterator[ScreeningOut]:
        """All of them, the newest first; pages are asked for as they are needed."""
        return self._pages(ScreeningOut, "/v1/screenings", {})

    def upload(self, screening_id: str, files: Iterable[File]) -> list[ResumeOut]:
        """Put any number of files into a screening. What is returned is kept, and will be assessed once."""
        accepted: list[ResumeOut] = []
        for part in _parts(files):
            accepted += self._upload(screening_id, part)
        return accepted

    def wait(self, screening_id: str, *, timeout: float = 3600.0) -> ScreeningOut:
        """The screening when all of its resumes are read. Raises TimeoutError after so many seconds."""
        end = time.monotonic() + timeout
        while True:
            answer = self._send("GET", f"/v1/screenings/{screening_id}")
            found = _read(ScreeningOut, answer)
            if found.progress.status != "working":
                return found
            if time.monotonic() > end:
                raise TimeoutError(f"the screening {screening_id} is still at work")
            self._sleep(_retry_after(answer) or 1.0)

    def ranking(
        self, screening_id: str, *, bands: Iterable[Band] = (), min_score: float | None = None
    ) -> Iterator[RankedOut]:
        """The best first; pages are asked for as they are needed."""
        chosen: dict[str, Any] = {"band": list(bands), "limit": 200}
        if min_score is not None:
            chosen["min_score"] = min_score
        return self._pages(RankedOut, f"/v1/screenings/{screening_id}/ranking", chosen)

    def resumes(
        self, screening_id: str, *, state: Literal["stored", "assessed", "failed", "erased"] | None = None
    ) -> Iterator[ResumeOut]:
        """The resumes of a screening as they came, also those that could not be read."""
        chosen = {"state": state} if state else {}
        return self._pages(ResumeOut, f"/v1/screenings/{screening_id}/resumes", chosen)

    def export(
        self,
        screening_id: str,
        format: Literal["csv", "xlsx", "json", "html"] = "csv",
        *,
        resumes: Sequence[str] | None = None,
    ) -> bytes:
        """The whole ranking as a file, or these resumes of it (up to 1,000)."""
        path = f"/v1/screenings/{screening_id}/export"
        if resumes is None:
            return self._send("GET", path, params={"format": format}).content
        return self._send("POST", path, json={"resumes": list(resumes), "format": format}).content

    def resume(self, resume_id: str) -> ResumeOut:
        return _read(ResumeOut, self._send("GET", f"/v1/resumes/{resume_id}"))

    def facts(self, resume_id: str) -> dict[str, Any]:
        """Everything understood of a resume, as the JSON of the command line."""
        found = self._send("GET", f"/v1/resumes/{resume_id}/facts").json()
        assert isinstance(found, dict)
        return found

    def assessment(self, resume_id: str) -> StoredAssessmentOut:
        return _read(StoredAssessmentOut, self._send("GET", f"/v1/resumes/{resume_id}/assessment"))

    def decide(self, resume_id: str, decision: Decided, reason: str) -> DecisionOut:
        body = {"decision": decision, "reason": reason}
        return _read(DecisionOut, self._send("POST", f"/v1/resumes/{resume_id}/decisions", json=body))

    def erase(self, resume_id: str) -> None:
        """Erase file, identity and quotes of a resume; points and verdicts stay."""
        self._send("DELETE", f"/v1/resumes/{resume_id}")

    def _upload(self, screening_id: str, files: list[File]) -> list[ResumeOut]:
        key = uuid4().hex

        def send() -> httpx.Response:
            with ExitStack() as opened:
                parts = [("files", _part(file, opened)) for file in files]
                path = f"/v1/screenings/{screening_id}/resumes"
                return self._http.post(path, files=parts, headers={"idempotency-key": key})

        return _read(AcceptedOut, self._tried(send)).resumes

    def _send(
        self, method: str, path: str, *, json: object = None, params: dict[str, Any] | None = None
    ) -> httpx.Response:
        headers = {"idempotency-key": uuid4().hex} if method == "POST" else {}
        return self._tried(
            lambda: self._http.request(method, path, json=json, params=params, headers=headers)
        )

    def _tried(self, send: Callable[[], httpx.Response]) -> httpx.Response:
        """What is answered in the end to a request that may be sent several times."""
        for number in range(1, _TRIES + 1):
            pause = min(_LONGEST_WAIT, 0.5 * 2**number)
            try:
                answer = send()
            except httpx.TransportError:
                if number == _TRIES:
                    raise
                self._sleep(pause)
                continue
            # Only what was sent before can be under way still.
            if number == _TRIES or not (
                answer.status_code in _BUSY or (answer.status_code == _CONFLICT and number > 1)
            ):
                break
            self._sleep(min(_LONGEST_WAIT, _retry_after(answer) or pause))
        if answer.is_error:
            raise ApiError(answer)
        return answer

    def _pages(self, kind: type[Model], path: str, params: dict[str, Any]) -> Iterator[Model]:
        answer = self._send("GET", path, params=params)
        while True:
            yield from _listed(kind, answer)
            following = answer.links.get("next", {}).get("url")
            if following is None:
                return
            answer = self._send("GET", following)


def _read(kind: type[Model], answer: httpx.Response) -> Model:
    return kind.model_validate_json(answer.content)


def _listed(kind: type[Model], answer: httpx.Response) -> list[Model]:
    return [kind.model_validate(item) for item in answer.json()]


def _retry_after(answer: httpx.Response) -> float | None:
    given = answer.headers.get("retry-after", "")
    return float(given) if given.isdecimal() else None


def _part(file: File, opened: ExitStack) -> tuple[str, Any]:
    if isinstance(file, Path):
        return file.name, opened.enter_context(file.open("rb"))
    return file


def _parts(files: Iterable[File]) -> Iterator[list[File]]:
    """The files in as few requests as the limits of one allow."""
    part: list[File] = []
    size = 0
    for file in files:
        length = file.stat().st_size if isinstance(file, Path) else len(file[1])
        if part and (len(part) == MOST_FILES or size + length > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(file)
        size += length
    if part:
        yield part
