"""A service with something of everything in it, and schemathesis asked about an operation of its contract."""

import base64
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, cast

import schemathesis
from fastapi import FastAPI
from requests import Session
from sample_resumes import STRONG, WEAK, pdf, word
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.engine import Status, events, from_schema
from schemathesis.generation.case import Case
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import RejectedPositiveData
from schemathesis.python.asgi import get_client, shutdown_lifespans
from waiting import until

from api.app import create_app
from api.keys import create_key
from api.outbound import Outbound
from api.settings import Settings
from api.storage import open_storage
from screener.batch import ParserPool

HOST = "testserver"
"""The name by which schemathesis asks an application in its own process."""
SECONDS = 60
"""More than anything here takes; a test that waits so long has failed."""
_EXAMPLES = 4
"""Requests made up for an operation, beside those that cover each rule of its schema."""
_ALL, _THEN_EVERY = 150, 50
"""Of the requests that a schema with very many rules asks for, all the first and then one of so many."""
_MANY = 1_000_000
"""Requests a minute: it asks more than anybody may."""
_NO_MATTER = frozenset(
    {
        "cache-control",
        "content-encoding",
        "content-length",
        "content-security-policy",
        "content-type",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
        "referrer-policy",
        "strict-transport-security",
        "vary",
        "x-content-type-options",
        "x-accel-buffering",
        "x-frame-options",
    }
)
"""Headers of answers that are for browsers and for what stands in between."""
_NOBODY, _CLOSED = "127.0.0.1", 9
_UNKNOWN_EVERY = 4
"""Every so many requests about something ask about what is not there."""
_SCREENING = {"role": "account-manager", "as_of": "2020-01-01"}
_SENT = [
    ("weak.docx", word(WEAK)),
    ("strong.pdf", pdf(STRONG)),
    ("broken.pdf", b"%PDF-1.7 nothing"),
    ("more.docx", word(STRONG)),
]
_FILES = [{"name": name, "content": base64.b64encode(content).decode()} for name, content in _SENT]


@dataclass(frozen=True)
class Contract:
    """A running service, its OpenAPI document, a key for each who may ask, and ids of what is there."""

    app: FastAPI
    document: dict[str, Any]
    keys: dict[str, str]
    kept: dict[str, str]
    doomed: dict[str, str]
    """The same for those who delete it."""

    def key_for(self, path: str) -> str:
        """The key that may do most with a path: that of the integration, for what only an ATS asks."""
        parts = path.split("/")
        mine = parts[3] if path.startswith("/v1/integrations/") else ""
        return self.keys.get(mine, self.keys["admin"])


@dataclass
class Findings:
    """What was found about an operation, and how many requests that took."""

    told: list[str] = field(default_factory=list)
    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)


@contextmanager
def contract_of(data: Path) -> Iterator[Contract]:
    """A service on an empty folder, with something of everything in it, while the block lasts."""
    settings = Settings(data=data, heartbeat_seconds=0.2, requests_per_minute=_MANY)
    storage = open_storage(settings.database)
    admin = create_key(storage, "one", "admin", ("admin",))
    storage.close()
    app = create_app(settings, pool=ParserPool(0), host_names=(HOST,), outbound=_outbound())
    try:
        with get_client(cast(Any, app)) as session:
            session.headers["authorization"] = f"Bearer {admin}"
            kept, doomed, keys = _filled(session)
            document = session.get("/openapi.json").json()
            yield Contract(app, document, {"admin": admin, **keys}, kept, doomed)
    finally:
        shutdown_lifespans()


def _outbound() -> Outbound:
    """Asks nobody: no name is known, and nobody listens at the one place that it trusts."""

    def resolve(host: str, port: int) -> list[str]:
        if host != _NOBODY:
            raise OSError("no name is known here")
        return [host]

    return Outbound([f"{_NOBODY}:{_CLOSED}"], resolve=resolve)


