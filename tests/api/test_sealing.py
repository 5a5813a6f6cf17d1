"""Secrets at rest."""

import base64
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.sealing import KEY_BYTES, Sealer
from api.settings import Settings
from screener.errors import SettingsError

KEY = SecretStr(base64.b64encode(bytes(range(KEY_BYTES))).decode())


def test_a_secret_opens_for_its_owner_alone(tmp_path: Path) -> None:
    sealer = Sealer.of(Settings(data=tmp_path, sealing_key=KEY))
    first, second = (sealer.seal("whsec_ä", "one") for _ in range(2))
    assert first != second
    assert sealer.open(first, "one") == sealer.open(second, "one") == "whsec_ä"
    damaged = base64.b64encode(base64.b64decode(first)[:-1]).decode()
    for sealed, owner in ((first, "other"), (damaged, "one"), ("", "one"), ("no base64", "one")):
        with pytest.raises(SettingsError, match="SCREENER_SEALING_KEY"):
            sealer.open(sealed, owner)
    with pytest.raises(SettingsError):
        Sealer(bytes(KEY_BYTES)).open(first, "one")
    assert list(tmp_path.iterdir()) == []


def test_without_a_setting_the_first_process_makes_a_key(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "new")
    with ThreadPoolExecutor(8) as threads:
        sealers = list(threads.map(lambda _: Sealer.of(settings), range(16)))
    sealed = [sealer.seal("secret", "one") for sealer in sealers]
    assert {sealers[0].open(text, "one") for text in sealed} == {"secret"}
    [path] = (tmp_path / "new").iterdir()
    assert len(base64.b64decode(path.read_bytes())) == KEY_BYTES
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"no base64!", base64.b64encode(b"short")])
def test_a_damaged_key_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sealing.key").write_bytes(content)
    with pytest.raises(SettingsError, match=r"sealing\.key"):
        Sealer.of(Settings(data=tmp_path))


def test_a_key_is_shown_nowhere(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, sealing_key=KEY)
    assert KEY.get_secret_value() not in repr(settings)
