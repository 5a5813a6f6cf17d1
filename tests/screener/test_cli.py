import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import screener
from rich.cells import cell_len
from sample_resumes import STRONG, WEAK, pdf, word

ARGUMENTS = ("--as-of", "2020-01-01")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    (folder / "more").mkdir(parents=True)
    (folder / "strong.pdf").write_bytes(pdf(STRONG))
    (folder / "more" / "weak.docx").write_bytes(word(WEAK))
    return folder


@pytest.fixture
def mixed_pile(pile: Path) -> Path:
    (pile / "empty.pdf").touch()
    (pile / "cut.pdf").write_bytes(pdf(STRONG)[:300])
    return pile


def _fits(text: str) -> bool:
    return all(cell_len(line) <= 100 for line in text.splitlines())


class TestParse:
    def test_jsonl_is_one_object_a_file_in_the_order_given(self, pile: Path) -> None:
        """In a process of its own, as people start it."""
        files = ("strong.pdf", "nowhere.pdf", "more/weak.docx")
        command = [sys.executable, "-m", "screener", "parse", *files, "--format", "jsonl", *ARGUMENTS]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=pile)
        first, failed, last = map(json.loads, done.stdout.splitlines())
        assert done.returncode == 3
        assert [first["source"], failed["source"], last["source"]] == [
            "strong.pdf",
            "nowhere.pdf",
            "more/weak.docx",
        ]
        assert first["error"] is None
        assert failed["error"] == {"code": "unreadable", "message": "nowhere.pdf: there is no such file"}
        assert first["candidate"]["emails"] == ["marta.ellison@example.com"]
        assert list(first) == list(failed) == list(last)

    def test_a_folder_stands_for_its_files(self, pile: Path) -> None:
        done = screener("parse", pile, "--format", "jsonl", *ARGUMENTS)
        sources = [json.loads(line)["source"] for line in done.stdout.splitlines()]
        assert sources == [str(pile / "more" / "weak.docx"), str(pile / "strong.pdf")]
        assert done.returncode == 0
        assert done.stderr == ""

    def test_json_is_one_array(self, mixed_pile: Path) -> None:
        done = screener("parse", mixed_pile, "--format", "json", *ARGUMENTS)
        codes = [item["error"] and item["error"]["code"] for item in json.loads(done.stdout)]
        assert codes == ["damaged_file", "empty_file", None, None]

    def test_text_fits_a_hundred_columns(self, mixed_pile: Path) -> None:
        done = screener("parse", mixed_pile, *ARGUMENTS)
        assert "Marta Ellison · marta.ellison@example.com" in done.stdout
        assert "Northwind Media" in done.stdout
        assert "could not be read" in done.stdout
        assert _fits(done.stdout)

    def test_without_isolation_the_output_is_the_same(self, mixed_pile: Path) -> None:
        arguments = ("parse", mixed_pile, "--format", "jsonl", *ARGUMENTS)
        assert screener(*arguments, "--workers", "0").stdout == screener(*arguments).stdout

    def test_a_reader_that_goes_away_is_no_error(self, pile: Path) -> None:
        command = [sys.executable, "-m", "screener", "parse", str(pile), "--format", "jsonl", *ARGUMENTS]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""


class TestRank:
    def test_the_table(self, mixed_pile: Path) -> None:
        done = screener("rank", mixed_pile, "--role", "account-manager", *ARGUMENTS)
        assert done.returncode == 3
        lines = done.stdout.splitlines()
        assert lines[0].strip() == "Account Manager, 2 resumes, as of 2020-01-01"
        strong, weak = (
            next(line for line in lines if name in line) for name in ("Marta Ellison", "Tomas Okafor")
        )
        assert strong.split()[0] == "1"
        assert weak.split()[0] == "2"
        assert "Could not be read (2)" in done.stdout
        assert "empty.pdf: the file is empty" in done.stdout
        assert _fits(done.stdout)
        assert done.stderr == ""

    def test_it_writes_every_file_and_skips_them_the_next_time(self, pile: Path) -> None:
        outs = [pile / f"ranking.{suffix}" for suffix in ("csv", "xlsx", "json", "html")]
        options = [part for out in outs for part in ("--out", str(out))]
        once = screener("rank", pile, "--role", "account-manager", *ARGUMENTS, *options)
        before = [out.read_bytes() for out in outs]
        twice = screener("rank", pile, "--role", "account-manager", *ARGUMENTS, *options)
        assert once.returncode == twice.returncode == 0
        assert once.stdout == twice.stdout
        assert [out.read_bytes() for out in outs] == before
        assert twice.stderr.count("an exported ranking") == 4

    def test_blind(self, mixed_pile: Path) -> None:
        out = mixed_pile / "ranking.csv"
        done = screener("rank", mixed_pile, "--role", "account-manager", *ARGUMENTS, "--blind", "--out", out)
        written = out.read_text("utf-8-sig")
        assert "Candidate " in done.stdout
        for word_ in ("Marta", "Ellison", "Tomas", "Okafor", "example.com", "strong", "weak", "empty.pdf"):
            assert word_ not in done.stdout
            assert word_ not in written
        assert len(list(csv.reader(io.StringIO(written)))) == 5

    def test_another_weight_is_told_in_the_json(self, pile: Path, tmp_path: Path) -> None:
        out = tmp_path / "r.json"
        done = screener("rank", pile, "--role", "account-manager", "--weight", "crm=40", "--out", out)
        assert done.returncode == 0, done.stderr
        assert json.loads(out.read_text("utf-8"))["profile"]["adjustments"] == ["crm: weight 3 → 40"]

    def test_a_weight_for_nothing_is_a_mistake(self, pile: Path) -> None:
        done = screener("rank", pile, "--role", "account-manager", "--weight", "fun=3")
        assert done.returncode == 2
        assert "fun: account-manager has no criterion of this id" in done.stderr

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["{pile}", "--role", "astronaut"], "no role profile 'astronaut'"),
            (["{pile}/nowhere", "--role", "account-manager"], "nowhere: No such file or directory"),
            (["{pile}/strong.pdf", "--role", "account-manager"], "strong.pdf: Not a directory"),
            (["{pile}/more/none", "--role", "account-manager"], "there are no files to read"),
            (["{pile}", "--role", "account-manager", "--as-of", "soon"], "'soon' is not a date"),
            (["{pile}", "--role", "account-manager", "--out", "r.pdf"], "r.pdf: the name must end in .csv"),
            (["{pile}", "--role", "account-manager", "--out", "no/r.csv"], "there is no folder no"),
            (["{pile}", "--role", "account-manager", "--weight", "crm"], "'crm' is not of the form"),
        ],
    )
    def test_bad_usage_is_one_clear_line(self, pile: Path, arguments: list[str], message: str) -> None:
        (pile / "more" / "none").mkdir()
        done = screener("rank", *(part.format(pile=pile) for part in arguments))
        assert done.returncode == 2
        assert done.stdout == ""
        assert message in done.stderr
        assert len(done.stderr.splitlines()) == 1


