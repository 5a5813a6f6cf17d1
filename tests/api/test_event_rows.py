"""How entries of the log are shown on their page."""

from datetime import UTC, datetime
from typing import Any

import pytest

from api.storage.records import Event
from api.web.event_rows import event_rows

NAMES = {"u1": "Ada <b>", "abc": "key ATS"}


@pytest.mark.parametrize(
    ("kind", "subject", "details", "shown"),
    [
        ("user.signed_in", "u1", {}, ("Signed in", "Ada <b>", "Ada <b>", "", None)),
        ("user.created", "u9", {"by": "console"}, ("User made", None, "the command line", "", None)),
        (
            "key.created",
            "abc",
            {"by": None, "scopes": ["read"]},
            ("API key made", "key ATS", None, "scopes read", None),
        ),
        ("key.revoked", "abc", {"by": "u1"}, ("API key revoked", "key ATS", "Ada <b>", "", None)),
        (
            "resume.decided",
            "r1",
            {"decision": "hold", "key": "abc"},
            ("Decision made", None, "key ATS", "decision hold", None),
        ),
        (
            "resume.stored",
            "r1",
            {"sha256": "1234567890ab" + "c" * 52, "key": "nobody"},
            ("Resume stored", None, "somebody here", "sha256 1234567890ab…", None),
        ),
        ("user.erased", "u9", {"by": "u1"}, ("User erased", None, "Ada <b>", "", None)),
        (
            "screening.created",
            "s1",
            {"role": "x"},
            ("Screening made", None, None, "role x", "/screenings/s1"),
        ),
        ("webhook.created", "w1", {"by": "u7"}, ("Webhook made", None, "u7", "", "/admin/webhooks/w1")),
        ("webhook.deleted", "w1", {"by": "u1"}, ("Webhook deleted", None, "Ada <b>", "", None)),
        ("role.saved", "buyer", {"version": 2}, ("Role saved", None, None, "version 2", "/roles/buyer")),
        ("thing.quite_new", "t", {"a": True, "b": None}, ("Thing quite new", None, None, "a true", None)),
    ],
)
def test_an_entry_in_words(
    kind: str, subject: str, details: dict[str, Any], shown: tuple[str | None, ...]
) -> None:
    event = Event(7, datetime(2025, 1, 1, tzinfo=UTC), kind, subject, details, "0" * 64, "1" * 64)
    [row] = event_rows([event], NAMES)
    assert (row.words, row.name, row.who, row.details, row.link) == shown
    assert event.details == details
