"""What the pages say of failures, flags and samples, without a browser."""

from pathlib import Path

import pytest

from api.summaries import Summary
from api.web import samples
from api.web.advice import ADVICE, advice_for
from api.web.compression import COMPRESSED
from api.web.fixed import digest_of_folder
from api.web.flags import FLAGS, flags_of
from screener import errors
from screener.assessment import Reliability


def _kinds(error: type[errors.ReadError]) -> list[type[errors.ReadError]]:
    return [error, *(kind for child in error.__subclasses__() for kind in _kinds(child))]


@pytest.mark.parametrize("kind", _kinds(errors.ReadError)[1:])
def test_every_kind_of_unreadable_file_has_advice(kind: type[errors.ReadError]) -> None:
    advice = ADVICE[kind.code]
    assert advice.why.endswith(".")
    assert advice.fix.endswith(".")


@pytest.mark.parametrize("code", [None, "unreadable", "of_tomorrow"])
def test_there_is_advice_for_what_is_not_known(code: str | None) -> None:
    assert "could not be read" in advice_for(code).why


def summary(findings: tuple[str, ...] = (), level: Reliability = Reliability.HIGH) -> Summary:
    return Summary(
        years=(),
        degree=None,
        skills=(),
        skill_count=0,
        skill_ids=(),
        findings=findings,
        confidence=level,
        points=(),
        verdicts=(),
        shares=(),
    )


def test_flags_stand_in_one_order_and_unknown_findings_have_none() -> None:
    found = summary(("second_reader", "truncated", "hidden_text"), Reliability.LOW)
    assert flags_of(found, duplicate=True) == ("hidden_text", "duplicate", "low", "truncated")
    assert flags_of(summary(), duplicate=False) == ()
    assert {flag.kind for flag in FLAGS.values()} <= {"bad", "warn", "part", ""}


def test_the_samples_are_found_beside_the_source_or_where_they_were_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(samples.sample_files()) == 21
    monkeypatch.setattr(samples, "_SOURCE", tmp_path / "nowhere")
    monkeypatch.setattr(samples, "_INSTALLED", tmp_path / "nowhere")
    assert samples.sample_files() == []
    monkeypatch.setattr(samples, "_INSTALLED", tmp_path)
    (tmp_path / "one.pdf").write_bytes(b"%PDF")
    assert [path.name for path in samples.sample_files()] == ["one.pdf"]


def test_a_changed_file_changes_the_digest_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.css").write_text("a")
    before = digest_of_folder(tmp_path)
    assert digest_of_folder(tmp_path) == before
    (tmp_path / "inner" / "a.css").write_text("b")
    assert digest_of_folder(tmp_path) != before
    (tmp_path / "inner" / "a.css").rename(tmp_path / "a.css")
    assert len({before, digest_of_folder(tmp_path)}) == 2


@pytest.mark.parametrize(
    ("path", "compressed"),
    [
        ("/static/0123456789ab/base.css", True),
        ("/screenings/1/rows", True),
        ("/v1/screenings/1/export", True),
        ("/", False),
        ("/screenings/1", False),
        ("/v1/resumes/1/assessment", False),
        ("/v1/screenings/1/events", False),
    ],
)
def test_nothing_with_a_token_is_compressed(path: str, compressed: bool) -> None:
    assert (COMPRESSED.fullmatch(path) is not None) == compressed
