"""Durable work: stored resumes are taken in chunks, and a workflow of DBOS sees each chunk through.

The rows of the resumes are what counts. A chunk that was never handed over, or whose process died, is
found by a sweep and handed over again; a resume that is done twice is kept once (`Storage.save_assessed`).
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from api.metrics import Metrics
from api.settings import Settings
from api.storage import Originals, Storage
from api.storage.records import ScreeningRecord, WorkItem
from api.versions import versions_of
from screener.assessment import Failure
from screener.batch import INTERNAL_ERROR, Outcome, ParserPool
from screener.errors import ReadError
from screener.folder import ResumeFile
from screener.screening import screen

if TYPE_CHECKING:
    from api.workflows import Workflows

_LOOK_SECONDS = 0.5
"""How often a process looks for what others have stored."""
CHUNK = 20
"""Resumes a workflow, at most: handing one over costs as much as reading one or two."""

log = logging.getLogger("screener.jobs")


class Jobs:
    """Works on stored resumes until it is stopped. One in a process, since DBOS is.

    `name` must be this process's alone while it lives; one that starts again under its old name goes on
    at once with what it left, and what others left is taken over when they have been silent for a while.
    """

    def __init__(
        self,
        settings: Settings,
        storage: Storage,
        originals: Originals,
        pool: ParserPool,
        name: str,
        metrics: Metrics | None = None,
    ) -> None:
        self._settings = settings
        self._storage = storage
        self._originals = originals
        self._pool = pool
        self._name = name
        self._metrics = metrics or Metrics()
        self._ended = Event()
        self._called = Event()
        self._thread = Thread(target=self._hand_over, name="jobs", daemon=True)
        self._workflows: Workflows | None = None

    def start(self) -> None:
        """Go on with what was left, and begin to take what comes; a thread does, as it takes a second."""
        self._storage.beat(self._name)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the chunks that are under way have had a moment; others go on with them."""
        self._ended.set()
        self._called.set()
        self._thread.join()
        if self._workflows is not None:
            self._workflows.stop()
        self._storage.remove_worker(self._name)

    def call(self, stored: int = 1) -> None:
        """Say that so many resumes were stored."""
        self._metrics.accepted(stored)
        self._called.set()

    def assess_chunk(self, chunk_id: str) -> int:
        """Read and assess what is left of a chunk; how many resumes that were."""
        screenings: dict[str, ScreeningRecord] = {}
        done = 0
        for item, outcome in self._read(self._storage.chunk(chunk_id)):
            if item.screening_id not in screenings:
                screenings[item.screening_id] = self._storage.screening(item.tenant_id, item.screening_id)
            self._keep(item, outcome, screenings[item.screening_id])
            done += 1
            if self._ended.is_set():
                break  # others find what is left of a chunk that has ended
        return done

    def _read(self, items: Sequence[WorkItem]) -> Iterator[tuple[WorkItem, Outcome]]:
        there, files = [], []
        for item in items:
            try:
                content = self._originals.content(item.tenant_id, item.sha256)
            except FileNotFoundError:
                message = f"{item.file_name}: there is no such file"
                yield item, Failure(item.file_name, ReadError.code, message)
                continue
            there.append(item)
            files.append(ResumeFile(item.file_name, content))
        yield from zip(there, self._pool.parse(files, self._metrics.read), strict=True)

    def _keep(self, item: WorkItem, outcome: Outcome, screening: ScreeningRecord) -> None:
        try:
            screened = screen([outcome], screening.profile, screening.as_of)
        except Exception as error:
            # A mistake of ours must cost one resume: without a result it would come again for ever.
            log.exception("resume %s could not be assessed", item.resume_id)
            message = f"{item.file_name}: an unexpected {type(error).__name__}"
            self._save_failed(item, Failure(item.file_name, INTERNAL_ERROR, message))
            return
        for failure in screened.failures:
            self._save_failed(item, failure)
        for candidate in screened.candidates:
            versions = versions_of(item.sha256, screening.profile, screening.as_of)
            if self._storage.save_assessed(item.resume_id, candidate.parsed, candidate.assessment, versions):
                self._metrics.assessed()

    def _save_failed(self, item: WorkItem, failure: Failure) -> None:
        if self._storage.save_failed(item.resume_id, failure):
            self._metrics.failed(failure.code)

    def _hand_over(self) -> None:
        workflows = self._launched()
        if workflows is None:
            return
        self._workflows = workflows
        due = 0.0
        while not self._ended.is_set():
            self._called.clear()
            try:
                if monotonic() >= due:
                    self._storage.beat(self._name)
                    self._sweep(workflows)
                    due = monotonic() + self._settings.heartbeat_seconds
                while not self._ended.is_set() and (chunk_id := self._storage.take_chunk(CHUNK)):
                    workflows.enqueue(chunk_id)
            except SQLAlchemyError:
                log.exception("the database does not answer; trying again")
                self._ended.wait(1)
            self._called.wait(min(_LOOK_SECONDS, self._settings.heartbeat_seconds))

    def _launched(self) -> "Workflows | None":
        """The engine, tried again until it runs; None if this is stopped before."""
        from api.workflows import Workflows

        while not self._ended.is_set():
            try:
                return Workflows(self._settings, self._name, self.assess_chunk)
            except Exception:
                # Whatever its database has: what was accepted waits meanwhile, and others may work on it.
                log.exception("the workflow engine does not start; trying again")
                self._ended.wait(1)
        return None

    def _sweep(self, workflows: "Workflows") -> None:
        """Take over from processes that are silent, and hand over chunks that nobody has."""
        workflows.take_over(self._storage.living_workers(alive_within(self._settings)))
        chunks = self._storage.open_chunks()
        if not chunks:
            return
        ended = workflows.have_ended(chunks)
        for chunk_id in chunks:
            if chunk_id not in ended:
                workflows.enqueue(chunk_id)
            elif ended[chunk_id]:
                self._storage.release_chunk(chunk_id)


def alive_within(settings: Settings) -> timedelta:
    """Who has been silent for longer is taken for dead."""
    return timedelta(seconds=5 * settings.heartbeat_seconds)
