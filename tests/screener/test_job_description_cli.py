"""`screener roles from-job-description` as people type it."""

import io
import sys
from pathlib import Path

import pytest
from docx import Document as WordDocument

from screener.cli.job_description import run
from screener.profile import load_profile

TEXT = """Account Manager

Requirements
- 3-5 years of account management experience
- Excel
- A love of dogs
- Full driving licence

Nice to have
- Salesforce
"""


@pytest.fixture
def description(tmp_path: Path) -> Path:
    path = tmp_path / "job.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_the_yaml_goes_to_stdout_and_the_summary_to_stderr(
    description: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(description, None) == 0
    printed = capsys.readouterr()
    assert "  # “3-5 years of account management experience”\n" in printed.out
    assert printed.err.splitlines()[0] == (
        "Account Manager: 3 criteria (2 essential, 1 preferred, 0 from duties)"
    )
    assert "not understood: “A love of dogs”" in printed.err
    assert "left out: “Full driving licence”" in printed.err


def test_the_file_is_a_profile_that_check_accepts(
    description: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from screener.cli.roles import check

    out = description.with_name("role.yaml")
    assert run(description, out) == 0
    assert capsys.readouterr().out == ""
    assert [criterion.id for criterion in load_profile(out).criteria] == [
        "account_management_years",
        "excel",
        "salesforce",
    ]
    assert check(out) == 0
    assert "no mistakes" in capsys.readouterr().out


def test_a_word_file_gives_what_the_text_gives(
    description: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = WordDocument()
    word.add_heading("Account Manager", 1)
    for line in TEXT.splitlines()[1:]:
        if line.startswith("- "):
            word.add_paragraph(line[2:], style="List Bullet")
        elif line:
            word.add_heading(line, 2)
    word.save(str(tmp_path / "job.docx"))
    assert run(description, None) == run(tmp_path / "job.docx", None) == 0
    first, second = capsys.readouterr().out.split("# A draft", 2)[1:]
    assert first == second


def test_a_dash_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run(Path("-"), None) == 0
    assert "id: account_management_years" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "out", "message"),
    [
        (None, None, "cannot be read"),
        ("", None, "the file is empty"),
        ("We sell shoes.", None, "no requirement was understood"),
        (TEXT, "role.txt", "the name of a role profile ends in .yaml"),
        (TEXT, "nowhere/role.yaml", "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(
    text: str | None, out: str | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "job.txt"
    if text is not None:
        path.write_text(text, "utf-8")
    assert run(path, tmp_path / out if out else None) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""