# What a shell runs in the background ignores Ctrl-C, and so do its children; the tests may be run there.
INTERRUPTED = """
import signal, sys, threading
from screener import batch
from screener.cli import main, rank

def work(files):
    if files[0].source == "b.txt":
        threading.Event().wait()
    return batch.parse_chunk(files)

class Announcing(batch.ParserPool):
    def __init__(self, workers, **options):
        super().__init__(1, work=work, **options)

    def parse(self, files):
        for outcome in super().parse(files):
            yield outcome
            print("parsed", outcome.source, file=sys.stderr, flush=True)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    rank.ParserPool = Announcing
    main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a process group")
def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    pile, out, script = tmp_path / "pile", tmp_path / "ranking.json", tmp_path / "interrupted.py"
    pile.mkdir()
    script.write_text(INTERRUPTED)
    for name in ("a", "b", "c"):
        (pile / f"{name}.txt").write_text(STRONG)
    command = [sys.executable, script, "rank", pile, "--role", "account-manager", "--out", out]
    with subprocess.Popen(
        [*map(str, command), *ARGUMENTS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stderr.readline() == "parsed a.txt\n"
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: the workers get it too
        stdout, stderr = process.communicate()
    assert process.returncode == 130
    assert stderr.splitlines() == ["interrupted: 2 of 3 files were not read", f"wrote {out}"]
    assert "Account Manager, 1 resume," in stdout
    assert len(json.loads(out.read_text("utf-8"))["candidates"]) == 1


class TestRoles:
    def test_list(self) -> None:
        done = screener("roles")
        ids = [line.split()[0] for line in done.stdout.splitlines()[1:]]
        assert ids == sorted(ids)
        assert {"account-manager", "key-account-manager", "accounting-manager"} <= set(ids)

    def test_show(self) -> None:
        done = screener("roles", "show", "account-manager")
        assert "account-manager, version" in done.stdout
        assert "Sources" in done.stdout
        assert _fits(done.stdout)

    def test_show_of_an_unknown_role(self) -> None:
        done = screener("roles", "show", "astronaut")
        assert done.returncode == 2
        assert "no role profile 'astronaut'" in done.stderr

    def test_check_names_all_mistakes(self, tmp_path: Path) -> None:
        path = tmp_path / "role.yaml"
        path.write_text(
            "id: my-role\ntitle: My role\nsummary: Test\ncriteria:\n"
            "  - {id: a, label: A, kind: skill, skills: [excel], wieght: 3}\n"
            "  - {id: b, label: B, kind: experience, functions: [dancing], minimum_years: 2}\n"
        )
        done = screener("roles", "check", path)
        assert done.returncode == 2
        assert "wieght" in done.stderr
        assert "functions" in done.stderr

    def test_check_of_a_right_one(self, tmp_path: Path) -> None:
        path = tmp_path / "role.yaml"
        path.write_text(
            "id: my-role\ntitle: My role\nsummary: Test\ncriteria:\n"
            "  - {id: a, label: A, kind: skill, skills: [excel]}\n"
        )
        done = screener("roles", "check", path)
        assert done.returncode == 0
        assert "no mistakes" in done.stdout


def test_help_loads_nothing_slow() -> None:
    code = (
        "import sys\nfrom screener.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'spacy', 'pydantic', 'jinja2', 'numpy', 'xlsxwriter'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"
