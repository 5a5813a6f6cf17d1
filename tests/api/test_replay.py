"""A kept result made again: the same, or what differs."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from sample_resumes import STRONG
from storage_fixtures import DAY, ROLE, new_screening

from api import versions
from api.operation_commands import replay_one
from api.reassessing import reassessed
from api.replay import CannotReplay, Replay, replay
from api.settings import Settings
from api.storage import Originals, Storage, open_storage
from api.storage.records import NewResume, ScreeningRecord
from api.versions import versions_of
from screener.assessment import Failure
from screener.corrections import (
    AchievementValues,
    Action,
    ContactValues,
    Correction,
    LanguageValues,
    PositionValues,
)
from screener.limits import WorkerLimits
from screener.resume import AchievementKind
from screener.scorer import assess
from screener.screening import parse_resume

CONTENT = f"Plantagena Person\nplanted.person@example.org\n{STRONG}".encode()


class Kept:
    """A storage with one assessed resume."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = Settings(data=folder)
        self.storage: Storage = open_storage(self.settings.database)
        self.originals = Originals(self.settings.originals_place)
        self.screening: ScreeningRecord = new_screening(self.storage, self.storage.tenant("one"))
        self.resume_id, self.digest = self.put(CONTENT)
        parsed = parse_resume(CONTENT, "cv.txt")
        made = versions_of(self.digest, ROLE, DAY)
        assert self.storage.save_assessed(self.resume_id, parsed, assess(parsed.resume, ROLE, DAY), made)

    def put(self, content: bytes) -> tuple[str, str]:
        digest, size = self.originals.put(self.screening.tenant_id, BytesIO(content))
        new = NewResume(uuid4().hex, digest, size, "cv.txt")
        self.storage.add_resumes(self.screening.tenant_id, self.screening.id, [new])
        return new.id, digest

    def replay(self, resume_id: str | None = None) -> Replay:
        return replay(resume_id or self.resume_id, self.storage, self.originals, WorkerLimits())

    def change(self, statement: str, *values: object) -> None:
        """What no part of the program does."""
        database = sqlite3.connect(self.folder / "screener.sqlite")
        with database:
            database.execute(statement, values)
        database.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    kept = Kept(tmp_path_factory.mktemp("data"))
    yield kept
    kept.storage.close()


@pytest.fixture
def console(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.setenv("SCREENER_DATA", str(kept.folder))
    return kept


def test_the_same_file_gives_the_same_bytes(console: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    assert console.replay() == Replay(same=True)
    assert replay_one(console.resume_id) == 0
    assert capsys.readouterr().out == "same\n"


def test_what_differs_is_named_without_words_of_the_resume(
    console: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    text = console.storage.kept_result(console.resume_id).text
    other = json.loads(text)
    other["score"] = "1.5"
    other["results"][0]["reason"] = "Plantagena"
    console.change("UPDATE assessments SET result = ?", json.dumps(other))
    try:
        outcome = console.replay()
        assert not outcome.same
        assert outcome.versions == ()
        assert [difference.place for difference in outcome.differences] == ["score", "results.0.reason"]
        assert replay_one(console.resume_id) == 4
        shown = capsys.readouterr()
        assert shown.out.startswith("differs\n  score: 1.5 is kept, now ")
        assert "no version differs" in shown.err
        assert "Plantagena" not in shown.out + shown.err
    finally:
        console.change("UPDATE assessments SET result = ?", text)


def test_what_people_put_right_is_put_right_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    before = kept.storage.kept_result(kept.resume_id).text
    now = datetime.now(UTC)
    post, language = uuid4().hex, LanguageValues(code="de")
    values = PositionValues(title="Account Manager", start="2001-01", end="2009-12")
    added = Correction(post, 1, Action.ADD, f"position:{post}", values, "key", now)
    other = Correction(uuid4().hex, 2, Action.ADD, "language:de", language, "key", now)
    figure = AchievementValues(kind=AchievementKind.QUOTA_ATTAINMENT, value=140)
    who = ContactValues(name="Somebody Else")
    third = Correction(uuid4().hex, 3, Action.ADD, "achievement:1x", figure, "key", now)
    fourth = Correction(uuid4().hex, 4, Action.CHANGE, "contact", who, "key", now)
    for correction in (added, other, third, fourth):
        kept.storage.correct(
            kept.screening.tenant_id,
            kept.resume_id,
            correction,
            "It is on page two.",
            lambda read, valid: reassessed(read, valid, kept.screening),
        )
    assert kept.storage.kept_result(kept.resume_id).text != before
    assert kept.replay() == Replay(same=True)
    kept.storage.close()


@pytest.mark.parametrize("column", ["code_version", "taxonomy_version", "profile_digest", "input_digest"])
def test_another_version_is_named(console: Kept, column: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = column.removesuffix("_version")
    before = getattr(console.storage.kept_result(console.resume_id).versions, name)
    console.change(f"UPDATE assessments SET {column} = 'older'")
    try:
        assert replay_one(console.resume_id) == 0
        assert capsys.readouterr().out == f"another version: {name}: older is kept, now {before}\nsame\n"
    finally:
        console.change(f"UPDATE assessments SET {column} = ?", before)


def test_a_file_that_cannot_be_read_any_more(console: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    path = console.originals.content(console.screening.tenant_id, console.digest)
    assert isinstance(path, Path)
    path.write_bytes(b"%PDF-1.7 damaged")
    try:
        assert replay_one(console.resume_id) == 4
        assert "cannot be read now: damaged_file" in capsys.readouterr().out
    finally:
        path.write_bytes(CONTENT)


def test_nothing_to_replay_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = Kept(tmp_path)
    with pytest.raises(CannotReplay, match="there is no resume"):
        kept.replay("nobody")
    waiting, _ = kept.put(b"a")
    with pytest.raises(CannotReplay, match="is stored"):
        kept.replay(waiting)
    kept.storage.save_failed(waiting, Failure("cv.txt", "damaged_file", "cv.txt: damaged"))
    with pytest.raises(CannotReplay, match="is failed"):
        kept.replay(waiting)
    kept.originals.delete(kept.screening.tenant_id, kept.digest)
    with pytest.raises(CannotReplay, match="is missing"):
        kept.replay()
    kept.storage.erase(kept.screening.tenant_id, kept.resume_id, lambda _: None)
    with pytest.raises(CannotReplay, match="is erased"):
        kept.replay()
    kept.storage.close()


def test_errors_have_the_exit_code_of_wrong_arguments(
    console: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay_one("nobody") == 2
    assert "there is no resume 'nobody'" in capsys.readouterr().err


def test_the_version_of_the_code_changes_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    now = versions_of("f" * 64, ROLE, DAY)
    assert len(now.code) <= 40
    assert replace(now) == versions_of("f" * 64, ROLE, DAY)
    monkeypatch.setattr(versions, "_READING", ("spacy",))
    versions.code_version.cache_clear()
    try:
        assert versions_of("f" * 64, ROLE, DAY).code != now.code
    finally:
        versions.code_version.cache_clear()
