"""DBOS: a durable workflow sees each chunk of resumes through. It takes a while to import, so `api.jobs` does
that in its thread."""

from collections.abc import Callable, Collection, Sequence

from dbos import DBOS, DBOSConfig, SetWorkflowID

from api.log_lines import adopt
from api.settings import Settings

AT_ONCE = 2
"""Chunks that a process works on at once, so that its parsers are busy while one is being finished."""
WORKFLOWS = "1"
"""Raised when a workflow changes so that those under way cannot be gone on with."""
QUEUE = "resumes"
_WORKFLOW = "assess_chunk"
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
        )
        DBOS(config=config)
        adopt("dbos")

        @DBOS.workflow(name=_WORKFLOW)
        def workflow(chunk_id: str) -> int:
            return work(chunk_id)

        self._workflow = workflow
        try:
            DBOS.launch()
            DBOS.register_queue(QUEUE, worker_concurrency=AT_ONCE, polling_interval_sec=0.25)
        except BaseException:
            DBOS.destroy(destroy_registry=True)
            raise

    def stop(self) -> None:
        """Stop after what is under way has had a moment."""
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=5)

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
