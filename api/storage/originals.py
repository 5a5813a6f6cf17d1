"""Files as they were uploaded, named by their SHA-256, each tenant's in a folder of its own."""

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

_DIGEST = re.compile(r"[0-9a-f]{64}")
_PART = 1024 * 1024


class Originals:
    """A folder of files. What `put` has returned is on the disk, even if the power fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, tenant_id: str, content: BinaryIO) -> tuple[str, int]:
        """Keep a file; its digest and its size in bytes."""
        content.seek(0)
        digest, size = sha256(), 0
        unfinished = self._folder / f"{uuid4().hex}.part"
        with unfinished.open("xb") as file:
            while part := content.read(_PART):
                digest.update(part)
                size += file.write(part)
            file.flush()
            os.fsync(file.fileno())
        path = self.path(tenant_id, digest.hexdigest())
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.replace(path)
        _sync(path.parent)
        return digest.hexdigest(), size

    def path(self, tenant_id: str, digest: str) -> Path:
        """Where a file is, or would be."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"{digest!r} is no SHA-256")
        return self._folder / tenant_id / digest[:2] / digest

    def has(self, tenant_id: str, digest: str) -> bool:
        return self.path(tenant_id, digest).exists()

    def delete(self, tenant_id: str, digest: str) -> None:
        """Remove a file; one that is not there is no error."""
        self.path(tenant_id, digest).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make the new name in a folder last."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
