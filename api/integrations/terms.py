"""What an ATS can choose from, and what it asks for, in our own terms."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from api.files import Upload
from api.storage.ats_records import AtsIds

Address = Annotated[str, Field(min_length=1, max_length=4096, pattern=r"^[^\x00-\x20\x7f]+$")]
"""An address that is asked or told; where, is looked at later."""
Id = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f]+$")]
"""What an ATS calls something."""


@dataclass(frozen=True, slots=True)
class OfferedTest:
    """A role as an ATS can choose it. `id` is the role's; "@3" behind it means that version of it."""

    id: str
    name: str
    version: int
    summary: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order as it came. `identity` is what makes it the same order when it is sent again."""

    test: str
    identity: tuple[str, ...]
    ids: AtsIds
    upload: Upload | None = None
