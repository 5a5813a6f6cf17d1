"""Resumes that are accepted at the same moment are stored together: one transaction, on the disk once."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import groupby
from threading import Lock

from api.storage import Storage
from api.storage.records import NewResume, ResumeRecord


@dataclass(frozen=True, slots=True)
class _Arrival:
    tenant_id: str
    screening_id: str
    resumes: tuple[NewResume, ...]
    stored: "Future[list[ResumeRecord]]" = field(default_factory=Future)

    @property
    def screening(self) -> tuple[str, str]:
        return self.tenant_id, self.screening_id


class Arrivals:
    """`Storage.add_resumes` for requests that come all at once.

    While one request stores, others gather; the next then stores theirs with its own. Each is answered when
    its own resumes are stored, or with what kept them from it. Threads share one.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._turn = Lock()
        self._gathering = Lock()
        self._waiting: list[_Arrival] = []

    def add(self, tenant_id: str, screening_id: str, resumes: Sequence[NewResume]) -> list[ResumeRecord]:
        """Accept files that lie in storage; raises what `Storage.add_resumes` does."""
        own = _Arrival(tenant_id, screening_id, tuple(resumes))
        with self._gathering:
            self._waiting.append(own)
        with self._turn:
            if not own.stored.done():
                self._store_waiting()
        return own.stored.result()

    def _store_waiting(self) -> None:
        with self._gathering:
            waiting, self._waiting = self._waiting, []
        ordered = sorted(waiting, key=lambda arrival: arrival.screening)
        for _, arrivals in groupby(ordered, key=lambda arrival: arrival.screening):
            self._store(list(arrivals))

    def _store(self, arrivals: list[_Arrival]) -> None:
        """Store arrivals of one screening; if that fails, each alone, so that one cannot spoil the others."""
        first = arrivals[0]
        resumes = [resume for arrival in arrivals for resume in arrival.resumes]
        try:
            records = self._storage.add_resumes(first.tenant_id, first.screening_id, resumes)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told to who asked
            if len(arrivals) == 1:
                first.stored.set_exception(error)
                return
            for arrival in arrivals:
                self._store([arrival])
            return
        start = 0
        for arrival in arrivals:
            end = start + len(arrival.resumes)
            arrival.stored.set_result(records[start:end])
            start = end
