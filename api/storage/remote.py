"""Uploaded files in an object store, or whatever else fsspec reaches by a URL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, BinaryIO

import fsspec

from api.operation import split_url
from api.storage.originals import name_of
from screener.errors import SettingsError

_PART = 1024 * 1024


class Remote:
    """Files below a URL. Object stores show an object once all of it is there, so nothing is renamed.

    What a URL needs besides (keys, regions, endpoints) its package reads from the environment or from files.
    """

    def __init__(self, url: str) -> None:
        scheme = (split_url(url) or ("", ""))[0]
        try:
            self._files, self._root = fsspec.core.url_to_fs(url.rstrip("/"))
        except (ImportError, ValueError) as error:
            reason = (
                f"needs a package that is not installed: {error}" if isinstance(error, ImportError) else error
            )
            raise SettingsError(f"SCREENER_ORIGINALS: {scheme}:// {reason}") from None

    def is_writable(self) -> bool:
        """Not asked: a probe every few seconds must not cost a request to a store."""
        return True

    def put(self, tenant_id: str, content: BinaryIO) -> tuple[str, int]:
        content.seek(0)
        digest = sha256()
        while part := content.read(_PART):
            digest.update(part)
        size = content.tell()
        content.seek(0)
        path = self._path(name_of(tenant_id, digest.hexdigest()))
        self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
        with self._files.open(path, "wb") as file:
            while part := content.read(_PART):
                file.write(part)
        return digest.hexdigest(), size

    def content(self, name: str) -> bytes:
        data = self._files.cat_file(self._path(name))
        assert isinstance(data, bytes)
        return data

    def has(self, name: str) -> bool:
        self._files.invalidate_cache()
        return bool(self._files.exists(self._path(name)))

    def delete(self, name: str) -> None:
        try:
            self._files.rm_file(self._path(name))
        except FileNotFoundError:
            return

    def put_at(self, name: str) -> datetime | None:
        self._files.invalidate_cache()
        try:
            return _moment(self._files.info(self._path(name)))
        except FileNotFoundError:
            return None

    def names(self) -> Iterator[tuple[str, datetime]]:
        self._files.invalidate_cache()
        start = len(self._root.rstrip("/")) + 1
        for path, info in sorted(self._files.find(self._root, detail=True).items()):
            name = path[start:]
            if name.count("/") == 2:
                yield name, _moment(info)

    def remove_unfinished(self, before: datetime) -> int:
        """None: what was cut off is not there. (Stores can be told to drop parts of uploads.)"""
        return 0

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"


def _moment(info: dict[str, Any]) -> datetime:
    """When a file was last changed; stores name that differently. One that does not say is taken for new."""
    for key in ("LastModified", "last_modified", "updated", "mtime", "modified", "created"):
        value = info.get(key)
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str):
            return datetime.fromisoformat(value)
    return datetime.now(UTC)
