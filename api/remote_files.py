"""Files that a request names by their addresses: fetched before the request is answered, or not taken."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from threading import Lock
from time import monotonic
from typing import Annotated

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError

from api.files import Upload
from api.outbound import AnswerTooLarge, Outbound, OutboundError, TargetTimedOut
from screener.errors import TooLarge

MOST_FETCHED = 50
"""Files of one request that may be named by address."""
SECONDS = 20.0
"""Time for one file."""
SECONDS_IN_ALL = 45.0
"""Time for all files of a request: less than the time after which the request may be done again."""
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that is still to be fetched, and the name that it is shown by."""

    name: str
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Missing:
    """Why there is no file."""

    code: str
    reason: str


class _Budget:
    """Bytes that all files of a request may have together."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._left = most
        self._lock = Lock()

    def left(self) -> int:
        return self._left

    def take(self, count: int) -> bool:
        """Whether so much was left."""
        with self._lock:
            self._left -= count
            return self._left >= 0


class RemoteFiles:
    """Fetches files. One for each application; threads may share it."""

    def __init__(self, outbound: Outbound, most_bytes: int, most_in_all: int) -> None:
        self._outbound = outbound
        self._most = most_bytes
        self._most_in_all = most_in_all

    def fetch(self, sent: Sequence[Upload | RemoteFile], place: Sequence[str | int]) -> list[Upload]:
        """The files in their order, each of them there.

        Raises RequestValidationError that names each one that is not, by its place in the list of files
        at `place` in the body; an empty `place` is for a body that is one file itself.
        """
        remote = {number: file for number, file in enumerate(sent) if isinstance(file, RemoteFile)}
        if not remote:
            return [file for file in sent if isinstance(file, Upload)]
        end, budget = monotonic() + SECONDS_IN_ALL, _Budget(self._most_in_all)
        with ThreadPoolExecutor(min(_AT_ONCE, len(remote)), thread_name_prefix="fetch") as threads:
            got = threads.map(lambda file: self._get(file, end, budget), remote.values())
            found = dict(zip(remote, got, strict=True))
        mistakes = [
            {
                "loc": ("body", *((*place, number) if place else ()), "resume_url"),
                "msg": f"{remote[number].name}: {missing.reason}",
                "type": missing.code,
            }
            for number, missing in found.items()
            if isinstance(missing, _Missing)
        ]
        if mistakes:
            raise RequestValidationError(mistakes)
        files = [found.get(number, file) for number, file in enumerate(sent)]
        return [file for file in files if isinstance(file, Upload)]

    def _get(self, file: RemoteFile, end: float, budget: _Budget) -> Upload | _Missing:
        left = min(SECONDS, end - monotonic())
        if left <= 0:
            return _Missing(
                TargetTimedOut.code, f"all files together take more than {SECONDS_IN_ALL:g} seconds"
            )
        if budget.left() <= 0:
            return _above(budget)
        try:
            answer = self._outbound.send("GET", file.url, most_bytes=self._most, seconds=left)
        except AnswerTooLarge:
            return _Missing(TooLarge.code, f"the file has more than {self._most} bytes")
        except OutboundError as error:
            return _Missing(error.code, str(error))
        if answer.status != 200:
            also = "; redirects are not followed" if 300 <= answer.status < 400 else ""
            return _Missing("not_given", f"the address answers {answer.status}{also}")
        if not budget.take(len(answer.body)):
            return _above(budget)
        return Upload(file.name, BytesIO(answer.body))


def _above(budget: _Budget) -> _Missing:
    return _Missing(TooLarge.code, f"all files together have more than {budget.most} bytes")


async def _remote_files(request: Request) -> RemoteFiles:
    files = request.app.state.remote_files
    assert isinstance(files, RemoteFiles)
    return files


RemoteFilesDependency = Annotated[RemoteFiles, Depends(_remote_files)]
