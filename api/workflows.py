"""DBOS: a durable workflow sees each chunk of resumes through. It takes a while to import, so `api.jobs` does
that in its thread."""

import time
from collections.abc import Callable, Collection, Sequence
from threading import Lock

from dbos import DBOS, DBOSConfig, SetWorkflowID

from api.log_lines import adopt
from api.settings import Settings

AT_ONCE = 2
"""Chunks that a process works on at once, so that its parsers are busy while one is being finished."""
WORKFLOWS = "1"
"""Raised when a workflow changes so that those under way cannot be gone on with."""
QUEUE = "resumes"
_WORKFLOW = "assess_chunk"
_MOMENT_SECONDS = 5
"""What is under way when this stops has so long to end."""
_WRITTEN_SECONDS = 0.2
"""What the engine gets to write down that a workflow ended; it does not tell when it has, and a database that
is gone would not answer. What is not written is begun again later, and finds nothing left to do."""
_LISTEN_SECONDS = 0.1
"""How often the engine looks, on SQLite, for messages to workflows; ours get none, but it stops no sooner."""
_ENDED = {"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"}


class Workflows:
    """The workflows of this process, under way from when this is made until `stop`. One in a process."""

    def __init__(self, settings: Settings, name: str, work: Callable[[str], int]) -> None:
        config = DBOSConfig(
            name="resume-screener",
            system_database_url=settings.jobs_database.render_as_string(hide_password=False),
            application_version=WORKFLOWS,
            executor_id=name,
            log_level="WARNING",
            enable_otlp=False,
            notification_listener_polling_interval_sec=_LISTEN_SECONDS,
        )
        self._work = work
        self._lock = Lock()
        self._running = 0
        self._ended_at = float("-inf")
        self._stopped = False
        DBOS(config=config)
        adopt("dbos")

        @DBOS.workflow(name=_WORKFLOW)
        def workflow(chunk_id: str) -> int:
            return self._run(chunk_id)

        self._workflow = workflow
        try:
            DBOS.launch()
            DBOS.register_queue(QUEUE, worker_concurrency=AT_ONCE, polling_interval_sec=0.25)
        except BaseException:
            DBOS.destroy(destroy_registry=True)
            raise

    def stop(self) -> None:
        """Stop after what is under way has had a moment; at once where nothing is."""
        with self._lock:
            self._stopped = True
            idle = self._running == 0
            unwritten = _WRITTEN_SECONDS - (time.monotonic() - self._ended_at)
        if idle:
            time.sleep(max(0.0, unwritten))
        # Given any time, the engine sleeps for a second before it looks whether something is under way.
        moment = 0 if idle else _MOMENT_SECONDS
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=moment)

    def _run(self, chunk_id: str) -> int:
        with self._lock:
            if self._stopped:
                return 0  # others find what is left of a chunk that has ended
            self._running += 1
        try:
            return self._work(chunk_id)
        finally:
            with self._lock:
                self._running -= 1
                self._ended_at = time.monotonic()

    def enqueue(self, chunk_id: str) -> None:
        """Have a chunk worked on by whoever is free; once, however often it is enqueued."""
        with SetWorkflowID(chunk_id):
            DBOS.enqueue_workflow(QUEUE, self._workflow, chunk_id)

    def take_over(self, living: Collection[str]) -> None:
        """Have others go on with what processes had that do not live any more."""
        under_way = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
        left = [item.workflow_id for item in under_way if item.executor_id not in living]
        if left:
            DBOS.resume_workflows(left, queue_name=QUEUE)

    def have_ended(self, chunks: Sequence[str]) -> dict[str, bool]:
        """Of these chunks, those that were ever enqueued, and whether their workflow has ended."""
        known = DBOS.list_workflows(workflow_ids=list(chunks), load_input=False, load_output=False)
        return {item.workflow_id: item.status in _ENDED for item in known}
