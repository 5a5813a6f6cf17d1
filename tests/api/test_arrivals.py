"""Resumes that are accepted at the same moment are stored together, and each request gets its own answer."""

# ruff: noqa: F811 - fixtures are imported, and named again as parameters

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import cast
from uuid import uuid4

import pytest
from sqlalchemy.exc import SQLAlchemyError
from storage_fixtures import new_screening, postgres_url, screening, storage, tenant, url  # noqa: F401
from waiting import until

from api.arrivals import Arrivals
from api.storage import Storage
from api.storage.records import NewResume, NotFound, ResumeRecord, ScreeningRecord, Tenant


class Held:
    """A storage that is busy with what came first until it is let go, and remembers what it is asked for."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.free = Event()
        self.asked: list[int] = []

    def add_resumes(
        self, tenant_id: str, screening_id: str, resumes: Sequence[NewResume]
    ) -> list[ResumeRecord]:
        self.asked.append(len(resumes))
        self.free.wait(60)
        return self._storage.add_resumes(tenant_id, screening_id, resumes)


def news(count: int = 1) -> list[NewResume]:
    return [NewResume(uuid4().hex, uuid4().hex * 2, 10, f"cv{number}.txt") for number in range(count)]


def all_at_once(
    storage: Storage, wanted: Sequence[tuple[str, str, list[NewResume]]]
) -> tuple[list["Future[list[ResumeRecord]]"], list[int]]:
    """What comes of arrivals while the first is being stored, and how many resumes were stored at a time."""
    held = Held(storage)
    arrivals = Arrivals(cast(Storage, held))
    first, *others = wanted
    with ThreadPoolExecutor(len(wanted)) as pool:
        futures = [pool.submit(arrivals.add, *first)]
        until(lambda: held.asked == [len(first[2])], "the first is being stored")
        futures += [pool.submit(arrivals.add, *each) for each in others]
        until(lambda: len(arrivals._waiting) == len(others), "the others wait")
        held.free.set()
    return futures, held.asked


def test_those_that_wait_are_stored_in_one_go(storage: Storage, screening: ScreeningRecord) -> None:
    groups = [news(), news(), news(3), news()]
    futures, asked = all_at_once(storage, [(screening.tenant_id, screening.id, group) for group in groups])
    assert asked == [1, 5]
    for group, future in zip(groups, futures, strict=True):
        records = future.result()
        assert [(record.id, record.file_name) for record in records] == [
            (new.id, new.file_name) for new in group
        ]
    assert len(storage.resumes(screening.id, None, None, 100)) == 6
    assert storage.broken_event(screening.tenant_id) is None
    stored = [event.subject for event in storage.events(screening.tenant_id) if event.kind == "resume.stored"]
    assert sorted(stored) == sorted(new.id for group in groups for new in group)


def test_each_screening_gets_its_own(storage: Storage, tenant: Tenant) -> None:
    first, second = new_screening(storage, tenant), new_screening(storage, tenant)
    groups = [(tenant.id, each.id, news()) for each in (first, first, second, first, second)]
    futures, asked = all_at_once(storage, groups)
    assert sorted(asked[1:]) == [2, 2]
    for (_, screening_id, group), future in zip(groups, futures, strict=True):
        assert [(record.id, record.screening_id) for record in future.result()] == [
            (group[0].id, screening_id)
        ]


def test_what_is_wrong_with_one_is_told_to_that_one_alone(
    storage: Storage, screening: ScreeningRecord
) -> None:
    tenant_id, broken = screening.tenant_id, NewResume(uuid4().hex, cast(str, None), 10, "cv.txt")
    futures, asked = all_at_once(
        storage,
        [
            (tenant_id, screening.id, news()),
            (tenant_id, screening.id, news()),
            (tenant_id, screening.id, [broken]),
            (tenant_id, uuid4().hex, news()),
            (tenant_id, screening.id, news()),
        ],
    )
    assert [future.exception() is None for future in futures] == [True, True, False, False, True]
    with pytest.raises(SQLAlchemyError):
        futures[2].result()
    with pytest.raises(NotFound):
        futures[3].result()
    assert asked.count(3) == 1, "those of one screening were tried together first"
    assert len(storage.resumes(screening.id, None, None, 100)) == 3


def test_what_is_there_already_stays_as_it_is(storage: Storage, screening: ScreeningRecord) -> None:
    old, new = news(2)
    arrivals = Arrivals(storage)
    before = arrivals.add(screening.tenant_id, screening.id, [old])
    again = NewResume(old.id, old.sha256, old.bytes, "another name.txt")
    assert arrivals.add(screening.tenant_id, screening.id, [new, again])[1] == before[0]
