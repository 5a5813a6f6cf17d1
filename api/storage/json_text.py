"""Facts, identities and results as JSON text, and back to what they were.

Text is ASCII: what a file holds can be half a surrogate pair or NUL, which no database takes as text.
"""

import json
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter

from screener.assessment import Assessment
from screener.candidate import Candidate
from screener.document import Document
from screener.resume import Resume

Stored = TypeVar("Stored", Assessment, Candidate, Document, Resume)


_ADAPTERS: "dict[type[object], TypeAdapter[Any]]" = {
    kind: TypeAdapter(kind) for kind in (Assessment, Candidate, Document, Resume)
}


def to_text(value: Stored) -> str:
    return json.dumps(_plain(_ADAPTERS[type(value)].dump_python(value)), ensure_ascii=True)


def from_text(kind: type[Stored], text: str) -> Stored:
    value = _ADAPTERS[kind].validate_python(json.loads(text))
    assert isinstance(value, kind)
    return value


def _plain(value: Any) -> Any:
    """Values that JSON has: numbers as they are, everything else as text."""
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case bool() | int() | float() | None:
            return value
        case _:
            return str(value)


def digest_of(value: object) -> str:
    """SHA-256 of the canonical JSON of `value`: keys in order, no spaces, ASCII."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(text.encode("ascii")).hexdigest()
