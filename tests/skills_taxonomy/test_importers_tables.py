from pathlib import Path

import pytest

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.importers.tables import read_table


def written(folder: Path, data: str | bytes) -> Path:
    path = folder / "source.txt"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("a,b\n1,2\n3,4\n", [(2, "1", "2"), (3, "3", "4")]),
        ("a\tb\r\n1\t2\r\n", [(2, "1", "2")]),
        ("a;b\n1; 2 \n", [(2, "1", "2")]),
        ('a,b\n"1\n1\n1",2\n3,"x, ""y"""\n', [(2, "1\n1\n1", "2"), (5, "3", 'x, "y"')]),
        ('a\tb\n3" nails\t2\n', [(2, '3" nails', "2")]),
        ("a,b\n\n1,2\n,\n\n3,4", [(3, "1", "2"), (6, "3", "4")]),
        ("\ufeffa,b\n1,2\n", [(2, "1", "2")]),
        ("a,b\n1\u2028x,2\n3,4\n", [(2, "1\u2028x", "2"), (3, "3", "4")]),
    ],
)
def test_rows_know_the_line_they_begin_on(
    tmp_path: Path, data: str, rows: list[tuple[int, str, str]]
) -> None:
    table = read_table(written(tmp_path, data))
    assert [(row.line, row.cells["a"], row.cells["b"]) for row in table.rows] == rows


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        ("", 1, "the file is empty"),
        (" \n\n", 1, "the file is empty"),
        ("a,b\n", 1, "there are no rows below the header"),
        ("a,b,a\n1,2,3\n", 1, "the column 'a' stands twice"),
        ("a,b\n1,2\n1,2,3\n", 3, "3 cells in this row, but 2 columns in the header"),
        ("a\tb\n1\n", 2, "1 cells in this row, but 2 columns in the header"),
        ('a,b\n1,2\n3,"4\n5,6\n', 3, "not a table: unexpected end of data"),
        ('a,b\n"1"x,2\n', 2, "not a table: ',' expected after '\"'"),
        ("a,b\n1,2\n".encode("utf-16"), 1, "the file is in UTF-16; save it as UTF-8"),
        (b"a,b\n1,2\n3,caf\xe9\n", 3, "byte 0xe9 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_mistake_names_file_and_line(tmp_path: Path, data: str | bytes, line: int, problem: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(TaxonomyError) as caught:
        read_table(path)
    assert caught.value.mistakes == (f"{path}:{line}: {problem}",)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"no\.csv: cannot be read: No such file"):
        read_table(tmp_path / "no.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="cannot be read: Is a directory"):
        read_table(tmp_path)
