"""Uploaded files in a folder and behind a URL: the same from outside."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest
from fastapi.testclient import TestClient
from sample_resumes import STRONG, pdf
from service_fixtures import SCREENING, URL, done, using
from storage_fixtures import new_screening

from api.app import create_app
from api.jobs import Jobs
from api.keys import create_key
from api.settings import Settings
from api.storage import Originals, open_storage
from api.storage.records import NewResume, State
from screener.batch import ParserPool
from screener.errors import SettingsError

CONTENT = b"resume " * 300_000
"""More than one part."""


@pytest.fixture(params=["path", "file", "memory"])
def originals(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Originals]:
    place: dict[str, Path | str] = {
        "path": tmp_path / "new",
        "file": f"file://{tmp_path}/new",
        "memory": "memory://bucket/originals",
    }
    yield Originals(place[request.param])
    fsspec.filesystem("memory").store.clear()


def bytes_of(content: Path | bytes) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


def test_what_is_put_is_there_until_it_is_deleted(originals: Originals) -> None:
    stream = BytesIO(CONTENT)
    stream.read(10)
    digest, size = originals.put("one", stream)
    assert (digest, size) == (sha256(CONTENT).hexdigest(), len(CONTENT))
    assert bytes_of(originals.content("one", digest)) == CONTENT
    assert originals.put("one", BytesIO(CONTENT)) == (digest, size)
    assert originals.has("one", digest)
    assert not originals.has("two", digest)
    [kept] = originals.files()
    assert (kept.tenant_id, kept.digest) == ("one", digest)
    assert abs(kept.put_at - datetime.now(UTC)) < timedelta(minutes=1)
    originals.delete("one", digest)
    originals.delete("one", digest)
    assert not originals.has("one", digest)
    assert list(originals.files()) == []


def test_what_was_put_again_since_stays(originals: Originals) -> None:
    digest, _ = originals.put("one", BytesIO(b"x"))
    now = datetime.now(UTC)
    assert not originals.delete_if_put_before(now - timedelta(hours=1), "one", digest)
    assert originals.delete_if_put_before(now + timedelta(hours=1), "one", digest)
    assert not originals.delete_if_put_before(now + timedelta(hours=1), "one", digest)


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "", "ab"])
def test_only_digests_are_names(originals: Originals, name: str) -> None:
    for ask in (originals.content, originals.has, originals.delete):
        with pytest.raises(ValueError, match="SHA-256"):
            ask("one", name)


def test_the_bytes_of_what_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        Originals("memory://bucket/none").content("one", "a" * 64)


def test_a_folder_shows_a_file_only_when_it_is_whole(tmp_path: Path) -> None:
    originals = Originals(tmp_path)

    class Breaking(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 0:
                raise OSError("the client has gone")
            return super().read(size)

    with pytest.raises(OSError, match="gone"):
        originals.put("one", Breaking(CONTENT))
    assert list(originals.files()) == []
    [unfinished] = tmp_path.glob("*.part")
    os.utime(unfinished, (0, 0))
    assert originals.remove_unfinished(datetime.now(UTC)) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_url_that_nothing_here_reaches_is_told_without_it() -> None:
    with pytest.raises(SettingsError, match="SCREENER_ORIGINALS: nowhere://"):
        Originals("nowhere://secret-bucket/x")


@pytest.mark.parametrize("place", ["memory://bucket/service", "file://{tmp_path}/o"])
def test_the_service_reads_assesses_shows_and_erases_files_behind_a_url(place: str, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, originals=place.format(tmp_path=tmp_path), heartbeat_seconds=0.5)
    storage = open_storage(settings.database)
    key = create_key(storage, "one", "admin", ("admin",))
    storage.close()
    with TestClient(create_app(settings, pool=ParserPool(1)), base_url=URL) as server:
        client = using(server, key)
        path = client.post("/v1/screenings", json=SCREENING).headers["location"]
        sent = client.post(f"{path}/resumes", files=[("files", ("strong.pdf", pdf(STRONG)))]).json()
        assert done(client, path)["progress"]["assessed"] == 1
        resume = sent["resumes"][0]
        picture = client.get(f"/v1/resumes/{resume['id']}/pages/1.png")
        assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
        originals = Originals(settings.originals_place)
        [tenant_id] = {file.tenant_id for file in originals.files()}
        assert originals.has(tenant_id, resume["sha256"])
        assert client.delete(f"/v1/resumes/{resume['id']}").status_code == 204
        assert not originals.has(tenant_id, resume["sha256"])
    assert not (tmp_path / "originals").exists()


@pytest.mark.parametrize("place", ["memory://bucket/lost", "{tmp_path}/o"])
def test_a_file_that_somebody_took_away_costs_its_resume_and_no_other(place: str, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, originals=place.format(tmp_path=tmp_path))
    storage, originals = open_storage(settings.database), Originals(settings.originals_place)
    screening = new_screening(storage, storage.tenant("one"))
    news = []
    for number in range(2):
        digest, size = originals.put(screening.tenant_id, BytesIO(f"{STRONG}\n{number}".encode()))
        news.append(NewResume(uuid4().hex, digest, size, f"{number}.txt"))
    storage.add_resumes(screening.tenant_id, screening.id, news)
    originals.delete(screening.tenant_id, news[0].sha256)
    chunk = storage.take_chunk(10)
    assert chunk is not None
    jobs = Jobs(settings, storage, originals, ParserPool(0), "test")
    assert jobs.assess_chunk(chunk) == 2
    lost, found = (storage.resume(screening.tenant_id, new.id) for new in news)
    assert (lost.state, lost.failure) == (State.FAILED, "unreadable")
    assert lost.failure_message == "0.txt: there is no such file"
    assert found.state is State.ASSESSED
    storage.close()
