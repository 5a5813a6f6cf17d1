"""A resume as somebody looks at it: what is kept of it, masked where its screening is blind."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from api.keys import Principal
from api.service import Service
from api.storage.corrections import counting
from api.storage.records import NotFound, ResumeRecord, ScreeningRecord, State
from api.storage.review_records import CorrectionRecord
from screener.corrections import Corrected, FactKind, apply_corrections, apply_to_candidate
from screener.export.blind import BLOCK, Mask, mask_for
from screener.export.text_page import TextPage
from screener.screening import ParsedResume

PICTURED = {"pdf", "image"}
"""Formats whose pages can be shown as pictures."""
_IDENTITY = {"institution", "year", "place"}
"""Values of corrections that tell who it is, whatever stands in them."""
_WORDS = {"title", "employer", "field", "name"}
"""Values that are any words."""


@dataclass(frozen=True)
class Reviewed:
    """An assessed resume of a screening; `parsed` is as people have put it right."""

    record: ResumeRecord
    screening: ScreeningRecord
    parsed: ParsedResume
    corrected: Corrected
    """Its facts with their names, and the corrections that they rest on."""

    @property
    def has_pictures(self) -> bool:
        return not self.screening.blind and self.parsed.document.format in PICTURED

    @cached_property
    def mask(self) -> Mask | None:
        """What takes identity out of texts, in a blind screening."""
        return mask_for(self.parsed) if self.screening.blind else None

    @cached_property
    def text_page(self) -> TextPage:
        """The text as it may be shown."""
        return TextPage(self.parsed.document, self.mask.whole_text() if self.mask else None)

    def shown(self, text: str) -> str:
        """A text about the candidate as it may be shown."""
        return self.mask.text(text) if self.mask else text

    def shown_values(self, record: CorrectionRecord) -> dict[str, Any] | None:
        """The values of a correction as they may be shown: of who it is nothing, in a blind screening."""
        if record.correction.values is None:
            return None
        values = record.correction.values.model_dump(mode="json", exclude_unset=True)
        if self.mask is None:
            return values
        identity = set(values) if record.correction.kind is FactKind.CONTACT else _IDENTITY
        return {
            name: _hidden(value) if name in identity else self._masked(name, value)
            for name, value in values.items()
        }

    def _masked(self, name: str, value: Any) -> Any:
        return self.shown(value) if name in _WORDS and isinstance(value, str) else value


def _hidden(value: Any) -> Any:
    """A block in place of a text, whatever its length; one for a list."""
    if isinstance(value, list):
        return [BLOCK] if value else []
    return value and BLOCK


def reviewed(service: Service, asker: Principal, resume_id: str) -> Reviewed:
    """Raises NotFound where there is nothing to look at: another's, not yet read, unreadable or erased."""
    record = service.storage.resume(asker.tenant_id, resume_id)
    if record.state is not State.ASSESSED:
        raise NotFound(f"the resume is {record.state}: there is nothing to show of it")
    screening = service.storage.screening(asker.tenant_id, record.screening_id)
    valid = counting(service.storage.corrections(resume_id))
    if valid:
        read = service.storage.as_read(asker.tenant_id, resume_id)
        corrected = apply_corrections(read.resume, valid)
        candidate = apply_to_candidate(read.candidate, valid)
        parsed = ParsedResume(read.document, candidate, corrected.resume, as_read=read)
    else:
        parsed = service.storage.parsed(asker.tenant_id, resume_id)
        corrected = apply_corrections(parsed.resume, ())
    return Reviewed(record, screening, parsed, corrected)
