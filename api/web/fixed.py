"""Static files under a folder that is named by what they hold, so that browsers may keep them for ever.

The digest is one of all the files: a module then finds those that it imports by their plain names.
"""

import os
import re
from hashlib import sha256
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_DIGEST_DIGITS = 12
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"
_DIGEST = re.compile(rf"[0-9a-f]{{{_DIGEST_DIGITS}}}")


def digest_of_folder(folder: Path) -> str:
    """The first digits of the SHA-256 of every file in `folder` with its name."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_DIGEST_DIGITS]


class FixedFiles(StaticFiles):
    """The files of a folder, by their names and by DIGEST/name.

    Under the digest of today they may be kept for ever; under any other, as after an upgrade, they are given
    as they are now and asked for again next time.
    """

    def __init__(self, folder: Path, digest: str) -> None:
        super().__init__(directory=folder)
        self._digest = digest

    async def get_response(self, path: str, scope: Scope) -> Response:
        first, _, rest = path.partition(os.sep)
        named = bool(rest) and _DIGEST.fullmatch(first) is not None
        response = await super().get_response(rest if named else path, scope)
        response.headers["cache-control"] = _FOR_EVER if named and first == self._digest else _ASK_FIRST
        return response
