"""The benchmark runs, measures both paths, and says what it skipped."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.paths import Cost
from benchmarks.throughput import SAMPLES, NothingToMeasureError, Round, measure, show
from screener.pipeline import STAGES
from screener.profile import load_profile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("devon-achterberg.pdf", "maren-holloway.pdf", "felix-amberley.pdf", "walter-grunby.txt"):
        shutil.copy(SAMPLES / name, tmp_path)
    return tmp_path


def test_it_measures_the_pdf_files_and_names_the_skipped(folder: Path) -> None:
    measurement = measure(folder, load_profile("account-manager"), rounds=2)
    assert measurement.files == 2
    assert [name for name, _ in measurement.skipped] == ["felix-amberley.pdf"]
    assert [step for step, _ in measurement.steps] == ["parse", "tokenise", *STAGES, "assess"]
    assert len(measurement.rounds) == 2
    assert all(item.own.cpu > 0 and item.naive.cpu > 0 for item in measurement.rounds)

    written = StringIO()
    show(measurement, Console(file=written, width=100))
    assert "resumes/s" in written.getvalue()
    assert "Skipped felix-amberley.pdf" in written.getvalue()


def test_a_folder_without_readable_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToMeasureError, match="no PDF file"):
        measure(tmp_path, load_profile("account-manager"), rounds=1)


def test_the_ratio_is_of_cpu_time() -> None:
    assert Round(own=Cost(wall=9.0, cpu=2.0), naive=Cost(wall=1.0, cpu=6.0)).ratio == 3.0
