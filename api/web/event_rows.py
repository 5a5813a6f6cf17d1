"""Entries of the log as rows of a page: with the names that the log itself does not have."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.keys import CONSOLE
from api.storage import Storage
from api.storage.records import Event
from api.web.admin_words import kind_words

_OURS = {CONSOLE: "the command line", "retention": "retention", "nobody": "somebody here"}
_DIGEST = re.compile(r"[0-9a-f]{32,}")
_SHOWN = 12
"""Digits of a digest: enough to compare it by eye; the API has all."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An entry: `subject` is its id, `name` what is called so, `who` did it, if the log tells."""

    number: int
    at: datetime
    kind: str
    words: str
    subject: str
    name: str | None
    link: str | None
    who: str | None
    details: str
    digest: str


def names_of(storage: Storage, tenant_id: str) -> dict[str, str]:
    """Names of users, keys and integrations by their ids."""
    named = {key.prefix: f"key {key.name}" for key in storage.every_key(tenant_id)}
    named |= {record.id: record.name for record in storage.integrations(tenant_id)}
    return named | {user.id: user.name for user in storage.users(tenant_id)}


def event_rows(events: Sequence[Event], names: Mapping[str, str]) -> list[EventRow]:
    return [_row(event, names) for event in events]


def _row(event: Event, names: Mapping[str, str]) -> EventRow:
    details = dict(event.details)
    by = details.pop("by", None) or details.pop("key", None)
    if by is None and event.kind in {"user.signed_in", "user.signed_out"}:
        by = event.subject
    return EventRow(
        number=event.number,
        at=event.at,
        kind=event.kind,
        words=kind_words(event.kind),
        subject=event.subject,
        name=names.get(event.subject),
        link=_link(event),
        who=None if by is None else _OURS.get(by) or names.get(by, by),
        details=", ".join(f"{name} {_told(value)}" for name, value in details.items() if value is not None),
        digest=event.digest,
    )


def _link(event: Event) -> str | None:
    match event.kind.partition(".")[0]:
        case "screening":
            return f"/screenings/{event.subject}"
        case "webhook" if event.kind != "webhook.deleted":
            return f"/admin/webhooks/{event.subject}"
        case "role":
            return f"/roles/{event.subject}"
        case _:
            return None


def _told(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    if isinstance(value, str) and _DIGEST.fullmatch(value):
        return f"{value[:_SHOWN]}…"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
