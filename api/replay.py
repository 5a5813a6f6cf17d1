"""A kept result made again from the file, and compared with what is kept, byte for byte."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.reassessing import reassessed
from api.storage import Originals, Storage
from api.storage.corrections import counting
from api.storage.json_text import to_text
from api.storage.records import KeptResult, NotFound, State, Versions
from api.versions import versions_of
from screener.assessment import Failure
from screener.batch import ParserPool
from screener.errors import ScreenerError
from screener.folder import ResumeFile
from screener.limits import WorkerLimits

_VERSIONS = ("code", "taxonomy", "profile", "profile_digest")
MOST_DIFFERENCES = 20
"""Places of a result that are named."""


class CannotReplay(ScreenerError):  # noqa: N818 - what the person is told
    """There is nothing to do again: no such resume, no result, or the file is erased or missing."""

    code = "cannot_replay"


@dataclass(frozen=True, slots=True)
class Difference:
    """A place in a result, such as results.2.points, with what is kept and what came out now.

    Values are numbers, verdicts and codes; of texts, which may quote a resume, only that they differ.
    """

    place: str
    kept: str
    now: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of it. `versions` are those that are not as they were; `failure` if it cannot be read now."""

    same: bool
    versions: tuple[Difference, ...] = ()
    differences: tuple[Difference, ...] = ()
    failure: str | None = None


def replay(resume_id: str, storage: Storage, originals: Originals, limits: WorkerLimits) -> Replay:
    """Read and assess a resume again, with role and day of its screening and with what people put right.

    Raises CannotReplay; WorkerError if no process can be started to read the file.
    """
    kept = _kept(storage, resume_id)
    screening = storage.screening(kept.tenant_id, kept.screening_id)
    file = ResumeFile(kept.file_name, _content(originals, kept))
    with ParserPool(1, limits=limits) as pool:
        [outcome] = pool.parse([file])
    if isinstance(outcome, Failure):
        now = versions_of(kept.sha256, screening.profile, screening.as_of)
        return Replay(same=False, versions=tuple(_changed_versions(kept.versions, now)), failure=outcome.code)
    made = reassessed(outcome, counting(storage.corrections(resume_id)), screening)
    changed = tuple(_changed_versions(kept.versions, made.versions))
    text = to_text(made.result)
    if text == kept.text:
        return Replay(same=True, versions=changed)
    differences = list(_differences(json.loads(kept.text), json.loads(text), ""))
    return Replay(same=False, versions=changed, differences=tuple(differences))


def _kept(storage: Storage, resume_id: str) -> KeptResult:
    try:
        kept = storage.kept_result(resume_id)
    except NotFound as error:
        raise CannotReplay(str(error)) from None
    if kept.state is State.ERASED:
        raise CannotReplay(f"the resume {resume_id} is erased: its file and its quotes are gone")
    return kept


def _content(originals: Originals, kept: KeptResult) -> Path | bytes:
    if not originals.has(kept.tenant_id, kept.sha256):
        raise CannotReplay(f"the file of the resume is missing: no original {kept.sha256}")
    return originals.content(kept.tenant_id, kept.sha256)


def _changed_versions(kept: Versions, now: Versions) -> Iterator[Difference]:
    """The digest of all the input is named only where none of what it covers explains it."""
    found = [name for name in _VERSIONS if getattr(kept, name) != getattr(now, name)]
    for name in found or (["input_digest"] if kept.input_digest != now.input_digest else []):
        yield Difference(name, str(getattr(kept, name)), str(getattr(now, name)))


def _differences(kept: Any, now: Any, place: str) -> Iterator[Difference]:
    """Where two JSON values differ, in the order of the kept one."""
    if isinstance(kept, dict) and isinstance(now, dict):
        for key in dict.fromkeys([*kept, *now]):
            yield from _differences(kept.get(key), now.get(key), f"{place}.{key}" if place else key)
    elif isinstance(kept, list) and isinstance(now, list):
        for number in range(max(len(kept), len(now))):
            old, new = (values[number] if number < len(values) else None for values in (kept, now))
            yield from _differences(old, new, f"{place}.{number}")
    elif kept != now:
        yield Difference(place, _shown(kept, place), _shown(now, place))


_SHOWN = frozenset(
    {"score", "band", "verdict", "points", "max_points", "code", "id", "as_of", "start", "end", "page"}
)


def _shown(value: Any, place: str) -> str:
    if value is None or isinstance(value, bool | int | float):
        return str(value)
    return str(value) if place.rpartition(".")[2] in _SHOWN and isinstance(value, str) else "other content"
