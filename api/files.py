"""Files that come from outside, and the names that they are shown by."""

import re
from dataclasses import dataclass
from typing import BinaryIO

_LONGEST_NAME = 255
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file and the name that it is shown by."""

    name: str
    content: BinaryIO


def plain_name(name: str) -> str:
    """The last part of a file's name, without anything that a terminal or a database could trip over.

    >>> plain_name("../../etc/cv\\x00.pdf")
    'cv.pdf'
    """
    last = re.split(r"[/\\]", name)[-1]
    return _UNFIT.sub("", last).strip()[-_LONGEST_NAME:] or "file"
