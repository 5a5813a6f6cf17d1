"""What goes on beside the requests, in the server and in workers: resumes are read and fetched, others are
told, and what has been kept long enough is erased."""

from api.deliveries import POLL_SECONDS, Deliveries, Desk
from api.integrations.fetching import Fetcher
from api.jobs import Jobs
from api.metrics import Metrics
from api.outbound import Outbound
from api.retention import Retention
from api.sealing import Sealer
from api.senders import SENDERS
from api.settings import Settings
from api.storage import Originals, Storage
from screener.batch import ParserPool
from screener.limits import WorkerLimits


class Background:
    """The threads of this work in one process. Any number of processes may have them."""

    def __init__(
        self,
        settings: Settings,
        storage: Storage,
        originals: Originals,
        pool: ParserPool,
        outbound: Outbound,
        limits: WorkerLimits,
        figures: Metrics,
        name: str,
    ) -> None:
        self.sealer = Sealer.of(settings)
        self.jobs = Jobs(settings, storage, originals, pool, name, figures)
        look = min(POLL_SECONDS, settings.heartbeat_seconds)
        self.deliveries = Deliveries(Desk(storage, self.sealer, settings), outbound, SENDERS, poll=look)
        self.fetcher = Fetcher(
            storage,
            originals,
            outbound,
            self.sealer,
            most_bytes=limits.file.bytes,
            stored=self.jobs.call,
            every=settings.heartbeat_seconds,
        )
        self._parts = (self.jobs, self.deliveries, self.fetcher, Retention(settings, storage, originals))
        self._started = False

    def start(self) -> None:
        self._started = True
        for part in self._parts:
            part.start()

    def stop(self) -> None:
        """Stop after what is under way has had a moment; other processes go on with the rest."""
        if self._started:
            for part in reversed(self._parts):
                part.stop()
