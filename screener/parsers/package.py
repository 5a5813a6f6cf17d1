"""Guards around a DOCX package before anything is unpacked into memory for good."""

import io
import zipfile
import zlib

from screener.errors import DamagedFile, EncryptedFile, TooLarge
from screener.parsers.limits import Limits

_CHUNK = 65_536
_ENCRYPTED = 0x1
_RATIO_FROM = 1_000_000


def check_package(data: bytes, source: str, limits: Limits) -> None:
    """Unpack every file once, counting; raises TooLarge, EncryptedFile or DamagedFile.

    The sizes that an archive states about itself are not believed: what counts is what comes out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.archive_entries:
                raise TooLarge(
                    f"{source}: the DOCX package has {len(entries)} files "
                    f"(limit {limits.archive_entries} files)"
                )
            total = 0
            for entry in entries:
                total += _unpacked(archive, entry, total, source, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise DamagedFile(f"{source}: the DOCX package is damaged ({error})") from error


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, before: int, source: str, limits: Limits
) -> int:
    if entry.flag_bits & _ENCRYPTED:
        raise EncryptedFile(f"{source}: the DOCX package needs a password")
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if before + size > limits.archive_bytes:
                raise TooLarge(
                    f"{source}: the DOCX package unpacks to more than {limits.archive_bytes} bytes "
                    f"(limit {limits.archive_bytes} bytes)"
                )
            if size > _RATIO_FROM and size > limits.archive_ratio * max(1, entry.compress_size):
                raise TooLarge(
                    f"{source}: {entry.filename} in the DOCX package unpacks to more than "
                    f"{limits.archive_ratio} times its size (limit {limits.archive_ratio} times)"
                )
    return size