def _filled(session: Session) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Ids by the name of their parameter, to keep and to delete; and keys of integrations by vendor."""
    path = f"/v1/screenings/{_made(session, '/v1/screenings', _SCREENING)['id']}"
    resumes = _made(session, f"{path}/resumes", {"files": _FILES})["resumes"]
    until(lambda: session.get(path).json()["progress"]["status"] == "done")
    keys = dict(_integrations(session))
    role = session.get("/v1/roles/account-manager").json()
    _made(session, "/v1/roles", role | {"id": "field-manager"})
    kept = {
        "role_id": "field-manager",
        "screening_id": resumes[1]["screening"],
        "resume_id": resumes[1]["id"],
        "other_id": resumes[3]["id"],
        "number": "1",
        **_things(session, resumes[1]["id"], keys["generic"]),
    }
    kept["delivery_id"] = _made(session, f"/v1/webhooks/{kept['webhook_id']}/test", {})["id"]
    doomed = {**kept, "resume_id": resumes[0]["id"], **_things(session, resumes[1]["id"], keys["generic"])}
    return kept, doomed, keys


def _integrations(session: Session) -> Iterator[tuple[str, str]]:
    for vendor in ("greenhouse", "ashby", "workable", "generic"):
        credential = {"credential": "theirs"} if vendor in {"ashby", "workable"} else {}
        place = {} if vendor == "ashby" else {"address": f"{_NOBODY}:{_CLOSED}"}
        new = {"vendor": vendor, "name": vendor, **credential, **place}
        yield vendor, _made(session, "/v1/integrations", new)["key"]


def _things(session: Session, resume: str, generic: str) -> dict[str, str]:
    """One of everything that can be deleted."""
    number = next(_numbers)
    _made(session, f"/v1/resumes/{resume}/notes", {"text": "Call in May."})
    fact = session.get(f"/v1/resumes/{resume}/facts").json()["skills"][number]["id"]
    correction = {"kind": "skill", "action": "remove", "reason": "not so", "fact": fact}
    user = {"name": f"person-{number}", "role": "auditor", "password": "a long and odd sentence"}
    order = {"test": "account-manager", "order_id": f"o-{number}", "resume": _FILES[0]}
    as_generic = {"authorization": f"Bearer {generic}"}
    return {
        "correction_id": _made(session, f"/v1/resumes/{resume}/corrections", correction)["id"],
        "webhook_id": _made(session, "/v1/webhooks", {"url": f"http://{_NOBODY}:{_CLOSED}/hook"})["id"],
        "prefix": _made(session, "/v1/keys", {"name": "another"})["prefix"],
        "user_id": _made(session, "/v1/users", user)["id"],
        "integration_id": _made(session, "/v1/integrations", {"vendor": "generic", "name": "more"})["id"],
        "order_id": _made(session, "/v1/integrations/generic/orders", order, as_generic)["id"],
    }


_numbers = count(1)


def _made(session: Session, path: str, body: Any, headers: dict[str, str] | None = None) -> Any:
    answer = session.post(path, json=body, headers=headers)
    assert answer.ok, answer.text
    return answer.json()


Allowed = Callable[[str, list[str]], bool]
"""Whether an operation may refuse what its schema allows, for what it tells: fields, a code, or words."""


def ask(contract: Contract, method: str, path: str, allowed: Allowed, key: str | None) -> Findings:
    """What schemathesis finds about one operation with all of its checks.

    With a `key` of None nobody is known who asks; that takes few requests.
    """
    schema = schemathesis.openapi.from_dict(contract.document, config=_config(key))
    schema.app = contract.app
    label = f"{method} {path}"
    values = _values(contract.kept)
    if method == "DELETE":
        last = path.rsplit("{", 1)[1].rstrip("}")
        values[last] = contract.doomed[last]
    made, asked = count(1), count(1)

    @schema.hook
    def filter_case(context: Any, case: Case[Any]) -> bool:
        if case.meta is None or case.meta.phase.name is not TestPhase.COVERAGE:
            return True
        number = next(made)
        return number <= _ALL or number % _THEN_EVERY == 0

    @schema.hook
    def map_case(context: Any, case: Case[Any]) -> Case[Any]:
        number = next(asked)
        return _about_what_is_there(case, {**values, "idempotency-key": f"{label} {number}"}, number)

    @schema.hook
    def filter_failure(context: Any, failure: Any, case: Case[Any], response: Any) -> bool:
        return not (isinstance(failure, RejectedPositiveData) and allowed(label, _told(response)))

    answers = contract.document["paths"][path][method.lower()]["responses"]
    findings = Findings()
    for event in from_schema(schema.include(name=label)).execute():
        if isinstance(event, events.ScenarioFinished):
            _note(findings, event, answers)
        elif isinstance(event, events.NonFatalError):
            findings.told.append(f"{event.label}: {event.info.format()}")
        elif isinstance(event, events.FatalError):
            raise event.exception
    return findings


def _config(key: str | None) -> SchemathesisConfig:
    """All checks, and the same requests every time."""
    known = key is not None
    return SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "headers": {"Authorization": f"Bearer {key}"} if known else {},
            "request-timeout": SECONDS,
            "continue-on-failure": True,
            "generation": {
                "max-examples": _EXAMPLES if known else 1,
                "deterministic": True,
                "database": "none",
                "no-shrink": True,
            },
            "phases": {
                "examples": {"enabled": False},
                "coverage": {"enabled": known},
                "fuzzing": {
                    "extra-data-sources": {"responses": False},
                    "error-feedback": {"enabled": False},
                },
                "stateful": {"enabled": False},
            },
            "checks": {"enabled": True},
        }
    )


def _values(ids: dict[str, str]) -> dict[str, Any]:
    """What is there, by the name that a path, a query or a body has for it."""
    place = f"http://{_NOBODY}:{_CLOSED}/told"
    tests = ("role", "test", "test_id", "partner_test_id", "assessment_type_id")
    return {
        **ids,
        **dict.fromkeys(tests, ids["role_id"]),
        **dict.fromkeys(("url", "callback_url"), place),
        "width": 200,
        "resume": [ids["resume_id"], ids["other_id"]],
        "resumes": [ids["resume_id"], ids["other_id"]],
        "id": ids["role_id"],
        "if-match": "*",
        "cursor": None,
    }


def _about_what_is_there(case: Case[Any], values: dict[str, Any], number: int) -> Case[Any]:
    """Most requests ask about what is there; of what is not, there is little to be said."""
    if case.meta is None or number % _UNKNOWN_EVERY == 0:
        return case
    valid = {place for place, part in case.meta.components.items() if part.mode.is_positive}
    if ParameterLocation.PATH in valid:
        case.path_parameters = _with(case.path_parameters, values)
    if ParameterLocation.QUERY in valid:
        case.query = _with(case.query, values)
    if ParameterLocation.HEADER in valid:
        case.headers.update({name: values[name.lower()] for name in case.headers if name.lower() in values})
    if ParameterLocation.BODY in valid and isinstance(case.body, dict):
        case.body = _with(case.body, values)
    return case


def _with(given: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """Those that have a value here have it; a value of None is one that can only be left out."""
    found = {name: values.get(name, value) for name, value in given.items()}
    return {name: value for name, value in found.items() if value is not None or name not in values}


def _told(response: Any) -> list[str]:
    """The fields with mistakes that an answer names, or its code, or its words."""
    body = response.json()
    fields = [mistake["field"] for mistake in body.get("errors", ())]
    return fields or [body.get("code") or body["message"]]


def _note(findings: Findings, event: events.ScenarioFinished, answers: dict[str, Any]) -> None:
    recorder = event.recorder
    findings.cases += len(recorder.cases)
    for interaction in recorder.interactions.values():
        if interaction.response is not None:
            status = interaction.response.status_code
            findings.statuses[status] += 1
            known = {name.lower() for name in answers.get(str(status), {}).get("headers", ())}
            if str(status) in answers:  # and not 405, which is no answer of the operation
                given = {name.lower() for name in interaction.response.headers}
                findings.told.extend(
                    f"{status}: header {name}" for name in sorted(given - known - _NO_MATTER)
                )
    for checks in recorder.checks.values():
        for check in checks:
            if check.status is Status.FAILURE and check.failure_info is not None:
                failure = check.failure_info.failure
                findings.told.append(
                    f"{check.name}: {failure.title}\n{failure.message}\n{check.failure_info.code_sample}"
                )
