"""A resume that ends between two questions to the storage is told as ended before all is said to be done."""

import asyncio
import json
from types import SimpleNamespace
from typing import Any, cast

import pytest
from storage_fixtures import VERSIONS, parsed, postgres_url, put, screening, storage, tenant, url

from api.keys import Principal
from api.service import Service
from api.storage import Storage
from api.storage.records import ScreeningRecord, State
from api.streams import EventStream, Streams
from api.web.pages.uploads import files
from api.web.ranking_view import ranking_of
from screener.scorer import assess
from screener.screening import ParsedResume

__all__ = ["parsed", "postgres_url", "screening", "storage", "tenant", "url"]


class Meanwhile:
    """Storage in which the only resume of a screening is assessed right after the first question."""

    def __init__(self, storage: Storage, screening: ScreeningRecord, parsed: ParsedResume) -> None:
        self._storage = storage
        self._result = assess(parsed.resume, screening.profile, screening.as_of)
        self._parsed = parsed
        [self.resume_id] = put(storage, screening)

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._storage, name)

        def answered(*args: Any) -> Any:
            answer = asked(*args)
            if name in ("progress", "changes", "news", "finished"):
                self._storage.save_assessed(self.resume_id, self._parsed, self._result, VERSIONS)
            return answer

        return answered


@pytest.fixture
def meanwhile(storage: Storage, screening: ScreeningRecord, parsed: ParsedResume) -> Meanwhile:
    return Meanwhile(storage, screening, parsed)


def service_with(storage: object) -> Service:
    return cast(Service, SimpleNamespace(storage=storage))


def test_the_page_of_an_upload(storage: Storage, screening: ScreeningRecord, meanwhile: Meanwhile) -> None:
    reader = Principal(screening.tenant_id, "key", ("read",))
    after = storage.last_event(screening.tenant_id)
    told = json.loads(bytes(files(service_with(meanwhile), reader, screening.id, after).body))
    assert told["waiting"] or [file[:3:2] for file in told["files"]] == [[meanwhile.resume_id, "assessed"]]


def test_a_ranking(storage: Storage, screening: ScreeningRecord, meanwhile: Meanwhile) -> None:
    after = storage.last_event(screening.tenant_id)
    ranking = ranking_of(service_with(meanwhile), screening, after)
    assert ranking.counted[State.STORED] or [resume.id for resume in ranking.changed] == [meanwhile.resume_id]


@pytest.mark.parametrize("begins_with", ["now", "all"])
def test_a_stream(
    storage: Storage, screening: ScreeningRecord, meanwhile: Meanwhile, begins_with: str
) -> None:
    after = storage.last_event(screening.tenant_id) if begins_with == "now" else None

    async def told() -> str:
        stream = EventStream(Streams(), "key", cast(Storage, meanwhile), screening, after)
        return "".join([str(part) async for part in stream.body_iterator])

    text = asyncio.run(told())
    assert text.index(f'"resume":"{meanwhile.resume_id}","state":"assessed"') < text.index("event: end")
    assert '"status":"done"' in text
