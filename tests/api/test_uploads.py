from io import BytesIO
from pathlib import Path

import pytest

from api.files import plain_name
from api.storage import Originals


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\cvs\\..\\jane doe.docx", "jane doe.docx"),
        ("a\x00b\x1b[31m\ud800.pdf", "ab[31m.pdf"),
        ("..", ".."),
        ("folder/", "file"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("Łukasz 履歴書.pdf", "Łukasz 履歴書.pdf"),
    ],
)
def test_names_of_files_are_names_and_nothing_else(given: str, name: str) -> None:
    assert plain_name(given) == name


def test_files_are_named_by_what_they_hold(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    digest, size = originals.put("one", BytesIO(b"abc"))
    assert (digest[:8], size) == ("ba7816bf", 3)
    assert originals.put("one", BytesIO(b"abc")) == (digest, 3)
    content = originals.content("one", digest)
    assert isinstance(content, Path)
    assert content.read_bytes() == b"abc"
    assert not originals.has("two", digest)
    originals.delete("one", digest)
    originals.delete("one", digest)
    assert not originals.has("one", digest)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("digest", ["../x", "", "a" * 63, "A" * 64, "a" * 64 + "/.."])
def test_only_digests_lead_to_files(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        Originals(tmp_path).content("one", digest)
