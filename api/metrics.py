"""What the service measures of itself, for Prometheus. No label holds what a client could choose freely.

Requests and reading are counted by each process for itself. What stands in the database (waiting resumes,
deliveries, living workers) is the same for all processes: only the server shows it, when it is asked.
"""

import platform
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from api.storage import Storage
from api.storage.records import Tally

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER = "other"
_ANSWER_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10)
_READING_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60)


class Metrics:
    """The figures of one process. Threads may share it."""

    def __init__(self, process: str = "server") -> None:
        self.registry = CollectorRegistry()
        labels = ["method", "route", "status"]
        self._requests = Counter(
            "screener_requests",
            "Requests answered, by template of the route.",
            labels,
            registry=self.registry,
        )
        self._seconds = Histogram(
            "screener_request_seconds",
            "From a request to the start of its answer.",
            ["method", "route"],
            buckets=_ANSWER_SECONDS,
            registry=self.registry,
        )
        self._resumes = Counter(
            "screener_resumes",
            "Resumes by what became of them: accepted, assessed, or failed with a code.",
            ["outcome", "code"],
            registry=self.registry,
        )
        self._reading = Histogram(
            "screener_reading_seconds",
            "Time in a worker process to read and understand one file.",
            buckets=_READING_SECONDS,
            registry=self.registry,
        )
        build = Gauge(
            "screener_build_info",
            "Which version runs.",
            ["version", "python", "process"],
            registry=self.registry,
        )
        build.labels(version("resume-screener"), platform.python_version(), process).set(1)

    def answered(self, method: str, route: str | None, status: int, seconds: float) -> None:
        """Count a request; `route` is the template of its path, None where there was no such route."""
        method, route = known_method(method), route or _OTHER
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def accepted(self, resumes: int) -> None:
        self._resumes.labels("accepted", "").inc(resumes)

    def assessed(self) -> None:
        self._resumes.labels("assessed", "").inc()

    def failed(self, code: str) -> None:
        """Count a resume that could not be read; `code` is one of our own."""
        self._resumes.labels("failed", code).inc()

    def read(self, seconds: float) -> None:
        """Count the reading of one file."""
        self._reading.observe(seconds)

    def watch(self, storage: Storage, alive_within: timedelta) -> None:
        """Also show what stands in the database."""
        self.registry.register(_Stored(storage, alive_within))

    def text(self) -> bytes:
        """Everything, in the text format of Prometheus."""
        return generate_latest(self.registry)


def known_method(method: str) -> str:
    """The method, or "other" for what a client has made up."""
    return method if method in _METHODS else _OTHER


class _Stored(Collector):
    """Figures that are asked of the database each time they are wanted."""

    def __init__(self, storage: Storage, alive_within: timedelta) -> None:
        self._storage = storage
        self._alive_within = alive_within

    def collect(self) -> Iterable[GaugeMetricFamily]:
        up = GaugeMetricFamily("screener_database_up", "Whether the database answered just now.")
        try:
            tally = self._storage.tally(self._alive_within)
        except SQLAlchemyError:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield up
        yield from _families(tally)

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Nothing: registering must not ask the database."""
        return []


def _families(tally: Tally) -> Iterable[GaugeMetricFamily]:
    oldest = tally.oldest_stored_at
    waiting = 0.0 if oldest is None else max(0.0, (datetime.now(UTC) - oldest).total_seconds())
    yield GaugeMetricFamily("screener_queue_resumes", "Accepted resumes that are not yet read.", tally.stored)
    yield GaugeMetricFamily(
        "screener_queue_oldest_seconds", "How long the oldest of them has waited.", waiting
    )
    yield GaugeMetricFamily("screener_workers_alive", "Processes that take part in the work.", tally.workers)
    deliveries = GaugeMetricFamily(
        "screener_deliveries",
        "What other systems are told: due now, waiting for later, given up.",
        labels=["state"],
    )
    for state, count in (
        ("due", tally.deliveries_due),
        ("later", tally.deliveries_later),
        ("failed", tally.deliveries_failed),
    ):
        deliveries.add_metric([state], count)
    yield deliveries
