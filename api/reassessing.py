"""A resume assessed anew with what people have put right: the same again gives the same result."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from api.storage.json_text import digest_of
from api.storage.records import ScreeningRecord, Versions
from api.storage.review_records import Reassessed
from api.versions import versions_of
from screener.corrections import Correction, apply_corrections, apply_to_candidate
from screener.scorer import assess
from screener.screening import ParsedResume


def reassessed(
    read: ParsedResume, corrections: Sequence[Correction], screening: ScreeningRecord
) -> Reassessed:
    """What was read of a resume, with corrections, and the result of that for the role of its screening.

    The digest of the input covers the corrections that count.
    """
    resume = apply_corrections(read.resume, corrections).resume
    candidate = apply_to_candidate(read.candidate, corrections)
    result = assess(resume, screening.profile, screening.as_of)
    versions = versions_of(read.document.sha256, screening.profile, screening.as_of)
    return Reassessed(
        replace(read, candidate=candidate, resume=resume), result, _covering(versions, corrections)
    )


def _covering(versions: Versions, corrections: Sequence[Correction]) -> Versions:
    if not corrections:
        return versions
    ordered = sorted(corrections, key=lambda item: item.number)
    return replace(versions, input_digest=digest_of([versions.input_digest, *map(_plain, ordered)]))


def _plain(correction: Correction) -> list[object]:
    values = correction.values
    return [
        correction.id,
        correction.number,
        correction.action.value,
        correction.fact,
        None if values is None else values.model_dump(mode="json", exclude_unset=True),
        correction.by,
        correction.at.astimezone(UTC).isoformat(),
    ]
