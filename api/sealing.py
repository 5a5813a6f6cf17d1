"""Secrets that must be used again, and so cannot be kept as digests: signing secrets, keys of other systems.

They lie in the database sealed with AES-256-GCM. The key does not: it is a setting, or a file in the data
folder that the first process makes. Who has a copy of the database alone can sign and ask for nothing.
"""

import base64
import binascii
import os
import secrets
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.settings import Settings
from screener.errors import SettingsError

KEY_BYTES = 32
_NONCE = 12
_FILE = "sealing.key"


class Sealer:
    """Seals and opens secrets. Threads may share one."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    @classmethod
    def of(cls, settings: Settings) -> "Sealer":
        """With the key of the settings, else with the one in the data folder. Raises SettingsError."""
        if settings.sealing_key is not None:
            return cls(base64.b64decode(settings.sealing_key.get_secret_value()))
        return cls(_kept_key(settings.data / _FILE))

    def seal(self, secret: str, owner: str) -> str:
        """What may be kept. `owner` is whose it is, such as the id of an endpoint; it opens for no other."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._cipher.encrypt(nonce, secret.encode("utf-8"), owner.encode("utf-8"))
        return base64.b64encode(nonce + sealed).decode("ascii")

    def open(self, sealed: str, owner: str) -> str:
        """The secret again. Raises SettingsError if it was sealed with another key."""
        try:
            kept = base64.b64decode(sealed, validate=True)
            return self._cipher.decrypt(kept[:_NONCE], kept[_NONCE:], owner.encode("utf-8")).decode("utf-8")
        except (InvalidTag, binascii.Error, ValueError):
            raise SettingsError(
                "a secret was sealed with another key: SCREENER_SEALING_KEY, or sealing.key in the data"
                " folder, must be the same for all processes"
            ) from None


def _kept_key(path: Path) -> bytes:
    """The key in a file, made if there is none; of several processes at once one makes it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = path.with_name(f"{path.name}.{uuid4().hex}")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(unfinished, path)
        except FileExistsError:
            pass  # another process was first, and its key is the one
        finally:
            unfinished.unlink()
    try:
        key = base64.b64decode(path.read_bytes(), validate=True)
    except (OSError, binascii.Error):
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsError(f"{path} holds no key of {KEY_BYTES} bytes in base64")
    return key
