"""Files as they were uploaded, named by their SHA-256, each tenant's in a folder of its own.

They lie in a folder, or wherever fsspec reaches (`api.storage.remote`), such as s3://bucket/originals.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import uuid4

from api.operation import split_url

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PART = 1024 * 1024
_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is there, and when it was put; `tenant_id` and `digest` are its name."""

    tenant_id: str
    digest: str
    put_at: datetime


class Place(Protocol):
    """Where files lie. Names are `TENANT/FIRST TWO DIGITS/DIGEST`."""

    def is_writable(self) -> bool: ...
    def put(self, tenant_id: str, content: BinaryIO) -> tuple[str, int]: ...
    def content(self, name: str) -> Path | bytes: ...
    def has(self, name: str) -> bool: ...
    def delete(self, name: str) -> None: ...
    def put_at(self, name: str) -> datetime | None: ...
    def names(self) -> Iterator[tuple[str, datetime]]: ...
    def remove_unfinished(self, before: datetime) -> int: ...


class Originals:
    """Uploaded files at a path or URL. What `put` has returned lasts, even if the power fails.

    Raises SettingsError for a URL that nothing here can reach.
    """

    def __init__(self, place: Path | str) -> None:
        self._place = _place(place)

    def is_writable(self) -> bool:
        """Whether files can be put, as far as that can be told without putting one."""
        return self._place.is_writable()

    def put(self, tenant_id: str, content: BinaryIO) -> tuple[str, int]:
        """Keep a file; its digest and its size in bytes."""
        return self._place.put(tenant_id, content)

    def put_back(self, tenant_id: str, digest: str, content: BinaryIO) -> None:
        """Put a file again that erasing another resume of it took away just before this one had a row."""
        if not self.has(tenant_id, digest):
            self.put(tenant_id, content)

    def content(self, tenant_id: str, digest: str) -> Path | bytes:
        """A file: where it is or would be if that is on this machine, else its bytes.

        Raises OSError where bytes cannot be had; FileNotFoundError if there is no such file.
        """
        return self._place.content(name_of(tenant_id, digest))

    def has(self, tenant_id: str, digest: str) -> bool:
        return self._place.has(name_of(tenant_id, digest))

    def delete(self, tenant_id: str, digest: str) -> None:
        """Remove a file; one that is not there is no error."""
        self._place.delete(name_of(tenant_id, digest))

    def delete_if_put_before(self, moment: datetime, tenant_id: str, digest: str) -> bool:
        """Remove a file unless it was put, perhaps again, since then; whether it was there and is gone."""
        name = name_of(tenant_id, digest)
        put_at = self._place.put_at(name)
        if put_at is None or put_at >= moment:
            return False
        self._place.delete(name)
        return True

    def files(self) -> Iterator[Kept]:
        """Every file that is there."""
        for name, put_at in self._place.names():
            tenant_id, _, digest = name.split("/")
            if _DIGEST.fullmatch(digest):
                yield Kept(tenant_id, digest, put_at)

    def remove_unfinished(self, before: datetime) -> int:
        """Remove what was left of files whose putting was cut off before then; how many."""
        return self._place.remove_unfinished(before)


def name_of(tenant_id: str, digest: str) -> str:
    """Raises ValueError for what is no digest."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError(f"{digest!r} is no SHA-256")
    return f"{tenant_id}/{digest[:2]}/{digest}"


def _place(place: Path | str) -> Place:
    url = split_url(place) if isinstance(place, str) else None
    if url is None:
        return Folder(Path(place))
    if url[0] in {"file", "local"}:
        return Folder(Path(url[1]))
    from api.storage.remote import Remote  # fsspec takes a while to import

    return Remote(str(place))


class Folder:
    """A folder on this machine, or one that several machines mount."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def is_writable(self) -> bool:
        return os.access(self._folder, os.W_OK)

    def put(self, tenant_id: str, content: BinaryIO) -> tuple[str, int]:
        content.seek(0)
        digest, size = sha256(), 0
        unfinished = self._folder / f"{uuid4().hex}{_UNFINISHED}"
        with unfinished.open("xb") as file:
            while part := content.read(_PART):
                digest.update(part)
                size += file.write(part)
            file.flush()
            os.fsync(file.fileno())
        path = self._folder / name_of(tenant_id, digest.hexdigest())
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.replace(path)
        _sync(path.parent)
        return digest.hexdigest(), size

    def content(self, name: str) -> Path:
        return self._folder / name

    def has(self, name: str) -> bool:
        return (self._folder / name).exists()

    def delete(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)

    def put_at(self, name: str) -> datetime | None:
        return _changed(self._folder / name)

    def names(self) -> Iterator[tuple[str, datetime]]:
        for path in self._folder.glob("*/*/*"):
            changed = _changed(path)
            if changed is not None:
                yield path.relative_to(self._folder).as_posix(), changed

    def remove_unfinished(self, before: datetime) -> int:
        old = []
        for path in self._folder.glob(f"*{_UNFINISHED}"):
            changed = _changed(path)
            if changed is not None and changed < before:
                old.append(path)
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def _changed(path: Path) -> datetime | None:
    """None for a file that is gone."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def _sync(folder: Path) -> None:
    """Make the new name in a folder last."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
