"""Durable work: stored resumes are taken in chunks, and a workflow of DBOS sees each chunk through.

The rows of the resumes are what counts. A chunk that was never handed over, or whose process died, is
found by a sweep and handed over again; a resume that is done twice is kept once (`Storage.save_assessed`).
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread
from time import monotonic

from dbos import DBOS, DBOSConfig, SetWorkflowID
from sqlalchemy.exc import SQLAlchemyError

from api.settings import Settings
from api.storage import Originals, Storage
from api.storage.records import ScreeningRecord, WorkItem
from api.versions import versions_of
from screener.assessment import Failure
from screener.batch import INTERNAL_ERROR, Outcome, ParserPool
from screener.folder import ResumeFile
from screener.screening import screen

CHUNK = 20
"""Resumes a workflow, at most: handing one over costs as much as reading one or two."""
AT_ONCE = 2
"""Chunks that a process works on at once, so that its parsers are busy while one is being finished."""
WORKFLOWS = "1"
"""Raised when a workflow changes so that those under way cannot be gone on with."""
QUEUE = "resumes"
_WORKFLOW = "assess_chunk"
_ENDED = {"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"}

log = logging.getLogger("screener.jobs")


class Jobs:
    """Works on stored resumes until it is stopped. One in a process, since DBOS is.

    `name` must be this process's alone while it lives; one that starts again under its old name goes on
    at once with what it left, and what others left is taken over when they have been silent for a while.
    """

    def __init__(
        self, settings: Settings, storage: Storage, originals: Originals, pool: ParserPool, name: str
    ) -> None:
        self._settings = settings
        self._storage = storage
        self._originals = originals
        self._pool = pool
        self._name = name
        self._ended = Event()
        self._called = Event()
        self._thread = Thread(target=self._hand_over, name="jobs", daemon=True)
        self._workflow: Callable[[str], int] = self.assess_chunk

    def start(self) -> None:
        """Go on with what was left, and begin to take what comes."""
        self._storage.beat(self._name)
        config = DBOSConfig(
            name="resume-screener",
            system_database_url=self._settings.jobs_database.render_as_string(hide_password=False),
            application_version=WORKFLOWS,
            executor_id=self._name,
            log_level="WARNING",
            enable_otlp=False,
        )
        DBOS(config=config)

        @DBOS.workflow(name=_WORKFLOW)
        def workflow(chunk_id: str) -> int:
            return self.assess_chunk(chunk_id)

        self._workflow = workflow
        DBOS.launch()
        DBOS.register_queue(QUEUE, worker_concurrency=AT_ONCE, polling_interval_sec=0.25)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the chunks that are under way have had a moment; others go on with them."""
        self._ended.set()
        self._called.set()
        self._thread.join()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=5)
        self._storage.remove_worker(self._name)

    def call(self) -> None:
        """Say that something was stored."""
        self._called.set()

    def assess_chunk(self, chunk_id: str) -> int:
        """Read and assess what is left of a chunk; how many resumes that were."""
        items = self._storage.chunk(chunk_id)
        files = [
            ResumeFile(item.file_name, self._originals.path(item.tenant_id, item.sha256)) for item in items
        ]
        screenings: dict[str, ScreeningRecord] = {}
        for item, outcome in zip(items, self._pool.parse(files), strict=True):
            if item.screening_id not in screenings:
                screenings[item.screening_id] = self._storage.screening(item.tenant_id, item.screening_id)
            self._keep(item, outcome, screenings[item.screening_id])
        return len(items)

    def _keep(self, item: WorkItem, outcome: Outcome, screening: ScreeningRecord) -> None:
        try:
            screened = screen([outcome], screening.profile, screening.as_of)
        except Exception as error:
            # A mistake of ours must cost one resume: without a result it would come again for ever.
            log.exception("resume %s could not be assessed", item.resume_id)
            message = f"{item.file_name}: an unexpected {type(error).__name__}"
            self._storage.save_failed(item.resume_id, Failure(item.file_name, INTERNAL_ERROR, message))
            return
        for failure in screened.failures:
            self._storage.save_failed(item.resume_id, failure)
        for candidate in screened.candidates:
            versions = versions_of(item.sha256, screening.profile, screening.as_of)
            self._storage.save_assessed(item.resume_id, candidate.parsed, candidate.assessment, versions)

    def _hand_over(self) -> None:
        due = 0.0
        while not self._ended.is_set():
            self._called.clear()
            try:
                if monotonic() >= due:
                    self._storage.beat(self._name)
                    self._sweep()
                    due = monotonic() + self._settings.heartbeat_seconds
                while not self._ended.is_set() and (chunk_id := self._storage.take_chunk(CHUNK)):
                    self._enqueue(chunk_id)
            except SQLAlchemyError:
                log.exception("the database does not answer; trying again")
                self._ended.wait(1)
            self._called.wait(self._settings.heartbeat_seconds)

    def _enqueue(self, chunk_id: str) -> None:
        with SetWorkflowID(chunk_id):
            DBOS.enqueue_workflow(QUEUE, self._workflow, chunk_id)

    def _sweep(self) -> None:
        """Take over from processes that are silent, and hand over chunks that nobody has."""
        living = self._storage.living_workers(timedelta(seconds=5 * self._settings.heartbeat_seconds))
        under_way = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
        left = [item.workflow_id for item in under_way if item.executor_id not in living]
        if left:
            DBOS.resume_workflows(left, queue_name=QUEUE)
        chunks = self._storage.open_chunks()
        if not chunks:
            return
        known = DBOS.list_workflows(workflow_ids=chunks, load_input=False, load_output=False)
        status = {item.workflow_id: item.status for item in known}
        for chunk_id in chunks:
            if chunk_id not in status:
                self._enqueue(chunk_id)
            elif status[chunk_id] in _ENDED:
                self._storage.release_chunk(chunk_id)
