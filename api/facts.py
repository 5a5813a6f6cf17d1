"""The facts of a resume as they are answered: the library's, with ids, and with what people put right."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any

from api.review import Reviewed
from screener.corrections import CONTACT, Correction
from screener.export.blind import pseudonyms
from screener.export.blind.facts import masked_facts
from screener.export.resume_json import resume_json
from screener.facts import FactIds
from screener.resume import CertificationStatus, Resume

_Object = dict[str, Any]


def facts_json(found: Reviewed) -> _Object:
    """The JSON of a resume (see `resume_json`), masked where the screening is blind.

    Each fact, and the candidate, has besides its `id`, by which highlights and corrections name it, and
    `corrections`: who put it right and when, null where nobody has. `removed` are the ids of facts that
    people have left out.
    """
    parsed, corrected = found.parsed, found.corrected
    if found.mask is not None:
        [name] = pseudonyms([found.record.sha256])
        parsed = masked_facts(parsed, found.mask, name)
    body: _Object = json.loads(resume_json(parsed, found.screening.as_of))
    for facts, ids in _named(body, parsed.resume, corrected.ids):
        for fact, name in zip(facts, ids, strict=True):
            rests_on = corrected.rests_on.get(name)
            fact["id"] = name
            fact["corrections"] = [_who(item) for item in rests_on] if rests_on else None
    who = corrected.rests_on.get(CONTACT)
    body["candidate"] |= {"id": CONTACT, "corrections": [_who(item) for item in who] if who else None}
    body["removed"] = [
        {"id": name, "corrections": [_who(item)]} for name, item in sorted(corrected.removed.items())
    ]
    return body


def _named(body: _Object, resume: Resume, ids: FactIds) -> Iterator[tuple[list[_Object], Sequence[str]]]:
    """The lists of facts in the JSON, each with the names of what is in it."""
    yield body["positions"], ids.positions
    yield body["education"], ids.degrees
    yield body["skills"], ids.skills
    yield body["languages"], ids.languages
    yield body["achievements"], ids.achievements
    yield body["claims"], ids.claims
    certifications = list(zip(ids.certifications, resume.certifications, strict=True))
    for key, status in (
        ("certifications", CertificationStatus.HELD),
        ("certifications_in_progress", CertificationStatus.IN_PROGRESS),
    ):
        yield body[key], [name for name, item in certifications if item.status is status]


def _who(correction: Correction) -> _Object:
    at = correction.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {"id": correction.id, "made_by": correction.by, "created_at": at}
