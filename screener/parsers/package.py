"""Guards around an archive (DOCX, ODT) before anything is unpacked into memory for good."""

import io
import zipfile
import zlib

from screener.errors import DamagedFile, EncryptedFile, TooLarge
from screener.limits import Limits

_CHUNK = 65_536
_ENCRYPTED = 0x1
_RATIO_FROM = 1_000_000
_XML = (".xml", ".rels")
_ENTITY = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))
"""Declares an abbreviation for text or for a file elsewhere: no office program writes one."""
_LONGEST = max(map(len, _ENTITY))


def check_package(data: bytes, source: str, limits: Limits, what: str) -> None:
    """Unpack every file once, counting; raises TooLarge, EncryptedFile or DamagedFile naming `what`.

    The sizes that an archive states about itself are not believed: what counts is what comes out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.archive_entries:
                raise TooLarge(
                    f"{source}: the {what} has {len(entries)} files (limit {limits.archive_entries} files)"
                )
            total = xml = 0
            for entry in entries:
                size = _unpacked(archive, entry, total, source, limits, what)
                total += size
                xml += size if entry.filename.lower().endswith(_XML) else 0
                if xml > limits.xml_bytes:
                    raise TooLarge(
                        f"{source}: the XML in the {what} has more than {limits.xml_bytes} bytes "
                        f"(limit {limits.xml_bytes} bytes)"
                    )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise DamagedFile(f"{source}: the {what} is damaged ({error})") from error


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, before: int, source: str, limits: Limits, what: str
) -> int:
    if entry.flag_bits & _ENCRYPTED:
        raise EncryptedFile(f"{source}: the {what} needs a password")
    size = 0
    is_xml = entry.filename.lower().endswith(_XML)
    end = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if is_xml:
                seen = end + chunk
                if any(declaration in seen for declaration in _ENTITY):
                    raise DamagedFile(f"{source}: {entry.filename} in the {what} declares entities")
                end = chunk[-_LONGEST:]
            if before + size > limits.archive_bytes:
                raise TooLarge(
                    f"{source}: the {what} unpacks to more than {limits.archive_bytes} bytes "
                    f"(limit {limits.archive_bytes} bytes)"
                )
            if size > _RATIO_FROM and size > limits.archive_ratio * max(1, entry.compress_size):
                raise TooLarge(
                    f"{source}: {entry.filename} in the {what} unpacks to more than "
                    f"{limits.archive_ratio} times its size (limit {limits.archive_ratio} times)"
                )
    return size
